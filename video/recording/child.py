"""The film's own process: a dump comes by standard input, the film goes by standard output, within limits.

It is started with `python -m video.recording.child LENGTH`, knows no database, no network and no key, and may be
killed at any time: what browsers have sent meets a library in C here, and nowhere else.
"""

import os
import sys

from contact.plumbing.confined import confine
from video.recording.film import Film
from video.recording.frames import Frames
from video.wire.dump import PIECE, Reading

MEMORY = 1024 * 1024 * 1024
SECONDS = 120
_READ = 1 << 20


def main() -> None:
    """Make one film, `LENGTH` milliseconds long."""
    confine(MEMORY, seconds=SECONDS)
    film, frames, reading = Film(_give), Frames(), Reading()
    while piece := os.read(sys.stdin.fileno(), _READ):
        for record in reading.take(piece):
            for frame in frames.take(record):
                film.add(frame)
    for frame in frames.end():
        film.add(frame)
    film.finish(int(sys.argv[1]))
    sys.stdout.buffer.flush()


def _give(number: int, piece: bytes) -> None:
    sys.stdout.buffer.write(PIECE.pack(number, len(piece)) + piece)


if __name__ == "__main__":
    main()
