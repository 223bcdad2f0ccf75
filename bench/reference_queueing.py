"""What queueing theory says of one line and people who are all alike."""

from collections.abc import Iterable, Sequence
from heapq import heapify, heapreplace
from math import exp
from typing import NamedTuple


class Theory(NamedTuple):
    """A mean wait, the share served within a given time, and the share that gives up."""

    wait: float
    within: float
    given_up: float


def kiefer_wolfowitz(advisors: int, visits: Iterable[tuple[int, int]]) -> list[int]:
    """Return everybody's wait, one by one, first come first served, from arrivals and handling times.

    Kiefer and Wolfowitz, Transactions of the American Mathematical Society 78 (1955): whoever comes
    next goes to whoever is free first.
    """
    free_at = [0] * advisors
    heapify(free_at)
    waits = []
    for arrival, handling in visits:
        begins = max(arrival, free_at[0])
        waits.append(begins - arrival)
        heapreplace(free_at, begins + handling)
    return waits


def erlang_c(advisors: int, arrivals: float, handling: float, within: float) -> Theory:
    """Return what M/M/n has in the long run, for arrivals a unit of time; load must be below one.

    Erlang (1917); by the recursion of his loss formula, which is stable at any size.
    """
    load = arrivals * handling
    lost = 1.0
    for n in range(1, advisors + 1):
        lost = load * lost / (n + load * lost)
    waits = advisors * lost / (advisors - load * (1 - lost))
    drains = advisors / handling - arrivals
    return Theory(wait=waits / drains, within=1 - waits * exp(-drains * within), given_up=0.0)


def erlang_a(advisors: int, arrivals: float, handling: float, patience: float, within: float) -> Theory:
    """Return what M/M/n+M has in the long run; the mean wait is that of everybody, served or not.

    Palm (1957); Garnett, Mandelbaum and Reiman, M&SOM 4 (2002).
    """
    states = _states(advisors, arrivals, handling, patience)
    in_line = sum((n - advisors) * share for n, share in enumerate(states) if n > advisors)
    at_once = sum(states[:advisors])
    return Theory(
        wait=in_line / arrivals,
        within=at_once + _served_within(within, states[advisors:], advisors / handling, 1 / patience),
        given_up=in_line / patience / arrivals,
    )


def _states(advisors: int, arrivals: float, handling: float, patience: float) -> list[float]:
    """Return how likely each number of people in the house is."""
    states = [1.0]
    while len(states) <= advisors or states[-1] > 1e-14 * max(states):
        n = len(states)
        leaving = min(n, advisors) / handling + max(n - advisors, 0) / patience
        states.append(states[-1] * arrivals / leaving)
    total = sum(states)
    return [each / total for each in states]


def _served_within(within: float, ahead: Sequence[float], served: float, gives_up: float) -> float:
    """Follow somebody who waits, by how many are ahead, until they are served, give up, or time is up."""
    steps = int(within * (served + len(ahead) * gives_up) * 20) + 1
    step = within / steps
    now, reached = list(ahead), 0.0
    for _ in range(steps):
        moved = [share * (served + place * gives_up) * step for place, share in enumerate(now)]
        reached += moved[0]
        now = [
            share * (1 - gives_up * step) - going + coming
            for share, going, coming in zip(now, moved, [*moved[1:], 0.0], strict=True)
        ]
    return reached
