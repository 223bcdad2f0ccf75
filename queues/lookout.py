"""Why does each of them still wait? Seen by an engine that only looks and never decides."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Uuid, bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY

from contact.plumbing import clock
from contact.plumbing.at_once import statement
from contact.plumbing.database import Database
from contact.views import Words
from queues import picture, rules
from queues.engine.engine import Engine
from queues.engine.rows import Milliseconds
from queues.engine.views import WhyWaiting
from queues.instants import instant
from queues.not_yet import Reader, explain_waiting
from queues.sparing import Sparing
from queues.translating import Told
from queues.wording import Names, RingName


@dataclass(frozen=True)
class View:
    """The floor and the waiting room as they stood."""

    engine: Engine
    names: Names
    at: Milliseconds
    known: dict[UUID, WhyWaiting] = field(default_factory=dict)

    def why(self, contacts: Sequence[UUID]) -> dict[UUID, WhyWaiting]:
        """Return why each of these waited then; what was asked before is known."""
        asked = [contact for contact in contacts if contact not in self.known]
        self.known.update(self.engine.why_they_wait(asked, self.at))
        return {contact: self.known[contact] for contact in contacts if contact in self.known}


class Lookout:
    """What was last seen of the whole pool, in this process."""

    def __init__(self) -> None:
        self._view: Sparing[View] = Sparing()

    async def why(self, database: Database, contacts: Sequence[UUID], zone: str) -> dict[UUID, Words]:
        """Say why each of these still waits; of those who came since the last look nothing is said."""
        view = await self._view.of(database, partial(_look, database)) if contacts else None
        if view is None:
            return {}
        began = clock.now()
        found = await asyncio.to_thread(view.why, contacts)
        self._view.rest(clock.now() - began)
        advisors = await _called(database, _mentioned(found.values()))
        reader = Reader(replace(view.names, advisors=advisors), ZoneInfo(zone))
        return {contact: Words(**explain_waiting(why, reader, view.at)) for contact, why in found.items()}


# One for all who ask in this process: the board of a supervisor, the people of an advisor.
lookout = Lookout()


async def _look(database: Database) -> View:
    now = instant(clock.now())
    known = await rules.read(database, now)
    rows = await picture.everything(database, known, now)
    # In a thread: at 2,000 advisors and 5,000 waiting it takes long enough for others to notice.
    return View(await asyncio.to_thread(_learned, rows, now), known.names, now)


def _learned(rows: Iterable[Told], now: Milliseconds) -> Engine:
    engine = Engine()
    for each in rows:
        engine.learn(each.row, now)
    return engine


def _mentioned(whys: Iterable[WhyWaiting]) -> set[UUID]:
    """Return whom the words may name."""
    found: set[UUID] = set()
    for why in whys:
        found.update(each for each in (why.kept, *(ring.answering for ring in why.rings)) if each)
        found.update(whom for ring in why.rings for whom in RingName.read(ring.name).whom)
    return found


async def _called(database: Database, advisors: set[UUID]) -> dict[UUID, str]:
    if not advisors:
        return {}
    return {row["id"]: row["name"] for row in await database.all_at_once(_NAMES, {"advisors": list(advisors)})}


_NAMES = statement(
    text("SELECT id, name FROM advisor WHERE id = ANY(:advisors)").bindparams(
        bindparam("advisors", type_=ARRAY(Uuid()))
    )
)
