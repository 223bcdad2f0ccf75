"""One of the two streams of a hall, as all who listen know it: it goes on under its name whoever sends it."""

from contact.plumbing import chance
from video.seats import PRESENTER
from video.signalling.answers import Stream
from video.wire import reports
from video.wire.recent import Recent
from video.wire.reports import Clock
from video.wire.shift import Mark, Shift, follow

RATES = {"audio": 48_000, "video": 90_000}
# Four seconds of a picture of a megabit a second, kept once for all who listen: 600 kB.
_KEPT = 512
_CIRCLE, _HALF = 1 << 16, 1 << 15


class Strand:
    """Numbers on what its presenters send, and remembers the last of it in the clear."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        # Each listener has keys of their own, so that one name for all reveals nothing.
        self.stream = Stream(chance.source(), chance.source(), PRESENTER)
        self.recent = Recent(_KEPT)
        # What its sender said last of its clock: by it sound and picture go together.
        self.said = b""
        self._shift = Shift()
        self._mark: Mark | None = None
        self._follows = False

    def begin(self) -> None:
        """Let another go on with it: their numbers follow those that were."""
        self._follows = self._mark is not None

    def number(self, sequence: int, timestamp: int, at: float) -> tuple[int, int]:
        """Return the numbers under which a packet is known here; `at` is seconds of the loop's clock."""
        mark = self._mark
        if self._follows and mark:
            self._follows = False
            self._shift = follow(mark, sequence, timestamp, at, RATES[self.kind])
        shift = self._shift
        moved, ticks = (sequence + shift.sequence) % _CIRCLE, (timestamp + shift.timestamp) & 0xFFFFFFFF
        if mark is None or (moved - mark.sequence) % _CIRCLE < _HALF:
            self._mark = Mark(moved, ticks, at)
        return moved, ticks

    def tell(self, clock: Clock) -> None:
        """Keep what its sender says of its clock, as it is known here."""
        ticks = (clock.timestamp + self._shift.timestamp) & 0xFFFFFFFF
        known = Clock(self.stream.ssrc, clock.time, ticks, clock.packets, clock.octets)
        self.said = reports.sent(known, PRESENTER)
