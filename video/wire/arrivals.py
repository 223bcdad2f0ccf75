"""What has come of a stream and what is missing of it, counted as its receiver counts (RFC 3550, A.1, A.3 and A.8)."""

from dataclasses import dataclass

from video.wire.reports import Block

_CIRCLE, _HALF = 1 << 16, 1 << 15
# More than that at once is a way that was away, not a loss to be mended: a whole picture costs less.
_MOST_HOLES = 200
# How long until a packet is asked for again, at first; then twice as long each time.
_AGAIN = 0.1
_TRIES = 4


@dataclass
class _Hole:
    """A packet that has not come: how often it was asked for, and when it is to be asked for next."""

    due: float
    tries: int = 0


class Arrivals:
    """One stream's packets, by their numbers as they go on around the circle."""

    def __init__(self, rate: int) -> None:
        """`rate` is ticks of the stream's clock a second."""
        self._rate = rate
        self._first: int | None = None
        self._highest = 0
        self._received = 0
        self._jitter = self._transit = 0.0
        self._holes: dict[int, _Hole] = {}
        # What was expected and what had come at the last report; of the sender's own, its time and when it came.
        self._told = (0, 0)
        # At the last report, since the one before: how many were expected, and how many of them had not come.
        self.expected, self.lost = 0, 0
        self._heard: tuple[int, float] | None = None

    def take(self, sequence: int, timestamp: int, at: float) -> bool:
        """Count a packet that came at a time (seconds); tell whether it is new."""
        if self._first is None:
            self._first = self._highest = sequence
            self._transit = at * self._rate - timestamp
            self._received = 1
            return True
        number = self._extended(sequence)
        if number <= self._highest and self._holes.pop(number, None) is None:
            return False
        self._received += 1
        if number > self._highest:
            self._note_holes(number, at)
            self._highest = number
        self._vary(at * self._rate - timestamp)
        return True

    def mend(self, sequence: int) -> bool:
        """Fill the hole of a packet that was sent again; tell whether it was missing."""
        return self._first is not None and self._holes.pop(self._extended(sequence), None) is not None

    def missing(self, at: float) -> list[int]:
        """Return the packets to ask for now; what was asked for four times in vain is given up."""
        due = [(number, hole) for number, hole in self._holes.items() if hole.due <= at]
        for number, hole in due:
            if hole.tries == _TRIES:
                del self._holes[number]
            else:
                hole.due = at + _AGAIN * 2**hole.tries
                hole.tries += 1
        return [number % _CIRCLE for number, _ in due if number in self._holes]

    def hear(self, middle: int, at: float) -> None:
        """Remember the sender's report: the middle 32 bits of its time, and when it came."""
        self._heard = middle, at

    def report(self, ssrc: int, at: float) -> Block | None:
        """Return what is to be reported since the last time; None before anything came."""
        if self._first is None:
            return None
        expected = self._highest - self._first + 1
        came, was = expected - self._told[0], self._received - self._told[1]
        self._told = expected, self._received
        self.expected, self.lost = came, max(0, came - was)
        share = self.lost / came if came > 0 else 0.0
        middle, heard_at = self._heard or (0, at)
        return Block(
            ssrc=ssrc,
            share=min(255, int(256 * share)),
            lost=max(0, expected - self._received),
            highest=self._highest & 0xFFFFFFFF,
            jitter=int(self._jitter),
            middle=middle,
            since=int((at - heard_at) * (1 << 16)),
        )

    def _extended(self, sequence: int) -> int:
        return self._highest + (sequence - self._highest + _HALF) % _CIRCLE - _HALF

    def _note_holes(self, number: int, at: float) -> None:
        between = range(self._highest + 1, number)
        if len(between) > _MOST_HOLES:
            self._holes.clear()
            return
        self._holes |= {each: _Hole(due=at) for each in between}
        while len(self._holes) > _MOST_HOLES:
            del self._holes[next(iter(self._holes))]

    def _vary(self, transit: float) -> None:
        """Smooth how unevenly packets come (RFC 3550, 6.4.1)."""
        # A clock that is set anew is no jitter: half a circle is 13 hours of pictures.
        self._jitter += (min(abs(transit - self._transit), self._rate) - self._jitter) / 16
        self._transit = transit
