"""From one browser to another: what is sent arrives under the names known there, and what is said of it comes back."""

from video.rooms.leg import Leg
from video.rooms.route import Route
from video.seats import PAIR
from video.signalling.offers import Section
from video.wire import rtcp
from video.wire.pictures import Pictures
from video.wire.rtcp import Desk, Names
from video.wire.shift import Shift

_UNLIMITED = 1_000_000_000
# A third seat on a narrow way does not take the picture of the two whose call it is: bits a second.
_LEAST = 600_000
# A browser that limits its senders says so every second; what it said is of no use when it says no more.
_LIMIT_LASTS = 5.0


class Link:
    """What one browser sends to another."""

    def __init__(self, source: Leg, target: Leg, *, paces: bool) -> None:
        """`paces`: these two set each other's pace by the whole way's numbers; else the target limits the source."""
        self.source, self.target = source, target
        # Made by the first picture that passes; what the other side says of the whole way is numbered back by it.
        self.wide = Shift() if paces else None
        self.routes: dict[int, Route] = {}
        for section in source.offer.sections:
            self._route(section)
        self._names = Names(self._ssrcs())
        self._desk = Desk(self._resend, self._asks, self._reported, self._limits)

    def open(self, back: "Link") -> None:
        """Let what comes pass, given the way back."""
        self._names.sent = {ssrc: route.shift for ssrc, route in self.routes.items()}
        self._names.heard = {route.ssrc: route.shift for route in back.routes.values()}
        self._names.wide = back.wide
        self.target.limiting += self.wide is None

    def close(self) -> None:
        """Let nothing pass any more, and limit nobody."""
        self.target.limiting -= self.wide is None
        if self.target.limits.pop(self.source.seat, None) and (section := self.target.sends("video")):
            send_control(self.target, rtcp.limit(self._lowest(), [section.ssrc or 0]))

    def control(self, packet: bytes) -> None:
        """Pass on what is said to the target, and answer what can be answered here."""
        if said := rtcp.translate(packet, self._names, self._desk):
            send_control(self.target, said)

    def ask_for_pictures(self) -> None:
        """Ask the source for a whole picture: the target has none yet."""
        ask_for_picture(self.source)

    def _route(self, section: Section) -> None:
        theirs = self.target.hears(section.kind, self.source.seat)
        if section.ssrc is None or theirs is None:
            return
        stream = self.target.stream(section.kind, self.source.seat)
        media = Route(self.target, stream.ssrc, (section, theirs), self.wide)
        self.routes[section.ssrc] = media
        if section.rtx_ssrc is not None and section.rtx is not None and theirs.rtx is not None:
            self.routes[section.rtx_ssrc] = Route(
                self.target, stream.rtx_ssrc, (section, theirs), self.wide, repeats=media
            )

    def _ssrcs(self) -> dict[int, int]:
        """Name on the other side all that this side sends to it and hears of it."""
        ssrcs = {ssrc: route.ssrc for ssrc, route in self.routes.items()}
        for section in self.target.offer.sections:
            if section.ssrc is None:
                continue
            stream = self.source.stream(section.kind, self.target.seat)
            ssrcs[stream.ssrc] = section.ssrc
            if section.rtx_ssrc is not None:
                ssrcs[stream.rtx_ssrc] = section.rtx_ssrc
        return ssrcs

    def _resend(self, ssrc: int, lost: list[int]) -> list[int]:
        """Send again what this side has lost of what it hears and is still here; return the rest."""
        recent = self.source.recent.get(ssrc)
        if recent is None:
            return lost
        rest = []
        for sequence in lost:
            if packet := recent.find(sequence):
                self.source.counts.resent += 1
                self.source.send(packet)
            else:
                rest.append(sequence)
        return rest

    def _asks(self, ssrc: int) -> bool:
        """Tell whether to ask the target for a whole picture: whoever else hears it may have asked a moment ago."""
        theirs = self._names.ssrcs[ssrc]
        asked = self.target.pictures.setdefault(theirs, Pictures()).ask(self.source.ticks())
        self.target.counts.pictures += asked
        return asked

    def _reported(self, _: int, lost: int) -> None:
        self.source.counts.said_lost(lost)

    def _limits(self, bitrate: int) -> int:
        self.target.limits[self.source.seat] = bitrate, self.target.ticks()
        return self._lowest()

    def _lowest(self) -> int:
        """Return the lowest of what those who hear the target limit it to."""
        since = self.target.ticks() - _LIMIT_LASTS
        lowest = min((bitrate for bitrate, at in self.target.limits.values() if at >= since), default=_UNLIMITED)
        return max(lowest, _LEAST) if self.target.seat in PAIR else lowest


def ask_for_picture(leg: Leg) -> None:
    """Ask a browser for a whole picture."""
    section = leg.sends("video")
    if section and section.ssrc is not None:
        leg.counts.pictures += 1
        send_control(leg, rtcp.picture_loss(section.ssrc))


def send_control(leg: Leg, packet: bytes) -> None:
    """Seal a control packet and send it."""
    if leg.cipher and not leg.closed and (sealed := leg.cipher.seal_control(packet)):
        leg.send(sealed)
