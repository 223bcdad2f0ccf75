"""Sound and picture of one sender are set beside each other by what it says of its own clock (RFC 3550, 6.4.1)."""

import struct
from collections.abc import Iterator, Mapping

from video.wire.rtcp import SR

RATES: Mapping[str, int] = {"audio": 48_000, "video": 90_000}
_REPORT = struct.Struct("!LQL")
_WORDS = struct.Struct("!H")
_CIRCLE, _HALF = 1 << 32, 1 << 31


class Clock:
    """One stream's timestamps, as milliseconds of the tape."""

    def __init__(self, kind: str) -> None:
        self._rate = RATES[kind] / 1000
        self._last: int | None = None
        # By its own clock: when (ms) it stood at a timestamp.
        self.report: tuple[float, int] | None = None
        self._base: float | None = None

    def unwrap(self, timestamp: int) -> int:
        """Return a timestamp that does not go round."""
        last = timestamp if self._last is None else self._last
        self._last = last + (timestamp - last + _HALF) % _CIRCLE - _HALF
        return self._last

    def settle(self, first: tuple[int, int], ahead: float | None) -> None:
        """Fix it: by its report, where its sender's clock is `ahead` of the tape's; else by when its first one came."""
        at, timestamp = first
        self._base = at - timestamp / self._rate
        if self.report and ahead is not None:
            when, stood = self.report
            self._base = when - ahead - (timestamp + (stood - timestamp + _HALF) % _CIRCLE - _HALF) / self._rate

    @property
    def settled(self) -> bool:
        """Whether it is fixed."""
        return self._base is not None

    def at(self, timestamp: int) -> int:
        """Return when something is, in milliseconds of the tape."""
        return round((self._base or 0) + timestamp / self._rate)


def reports(packet: bytes) -> Iterator[tuple[int, float, int]]:
    """Read the senders' reports of a compound packet: whose, when by its clock (ms), and where its stream stood."""
    at = 0
    while at + 4 <= len(packet):
        end = at + 4 + 4 * _WORDS.unpack_from(packet, at + 2)[0]
        if packet[at + 1] == SR and at + 20 <= min(end, len(packet)):
            ssrc, ntp, stood = _REPORT.unpack_from(packet, at + 4)
            yield ssrc, ntp * 1000 / 2**32, stood
        at = end
