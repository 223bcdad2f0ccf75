"""Who answers for somebody who is away."""

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable
from uuid import UUID

from queues.engine.rows import Milliseconds, StandIn


class Replacements:
    """Dated and transitive: who replaces Alice is replaced by whoever replaces them."""

    def __init__(self) -> None:
        self._of: dict[UUID, list[StandIn]] = {}
        self._by: dict[UUID, set[UUID]] = {}
        self._dates: list[tuple[Milliseconds, UUID]] = []

    def agree(self, agreed: Iterable[StandIn]) -> set[UUID]:
        """Replace all that was agreed before; return those for whom it may have changed."""
        of, by = defaultdict(list), defaultdict(set)
        for stand_in in sorted(agreed, key=lambda each: (each.start, each.until, each.by)):
            of[stand_in.absent].append(stand_in)
            by[stand_in.by].add(stand_in.absent)
        before, self._of, self._by = self._of, dict(of), dict(by)
        self._dates = [
            (date, each.absent) for each in (s for stand_ins in of.values() for s in stand_ins) for date in each[2:]
        ]
        heapq.heapify(self._dates)
        return {*before, *of}

    def answering(self, referent: UUID, now: Milliseconds, here: Callable[[UUID], bool]) -> UUID | None:
        """Return who answers for an advisor now: themselves, or the first of their chain who is here."""
        return self._first_here(referent, now, here, set())

    def leading_to(self, advisor: UUID) -> set[UUID]:
        """Return everybody for whom an advisor may ever answer, themselves included."""
        found, to_see = {advisor}, [advisor]
        while to_see:
            fresh = self._by.get(to_see.pop(), set()) - found
            found |= fresh
            to_see += fresh
        return found

    @property
    def next_date(self) -> Milliseconds | None:
        """Return when a replacement begins or ends next."""
        return self._dates[0][0] if self._dates else None

    def turned(self, now: Milliseconds) -> list[UUID]:
        """Return those whose replacement has begun or ended since last asked."""
        turned = []
        while self._dates and self._dates[0][0] <= now:
            turned.append(heapq.heappop(self._dates)[1])
        return turned

    def _first_here(
        self, absent: UUID, now: Milliseconds, here: Callable[[UUID], bool], seen: set[UUID]
    ) -> UUID | None:
        if here(absent):
            return absent
        seen.add(absent)
        for stand_in in self._of.get(absent, ()):
            if stand_in.start <= now < stand_in.until and stand_in.by not in seen:
                found = self._first_here(stand_in.by, now, here, seen)
                if found is not None:
                    return found
        return None
