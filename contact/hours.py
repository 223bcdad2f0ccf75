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
_JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
Stretch = tuple[datetime, datetime]
_WALL_TIME = re.compile(r"([01][0-9]|2[0-4]):([0-5][0-9])")


class WrongHours(ValueError):
    """These hours cannot be kept; `fr` says why in French, `str` in English."""

    def __init__(self, en: str, fr: str) -> None:
        super().__init__(en)
        self.fr = fr


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A part of one day, from `start` to just before `end`, both on the wall's clock since midnight."""

    start: timedelta
    end: timedelta

    def __post_init__(self) -> None:
        if self.start < _MIDNIGHT or self.end > _DAY:
            raise WrongHours(
                f"{self} is not within one day, 00:00 to 24:00.", f"{self} sort de la journée, de 00:00 à 24:00."
            )
        if self.start == self.end:
            raise WrongHours(f"{self} is empty.", f"{self} est vide.")
        if self.start > self.end:
            raise WrongHours(
                f"{self} ends before it begins; past midnight, write it on both days.",
                f"{self} finit avant de commencer ; après minuit, écrivez-le sur les deux jours.",
            )

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
        for weekday, jour, spans in zip(_WEEKDAYS, _JOURS, self.days, strict=True):
            for first, second in pairwise(spans):
                if second.start < first.end:
                    raise WrongHours(
                        f"{weekday}: {first} and {second} overlap.", f"{jour} : {first} et {second} se chevauchent."
                    )

    @classmethod
    def parse(cls, written: Mapping[str, Sequence[Sequence[str]]]) -> Self:
        """Read `{"0": [["09:00", "12:30"], …]}`, where 0 is Monday; a day that is not named is closed."""
        if unknown := set(written) - set("0123456"):
            wrong = min(unknown)
            raise WrongHours(
                f"{wrong} is not a weekday, 0 (Monday) to 6 (Sunday).",
                f"{wrong} n’est pas un jour, de 0 (lundi) à 6 (dimanche).",
            )
        days = [written.get(str(weekday), ()) for weekday in range(7)]
        return cls(tuple(tuple(sorted(Span.parse(*span) for span in spans)) for spans in days))


@dataclass(frozen=True, slots=True)
class Closure:
    """A day, or a part of one, on which nothing is open whatever the week says."""

    day: date
    label: str
    span: Span = WHOLE_DAY


@dataclass(frozen=True, slots=True)
class OutOfTurn:
    """A part of one day on which it is open whatever the week and the closures say."""

    day: date
    span: Span


@dataclass(frozen=True, slots=True)
class Instead:
    """A week that holds instead of the usual one, from one instant until just before another."""

    starts_at: datetime
    ends_at: datetime
    week: Week


@dataclass(frozen=True, slots=True)
class Calendar:
    """When something is open: each week, less the closures, and out of turn, by the clocks of its zone.

    The weeks that hold instead of the usual one do not overlap; closures hold in them too.
    """

    zone: ZoneInfo
    week: Week
    closures: tuple[Closure, ...] = ()
    out_of_turn: tuple[OutOfTurn, ...] = ()
    instead: tuple[Instead, ...] = ()


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

    ahead = (stretch for stretch in stretches(calendar, today, last) if stretch[1] > at)
    stretch = next(ahead, None)
    if stretch is None:
        return Opening(open=False, label=_label(at, today, calendar))
    starts, ends = stretch
    if starts > at:
        return Opening(open=False, opens_at=starts, label=_label(at, today, calendar))
    return Opening(open=True, closes_at=ends if ends < _instant(last, _DAY, calendar.zone) else None)


def stretches(calendar: Calendar, first: date, last: date) -> Iterator[Stretch]:
    """Yield when it is open on some days, by the zone's clocks, in order; stretches that touch are one."""
    current: Stretch | None = None
    for starts, ends in _open_spans(calendar, first, last):
        if current and starts == current[1]:
            current = current[0], ends
            continue
        if current:
            yield current
        current = starts, ends
    if current:
        yield current


def outside(stretches: Iterable[Stretch], away: Iterable[Stretch]) -> Iterable[Stretch]:
    """Take stretches of time out of others."""
    for starts, ends in away:
        stretches = [
            piece
            for each in stretches
            for piece in ((each[0], min(each[1], starts)), (max(each[0], ends), each[1]))
            if piece[0] < piece[1]
        ]
    return stretches


def _last_day(today: date, calendar: Calendar) -> date:
    """Bound the search: two weeks after the last exception tell all there is, and no one plans beyond a year.

    Two, because the spring change can swallow the only span of one week.
    """
    exceptions = [each.day for each in calendar.closures] + [each.day for each in calendar.out_of_turn]
    ends = [each.ends_at.astimezone(calendar.zone).date() for each in calendar.instead]
    last = max((*exceptions, *ends), default=today)
    return min(max(today, last), today + timedelta(days=366)) + timedelta(days=14)


def _open_spans(calendar: Calendar, first: date, last: date) -> Iterator[Stretch]:
    for day in (first + n * _DAY for n in range((last - first).days + 1)):
        usual = _instants_of(day, spans_of(day, calendar), calendar.zone)
        for each in calendar.instead:
            usual = [
                *outside(usual, [(each.starts_at, each.ends_at)]),
                *_within(_instants_of(day, spans_of(day, calendar, each.week), calendar.zone), each),
            ]
        yield from sorted(usual)


def spans_of(day: date, calendar: Calendar, week: Week | None = None) -> Sequence[Span]:
    """Tell when it is open on a day, by the wall's clock; spans that touch are one."""
    shut = [closure.span for closure in calendar.closures if closure.day == day]
    spans = less((week or calendar.week).days[day.weekday()], shut)
    return _joined(sorted([*spans, *(each.span for each in calendar.out_of_turn if each.day == day)]))


def less(spans: Sequence[Span], shut: Iterable[Span]) -> Sequence[Span]:
    """Take spans out of others."""
    for closed in shut:
        spans = [piece for span in spans for piece in _cut(span, closed)]
    return spans


def _instants_of(day: date, spans: Iterable[Span], zone: ZoneInfo) -> list[Stretch]:
    both = (_instants(day, span, zone) for span in spans)
    return [(starts, ends) for starts, ends in both if starts < ends]


def _within(stretches: Iterable[Stretch], instead: Instead) -> Iterator[Stretch]:
    for starts, ends in stretches:
        piece = max(starts, instead.starts_at), min(ends, instead.ends_at)
        if piece[0] < piece[1]:
            yield piece


def _joined(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in spans:
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


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
        raise WrongHours(
            f"{written} is not a time of day, 00:00 to 24:00.", f"{written} n’est pas une heure, de 00:00 à 24:00."
        )
    return timedelta(hours=int(found[1]), minutes=int(found[2]))


def _written(since_midnight: timedelta) -> str:
    hours, minutes = divmod(since_midnight // timedelta(minutes=1), 60)
    return f"{hours:02}:{minutes:02}"
