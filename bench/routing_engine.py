"""What one decision of the engine costs, alone, however many wait and however many advise."""

import time
from collections.abc import Iterator
from itertools import islice, product
from pathlib import Path
from random import Random
from uuid import UUID

from bench.plant import Size
from bench.report import Row, middle
from bench.svg import curves, draw
from queues.engine.decisions import Offer
from queues.engine.engine import Engine
from queues.engine.rows import Advisor, Gone, Held, Need, Presence, Ring, Skill, Waiting, Weight

_HERE = Path(__file__).parent
_SKILLS, _HAS, _QUEUES = 50, 10, 20
_CHAT = Weight("chat")
_DECISIONS, _ROUNDS = 400, 5
_WAITING = (100, 1_000, 10_000, 100_000)
_ADVISORS = (100, 1_000, 10_000)


class Crowd:
    """Everybody talks, more wait; each time one comes, one conversation ends, and one of those who wait is offered."""

    def __init__(self, size: Size) -> None:
        self._dice = Random(1)
        self._engine = Engine()
        self._now = 0
        self._number = 0
        self._busy = {UUID(int=10**9 + number): self._uuid() for number in range(size.advisors)}
        for advisor, contact in self._busy.items():
            self._engine.learn(self._advisor(advisor), 0)
            self._engine.learn(Held(contact, advisor, _CHAT), 0)
        for _ in range(size.waiting):
            self._engine.learn(self._comer(), 0)
        self._engine.decide(0)

    def decide(self, times: int) -> float:
        """Return the microseconds of processor time of one decision, with what the engine learns for it."""
        frees = list(islice(self._busy, times))
        news = [(advisor, self._advisor(advisor), self._comer()) for advisor in frees]
        begun = time.process_time()
        made = sum(self._happens(*each) for each in news)
        spent = time.process_time() - begun
        assert made >= len(frees) // 2, f"{made} offers, and {len(frees)} advisors who freed"
        return 1e6 * spent / len(frees)

    def decide_together(self) -> float:
        """Return the microseconds of one decision of many: everybody frees at the same instant."""
        self._now += 10
        for advisor, contact in self._busy.items():
            self._engine.learn(Gone(contact), self._now)
            self._engine.learn(self._advisor(advisor), self._now)
        begun = time.process_time()
        made = len(self._engine.decide(self._now))
        return 1e6 * (time.process_time() - begun) / made

    def _happens(self, advisor: UUID, person: Advisor, comer: Waiting) -> int:
        """Let one come and one advisor free, and let them accept; return how many offers were made."""
        self._now += 10
        for row in (comer, Gone(self._busy[advisor]), person):
            self._engine.learn(row, self._now)
        offers = [decision for decision in self._engine.decide(self._now) if isinstance(decision, Offer)]
        for offer in offers:
            self._busy[offer.advisor] = offer.contact
            self._engine.learn(Held(offer.contact, offer.advisor, _CHAT), self._now)
        return len(offers)

    def _uuid(self) -> UUID:
        self._number += 1
        return UUID(int=self._number)

    def _advisor(self, advisor: UUID) -> Advisor:
        own = Random(advisor.int)
        return Advisor(
            advisor=advisor,
            presence=Presence.AVAILABLE,
            capacity=1,
            idle_since=self._now,
            teams=frozenset(UUID(int=10**10 + each) for each in own.sample(range(_QUEUES), 4)),
            languages=frozenset({"fr", "en"} if own.random() < 0.2 else {"fr"}),
            skills=frozenset(Skill(f"theme-{each}") for each in own.sample(range(_SKILLS), _HAS)),
        )

    def _comer(self) -> Waiting:
        queue = UUID(int=10**10 + self._dice.randrange(_QUEUES))
        age = self._dice.randrange(600_000)
        return Waiting(
            contact=self._uuid(),
            queue=queue,
            language="en" if self._dice.random() < 0.1 else "fr",
            weight=_CHAT,
            since=self._now - age,
            placed=self._now - age,
            promise=300_000,
            rings=(Ring("queue", teams=frozenset({queue})),),
            needs=frozenset({Need(f"theme-{self._dice.randrange(_SKILLS)}")}),
        )


def engine() -> Iterator[Row]:
    """Decide at every size; one row for the largest beside the smallest, and a curve for each number of advisors."""
    found = {
        (waiting, advisors): _decision(Size(waiting, advisors, _SKILLS))
        for waiting, advisors in product(_WAITING, _ADVISORS)
    }
    smallest, largest = found[_WAITING[0], _ADVISORS[0]], found[_WAITING[-1], _ADVISORS[-1]]
    worst = max(found.values())
    yield Row(
        "routing.engine", largest, smallest, "≤ 160 µs", "µs CPU a decision", worst <= 160,
        f"a contact comes, an advisor frees, an offer is made and accepted: all that the engine does for it; "
        f"{_SKILLS} skills, {_QUEUES} queues; the largest beside the smallest, "
        f"worst of {len(found)} sizes {worst:.0f}",
    )  # fmt: skip
    yield _together()
    lines = {
        f"{advisors:,} advisors": [(float(waiting), found[waiting, advisors]) for waiting in _WAITING]
        for advisors in _ADVISORS
    }
    draw(_HERE / "engine.svg", curves("A decision costs", "waiting", "µs CPU", lines, by_tens=(True, False)))


def _together() -> Row:
    small, large = Size(1_000, 100, _SKILLS), Size(100_000, 2_000, _SKILLS)
    ours, before = (Crowd(size).decide_together() for size in (large, small))
    note = f"everybody frees at once: {large.name} beside {small.name}"
    return Row("routing.engine@together", ours, before, "≤ 160 µs", "µs CPU a decision", ours <= 160, note)


def _decision(size: Size) -> float:
    crowd = Crowd(size)
    crowd.decide(_DECISIONS)  # what somebody can do is compared with the lines once
    return middle(crowd.decide(_DECISIONS) for _ in range(_ROUNDS))
