"""The rule said the long way: everyone who waits, in every ring, against everyone on the roster."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from uuid import UUID

from queues.engine.ready import Because
from queues.engine.rows import Advisor, Held, Presence, Ring, StandIn, Waiting, Weight

Step = tuple[int, list[UUID], object]  # the number of an open ring, whom it suits, and what makes two alike
Ask = tuple[UUID, UUID, Because, int, int, bool]  # contact, advisor, because, free, ring, again
Preference = tuple[bool, int, int, int, UUID]  # would be interrupted, breadth, spare, idle since, who
NO_LIMIT = 99


@dataclass
class World:
    """The rows, and what follows from them."""

    advisors: dict[UUID, Advisor] = field(default_factory=dict)
    waiting: dict[UUID, Waiting] = field(default_factory=dict)
    offered: dict[UUID, tuple[Waiting, UUID]] = field(default_factory=dict)
    held: dict[UUID, Held] = field(default_factory=dict)
    stand_ins: frozenset[StandIn] = frozenset()
    honoured: set[UUID] = field(default_factory=set)  # advisors who have just had room for whom they were kept

    # ---- contacts ----------------------------------------------------------------------------------

    def rank(self, row: Waiting, now: int) -> tuple[int, int, UUID]:
        used = max(now - row.since, 0) * 10**9 // row.promise
        ceiling = 10**20 if row.ceiling is None else row.ceiling * 10**7
        return -min(used if used <= ceiling else ceiling + (used - ceiling) // 100, 10**10), row.since, row.contact

    def in_order(self, now: int) -> list[Waiting]:
        return sorted(self.waiting.values(), key=lambda row: self.rank(row, now))

    def late(self, row: Waiting, now: int) -> bool:
        big = (row.weight.units > 1 or row.weight.exclusive) and not row.weight.interruptible
        return big and row.ceiling is None and 2 * (now - row.since) >= row.promise

    def steps(self, row: Waiting, now: int) -> list[Step]:
        steps, all_open = self._steps(row, row.barred, now)
        others = [each for _, suits, _ in steps for each in suits if self.advisors[each].presence == Presence.AVAILABLE]
        return steps if others or not all_open else self._steps(row, frozenset(), now)[0]

    def _steps(self, row: Waiting, barred: frozenset[UUID], now: int) -> tuple[list[Step], bool]:
        steps: list[Step] = []
        opens = row.placed
        for number, ring in enumerate(row.rings):
            if opens > now and steps:
                return steps, False
            who = None if ring.advisor is None else next(self.answering(ring.advisor, now), None)
            people = sorted(self.advisors) if ring.advisor is None else [who] if who else []
            suits = [each for each in people if each not in barred and self.can(each, row, ring)]
            if ring.advisor is None or suits:
                opens += ring.delay
                asked = frozenset(need[:2] for need in row.needs if need.must or need.name not in ring.drops)
                alike = (who, ring.teams, asked, row.language, row.weight, row.promise, row.ceiling, barred)
                steps += [] if alike in [known for *_, known in steps] else [(number, suits, alike)]
        return steps, True

    # ---- advisors ----------------------------------------------------------------------------------

    def load(self, advisor: UUID) -> list[Weight]:
        offered = [row.weight for row, asked in self.offered.values() if asked == advisor]
        return offered + [each.weight for each in self.held.values() if each.advisor == advisor and not each.silent]

    def firm(self, advisor: UUID) -> int:
        return sum(weight.units for weight in self.load(advisor) if not weight.interruptible)

    def room(self, advisor: UUID, weight: Weight) -> bool:
        load, person = self.load(advisor), self.advisors[advisor]
        alone = any(each.exclusive for each in load) or (weight.exclusive and self.firm(advisor) > 0)
        same = [each.kind for each in load].count(weight.kind)
        taken = sum(each.units for each in load) if weight.interruptible else self.firm(advisor)
        below = same < dict(person.limits).get(weight.kind, NO_LIMIT)
        return not alone and below and taken + weight.units <= person.capacity

    def unasked(self, advisor: UUID) -> bool:
        asked = [asked for _, asked in self.offered.values()]
        return self.advisors[advisor].presence == Presence.AVAILABLE and advisor not in asked

    def open(self, advisor: UUID) -> bool:
        return self.unasked(advisor) and self.advisors[advisor].kept_for is None

    def can(self, advisor: UUID, row: Waiting, ring: Ring) -> bool:
        person = self.advisors[advisor]
        needs = [need for need in row.needs if need.must or need.name not in ring.drops]
        skilled = all(any(s.name == n.name and s.level >= n.level for s in person.skills) for n in needs)
        limit = dict(person.limits).get(row.weight.kind, NO_LIMIT)
        holds = row.weight.units <= person.capacity and limit > 0
        return skilled and holds and row.language in person.languages and ring.teams <= person.teams

    def answering(self, absent: UUID, now: int, seen: tuple[UUID, ...] = ()) -> Iterator[UUID]:
        if absent in self.advisors and self.advisors[absent].presence != Presence.AWAY:
            yield absent
            return
        for each in sorted(self.stand_ins, key=lambda each: (each.start, each.until, each.by)):
            if each.absent == absent and each.start <= now < each.until and each.by not in (*seen, absent):
                yield from self.answering(each.by, now, (*seen, absent))

    def preference(self, advisor: UUID, units: int) -> Preference:
        person = self.advisors[advisor]
        breadth = len(person.teams) + len(person.languages) + sum(skill.level for skill in person.skills)
        spare = max(person.capacity - sum(weight.units for weight in self.load(advisor)), 0)
        return spare < units, breadth, spare, person.idle_since, advisor

    def distance(self, advisor: UUID) -> tuple[int, int, int, UUID]:
        _, breadth, spare, idle_since, _ = self.preference(advisor, 1)
        return -spare, breadth, idle_since, advisor

    # ---- decisions ---------------------------------------------------------------------------------

    def decide(self, now: int) -> list[Ask]:
        """Match until nothing moves; offers are in the order in which they are made."""
        asks: list[Ask] = []
        moved = True
        while moved:
            self._let_go(now)
            before = len(asks), self._kept()
            self._honour(asks, now)
            for row in self.in_order(now):
                if not self._offer(asks, row, now) and self.late(row, now):
                    self._keep(row, now)
            moved = before != (len(asks), self._kept())
        return asks

    def _kept(self) -> list[UUID | None]:
        return [person.kept_for for person in self.advisors.values()]

    def _let_go(self, now: int) -> None:
        for person in list(self.advisors.values()):
            row = self.waiting.get(person.kept_for) if person.kept_for else None
            still = person.presence == Presence.AVAILABLE and person.advisor not in self.honoured
            there = still and row is not None and self.late(row, now)
            if not (there and row and any(person.advisor in suits for _, suits, _ in self.steps(row, now))):
                self.advisors[person.advisor] = replace(person, kept_for=None)
        self.honoured.clear()

    def _honour(self, asks: list[Ask], now: int) -> None:
        kept = {person.kept_for: person.advisor for person in self.advisors.values() if person.kept_for}
        for row in [row for row in self.in_order(now) if row.contact in kept]:
            advisor = kept[row.contact]
            if row.contact in self.waiting and self.unasked(advisor) and self.room(advisor, row.weight):
                like = next(alike for _, suits, alike in self.steps(row, now) if advisor in suits)
                alike = [
                    (each, step) for each in self.in_order(now) for step in self.steps(each, now) if step[2] == like
                ]
                self._ask(asks, alike[0][0], advisor, Because.KEPT, 1, alike[0][1][0])
                self.honoured.add(advisor)

    def _offer(self, asks: list[Ask], row: Waiting, now: int) -> bool:
        for number, suits, _ in self.steps(row, now):
            free = [each for each in suits if self.open(each) and self.room(each, row.weight)]
            best = sorted(self.preference(each, row.weight.units) for each in free)
            if best:
                because = Because.NAMED if row.rings[number].advisor else set_apart(best)
                self._ask(asks, row, best[0][-1], because, len(free), number)
                return True
        return False

    def _ask(self, asks: list[Ask], row: Waiting, advisor: UUID, because: Because, free: int, number: int) -> None:
        asks.append((row.contact, advisor, because, free, number, advisor in row.barred))
        self.offered[row.contact] = self.waiting.pop(row.contact), advisor

    def _keep(self, row: Waiting, now: int) -> None:
        *_, (_, suits, _) = self.steps(row, now)
        some = [each for each in suits if self.open(each) and self.firm(each) < self.advisors[each].capacity]
        if some and row.contact not in self._kept():
            nearest = min(some, key=self.distance)
            self.advisors[nearest] = replace(self.advisors[nearest], kept_for=row.contact)


def set_apart(best: list[Preference]) -> Because:
    if len(best) == 1:
        return Because.ONLY
    reasons = (Because.UNDISTURBED, Because.NARROWEST, Because.SNUGGEST, Because.LONGEST_IDLE, Because.LONGEST_IDLE)
    first, second = best[:2]
    return next(why for why, mine, theirs in zip(reasons, first, second, strict=True) if mine != theirs)
