"""Who of a desk takes which call today? Pure."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from contact.hours import Stretch


@dataclass(frozen=True, slots=True)
class Seat:
    """A booking of a desk: its hour, all the time that it takes, who serves what it is about, and who was named."""

    id: UUID
    hour: Stretch
    busy: Stretch
    may: frozenset[UUID]
    named: UUID | None = None


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of the desk: when they are at work, and the time that other bookings take of theirs."""

    there: Sequence[Stretch]
    taken: Sequence[Stretch] = ()

    def can(self, hour: Stretch, busy: Stretch) -> bool:
        """Tell whether they are there for all of an hour, and all the time that it takes is free."""
        there = any(starts <= hour[0] and hour[1] <= ends for starts, ends in self.there)
        return there and not any(_meet(busy, each) for each in self.taken)


def share(seats: Sequence[Seat], colleagues: Mapping[UUID, Colleague]) -> dict[UUID, UUID | None]:
    """Return who takes each seat; None where nobody can.

    Whoever was named and still can stays, unless somebody would be called by nobody: then one moves over, and as few
    as possible. The others go to whoever has least that day. Nobody has two at one time.
    """
    sharing = _Sharing(colleagues)
    ordered = sorted(seats, key=lambda seat: (seat.busy, seat.id))
    for seat in ordered:
        if seat.named and sharing.is_free(seat.named, seat):
            sharing.give(seat, seat.named)
    for seat in ordered:
        if seat.id not in sharing.whose:
            sharing.place(seat)
    return {seat.id: sharing.whose.get(seat.id) for seat in ordered}


@dataclass
class _Sharing:
    """What is shared so far."""

    colleagues: Mapping[UUID, Colleague]
    whose: dict[UUID, UUID] = field(default_factory=dict)
    theirs: dict[UUID, dict[UUID, Seat]] = field(default_factory=dict)

    def is_free(self, advisor: UUID, seat: Seat) -> bool:
        return self._could(advisor, seat) and not self._in_the_way(advisor, seat)

    def give(self, seat: Seat, advisor: UUID) -> None:
        self.whose[seat.id] = advisor
        self.theirs.setdefault(advisor, {})[seat.id] = seat

    def place(self, seat: Seat) -> None:
        """Find somebody: first without moving anybody, then by the shortest chain in which each moves over one."""
        reached: dict[UUID, tuple[Seat, UUID | None]] = {}  # whom we could ask, for which seat, after whom
        asked: list[tuple[Seat, UUID | None]] = [(seat, None)]
        while asked:
            following: list[tuple[Seat, UUID | None]] = []
            for wanted, after in asked:
                for advisor in self._by_load(wanted, reached):
                    in_the_way = self._in_the_way(advisor, wanted)
                    if len(in_the_way) > 1:
                        continue
                    reached[advisor] = wanted, after
                    if not in_the_way:
                        self._move_along(reached, advisor)
                        return
                    following.append((in_the_way[0], advisor))
            asked = following

    def _by_load(self, seat: Seat, besides: Collection[UUID]) -> Iterator[UUID]:
        able = [each for each in seat.may if each not in besides and self._could(each, seat)]
        free_first = {each: bool(self._in_the_way(each, seat)) for each in able}
        yield from sorted(able, key=lambda each: (free_first[each], self._load(each), each))

    def _move_along(self, reached: Mapping[UUID, tuple[Seat, UUID | None]], last: UUID) -> None:
        advisor: UUID | None = last
        while advisor is not None:
            seat, after = reached[advisor]
            if after is not None:
                del self.theirs[after][seat.id]
            self.give(seat, advisor)
            advisor = after

    def _could(self, advisor: UUID, seat: Seat) -> bool:
        colleague = self.colleagues.get(advisor)
        return advisor in seat.may and colleague is not None and colleague.can(seat.hour, seat.busy)

    def _in_the_way(self, advisor: UUID, seat: Seat) -> list[Seat]:
        return [each for each in self.theirs.get(advisor, {}).values() if _meet(each.busy, seat.busy)]

    def _load(self, advisor: UUID) -> timedelta:
        colleague = self.colleagues[advisor]
        times = [*colleague.taken, *(each.busy for each in self.theirs.get(advisor, {}).values())]
        return sum((ends - starts for starts, ends in times), timedelta())


def _meet(one: Stretch, other: Stretch) -> bool:
    return one[0] < other[1] and other[0] < one[1]
