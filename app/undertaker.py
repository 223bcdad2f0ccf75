"""Whoever the supervisor started ends with it, in order, also when it is killed.

It runs as a script of its own, beside the supervisor, and reads from it who was born and who died. At the end of
that input the supervisor has closed, or is dead: the way down is the same.
"""

import os
import signal
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import FrameType

GRACE = 10.0


class Undertaker:
    """Knows the living by rank, and ends the lowest rank first."""

    def __init__(self, grace: float = GRACE) -> None:
        self._grace = grace
        self._living: dict[int, tuple[int, int]] = {}
        self._hurried = False

    def hurry(self, _signal: int, _frame: FrameType | None) -> None:
        """Wait for nobody any more."""
        self._hurried = True

    def listen(self, lines: Iterable[str]) -> None:
        """Take note of `born PID RANK SIGNAL` and `died PID` until the input ends."""
        for line in lines:
            word, pid, *rest = line.split()
            if word == "born":
                rank, stop = map(int, rest)
                self._living[int(pid)] = (rank, stop)
            else:
                self._living.pop(int(pid), None)

    def bury(self) -> None:
        """End everybody, rank by rank."""
        for rank in sorted({rank for rank, _ in self._living.values()}):
            self._end({pid: stop for pid, (of, stop) in self._living.items() if of == rank})

    def _end(self, processes: dict[int, int]) -> None:
        for pid, stop in processes.items():
            with suppress(ProcessLookupError):
                os.kill(pid, stop)
        end = time.monotonic() + self._grace
        while any(map(_lives, processes)) and not self._hurried and time.monotonic() < end:
            time.sleep(0.02)
        for pid in processes:
            # Each leads a process group: what it started and left behind goes with it.
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(pid, signal.SIGKILL)


def _lives(pid: int) -> bool:
    """Tell whether a process runs; one that ended unseen by its parent does not."""
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except ProcessLookupError:
        return False
    except FileNotFoundError:  # it ended between the two questions, or there is no /proc here
        return not Path("/proc/self").exists()


def main() -> None:
    """Wait for the end, unmoved by the signals that a terminal sends to everybody."""
    undertaker = Undertaker()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, undertaker.hurry)
    undertaker.listen(sys.stdin)
    undertaker.bury()


if __name__ == "__main__":
    main()
