"""What a call costs: processor time for each packet that is passed on, and calls that a core holds, beside Janus."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from socket import AF_INET
from uuid import UUID

import asyncpg
import psutil

from bench.house import ROOT, House, house
from bench.janus import PROGRAM, janus
from bench.load import Way
from bench.meter import Meter
from bench.report import Row, middle
from bench.svg import curves, draw

_HERE = Path(__file__).parent
_ROOMS = (20, 50)
_CURVE = (1, 10, 20, 50, 80)
_BUSY = 50
_MOST_LOST = 0.02
_ROUNDS = 3
_SECONDS = 5.0
_FULL = 0.7  # of a core: what is planned for
_PACKET, _SESSION = "≤ 0.8 × Janus's echo test", "≤ 0.0085 CPU s, ≥ 84 calls a core"
_TRIAL = """INSERT INTO call_trial (id, digest, expires_at)
    SELECT id, '', now() + interval '1 hour' FROM unnest($1::uuid[]) id ON CONFLICT DO NOTHING"""


@dataclass(frozen=True)
class Run:
    """What was measured of some calls: processor seconds a second, packets passed on a second, how long they took."""

    rooms: int
    cpu: float
    packets: float
    lost: float
    p50: float
    p99: float

    @property
    def packet(self) -> float:
        """Microseconds of processor time for a packet."""
        return 1e6 * self.cpu / self.packets

    @property
    def call(self) -> float:
        """Processor seconds for a second of a call."""
        return self.cpu / self.rooms


@dataclass(frozen=True)
class Server:
    """Somebody who carries calls."""

    way: Way
    meter: Meter


def packet() -> Iterator[Row]:
    """Pass packets on for 20 and for 50 calls, ours and Janus's in turn."""
    with ExitStack() as stack:
        ours, theirs = servers(stack)
        for rooms in _ROOMS:
            yield _packet(rooms, *_in_turn(ours, theirs, rooms))


def session() -> Iterator[Row]:
    """Carry more and more calls, and draw what they cost."""
    with ExitStack() as stack:
        found = [[_measured(server, rooms, _SECONDS) for rooms in _CURVE] for server in servers(stack) if server]
    ours, theirs = found[0], found[1] if len(found) > 1 else None
    for nth, run in enumerate(ours):
        yield _session(run, theirs[nth] if theirs else None)
    lines = {
        name: [(float(run.rooms), 100 * run.cpu) for run in runs]
        for name, runs in zip(("Visavis", "Janus"), found, strict=False)
    }
    draw(_HERE / "video.svg", curves("Calls on one core", "calls", "% of a core", lines, by_tens=(False, False)))


def servers(stack: ExitStack) -> tuple[Server, Server | None]:
    """Start our media process, and Janus where it is installed, until the end of the stack."""
    address = _address()
    running = stack.enter_context(house("media", VISAVIS_MEDIA_HOSTS=address or "127.0.0.1", VISAVIS_MEDIA_PORT="0"))
    ours = Server(asyncio.run(_way(running)), running.meter())
    if not (PROGRAM and address):
        return ours, None
    theirs = stack.enter_context(janus(address))
    return ours, Server(Way(theirs.url, ""), Meter({"media": [theirs.pid]}))


def _in_turn(ours: Server, theirs: Server | None, rooms: int) -> tuple[list[Run], list[Run]]:
    own, other = [], []
    for _ in range(_ROUNDS):
        own.append(_measured(ours, rooms, _SECONDS))
        if theirs:
            other.append(_measured(theirs, rooms, _SECONDS))
    return own, other


def _packet(rooms: int, own: list[Run], other: list[Run]) -> Row:
    ours, theirs = middle(run.packet for run in own), middle(run.packet for run in other) if other else None
    note = (
        f"{rooms} calls of two, {own[0].packets:,.0f} packets a second, with reports; "
        f"p50 {1e3 * middle(run.p50 for run in own):.1f} ms, p99 {1e3 * middle(run.p99 for run in own):.1f} ms, "
        f"lost {100 * max(run.lost for run in own):.1f} %; "
        f"{'beside the echo test of Janus with one event loop' if other else 'Janus is not installed here'}"
    )
    holds = None if theirs is None else ours <= 0.8 * theirs and _carried(own)
    return Row(f"video.packet@{rooms}", ours, theirs, _PACKET, "µs CPU a packet", holds, note)


def _session(own: Run, other: Run | None) -> Row:
    note = f"{own.rooms} calls of two; at 70 % a core holds {_FULL / own.call:.0f}, lost {100 * own.lost:.1f} %"
    if other:
        note += f"; beside the echo test of Janus, of which it holds {_FULL / other.call:.0f}"
    # What a few calls cost is what it costs to be woken: the target is a busy core's.
    busy = own.rooms >= _BUSY
    target, holds = (_SESSION, own.call <= 0.0085 and _carried([own])) if busy else ("for the curve", None)
    return Row(
        f"video.session@{own.rooms}",
        own.call,
        other.call if other else None,
        target,
        "CPU s a call-second",
        holds,
        note,
    )


def _carried(runs: list[Run]) -> bool:
    """Tell whether what was sent has arrived: what is lost costs nothing, and proves nothing."""
    return max(run.lost for run in runs) <= _MOST_LOST


def _measured(server: Server, rooms: int, seconds: float) -> Run:
    """Let a process of its own make the calls, and read the meter when it says so."""
    argv = (sys.executable, "-m", "bench.load", server.way.url, server.way.secret, str(rooms), str(seconds))
    with subprocess.Popen(argv, cwd=ROOT, stdout=subprocess.PIPE, text=True) as load:
        assert load.stdout
        until_says(load.stdout, "begin")
        before = server.meter.seconds()
        told = json.loads(until_says(load.stdout, "end"))
        spent = server.meter.since(before)["media"]
    lost = 1 - told["received"] / told["sent"]
    return Run(rooms, spent / seconds, told["received"] / seconds, lost, told["p50"], told["p99"])


def until_says(lines: Iterable[str], word: str) -> str:
    """Read lines until one begins with a word; return what follows it."""
    for line in lines:
        said, _, rest = line.strip().partition(" ")
        if said == word:
            return rest
    raise TimeoutError(word)


async def _way(running: House) -> Way:
    """Return the way to the media process; its rooms stay open as long as somebody tries them."""
    rows = await asyncpg.connect(running.database_url)
    try:
        way = await control_of(rows)
        await rows.execute(_TRIAL, [UUID(int=number + 1) for number in range(max(_CURVE + _ROOMS))])
    finally:
        await rows.close()
    return way


async def control_of(rows: "asyncpg.Connection[asyncpg.Record]") -> Way:
    """Return the way to the first media process that says that it lives."""
    async with asyncio.timeout(60):
        while not (found := await rows.fetchrow("SELECT control, secret FROM media_process")):  # noqa: ASYNC110
            await asyncio.sleep(0.1)
    return Way(found["control"], found["secret"])


def _address() -> str | None:
    """Return an address of this machine that is not loopback: Janus serves no other."""
    found = [each.address for some in psutil.net_if_addrs().values() for each in some if each.family == AF_INET]
    return next((each for each in found if not ip_address(each).is_loopback), None)
