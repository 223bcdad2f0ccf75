"""Who should be offered to whom now?"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from heapq import heapify, heappop, heappush
from typing import TypeVar
from uuid import UUID

from queues.reasons import Why

Trait = TypeVar("Trait")
Seniority = tuple[int, timedelta, UUID]
Crowd = int  # a set of advisors, one bit each; the lowest is asked first
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A contact in line; `barred` are the advisors who declined or missed it just now."""

    contact: UUID
    queue: UUID
    language: str
    skills: frozenset[str]
    units: int
    first_enqueued_at: datetime
    promise: timedelta
    barred: frozenset[UUID] = frozenset()

    def __post_init__(self) -> None:
        if self.units < 1 or self.promise <= timedelta(0):
            raise ValueError("A contact takes at least one unit and is promised a delay longer than nothing.")


@dataclass(frozen=True, slots=True)
class OnDuty:
    """An advisor on duty, and how many units they can hold; `offered` while an offer is pending."""

    advisor: UUID
    queues: frozenset[UUID]
    languages: frozenset[str]
    skills: frozenset[str]
    capacity: int
    used: int
    idle_since: datetime
    offered: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Offer this contact to this advisor, and why."""

    contact: UUID
    advisor: UUID
    why: Why


def match(waiting: Sequence[Waiting], on_duty: Sequence[OnDuty], now: datetime) -> list[Pair]:
    """Pair waiting contacts with free advisors, the most senior contact first.

    The most senior has used the largest share of the promise (the delay-ratio rule: Mandelbaum and
    Stolyar, 2004); then comes the oldest, then the lowest id. Nobody who could be served now is
    left waiting, unless each advisor who fits got a more senior contact.

    `on_duty` is everyone on duty, also who is full or has an offer pending: the barred are passed
    over while anybody else there could hold the contact, be it later. When nobody else is left they
    are asked again (`Why.again`); whoever writes that offer forgets the bars, or the same advisor
    would be asked for ever.

    Each contact and each advisor is given once. O(n log n) for n waiting.
    """
    now = now.astimezone(UTC)
    roster = _Roster(on_duty)
    heads = [(line.head(), line) for line in _lines(waiting, roster, now)]
    heapify(heads)

    pairs: list[Pair] = []
    while heads:
        _, line = heappop(heads)
        if not line.place.takers & roster.free:
            continue
        contact, rank = line.leave()
        if candidates := line.takers & roster.free:
            advisor = roster.take(candidates)
            pairs.append(_pair(contact, advisor, now, rank=rank, free=candidates.bit_count(), again=line.again))
        if line.order:
            heappush(heads, (line.head(), line))
    return pairs


def preference(advisor: OnDuty) -> tuple[datetime, UUID]:
    """Order advisors who all fit: the longest idle is asked first, then the lowest id.

    What should decide before idleness (fewest skills that suffice, fewest spare units that suffice)
    goes in front: only those who suffice are ever compared, so a plain count says it.
    """
    return advisor.idle_since, advisor.advisor


class _Roster:
    """Everyone on duty as sets of bits; who is taken leaves `free`."""

    def __init__(self, on_duty: Sequence[OnDuty]) -> None:
        self._order = sorted(on_duty, key=preference)
        self._bit = {advisor.advisor: 1 << place for place, advisor in enumerate(self._order)}
        self._serving = _crowds(advisor.queues for advisor in self._order)
        self._speaking = _crowds(advisor.languages for advisor in self._order)
        self._skilled = _crowds(advisor.skills for advisor in self._order)
        self._holding = _crowds(range(1, advisor.capacity + 1) for advisor in self._order)
        self._room = _crowds(range(1, advisor.capacity - advisor.used + 1) for advisor in self._order)
        self.free: Crowd = sum(self._bit[advisor.advisor] for advisor in self._order if not advisor.offered)

    def takers(self, contact: Waiting) -> tuple[Crowd, bool]:
        """Find who has room for such a contact, and whether they are asked again."""
        able = self._serving.get(contact.queue, 0) & self._speaking.get(contact.language, 0)
        able &= self._holding.get(contact.units, 0)
        for skill in contact.skills:
            able &= self._skilled.get(skill, 0)
        unasked = able & ~sum(self._bit.get(advisor, 0) for advisor in contact.barred)
        return (unasked or able) & self._room.get(contact.units, 0), not unasked

    def take(self, candidates: Crowd) -> OnDuty:
        """Give the preferred one of these their contact."""
        bit = candidates & -candidates
        self.free ^= bit
        return self._order[bit.bit_length() - 1]


@dataclass(slots=True)
class _Place:
    """One queue in one language: where a rank is counted."""

    takers: Crowd = 0
    left: int = 0


@dataclass(slots=True)
class _Line:
    """Contacts of identical needs: only the head competes, the rest are in order behind it."""

    alike: list[Waiting]
    place: _Place
    takers: Crowd
    again: bool
    promise: int
    scale: int
    order: list[tuple[timedelta, UUID, Waiting]] = field(default_factory=list)

    def form(self, now: datetime) -> None:
        """Put the contacts in order, the most senior last, from where they leave."""
        self.order = sorted(
            ((each.first_enqueued_at - now, each.contact, each) for each in self.alike),
            reverse=True,
        )

    def head(self) -> Seniority:
        """Tell the seniority of the first; the smallest of all heads is served first.

        Shares are compared exactly and without fractions: the scale is no smaller than the product
        of any two promises, so that shares that differ at all differ by one or more.
        """
        since, contact, _ = self.order[-1]
        return since // _MICROSECOND * self.scale // self.promise, since, contact

    def leave(self) -> tuple[Waiting, int]:
        """Take the first out of the line, with their rank in the place."""
        self.place.left += 1
        return self.order.pop()[2], self.place.left


def _lines(waiting: Sequence[Waiting], roster: _Roster, now: datetime) -> list[_Line]:
    """Gather contacts by need; order only where somebody free could take somebody."""
    alike: defaultdict[object, list[Waiting]] = defaultdict(list)
    for each in waiting:
        alike[each.queue, each.language, each.skills, each.units, each.promise, each.barred].append(each)
    scale = max((same[0].promise // _MICROSECOND for same in alike.values()), default=0) ** 2

    places: defaultdict[object, _Place] = defaultdict(_Place)
    lines = []
    for same in alike.values():
        place = places[same[0].queue, same[0].language]
        takers, again = roster.takers(same[0])
        place.takers |= takers
        lines.append(_Line(same, place, takers, again, same[0].promise // _MICROSECOND, scale))

    hopeful = [line for line in lines if line.place.takers & roster.free]
    for line in hopeful:
        line.form(now)
    return hopeful


def _crowds(traits: Iterable[Iterable[Trait]]) -> dict[Trait, Crowd]:
    crowds: defaultdict[Trait, Crowd] = defaultdict(int)
    for place, having in enumerate(traits):
        for trait in having:
            crowds[trait] |= 1 << place
    return crowds


def _pair(contact: Waiting, advisor: OnDuty, now: datetime, *, rank: int, free: int, again: bool) -> Pair:
    why = Why(
        queue=contact.queue,
        language=contact.language,
        skills=contact.skills,
        rank=rank,
        waited=max(now - contact.first_enqueued_at, timedelta(0)),
        promise=contact.promise,
        free=free,
        idle=max(now - advisor.idle_since, timedelta(0)),
        again=again,
    )
    return Pair(contact.contact, advisor.advisor, why)
