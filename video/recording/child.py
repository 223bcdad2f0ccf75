"""The film's own process: a dump comes by standard input, the film goes by standard output, within limits.

It is started with `python -m video.recording.child LENGTH`, knows no database, no network and no key, and may be
killed at any time: what browsers have sent meets a library in C here, and nowhere else.
"""

import os
import resource
import sys

from video.recording.film import Film
from video.recording.frames import Frames
from video.wire.dump import PIECE, Reading

MEMORY = 1024 * 1024 * 1024
SECONDS = 120
_NOTHING = (0, 0)
_READ = 1 << 20


def main() -> None:
    """Make one film, `LENGTH` milliseconds long."""
    _confine()
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


def _confine() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, _NOTHING)
    resource.setrlimit(resource.RLIMIT_FSIZE, _NOTHING)
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))


if __name__ == "__main__":
    main()
