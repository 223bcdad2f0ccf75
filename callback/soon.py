"""Whoever is about to be called hears of it on the devices on which they asked to: now, or not at all."""

from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from callback.channel import KIND
from callback.facts import Asked
from callback.models import Appointment, By, Call, Notice, What
from callback.push import devices
from contact.facts import Deed, Moved
from contact.part import House
from contact.plumbing.database import record

# An advisor who has taken a call up rings within this.
_SOON = timedelta(minutes=5)


async def tell_now(db: AsyncSession, appointment: Appointment, what: What, lasts: timedelta) -> None:
    """Write down what devices are to say of a call that comes; it is worth nothing later, and said once an attempt."""
    if not await devices.are_there(db, appointment.id):
        return
    made = select(func.count(), func.now()).select_from(Call).where(Call.appointment_id == appointment.id)
    nth, now = (await db.execute(made)).one()
    told = {"appointment_id": appointment.id, "what": what, "by": By.PUSH, "sequence": nth}
    await db.execute(insert(Notice).values(**told, due_at=now, until=now + lasts).on_conflict_do_nothing())
    record(db, Asked(appointment.id))


async def tell_turn(house: House, fact: Moved) -> None:
    """Tell whoever waits for a call in turn that an advisor has taken it up, and will ring in a moment."""
    if fact.channel != KIND or fact.deed is not Deed.ACCEPTED:
        return
    in_turn = Appointment.contact_id == fact.contact, Appointment.diary_id.is_(None)
    async with house.database.transaction() as db:
        if appointment := await db.scalar(select(Appointment).where(*in_turn)):
            await tell_now(db, appointment, What.TURN, _SOON)
