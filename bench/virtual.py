"""The real engine on a virtual clock: people arrive, wait, give up and are served as they were drawn."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from heapq import heappop, heappush
from itertools import count
from typing import NamedTuple
from uuid import UUID

from queues.engine.decisions import Decision, Offer
from queues.engine.engine import Engine
from queues.engine.rows import Advisor, Gone, Held, Milliseconds, Waiting

Event = Callable[[UUID, Milliseconds], None]


class Visit(NamedTuple):
    """Somebody who will come: their row, how long they take, and how long they wait at most."""

    row: Waiting
    handling: Milliseconds
    patience: Milliseconds | None = None


class Outcome(NamedTuple):
    """How long somebody waited, and whether they were served in the end."""

    waited: Milliseconds
    served: bool


@dataclass
class House:
    """Advisors who accept at once, and a clock that jumps from one event to the next."""

    engine: Engine = field(default_factory=Engine)
    outcomes: dict[UUID, Outcome] = field(default_factory=dict)
    _people: dict[UUID, Advisor] = field(default_factory=dict)
    _visits: dict[UUID, Visit] = field(default_factory=dict)
    _with: dict[UUID, UUID] = field(default_factory=dict)
    _events: list[tuple[Milliseconds, int, Event, UUID]] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=count)

    def hire(self, advisors: Iterable[Advisor]) -> None:
        """Let advisors come on duty before anybody arrives."""
        for row in advisors:
            self._people[row.advisor] = row
            self.engine.learn(row, 0)
        self.engine.decide(0)

    def receive(self, visits: Iterable[Visit]) -> dict[UUID, Outcome]:
        """Let them come in the order of their arrival; return what became of each."""
        for visit in visits:
            self._until(visit.row.since)
            self._arrive(visit)
        self._until(None)
        return self.outcomes

    def _until(self, now: Milliseconds | None) -> None:
        while self._events and (now is None or self._events[0][0] <= now):
            due, _, happens, contact = heappop(self._events)
            happens(contact, due)

    def _later(self, due: Milliseconds, happens: Event, contact: UUID) -> None:
        heappush(self._events, (due, next(self._numbers), happens, contact))

    def _arrive(self, visit: Visit) -> None:
        contact, now = visit.row.contact, visit.row.since
        self._visits[contact] = visit
        self.engine.learn(visit.row, now)
        self._serve(self.engine.decide(now), now)
        if visit.patience is not None and contact not in self.outcomes:
            self._later(now + visit.patience, self._give_up, contact)

    def _serve(self, decided: list[Decision], now: Milliseconds) -> None:
        while decided:
            for offer in decided:
                if isinstance(offer, Offer):
                    self._accept(offer, now)
            decided = self.engine.decide(now)

    def _accept(self, offer: Offer, now: Milliseconds) -> None:
        visit = self._visits[offer.contact]
        self.outcomes[offer.contact] = Outcome(now - visit.row.since, served=True)
        self._with[offer.contact] = offer.advisor
        self.engine.learn(Held(offer.contact, offer.advisor, visit.row.weight), now)
        self._later(now + visit.handling, self._leave, offer.contact)

    def _leave(self, contact: UUID, now: Milliseconds) -> None:
        advisor = self._with.pop(contact)
        del self._visits[contact]
        self._people[advisor] = replace(self._people[advisor], idle_since=now)
        self.engine.learn(Gone(contact), now)
        self.engine.learn(self._people[advisor], now)
        self._serve(self.engine.decide(now), now)

    def _give_up(self, contact: UUID, now: Milliseconds) -> None:
        if contact in self.outcomes:
            return
        visit = self._visits.pop(contact)
        self.outcomes[contact] = Outcome(now - visit.row.since, served=False)
        self.engine.learn(Gone(contact), now)
        self._serve(self.engine.decide(now), now)
