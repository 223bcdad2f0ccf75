"""What a line costs, how soon it is seen, and what an open page costs."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from bench import plant
from bench.crowds import Crowd, Missing, crowd, relay
from bench.house import House, house
from bench.meter import Meter, Seconds
from bench.report import Row, middle, percentile, unmeasured
from bench.svg import Points, curves, draw

_HERE = Path(__file__).parent
_PAIRS = 100
_RATE = 250
_ROUND = 4.0
_ROUNDS = 3
_SILENCE = 2.0
_OURS = ("web", "worker", "beat")


@dataclass
class Side:
    """One of those compared: its crowd, the meter of its processes, and what each round cost."""

    crowd: Crowd
    meter: Meter
    rounds: list[tuple[int, float, Seconds]] = field(default_factory=list)
    silence: list[Seconds] = field(default_factory=list)
    took: list[float] = field(default_factory=list)
    lost: int = 0

    def round(self, rate: float, seconds: float) -> None:
        """Be silent for a while, then talk."""
        before = self.meter.seconds()
        time.sleep(_SILENCE)
        self.silence.append(self.meter.since(before))
        before, begun = self.meter.seconds(), time.monotonic()
        told = self.crowd.does("talk", rate=rate, seconds=seconds)
        self.rounds.append((told["said"], time.monotonic() - begun, self.meter.since(before)))
        self.took.extend(told["took"])
        self.lost += told["lost"]

    def microseconds(self, *names: str) -> float:
        """Return the processor time of a line, by the median round, beyond what silence costs."""
        idle = sum(silence[name] for silence in self.silence for name in names) / (_SILENCE * len(self.silence))
        costs = ((sum(spent[name] for name in names) - idle * lasted) / said for said, lasted, spent in self.rounds)
        return 1e6 * middle(costs)


def message() -> Iterator[Row]:
    """Post a line, commit it, tell the other side: beside three relays that do nothing but relay."""
    missing: dict[str, str] = {}
    with ExitStack() as stack:
        sides = {"house": stack.enter_context(_our_side(_PAIRS))}
        for name in ("socketio", "aiohttp", "node"):
            try:
                sides[name] = stack.enter_context(_relay_side(name, _PAIRS))
            except Missing as why:
                missing[name] = str(why)
        for _ in range(_ROUNDS):
            for side in sides.values():
                side.round(_RATE, _ROUND)

    us = sides["house"]
    ours = us.microseconds(*_OURS)
    apart = ", ".join(f"{name} {us.microseconds(name):,.0f}" for name in (*_OURS, "postgres", "redis"))
    note = (
        f"µs a line by process: {apart}; {_RATE} lines a second, {us.lost} lost; silence's cost taken off on both sides"
    )
    bare = sides["socketio"].microseconds("relay")
    yield Row("chat.message", ours, bare, "≤ 3 × python-socketio", "µs CPU a line", ours <= 3 * bare, note)
    for name, words in (("node", "Node's socket.io 4"), ("aiohttp", "aiohttp WebSocket")):
        row, target = f"chat.message@{name}", f"beside {words}"
        if name in missing:
            yield unmeasured(row, target, "µs CPU a line", missing[name])
        else:
            yield Row(row, ours, sides[name].microseconds("relay"), target, "µs CPU a line", None)


def latency() -> Iterator[Row]:
    """How soon the other side sees a line, with 1,000 pages open."""
    idle, rate = 1000 - 2 * _PAIRS, 200
    with _our_side(_PAIRS, idle=idle) as us, _relay_side("socketio", _PAIRS, idle=idle) as them:
        for _ in range(_ROUNDS):
            us.round(rate, 5.0)
            them.round(rate, 5.0)

    ours, theirs = ([1e3 * percentile(side.took, share) for share in (0.5, 0.99)] for side in (us, them))
    lost = f"{us.lost} of {len(us.took) + us.lost:,} lost"
    yield Row("chat.latency@p50", ours[0], theirs[0], "≤ 10 ms", "ms p50", ours[0] <= 10, lost)
    yield Row("chat.latency@p99", ours[1], theirs[1], "≤ 3 × the relay's", "ms p99", ours[1] <= 3 * theirs[1], lost)
    shares = [0.01 * share for share in range(1, 100)]
    lines = {
        name: [(1e3 * percentile(side.took, share), 100 * share) for share in shares]
        for name, side in (("ours", us), ("bare relay", them))
    }
    draw(_HERE / "latency.svg", curves("A line is seen", "ms", "% of lines", lines, by_tens=(True, False)))


def connections() -> Iterator[Row]:
    """What 10,000 silent pages hold in one process, and how soon 1,000 that were cut are back."""
    steps, comers = (2_000, 5_000, 10_000), 1_000
    with _our_side(0, "web", idle=max(steps), open_now=False) as us, _relay_side("socketio", 0) as them:
        ours, theirs = _memory({"web": us, "relay": them}, steps)
        before = us.crowd.does("idle", count=0)["open"]
        us.crowd.does("vanish", count=comers)
        us.crowd.does("write", count=comers)
        back = us.crowd.does("return", count=comers)
    lines = {"ours": ours, "python-socketio": theirs}
    draw(_HERE / "connections.svg", curves("Open pages", "pages", "kB each", lines, by_tens=(False, False)))

    mine, bare = ours[-1][1], theirs[-1][1]
    note = f"O(pages): {', '.join(f'{kb:.1f} kB at {count:,.0f}' for count, kb in ours)}; {before:,} open"
    yield Row("chat.connections", mine, bare, "≤ 1.3 ×", "kB a page", mine <= 1.3 * bare, note)
    lost = sum(found != 1 for found in back["found"])
    yield Row(
        "chat.connections@return", back["seconds"], None, "1,000 back in ≤ 15 s, nothing lost", "s",
        back["seconds"] <= 15 and lost == 0, f"{lost} of {comers:,} did not find the one line written meanwhile",
    )  # fmt: skip


def _memory(sides: dict[str, Side], steps: tuple[int, ...]) -> list[Points]:
    """Open pages step by step, on all sides at once; return how many kilobytes each page holds."""
    empty = {name: side.meter.resident(name) for name, side in sides.items()}
    points: dict[str, list[tuple[float, float]]] = {name: [] for name in sides}
    for before, count in pairwise((0, *steps)):
        for side in sides.values():
            side.crowd.begins("idle", count=count - before)
        for side in sides.values():
            side.crowd.ends()
        time.sleep(1)
        for name, side in sides.items():
            points[name].append((float(count), (side.meter.resident(name) - empty[name]) / count / 1000))
    return list(points.values())


@contextmanager
def _our_side(pairs: int, *programs: str, idle: int = 0, open_now: bool = True) -> Iterator[Side]:
    with house(*programs) as ours:
        people = _plant(ours, pairs + idle)
        with crowd("house", url=ours.url, pairs=people[:pairs], idle=people[pairs:]) as talkers:
            if open_now:
                talkers.does("idle", count=idle)
            yield Side(talkers, ours.meter())


@contextmanager
def _relay_side(name: str, pairs: int, *, idle: int = 0) -> Iterator[Side]:
    with relay(name) as (url, pid), crowd("relay", url=url, pairs=pairs, plain=name == "aiohttp") as talkers:
        if idle:
            talkers.does("idle", count=idle)
        yield Side(talkers, Meter({"relay": [pid]}))


def _plant(ours: House, pairs: int) -> list[dict[str, str]]:
    asyncio.run(plant.talking(ours.database_url, pairs))
    return [
        {
            "contact": str(plant.uuid("contact", number)),
            "seeker": plant.secret("seeker", number),
            "advisor": plant.secret("advisor", number),
            "address": f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}",
        }
        for number in range(1, pairs + 1)
    ]
