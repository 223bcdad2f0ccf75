"""Who could be asked right now, and whom of them first."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum
from itertools import chain, islice
from typing import NamedTuple
from uuid import UUID

from queues.engine.abilities import Bits
from queues.engine.desk import SPARE, Desk, Rooms
from queues.engine.ranks import Key

Place = tuple[int, int, Bits, Rooms]  # how many things they can do, spare units, which things, room for what
Preference = tuple[bool, int, int, int, UUID]  # would be interrupted, how many things, spare, idle since, who


class Because(StrEnum):
    """What set the chosen advisor apart from the next best."""

    KEPT = "kept"  # was kept for this contact until there was room
    NAMED = "named"  # is the person's own advisor, or stands in for them
    ONLY = "only"  # nobody else was free for it
    UNDISTURBED = "undisturbed"  # the others would have had to put something aside
    NARROWEST = "narrowest"  # the others can do more things, and stay free for those
    SNUGGEST = "snuggest"  # the others have more room, and stay free for what needs it
    LONGEST_IDLE = "longest_idle"  # nobody of the same kind has been idle longer


_FEW = 50  # so many are looked through at once
_MANY = 1000
_SET_APART = (Because.UNDISTURBED, Because.NARROWEST, Because.SNUGGEST, Because.LONGEST_IDLE)


class Chosen(NamedTuple):
    """Who is asked, among how many, and what set them apart."""

    advisor: UUID
    because: Because
    free: int


class Ready:
    """Advisors who have room for something, those alike together, the longest idle first."""

    def __init__(self) -> None:
        self._alike: dict[Place, list[Key]] = {}
        self._places: dict[UUID, tuple[Place, Key]] = {}
        # The same by what they can do, and which of that meets what is asked: it is compared once.
        self._by_profile: defaultdict[Bits, dict[Place, list[Key]]] = defaultdict(dict)
        self._profiles: dict[Bits, None] = {}
        self._meeting: dict[Bits, tuple[int, list[Bits]]] = {}
        self._too_many = _MANY

    def stand(self, desk: Desk) -> None:
        """Put a desk where it belongs; without room it is nowhere."""
        if before := self._places.pop(desk.advisor, None):
            self._remove(*before)
        if desk.rooms:
            place = (desk.breadth, desk.spare, desk.profile, desk.rooms)
            key = (desk.row.idle_since, desk.advisor)
            insort(self._alike.get(place) or self._open(place), key)
            self._places[desk.advisor] = place, key

    def choose(self, asked: Bits, room: Rooms, units: int, barred: frozenset[UUID]) -> Chosen | None:
        """Return who is asked for what is needed; the preference is a total order, so it is always the same."""
        best: Preference | None = None
        second: Preference | None = None
        free = 0
        for (breadth, spare, profile, rooms), alike in self._among(asked):
            if not room & rooms or asked & ~profile:
                continue
            unbarred = [key for key in alike if key[1] not in barred] if barred else alike
            free += len(unbarred)
            for since, advisor in unbarred[:2]:
                preference = (spare < units, breadth, spare, since, advisor)
                if best is None or preference < best:
                    best, second = preference, best
                elif second is None or preference < second:
                    second = preference
        return best and Chosen(best[4], _set_apart(best, second), free)

    def nearest_to_room(self, asked: Bits, barred: frozenset[UUID]) -> UUID | None:
        """Return who will soonest have room, by the units that are already spare."""
        nearest: tuple[int, int, int, UUID] | None = None
        for (breadth, spare, profile, rooms), alike in self._among(asked):
            if not SPARE & rooms or asked & ~profile:
                continue
            for since, advisor in islice((key for key in alike if key[1] not in barred), 1):
                preference = (-spare, breadth, since, advisor)
                if nearest is None or preference < nearest:
                    nearest = preference
        return nearest and nearest[3]

    def _among(self, asked: Bits) -> Iterable[tuple[Place, list[Key]]]:
        """Return places in which is everybody who can do what is asked; others may be in them too."""
        if len(self._alike) <= _FEW:
            return self._alike.items()
        seen, meeting = self._meeting.get(asked) or (0, [])
        if seen < len(self._profiles):
            meeting += (each for each in islice(self._profiles, seen, None) if not asked & ~each)
            self._meeting[asked] = len(self._profiles), meeting
        ready = (self._by_profile[profile] for profile in meeting if profile in self._by_profile)
        return chain.from_iterable(places.items() for places in ready)

    def _open(self, place: Place) -> list[Key]:
        profile = place[2]
        if len(self._profiles) > self._too_many:
            self._forget_the_absent()
        self._profiles[profile] = None
        alike = self._alike[place] = self._by_profile[profile][place] = []
        return alike

    def _forget_the_absent(self) -> None:
        """Remember no more profiles of nobody than of somebody: they change as people learn."""
        self._profiles = dict.fromkeys(self._by_profile)
        self._meeting = {}
        self._too_many = _MANY + 2 * len(self._profiles)

    def _remove(self, place: Place, key: Key) -> None:
        alike = self._alike[place]
        del alike[bisect_left(alike, key)]
        if not alike:
            del self._alike[place]
            del self._by_profile[place[2]][place]
            if not self._by_profile[place[2]]:
                del self._by_profile[place[2]]


def _set_apart(best: Preference, second: Preference | None) -> Because:
    if second is None:
        return Because.ONLY
    differs = (why for why, mine, theirs in zip(_SET_APART, best, second, strict=False) if mine != theirs)
    return next(differs, Because.LONGEST_IDLE)
