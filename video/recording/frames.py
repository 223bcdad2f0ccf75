"""A dump of one seat becomes sound and pictures with their times: in order, mended, and side by side."""

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from video.recording.reordering import Line, Packet
from video.recording.timing import Clock, reports
from video.recording.vp8 import Assembly, Picture
from video.wire import rtp
from video.wire.dump import BEGIN, CONTROL, RTP, Record

# Within this a sender has reported on both its streams (Chromium: sound each five seconds, pictures each second).
SETTLED_AFTER = 6000  # ms


class Frame(NamedTuple):
    """Twenty milliseconds of sound, or a picture: when it is shown (ms of the tape), and its bytes as they came."""

    kind: str
    at: int
    body: bytes
    key: bool = True
    size: tuple[int, int] | None = None


class Frames:
    """Takes a seat's records in, and gives frames; what it holds meanwhile is bounded by seconds."""

    def __init__(self) -> None:
        self._run: _Run | None = None

    def take(self, record: Record) -> Iterator[Frame]:
        """Give the frames that are whole and have their time."""
        if record.kind == BEGIN:
            yield from self.end()
            self._run = _Run(record.at, msgspec.json.decode(record.body, type=dict[str, int]))
        elif self._run:
            yield from self._run.take(record)

    def end(self) -> Iterator[Frame]:
        """Give what is left."""
        if self._run:
            yield from self._run.end()
        self._run = None


class _Run:
    """What one connection has sent between two pauses: its streams keep their names and clocks."""

    def __init__(self, at: int, names: dict[str, int]) -> None:
        self._at = at
        self._again = names.pop("again", None)
        self._kinds = {ssrc: kind for kind, ssrc in names.items()}
        self._lines = {kind: Line() for kind in names}
        self._clocks = {kind: Clock(kind) for kind in names}
        self._pictures = Assembly()
        # Until their clocks are settled.
        self._early: list[tuple[str, int, Picture | Packet]] = []
        self._settled = False
        # How far the sender's clock is ahead of the tape's: of all reports, the one that was quickest on its way.
        self._ahead: float | None = None

    def take(self, record: Record) -> Iterator[Frame]:
        if record.kind == CONTROL:
            self._hear(record)
        elif record.kind == RTP and (found := self._packet(record)):
            kind, packet = found
            for each, whole in self._lines[kind].take(packet):
                yield from self._ordered(kind, each, whole=whole)
        if not self._settled and (record.at - self._at > SETTLED_AFTER or self._heard_all()):
            yield from self._settle()

    def end(self) -> Iterator[Frame]:
        for kind, line in self._lines.items():
            for each, whole in line.end():
                yield from self._ordered(kind, each, whole=whole)
        yield from self._settle()

    def _packet(self, record: Record) -> tuple[str, Packet] | None:
        body = record.body
        first, second, sequence, timestamp, ssrc = rtp.HEADER.unpack_from(body)
        end = len(body) - (body[-1] if first & 0x20 else 0)
        payload = body[rtp.payload_at(bytearray(body), len(body)) : max(end, 0)]
        kind = self._kinds.get(ssrc)
        if ssrc == self._again and len(payload) > 2:
            # What was sent again, under its own number, says first which one it was (RFC 4588, 4).
            kind, sequence, payload = "video", int.from_bytes(payload[:2], "big"), payload[2:]
        if kind is None or not payload:
            return self._padding(kind, record.at, sequence, timestamp)
        return kind, Packet(record.at, sequence, timestamp, bool(second & 0x80), payload)

    def _padding(self, kind: str | None, at: int, sequence: int, timestamp: int) -> tuple[str, Packet] | None:
        """Nothing but padding probes the way: it has a number, and is no loss."""
        return (kind, Packet(at, sequence, timestamp, marker=False, payload=b"")) if kind else None

    def _hear(self, record: Record) -> None:
        for ssrc, when, stood in reports(record.body):
            kind = self._kinds.get(ssrc)
            if kind is None or self._settled:
                continue
            self._clocks[kind].report = self._clocks[kind].report or (when, stood)
            ahead = when - record.at
            self._ahead = ahead if self._ahead is None else max(self._ahead, ahead)

    def _ordered(self, kind: str, packet: Packet, *, whole: bool) -> Iterator[Frame]:
        made = self._pictures.take(packet, whole=whole) if kind == "video" else packet if packet.payload else None
        if made is None:
            return
        timestamp = self._clocks[kind].unwrap(made.timestamp)
        if self._settled:
            yield self._frame(kind, timestamp, made)
        else:
            self._early.append((kind, timestamp, made))

    def _heard_all(self) -> bool:
        return all(clock.report for clock in self._clocks.values())

    def _settle(self) -> Iterator[Frame]:
        self._settled = True
        early, self._early = self._early, []
        for kind, timestamp, made in early:
            yield self._frame(kind, timestamp, made)

    def _frame(self, kind: str, timestamp: int, made: Picture | Packet) -> Frame:
        clock = self._clocks[kind]
        if not clock.settled:
            clock.settle((made.at, timestamp), self._ahead)
        at = max(self._at, clock.at(timestamp))
        if isinstance(made, Picture):
            return Frame(kind, at, made.body, made.key, made.size if made.key else None)
        return Frame(kind, at, made.payload)
