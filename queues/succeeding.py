"""A contact takes the place of another: its line and its age, who is asked first and who has declined."""

from collections.abc import Mapping, Set
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from contact import lifecycle
from contact.models import Contact
from contact.part import Channel
from queues.models import Placement, Queue, WrapUpMode

_KEPT = (
    "queue_id",
    "motive_id",
    "needs",
    "promise",
    "placed_at",
    "wanted_id",
    "keeps_waiting",
    "barred",
    "transfer_note",
    # What was told of the wait goes on to be true, and its error is still to be measured.
    "place",
    "wait_from",
    "wait_to",
    "expected",
    "expected_at",
)


async def succeed(db: AsyncSession, contact: Contact, channel: Channel, before: UUID) -> None:
    """Open a contact where another has stood."""
    placed = (await db.scalars(select(Placement).where(Placement.contact_id == before))).one()
    queue = await db.get_one(Queue, placed.queue_id)
    contact.wrap_up = time_to_conclude(queue)
    contact.units = queue.weights.get(channel.kind, channel.weight)
    await lifecycle.open_contact(db, contact)
    kept = {each: getattr(placed, each) for each in _KEPT}
    if kept["keeps_waiting"] is not True:
        # Whoever waits on line can be asked for whom; who waits for a call cannot, and is kept for nobody meanwhile.
        kept["keeps_waiting"] = None if channel.attended else False
    db.add(Placement(contact_id=contact.id, ceiling=channel.ceiling, **kept))
    await db.flush()


async def stood(db: AsyncSession, contacts: Set[UUID]) -> Mapping[UUID, tuple[Placement, Queue]]:
    """Return where contacts that are over have stood last, and in which line, unless it was given up since."""
    rows = select(Placement, Queue).join(Queue, Queue.id == Placement.queue_id)
    kept = Placement.contact_id.in_(contacts), Queue.retired_at.is_(None)
    found = (await db.execute(rows.where(*kept))).all() if contacts else ()
    return {placement.contact_id: (placement, queue) for placement, queue in found}


def time_to_conclude(queue: Queue) -> timedelta | None:
    """Return how long a wrap-up lasts: None is without a limit, nothing is over at once."""
    match WrapUpMode(queue.wrap_up_mode):
        case WrapUpMode.TIMED:
            return queue.wrap_up_time
        case WrapUpMode.UNLIMITED:
            return None
        case WrapUpMode.NONE:
            return timedelta(0)
