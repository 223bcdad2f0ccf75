"""Who sat in a conversation and is gone, and who goes on where its holder is lost."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from contact import lifecycle, seats, timeline
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
    present = [guest for guest, here in await _guests(db, contact_id) if here]
    if not present or contact.advisor_id is None:
        await lifecycle.requeue(db, contact_id)
        return
    lost = await db.get_one(Advisor, contact.advisor_id)
    contact = await lifecycle.hand_over(db, contact_id, lost.id, present[0].id, by=Author.HOUSE)
    told = present[0].name
    await timeline.tell_event(db, contact, "handed_over", by=Author.ADVISOR, name=lost.name, to=told)


async def _guests(db: AsyncSession, contact_id: UUID) -> list[tuple[Advisor, bool]]:
    """Return who sits there, in the order in which they came, and whether they are heard."""
    sitting = [seat.advisor_id for seat in (await seats.taken(db, [contact_id]))[contact_id]]
    rows = await db.execute(select(Advisor, is_heard(Advisor.id)).where(Advisor.id.in_(sitting)))
    found = {advisor.id: (advisor, here) for advisor, here in rows}
    return [found[each] for each in sitting]
