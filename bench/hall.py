"""One speaks and hundreds listen: what each costs, how long a packet takes, and what a crowd that arrives does."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO
from uuid import UUID

import asyncpg

from bench.house import ROOT, House, house
from bench.load import Way
from bench.meter import Meter
from bench.report import Row
from bench.svg import curves, draw
from bench.video import control_of, until_says

_HERE = Path(__file__).parent
_CURVE = (25, 100, 200, 300, 500)
_ARRIVING, _THERE = 300, 25
_SECONDS = 8.0
_FULL = 0.7  # of a core: what is planned for
_MOST_LOST = 0.02
_LONGEST_GAP = 0.2  # what a browser's buffer of sound fills
_TARGET, _RUSH = "300 listeners ≤ 0.7 of a core", "no gap > 200 ms"
_CARRIED = "INSERT INTO video_hall (session_id, process_id) SELECT unnest($1::uuid[]), id FROM media_process"
# Each run has a session of its own: who left the one before, and was not yet missed, is not in it.
_SESSIONS = [UUID(int=number + 1) for number in range(len(_CURVE) + 1)]


@dataclass(frozen=True)
class Run:
    """So many listeners: processor seconds a second, packets sent on a second, how long they took, bytes of memory."""

    listeners: int
    cpu: float
    packets: float
    lost: float
    p50: float
    p99: float
    gap: float
    memory: int

    @property
    def packet(self) -> float:
        """Microseconds of processor time for a packet."""
        return 1e6 * self.cpu / self.packets


def hall() -> Iterator[Row]:
    """Speak to more and more who listen, and to some while a crowd arrives; draw what it costs."""
    with house("media", VISAVIS_MEDIA_HOSTS="127.0.0.1", VISAVIS_MEDIA_PORT="0") as running:
        way, meter = asyncio.run(_way(running)), running.meter()
        measured = partial(_measured, way, meter)
        runs = [measured(*run, _SECONDS) for run in zip(_SESSIONS, _CURVE, strict=False)]
        rush = measured(_SESSIONS[-1], _THERE, 10.0, arriving=_ARRIVING)
    yield from map(_row, runs)
    yield _crowded(rush)
    line = [(float(run.listeners), 100 * run.cpu) for run in runs]
    title = "Half a megabit a second, to so many"
    draw(_HERE / "hall.svg", curves(title, "listeners", "% of a core", {"Visavis": line}, by_tens=(False, False)))


def _row(run: Run) -> Row:
    each = run.cpu / run.listeners
    note = (
        f"{run.listeners} listeners, {run.packets:,.0f} packets a second, {run.packet:.1f} µs each; "
        f"p50 {1e3 * run.p50:.1f} ms, p99 {1e3 * run.p99:.1f} ms, lost {100 * run.lost:.2f} %; "
        f"{run.memory / 1e6:.0f} MB; O(listeners): at 70 % a core holds {_FULL / each:.0f}"
    )
    target, holds = (_TARGET, run.cpu <= _FULL and run.lost <= _MOST_LOST) if run.listeners == 300 else ("", None)
    return Row(f"video.hall@{run.listeners}", run.cpu, None, target or "for the curve", "CPU s a second", holds, note)


def _crowded(run: Run) -> Row:
    note = (
        f"{_THERE} listen while {_ARRIVING} arrive within ten seconds; p50 {1e3 * run.p50:.1f} ms, "
        f"p99 {1e3 * run.p99:.1f} ms, lost {100 * run.lost:.2f} %, {run.cpu:.2f} of a core"
    )
    return Row("video.hall@rush", run.gap, None, _RUSH, "s without a packet", run.gap <= _LONGEST_GAP, note)


def _measured(way: Way, meter: Meter, session: UUID, listeners: int, seconds: float, *, arriving: int = 0) -> Run:
    """Let a process of its own speak and listen, and read the meter when it says so; a crowd comes from another one."""
    with ExitStack() as stack:
        heard = stack.enter_context(_audience(way, session, listeners, seconds))
        until_says(heard, "begin")
        before = meter.seconds()
        crowd = stack.enter_context(_audience(way, session, arriving)) if arriving else None
        said = json.loads(until_says(heard, "end"))
        spent, memory = meter.since(before)["media"], meter.resident("media")
        if crowd:
            until_says(crowd, "end")
    # What was sent to all, read or not.
    packets = said["spoken"] * listeners / seconds
    lost = 1 - said["received"] / said["sent"]
    return Run(listeners, spent / seconds, packets, lost, said["p50"], said["p99"], said["gap"], memory)


@contextmanager
def _audience(way: Way, session: UUID, *told: float) -> Iterator[IO[str]]:
    argv = (sys.executable, "-m", "bench.audience", way.url, way.secret, str(session), *map(str, told))
    with subprocess.Popen(argv, cwd=ROOT, stdout=subprocess.PIPE, text=True) as playing:
        assert playing.stdout
        yield playing.stdout


async def _way(running: House) -> Way:
    """Return the way to the media process, which carries the session."""
    rows = await asyncpg.connect(running.database_url)
    try:
        way = await control_of(rows)
        await rows.execute(_CARRIED, _SESSIONS)
    finally:
        await rows.close()
    return way
