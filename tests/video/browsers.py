"""Browsers in this process: legs of a room whose packets are sealed with a key that we know."""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pylibsrtp import Policy, Session

from contact.plumbing import chance
from video.rooms.leg import Leg
from video.rooms.port import Port
from video.rooms.room import Room
from video.rooms.secure import Cipher, bench
from video.signalling import offers
from video.wire import rtp

OFFER = (Path(__file__).parent / "offers" / "chromium_both.sdp").read_bytes().decode()
_KEY = bytes(range(30))


class Browser:
    """Somebody in a seat, who sends what the test says."""

    def __init__(self, port: Port, room: Room, seat: str) -> None:
        """Join as whoever has joined in that seat already, or for the first time."""
        self.leg = room.legs.get(seat) or Leg(port, seat, chance.new_id(), offers.read(OFFER))
        self._room, self._seat, self._sealer = room, seat, _cipher()
        self.sections = {section.kind: section for section in self.leg.offer.sections}

    def comes(self) -> None:
        """Take the seat."""
        self.leg.cipher = _cipher()
        self._room.legs[self._seat] = self.leg
        self._room.ready(self.leg)

    def sends(self, kind: str, sequence: int, timestamp: int, payload: bytes, *, marker: bool = True) -> None:
        section = self.sections[kind]
        head = rtp.HEADER.pack(0x80, section.payload | (0x80 if marker else 0), sequence, timestamp, section.ssrc)
        self._passes(head + payload)

    def sends_again(self, sequence: int, timestamp: int, payload: bytes, *, number: int, marker: bool = True) -> None:
        """Send a packet of the picture again, in its own stream (RFC 4588)."""
        section = self.sections["video"]
        head = rtp.HEADER.pack(0x80, (section.rtx or 0) | (0x80 if marker else 0), number, timestamp, section.rtx_ssrc)
        self._passes(head + struct.pack("!H", sequence) + payload)

    def reports(self, kind: str, seconds: float, timestamp: int) -> None:
        """Say what its clock said (NTP) when its stream stood at a timestamp (RFC 3550, 6.4.1)."""
        ntp = int(seconds * 2**32)
        packet = struct.pack("!BBHLQLLL", 0x80, 200, 6, self.sections[kind].ssrc, ntp, timestamp, 0, 0)
        self._arrives(self._sealer.seal_control(packet))

    def _passes(self, packet: bytes) -> None:
        bench[: len(packet)] = packet
        self._arrives(bytes(bench[: self._sealer.seal(len(packet))]))

    def _arrives(self, sealed: bytes) -> None:
        self.leg._door.media(sealed)  # noqa: SLF001


@contextmanager
def opened() -> Iterator[Port]:
    port = Port(["127.0.0.1"], 0)
    yield port
    port.close()


def _cipher() -> Cipher:
    """One that opens what it has sealed."""
    inbound = Policy(key=_KEY, ssrc_type=Policy.SSRC_ANY_INBOUND)
    outbound = Policy(key=_KEY, ssrc_type=Policy.SSRC_ANY_OUTBOUND)
    outbound.allow_repeat_tx = True
    return Cipher(Session(inbound), Session(outbound))
