"""Everyone on the roster: who is here, what they hold, who is kept, and who could be asked right now."""

from collections import defaultdict
from dataclasses import replace
from typing import TypeVar
from uuid import UUID

from queues.engine.abilities import Abilities, Bits
from queues.engine.decisions import Keep, Release
from queues.engine.desk import SPARE, Desk, Rooms, Size, slots
from queues.engine.lines import Needs
from queues.engine.ready import Because, Chosen, Ready
from queues.engine.rows import Advisor, Presence, Weight

K = TypeVar("K")


class Floor:
    """Keeps each desk as its rows say, and notes which have changed."""

    def __init__(self, abilities: Abilities) -> None:
        self.desks: dict[UUID, Desk] = {}
        self.holder: dict[UUID, UUID] = {}  # contact to the advisor who has it
        self.keeper: dict[UUID, UUID] = {}  # contact to the advisor who is kept for it
        self.doubtful: set[UUID] = set()  # advisors who may be kept in vain
        self._abilities = abilities
        self._ready = Ready()
        self._crowds: defaultdict[Bits, int] = defaultdict(int)  # who is on duty, one bit each, by profile
        self._sizes: defaultdict[Size, int] = defaultdict(int)  # and by how much they can hold
        self._able: dict[Bits, int] = {}  # and by what is asked, until that changes
        self._slots: dict[tuple[int, Weight], int] = {}  # how many contacts fit at once, until that changes
        self._rooms: dict[Weight, Rooms] = {}
        self._changed: dict[UUID, Desk] = {}
        self._keeping: set[UUID] = set()
        self._unsettled: dict[UUID, None] = {}  # contacts for whom somebody has come to be kept, or no longer is
        self._bits_left: list[Bits] = []

    # ---- who is here -------------------------------------------------------------------------------

    def put(self, row: Advisor) -> bool:
        """Learn an advisor's row; tell whether it changed who is here or what they can do."""
        desk = self._desk(row.advisor)
        news = _person(row) != _person(desk.row)
        if news:
            self._count_out(desk)
        desk.row = row
        if news:
            self._count_in(desk)
        self._keep_as_told(desk)
        self._note(desk)
        return news

    def dismiss(self, advisor: UUID) -> None:
        """Let an advisor leave the roster; what they hold stays with them."""
        desk = self._desk(advisor)
        self.put(replace(desk.row, presence=Presence.AWAY, kept_for=None))
        if not desk.load:
            del self.desks[advisor]
            del self._changed[advisor]
            self._bits_left.append(desk.bit)

    def here(self, advisor: UUID) -> bool:
        """Tell whether an advisor is there, be it on a break."""
        desk = self.desks.get(advisor)
        return desk is not None and desk.here

    def weigh(self, weight: Weight) -> None:
        """Get to know a weight: from now on each desk says whether it has room for it."""
        if weight in self._rooms:
            return
        self._rooms[weight] = SPARE << len(self._rooms) + 1
        for desk in self.desks.values():
            self._count_out(desk)
            self._count_in(desk)
            self._note(desk)

    def room(self, weight: Weight) -> Rooms:
        """Return the bit of those who have room for such a contact now."""
        return self._rooms[weight]

    def choose(self, needs: Needs) -> Chosen | None:
        """Return who is asked first of those who could take such a contact now."""
        if needs.named is None:
            return self._ready.choose(needs.asked, needs.room, needs.weight.units, needs.barred)
        return Chosen(needs.named, Because.NAMED, 1) if self.desks[needs.named].rooms & needs.room else None

    def nearest_to_room(self, needs: Needs) -> UUID | None:
        """Return who would soonest have room for such a contact, if they were given nothing more."""
        if needs.named is None:
            return self._ready.nearest_to_room(needs.asked, needs.barred)
        return needs.named if self.desks[needs.named].rooms & SPARE else None

    def crowd(self, needs: Needs) -> int:
        """Return who is on duty and could hold such a contact, busy or not, one bit each."""
        if needs.named is not None:
            desk = self.desks[needs.named]
            return desk.bit if desk.available and needs.suit(desk) else 0
        if needs.asked not in self._able:
            self._able[needs.asked] = self._everybody(needs.asked)
        crowd = self._able[needs.asked]
        for advisor in needs.barred & self.desks.keys():
            crowd &= ~self.desks[advisor].bit
        return crowd

    def slots(self, crowd: int, weight: Weight) -> int:
        """Count the contacts of a weight that a crowd could hold at once, if they held nothing else."""
        if (crowd, weight) not in self._slots:
            fit = ((people & crowd).bit_count() * slots(size, weight) for size, people in self._sizes.items())
            self._slots[crowd, weight] = sum(fit)
        return self._slots[crowd, weight]

    def _everybody(self, asked: Bits) -> int:
        crowd = 0
        for profile, people in self._crowds.items():
            if not asked & ~profile:
                crowd |= people
        return crowd

    # ---- what they hold ----------------------------------------------------------------------------

    def take(
        self, contact: UUID, advisor: UUID, weight: Weight, *, offered: bool = False, silent: bool = False
    ) -> None:
        """Put a contact before an advisor, whoever had it."""
        desk = self._desk(advisor)
        if desk.load.get(contact) == (weight, offered, silent):
            return
        self.give(contact)
        desk.take(contact, weight, offered=offered, silent=silent)
        self.holder[contact] = advisor
        self._note(desk)

    def give(self, contact: UUID) -> None:
        """Take a contact from whoever has it."""
        advisor = self.holder.pop(contact, None)
        if advisor is not None:
            desk = self.desks[advisor]
            desk.give(contact)
            self._note(desk)

    # ---- who is kept -------------------------------------------------------------------------------

    def keep(self, advisor: UUID, contact: UUID) -> None:
        """Give an advisor nothing more until there is room for this contact."""
        desk = self.desks[advisor]
        desk.kept_for = contact
        self.keeper[contact] = advisor
        self._keeping.add(advisor)
        self._unsettled[contact] = None
        self._note(desk)

    def release(self, contact: UUID) -> None:
        """Keep nobody for this contact any longer."""
        advisor = self.keeper.pop(contact, None)
        if advisor is not None:
            desk = self.desks[advisor]
            desk.kept_for = None
            self._keeping.add(advisor)
            self._unsettled[contact] = None
            self._note(desk)

    def take_doubtful(self) -> list[Desk]:
        """Return those of whom it should be seen whether they are still kept rightly."""
        doubtful, self.doubtful = sorted(self.doubtful), set()
        return [self.desks[advisor] for advisor in doubtful if advisor in self.desks]

    def take_unsettled(self) -> list[UUID]:
        """Return the contacts for whom somebody came to be kept, or was let go, since last asked."""
        unsettled, self._unsettled = list(self._unsettled), {}
        return unsettled

    def take_keeping_news(self) -> list[Keep | Release]:
        """Return what changed in who is kept since the rows were read, or since last asked."""
        news: list[Keep | Release] = []
        for desk in (self.desks[advisor] for advisor in sorted(self._keeping) if advisor in self.desks):
            if desk.kept_for != desk.kept_told:
                news.append(Keep(desk.advisor, desk.kept_for) if desk.kept_for else Release(desk.advisor))
                desk.kept_told = desk.kept_for
        self._keeping = set()
        return news

    def _keep_as_told(self, desk: Desk) -> None:
        told = desk.kept_told = desk.row.kept_for
        if told != desk.kept_for:
            if desk.kept_for:
                self.release(desk.kept_for)
            if told and told not in self.keeper:
                self.keep(desk.advisor, told)
        if desk.kept_for or told:
            self.doubtful.add(desk.advisor)
            self._keeping.add(desk.advisor)

    def take_changed(self) -> list[Desk]:
        """Return the desks that changed since last asked."""
        changed, self._changed = list(self._changed.values()), {}
        return changed

    # ---- desks -------------------------------------------------------------------------------------

    def _desk(self, advisor: UUID) -> Desk:
        """Return somebody's desk; who is unknown is away, and may hold something all the same."""
        desk = self.desks.get(advisor)
        if desk is None:
            stranger = Advisor(advisor=advisor, presence=Presence.AWAY, capacity=0, idle_since=0)
            bit = self._bits_left.pop() if self._bits_left else 1 << len(self.desks)
            desk = self.desks[advisor] = Desk(stranger, bit)
        return desk

    def _count_out(self, desk: Desk) -> None:
        if desk.available:
            _take_away(self._crowds, desk.profile, desk.bit)
            _take_away(self._sizes, desk.size, desk.bit)

    def _count_in(self, desk: Desk) -> None:
        desk.learn(self._abilities.profile(desk.row))
        for weight in self._rooms:
            if desk.can_hold(weight):
                desk.profile |= self._abilities.holds(weight)
        if desk.available:
            self._crowds[desk.profile] |= desk.bit
            self._sizes[desk.size] |= desk.bit
        self._able.clear()
        self._slots.clear()

    def _note(self, desk: Desk) -> None:
        """Let a desk stand where it now belongs."""
        self._changed[desk.advisor] = desk
        desk.rooms = self._rooms_at(desk)
        self._ready.stand(desk)

    def _rooms_at(self, desk: Desk) -> Rooms:
        if desk.asked or desk.kept_for is not None or not desk.available:
            return 0
        rooms = SPARE if desk.used < desk.row.capacity else 0
        for weight, bit in self._rooms.items():
            if desk.has_room(weight):
                rooms |= bit
        return rooms


def _take_away(people: dict[K, int], key: K, bit: Bits) -> None:
    people[key] &= ~bit
    if not people[key]:
        del people[key]


def _person(row: Advisor) -> tuple[object, ...]:
    return row.presence, row.capacity, row.teams, row.languages, row.skills, row.limits
