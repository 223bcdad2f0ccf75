"""When somebody is reminded: never late, and never at night or on a Sunday where they are."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from callback.calendar_rules import Civil
from callback.models import What
from contact.hours import Stretch

# A reminder, how long before, and until when it is worth sending.
_REMINDERS = (
    (What.TWO_DAYS, timedelta(hours=48), timedelta(hours=24)),
    (What.TWO_HOURS, timedelta(hours=2), timedelta(hours=1)),
    (What.QUARTER, timedelta(minutes=15), timedelta(minutes=5)),
)
REMIND = tuple(what for what, _, _ in _REMINDERS)
_EVENING = time(19)
_DAY = timedelta(days=1)


def times(starts_at: datetime, zone: ZoneInfo, now: datetime) -> Iterator[tuple[What, Stretch]]:
    """Yield each reminder that can still be sent, and between which instants.

    What would come at night comes the evening before; that we call in a minute is not said the evening before.
    """
    civil = Civil(zone)
    for what, before, latest in _REMINDERS:
        due = starts_at - before
        awake = civil.allows((due, due))
        if not awake:
            due = _evening_before(due, civil)
        if due > now and (awake or what is not What.QUARTER):
            yield what, (due, min(starts_at - latest, _on(due, civil.latest, zone)))


def _evening_before(due: datetime, civil: Civil) -> datetime:
    evening = _on(due, _EVENING, civil.zone)
    while evening > due or evening.astimezone(civil.zone).weekday() in civil.rest:
        evening = _on(evening - _DAY, _EVENING, civil.zone)
    return evening


def _on(day: datetime, at: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day.astimezone(zone).date(), at, zone)
