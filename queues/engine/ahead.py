"""Who will be served before somebody, and how long that may take."""

from collections.abc import Iterator, Mapping
from uuid import UUID

from queues.engine.estimate import Expected, expected
from queues.engine.floor import Floor
from queues.engine.lines import Needs, Rank
from queues.engine.order import ceiling_of, urgency
from queues.engine.rows import Milliseconds, Pace, Waiting
from queues.engine.waiting_room import WaitingRoom

Paces = Mapping[tuple[UUID, str], Pace]  # by queue and kind


class Ahead:
    """Counts those who go first by the order and whom the same advisors could take, whatever their line."""

    def __init__(self, floor: Floor, room: WaitingRoom) -> None:
        self._floor = floor
        self._room = room

    def place(self, contact: UUID, now: Milliseconds) -> int | None:
        """Return 1 for whoever is next; None for who does not wait. Who is on offer counts: they may come back."""
        row = self._row(contact)
        return 1 + sum(count for count, _ in self._before(row, now)) if row else None

    def expected_wait(self, contact: UUID, paces: Paces, now: Milliseconds) -> Expected | None:
        """Return how long somebody may wait from now on; None where nothing honest can be said.

        Of those before them in other lines counts the part that falls on the same advisors.
        """
        return self.standing(contact, paces, now)[1]

    def standing(self, contact: UUID, paces: Paces, now: Milliseconds) -> tuple[int | None, Expected | None]:
        """Return both, the place and the wait, for the price of one."""
        row = self._row(contact)
        if row is None:
            return None, None
        before = list(self._before(row, now))
        slots = self._floor.slots(self._crowd(row, now), row.weight)
        pace = paces.get((row.queue, row.weight.kind))
        wait = expected(sum(count * part for count, part in before), slots, pace, self._head_waited(contact, now))
        return 1 + sum(count for count, _ in before), wait

    def _row(self, contact: UUID) -> Waiting | None:
        stay = self._room.stays.get(contact)
        return stay.row if stay else self._room.offered.get(contact)

    def _before(self, row: Waiting, now: Milliseconds) -> Iterator[tuple[int, float]]:
        """Return how many go first, line by line, and which part of them falls on the same advisors.

        Where nobody is on duty only those who need the same are counted.
        """
        rank, crowd = _rank(row, now), self._crowd(row, now)
        home = self._home(row, now)
        for line in self._room.lines:
            part = 1.0 if line.needs == home else self._part(line.needs, crowd)
            if part and not line.keeps:
                yield line.ahead(rank, now), part
        for other in self._room.offered.values():
            if _rank(other, now) < rank:
                needs = self._home(other, now)
                yield 1, 1.0 if needs == home else self._part(needs, crowd)

    def _home(self, row: Waiting, now: Milliseconds) -> Needs:
        """Return the needs of the widest ring that is open to somebody."""
        return self._room.steps(row, now)[0][-1][1]

    def _crowd(self, row: Waiting, now: Milliseconds) -> int:
        """Return the advisors on duty who could hold a contact, in any open ring, one bit each."""
        crowd = 0
        for _, needs in self._room.steps(row, now)[0]:
            crowd |= self._floor.crowd(needs)
        return crowd

    def _part(self, needs: Needs, crowd: int) -> float:
        theirs = self._floor.crowd(needs)
        return (theirs & crowd).bit_count() / theirs.bit_count() if theirs else 0.0

    def _head_waited(self, contact: UUID, now: Milliseconds) -> Milliseconds | None:
        """Return how long the head of somebody's line has stood in it; nothing when that is themselves."""
        stay = self._room.stays.get(contact)
        if stay is None or stay.home.head is None or stay.home.head == stay.key:
            return None
        return max(now - self._room.stays[stay.home.head[1]].row.placed, 0)


def _rank(row: Waiting, now: Milliseconds) -> Rank:
    return -urgency(now - row.since, row.promise, ceiling_of(row.ceiling)), (row.since, row.contact)
