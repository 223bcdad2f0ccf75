"""Whoever waits for a call, and whoever makes it, hear at once that it stands otherwise, and read how."""

from uuid import UUID

from msgspec import Struct
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from callback import links
from callback.channel import KIND
from callback.facts import Turned
from callback.models import Appointment
from contact.facts import Deed, Moved
from contact.models import Seeker
from contact.part import House, Visits
from contact.plumbing.errors import NotFound
from contact.visitors import Visitor


class CallBackNews(Struct):
    """A call-back stands otherwise than before: read it again. `contact` is what it has become, if it has."""

    appointment: UUID
    contact: UUID | None


async def tell_turned(house: House, fact: Turned) -> None:
    """Tell the pages of whose call it is, the page that its link opens, and who makes it."""
    rooms = [f"seeker:{fact.seeker}", _room(fact.appointment)]
    if fact.advisor:
        rooms.append(f"advisor:{fact.advisor}")
    for room in rooms:
        await house.live.tell(room, "call_back", CallBackNews(fact.appointment, fact.contact))


async def tell_moved(house: House, fact: Moved) -> None:
    """Tell of a step of its contact that is seen on a page."""
    if fact.channel != KIND or not fact.watched or fact.deed in _UNSEEN:
        return
    async with house.database.transaction() as db:
        appointment = await db.scalar(select(Appointment.id).where(Appointment.contact_id == fact.contact))
    if appointment:
        await tell_turned(house, Turned(appointment, fact.seeker, fact.contact, fact.advisor))


_UNSEEN = (Deed.OFFERED, Deed.RELEASED)


async def recognise(house: House, db: AsyncSession, link: str) -> Visitor | None:
    """Return whose socket opens with the link of an appointment."""
    try:
        appointment = await links.named(house, db, link)
    except NotFound:
        return None
    seeker = await db.get_one(Seeker, appointment.seeker_id)
    return Visitor(appointment.id, seeker.name, _room(appointment.id))


visits = Visits(recognise, {})


def _room(appointment: UUID) -> str:
    return f"appointment:{appointment}"
