"""May this advisor be asked now? What they declared, whether they are heard, and what the calendar says."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import msgspec

from contact import hours
from contact.hours import Calendar, Opening, Week
from queues.engine.rows import Milliseconds, Presence
from queues.instants import instant, moment
from queues.roster import Declared

# A console's socket is heard every 5 s and found dead within 20: silence beyond this is absence.
HEARD_WITHIN = timedelta(seconds=30)


class Facts(NamedTuple):
    """What is known of an advisor's presence; none of the three facts stands for another."""

    declared: Declared
    follows: bool  # something comes next: they take nothing more
    heard_until: Milliseconds | None  # unless they are heard again
    absences: Sequence[tuple[Milliseconds, Milliseconds]]
    working: Opening | None  # what their week says; None: they work whenever they say so


class Standing(NamedTuple):
    """The three facts as one answer, and when time alone may change it."""

    presence: Presence
    until: Milliseconds | None


def presence(facts: Facts, now: Milliseconds) -> Standing:
    """Return whether somebody may be asked; who is absent by the calendar is not there, whatever they declared."""
    if facts.declared is Declared.AWAY or facts.heard_until is None or facts.heard_until <= now:
        return Standing(Presence.AWAY, None)
    turns = [facts.heard_until, *(date for absence in facts.absences for date in absence if date > now)]
    if facts.working:
        turns += [instant(at) for at in (facts.working.closes_at, facts.working.opens_at) if at]
    absent = any(start <= now < end for start, end in facts.absences)
    if absent or (facts.working and not facts.working.open):
        return Standing(Presence.AWAY, min(turns))
    available = facts.declared is Declared.AVAILABLE and not facts.follows
    return Standing(Presence.AVAILABLE if available else Presence.BREAK, min(turns))


def working(week: str | None, zone: str, now: Milliseconds) -> Opening | None:
    """Return what a week, as JSON, says of an instant; None where there is none.

    Hundreds of advisors share a week: it is read once a minute, and its turns fall on minutes.
    """
    return _working(week, zone, now // 60_000) if week else None


def working_now(week: Mapping[str, Any] | None, zone: str, now: datetime) -> Opening | None:
    """Return what a week says of this moment; None where there is none."""
    return None if week is None else hours.opening(now, Calendar(ZoneInfo(zone), Week.parse(week)))


@lru_cache(maxsize=1000)
def _working(week: str, zone: str, minute: int) -> Opening | None:
    return working_now(msgspec.json.decode(week), zone, moment(minute * 60_000))
