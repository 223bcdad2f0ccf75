"""The processes run: what ends comes back, and all end together."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app import undertaker

_STEADY = 10.0
_LONGEST_PAUSE = 10.0
_LONGEST_LINE = 65536

Say = Callable[[str, str], None]


@dataclass(frozen=True)
class Program:
    """What to run: lower ranks end first, and `before` clears the way at each start."""

    name: str
    argv: tuple[str, ...]
    environ: Mapping[str, str]
    rank: int = 0
    stop: signal.Signals = signal.SIGTERM
    before: Callable[[], object] | None = None


class Supervisor:
    """Keeps programs running until it is closed."""

    def __init__(self, *, folder: Path, lock: int, say: Say) -> None:
        self._folder = folder
        self._say = say
        self._closing = asyncio.Event()
        self._end = _End(lock)

    async def keep(self, program: Program) -> None:
        """Run a program; whenever it ends, run it again, after a pause that grows with quick deaths."""
        failures = 0
        while self.is_open():
            born = time.monotonic()
            code = await self.once(program)
            if not self.is_open():
                return
            failures = 0 if time.monotonic() - born > _STEADY else failures + 1
            pause = min(0.1 * 2**failures, _LONGEST_PAUSE)
            self._say(program.name, f"{how_it_ended(code)}; starts again in {pause:.1f} s")
            with suppress(TimeoutError):
                await asyncio.wait_for(self._closing.wait(), pause)

    async def once(self, program: Program) -> int:
        """Run a program to its end, relay what it says, and return its exit code."""
        if program.before:
            await asyncio.to_thread(program.before)
        read, write = os.pipe()
        process = await asyncio.create_subprocess_exec(
            *program.argv,
            stdin=subprocess.DEVNULL,
            stdout=write,
            stderr=write,
            env=program.environ,
            cwd=self._folder,
            start_new_session=True,
        )
        os.close(write)
        self._end.born(process.pid, program)
        if not self.is_open():  # it was born while everybody was being told to go
            _end_group(process.pid)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._relay(program.name, read))
            code = await process.wait()
            # A pipe of ours, not asyncio's: its wait() can last until the last grandchild lets go of it.
            _end_group(process.pid)
        self._end.died(process.pid)
        return code

    def is_open(self) -> bool:
        """Tell whether nobody has closed yet."""
        return not self._closing.is_set()

    def close(self) -> None:
        """Start nothing any more, and have everybody end."""
        if self.is_open():
            self._closing.set()
            self._end.come()

    def hurry(self) -> None:
        """Wait for nobody any more."""
        self._end.hurry()

    async def closing(self) -> None:
        """Wait until somebody closes."""
        await self._closing.wait()

    async def closed(self) -> None:
        """Wait until everybody has been ended."""
        await asyncio.to_thread(self._end.wait)

    async def _relay(self, name: str, pipe: int) -> None:
        reader = asyncio.StreamReader()
        loop = asyncio.get_running_loop()
        transport, _ = await loop.connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(pipe, "rb", 0)
        )
        rest = b""
        while chunk := await reader.read(_LONGEST_LINE):
            *lines, rest = (rest + chunk).split(b"\n")
            if len(rest) > _LONGEST_LINE:
                lines, rest = [*lines, rest], b""
            self._quote(name, *lines)
        self._quote(name, rest)
        transport.close()

    def _quote(self, name: str, *lines: bytes) -> None:
        for line in lines:
            if line.strip():
                self._say(name, line.decode(errors="replace").rstrip())


class _End:
    """The supervisor's side of the undertaker, which is replaced, and told again, should it die first."""

    def __init__(self, lock: int) -> None:
        self._lock = lock
        self._living: dict[int, str] = {}
        self._open = True
        self._hire()

    def born(self, pid: int, program: Program) -> None:
        self._living[pid] = f"born {pid} {program.rank} {program.stop.value}\n"
        self._tell(self._living[pid])

    def died(self, pid: int) -> None:
        del self._living[pid]
        self._tell(f"died {pid}\n")

    def come(self) -> None:
        self._open = False
        os.close(self._pipe)

    def hurry(self) -> None:
        self._process.terminate()

    def wait(self) -> None:
        while self._process.wait() != 0:  # it was killed, before or in the middle of its work
            self._hire()
            os.close(self._pipe)

    def _tell(self, line: str) -> None:
        if not self._open:
            return
        try:
            os.write(self._pipe, line.encode())
        except BrokenPipeError:
            os.close(self._pipe)
            self._hire()

    def _hire(self) -> None:
        # The lock goes with it: nobody else may start in this folder until it has done its work.
        read, self._pipe = os.pipe()
        argv = (sys.executable, "-I", undertaker.__file__)
        self._process = subprocess.Popen(argv, stdin=read, pass_fds=(self._lock,), start_new_session=True)
        os.close(read)
        os.write(self._pipe, "".join(list(self._living.values())).encode())


def how_it_ended(code: int) -> str:
    """Say an exit code in words."""
    return f"killed by {signal.Signals(-code).name}" if code < 0 else f"ended with code {code}"


def _end_group(pid: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
