"""Randomness enters here: identifiers, secrets and references."""

import hashlib
import secrets
from uuid import UUID, uuid4

# Read aloud on the telephone without doubt: no 0/O, 1/I/L, 5/S, 2/Z, 8/B, U/V.
_ALPHABET = "34679ACDEFGHJKMNPQRTWXY"


def new_id() -> UUID:
    """Return a new identifier (UUID version 4, RFC 9562)."""
    return uuid4()


def token() -> str:
    """Return a secret of 256 bits, safe in a cookie."""
    return secrets.token_urlsafe(32)


def code() -> str:
    """Return six digits that somebody can type from a telephone."""
    return f"{secrets.randbelow(10**6):06}"


def digest(secret: str) -> bytes:
    """Return what is stored of a secret: its SHA-256, 32 bytes."""
    # A cookie can hold bytes that are no text; they are nobody's secret, and no failure of ours.
    return hashlib.sha256(secret.encode(errors="surrogateescape")).digest()


def reference() -> str:
    """Return a reference that people can read to each other: `VV-7K3M-Q9TX`, 23^8 of them."""
    letters = [secrets.choice(_ALPHABET) for _ in range(8)]
    return f"VV-{''.join(letters[:4])}-{''.join(letters[4:])}"


def source() -> int:
    """Return a number that names a stream of media (SSRC, RFC 3550, 8.1)."""
    return secrets.randbits(32) or 1


def nonce(size: int) -> bytes:
    """Return bytes that are used once, as ciphers want them."""
    return secrets.token_bytes(size)
