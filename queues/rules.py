"""What seldom changes: the rings, promises and needs of the queues, by which those who wait are told to the engine."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

import msgspec
from asyncpg import Record
from sqlalchemy import text

from contact.plumbing.at_once import statement
from contact.plumbing.database import Database
from queues import rings
from queues.engine.rows import Milliseconds, Need, Ring, Weight
from queues.instants import instant, span
from queues.rings import Plan
from queues.wording import Names

decode = msgspec.json.decode


class Kind(NamedTuple):
    """What those who wait for the same share, but for since when and who has refused them."""

    queue: UUID
    language: str
    weight: Weight
    promise: Milliseconds
    rings: tuple[Ring, ...]
    needs: frozenset[Need]
    ceiling: int | None


@dataclass(frozen=True)
class Rules:
    """The rows that everybody who waits has in common; `until` is when a peak begins or ends next.

    `kinds` fills as people are read, by what makes them alike.
    """

    plans: Mapping[UUID, Plan]
    offer_times: Mapping[UUID, timedelta]
    vulnerable: Mapping[UUID, Milliseconds]
    musts: frozenset[str]
    regions: Mapping[UUID, UUID]
    names: Names
    until: Milliseconds | None
    kinds: dict[tuple[object, ...], Kind] = field(default_factory=dict, compare=False)

    def needs(self, levels: Mapping[str, int]) -> frozenset[Need]:
        """Return what a placement asks for; whether a skill is a must is said by the skill."""
        return frozenset(Need(code, level, code in self.musts) for code, level in levels.items())

    def needs_of(self, row: str) -> frozenset[Need]:
        """Return the same of a row's JSON; those alike share it."""
        return _needs(row, self.musts)


@lru_cache(maxsize=10_000)
def _needs(levels: str, musts: frozenset[str]) -> frozenset[Need]:
    return frozenset(Need(code, level, code in musts) for code, level in decode(levels).items())


async def read(database: Database, now: Milliseconds) -> Rules:
    """Read them all."""
    queues = await database.all_at_once(_QUEUES)
    agencies = await database.all_at_once(_AGENCIES)
    skills = await database.all_at_once(_SKILLS)
    peaks = await database.all_at_once(_PEAKS)
    slugs = {row["slug"]: row["id"] for row in queues}, {row["slug"]: row["id"] for row in agencies}
    overflow = {row["queue_id"]: tuple(row["overflow"]) for row in peaks if instant(row["starts_at"]) <= now}
    return Rules(
        plans={row["id"]: _plan(row, slugs, overflow.get(row["id"], ())) for row in queues},
        offer_times={row["id"]: row["offer_time"] for row in queues},
        vulnerable={row["id"]: span(row["vulnerable_promise"]) for row in queues if row["vulnerable_promise"]},
        musts=frozenset(row["code"] for row in skills if row["must"]),
        regions={row["id"]: row["region_id"] for row in agencies if row["region_id"]},
        names=_names(queues, agencies, skills),
        until=min(_turns(peaks, now), default=None),
    )


def _plan(row: Record, slugs: tuple[Mapping[str, UUID], Mapping[str, UUID]], overflow: tuple[UUID, ...]) -> Plan:
    longest = row["longest_wait"]
    steps = rings.read(row["id"], decode(row["rings"]), *slugs)
    return Plan(row["id"], steps, span(longest) if longest else None, overflow)


def _names(queues: Sequence[Record], agencies: Sequence[Record], skills: Sequence[Record]) -> Names:
    places = {row["id"]: row["name"] for row in agencies}
    places |= {row["region_id"]: row["region"] for row in agencies if row["region_id"]}
    return Names(
        queues={row["id"]: decode(row["name"]) for row in queues},
        skills={row["code"]: decode(row["label"]) for row in skills},
        places=places,
    )


def _turns(peaks: Sequence[Record], now: Milliseconds) -> Iterator[Milliseconds]:
    for row in peaks:
        yield from (at for at in (instant(row["starts_at"]), instant(row["ends_at"])) if at > now)


_QUEUES = statement(
    text("SELECT id, slug, name, rings, offer_time, vulnerable_promise, longest_wait FROM queue ORDER BY slug")
)
_AGENCIES = statement(
    text(
        """
        SELECT agency.id, agency.slug, agency.name, region_id, region.name AS region
        FROM agency LEFT JOIN region ON region.id = region_id
        """
    )
)
_SKILLS = statement(text("SELECT code, label, must FROM skill"))
_PEAKS = statement(text("SELECT queue_id, starts_at, ends_at, overflow FROM peak WHERE ends_at > now()"))
