"""By when an answer is promised."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.seed import OFFICE
from contact.hours import Calendar, Closure, Week
from queues.promises import within

PARIS = ZoneInfo("Europe/Paris")
OFFICE_HOURS = Calendar(PARIS, Week.parse(OFFICE))
THREE_DAYS = timedelta(hours=72)


def paris(day: int, hour: int) -> datetime:
    """Return an hour of November 2026, in which the 23rd is a Monday, by the clocks of Paris."""
    return datetime(2026, 11, day, hour, tzinfo=PARIS).astimezone(UTC)


@pytest.mark.parametrize(
    ("asked", "promised"),
    [((16, 9), (19, 9)), ((20, 18), (25, 18)), ((21, 12), (26, 0))],
    ids=["on a Monday for Thursday", "on a Friday evening for Wednesday evening", "on a Saturday for all of Wednesday"],
)
def test_only_days_count_on_which_somebody_works(asked: tuple[int, int], promised: tuple[int, int]) -> None:
    at = paris(*asked)

    assert at + within(THREE_DAYS, at, OFFICE_HOURS) == paris(*promised)


def test_a_closed_day_does_not_count_either() -> None:
    closed = Calendar(PARIS, Week.parse(OFFICE), (Closure(paris(17, 12).date(), "Fermé"),))

    assert within(THREE_DAYS, paris(16, 9), closed) == timedelta(days=4)


def test_who_never_opens_promises_by_the_clock() -> None:
    assert within(THREE_DAYS, paris(16, 9), Calendar(PARIS, Week())) == THREE_DAYS
