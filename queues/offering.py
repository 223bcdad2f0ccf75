"""Many are asked in one breath: every offer of a decision in one statement that waits for nobody.

It is written under the epoch in which it was decided, if nobody has taken over; for those contacts that still wait as
they did then, to those advisors who still have room and are still available. Whoever is being changed by somebody else
just now is left out and decided anew. Locks in the order of the house: contact, placement, advisor, duty.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import BigInteger, Boolean, Integer, Interval, Text, Uuid, bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import TypeEngine

from contact import offering as many
from contact import units
from contact.facts import Deed, Moved
from contact.plumbing.at_once import Statement, statement
from contact.plumbing.chance import new_id
from contact.plumbing.database import Database
from queues.engine.decisions import Decision, Keep, Offer, Release
from queues.facts import Offered
from queues.lease import SHARD

AT_ONCE = 200


class Superseded(Exception):
    """Somebody else routes since; nothing was written."""


@dataclass(frozen=True)
class Asking:
    """An offer as it will be written: of which version of the placement, for how long, and why, in words."""

    offer: Offer
    version: int
    lasts: timedelta
    why: dict[str, Any]


@dataclass(frozen=True)
class Lost:
    """An offer that was not written: the contact had moved on, or else the advisor."""

    contact: UUID
    advisor: UUID
    contact_moved: bool


async def ask(database: Database, asked: Sequence[Asking], epoch: int | None) -> list[Lost]:
    """Write offers and announce them; return those that were not. None is an epoch that nobody checks."""
    lost: list[Lost] = []
    for start in range(0, len(asked), AT_ONCE):
        rows = await database.all_at_once(ASK, _values(asked[start : start + AT_ONCE], epoch))
        if not rows:
            raise Superseded
        done = [row for row in rows if row["asked"]]
        lost += [Lost(row["contact"], row["advisor"], not row["waits"]) for row in rows if not row["asked"]]
        offered = [Offered(row["offer"], row["advisor"]) for row in done]
        moved = [
            Moved(row["contact"], row["agency_id"], row["seeker_id"], row["advisor"], Deed.OFFERED, row["channel"])
            for row in done
        ]
        await database.announce(*offered, *moved)
    return lost


async def keep(database: Database, decided: Sequence[Decision], epoch: int | None) -> None:
    """Write for whom advisors are kept, and who is kept no longer."""
    kept = {each.advisor: each.contact for each in decided if isinstance(each, Keep)}
    kept_or_not = kept | {each.advisor: None for each in decided if isinstance(each, Release)}
    if kept_or_not:
        values = {"advisors": list(kept_or_not), "contacts": list(kept_or_not.values())}
        await database.all_at_once(_KEEP, {"shard": SHARD, "epoch": epoch, **values})


def _values(asked: Sequence[Asking], epoch: int | None) -> dict[str, object]:
    return {
        "shard": SHARD,
        "epoch": epoch,
        "offers": [new_id() for _ in asked],
        "moves": [new_id() for _ in asked],
        "contacts": [each.offer.contact for each in asked],
        "advisors": [each.offer.advisor for each in asked],
        "versions": [each.version for each in asked],
        "lasts": [each.lasts for each in asked],
        "whys": [msgspec.json.encode(each.why).decode() for each in asked],
        "agains": [each.offer.why.again for each in asked],
    }


_FENCE = "fence AS MATERIALIZED (SELECT 1 FROM lease WHERE shard = :shard AND epoch = :epoch FOR SHARE)"
_UNFENCED = "CAST(:epoch AS bigint) IS NULL OR EXISTS (SELECT 1 FROM fence)"
_OF_KINDS: dict[str, TypeEngine[Any]] = {
    "shard": Text(),
    "epoch": BigInteger(),
    "versions": ARRAY(Integer()),
    "lasts": ARRAY(Interval()),
    "whys": ARRAY(Text()),
    "agains": ARRAY(Boolean()),
    **dict.fromkeys(("offers", "contacts", "advisors", "moves"), ARRAY(Uuid())),
}


def _statement(sql: str, *names: str) -> Statement:
    return statement(text(sql).bindparams(*(bindparam(name, type_=_OF_KINDS[name]) for name in names)))


ASK = _statement(
    f"""
    WITH {_FENCE}, pair AS MATERIALIZED (
        SELECT * FROM unnest(:offers, :contacts, :advisors, :moves, :versions, :lasts, :whys, :agains)
            AS pair (offer, contact, advisor, move, version, lasts, why, again)
        WHERE {_UNFENCED}
    ), waiting AS MATERIALIZED ({many.WAITING}), placed AS MATERIALIZED (
        -- Whoever changes a placement holds its contact: from here it stays as it is.
        SELECT pair.offer
        FROM pair JOIN waiting c ON c.id = pair.contact JOIN placement p ON p.contact_id = c.id
        WHERE p.version = pair.version
        ORDER BY c.id FOR NO KEY UPDATE OF p SKIP LOCKED
    ), free AS MATERIALIZED (
        SELECT pair.offer
        FROM pair JOIN placed ON placed.offer = pair.offer JOIN waiting c ON c.id = pair.contact
            JOIN advisor a ON a.id = pair.advisor JOIN duty d ON d.advisor_id = a.id
        WHERE {units.ROOM}
          AND d.declared = 'available' AND d.next_declared IS NULL
          AND NOT EXISTS (SELECT 1 FROM offer o WHERE o.advisor_id = a.id AND o.state = 'pending')
          AND (d.limits ->> c.channel IS NULL OR (d.limits ->> c.channel)::int > (
                SELECT count(*) FROM contact h
                WHERE h.advisor_id = a.id AND h.state IN ('offered', 'active', 'wrapping')
                  AND h.channel = c.channel AND NOT h.silent))
        ORDER BY a.id FOR NO KEY UPDATE OF a, d SKIP LOCKED
    ), made AS (
        INSERT INTO offer (id, contact_id, advisor_id, state, made_at, due_at, why, epoch)
        SELECT pair.offer, contact, advisor, 'pending', clock_timestamp(), clock_timestamp() + lasts, why::jsonb, :epoch
        FROM pair JOIN free ON free.offer = pair.offer
        ON CONFLICT DO NOTHING
        RETURNING id
    ), asked AS MATERIALIZED (
        SELECT pair.* FROM pair JOIN made ON made.id = pair.offer
    ), {many.HELD}, forgotten AS (
        -- Everybody had refused: from here they may all be asked once more.
        UPDATE placement SET barred = '{{}}' FROM asked WHERE asked.again AND placement.contact_id = asked.contact
    )
    SELECT pair.offer, pair.contact, pair.advisor, waiting.agency_id, waiting.seeker_id, waiting.channel,
        placed.offer IS NOT NULL AS waits, asked.offer IS NOT NULL AS asked
    FROM pair LEFT JOIN waiting ON waiting.id = pair.contact LEFT JOIN placed ON placed.offer = pair.offer
        LEFT JOIN asked ON asked.offer = pair.offer
    """,  # noqa: S608
    "shard", "epoch", "offers", "contacts", "advisors", "moves", "versions", "lasts", "whys", "agains",
)  # fmt: skip
_KEEP = _statement(
    f"""
    WITH {_FENCE}, told AS (
        SELECT duty.advisor_id, kept.contact
        FROM unnest(:advisors, :contacts) AS kept (advisor, contact) JOIN duty ON duty.advisor_id = kept.advisor
        WHERE {_UNFENCED} FOR NO KEY UPDATE OF duty SKIP LOCKED
    )
    UPDATE duty SET kept_for = told.contact FROM told WHERE duty.advisor_id = told.advisor_id
    """,  # noqa: S608
    "shard", "epoch", "advisors", "contacts",
)  # fmt: skip
