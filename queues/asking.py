"""Your own advisor, or the first available? Whoever has an advisor who is busy is asked, and may change their mind."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from msgspec import Struct
from sqlalchemy import Interval, Row, Uuid, bindparam, select, text, update
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession

from contact.edge import Ask
from contact.models import Author, Contact, Seeker
from contact.part import Route
from contact.plumbing import clock
from contact.plumbing.database import record
from contact.standing import Asked, Wait
from contact.views import ContactShown, show_contact
from queues import offers
from queues.engine.estimate import expected
from queues.engine.rows import Pace
from queues.facts import Resettled
from queues.models import Placement
from queues.presence import HEARD_WITHIN, working_now

_MILLISECOND = timedelta(milliseconds=1)


class Preference(Struct):
    """Whether somebody would rather wait for their own advisor than talk to the first available."""

    keeps_waiting: bool


async def choose(ask: Ask[Preference]) -> ContactShown:
    """Note what a seeker prefers; where nobody asks them, it changes nothing."""
    viewer = await ask.seeker()
    contact = await viewer.own_contact(ask.db, ask.id())
    await ask.db.refresh(contact, with_for_update=True)

    if await questions(ask.db, [contact.id], clock.now()):
        await ask.db.execute(
            update(Placement).where(Placement.contact_id == contact.id).values(keeps_waiting=ask.body.keeps_waiting)
        )
        if ask.body.keeps_waiting:
            await _take_back(ask.db, contact)
        record(ask.db, Resettled(contact.id))
    return await show_contact(ask.house, ask.db, contact, to=Author.SEEKER)


async def _take_back(db: AsyncSession, contact: Contact) -> None:
    """Take back what is on offer to anybody but the advisor whom they would rather have."""
    referent = await db.scalar(select(Seeker.referent_id).where(Seeker.id == contact.seeker_id))
    if contact.advisor_id is not None and contact.advisor_id != referent:
        await offers.rescind_from(db, contact.advisor_id)
        await db.refresh(contact)


async def questions(db: AsyncSession, contacts: Sequence[UUID], now: datetime) -> Mapping[UUID, Asked]:
    """Return what to ask those who wait and whose own advisor is there, and busy."""
    if not contacts:
        return {}
    rows = await db.execute(_BUSY, {"contacts": list(contacts), "heard": HEARD_WITHIN})
    return {
        row.contact: Asked(row.advisor, row.name, _wait(row), row.on_break, row.keeps_waiting)
        for row in rows
        if (working := working_now(row.week, row.zone, now)) is None or working.open
    }


def _wait(row: Row[Any]) -> Wait | None:
    """Return how long it may take until this one advisor is free; nothing is said of a break's length.

    Whoever waits for them alone is told so by the router. Before, a wait for one is never called shorter than for all.
    """
    told = None if row.wait_from is None else Wait(row.wait_from, row.wait_to)
    if row.on_break:
        return None
    if row.keeps_waiting and told:
        return told
    alone = _alone(row)
    return max(alone, told, key=lambda wait: wait.start) if alone and told else alone


def _alone(row: Row[Any]) -> Wait | None:
    """Return how soon one desk has room again, at the pace of the queue."""
    if row.handling is None:
        return None
    patience = row.patience and row.patience // _MILLISECOND
    pace = Pace(row.queue, row.channel, row.handling // _MILLISECOND, row.handled, patience)
    found = expected(row.ahead, row.slots, pace, None)
    return Wait(*found.bucket.value) if found else None


# An advisor who has room is simply asked. Once somebody has answered, the answer stays in sight as long as it holds.
_BUSY = text(
    """
    SELECT c.id AS contact, a.id AS advisor, a.name, p.queue_id AS queue, c.channel,
        p.keeps_waiting, p.wait_from, p.wait_to,
        d.declared = 'break' AS on_break, d.week, y.zone, a.capacity / c.units AS slots,
        (SELECT count(*) FROM contact o JOIN placement w ON w.contact_id = o.id JOIN seeker s ON s.id = o.seeker_id
         WHERE o.state = 'waiting' AND s.referent_id = a.id AND w.keeps_waiting
           AND o.first_enqueued_at < c.first_enqueued_at) AS ahead,
        pace.handling, pace.handled, pace.patience
    FROM contact c
    JOIN placement p ON p.contact_id = c.id
    JOIN queue q ON q.id = p.queue_id
    JOIN seeker k ON k.id = c.seeker_id
    JOIN advisor a ON a.id = k.referent_id
    JOIN agency y ON y.id = a.agency_id
    JOIN duty d ON d.advisor_id = a.id
    LEFT JOIN pace ON pace.queue_id = p.queue_id AND pace.channel = c.channel
    WHERE c.id = ANY(:contacts) AND c.state IN ('waiting', 'offered') AND c.attended
      AND q.rings @> '[{"to": "referent"}]' AND a.capacity >= c.units
      AND d.declared IN ('available', 'break') AND c.advisor_id IS DISTINCT FROM a.id AND NOT a.id = ANY(p.barred)
      AND EXISTS (SELECT 1 FROM session s
                  WHERE s.advisor_id = a.id AND s.revoked_at IS NULL AND s.seen_at > now() - :heard)
      AND NOT EXISTS (SELECT 1 FROM absence x
                      WHERE x.advisor_id = a.id AND x.starts_at <= now() AND x.ends_at > now())
      AND (p.keeps_waiting IS NOT NULL OR d.declared = 'break' OR d.next_declared IS NOT NULL
           OR a.alone OR a.used + c.units > a.capacity
           OR EXISTS (SELECT 1 FROM offer o WHERE o.advisor_id = a.id AND o.state = 'pending'))
    """
).bindparams(bindparam("heard", type_=Interval()), bindparam("contacts", type_=ARRAY(Uuid())))

routes = (Route("PUT", "/api/contacts/{id}/choice", choose, takes=Preference, gives=ContactShown),)
