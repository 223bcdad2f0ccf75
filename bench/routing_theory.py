"""The real engine on a virtual clock, beside what queueing theory says and what the best possible rule would cost."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from statistics import mean
from typing import NamedTuple

from bench.draws import HANDLING, Comer, comers, contact, people, visits
from bench.reference_optimum import Model, optimum
from bench.reference_queueing import Theory, erlang_a, erlang_c, kiefer_wolfowitz
from bench.report import Row
from bench.svg import curves, draw
from bench.virtual import House, Outcome
from queues.engine.rows import Milliseconds

_HERE = Path(__file__).parent
_PROMISE: Milliseconds = 300_000
_WITHIN: Milliseconds = 20_000
_TOGETHER = 200_000
_PROCESSES = 2

Pools = Sequence[tuple[int, frozenset[int]]]


# ---- one line, everybody alike -------------------------------------------------------------------------


def erlang() -> Iterator[Row]:
    """Serve hundreds of thousands: one by one as Kiefer and Wolfowitz say, on average as Erlang and Palm do."""
    with ProcessPoolExecutor(_PROCESSES) as processes:
        together = processes.submit(farthest, 20, 0.9, _TOGETHER)
        halves = [processes.submit(measured, 3, 0.5, 300_000, mirrored=mirrored) for mirrored in (False, True)]
        hasty = processes.submit(measured, 20, 1.1, _TOGETHER, patience=0.6)
        loads = (0.8, 0.9, 1.0, 1.1, 1.2, 1.3)
        curve = [processes.submit(measured, 20, load, 20_000, patience=0.6) for load in loads]

        yield Row(
            "routing.erlang@Kiefer-Wolfowitz", together.result(), 0.0, "0", "ms apart at most",
            together.result() == 0, f"{_TOGETHER:,} contacts, 20 advisors, load 0.9, each by itself, same draws",
        )  # fmt: skip
        ours = Theory(*map(mean, zip(*(half.result() for half in halves), strict=True)))
        yield from _beside(
            "C", ours, erlang_c(3, 1.5 / HANDLING, HANDLING, _WITHIN),
            "3 advisors, load 0.5, 600,000 contacts (half of them mirrored); the sampling error is about 1 %",
        )  # fmt: skip
        yield from _beside(
            "A", hasty.result(), _erlang_a(1.1),
            f"20 advisors, load 1.1, patience 0.6 of the handling time, {_TOGETHER:,} contacts",
        )  # fmt: skip
        lines = {
            "engine": [(load, each.result().wait / 1000) for load, each in zip(loads, curve, strict=True)],
            "Erlang A": [(load, _erlang_a(load).wait / 1000) for load in loads],
        }
        draw(_HERE / "erlang.svg", curves("The wait is what theory says", "load", "s", lines, by_tens=(False, False)))


def farthest(advisors: int, load: float, count: int) -> Milliseconds:
    """Return by how much a wait differs from the recursion's at most, contact by contact."""
    drawn = list(comers(count, [advisors * load], seed=1))
    theirs = kiefer_wolfowitz(advisors, [(comer.arrival, comer.handling) for comer in drawn])
    ours = simulate(drawn, [(advisors, frozenset({0}))], [_PROMISE])
    return max(abs(each.waited - wait) for each, wait in zip(ours, theirs, strict=True))


def measured(
    advisors: int, load: float, count: int, *, patience: float | None = None, mirrored: bool = False
) -> Theory:
    """Return a mean wait, the share served within twenty seconds, and the share that gave up, of our engine."""
    drawn = list(comers(count, [advisors * load], seed=1, patience=patience, mirrored=mirrored))
    ours = simulate(drawn, [(advisors, frozenset({0}))], [_PROMISE])
    return Theory(
        wait=mean(each.waited for each in ours),
        within=mean(each.served and each.waited <= _WITHIN for each in ours),
        given_up=mean(not each.served for each in ours),
    )


def simulate(drawn: Sequence[Comer], pools: Pools, promises: Sequence[Milliseconds]) -> list[Outcome]:
    """Let the real engine serve those who were drawn; return what became of each, in their order."""
    house = House()
    house.hire(people(pools))
    found = house.receive(visits(drawn, promises))
    return [found[contact(number)] for number in range(len(drawn))]


def _erlang_a(load: float) -> Theory:
    return erlang_a(20, 20 * load / HANDLING, HANDLING, 0.6 * HANDLING, _WITHIN)


def _beside(name: str, ours: Theory, theirs: Theory, note: str) -> Iterator[Row]:
    units = {"wait": "ms mean wait", "within": "served within 20 s", "given_up": "given up"}
    for figure, unit in units.items():
        mine, reference = getattr(ours, figure), getattr(theirs, figure)
        if reference:
            close = abs(mine / reference - 1) <= 0.02
            yield Row(f"routing.erlang@{name}.{figure}", mine, reference, "± 2 %", unit, close, note)


# ---- several classes, several pools --------------------------------------------------------------------


class Shape(NamedTuple):
    """Which pools serve which classes, how many come of each, and what a unit of waiting costs."""

    name: str
    pools: Pools
    arrivals: Sequence[float]
    costs: Sequence[int]
    longest: int

    @property
    def model(self) -> Model:
        """Return it as the decision process that is solved."""
        sizes, serves = zip(*self.pools, strict=True)
        return Model(sizes, self.arrivals, serves, self.costs, self.longest)


_N = [(5, frozenset({0})), (5, frozenset({0, 1}))]
_W = [(3, frozenset({0, 1})), (3, frozenset({1, 2}))]
SHAPES = (
    Shape("N", _N, (5.0, 4.0), (1, 3), longest=60),
    Shape("N mirrored", _N, (5.0, 4.0), (3, 1), longest=60),
    Shape("W", _W, (1.7, 1.7, 1.7), (1, 3, 1), longest=30),
)
_COMERS = 60_000
_AT_ONCE: Milliseconds = 1
_NEVER: Milliseconds = 10**15


def skills() -> Iterator[Row]:
    """Serve classes that cost differently; beside the exact optimum, and two rules that are often taken instead."""
    with ProcessPoolExecutor(_PROCESSES) as processes:
        best = [processes.submit(optimum, shape.model) for shape in SHAPES]
        found = [[processes.submit(cost, shape, each) for each in _rules(shape)] for shape in SHAPES]
        for shape, least, each in zip(SHAPES, best, found, strict=True):
            ours, oldest, strict = (rule.result() / least.result() for rule in each)
            yield Row(
                f"routing.skills@{shape.name}", ours * least.result(), least.result(), "≤ 1.2 × the optimum",
                "cost of waiting", ours <= 1.2,
                f"a wait costs {shape.costs} by class; oldest first {oldest:.2f} ×, strict priority {strict:.3g} ×",
            )  # fmt: skip


def cost(shape: Shape, promises: Sequence[Milliseconds], count: int = _COMERS) -> float:
    """Return what waiting costs a unit of time under our engine with these promises.

    All advisors in one pool, with the same draws, wait as Erlang says but for the luck of the draw: that luck is
    taken off ours (a control variate), which says the same with a tenth of the contacts.
    """
    drawn = list(comers(count, shape.arrivals, seed=1))
    waits = [each.waited for each in simulate(drawn, shape.pools, promises)]
    cost = sum(shape.costs[comer.each] * wait for comer, wait in zip(drawn, waits, strict=True))
    advisors, rate = sum(size for size, _ in shape.pools), sum(shape.arrivals)
    pooled = mean(kiefer_wolfowitz(advisors, [(comer.arrival, comer.handling) for comer in drawn]))
    luck = pooled / erlang_c(advisors, rate / HANDLING, HANDLING, _WITHIN).wait
    return rate * cost / count / HANDLING / luck


def _rules(shape: Shape) -> list[list[Milliseconds]]:
    """Return the promises under which our engine is itself, serves the oldest first, or in strict priority."""
    dearest = max(shape.costs)
    return [
        [_PROMISE * dearest // each for each in shape.costs],
        [_PROMISE] * len(shape.costs),
        [_AT_ONCE if each == dearest else _NEVER for each in shape.costs],
    ]
