"""What a receiver says of what came of a stream, and its sender of its clock (RFC 3550, 6.4 and 6.5)."""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from video.wire import rtcp

_RECEIVER = struct.Struct("!BBHL")
_BLOCK = struct.Struct("!LLLLLL")
_SENDER = struct.Struct("!BBHLQLLL")
_CHUNK = struct.Struct("!BBHLBB")


@dataclass(frozen=True)
class Block:
    """What came of one stream: the share lost since the last report, in 256ths, all that was lost, and how unevenly.

    `middle` is the middle of the time in the sender's last report, and `since` how long ago that came, in 65536ths of
    a second.
    """

    ssrc: int
    share: int
    lost: int
    highest: int
    jitter: int
    middle: int
    since: int


@dataclass(frozen=True)
class Clock:
    """What a sender said: its time (NTP, 64 bits) when its stream stood at a timestamp, and what it has sent so far."""

    ssrc: int
    time: int
    timestamp: int
    packets: int
    octets: int

    @property
    def middle(self) -> int:
        """The middle of its time, by which a report names it."""
        return self.time >> 16 & 0xFFFFFFFF


def received(blocks: Sequence[Block], sender: int = 1) -> bytes:
    """Return a receiver's report."""
    head = _RECEIVER.pack(0x80 | len(blocks), rtcp.RR, 1 + 6 * len(blocks), sender)
    return head + b"".join(_block(each) for each in blocks)


def sent(clock: Clock, name: str) -> bytes:
    """Return a sender's report, and under what name sound and picture belong together (SDES)."""
    report = _SENDER.pack(0x80, rtcp.SR, 6, clock.ssrc, clock.time, clock.timestamp, clock.packets, clock.octets)
    described = name.encode()
    size = 10 + len(described)
    padding = 4 - size % 4  # at least one zero ends the list
    words = (size + padding) // 4 - 1
    return report + _CHUNK.pack(0x81, rtcp.SDES, words, clock.ssrc, 1, len(described)) + described + bytes(padding)


def clocks(packet: bytes) -> Iterator[Clock]:
    """Read the senders' reports in a compound packet."""
    for part in rtcp.parts(packet):
        if part[1] == rtcp.SR and len(part) >= _SENDER.size:
            _, _, _, *said = _SENDER.unpack_from(part)
            yield Clock(*said)


def _block(block: Block) -> bytes:
    lost = block.share << 24 | min(block.lost, 0x7FFFFF)
    since = block.since & 0xFFFFFFFF
    return _BLOCK.pack(block.ssrc, lost, block.highest, block.jitter, block.middle, since)
