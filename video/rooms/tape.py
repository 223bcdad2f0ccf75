"""What agreed seats send is kept as it came, until it is taken; while anybody is there who has not agreed, nothing.

It is held in memory only: whoever takes it seals it before it is stored.
"""

from collections.abc import Callable, Collection, Mapping

import msgspec

from video.rooms.leg import Leg
from video.rooms.link import send_control
from video.seats import GUESTS
from video.wire import rtcp
from video.wire.dump import BEGIN, CONTROL, HEADER, RTP

# What waits to be stored, for each seat: about a minute of 720p. The database is away, then.
MOST_WAITING = 16 << 20


class Reel:
    """What one seat sends, in records, on the tape's own clock."""

    def __init__(self, now: Callable[[], int]) -> None:
        self._now = now
        self._held = bytearray()
        self.overran = False

    def begin(self, leg: Leg) -> None:
        """Note the names of the streams that begin here: whoever re-joins, or goes on after a pause, has new ones."""
        self._keep(BEGIN, msgspec.json.encode(_names(leg)))

    def keep(self, packet: memoryview) -> None:
        """Keep a packet of media."""
        self._keep(RTP, packet)

    def keep_control(self, packet: bytes) -> None:
        """Keep what the sender says of its own clock (RFC 3550, 6.4.1): by it sound and picture go together."""
        if packet[1:2] == bytes((rtcp.SR,)):
            self._keep(CONTROL, packet)

    def take(self) -> bytes:
        """Return what was kept, and forget it."""
        held, self._held = self._held, bytearray()
        return bytes(held)

    def _keep(self, kind: int, body: bytes | memoryview) -> None:
        if len(self._held) > MOST_WAITING:
            self.overran = True
            return
        self._held += HEADER.pack(self._now(), len(body), kind)
        self._held += body


class Tape:
    """One recording: its clock stands still while it is paused."""

    def __init__(self, agreed: Collection[str], ticks: Callable[[], float]) -> None:
        self._agreed, self._ticks = frozenset(agreed), ticks
        # Who sat where when the rows last said that they agree: the next in a guest's seat has agreed to nothing.
        self._guests: dict[str, Leg] = {}
        self._reels: dict[str, Reel] = {}
        self._before = 0.0
        self._since: float | None = None

    @property
    def runs(self) -> bool:
        """Whether anything is kept now."""
        return self._since is not None

    @property
    def length(self) -> int:
        """How long it has run, in milliseconds."""
        return self._now()

    @property
    def overran(self) -> bool:
        """Whether something was lost, because nobody came to take it."""
        return any(reel.overran for reel in self._reels.values())

    def run(self, agreed: Collection[str], legs: Mapping[str, Leg]) -> None:
        """Go on with those who have agreed, if nobody else is there."""
        self._agreed = frozenset(agreed)
        self._guests = {seat: leg for seat, leg in legs.items() if seat in GUESTS}
        self.attach(legs)

    def attach(self, legs: Mapping[str, Leg]) -> None:
        """Keep what those in a room send; where one of them has not agreed, nothing of anybody."""
        there = {seat: leg for seat, leg in legs.items() if not leg.closed}
        if not there or not all(self._agrees(seat, leg) for seat, leg in there.items()):
            self.pause(legs)
            return
        if self._since is None:
            self._since = self._ticks()
        for seat, leg in there.items():
            reel = self._reels.setdefault(seat, Reel(self._now))
            if leg.reel is not reel:
                leg.reel = reel
                reel.begin(leg)
                _ask_for_picture(leg)

    def pause(self, legs: Mapping[str, Leg]) -> None:
        """Keep nothing from now on."""
        for leg in legs.values():
            leg.reel = None
        if self._since is not None:
            self._before += self._ticks() - self._since
            self._since = None

    def take(self) -> dict[str, bytes]:
        """Return by seat what was kept since the last time."""
        return {seat: taken for seat, reel in self._reels.items() if (taken := reel.take())}

    def _agrees(self, seat: str, leg: Leg) -> bool:
        return seat in self._agreed and (seat not in GUESTS or self._guests.get(seat) is leg)

    def _now(self) -> int:
        running = self._ticks() - self._since if self._since is not None else 0
        return int(1000 * (self._before + running))


def _ask_for_picture(leg: Leg) -> None:
    """What is kept begins with a whole picture, or nothing could be shown of it."""
    section = leg.sends("video")
    if section and section.ssrc is not None:
        send_control(leg, rtcp.picture_loss(section.ssrc))


def _names(leg: Leg) -> dict[str, int]:
    """Return by what is in them the streams that a browser sends."""
    names = {section.kind: section.ssrc for section in leg.offer.sections if section.ssrc is not None}
    video = leg.sends("video")
    return names | ({"again": video.rtx_ssrc} if video and video.rtx_ssrc is not None else {})
