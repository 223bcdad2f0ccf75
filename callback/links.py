"""Who holds a link may change one booking, without signing in: cancel it, move it, say "I cannot"."""

import base64
import hashlib
import hmac
from binascii import Error
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from callback.models import Appointment
from contact import keys
from contact.part import House
from contact.plumbing.errors import NotFound

_SEAL = 16  # bytes: 128 bits of HMAC-SHA-256


@dataclass(frozen=True)
class Links:
    """Makes links, and reads them, with the house's key for appointments (contact.keys)."""

    key: bytes

    def token(self, appointment: UUID) -> str:
        """Return what names an appointment and nobody can guess; the same at each call, also after a move."""
        return base64.urlsafe_b64encode(appointment.bytes + self._seal(appointment)).decode().rstrip("=")

    def appointment(self, token: str) -> UUID | None:
        """Return which appointment a token names, if it is one of ours."""
        try:
            held = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
        except (Error, ValueError):
            return None
        if len(held) != 16 + _SEAL:
            return None
        named = UUID(bytes=held[:16])
        return named if hmac.compare_digest(held[16:], self._seal(named)) else None

    def _seal(self, appointment: UUID) -> bytes:
        return hmac.digest(self.key, appointment.bytes, hashlib.sha256)[:_SEAL]


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


def address(house: House, token: str) -> str:
    """Return where a link leads. The token stands where no server's log keeps it (RFC 3986, 3.5)."""
    return f"{house.settings.address}/#appointment={token}"
