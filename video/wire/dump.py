"""What a browser sent, as it came: records of a time, a kind, and the bytes of a packet, one after the other."""

import struct
from collections.abc import Iterator
from typing import NamedTuple

RTP, CONTROL, BEGIN = 0, 1, 2

# Milliseconds of the tape, the length of what follows, and what it is.
HEADER = struct.Struct("!LHB")

# How a film leaves its process, piece by piece: the piece's number, and its length.
PIECE = struct.Struct("!LL")


class Record(NamedTuple):
    """One packet of media, one of control, or the names of the streams that begin here, as JSON."""

    at: int
    kind: int
    body: bytes


class Reading:
    """Takes a dump in as it comes, in pieces of any size, and gives its whole records."""

    def __init__(self) -> None:
        self._left = b""

    def take(self, piece: bytes) -> Iterator[Record]:
        """Give the records that are whole now; what is cut waits for the next piece."""
        held, at = self._left + piece, 0
        while at + HEADER.size <= len(held):
            when, length, kind = HEADER.unpack_from(held, at)
            end = at + HEADER.size + length
            if end > len(held):
                break
            yield Record(when, kind, held[at + HEADER.size : end])
            at = end
        self._left = held[at:]
