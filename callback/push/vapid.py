"""The house shows a push service who it is, by a key of its own (RFC 8292), and browsers take messages of no other."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from callback.push.sealing import CURVE, point
from contact.part import House
from contact.plumbing.errors import Misconfigured
from contact.plumbing.settings import Settings

_LASTS = timedelta(hours=12)  # of 24 that are allowed
_SIZE = 32


@dataclass(frozen=True)
class Ours:
    """The key of the house, and where its operator is reached by whoever runs a push service."""

    key: ec.EllipticCurvePrivateKey
    contact: str

    @property
    def public(self) -> str:
        """What a browser is told as it asks to be pushed to."""
        return written(point(self.key.public_key()))

    def authorization(self, service: str, now: datetime) -> str:
        """Return what shows the push service of an origin that it is us (RFC 8292, 3)."""
        claims = {"aud": service, "exp": int((now + _LASTS).timestamp()), "sub": self.contact}
        said = ".".join(written(json.dumps(part).encode()) for part in (_HEADER, claims))
        r, s = decode_dss_signature(self.key.sign(said.encode(), ec.ECDSA(SHA256())))
        signature = written(r.to_bytes(_SIZE, "big") + s.to_bytes(_SIZE, "big"))
        return f"vapid t={said}.{signature}, k={self.public}"


_HEADER = {"typ": "JWT", "alg": "ES256"}


@cache
def ours(settings: Settings) -> Ours | None:
    """Return who we are to push services, or None where the operator wants none; raise Misconfigured for no key."""
    if settings.push is None:
        return None
    try:
        key = ec.derive_private_key(int.from_bytes(read(settings.push, _SIZE), "big"), CURVE)
    except ValueError:
        raise Misconfigured("VISAVIS_PUSH must be a key that `python -m app push-key` has made.") from None
    return Ours(key, settings.push_contact or settings.address)


def examine(settings: Settings) -> None:
    """Raise Misconfigured for what is no key."""
    ours(settings)


async def make_key(_: House, __: list[str]) -> int:
    """Print a new key, as the environment takes it."""
    secret = ec.generate_private_key(CURVE).private_numbers().private_value
    print(f"VISAVIS_PUSH={written(secret.to_bytes(_SIZE, 'big'))}")  # noqa: T201  it is asked for
    return 0


def written(octets: bytes) -> str:
    """Write octets as browsers do: base64url, unpadded (RFC 4648, 5)."""
    return urlsafe_b64encode(octets).decode().rstrip("=")


def read(said: str, size: int) -> bytes:
    """Read so many octets; raise ValueError where they are others."""
    octets = urlsafe_b64decode(said + "=" * (-len(said) % 4))
    if len(octets) != size or written(octets) != said.rstrip("="):
        raise ValueError(size)
    return octets
