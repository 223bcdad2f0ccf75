"""A browser checks that we answer (STUN binding requests, RFC 8489; as ICE uses them, RFC 8445).

Only what an ICE-lite server meets: a request with a name and a password's proof, and its answer.
"""

import hmac
import struct
import zlib
from dataclasses import dataclass
from hashlib import sha1
from ipaddress import ip_address

COOKIE = 0x2112A442
_REQUEST, _RESPONSE = 0x0001, 0x0101
_USERNAME, _INTEGRITY, _USE_CANDIDATE = 0x0006, 0x0008, 0x0025
_MAPPED, _FINGERPRINT = 0x0020, 0x8028
_HEADER = struct.Struct("!HHL12s")
_ATTRIBUTE = struct.Struct("!HH")
_XOR = 0x5354554E
LARGEST = 548


@dataclass(frozen=True)
class Check:
    """A binding request: who it is for, its transaction, whether it names the pair to use, and where its proof is."""

    ufrag: str
    transaction: bytes
    nominates: bool
    proof_at: int


def parse(packet: bytes) -> Check | None:
    """Read a binding request; None for anything else. Nothing in it is to be believed before `proves`."""
    if not 20 <= len(packet) <= LARGEST:
        return None
    kind, length, cookie, transaction = _HEADER.unpack_from(packet)
    if kind != _REQUEST or cookie != COOKIE or length != len(packet) - 20 or length % 4:
        return None
    found = _attributes(packet)
    if found is None or _USERNAME not in found or _INTEGRITY not in found:
        return None
    at, size = found[_USERNAME]
    named = packet[at : at + size].partition(b":")[0]
    proof_at, proof_size = found[_INTEGRITY]
    if proof_size != 20 or not named.isascii():
        return None
    return Check(named.decode(), transaction, _USE_CANDIDATE in found, proof_at)


def proves(packet: bytes, check: Check, password: bytes) -> bool:
    """Tell whether a request was made by somebody who knows the password (RFC 8489, 14.5)."""
    given = packet[check.proof_at : check.proof_at + 20]
    return hmac.compare_digest(_proof(packet[: check.proof_at - 4], password), given)


def answer(check: Check, address: tuple[str, int], password: bytes) -> bytes:
    """Return the answer to a request that came from an address."""
    body = _attribute(_MAPPED, _masked(address, check.transaction))
    packet = _HEADER.pack(_RESPONSE, len(body), COOKIE, check.transaction) + body
    packet += _attribute(_INTEGRITY, _proof(packet, password))
    crc = zlib.crc32(_sized(packet, 8)) ^ _XOR
    return _sized(packet, 8) + _attribute(_FINGERPRINT, crc.to_bytes(4, "big"))


def _attributes(packet: bytes) -> dict[int, tuple[int, int]] | None:
    """Return where each attribute's value is and how long, up to the proof: what follows it is not protected."""
    found: dict[int, tuple[int, int]] = {}
    at = 20
    while at + 4 <= len(packet):
        kind, size = _ATTRIBUTE.unpack_from(packet, at)
        if at + 4 + size > len(packet):
            return None
        found.setdefault(kind, (at + 4, size))
        if kind == _INTEGRITY:
            return found
        at += 4 + (size + 3) // 4 * 4
    return found


def _proof(packet: bytes, password: bytes) -> bytes:
    """Return the HMAC over a packet, its length counted up to the end of the proof that follows."""
    return hmac.digest(password, _sized(packet, 24), sha1)


def _sized(packet: bytes, more: int) -> bytes:
    return packet[:2] + (len(packet) - 20 + more).to_bytes(2, "big") + packet[4:]


def _attribute(kind: int, value: bytes) -> bytes:
    return _ATTRIBUTE.pack(kind, len(value)) + value


def _masked(address: tuple[str, int], transaction: bytes) -> bytes:
    """Return an address XORed with what nobody on the way rewrites (RFC 8489, 14.2)."""
    host = ip_address(address[0]).packed
    mask = COOKIE.to_bytes(4, "big") + transaction
    port = address[1] ^ (COOKIE >> 16)
    family = 1 if len(host) == 4 else 2
    return struct.pack("!BBH", 0, family, port) + bytes(a ^ b for a, b in zip(host, mask, strict=False))
