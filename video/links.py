"""A link opens one seat of one contact, to whoever holds it: signed by the house, so that nobody can guess one."""

import base64
import hashlib
import hmac
from binascii import Error
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from contact import keys
from contact.part import House

_SEAL = 16  # bytes: 128 bits of HMAC-SHA-256


async def address(house: House, db: AsyncSession, guest: UUID) -> str:
    """Return where a guest's link leads; the same each time. No server's log keeps what follows the hash."""
    sealed = guest.bytes + await _seal(house, db, guest)
    return f"{house.settings.address}/guest#{base64.urlsafe_b64encode(sealed).decode().rstrip('=')}"


async def named(house: House, db: AsyncSession, token: str) -> UUID | None:
    """Return which guest a token names, if it is one of ours."""
    try:
        held = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except (Error, ValueError):
        return None
    if len(held) != 16 + _SEAL:
        return None
    guest = UUID(bytes=held[:16])
    return guest if hmac.compare_digest(held[16:], await _seal(house, db, guest)) else None


async def _seal(house: House, db: AsyncSession, guest: UUID) -> bytes:
    key = await keys.key(db, house.settings, "guest")
    return hmac.digest(key, guest.bytes, hashlib.sha256)[:_SEAL]
