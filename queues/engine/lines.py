"""Contacts of identical needs form a line: only its head competes, the rest are in order behind it."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple
from uuid import UUID

from queues.engine.abilities import Bits
from queues.engine.desk import SPARE, Desk, Rooms
from queues.engine.order import ceiling_of, urgency
from queues.engine.ranks import Key, Ranks
from queues.engine.rows import Milliseconds, Weight

_FEW = 1000
Rank = tuple[int, Key]  # who goes first: minus the urgency, then since when and who


class Needs(NamedTuple):
    """What makes contacts interchangeable: what is asked, of whom, and how soon."""

    asked: Bits
    room: Rooms  # for what there must be room now; for those who want an advisor kept, for anything
    named: UUID | None
    weight: Weight
    promise: Milliseconds
    ceiling: int | None
    barred: frozenset[UUID]

    def suit(self, desk: Desk) -> bool:
        """Tell whether an advisor can do what is needed, be it later."""
        if self.named not in (None, desk.advisor) or desk.advisor in self.barred:
            return False
        return not self.asked & ~desk.profile


class Line:
    """Those who wait with the same needs, the most senior first."""

    __slots__ = (
        "_guests",
        "_order",
        "asked",
        "barred",
        "ceiling",
        "head",
        "keeps",
        "needs",
        "promise",
        "room",
    )

    def __init__(self, needs: Needs) -> None:
        self.needs = needs
        self.asked = needs.asked
        self.room = needs.room
        self.keeps = needs.room == SPARE
        self.barred = needs.barred
        self.promise = needs.promise
        self.ceiling = ceiling_of(needs.ceiling)
        self.head: Key | None = None
        self._order = Ranks()
        self._guests = Ranks()

    def __len__(self) -> int:
        return len(self._order)

    def enter(self, key: Key, *, guest: bool) -> None:
        """Let a contact stand here; a guest has a wider line as well, where it is counted."""
        self._order.add(key)
        if guest:
            self._guests.add(key)
        self.head = self._order.first

    def leave(self, key: Key, *, guest: bool) -> None:
        """Let a contact stand here no longer."""
        self._order.remove(key)
        if guest:
            self._guests.remove(key)
        self.head = self._order.first

    def rank(self, key: Key, now: Milliseconds) -> Rank:
        """Return where somebody of this line stands among all who wait."""
        return -urgency(now - key[0], self.promise, self.ceiling), key

    def ahead(self, rank: Rank, now: Milliseconds) -> int:
        """Count those who are counted here and go before somebody of any line."""

        def of(key: Key) -> Rank:
            return self.rank(key, now)

        return self._order.before(rank, of) - self._guests.before(rank, of)


class Lines:
    """Every line, and those that an advisor could serve."""

    def __init__(self) -> None:
        self._shared: dict[Needs, Line] = {}
        self._named: defaultdict[UUID, dict[Needs, Line]] = defaultdict(dict)
        self._in_order: list[Line] = []
        self._fitting: dict[Bits, tuple[int, dict[Rooms, list[Line]]]] = {}
        self._too_many = _FEW

    def __len__(self) -> int:
        return len(self._in_order)

    def __iter__(self) -> Iterator[Line]:
        """Return the lines in which somebody waits."""
        named = chain.from_iterable(lines.values() for lines in self._named.values())
        return (line for line in chain(self._shared.values(), named) if line.head)

    def line(self, needs: Needs) -> Line:
        """Return the line of these needs, be it empty; whoever asks enters at once."""
        lines = self._shared if needs.named is None else self._named[needs.named]
        line = lines.get(needs)
        if line is None:
            if needs.named is None:
                return self._new(needs)
            line = lines[needs] = Line(needs)
        return line

    def drop(self, line: Line) -> None:
        """Forget an empty line of somebody's own; shared ones are used again."""
        named = line.needs.named
        if named is not None and not line.head:
            self._named[named].pop(line.needs, None)
            if not self._named[named]:
                del self._named[named]

    def fitting(self, desk: Desk) -> Iterator[Line]:
        """Return the lines, empty ones too, that an advisor could serve with the room there is now."""
        shared = [lines for room, lines in self._by_room(desk.profile).items() if room & desk.rooms]
        own = self._named.get(desk.advisor)
        if own:
            shared.append([line for line in own.values() if line.room & desk.rooms and not line.asked & ~desk.profile])
        return chain.from_iterable(shared)

    def _by_room(self, profile: Bits) -> dict[Rooms, list[Line]]:
        """Return the shared lines whose needs a profile meets; those made since last asked are seen once."""
        seen, by_room = self._fitting.get(profile) or (0, {})
        if seen < len(self._in_order):
            for line in self._in_order[seen:]:
                if not line.asked & ~profile:
                    by_room.setdefault(line.room, []).append(line)
            self._fitting[profile] = len(self._in_order), by_room
        return by_room

    def _new(self, needs: Needs) -> Line:
        if len(self._in_order) > self._too_many:
            self._forget_the_empty()
        line = self._shared[needs] = Line(needs)
        self._in_order.append(line)
        return line

    def _forget_the_empty(self) -> None:
        """Keep no more empty lines than full ones: each refusal makes a line that soon is empty."""
        self._in_order = [line for line in self._in_order if line.head]
        self._shared = {line.needs: line for line in self._in_order}
        self._fitting = {}
        self._too_many = _FEW + 2 * len(self._in_order)
