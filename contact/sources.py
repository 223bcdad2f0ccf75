"""Where somebody asks from, so that it can be counted and nobody can tell whose it is."""

import hashlib
import hmac
from ipaddress import ip_address, ip_network

from sqlalchemy.ext.asyncio import AsyncSession

from contact import keys
from contact.part import House

# Who has one IPv6 address has a network of them (RFC 6177).
_THEIRS = 64


async def source(house: House, db: AsyncSession, address: str) -> bytes:
    """Return what stands for a network address: the same for the same, and nobody can tell whose."""
    key = await keys.key(db, house.settings, "source")
    return hmac.digest(key, _network(address).encode(), hashlib.sha256)[:16]


def _network(address: str) -> str:
    try:
        known = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((known, _THEIRS), strict=False)) if known.version == 6 else str(known)
