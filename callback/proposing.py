"""What could become of the bookings of somebody who is away? Pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from callback.calendar_rules import Rules, Slot
from callback.rearranged import Way
from callback.sharing import Colleague
from contact.hours import Stretch


@dataclass(frozen=True, slots=True)
class Hit:
    """A booking whose advisor is away: its diary, its hour, all the time it takes, and who serves what it is about."""

    id: UUID
    diary: UUID
    hour: Stretch
    busy: Stretch
    may: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be done: another time with the same advisor, the same time with another, or ask them."""

    way: Way
    hour: Stretch | None = None
    advisor: UUID | None = None


@dataclass
class Around:
    """What is known: free slots for a booking in its diary, who answers for the absent and when, and who is there."""

    free: Callable[[Hit], Iterable[Slot]]
    rules: Mapping[UUID, Rules]
    stand_ins: Sequence[tuple[Stretch, UUID]]
    colleagues: Mapping[UUID, Colleague]
    # What is proposed already: two are never proposed the same.
    given: dict[UUID, list[Stretch]] = field(default_factory=dict)
    lent: dict[UUID, list[Stretch]] = field(default_factory=dict)


def propose(hits: Sequence[Hit], around: Around) -> dict[UUID, list[Option]]:
    """Return for each booking what can be done, what disturbs the person least first.

    Whoever answers for the absent keeps the hour; else the nearest hour with the advisor whom they know; else a
    colleague at the same hour. To ask them to choose again is always possible, and comes last.
    """
    proposed = {}
    for hit in sorted(hits, key=lambda hit: (hit.hour, hit.id)):
        options = [*_options(hit, around)]
        _note(hit, options[0], around)
        proposed[hit.id] = options
    return proposed


def _options(hit: Hit, around: Around) -> Iterator[Option]:
    stand_ins = [who for when, who in around.stand_ins if when[0] <= hit.hour[0] and hit.hour[1] <= when[1]]
    yield from (Option(Way.REASSIGN, advisor=each) for each in stand_ins if _can(each, hit, around))
    if slot := _nearest(hit, around):
        yield Option(Way.MOVE, hour=(slot.starts_at, slot.ends_at))
    others = [each for each in around.colleagues if each in hit.may and each not in stand_ins]
    able = [each for each in others if _can(each, hit, around)]
    yield from (
        Option(Way.REASSIGN, advisor=each) for each in sorted(able, key=lambda each: (_load(each, around), each))
    )
    yield Option(Way.ASK)


def _nearest(hit: Hit, around: Around) -> Slot | None:
    rules, given = around.rules[hit.diary], around.given.get(hit.diary, ())
    free = (each for each in around.free(hit) if not _meets(rules.busy((each.starts_at, each.ends_at)), given))
    return min(free, key=lambda slot: (abs(slot.starts_at - hit.hour[0]), slot.starts_at), default=None)


def _can(advisor: UUID, hit: Hit, around: Around) -> bool:
    colleague = around.colleagues.get(advisor)
    return colleague is not None and colleague.can(hit.hour, hit.busy) and not _meets(hit.busy, _lent(advisor, around))


def _note(hit: Hit, option: Option, around: Around) -> None:
    if option.hour:
        around.given.setdefault(hit.diary, []).append(around.rules[hit.diary].busy(option.hour))
    if option.advisor:
        around.lent.setdefault(option.advisor, []).append(hit.busy)


def _load(advisor: UUID, around: Around) -> timedelta:
    times = [*around.colleagues[advisor].taken, *_lent(advisor, around)]
    return sum((ends - starts for starts, ends in times), timedelta())


def _lent(advisor: UUID, around: Around) -> Sequence[Stretch]:
    return around.lent.get(advisor, ())


def _meets(one: Stretch, others: Iterable[Stretch]) -> bool:
    return any(each[0] < one[1] and one[0] < each[1] for each in others)
