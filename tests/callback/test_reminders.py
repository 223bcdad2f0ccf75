"""Nobody is reminded at night or on a Sunday, by the clocks where they are."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from callback import reminders

PARIS, REUNION = ZoneInfo("Europe/Paris"), ZoneInfo("Indian/Reunion")
LONG_AGO = timedelta(days=9)


def told(starts: datetime, zone: ZoneInfo) -> list[tuple[str, ...]]:
    planned = reminders.times(starts, zone, starts - LONG_AGO)
    return [(what, *(f"{at.astimezone(zone):%a %H:%M}" for at in span)) for what, span in planned]


def test_by_day_each_comes_at_its_time() -> None:
    assert told(datetime(2026, 12, 4, 12, tzinfo=PARIS), PARIS) == [
        ("two_days", "Wed 12:00", "Wed 20:00"),
        ("two_hours", "Fri 10:00", "Fri 11:00"),
        ("quarter", "Fri 11:45", "Fri 11:55"),
    ]


def test_what_would_come_at_night_comes_the_evening_before() -> None:
    assert told(datetime(2026, 12, 4, 8, tzinfo=PARIS), PARIS) == [
        ("two_days", "Wed 08:00", "Wed 20:00"),
        ("two_hours", "Thu 19:00", "Thu 20:00"),
    ]


def test_what_would_come_on_a_sunday_comes_on_the_saturday() -> None:
    assert told(datetime(2026, 12, 8, 12, tzinfo=PARIS), PARIS)[0] == ("two_days", "Sat 19:00", "Sat 20:00")


def test_it_is_their_night_that_counts() -> None:
    assert told(datetime(2026, 12, 4, 8, tzinfo=REUNION), REUNION)[1] == ("two_hours", "Thu 19:00", "Thu 20:00")
