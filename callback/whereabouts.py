"""Where somebody is: what they booked by first, or have said since, wins over what the browser at hand says.

Who opens our page on a borrowed computer, or behind a network that ends elsewhere, is still called by their own clocks.
A booking keeps the zone that it was made in.
"""

from typing import Annotated
from zoneinfo import ZoneInfo

from msgspec import Meta, Struct
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from callback.models import Appointment
from contact.edge import Ask
from contact.models import Seeker
from contact.part import Route
from contact.zones import known_zone


class Whereabouts(Struct):
    """Whose clocks somebody lives by, as an IANA zone."""

    zone: Annotated[str, Meta(max_length=64)]


async def say_where_i_am(ask: Ask[Whereabouts]) -> Whereabouts:
    """Let somebody be elsewhere from now on: lists of times, and when they may be called, follow them there."""
    viewer, zone = await ask.seeker(), known_zone(ask.body.zone)
    seeker = await ask.db.get_one(Seeker, viewer.id)
    seeker.zone = zone.key
    return Whereabouts(zone.key)


def of(seeker: Seeker | None) -> ZoneInfo | None:
    """Return where somebody is, as far as we know."""
    return ZoneInfo(seeker.zone) if seeker and seeker.zone else None


async def remember(db: AsyncSession, appointment: Appointment) -> None:
    """Remember where somebody was at their first booking."""
    unknown = Seeker.id == appointment.seeker_id, Seeker.zone.is_(None)
    await db.execute(update(Seeker).where(*unknown).values(zone=appointment.zone))


routes = (Route("POST", "/api/me/zone", say_where_i_am, takes=Whereabouts, gives=Whereabouts),)
