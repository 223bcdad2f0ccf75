"""One stream on its way to a browser: under which names and numbers it arrives."""

from collections.abc import Set
from struct import Struct

from video.rooms.leg import Leg
from video.rooms.secure import bench
from video.signalling.answers import kept
from video.signalling.offers import Section
from video.signalling.terms import SENT_AT, TRANSPORT_WIDE
from video.wire import rtp
from video.wire.recent import Recent
from video.wire.shift import Mark, Shift, follow

_RATES = {"audio": 48_000, "video": 90_000}
_CIRCLE, _HALF = 1 << 16, 1 << 15
# Numbers of the whole way that sound may have used since the last picture.
_MARGIN = 200
_short = Struct("!H").unpack_from


class Route:
    """Renames, seals and sends what is on the bench; `takes` is the payload type that it is for."""

    def __init__(
        self,
        target: Leg,
        ssrc: int,
        agreed: tuple[Section, Section],
        wide: Shift | None,
        *,
        repeats: "Route | None" = None,
    ) -> None:
        """`agreed` is what was agreed with the source and the target; `repeats` is the stream this retransmits.

        `wide` moves the numbers of the whole way; None where the target is not to see them.
        """
        source, theirs = agreed
        self.ssrc = ssrc
        self.shift = Shift()
        self.takes = (source.rtx if repeats else source.payload) or 0
        self._target, self._repeats, self._wide = target, repeats, wide
        self._payload = (theirs.rtx if repeats else theirs.payload) or 0
        self._rate = _RATES[source.kind]
        self._extensions = _renamed(source, theirs, set() if wide else {TRANSPORT_WIDE})
        self._wide_id = kept(theirs).get(TRANSPORT_WIDE, 0) if wide else 0
        self._sent_id = 0 if wide else kept(theirs).get(SENT_AT, 0)
        # Where the stream of this name was when somebody else sent it.
        self._mark = target.marks.get(ssrc)
        self._follows = self._mark is not None
        self._begun = False
        self._recent: Recent | None = None
        if source.kind == "video" and not repeats:
            self._recent = target.recent.setdefault(ssrc, Recent())

    def send(self, length: int, sequence: int, timestamp: int) -> None:
        """Send the packet on the bench, whose numbers are given."""
        target = self._target
        cipher = target.cipher
        if cipher is None or target.closed:
            return
        rtp.rename(bench, self.ssrc, self._payload)
        if self._extensions:
            rtp.rename_extensions(bench, length, self._extensions)
        # Several clocks would tell it nothing: where it hears more than one such sender, all are told by ours.
        if self._sent_id and target.limiting > 1 and (at := rtp.find_extension(bench, length, self._sent_id)):
            rtp.stamp(bench, at, target.ticks())
        if self._follows:
            sequence, timestamp = self._move(length, sequence, timestamp)
        sealed = cipher.seal(length)
        if not sealed:
            return

        packet = bench[:sealed]
        target.send(packet)
        target.counts.sent += 1
        target.counts.sent_bytes += sealed
        self._remember(sequence, timestamp)
        if self._recent:
            self._recent.keep(sequence, bytes(packet))

    def _remember(self, sequence: int, timestamp: int) -> None:
        mark = self._mark
        if mark is None:
            mark = self._mark = self._target.marks[self.ssrc] = Mark(sequence, timestamp, 0)
        elif (sequence - mark.sequence) % _CIRCLE >= _HALF:
            return  # it was overtaken on its way
        mark.sequence, mark.timestamp, mark.at = sequence, timestamp, self._target.ticks()

    def _move(self, length: int, sequence: int, timestamp: int) -> tuple[int, int]:
        """Number the packet on from where the stream was; return its new numbers."""
        if not self._begun:
            self._begin(length, sequence, timestamp)
        shift = self.shift
        rtp.renumber(bench, shift.sequence, shift.timestamp)
        if self._repeats and (at := rtp.payload_at(bench, length)) + 2 <= length:
            rtp.add_to_short(bench, at, self._repeats.shift.sequence)  # the number it repeats (RFC 4588, 4)
        moves = self._wide.sequence if self._wide else 0
        if moves and (wide := rtp.find_extension(bench, length, self._wide_id)):
            rtp.add_to_short(bench, wide, moves)
        return (sequence + shift.sequence) % _CIRCLE, (timestamp + shift.timestamp) & 0xFFFFFFFF

    def _begin(self, length: int, sequence: int, timestamp: int) -> None:
        mark = self._mark
        if mark is None:
            return
        self._begun = True
        begun = follow(mark, sequence, timestamp, self._target.ticks(), self._rate)
        # The shift is read elsewhere: it is filled, never replaced.
        self.shift.sequence = begun.sequence
        self.shift.timestamp = self._repeats.shift.timestamp if self._repeats else begun.timestamp
        last = self._recent.find(mark.sequence) if self._recent else None
        before = rtp.find_extension(bytearray(last), len(last), self._wide_id) if last else None
        present = rtp.find_extension(bench, length, self._wide_id)
        if last and before and present and self._wide:
            self._wide.sequence = (_short(last, before)[0] + _MARGIN - _short(bench, present)[0]) % _CIRCLE


def _renamed(source: Section, target: Section, without: Set[str]) -> bytes:
    """Return the table of extension names between two sides; empty where nothing has to change."""
    ours, theirs = kept(source), kept(target)
    table = bytearray(16)
    for name, number in ours.items():
        table[number] = 0 if name in without else theirs.get(name, 0)
    return b"" if all(table[number] == number for _, number in source.extensions) else bytes(table)
