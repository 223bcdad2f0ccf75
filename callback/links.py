"""Who holds a link may change one booking, without signing in: cancel it, move it, say "I cannot"."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from callback.models import Appointment
from contact import keys, seals
from contact.evidence import Subject
from contact.part import House
from contact.plumbing.errors import NotFound


@dataclass(frozen=True)
class Links:
    """Makes links, and reads them, with the house's key for appointments (contact.keys)."""

    key: bytes

    def token(self, appointment: UUID) -> str:
        """Return what names an appointment and nobody can guess; the same at each call, also after a move."""
        return seals.seal(self.key, appointment)

    def appointment(self, token: str) -> UUID | None:
        """Return which appointment a token names, if it is one of ours."""
        return seals.opened(self.key, token)


async def links(house: House, db: AsyncSession) -> Links:
    """Return the maker of links."""
    return Links(await keys.key(db, house.settings, "appointment"))


async def named(house: House, db: AsyncSession, token: str) -> Appointment:
    """Return the appointment that a token names, or raise NotFound."""
    found = (await links(house, db)).appointment(token)
    appointment = await db.get(Appointment, found) if found else None
    if appointment is None:
        raise NotFound
    return appointment


def waiting(house: House, token: str) -> str:
    """Return where whoever holds a link waits to be rung."""
    return f"{house.settings.address}/#waiting={token}"


async def subject(house: House, db: AsyncSession, token: str) -> Subject | None:
    """Return the appointment of a link as that about which something is noted."""
    found = (await links(house, db)).appointment(token)
    appointment = await db.get(Appointment, found) if found else None
    return Subject(appointment.id, appointment.agency_id) if appointment else None


def trial_address(house: House, token: str) -> str:
    """Return where somebody tries their equipment before an appointment: what is found there is kept with it."""
    return f"{house.settings.address}/ready#appointment={token}"


def address(house: House, token: str) -> str:
    """Return where a link leads. The token stands where no server's log keeps it (RFC 3986, 3.5)."""
    return f"{house.settings.address}/#appointment={token}"
