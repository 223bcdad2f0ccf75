"""Who should be offered to whom now? A cache of the rows that decides, and says why.

It knows no clock, no channel and no database. A worker tells it each row that changed (`learn`) and
what time it is, asks what to do (`decide`), tries to write that, and tells it the rows that came of
it. Whatever it is told replaces what it knew of that contact or advisor, so telling everything once
to a new engine, in any order, makes it decide as the old one would have.
"""

from collections.abc import Iterable
from uuid import UUID

from queues.engine.abilities import Abilities
from queues.engine.ahead import Ahead
from queues.engine.decisions import Decision
from queues.engine.estimate import Expected
from queues.engine.floor import Floor
from queues.engine.rounds import Rounds
from queues.engine.rows import (
    Advisor,
    Gone,
    Held,
    Milliseconds,
    OffDuty,
    Offered,
    Pace,
    Row,
    StandIns,
    Waiting,
)
from queues.engine.views import RingView, Views, WhyWaiting
from queues.engine.waiting_room import WaitingRoom


class Engine:
    """The whole of routing, in memory."""

    def __init__(self) -> None:
        abilities = Abilities()
        self._floor = Floor(abilities)
        self._room = WaitingRoom(abilities, self._floor)
        self._rounds = Rounds(self._floor, self._room)
        self._ahead = Ahead(self._floor, self._room)
        self._views = Views(self._floor, self._room)
        self._paces: dict[tuple[UUID, str], Pace] = {}

    @property
    def next_due(self) -> Milliseconds | None:
        """Return when something changes by time alone: a ring opens, a replacement begins or ends."""
        return self._room.next_due

    @property
    def lines(self) -> int:
        """Count the lines: to know somebody's place costs as much."""
        return len(self._room.lines)

    def learn(self, row: Row, now: Milliseconds) -> None:
        """Take a row as it stands; telling it twice changes nothing."""
        match row:
            case Waiting():
                self._room.offered.pop(row.contact, None)
                self._floor.give(row.contact)
                self._room.enter(row, now)
            case Offered():
                self._waits_no_longer(row.waiting.contact)
                self._floor.weigh(row.waiting.weight)
                self._room.offered[row.waiting.contact] = row.waiting
                self._floor.take(row.waiting.contact, row.advisor, row.waiting.weight, offered=True)
            case Held():
                self._waits_no_longer(row.contact)
                self._floor.take(row.contact, row.advisor, row.weight, silent=row.silent)
            case Gone():
                self._waits_no_longer(row.contact)
                self._floor.give(row.contact)
            case _:
                self._learn_of_people(row, now)

    def _learn_of_people(self, row: Advisor | OffDuty | StandIns | Pace, now: Milliseconds) -> None:
        match row:
            case Advisor():
                if self._floor.put(row):
                    self._room.reconsider(row.advisor, now)
            case OffDuty():
                self._floor.dismiss(row.advisor)
                self._room.reconsider(row.advisor, now)
            case StandIns():
                self._room.agree(row, now)
            case Pace():
                self._paces[row.queue, row.kind] = row

    def _waits_no_longer(self, contact: UUID) -> None:
        self._room.offered.pop(contact, None)
        self._room.leave(contact)
        self._floor.release(contact)

    def decide(self, now: Milliseconds) -> list[Decision]:
        """Return what to do now, the most urgent offer first; all of it is taken as done until a row says otherwise."""
        self._room.wake(now)
        return self._rounds.run(now)

    # ---- what people ask -----------------------------------------------------------------------------

    def place(self, contact: UUID, now: Milliseconds) -> int | None:
        """Return how many will be served before a contact, and one; None for who does not wait."""
        return self._ahead.place(contact, now)

    def standing(self, contact: UUID, now: Milliseconds) -> tuple[int | None, Expected | None]:
        """Return both, the place and the wait to expect, for the price of one."""
        return self._ahead.standing(contact, self._paces, now)

    def expected_wait(self, contact: UUID, now: Milliseconds) -> Expected | None:
        """Return the wait to expect, and in which bucket it lies; None where nothing honest can be said."""
        return self._ahead.expected_wait(contact, self._paces, now)

    def why_waiting(self, contact: UUID, now: Milliseconds) -> WhyWaiting | None:
        """Return why a contact still waits; None for who does not."""
        return self._views.why_waiting(contact, now)

    def why_they_wait(self, contacts: Iterable[UUID], now: Milliseconds) -> dict[UUID, WhyWaiting]:
        """Return why each of these still waits; whoever needs the same is looked for once."""
        return self._views.why_they_wait(contacts, now)

    def dry_run(self, row: Waiting, now: Milliseconds) -> tuple[RingView, ...]:
        """Return who would get a contact now, and then, ring by ring; it need not exist."""
        return self._views.dry_run(row, now)
