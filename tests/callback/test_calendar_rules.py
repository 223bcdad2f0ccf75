"""What can be booked is what the clocks on both walls allow, on the two odd nights too."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callback.calendar_rules import Booked, Civil, Diary, Rules, Slot, nearest, slots
from contact.hours import Calendar, Closure, OutOfTurn, Span, Stretch, Week, opening

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
PARIS = ZoneInfo("Europe/Paris")
OFFICE = Week.parse({str(weekday): [["09:00", "12:00"], ["14:00", "16:00"]] for weekday in range(5)})
ALWAYS = Week.parse({str(weekday): [["00:00", "24:00"]] for weekday in range(7)})
MONDAY = datetime(2026, 11, 30, tzinfo=UTC)
AWAKE = Civil(PARIS, time.min, time.max, rest=frozenset())
# Where people live under French law, and one of each clock there is.
FRENCH = (
    "Europe/Paris",
    "America/Guadeloupe",
    "America/Martinique",
    "America/Cayenne",
    "Indian/Reunion",
    "Indian/Mayotte",
    "America/Miquelon",
    "America/St_Barthelemy",
    "America/Marigot",
    "Pacific/Noumea",
    "Pacific/Wallis",
    "Pacific/Tahiti",
    "Pacific/Marquesas",
    "Pacific/Gambier",
)


def booked(
    diary: Diary, first: datetime = MONDAY, days: int = 1, *, now: datetime = MONDAY, civil: Civil = AWAKE
) -> list[Slot]:
    return list(slots(diary, now, (first, first + days * DAY), civil))


def starts(found: Sequence[Slot], zone: ZoneInfo = PARIS) -> list[str]:
    return [f"{slot.starts_at.astimezone(zone):%H:%M}" for slot in found]


def at(written: str) -> datetime:
    return datetime.fromisoformat(f"{MONDAY:%Y-%m-%d}T{written}").replace(tzinfo=PARIS).astimezone(UTC)


def test_a_day_is_cut_from_when_it_opens() -> None:
    found = booked(Diary(Calendar(PARIS, OFFICE), Rules(length=45 * MINUTE, step=HOUR)))

    assert starts(found) == ["09:00", "10:00", "11:00", "14:00", "15:00"]


def test_a_slot_that_would_outlast_the_opening_is_none() -> None:
    found = booked(Diary(Calendar(PARIS, OFFICE), Rules(length=HOUR, step=30 * MINUTE)))

    assert starts(found) == ["09:00", "09:30", "10:00", "10:30", "11:00", "14:00", "14:30", "15:00"]


def test_what_is_booked_is_offered_no_more_and_takes_the_time_around_it() -> None:
    rules = Rules(length=HOUR, step=30 * MINUTE, before=10 * MINUTE, after=20 * MINUTE)
    taken = rules.busy((at("10:00"), at("11:00")))

    found = booked(Diary(Calendar(PARIS, OFFICE), rules, Booked([[taken]])))

    assert starts(found) == ["14:00", "14:30", "15:00"]


def test_a_desk_of_two_is_full_only_when_both_seats_are() -> None:
    rules = Rules(length=HOUR, step=HOUR)
    ten, eleven = (at("10:00"), at("11:00")), (at("11:00"), at("12:00"))

    found = booked(Diary(Calendar(PARIS, OFFICE), rules, Booked([[ten, eleven], [ten]])))

    assert [(f"{slot.starts_at.astimezone(PARIS):%H}", slot.seats) for slot in found] == [
        ("09", (1, 2)),
        ("11", (2,)),
        ("14", (1, 2)),
        ("15", (1, 2)),
    ]


def test_an_absence_leaves_the_grid_where_it_was() -> None:
    away = (at("09:10"), at("10:05"))

    found = booked(Diary(Calendar(PARIS, OFFICE), Rules(), Booked(away=[away])))

    assert starts(found)[:2] == ["10:30", "11:00"]


def test_closures_and_openings_out_of_turn_hold() -> None:
    tuesday, saturday = date(2026, 12, 1), date(2026, 12, 5)
    opened = OutOfTurn(saturday, Span.parse("10:00", "11:00"))
    calendar = Calendar(PARIS, OFFICE, (Closure(tuesday, "Pont"),), (opened,))

    found = booked(Diary(calendar, Rules(length=HOUR, step=HOUR)), days=6)

    assert sorted({slot.starts_at.date() for slot in found}) == [
        MONDAY.date(),
        date(2026, 12, 2),
        date(2026, 12, 3),
        date(2026, 12, 4),
        saturday,
    ]


def test_nothing_is_booked_at_the_last_moment_nor_for_next_year() -> None:
    diary = Diary(Calendar(PARIS, OFFICE), Rules(length=HOUR, step=HOUR, lead=2 * HOUR, horizon=DAY))

    found = booked(diary, days=7, now=at("09:01"))

    assert [slot.starts_at for slot in found] == [
        *(at("14:00") + n * HOUR for n in range(2)),
        at("09:00") + DAY,
    ]


def test_an_hour_that_the_spring_skips_is_never_offered() -> None:
    night = datetime(2027, 3, 27, 23, tzinfo=UTC)  # midnight in Paris; 02:00 becomes 03:00

    found = booked(Diary(Calendar(PARIS, ALWAYS), Rules(step=HOUR, lead=timedelta(0))), night, now=night)

    assert starts(found)[:4] == ["00:00", "01:00", "03:00", "04:00"]
    assert starts(found)[-1] == "00:00"  # a day later is twenty-five hours by the wall


def test_an_hour_that_the_autumn_repeats_is_two_slots_that_nobody_can_confuse() -> None:
    night = datetime(2026, 10, 24, 22, tzinfo=UTC)  # midnight in Paris; 03:00 becomes 02:00

    found = booked(Diary(Calendar(PARIS, ALWAYS), Rules(step=HOUR, lead=timedelta(0))), night, now=night)
    local = [slot.starts_at.astimezone(PARIS) for slot in found]

    assert starts(found)[:5] == ["00:00", "01:00", "02:00", "02:00", "03:00"]
    assert [each.utcoffset() for each in local[2:4]] == [2 * HOUR, HOUR]


@pytest.mark.parametrize(
    ("zone", "offered"),
    [
        ("America/Guadeloupe", ["08:00", "09:00", "10:00", "11:00"]),
        ("Indian/Reunion", ["11:00", "12:00", "13:00", "14:00", "15:00", "16:00", "17:00", "18:00", "19:00"]),
        ("America/Miquelon", ["08:00", "09:00", "10:00", "11:00", "12:00"]),
        ("Pacific/Noumea", ["18:00", "19:00"]),
        ("Pacific/Tahiti", []),
    ],
)
def test_a_person_is_offered_what_is_daytime_where_they_are(zone: str, offered: list[str]) -> None:
    there = ZoneInfo(zone)
    week = Week.parse({"1": [["08:00", "17:00"]]})
    diary = Diary(Calendar(PARIS, week), Rules(length=HOUR, step=HOUR))

    found = booked(diary, days=2, civil=Civil(there))

    assert starts(found, there) == offered


def test_monday_morning_in_paris_is_sunday_in_tahiti_where_nobody_is_called() -> None:
    week = Week.parse({"0": [["00:00", "09:00"]], "1": [["00:00", "06:00"]]})
    tahiti = ZoneInfo("Pacific/Tahiti")

    found = booked(Diary(Calendar(PARIS, week), Rules(length=HOUR, step=HOUR)), MONDAY - DAY, 3, civil=Civil(tahiti))

    assert {f"{slot.starts_at.astimezone(tahiti):%A}" for slot in found} == {"Monday"}


def test_the_nearest_come_first_and_are_shown_in_order() -> None:
    found = booked(Diary(Calendar(PARIS, OFFICE), Rules(length=HOUR, step=HOUR)))

    assert starts(nearest(found, at("11:00"), 3)) == ["09:00", "10:00", "11:00"]
    assert starts(nearest(found, at("13:00"), 2)) == ["11:00", "14:00"]


spans = st.tuples(st.integers(0, 95), st.integers(1, 48)).map(
    lambda each: Span(each[0] * 15 * MINUTE, min((each[0] + each[1]) * 15 * MINUTE, DAY))
)
weeks = st.lists(spans, min_size=7, max_size=7).map(lambda days: Week(tuple((span,) for span in days)))
rules = st.builds(
    Rules,
    length=st.integers(1, 8).map(lambda n: n * 15 * MINUTE),
    step=st.integers(1, 8).map(lambda n: n * 15 * MINUTE),
    before=st.integers(0, 2).map(lambda n: n * 10 * MINUTE),
    after=st.integers(0, 2).map(lambda n: n * 10 * MINUTE),
    lead=st.integers(0, 30).map(lambda n: n * HOUR),
    horizon=st.integers(1, 5).map(lambda n: n * DAY),
)
# Around both nights of the change, and a week like any other.
moments = st.tuples(
    st.sampled_from([datetime(2027, 3, 27, tzinfo=UTC), datetime(2026, 10, 24, tzinfo=UTC), MONDAY]),
    st.integers(0, 48),
).map(lambda each: each[0] + each[1] * HOUR)
zones = st.sampled_from(FRENCH).map(ZoneInfo)


@given(zones, zones, weeks, rules, moments, st.lists(st.tuples(st.integers(0, 96), st.integers(1, 8)), max_size=4))
def test_every_slot_keeps_every_rule(
    here: ZoneInfo, there: ZoneInfo, week: Week, rules: Rules, now: datetime, taken: list[tuple[int, int]]
) -> None:
    calendar, civil = Calendar(here, week), Civil(there, rest=frozenset())
    busy: list[Stretch] = [(now + n * HOUR, now + n * HOUR + m * 15 * MINUTE) for n, m in taken]

    found = booked(Diary(calendar, rules, Booked([busy])), now, 4, now=now, civil=civil)

    assert len({slot.starts_at for slot in found}) == len(found)
    for slot in found:
        span = slot.starts_at, slot.ends_at
        assert slot.ends_at - slot.starts_at == rules.length
        assert now + rules.lead <= slot.starts_at < now + rules.horizon
        assert all(opening(minute, calendar).open for minute in _minutes(span))
        assert 8 <= slot.starts_at.astimezone(there).hour < 20
        assert slot.ends_at.astimezone(there).time() <= time(20)
        assert not [each for each in busy if each[0] < rules.busy(span)[1] and rules.busy(span)[0] < each[1]]


@given(zones, moments, st.integers(0, 23))
def test_a_slot_shown_on_a_wall_is_the_instant_it_stands_for(zone: ZoneInfo, now: datetime, hour: int) -> None:
    civil = Civil(zone, time.min, time.max, rest=frozenset())
    found = booked(Diary(Calendar(zone, ALWAYS), Rules(lead=hour * HOUR)), now, 3, now=now, civil=civil)

    shown = [slot.starts_at.astimezone(zone) for slot in found]

    assert [each.astimezone(UTC) for each in shown] == [slot.starts_at for slot in found]
    assert [each.replace(tzinfo=None, fold=0) for each in shown if not each.fold] == sorted(
        {each.replace(tzinfo=None, fold=0) for each in shown}
    )


def _minutes(span: Stretch) -> list[datetime]:
    return [span[0] + n * 5 * MINUTE for n in range((span[1] - span[0]) // (5 * MINUTE))]
