"""Open or closed as the clock on the wall says, on the two odd nights too."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import accumulate, compress, groupby, pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from contact.hours import WHOLE_DAY, Calendar, Closure, Instead, Opening, OutOfTurn, Span, Week, WrongHours, opening
from contact.public_holidays import public_holidays

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
PARIS = ZoneInfo("Europe/Paris")
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)  # Sundays: 02:00 becomes 03:00, 03:00 becomes 02:00
OFFICE = Week.parse({str(weekday): [["09:00", "12:30"], ["13:30", "17:00"]] for weekday in range(5)})
ALWAYS = Week.parse({str(weekday): [["00:00", "24:00"]] for weekday in range(7)})


def utc(day: date, written: str) -> datetime:
    return datetime.fromisoformat(f"{day}T{written}Z")


def on_sundays(start: str, end: str, zone: ZoneInfo = PARIS) -> Calendar:
    return Calendar(zone, Week.parse({"6": [[start, end]]}))


# ---- the wall's clock, minute by minute ---------------------------------------------------------


class Night(NamedTuple):
    zone: str
    day: date

    @property
    def begins(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, tzinfo=UTC) - 3 * DAY

    @property
    def ends(self) -> datetime:
        return self.begins + 8 * DAY


NIGHTS = [
    Night("Europe/Paris", SPRING),
    Night("Europe/Paris", AUTUMN),
    Night("America/Guadeloupe", SPRING),
    Night("Indian/Reunion", AUTUMN),
    Night("Pacific/Tahiti", SPRING),
    Night("America/Miquelon", date(2026, 3, 8)),
    Night("America/Miquelon", date(2026, 11, 1)),
    Night("America/Havana", date(2026, 3, 8)),  # midnight does not exist
    Night("America/Havana", date(2026, 11, 1)),  # midnight comes twice
    Night("America/St_Johns", date(2010, 11, 7)),  # a minute into Sunday, it is Saturday again
    Night("Pacific/Apia", date(2011, 12, 30)),  # this day did not exist
]


@cache
def furthest_shown(night: Night) -> list[datetime]:
    """What the wall has shown, at most, by each minute: a clock put back shows nothing new."""
    minutes = range((night.ends - night.begins) // MINUTE)
    zone = ZoneInfo(night.zone)
    return list(accumulate(((night.begins + n * MINUTE).astimezone(zone).replace(tzinfo=None) for n in minutes), max))


def is_within(wall: datetime, span: Span) -> bool:
    since_midnight = timedelta(hours=wall.hour, minutes=wall.minute)
    return span.start <= since_midnight < span.end


def open_by_minute(night: Night, calendar: Calendar) -> list[bool]:
    return [
        any(more.day == wall.date() and is_within(wall, more.span) for more in calendar.out_of_turn)
        or (
            any(is_within(wall, span) for span in calendar.week.days[wall.weekday()])
            and not any(closed.day == wall.date() and is_within(wall, closed.span) for closed in calendar.closures)
        )
        for wall in furthest_shown(night)
    ]


def next_changes(night: Night, by_minute: Sequence[bool]) -> list[datetime | None]:
    lengths = [len(list(run)) for _, run in groupby(by_minute)]
    ends = [night.begins + n * MINUTE for n in accumulate(lengths)]
    return [end if end < night.ends else None for end, length in zip(ends, lengths, strict=True) for _ in range(length)]


def seen_from(night: Night, told: datetime | None) -> datetime | None:
    return told if told is not None and told < night.ends else None


# Quarters around the changes of the clock, and a few at large.
TIMES = sorted({0, 1, 1440, *range(15, 256, 15), 540, 750, 810, 1020, 1320, 1380, 1395, 1425})


spans = st.sets(st.sampled_from(TIMES), min_size=2, max_size=2).map(
    lambda edges: Span(min(edges) * MINUTE, max(edges) * MINUTE)
)


@st.composite
def days(draw: st.DrawFn) -> tuple[Span, ...]:
    edges = sorted(draw(st.sets(st.sampled_from(TIMES), max_size=6)))
    between = [Span(start * MINUTE, end * MINUTE) for start, end in pairwise(edges)]
    kept = draw(st.lists(st.booleans(), min_size=len(between), max_size=len(between)))
    return tuple(compress(between, kept))


@st.composite
def nights_and_calendars(draw: st.DrawFn) -> tuple[Night, Calendar]:
    night = draw(st.sampled_from(NIGHTS))
    usual = draw(st.just((WHOLE_DAY,)) | days())
    week = draw(st.tuples(*[st.just(usual) | days()] * 7))
    closed = st.builds(
        Closure,
        day=st.integers(-1, 2).map(lambda n: night.day + n * DAY),
        label=st.just("Closed"),
        span=st.just(WHOLE_DAY) | spans,
    )
    more = st.builds(OutOfTurn, day=st.integers(-1, 2).map(lambda n: night.day + n * DAY), span=spans)
    closures, out_of_turn = draw(st.lists(closed, max_size=3)), draw(st.lists(more, max_size=2))
    return night, Calendar(ZoneInfo(night.zone), Week(week), tuple(closures), tuple(out_of_turn))


@settings(max_examples=120, deadline=None)
@given(nights_and_calendars(), st.integers(0, 34), st.integers(0, 59))
def test_it_is_open_while_the_wall_shows_a_time_within_the_hours(
    place: tuple[Night, Calendar], minute: int, second: int
) -> None:
    night, calendar = place
    minutes = range(DAY // MINUTE + minute, 6 * DAY // MINUTE, 35)
    by_minute = open_by_minute(night, calendar)
    changes = next_changes(night, by_minute)

    told = [opening(night.begins + n * MINUTE + timedelta(seconds=second), calendar) for n in minutes]

    assert [each.open for each in told] == [by_minute[n] for n in minutes]
    assert [seen_from(night, each.closes_at or each.opens_at) for each in told] == [changes[n] for n in minutes]


@settings(max_examples=100, deadline=None)
@given(nights_and_calendars(), st.integers(DAY // MINUTE, 6 * DAY // MINUTE))
def test_what_is_told_to_come_comes_to_the_microsecond(place: tuple[Night, Calendar], minute: int) -> None:
    night, calendar = place
    now = opening(night.begins + minute * MINUTE, calendar)
    change = now.closes_at or now.opens_at
    assume(change)
    assert change is not None

    told = [opening(change - timedelta(microseconds=1), calendar).open, opening(change, calendar).open]

    assert told == [now.open, not now.open]
    assert (now.closes_at is None) == (not now.open)
    assert (now.opens_at is None) == now.open


# ---- ordinary days ------------------------------------------------------------------------------

MONDAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("at", "told"),
    [
        ("07:59:59", Opening(open=False, opens_at=utc(MONDAY, "08:00"))),
        ("08:00", Opening(open=True, closes_at=utc(MONDAY, "11:30"))),
        ("11:29:59", Opening(open=True, closes_at=utc(MONDAY, "11:30"))),
        ("11:30", Opening(open=False, opens_at=utc(MONDAY, "12:30"))),
        ("16:00", Opening(open=False, opens_at=utc(MONDAY + DAY, "08:00"))),
    ],
)
def test_an_office_opens_and_closes_in_paris(at: str, told: Opening) -> None:
    assert opening(utc(MONDAY, at), Calendar(PARIS, OFFICE)) == told


@pytest.mark.parametrize(
    ("zone", "opens_at"),
    [
        ("Europe/Paris", "07:00"),
        ("America/Guadeloupe", "13:00"),
        ("Indian/Reunion", "05:00"),
        ("Pacific/Tahiti", "19:00"),
        ("America/Miquelon", "11:00"),
    ],
)
def test_nine_in_the_morning_is_where_the_agency_is(zone: str, opens_at: str) -> None:
    first_of_july = date(2026, 7, 1)

    told = opening(utc(first_of_july, "00:30"), Calendar(ZoneInfo(zone), Week.parse({"2": [["09:00", "17:00"]]})))

    assert told.opens_at == utc(first_of_july, opens_at)


def test_an_instant_may_be_told_in_any_zone() -> None:
    noon_in_tokyo = datetime(2026, 3, 2, 17, 0, tzinfo=ZoneInfo("Asia/Tokyo"))

    told = opening(noon_in_tokyo, Calendar(PARIS, OFFICE))

    assert told == Opening(open=True, closes_at=utc(MONDAY, "11:30"))
    assert told.closes_at is not None
    assert told.closes_at.tzinfo is UTC


def test_a_time_without_a_zone_is_no_instant() -> None:
    with pytest.raises(ValueError, match="has a zone"):
        opening(datetime(2026, 3, 2, 9, 0), Calendar(PARIS, OFFICE))  # noqa: DTZ001 that is the test


def test_spans_that_touch_are_one() -> None:
    calendar = Calendar(PARIS, Week.parse({"0": [["12:00", "17:00"], ["09:00", "12:00"]]}))

    assert opening(utc(MONDAY, "09:00"), calendar).closes_at == utc(MONDAY, "16:00")


def test_a_night_is_written_on_two_days_and_is_one() -> None:
    calendar = Calendar(PARIS, Week.parse({"0": [["22:00", "24:00"]], "1": [["00:00", "02:00"]]}))

    assert opening(utc(MONDAY, "21:30"), calendar) == Opening(open=True, closes_at=utc(MONDAY + DAY, "01:00"))


def test_what_is_always_open_never_closes() -> None:
    assert opening(utc(MONDAY, "03:00"), Calendar(PARIS, ALWAYS)) == Opening(open=True)


def test_what_is_never_open_does_not_open() -> None:
    assert opening(utc(MONDAY, "03:00"), Calendar(PARIS, Week())) == Opening(open=False)


# ---- closures -----------------------------------------------------------------------------------


def test_a_closed_day_says_why_and_when_it_opens_again() -> None:
    calendar = Calendar(PARIS, OFFICE, (Closure(MONDAY, "Training of all staff"),))

    assert opening(utc(MONDAY, "10:00"), calendar) == Opening(
        open=False, opens_at=utc(MONDAY + DAY, "08:00"), label="Training of all staff"
    )


def test_a_part_of_a_day_may_be_closed() -> None:
    calendar = Calendar(PARIS, OFFICE, (Closure(MONDAY, "Meeting", Span.parse("11:00", "14:30")),))

    assert opening(utc(MONDAY, "09:00"), calendar) == Opening(open=True, closes_at=utc(MONDAY, "10:00"))
    assert opening(utc(MONDAY, "10:00"), calendar) == Opening(
        open=False, opens_at=utc(MONDAY, "13:30"), label="Meeting"
    )


def test_a_closed_part_leaves_the_rest_of_the_day_as_it_was() -> None:
    meeting, drill = Span.parse("14:00", "15:00"), Span.parse("14:30", "15:30")
    calendar = Calendar(PARIS, OFFICE, (Closure(MONDAY, "Meeting", meeting), Closure(MONDAY, "Fire drill", drill)))

    assert opening(utc(MONDAY, "09:00"), calendar).closes_at == utc(MONDAY, "11:30")
    assert opening(utc(MONDAY, "12:30"), calendar).closes_at == utc(MONDAY, "13:00")
    assert opening(utc(MONDAY, "13:00"), calendar).opens_at == utc(MONDAY, "14:30")
    assert opening(utc(MONDAY, "14:30"), calendar).closes_at == utc(MONDAY, "16:00")


def test_out_of_hours_is_no_closure() -> None:
    calendar = Calendar(PARIS, OFFICE, (Closure(MONDAY, "Meeting", Span.parse("11:00", "17:00")),))

    assert opening(utc(MONDAY, "15:59"), calendar).label == "Meeting"
    assert opening(utc(MONDAY, "16:00"), calendar).label is None


def test_what_is_always_open_closes_at_midnight_for_a_closed_day() -> None:
    calendar = Calendar(PARIS, ALWAYS, (Closure(date(2026, 7, 14), "Fête nationale"),))

    assert opening(utc(MONDAY, "03:00"), calendar).closes_at == utc(date(2026, 7, 13), "22:00")


def test_a_season_of_closed_days_is_seen_through() -> None:
    calendar = Calendar(PARIS, OFFICE, closed_for(60))

    assert opening(utc(MONDAY, "10:00"), calendar).opens_at == utc(MONDAY + 60 * DAY, "07:00")


def test_nobody_is_told_of_an_opening_years_away() -> None:
    calendar = Calendar(PARIS, OFFICE, closed_for(1000))

    assert opening(utc(MONDAY, "10:00"), calendar) == Opening(open=False, label="Works")


def test_a_closure_long_past_changes_nothing() -> None:
    calendar = Calendar(PARIS, OFFICE, (Closure(MONDAY - 700 * DAY, "Works"),))

    assert opening(utc(MONDAY, "10:00"), calendar) == Opening(open=True, closes_at=utc(MONDAY, "11:30"))


# ---- out of turn, and peaks ---------------------------------------------------------------------


def test_an_opening_out_of_turn_holds_whatever_closes_the_day() -> None:
    morning = OutOfTurn(MONDAY, Span.parse("08:00", "10:00"))
    calendar = Calendar(PARIS, OFFICE, (Closure(MONDAY, "Strike"),), (morning,))

    assert opening(utc(MONDAY, "06:00"), calendar).opens_at == utc(MONDAY, "07:00")
    assert opening(utc(MONDAY, "07:00"), calendar) == Opening(open=True, closes_at=utc(MONDAY, "09:00"))
    assert opening(utc(MONDAY, "09:00"), calendar) == Opening(
        open=False, opens_at=utc(MONDAY + DAY, "08:00"), label="Strike"
    )


def test_an_opening_out_of_turn_adds_to_the_hours_of_its_day() -> None:
    evening = OutOfTurn(MONDAY, Span.parse("16:00", "19:30"))

    assert opening(utc(MONDAY, "13:00"), Calendar(PARIS, OFFICE, (), (evening,))).closes_at == utc(MONDAY, "18:30")


def test_a_peak_has_hours_of_its_own_and_the_usual_ones_come_back_by_themselves() -> None:
    long = Week.parse({"0": [["07:00", "20:00"]], "1": [["07:00", "20:00"]]})
    until = utc(MONDAY + DAY, "17:00")
    calendar = Calendar(PARIS, OFFICE, instead=(Instead(utc(MONDAY, "10:00"), until, long),))

    assert opening(utc(MONDAY, "09:00"), calendar).closes_at == utc(MONDAY, "19:00")
    assert opening(utc(MONDAY, "20:00"), calendar).opens_at == utc(MONDAY + DAY, "06:00")
    assert opening(utc(MONDAY + DAY, "09:00"), calendar).closes_at == until
    assert opening(until, calendar).opens_at == utc(MONDAY + 2 * DAY, "08:00")


def test_a_peak_beside_which_the_usual_week_never_opens_ends_too() -> None:
    calendar = Calendar(PARIS, Week(), instead=(Instead(utc(MONDAY, "10:00"), utc(MONDAY, "12:00"), ALWAYS),))

    assert opening(utc(MONDAY, "11:00"), calendar) == Opening(open=True, closes_at=utc(MONDAY, "12:00"))
    assert opening(utc(MONDAY, "12:00"), calendar) == Opening(open=False)


def closed_for(count: int) -> tuple[Closure, ...]:
    return tuple(Closure(MONDAY + n * DAY, "Works") for n in range(count))


# ---- the two odd nights -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "day", "opens_at", "closes_at"),
    [
        ("01:00", "04:00", SPRING, "00:00", "02:00"),  # two hours
        ("02:30", "05:00", SPRING, "01:00", "03:00"),  # opens at 03:00, when 02:30 would have passed
        ("01:00", "02:30", SPRING, "00:00", "01:00"),  # closes at 03:00, likewise
    ],
)
def test_in_spring_a_time_that_does_not_exist_is_the_moment_the_clocks_go_forward(
    start: str, end: str, day: date, opens_at: str, closes_at: str
) -> None:
    calendar = on_sundays(start, end)

    assert opening(utc(day, opens_at) - MINUTE, calendar).opens_at == utc(day, opens_at)
    assert opening(utc(day, opens_at), calendar).closes_at == utc(day, closes_at)


def test_in_spring_a_span_that_does_not_exist_waits_for_the_next_week() -> None:
    told = opening(utc(SPRING, "00:00"), on_sundays("02:15", "02:45"))

    assert told.opens_at == utc(SPRING + 7 * DAY, "00:15")


def test_the_week_before_and_the_night_itself_may_both_be_lost() -> None:
    calendar = Calendar(PARIS, Week.parse({"6": [["02:15", "02:45"]]}), (Closure(SPRING - 7 * DAY, "Works"),))

    told = opening(utc(SPRING - 8 * DAY, "12:00"), calendar)

    assert told.opens_at == utc(SPRING + 7 * DAY, "00:15")


@pytest.mark.parametrize(
    ("start", "end", "opens_at", "closes_at"),
    [
        ("01:00", "04:00", utc(AUTUMN, "00:00") - HOUR, utc(AUTUMN, "03:00")),  # four hours
        ("00:00", "02:30", utc(AUTUMN, "00:00") - 2 * HOUR, utc(AUTUMN, "00:30")),  # the first 02:30
        ("02:30", "04:00", utc(AUTUMN, "00:30"), utc(AUTUMN, "03:00")),  # the first 02:30 again
    ],
)
def test_in_autumn_a_time_that_comes_twice_is_the_first(
    start: str, end: str, opens_at: datetime, closes_at: datetime
) -> None:
    calendar = on_sundays(start, end)

    assert opening(opens_at - MINUTE, calendar).opens_at == opens_at
    assert opening(opens_at, calendar).closes_at == closes_at


def test_in_autumn_what_closed_does_not_open_again_when_the_clocks_go_back() -> None:
    told = opening(utc(AUTUMN, "01:15"), on_sundays("00:00", "02:30"))  # the second 02:15

    assert told == Opening(open=False, opens_at=utc(AUTUMN + 6 * DAY, "23:00"))


def test_a_closure_ends_as_exactly_as_a_span() -> None:
    calendar = Calendar(PARIS, ALWAYS, (Closure(SPRING, "Change of hour", Span.parse("01:30", "02:30")),))

    assert opening(utc(SPRING, "00:30"), calendar) == Opening(
        open=False, opens_at=utc(SPRING, "01:00"), label="Change of hour"
    )
    assert opening(utc(SPRING, "01:00"), calendar) == Opening(open=True)


# ---- what is written ----------------------------------------------------------------------------


def test_the_reason_is_said_in_french_too() -> None:
    with pytest.raises(WrongHours) as refused:
        Week.parse({"1": [["11:00", "14:00"], ["09:00", "12:00"]]})

    assert refused.value.fr == "mardi : 09:00–12:00 et 11:00–14:00 se chevauchent."


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ({"0": [["09:00", "09:00"]]}, "09:00–09:00 is empty."),
        ({"0": [["17:00", "09:00"]]}, "17:00–09:00 ends before it begins; past midnight, write it on both days."),
        ({"1": [["11:00", "14:00"], ["09:00", "12:00"]]}, "Tuesday: 09:00–12:00 and 11:00–14:00 overlap."),
        ({"2": [["09:00", "12:00"], ["09:00", "12:00"]]}, "Wednesday: 09:00–12:00 and 09:00–12:00 overlap."),
        ({"0": [["9:00", "12:00"]]}, "9:00 is not a time of day, 00:00 to 24:00."),
        ({"0": [["09:00", "24:01"]]}, "24:01 is not a time of day, 00:00 to 24:00."),
        ({"0": [["09:60", "12:00"]]}, "09:60 is not a time of day, 00:00 to 24:00."),
        ({"0": [["09:00\n", "12:00"]]}, "09:00\n is not a time of day, 00:00 to 24:00."),
        ({"0": [["٠٩:٠٠", "12:00"]]}, "٠٩:٠٠ is not a time of day, 00:00 to 24:00."),
        ({"0": [["", "12:00"]]}, " is not a time of day, 00:00 to 24:00."),
        ({"7": [["09:00", "12:00"]]}, "7 is not a weekday, 0 (Monday) to 6 (Sunday)."),
    ],
)
def test_hours_that_cannot_be_kept_are_refused_with_the_reason(written: dict[str, list[list[str]]], said: str) -> None:
    with pytest.raises(WrongHours) as refused:
        Week.parse(written)

    assert str(refused.value) == said


@pytest.mark.parametrize(("start", "end"), [(-MINUTE, HOUR), (23 * HOUR, 25 * HOUR)])
def test_a_span_stays_within_its_day(start: timedelta, end: timedelta) -> None:
    with pytest.raises(WrongHours, match="not within one day"):
        Span(start, end)


def test_a_week_has_seven_days() -> None:
    with pytest.raises(ValueError, match="shorter"):
        Week(((),) * 6)


# ---- public holidays ----------------------------------------------------------------------------

EVERYWHERE_IN_2026 = ["01-01", "04-06", "05-01", "05-08", "05-14", "05-25", "07-14", "08-15", "11-01", "11-11", "12-25"]


@pytest.mark.parametrize(
    ("departments", "more"),
    [
        (["75", "01", "2A", "95", "975"], []),
        (["57", "67", "68"], ["04-03", "12-26"]),
        (["971"], ["05-27"]),
        (["972"], ["05-22"]),
        (["973"], ["06-10"]),
        (["974"], ["12-20"]),
        (["976"], ["04-27"]),
        (["977"], ["10-09"]),
        (["978"], ["05-28"]),
        (["987"], ["03-05", "04-03", "11-20"]),
        (["988"], ["09-24"]),
    ],
)
def test_each_department_keeps_its_public_holidays(departments: list[str], more: list[str]) -> None:
    told = [written(public_holidays([2026], department)) for department in departments]

    assert told == [sorted(EVERYWHERE_IN_2026 + more)] * len(departments)


def written(closures: Iterable[Closure]) -> list[str]:
    return [f"{closure.day:%m-%d}" for closure in closures]


def test_a_public_holiday_closes_the_day_and_has_a_name() -> None:
    calendar = Calendar(ZoneInfo("Indian/Reunion"), ALWAYS, public_holidays([2026, 2027], "974"))

    told = opening(utc(date(2026, 12, 20), "10:00"), calendar)

    assert told == Opening(open=False, opens_at=utc(date(2026, 12, 20), "20:00"), label="Abolition de l'esclavage")


@pytest.mark.parametrize("unknown", ["20", "96", "979", "", "Paris"])
def test_an_unknown_department_is_refused(unknown: str) -> None:
    with pytest.raises(ValueError, match="not the code of a French department"):
        public_holidays([2026], unknown)
