"""Frames become a film that a browser plays: WebM, as they came, without being decoded (the only file that knows PyAV).

A film always has sound, from its first millisecond to its last: where nobody spoke, silence. So the films of one
recording are equally long, and are played side by side.
"""

from collections.abc import Callable
from fractions import Fraction

import av
from av.stream import Stream

from video.recording.frames import Frame

PIECE = 256 * 1024
_SILENCE = b"\xf8\xff\xfe"  # twenty milliseconds of Opus without a sound (RFC 6716, 3.1)
_MS = Fraction(1, 1000)

Give = Callable[[int, bytes], None]


class Pieces:
    """A file that leaves in numbered pieces as it is written; the first, with what only the end knows, is last."""

    def __init__(self, give: Give) -> None:
        self._give = give
        self._first = bytearray()
        self._held = bytearray()
        self._number = 1
        self._at = 0

    def write(self, content: bytes) -> int:
        """Take bytes in, at the end or within the first piece."""
        content = bytes(content)
        if self._at < len(self._first) or self._end == self._at < PIECE:
            within = content[: PIECE - self._at]
            self._first[self._at : self._at + len(within)] = within
            self._at += len(within)
            rest = content[len(within) :]
        else:
            rest = content
        if rest:
            self._append(rest)
        return len(content)

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go elsewhere."""
        self._at = offset + {0: 0, 1: self._at, 2: self._end}[whence]
        return self._at

    def tell(self) -> int:
        """Say where one is."""
        return self._at

    def finish(self) -> None:
        """Give what is left, the first piece last."""
        if self._held:
            self._give(self._number, bytes(self._held))
        self._give(0, bytes(self._first))

    @property
    def _end(self) -> int:
        return len(self._first) + (self._number - 1) * PIECE + len(self._held)

    def _append(self, content: bytes) -> None:
        if self._at != self._end:
            raise ValueError("A film is written from its beginning to its end.")
        self._held += content
        self._at += len(content)
        while len(self._held) >= PIECE:
            self._give(self._number, bytes(self._held[:PIECE]))
            del self._held[:PIECE]
            self._number += 1


class Film:
    """One seat's film, in the making."""

    def __init__(self, give: Give) -> None:
        self._pieces = Pieces(give)
        self._file = av.open(self._pieces, "w", format="webm")
        self._streams: dict[str, Stream] = {}
        self._last = {"audio": -1, "video": -1}
        # A track is announced at the start: until the first picture it is not known whether there is any, or how large.
        self._early: list[Frame] = []

    def add(self, frame: Frame) -> None:
        """Take a frame in; of one kind, in the order of their times."""
        if self._streams:
            self._put(frame)
            return
        self._early.append(frame)
        if frame.size:
            self._begin(frame.size)

    def finish(self, length: int) -> None:
        """Complete it, `length` milliseconds long."""
        if not self._streams:
            self._begin(None)
        if self._last["audio"] < length - 40:
            self._put(Frame("audio", max(length - 20, 0), _SILENCE))
        self._file.close()
        self._pieces.finish()

    def _begin(self, size: tuple[int, int] | None) -> None:
        if size:
            self._streams["video"] = self._file.add_mux_stream("vp8", width=size[0], height=size[1])
        sound = self._file.add_stream("libopus", rate=48_000)  # it encodes nothing: only its header is wanted
        sound.codec_context.layout = "stereo"
        self._streams["audio"] = sound
        for stream in self._streams.values():
            stream.time_base = _MS
        if not any(frame.kind == "audio" and frame.at <= 20 for frame in self._early):
            self._put(Frame("audio", 0, _SILENCE))
        for frame in sorted(self._early, key=lambda frame: frame.at):
            self._put(frame)
        self._early.clear()

    def _put(self, frame: Frame) -> None:
        stream = self._streams.get(frame.kind)
        if stream is None:
            return
        at = self._last[frame.kind] = max(frame.at, self._last[frame.kind] + 1)
        packet = av.Packet(frame.body)
        packet.stream = stream
        packet.pts = packet.dts = at
        packet.time_base = _MS
        packet.is_keyframe = frame.key
        self._file.mux(packet)
