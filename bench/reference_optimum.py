"""What the best possible rule would cost, by solving the decision process exactly."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

State = tuple[tuple[int, ...], tuple[int, ...]]  # how many are busy in each pool, how many wait of each class
Step = tuple[float, list[int]]  # how likely something happens, and the states among which the rule then chooses

_EXACT = 1e-3  # of the optimum


@dataclass(frozen=True)
class Model:
    """Pools of advisors, classes of contacts, and which pool serves which class.

    Handling takes one unit of time on average, whoever does it. When `longest` wait in all, whoever
    comes is lost: choose it so that this is rare.
    """

    pools: Sequence[int]
    arrivals: Sequence[float]
    serves: Sequence[frozenset[int]]
    costs: Sequence[float]
    longest: int

    @property
    def empty(self) -> State:
        """Return the house in which nobody is."""
        return tuple(0 for _ in self.pools), tuple(0 for _ in self.arrivals)

    def cost(self, state: State) -> float:
        """Return what a unit of time costs: everybody who waits costs what their class does."""
        return sum(cost * waiting for cost, waiting in zip(self.costs, state[1], strict=True))

    def events(self, state: State) -> Iterator[tuple[float, list[State]]]:
        """Return what can happen, at which rate, and among which states the rule then chooses.

        An advisor may be left idle beside somebody whom another pool serves too, but not beside
        somebody who has nobody else.
        """
        busy, waiting = state
        for each, rate in enumerate(self.arrivals):
            yield rate, list(self._arrival(each, busy, waiting))
        for pool, at_work in enumerate(busy):
            if at_work:
                yield float(at_work), list(self._end(pool, busy, waiting))

    def _arrival(self, each: int, busy: tuple[int, ...], waiting: tuple[int, ...]) -> Iterator[State]:
        free = [pool for pool, served in enumerate(self.serves) if each in served and busy[pool] < self.pools[pool]]
        for pool in free:
            yield _plus(busy, pool, 1), waiting
        if not free or all(self._shares(pool, each) for pool in free):
            yield busy, _plus(waiting, each, 1 if sum(waiting) < self.longest else 0)

    def _end(self, pool: int, busy: tuple[int, ...], waiting: tuple[int, ...]) -> Iterator[State]:
        takers = [each for each in sorted(self.serves[pool]) if waiting[each]]
        for each in takers:
            yield busy, _plus(waiting, each, -1)
        if all(self._shares(pool, each) for each in takers):
            yield _plus(busy, pool, -1), waiting

    def _shares(self, pool: int, each: int) -> bool:
        """Tell whether a pool has other work than this class, and this class another pool."""
        return len(self.serves[pool]) > 1 and sum(each in served for served in self.serves) > 1


def optimum(model: Model) -> float:
    """Return the least cost a unit of time that any rule can have in the long run.

    Relative value iteration on the uniformized chain: Puterman, Markov Decision Processes (1994), 8.5 and 11.5.
    """
    costs, steps = _chain(model)
    values = [0.0] * len(costs)
    while True:
        fresh = [
            cost
            + sum(share * (values[to[0]] if len(to) == 1 else min([values[each] for each in to])) for share, to in out)
            for cost, out in zip(costs, steps, strict=True)
        ]
        changes = [after - before for after, before in zip(fresh, values, strict=True)]
        least, most = min(changes), max(changes)
        if most - least < _EXACT * most:
            return (least + most) / 2
        values = [value - fresh[0] for value in fresh]


def _chain(model: Model) -> tuple[list[float], list[list[Step]]]:
    """Number the states that can be reached, and return the cost of each and what can happen in it.

    The chain moves as often in every state; where less can happen, the rest of the time nothing does.
    """
    busiest = sum(model.arrivals) + sum(model.pools)
    numbers, states = {model.empty: 0}, [model.empty]
    steps: list[list[Step]] = []
    for state in states:  # which grows as we go
        out: list[Step] = []
        for rate, choices in model.events(state):
            for each in choices:
                if each not in numbers:
                    numbers[each] = len(states)
                    states.append(each)
            out.append((rate / busiest, [numbers[each] for each in choices]))
        idle = 1 - sum(share for share, _ in out)
        steps.append([*out, (idle, [numbers[state]])])
    return [model.cost(state) for state in states], steps


def _plus(counts: tuple[int, ...], at: int, one: int) -> tuple[int, ...]:
    return (*counts[:at], counts[at] + one, *counts[at + 1 :])
