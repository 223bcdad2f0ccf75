"""By what we know our own letters again: signed into the address to answer to and into the Message-ID.

A mark holds for one correspondent only: in the hands of anybody else it is worth nothing (an answer to a bulk letter,
a Cc, a guess). It is written in lower case because mail servers fold it (RFC 5321 leaves that to the receiver).
"""

import base64
import hashlib
import hmac
import re
from binascii import Error
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

# RFC 5321, 4.5.3.1.1 gives the part before the @ 64 characters; `+` and a mark take 43 of them.
LONGEST_LOCAL = 64 - 1 - 42
_SEAL = 10  # bytes: 80 bits of HMAC-SHA-256
_MARK = re.compile(r"[a-z2-7]{42}")

Of = Literal["contact", "letter"]


@dataclass(frozen=True)
class Marks:
    """Makes marks, and reads them, with the house's key for letters (contact.keys)."""

    key: bytes

    def reply_address(self, ours: str, contact: UUID, correspondent: str) -> str:
        """Return an address of ours with the contact's mark in it: `conseil+mark@agence.example`."""
        local, _, domain = ours.rpartition("@")
        return f"{local}+{self._mark('contact', contact, correspondent)}@{domain}"

    def message_id(self, ours: str, letter: UUID, correspondent: str) -> str:
        """Return the Message-ID of a letter of ours to a correspondent, the same at each call."""
        return f"<{self._mark('letter', letter, correspondent)}@{ours.rpartition('@')[2]}>"

    def contact_of(self, address: str, correspondent: str) -> UUID | None:
        """Return which contact an address of ours names, if this correspondent was given it."""
        return self._read("contact", address.rpartition("@")[0].rpartition("+")[2], correspondent)

    def letter_of(self, message_id: str, correspondent: str) -> UUID | None:
        """Return which letter of ours a Message-ID names, if it went to this correspondent."""
        return self._read("letter", message_id.strip("<> ").partition("@")[0], correspondent)

    def letter_back(self, address: str, correspondent: str) -> UUID | None:
        """Return which letter of ours an address is the way back of, if that went to this correspondent."""
        return self._read("letter", address.rpartition("@")[0].rpartition("+")[2], correspondent)

    def _mark(self, of: Of, named: UUID, correspondent: str) -> str:
        return base64.b32encode(named.bytes + self._seal(of, named, correspondent)).decode().rstrip("=").lower()

    def _read(self, of: Of, mark: str, correspondent: str) -> UUID | None:
        mark = mark.lower()
        if not _MARK.fullmatch(mark):
            return None
        try:
            held = base64.b32decode(mark.upper() + "=" * (-len(mark) % 8))
        except Error:
            return None
        named = UUID(bytes=held[:16])
        return named if hmac.compare_digest(held[16:], self._seal(of, named, correspondent)) else None

    def _seal(self, of: Of, named: UUID, correspondent: str) -> bytes:
        said = b"\0".join((of.encode(), named.bytes, same_address(correspondent).encode()))
        return hmac.digest(self.key, said, hashlib.sha256)[:_SEAL]


def looks_marked(address_or_id: str) -> bool:
    """Tell whether there is something like a mark in it, whoever it was given to."""
    local = address_or_id.strip("<> ").partition("@")[0]
    return bool(_MARK.fullmatch(local.rpartition("+")[2].lower()))


def same_address(address: str) -> str:
    """Return an address as two of them are compared: nobody has two mailboxes that differ in capitals."""
    return address.strip().casefold()
