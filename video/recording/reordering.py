"""Packets are put in the order in which they were sent; one that is missing is waited for, a while."""

from collections.abc import Iterator
from typing import NamedTuple

# What was lost is sent again within a round trip or two; later it is lost for good.
PATIENCE = 1000  # ms
_CIRCLE, _HALF = 1 << 16, 1 << 15


class Packet(NamedTuple):
    """What is in an RTP packet: when it came (ms of the tape), its place, its moment, and whether it ends a picture."""

    at: int
    sequence: int
    timestamp: int
    marker: bool
    payload: bytes


class Line:
    """One stream's packets, on their way to a decoder."""

    def __init__(self) -> None:
        self._held: dict[int, Packet] = {}
        self._next: int | None = None
        self._newest = 0

    def take(self, packet: Packet) -> Iterator[tuple[Packet, bool]]:
        """Give what is in order now; each with whether nothing is missing before it."""
        place = self._place(packet.sequence)
        if self._next is None:
            self._next = place
        if place >= self._next:
            self._held.setdefault(place, packet)
        yield from self._ready(packet.at)

    def end(self) -> Iterator[tuple[Packet, bool]]:
        """Give what is left, with its gaps."""
        yield from self._ready(None)

    def _ready(self, now: int | None) -> Iterator[tuple[Packet, bool]]:
        whole = True
        while self._held and self._next is not None:
            if self._next not in self._held:
                first = min(self._held)
                if now is not None and now - self._held[first].at < PATIENCE:
                    return
                self._next, whole = first, False
            yield self._held.pop(self._next), whole
            self._next, whole = self._next + 1, True

    def _place(self, sequence: int) -> int:
        """Return a number that does not go round (RFC 3711, appendix A)."""
        if self._next is None:
            self._newest = sequence
        place = self._newest + ((sequence - self._newest + _HALF) % _CIRCLE) - _HALF
        self._newest = max(self._newest, place)
        return place
