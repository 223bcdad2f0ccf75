"""Whoever has waited too long in one line goes on to another, with the age they have."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Uuid, bindparam, select, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession

from contact import timeline
from contact.models import Author, Contact
from contact.plumbing import clock
from contact.plumbing.errors import StaleState
from queues import calendars, lines
from queues.models import Placement, Queue


async def due(db: AsyncSession) -> Sequence[UUID]:
    """Return who has waited for as long as their queue lets them, where the line they go on to is open."""
    targets = (await db.scalars(select(Queue).where(Queue.id.in_(select(Queue.overflow_id))))).all()
    return (await db.scalars(_DUE, {"open": await _open(db, targets)})).all()


async def go_on(db: AsyncSession, contact: UUID) -> None:
    """Put somebody into the line to which theirs flows over; what a colleague said of them goes along."""
    queue_id = await db.scalar(_STILL_DUE, {"contact": contact})
    if queue_id is None:
        raise StaleState
    queue = await db.get_one(Queue, queue_id)
    if not await _open(db, [queue]):
        raise StaleState
    placement = await db.get_one(Placement, contact)
    await lines.move_to(db, contact, queue, placement.transfer_note)
    moved = await db.get_one(Contact, contact, populate_existing=True)
    await timeline.tell_event(db, moved, "overflowed", by=Author.HOUSE, queue=queue.name)


async def _open(db: AsyncSession, queues: Sequence[Queue]) -> list[UUID]:
    openings = await calendars.openings(db, queues, clock.now())
    return [queue for queue, opening in openings.items() if opening.open]


_WAITED = """
    FROM contact c
        JOIN placement p ON p.contact_id = c.id
        JOIN queue q ON q.id = p.queue_id
        JOIN queue other ON other.id = q.overflow_id
    WHERE c.state = 'waiting' AND p.placed_at < now() - q.longest_wait AND other.retired_at IS NULL
"""
_DUE = text(f"SELECT c.id {_WAITED} AND other.id = ANY(:open) ORDER BY p.placed_at LIMIT 200").bindparams(
    bindparam("open", type_=ARRAY(Uuid()))
)
_STILL_DUE = text(f"SELECT other.id {_WAITED} AND c.id = :contact FOR UPDATE OF c SKIP LOCKED")
