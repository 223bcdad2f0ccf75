"""Letters are read in a process that may die of them: ours does not, and the next letter flows."""

import os
import select
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, cast

import msgspec

from email_bridge.child import Answer, Job, send
from email_bridge.reading import Reading

_ROOT = Path(__file__).parent.parent
# After so many letters a new process takes over: what the parser may have leaked goes with the old one.
_LETTERS_EACH = 5000
_CHUNK = 1 << 20
# Seconds in which a process is there, or never will be.
_START = 20


class Unreadable(Exception):
    """This letter could not be read within its limits; `code` says by what."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Reader:
    """One process that reads, started when it is needed and again when it has died; safe to call from threads."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self._left = 0
        self._lock = threading.Lock()

    def read(self, raw: bytes, *, envelope_from: str | None, seconds: int, wall: float) -> Reading:
        """Return what a letter says; raise Unreadable past its seconds of CPU, past the wall clock, or at a failure."""
        with self._lock:
            return self._read(Job(seconds, envelope_from, raw), wall)

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._end()

    def _read(self, job: Job, wall: float) -> Reading:
        process = self._started()
        until = time.monotonic() + wall
        answer = self._asked(process, job, until)
        if answer is None:
            late = time.monotonic() >= until
            why = "too_slow" if late else _why(process)
            self._end()
            raise Unreadable(why)
        self._left -= 1
        if answer.reading is None:
            raise Unreadable((answer.failure or "unknown").lower())
        return answer.reading

    def _asked(self, process: subprocess.Popen[bytes], job: Job, until: float) -> Answer | None:
        pipe, answers = cast(BinaryIO, process.stdin), cast(BinaryIO, process.stdout)
        try:
            send(pipe, msgspec.msgpack.encode(job))  # whoever waits for letters reads them
            head = _exactly(answers, 4, until)
            frame = _exactly(answers, int.from_bytes(head, "big"), until) if head else None
        except (BrokenPipeError, ConnectionResetError):
            return None
        return msgspec.msgpack.decode(frame, type=Answer) if frame else None

    def _started(self) -> subprocess.Popen[bytes]:
        if self.process and self._left > 0 and self.process.poll() is None:
            return self.process
        self._end()
        self._left = _LETTERS_EACH
        self.process = subprocess.Popen(
            (sys.executable, "-m", "email_bridge.child"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            cwd=_ROOT,
            # It is told nothing of ours: no address of a database, no secret.
            env={"PATH": os.defpath, "LANG": "C.UTF-8"},
        )
        if _exactly(cast(BinaryIO, self.process.stdout), 4, time.monotonic() + _START) is None:
            raise Unreadable("reader_died")
        return self.process

    def _end(self) -> None:
        if self.process is None:
            return
        self.process.kill()
        for pipe in (self.process.stdin, self.process.stdout):
            with suppress(BrokenPipeError):
                cast(BinaryIO, pipe).close()
        self.process.wait()
        self.process = None


def _exactly(stream: BinaryIO, length: int, until: float) -> bytes | None:
    """Read so many bytes, or None where they do not come in time."""
    come = select.poll()
    come.register(stream, select.POLLIN)
    pieces = []
    while length:
        left = until - time.monotonic()
        piece = stream.read(min(length, _CHUNK)) if left > 0 and come.poll(1000 * left) else b""
        if not piece:
            return None
        pieces.append(piece)
        length -= len(piece)
    return b"".join(pieces)


def _why(process: subprocess.Popen[bytes]) -> str:
    code = process.wait()
    return {-9: "too_slow", -24: "too_much_work"}.get(code, "reader_died")
