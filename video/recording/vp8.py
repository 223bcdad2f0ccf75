"""The packets of a picture become one again (VP8 over RTP: RFC 7741); what leans on a lost one is left out."""

from dataclasses import dataclass

from video.recording.reordering import Packet


@dataclass(frozen=True)
class Picture:
    """A whole picture as VP8 keeps it (RFC 6386): its moment, when it came, and whether it leans on no other."""

    timestamp: int
    at: int
    body: bytes
    key: bool

    @property
    def size(self) -> tuple[int, int]:
        """Its width and height, where it is a key (RFC 6386, 9.1)."""
        width, height = (int.from_bytes(self.body[at : at + 2], "little") & 0x3FFF for at in (6, 8))
        return width, height


class Assembly:
    """Puts the packets of one stream together, in the order in which they are given."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._begun = False
        # Until a picture that leans on no other.
        self._lost = True

    def take(self, packet: Packet, *, whole: bool) -> Picture | None:
        """Return the picture that a packet completes, or None; not `whole` where something was lost before it."""
        if not whole:
            self._parts, self._begun, self._lost = [], False, True
        start = _payload_at(packet.payload)
        if start is None:
            return None
        if _begins(packet.payload):
            self._parts, self._begun = [], True
        self._parts.append(packet.payload[start:])
        return self._completed(packet) if packet.marker and self._begun else None

    def _completed(self, packet: Packet) -> Picture | None:
        body = b"".join(self._parts)
        self._parts, self._begun = [], False
        key = len(body) >= 10 and not body[0] & 1 and body[3:6] == b"\x9d\x01\x2a"
        if key:
            self._lost = False
        return None if self._lost or not body else Picture(packet.timestamp, packet.at, body, key)


def _begins(payload: bytes) -> bool:
    """Tell whether a picture begins here: the start of its partition 0."""
    return bool(payload[0] & 0x10) and not payload[0] & 0x07


def _payload_at(payload: bytes) -> int | None:
    """Return where the picture's own bytes begin, behind the descriptor; None where there are none."""
    if not payload:
        return None
    at = 1
    if payload[0] & 0x80:
        extended = payload[1] if len(payload) > 1 else 0
        at += 1
        if extended & 0x80:  # a number of the picture, of seven or fifteen bits
            at += 2 if len(payload) > at and payload[at] & 0x80 else 1
        at += bool(extended & 0x40) + bool(extended & 0x30)
    return at if at < len(payload) else None
