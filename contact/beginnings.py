"""Contacts begin, many in one breath, with first words or without: the life cycle's first step, as one statement.

For those who look at no page of it yet. Who is there to see it, opens one by one (`lifecycle.open_contact`).
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from uuid import UUID

from msgspec import json
from sqlalchemy import Text, bindparam, text
from sqlalchemy.ext.asyncio import AsyncSession

from contact.facts import Deed, Moved
from contact.models import Author, Contact
from contact.plumbing.chance import new_id
from contact.plumbing.database import record
from contact.timeline import happened

_SECOND = timedelta(seconds=1)


@dataclass(frozen=True)
class First:
    """What a seeker says first, under the id that the entry gets, and as whom."""

    entry: UUID
    name: str
    words: str


@dataclass(frozen=True)
class Beginning:
    """A contact that nobody knows yet, and what its seeker says in it, if anything."""

    contact: Contact
    first: First | None = None


async def begin(db: AsyncSession, many: Sequence[Beginning]) -> None:
    """Let new contacts wait; the clock of each starts here and nothing changes it."""
    await db.execute(_BEGIN, {"many": json.encode([_row(each) for each in many]).decode()})
    for each in many:
        contact = each.contact
        moved = Moved(
            contact.id, contact.agency_id, contact.seeker_id, None, Deed.OPENED, contact.channel, watched=False
        )
        record(db, moved)


def _row(each: Beginning) -> dict[str, object]:
    contact = each.contact
    return {
        "id": contact.id,
        "reference": contact.reference,
        "agency": contact.agency_id,
        "channel": contact.channel,
        "language": contact.language,
        "seeker": contact.seeker_id,
        "units": contact.units,
        "exclusive": contact.exclusive,
        "interruptible": contact.interruptible,
        "attended": contact.attended,
        "wrap_up": None if contact.wrap_up is None else contact.wrap_up / _SECOND,
        "move": new_id(),
        "opened": new_id(),
        "event": happened("opened", by=Author.SEEKER),
        "continues": contact.continues_id,
        "since": contact.first_enqueued_at,
        **(asdict(each.first) if each.first else {}),
    }


# The first entry says that it opened; the second, where there is one, is theirs, and they have read both.
_BEGIN = text(
    """
    WITH begun AS (
        SELECT * FROM json_to_recordset(CAST(:many AS json)) AS each (
            id uuid, reference text, agency uuid, channel text, language text, seeker uuid, units integer,
            exclusive boolean, interruptible boolean, attended boolean, wrap_up double precision,
            move uuid, opened uuid, event jsonb, continues uuid, since timestamptz,
            entry uuid, name text, words text
        )
    ), kept AS (
        INSERT INTO contact (
            id, reference, agency_id, channel, language, seeker_id, state, units, exclusive, interruptible, attended,
            continues_id, wrap_up, first_enqueued_at, extensions_left, seq, public_seq, public_seq_before,
            seen_by_seeker, seen_by_advisor
        )
        SELECT id, reference, agency, channel, language, seeker, 'waiting', units, exclusive, interruptible, attended,
            continues, make_interval(secs => wrap_up), COALESCE(since, now()), 10, 1 + said, 1 + said, said, 2 * said, 0
        FROM begun, LATERAL (SELECT num_nonnulls(words)) AS their (said)
    ), noted AS (
        INSERT INTO move (id, contact_id, deed, became, by, by_id, units)
        SELECT move, id, 'opened', 'waiting', 'seeker', seeker, units FROM begun
    )
    INSERT INTO entry (id, contact_id, seq, public_after, kind, author, author_id, author_name, body, event)
    SELECT opened, id, 1, 0, 'event', 'house', NULL, NULL, '', event FROM begun
    UNION ALL
    SELECT entry, id, 2, 1, 'line', 'seeker', seeker, name, words, NULL FROM begun WHERE words IS NOT NULL
    """
).bindparams(bindparam("many", type_=Text()))
