"""An id in a link, sealed with a key of the house: whoever holds the link shows it, and nobody can guess one."""

import base64
import hashlib
import hmac
from binascii import Error
from uuid import UUID

_SEAL = 16  # bytes: 128 bits of HMAC-SHA-256 (RFC 2104)


def seal(key: bytes, named: UUID) -> str:
    """Return a token that names something; the same each time, in the alphabet of addresses (RFC 4648, 5)."""
    return base64.urlsafe_b64encode(named.bytes + _mark(key, named)).decode().rstrip("=")


def opened(key: bytes, token: str) -> UUID | None:
    """Return what a token names, if it was sealed with this key."""
    try:
        held = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except (Error, ValueError):
        return None
    if len(held) != 16 + _SEAL:
        return None
    named = UUID(bytes=held[:16])
    return named if hmac.compare_digest(held[16:], _mark(key, named)) else None


def _mark(key: bytes, named: UUID) -> bytes:
    return hmac.digest(key, named.bytes, hashlib.sha256)[:_SEAL]
