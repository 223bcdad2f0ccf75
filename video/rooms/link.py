"""From one browser to the other: each packet is opened, renamed, sealed and sent; nothing waits, nothing is decoded."""

from video.rooms.leg import Leg
from video.rooms.route import Route
from video.rooms.secure import bench
from video.signalling.offers import Section
from video.wire import rtcp, rtp
from video.wire.pictures import Pictures
from video.wire.rtcp import Desk, Names
from video.wire.shift import Shift


class Link:
    """What one browser sends goes to the other."""

    def __init__(self, source: Leg, target: Leg) -> None:
        self.source, self.target = source, target
        # Made by the first picture that passes; what the other side says of the whole way is numbered back by it.
        self.wide = Shift()
        self.routes: dict[int, Route] = {}
        for section in source.offer.sections:
            self._route(section)
        self._names = Names(self._ssrcs())
        self._pictures: dict[int, Pictures] = {}
        self._desk = Desk(self._resend, self._asks, self._reported)

    def open(self, back: "Link") -> None:
        """Let what comes pass, given the way back."""
        self._names.sent = {ssrc: route.shift for ssrc, route in self.routes.items()}
        self._names.heard = {route.ssrc: route.shift for route in back.routes.values()}
        self._names.wide = back.wide
        self.source.receive_by(self._receive)

    def ask_for_pictures(self) -> None:
        """Ask the source for a whole picture: the target has none yet."""
        section = self.source.section("video")
        if section and section.ssrc is not None:
            self.source.counts.pictures += 1
            send_control(self.source, rtcp.picture_loss(section.ssrc))

    def _route(self, section: Section) -> None:
        theirs = self.target.section(section.kind)
        if section.ssrc is None or theirs is None or not theirs.receives:
            return
        stream = self.target.streams[section.kind]
        media = Route(self.target, stream.ssrc, (section, theirs), self.wide)
        self.routes[section.ssrc] = media
        if section.rtx_ssrc is not None and section.rtx is not None and theirs.rtx is not None:
            self.routes[section.rtx_ssrc] = Route(
                self.target, stream.rtx_ssrc, (section, theirs), self.wide, repeats=media
            )

    def _ssrcs(self) -> dict[int, int]:
        """Name on the other side all that this side sends and hears."""
        ssrcs = {ssrc: route.ssrc for ssrc, route in self.routes.items()}
        for section in self.target.offer.sections:
            stream = self.source.streams.get(section.kind)
            if stream and section.ssrc is not None:
                ssrcs[stream.ssrc] = section.ssrc
            if stream and section.rtx_ssrc is not None:
                ssrcs[stream.rtx_ssrc] = section.rtx_ssrc
        return ssrcs

    def _receive(self, packet: bytes) -> None:
        if len(packet) < 12:
            return
        cipher = self.source.cipher
        if cipher is None:
            return
        if rtp.is_rtcp(packet[1]):
            self._control(cipher.open_control(packet))
            return
        length = cipher.open(packet)
        if length < 12:
            return
        counts = self.source.counts
        counts.received += 1
        counts.received_bytes += length
        if self.source.reel:
            self.source.reel.keep(bench[:length])
        _, second, sequence, timestamp, ssrc = rtp.HEADER.unpack_from(bench)
        route = self.routes.get(ssrc)
        if route and route.takes == second & 0x7F:
            route.send(length, sequence, timestamp)

    def _control(self, packet: bytes) -> None:
        if self.source.reel:
            self.source.reel.keep_control(packet)
        if packet and (said := rtcp.translate(packet, self._names, self._desk)):
            send_control(self.target, said)

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
        asked = self._pictures.setdefault(ssrc, Pictures()).ask(self.source.ticks())
        self.target.counts.pictures += asked
        return asked

    def _reported(self, _: int, lost: int) -> None:
        self.source.counts.lost = lost


def send_control(leg: Leg, packet: bytes) -> None:
    """Seal a control packet and send it."""
    if leg.cipher and not leg.closed and (sealed := leg.cipher.seal_control(packet)):
        leg.send(sealed)
