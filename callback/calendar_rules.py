"""Which hours can be booked?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from contact.hours import Calendar, Stretch, stretches

_DAY = timedelta(days=1)
_SUNDAYS = frozenset({6})


@dataclass(frozen=True, slots=True)
class Rules:
    """How a diary is cut into slots.

    A slot is `length` long and begins each `step` from the moment at which the diary opens. A booking takes the time
    `before` it and `after` it as well, to prepare and to conclude, and is made between `lead` and `horizon` ahead.
    """

    length: timedelta = timedelta(minutes=30)
    step: timedelta = timedelta(minutes=30)
    before: timedelta = timedelta(0)
    after: timedelta = timedelta(0)
    lead: timedelta = timedelta(hours=2)
    horizon: timedelta = timedelta(days=60)

    def busy(self, slot: Stretch) -> Stretch:
        """Return all the time that a booking takes."""
        return slot[0] - self.before, slot[1] + self.after


@dataclass(frozen=True, slots=True)
class Civil:
    """The hours at which a person may be called, by the clocks where they are: not at night, and not on a Sunday."""

    zone: ZoneInfo
    earliest: time = time(8)
    latest: time = time(20)
    rest: frozenset[int] = _SUNDAYS

    def allows(self, slot: Stretch) -> bool:
        """Tell whether all of a slot is within them."""
        starts, ends = (each.astimezone(self.zone) for each in slot)
        awake = self.earliest <= starts.time() and ends.time() <= self.latest
        return awake and starts.date() == ends.date() and starts.weekday() not in self.rest

    def morning_after(self, instant: datetime) -> datetime:
        """Return when the next day begins on which a person may be called."""
        day = instant.astimezone(self.zone).date()
        days = (day + timedelta(days=number) for number in range(9))
        mornings = (
            datetime.combine(each, self.earliest, self.zone) for each in days if each.weekday() not in self.rest
        )
        return next(each for each in mornings if each > instant)


@dataclass(frozen=True, slots=True)
class Booked:
    """What is taken: for each seat of a diary the times that its bookings take, and when nobody is there at all."""

    seats: Sequence[Sequence[Stretch]] = ((),)
    away: Sequence[Stretch] = ()

    def around(self, stretch: Stretch, rules: Rules) -> Self:
        """Return what of it can stand in the way of a slot within a stretch."""
        busy = rules.busy(stretch)
        return type(self)([_meeting(busy, taken) for taken in self.seats], _meeting(stretch, self.away))

    def free_seats(self, slot: Stretch, rules: Rules) -> list[int]:
        """Return which seats are free for a slot, the first being 1; none while nobody is there."""
        if _meeting(slot, self.away):
            return []
        busy = rules.busy(slot)
        return [seat for seat, taken in enumerate(self.seats, start=1) if not _meeting(busy, taken)]


@dataclass(frozen=True, slots=True)
class Diary:
    """One advisor's or one desk's book: when it is open, how it is cut, and what is taken."""

    calendar: Calendar
    rules: Rules = field(default_factory=Rules)
    booked: Booked = field(default_factory=Booked)


@dataclass(frozen=True, slots=True)
class Slot:
    """A time that can be booked, in UTC, and which seats are free."""

    starts_at: datetime
    ends_at: datetime
    seats: tuple[int, ...]


def slots(diary: Diary, now: datetime, between: Stretch, civil: Civil) -> Iterator[Slot]:
    """Yield what can be booked of a diary, beginning between two instants, in order.

    An hour that the spring skips is in no stretch of time, so it is never offered; of an hour that the autumn repeats
    both are instants of their own, and each is offered once.
    """
    rules = diary.rules
    earliest, latest = max(between[0], now + rules.lead), min(between[1], now + rules.horizon)
    for opens, closes in _open(diary.calendar, earliest, latest):
        booked = diary.booked.around((opens, closes), rules)
        for slot in _cut((opens, closes), rules):
            if not earliest <= slot[0] < latest or not civil.allows(slot):
                continue
            if seats := booked.free_seats(slot, rules):
                yield Slot(*slot, tuple(seats))


def nearest(found: Iterable[Slot], wanted: datetime, most: int) -> list[Slot]:
    """Return the slots nearest to a wanted instant, in order of time."""
    near = sorted(found, key=lambda slot: (abs(slot.starts_at - wanted), slot.starts_at))[:most]
    return sorted(near, key=lambda slot: slot.starts_at)


def _open(calendar: Calendar, earliest: datetime, latest: datetime) -> Iterator[Stretch]:
    """Yield the open stretches of each day by itself: a day is cut from its own opening, whatever was before it."""
    day, last = (each.astimezone(calendar.zone).date() for each in (earliest, latest))
    while day <= last:
        yield from stretches(calendar, day, day)
        day += _DAY


def _cut(stretch: Stretch, rules: Rules) -> Iterator[Stretch]:
    starts, closes = stretch
    while starts + rules.length <= closes:
        yield starts, starts + rules.length
        starts += rules.step


def _meeting(one: Stretch, others: Sequence[Stretch]) -> list[Stretch]:
    return [each for each in others if each[0] < one[1] and one[0] < each[1]]
