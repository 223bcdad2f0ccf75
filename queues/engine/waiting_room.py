"""Everyone who waits, each in the lines of the rings that are open to them."""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from queues.engine.abilities import Abilities
from queues.engine.desk import SPARE
from queues.engine.floor import Floor
from queues.engine.lines import Line, Lines, Needs
from queues.engine.ranks import Key
from queues.engine.rows import Milliseconds, Ring, StandIns, Waiting
from queues.engine.stand_ins import Replacements

NOBODY: frozenset[UUID] = frozenset()
Step = tuple[int, Needs]  # the number of an open ring, and what it needs
Opening = tuple[int, Milliseconds, Needs | None]  # the number of a ring, when it opens, what it needs


@dataclass(slots=True, eq=False)
class Stay:
    """A contact's stay: its lines, by ring from the narrowest, and when that changes by itself."""

    row: Waiting
    lines: list[tuple[int, Line]] = field(default_factory=list)  # by the number of the ring
    keeping: Line | None = None  # where it waits for an advisor to be kept for it
    opens: Milliseconds | None = None  # when the next ring does
    wakes: Milliseconds | None = None
    late: bool = False  # half the promise is used

    @property
    def key(self) -> Key:
        """Return what orders it among those with the same needs."""
        return self.row.since, self.row.contact

    @property
    def home(self) -> Line:
        """Return the widest of its lines, where it is counted."""
        return self.lines[-1][1]

    def stood_in(self) -> list[Line]:
        """Return every line in which it stands."""
        return [line for _, line in self.lines] + ([self.keeping] if self.keeping else [])


class WaitingRoom:
    """Places those who wait, and notes the lines that somebody new now heads."""

    def __init__(self, abilities: Abilities, floor: Floor) -> None:
        self.stays: dict[UUID, Stay] = {}
        self.offered: dict[UUID, Waiting] = {}  # those who will wait again unless they are accepted
        self.lines = Lines()
        self.stirred: dict[Line, None] = {}
        self.replacements = Replacements()
        self._abilities = abilities
        self._floor = floor
        self._wakes: list[tuple[Milliseconds, UUID]] = []
        self._named: defaultdict[UUID, dict[UUID, None]] = defaultdict(dict)  # by advisor: who waits for them
        self._barring: dict[UUID, None] = {}  # who waits and was declined or missed

    @property
    def next_due(self) -> Milliseconds | None:
        """Return when something changes by itself."""
        dates = [date for date in (self._wakes[0][0] if self._wakes else None, self.replacements.next_date) if date]
        return min(dates, default=None)

    def enter(self, row: Waiting, now: Milliseconds) -> None:
        """Let a contact wait, or wait as its row now says."""
        stay = self.stays.get(row.contact)
        if stay and stay.row == row:
            return
        self.leave(row.contact)
        self._floor.weigh(row.weight)
        self.stays[row.contact] = stay = Stay(row)
        for ring in row.rings:
            if ring.advisor:
                self._named[ring.advisor][row.contact] = None
        if row.barred:
            self._barring[row.contact] = None
        self.place(stay, now)

    def leave(self, contact: UUID) -> Stay | None:
        """Let a contact wait no longer; whoever is kept for it stays kept."""
        stay = self.stays.pop(contact, None)
        if stay is None:
            return None
        self._stand(stay, [], keeping=False)
        for ring in stay.row.rings:
            if ring.advisor:
                self._named[ring.advisor].pop(contact, None)
        self._barring.pop(contact, None)
        return stay

    def place(self, stay: Stay, now: Milliseconds) -> None:
        """Put a contact in the lines of the rings that are open now."""
        steps, stay.opens = self.steps(stay.row, now)
        late_at = _late_at(stay.row)
        stay.late = late_at is not None and late_at <= now
        self._stand(stay, steps, keeping=self.wants_somebody(stay))

        later = [due for due in (stay.opens, None if stay.late else late_at) if due is not None]
        stay.wakes = min(later, default=None)
        if stay.wakes is not None:
            heapq.heappush(self._wakes, (stay.wakes, stay.row.contact))
        if keeper := self._floor.keeper.get(stay.row.contact):
            self._floor.doubtful.add(keeper)

    def wants_somebody(self, stay: Stay) -> bool:
        """Tell whether somebody should be kept for a contact, and is not."""
        return stay.late and stay.row.contact not in self._floor.keeper

    def steps(self, row: Waiting, now: Milliseconds) -> tuple[list[Step], Milliseconds | None]:
        """Return what each open ring needs, by its number, and when the next one opens.

        Whoever declined is asked again once every ring is open and nobody else is on duty in any.
        """
        steps, opens = self._steps(row, row.barred, now)
        if row.barred and opens is None and not any(self._floor.crowd(needs) for _, needs in steps):
            return self._steps(row, NOBODY, now)
        return steps, opens

    def ring_by_ring(self, row: Waiting, now: Milliseconds) -> list[Opening]:
        """Return when each ring opens if everybody stays where they are, and what it needs."""
        steps, _ = self.steps(row, now)
        return list(self._openings(row, steps[0][1].barred, now))

    def answering(self, advisor: UUID, now: Milliseconds) -> UUID | None:
        """Return who answers for an advisor now: themselves, a replacement, or nobody."""
        return self.replacements.answering(advisor, now, self._floor.here)

    def reconsider(self, advisor: UUID, now: Milliseconds) -> None:
        """Place anew those for whom it matters whether this advisor is here, and what they can do."""
        self._renamed([advisor], now)
        for contact in list(self._barring):
            self.place(self.stays[contact], now)

    def agree(self, stand_ins: StandIns, now: Milliseconds) -> None:
        """Learn who replaces whom."""
        self._renamed(self.replacements.agree(stand_ins.agreed), now)

    def wake(self, now: Milliseconds) -> None:
        """Do what time alone has done by now: rings open, promises are half used, replacements turn."""
        while self._wakes and self._wakes[0][0] <= now:
            due, contact = heapq.heappop(self._wakes)
            stay = self.stays.get(contact)
            if stay and stay.wakes == due:
                self.place(stay, now)
        self._renamed(self.replacements.turned(now), now)

    def take_stirred(self) -> list[Line]:
        """Return the lines that somebody new has come to head since last asked."""
        stirred, self.stirred = list(self.stirred), {}
        return stirred

    def _renamed(self, advisors: Iterable[UUID], now: Milliseconds) -> None:
        absent = {each for advisor in advisors for each in self.replacements.leading_to(advisor)}
        for contact in sorted({contact for each in absent for contact in self._named.get(each, ())}):
            self.place(self.stays[contact], now)

    def _steps(
        self, row: Waiting, barred: frozenset[UUID], now: Milliseconds
    ) -> tuple[list[Step], Milliseconds | None]:
        steps: list[Step] = []
        for number, opens, needs in self._openings(row, barred, now):
            if opens > now:
                return steps, opens
            if needs and needs not in (known for _, known in steps):
                steps.append((number, needs))
        return steps, None

    def _openings(self, row: Waiting, barred: frozenset[UUID], now: Milliseconds) -> Iterator[Opening]:
        """A ring of somebody who cannot be asked needs nothing and is passed at once."""
        opens = min(row.placed, now)
        for number, ring in enumerate(row.rings):
            needs = self._needs(row, ring, barred, now)
            yield number, opens, needs
            opens += ring.delay if needs else 0

    def _needs(self, row: Waiting, ring: Ring, barred: frozenset[UUID], now: Milliseconds) -> Needs | None:
        asked, named = self._abilities.asked(row, ring), None
        if ring.advisor is not None:
            named = self.answering(ring.advisor, now)
            if named is None or named in barred or asked & ~self._floor.desks[named].profile:
                return None
        return Needs(asked, self._floor.room(row.weight), named, row.weight, row.promise, row.ceiling, barred)

    def _stand(self, stay: Stay, steps: Sequence[Step], *, keeping: bool) -> None:
        """Let a contact leave the lines where it stood, and enter these."""
        for line in stay.stood_in():
            line.leave(stay.key, guest=line is not stay.home)
            self.lines.drop(line)
        stay.lines = [(number, self._enter(stay, needs, guest=needs is not steps[-1][1])) for number, needs in steps]
        stay.keeping = None
        if keeping:
            whoever_has_some_room = stay.home.needs._replace(room=SPARE)
            stay.keeping = self._enter(stay, whoever_has_some_room, guest=True)

    def _enter(self, stay: Stay, needs: Needs, *, guest: bool) -> Line:
        line = self.lines.line(needs)
        line.enter(stay.key, guest=guest)
        if line.head == stay.key:
            self.stirred[line] = None
        return line


def _late_at(row: Waiting) -> Milliseconds | None:
    """Return when half the promise is used, for those who need so much room that it must be kept for them."""
    weight = row.weight
    if (weight.units == 1 and not weight.exclusive) or weight.interruptible or row.ceiling is not None:
        return None
    return row.since + (row.promise + 1) // 2
