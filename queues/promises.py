"""By when is an answer promised?"""

from datetime import UTC, date, datetime, time, timedelta

from contact import hours
from contact.hours import Calendar

_DAY = timedelta(days=1)
_FURTHEST = 90  # days; who opens on none of them promises by the wall's clock


def within(patience: timedelta, at: datetime, calendar: Calendar) -> timedelta:
    """Return how long a promise lasts from an instant, if only the days count on which somebody opens at all.

    So 72 hours are three working days: a letter of Friday evening is promised for Wednesday evening.
    """
    left, day = patience, at.astimezone(calendar.zone).date()
    for _ in range(_FURTHEST):
        starts, ends = max(at, _midnight(day, calendar)), _midnight(day + _DAY, calendar)
        if _opens(day, calendar):
            if ends - starts >= left:
                return starts + left - at
            left -= ends - starts
        day += _DAY
    return patience


def _opens(day: date, calendar: Calendar) -> bool:
    """Tell whether there is any opening on a day."""
    first = hours.opening(_midnight(day, calendar), calendar)
    return first.open or (first.opens_at is not None and first.opens_at < _midnight(day + _DAY, calendar))


def _midnight(day: date, calendar: Calendar) -> datetime:
    return datetime.combine(day, time.min, calendar.zone).astimezone(UTC)
