"""Is it open, until when, and when next?"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Self
from zoneinfo import ZoneInfo

_MIDNIGHT = timedelta(0)
_DAY = timedelta(days=1)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WALL_TIME = re.compile(r"([01][0-9]|2[0-4]):([0-5][0-9])")


class WrongHours(ValueError):
    """These hours cannot be kept."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A part of one day, from `start` to just before `end`, both on the wall's clock since midnight."""

    start: timedelta
    end: timedelta

    def __post_init__(self) -> None:
        if self.start < _MIDNIGHT or self.end > _DAY:
            raise WrongHours(f"{self} is not within one day, 00:00 to 24:00.")
        if self.start == self.end:
            raise WrongHours(f"{self} is empty.")
        if self.start > self.end:
            raise WrongHours(f"{self} ends before it begins; past midnight, write it on both days.")

    def __str__(self) -> str:
        return f"{_written(self.start)}–{_written(self.end)}"

    @classmethod
    def parse(cls, start: str, end: str) -> Self:
        """Read two times as HH:MM; 24:00 is the end of the day."""
        return cls(_wall_time(start), _wall_time(end))


WHOLE_DAY = Span(_MIDNIGHT, _DAY)


@dataclass(frozen=True, slots=True)
class Week:
    """The spans of each weekday, Monday first."""

    days: tuple[tuple[Span, ...], ...] = ((),) * 7

    def __post_init__(self) -> None:
        for weekday, spans in zip(_WEEKDAYS, self.days, strict=True):
            for first, second in pairwise(spans):
                if second.start < first.end:
                    raise WrongHours(f"{weekday}: {first} and {second} overlap.")

    @classmethod
    def parse(cls, written: Mapping[str, Sequence[Sequence[str]]]) -> Self:
        """Read `{"0": [["09:00", "12:30"], …]}`, where 0 is Monday; a day that is not named is closed."""
        if unknown := set(written) - set("0123456"):
            raise WrongHours(f"{min(unknown)} is not a weekday, 0 (Monday) to 6 (Sunday).")
        days = [written.get(str(weekday), ()) for weekday in range(7)]
        return cls(tuple(tuple(sorted(Span.parse(*span) for span in spans)) for spans in days))


@dataclass(frozen=True, slots=True)
class Closure:
    """A day, or a part of one, on which nothing is open whatever the week says."""

    day: date
    label: str
    span: Span = WHOLE_DAY


@dataclass(frozen=True, slots=True)
class Calendar:
    """When something is open: each week, less the closures, by the clocks of its zone."""

    zone: ZoneInfo
    week: Week
    closures: tuple[Closure, ...] = ()


@dataclass(frozen=True, slots=True)
class Opening:
    """Whether it is open; if so, until when, else when next and which closure says so. Times are UTC.

    `closes_at` is None while it never closes, `opens_at` if it will not open.
    """

    open: bool
    closes_at: datetime | None = None
    opens_at: datetime | None = None
    label: str | None = None


def opening(at: datetime, calendar: Calendar) -> Opening:
    """Tell whether it is open at an instant, and what comes next."""
    if at.tzinfo is None:
        raise ValueError("An instant has a zone.")
    today = at.astimezone(calendar.zone).date()
    last = _last_day(today, calendar)

    ahead = (stretch for stretch in _stretches(calendar, today, last) if stretch[1] > at)
    stretch = next(ahead, None)
    if stretch is None:
        return Opening(open=False, label=_label(at, today, calendar))
    starts, ends = stretch
    if starts > at:
        return Opening(open=False, opens_at=starts, label=_label(at, today, calendar))
    return Opening(open=True, closes_at=ends if ends < _instant(last, _DAY, calendar.zone) else None)


def _last_day(today: date, calendar: Calendar) -> date:
    """Bound the search: two weeks after the last closure tell all there is, and no one plans beyond a year.

    Two, because the spring change can swallow the only span of one week.
    """
    last_closure = max((closure.day for closure in calendar.closures), default=today)
    return min(max(today, last_closure), today + timedelta(days=366)) + timedelta(days=14)


def _stretches(calendar: Calendar, first: date, last: date) -> Iterator[tuple[datetime, datetime]]:
    """Yield the open stretches of some days in order; those that touch are one."""
    current: tuple[datetime, datetime] | None = None
    for starts, ends in _open_spans(calendar, first, last):
        if current and starts == current[1]:
            current = current[0], ends
            continue
        if current:
            yield current
        current = starts, ends
    if current:
        yield current


def _open_spans(calendar: Calendar, first: date, last: date) -> Iterator[tuple[datetime, datetime]]:
    for day in (first + n * _DAY for n in range((last - first).days + 1)):
        shut = [closure.span for closure in calendar.closures if closure.day == day]
        for span in _less(calendar.week.days[day.weekday()], shut):
            starts, ends = _instants(day, span, calendar.zone)
            if starts < ends:
                yield starts, ends


def _less(spans: Sequence[Span], shut: Iterable[Span]) -> Sequence[Span]:
    for closed in shut:
        spans = [piece for span in spans for piece in _cut(span, closed)]
    return spans


def _cut(span: Span, closed: Span) -> Iterator[Span]:
    if span.start < closed.start:
        yield Span(span.start, min(span.end, closed.start))
    if closed.end < span.end:
        yield Span(max(span.start, closed.end), span.end)


def _label(at: datetime, today: date, calendar: Calendar) -> str | None:
    near = (closure for closure in calendar.closures if abs(closure.day - today) <= _DAY)
    for closure in near:
        starts, ends = _instants(closure.day, closure.span, calendar.zone)
        if starts <= at < ends:
            return closure.label
    return None


def _instants(day: date, span: Span, zone: ZoneInfo) -> tuple[datetime, datetime]:
    return _instant(day, span.start, zone), _instant(day, span.end, zone)


def _instant(day: date, since_midnight: timedelta, zone: ZoneInfo) -> datetime:
    """Find the first instant at which the zone's clocks show a time, or have passed it.

    So of two instants that show the same time it is the first (RFC 5545, 3.3.5), and a time that the clocks skip is
    the moment at which they skip it.
    """

    def shown(instant: datetime) -> datetime:
        return instant.astimezone(zone).replace(tzinfo=None)

    wall = datetime.combine(day, time.min) + since_midnight
    instant = wall.replace(tzinfo=zone).astimezone(UTC)
    if shown(instant) == wall:
        return instant

    before = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    skipped = range((instant - before) // timedelta(seconds=1))
    return before + timedelta(
        seconds=bisect_left(skipped, wall, key=lambda seconds: shown(before + timedelta(seconds=seconds)))
    )


def _wall_time(written: str) -> timedelta:
    found = _WALL_TIME.fullmatch(written)
    if found is None or written > "24:00":
        raise WrongHours(f"{written} is not a time of day, 00:00 to 24:00.")
    return timedelta(hours=int(found[1]), minutes=int(found[2]))


def _written(since_midnight: timedelta) -> str:
    hours, minutes = divmod(since_midnight // timedelta(minutes=1), 60)
    return f"{hours:02}:{minutes:02}"
