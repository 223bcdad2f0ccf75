"""The one who presents in a hall: nobody who listens sets their pace or asks for what was lost, so the hall does."""

from collections.abc import Callable
from struct import Struct

from video.rooms.leg import Leg
from video.rooms.link import send_control
from video.rooms.secure import Cipher, bench
from video.rooms.strand import RATES, Strand
from video.signalling.offers import Section
from video.wire import reports, rtcp, rtp
from video.wire.arrivals import Arrivals
from video.wire.pace import Pace

_PADDED = 0x20
_short = Struct("!H").unpack_from

# What is done with a packet that is in the clear, and known to all by its numbers here.
Spread = Callable[[Strand, int, bytes], None]


class Source:
    """One stream of a presenter's browser, and the strand that it goes on with."""

    def __init__(self, section: Section, strand: Strand, spread: Spread) -> None:
        self.section, self.strand = section, strand
        self.arrivals = Arrivals(RATES[strand.kind])
        self._spread = spread
        strand.begin()

    def take(self, length: int, at: float) -> None:
        """Take the packet on the bench in."""
        _, second, sequence, timestamp, _ = rtp.HEADER.unpack_from(bench)
        if second & 0x7F == self.section.payload and self.arrivals.take(sequence, timestamp, at):
            self._pass(length, sequence, timestamp, at)

    def mend(self, length: int, at: float) -> None:
        """Take the packet on the bench for the one that it repeats, if that is missing (RFC 4588, 4)."""
        _, second, _, timestamp, _ = rtp.HEADER.unpack_from(bench)
        start = rtp.payload_at(bench, length)
        if second & 0x7F != self.section.rtx or bench[0] & _PADDED or start + 2 >= length:
            return
        sequence = _short(bench, start)[0]
        if self.arrivals.mend(sequence):
            bench[start : length - 2] = bytes(bench[start + 2 : length])
            self._pass(length - 2, sequence, timestamp, at)

    def _pass(self, length: int, sequence: int, timestamp: int, at: float) -> None:
        number, ticks = self.strand.number(sequence, timestamp, at)
        rtp.HEADER.pack_into(bench, 0, bench[0], bench[1], number, ticks, self.strand.stream.ssrc)
        self._spread(self.strand, number, bytes(bench[:length]))


class Stage:
    """What a presenter sends is opened once; what they need to hear of it is said."""

    def __init__(self, leg: Leg, cipher: Cipher, strands: dict[str, Strand], spread: Spread, *, pace: Pace) -> None:
        self.leg = leg
        self._cipher = cipher
        self._sources: dict[int, Source] = {}
        self._repeats: dict[int, Source] = {}
        self._pace = pace
        self._came = 0, leg.ticks()
        for kind, strand in strands.items():
            self._open(leg.sends(kind), strand, spread)
        self._picture = next((each for each in self._sources.values() if each.strand.kind == "video"), None)

    def receive(self, datagram: bytes) -> list[Strand]:
        """Take in what comes; return the strands of whose clocks it tells."""
        if len(datagram) < 12:
            return []
        if rtp.is_rtcp(datagram[1]):
            return self._hear(self._cipher.open_control(datagram))
        length = self._cipher.open(datagram)
        if length < 12:
            return []
        counts, at = self.leg.counts, self.leg.ticks()
        counts.received += 1
        counts.received_bytes += length
        ssrc = int.from_bytes(bench[8:12], "big")
        if source := self._sources.get(ssrc):
            source.take(length, at)
        elif source := self._repeats.get(ssrc):
            source.mend(length, at)
        self._ask_again(at)
        return []

    def report(self) -> None:
        """Say what has come, and to how much what is sent should be limited; to be called twice a second."""
        at = self.leg.ticks()
        blocks = [block for ssrc, each in self._sources.items() if (block := each.arrivals.report(ssrc, at))]
        came, since = self._came
        self._came = self.leg.counts.received_bytes, at
        if not blocks or not self._picture or at <= since:
            return
        bitrate = 8 * (self.leg.counts.received_bytes - came) / (at - since)
        # Of sound and picture together: half a second of one of them is too little to judge a way by.
        heard = [each.arrivals for each in self._sources.values()]
        expected, lost = sum(each.expected for each in heard), sum(each.lost for each in heard)
        limit = self._pace.note(256 * lost // max(1, expected), bitrate)
        names = [self._picture.section.ssrc or 0]
        send_control(self.leg, reports.received(blocks) + rtcp.limit(limit, names))

    def ask_for_picture(self) -> None:
        """Ask for a whole picture."""
        if self._picture:
            self.leg.counts.pictures += 1
            send_control(self.leg, rtcp.picture_loss(self._picture.section.ssrc or 0))

    def _open(self, section: Section | None, strand: Strand, spread: Spread) -> None:
        if section is None or section.ssrc is None:
            return
        source = self._sources[section.ssrc] = Source(section, strand, spread)
        if section.rtx_ssrc is not None:
            self._repeats[section.rtx_ssrc] = source

    def _hear(self, packet: bytes) -> list[Strand]:
        told = []
        for clock in reports.clocks(packet):
            if source := self._sources.get(clock.ssrc):
                source.arrivals.hear(clock.middle, self.leg.ticks())
                source.strand.tell(clock)
                told.append(source.strand)
        return told

    def _ask_again(self, at: float) -> None:
        """What is missing is asked for as other packets come: they come every twenty milliseconds."""
        if self._picture and self._picture.section.rtx is not None and (lost := self._picture.arrivals.missing(at)):
            send_control(self.leg, rtcp.nack(1, self._picture.section.ssrc or 0, lost))
