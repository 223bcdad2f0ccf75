"""One who listens in a hall: what all hear is sealed for them, and what was lost on the way to them is sent again."""

from video.rooms.leg import Leg
from video.rooms.link import send_control
from video.rooms.secure import Cipher, bench
from video.rooms.strand import Strand
from video.seats import PRESENTER
from video.signalling.offers import Section
from video.wire import rtp, wishes
from video.wire.allowance import Allowance
from video.wire.wishes import Wishes

# A browser says something three times a second; one that loses much, at each picture.
_SAYS, _SAYS_MOST = 50, 100
# As much as a picture of a megabit a second has, and at once what was lost in a second.
_AGAIN, _AGAIN_MOST = 100, 200


class Ear:
    """How one browser hears one kind."""

    def __init__(self, leg: Leg, cipher: Cipher, section: Section, strand: Strand) -> None:
        self.strand = strand
        self._leg, self._cipher = leg, cipher
        self._payload, self._rtx = section.payload, section.rtx
        self._repeated = 0

    def send(self, packet: bytes) -> None:
        """Send a packet that all hear."""
        size = len(packet)
        bench[:size] = packet
        bench[1] = packet[1] & 0x80 | self._payload
        self._seal_and_send(size)

    def tell(self) -> None:
        """Send what was said of the clock of the strand, if anything was."""
        if self.strand.said:
            send_control(self._leg, self.strand.said)

    def repeat(self, sequence: int, packet: bytes) -> None:
        """Send a packet again, in a stream of its own where that was agreed (RFC 4588)."""
        if self._rtx is None:
            self.send(packet)
            return
        at, size = rtp.payload_at(packet, len(packet)), len(packet) + 2
        bench[:at] = packet[:at]
        rtp.write_short(bench, at, sequence)
        bench[at + 2 : size] = packet[at:]
        rtp.rename(bench, self.strand.stream.rtx_ssrc, self._rtx)
        self._repeated = (self._repeated + 1) & 0xFFFF
        rtp.write_short(bench, 2, self._repeated)
        self._seal_and_send(size)

    def _seal_and_send(self, size: int) -> None:
        leg = self._leg
        if sealed := self._cipher.seal(size):
            leg.send(bench[:sealed])
            leg.counts.sent += 1
            leg.counts.sent_bytes += sealed


class Listener:
    """All that one browser hears, and says of it."""

    def __init__(self, leg: Leg, cipher: Cipher, strands: dict[str, Strand]) -> None:
        self.leg = leg
        heard = {kind: section for kind in strands if (section := leg.hears(kind, PRESENTER))}
        self.ears = {kind: Ear(leg, cipher, section, strands[kind]) for kind, section in heard.items()}
        self._cipher = cipher
        self._named = {ear.strand.stream.ssrc: ear for ear in self.ears.values()}
        self._says, self._again = Allowance(_SAYS_MOST, _SAYS), Allowance(_AGAIN_MOST, _AGAIN)

    def hear(self, datagram: bytes) -> bool:
        """Serve what a listener says; tell whether they want a whole picture. What else comes is not even opened."""
        at = self.leg.ticks()
        if len(datagram) < 12 or not rtp.is_rtcp(datagram[1]) or not self._says.take(at):
            return False
        wished = wishes.read(self._cipher.open_control(datagram))
        if wished.lost is not None:
            self.leg.counts.lost = wished.lost
        self._resend(wished, at)
        return wished.picture and "video" in self.ears

    def _resend(self, wished: Wishes, at: float) -> None:
        for name, sequences in wished.again.items():
            if not (ear := self._named.get(name)):
                continue
            for sequence in sequences:
                packet = ear.strand.recent.find(sequence)
                if packet and self._again.take(at):
                    ear.repeat(sequence, packet)
                    self.leg.counts.resent += 1
