"""The reader's own process: a letter comes by standard input, what it says goes by standard output, within limits.

It is started with `python -m email_bridge.child`, knows no database and no network, and may be killed at any time.
"""

import resource
import sys
from typing import BinaryIO

import msgspec

from contact.plumbing.confined import confine
from email_bridge import parser
from email_bridge.reading import Reading

MEMORY = 768 * 1024 * 1024


class Job(msgspec.Struct):
    """A letter to be read, and how many seconds of CPU it may take."""

    seconds: int
    envelope_from: str | None
    raw: bytes


class Answer(msgspec.Struct):
    """What it says, or by what it could not be read: a name, never words of the letter."""

    reading: Reading | None = None
    failure: str | None = None


def main() -> None:
    """Read letters until the input ends."""
    confine(MEMORY)
    send(sys.stdout.buffer, b"")  # all is loaded: from here on the time is the letter's own
    while (frame := receive(sys.stdin.buffer)) is not None:
        send(sys.stdout.buffer, _answer(msgspec.msgpack.decode(frame, type=Job)))


def send(stream: BinaryIO, frame: bytes) -> None:
    """Write a frame: its length, then its bytes."""
    left = memoryview(len(frame).to_bytes(4, "big") + frame)
    while left:
        left = left[stream.write(left) :]
    stream.flush()


def receive(stream: BinaryIO) -> bytes | None:
    """Read a frame, or None at the end."""
    head = stream.read(4)
    if len(head) < 4:
        return None
    length = int.from_bytes(head, "big")
    frame = stream.read(length)
    return frame if len(frame) == length else None


def _answer(job: Job) -> bytes:
    used = resource.getrusage(resource.RUSAGE_SELF)
    allowed = int(used.ru_utime + used.ru_stime) + 1 + job.seconds
    resource.setrlimit(resource.RLIMIT_CPU, (allowed, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    try:
        return msgspec.msgpack.encode(Answer(parser.read(job.raw, envelope_from=job.envelope_from)))
    except (RecursionError, MemoryError, ValueError, LookupError, AttributeError, TypeError, AssertionError) as failed:
        return msgspec.msgpack.encode(Answer(failure=type(failed).__name__))


if __name__ == "__main__":
    main()
