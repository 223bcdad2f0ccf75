"""What is recorded is sealed piece by piece, each in its place, with a key of its own that the house's key seals.

AES-256-GCM (NIST SP 800-38D). To throw the one key away is to erase the recording, wherever copies of its pieces are.
"""

from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from contact.plumbing import chance

PURPOSE = "recordings"
_NONCE = 12


class Seal:
    """Seals and opens the pieces of one recording."""

    def __init__(self, recording: UUID, key: bytes) -> None:
        self._recording, self._cipher = recording, AESGCM(key)

    def close(self, content: bytes, part: str, seat: str, number: int) -> bytes:
        """Seal a piece for its place."""
        nonce = chance.nonce(_NONCE)
        return nonce + self._cipher.encrypt(nonce, content, self._place(part, seat, number))

    def open(self, sealed: bytes, part: str, seat: str, number: int) -> bytes:
        """Open a piece; raise InvalidTag where it was changed, or moved from its place."""
        return self._cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], self._place(part, seat, number))

    def _place(self, part: str, seat: str, number: int) -> bytes:
        return f"{self._recording}/{part}/{seat}/{number}".encode()


def new_key(house_key: bytes, recording: UUID) -> bytes:
    """Return a new key for a recording, sealed."""
    nonce = chance.nonce(_NONCE)
    key = AESGCM.generate_key(bit_length=256)
    return nonce + AESGCM(house_key).encrypt(nonce, key, recording.bytes)


def opened(house_key: bytes, recording: UUID, sealed_key: bytes) -> Seal:
    """Return the seal of a recording; raise InvalidTag where its key was sealed by another house."""
    key = AESGCM(house_key).decrypt(sealed_key[:_NONCE], sealed_key[_NONCE:], recording.bytes)
    return Seal(recording, key)
