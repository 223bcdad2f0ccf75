"""Night comes before somebody's turn: they leave the line until morning, when they are as old as they were.

Whoever is on offer or spoken with already is left where they are: there is time to ring them yet.
"""

from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from callback.calendar_rules import Civil
from callback.facts import Booked
from callback.models import Appointment, State
from contact import lifecycle
from contact.models import Author, Contact
from contact.models import State as Stands
from contact.part import House
from contact.plumbing.database import record

REST = "callback.rest"
# Who is offered now can be rung within so long.
SOON = timedelta(minutes=5)
AT_ONCE = 200
# Without a diary it is a call in turn.
_WAITING = (Appointment.state == State.DUE, Appointment.diary_id.is_(None), Contact.state == Stands.WAITING)


async def rest(house: House) -> None:
    """Let everybody sleep where night is near: one at a time, so that nobody's night waits for another's row."""
    line = select(Appointment.zone).join(Contact, Contact.id == Appointment.contact_id).where(*_WAITING).distinct()
    async with house.database.transaction() as db:
        now = await _now(db)
        dark = [zone for zone in await db.scalars(line) if is_dark(zone, now)]
        theirs = select(Contact.id).join(Appointment, Appointment.contact_id == Contact.id)
        late = await db.scalars(theirs.where(*_WAITING, Appointment.zone.in_(dark)).limit(AT_ONCE)) if dark else ()
        contacts = list(late)
    for contact in contacts:
        async with house.database.transaction() as db:
            await _until_morning(db, contact)


def is_dark(zone: str, now: datetime) -> bool:
    """Tell whether somebody whose turn came now could not be rung any more."""
    return not Civil(ZoneInfo(zone)).allows((now, now + SOON))


async def _until_morning(db: AsyncSession, which: UUID) -> None:
    """Take one call in turn out of its line; in this order everywhere: the contact, then the appointment."""
    held = select(Contact).where(Contact.id == which, Contact.state == Stands.WAITING)
    contact = await db.scalar(held.with_for_update(skip_locked=True), execution_options={"populate_existing": True})
    theirs = select(Appointment).where(Appointment.contact_id == which, Appointment.state == State.DUE)
    appointment = await db.scalar(theirs.with_for_update(skip_locked=True)) if contact else None
    if contact is None or appointment is None:
        return
    await lifecycle.go_on(db, contact.id, Author.HOUSE, None, was=Stands.WAITING)
    appointment.state, appointment.contact_id, appointment.continues_id = State.BOOKED, None, contact.id
    appointment.due_at = Civil(ZoneInfo(appointment.zone)).morning_after(await _now(db))
    record(db, Booked(appointment.id))


async def _now(db: AsyncSession) -> datetime:
    now: datetime = (await db.execute(select(func.now()))).scalar_one()
    return now
