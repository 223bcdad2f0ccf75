"""Whoever gives back an appointment whose hour has come also leaves the line, unless somebody speaks with them."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from callback.models import Appointment, State
from contact import lifecycle
from contact.models import Author, Contact
from contact.models import State as Stands
from contact.part import House

# With an outcome nobody comes back to the line.
_CANCELLED = "cancelled"


async def leave(house: House, db: AsyncSession, appointment: UUID) -> bool:
    """Take the contact of an appointment out of its line; tell whether the appointment stands in none any more."""
    called = Appointment.id == appointment, Appointment.state == State.DUE
    theirs = select(Contact).join(Appointment, Appointment.contact_id == Contact.id).where(*called)
    contact = await db.scalar(theirs.with_for_update(of=Contact), execution_options={"populate_existing": True})
    if contact is None:
        return False
    if contact.state in (Stands.WAITING, Stands.OFFERED):
        was = Stands(contact.state)
        await house.queueing.withdraw(db, contact.id)
        await lifecycle.abandon(db, contact.id, Author.SEEKER, contact.seeker_id, was=was, outcome=_CANCELLED)
    elif contact.state == Stands.ABANDONED:
        await lifecycle.give_up_place(db, contact.id, outcome=_CANCELLED)
    else:
        return False
    return True
