"""Who sat in a conversation and is gone, and who goes on where its holder is lost."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from contact import lifecycle, seats, timeline, units
from contact.models import Advisor, Author, Contact
from queues.duty import is_heard


async def excuse(db: AsyncSession, contact_id: UUID) -> None:
    """Free the seats of those whose console is heard no more."""
    for guest, here in await _guests(db, contact_id):
        if not here:
            await seats.leave(db, contact_id, guest.id)
            contact = await db.get_one(Contact, contact_id)
            await timeline.tell_event(db, contact, "got_up", by=Author.ADVISOR, name=guest.name)


async def carry_on(db: AsyncSession, contact_id: UUID) -> None:
    """Go on without a holder who is lost: a colleague who sits there does, or it waits again in its place."""
    contact = await db.get_one(Contact, contact_id)
    lost = await db.get_one(Advisor, contact.advisor_id)
    holder, name = lost.id, lost.name
    # Read out first: what is undone for want of room is no longer loaded.
    for guest, to in [(guest.id, guest.name) for guest, here in await _guests(db, contact_id) if here]:
        if went_on := await _hand_over(db, contact_id, holder, guest):
            await timeline.tell_event(db, went_on, "handed_over", by=Author.ADVISOR, name=name, to=to)
            return
    await lifecycle.requeue(db, contact_id)


async def _hand_over(db: AsyncSession, contact_id: UUID, holder: UUID, guest: UUID) -> Contact | None:
    """Hand a conversation over; None where there is no room: to go on with it may take more than to sit in it."""
    try:
        async with db.begin_nested():
            return await lifecycle.hand_over(db, contact_id, holder, guest, by=Author.HOUSE)
    except units.NoRoom:
        return None


async def _guests(db: AsyncSession, contact_id: UUID) -> list[tuple[Advisor, bool]]:
    """Return who sits there, in the order in which they came, and whether they are heard."""
    sitting = [seat.advisor_id for seat in (await seats.taken(db, [contact_id]))[contact_id]]
    rows = await db.execute(select(Advisor, is_heard(Advisor.id)).where(Advisor.id.in_(sitting)))
    found = {advisor.id: (advisor, here) for advisor, here in rows}
    return [found[each] for each in sitting]
