"""When may one come in, how long does it last, and is it over? Of an hour that was appointed."""

from datetime import datetime, timedelta
from typing import Literal

from video.sessions.models import GroupSession, State

# So long before the hour the doors open.
DOORS = timedelta(minutes=10)
# Nobody has come on the stage for so long after the end that was appointed: it did not take place.
WAITED_FOR = timedelta(minutes=15)
# Who presents may go on for so long.
OVERTIME = timedelta(hours=1)

Phase = Literal["planned", "open", "live", "over", "called_off"]


def phase(session: GroupSession, now: datetime) -> Phase:
    """Return how far a session is: from its doors on, those who have a place may come in."""
    if session.state == State.LIVE:
        return "live"
    if session.state == State.PLANNED:
        if is_missed(session, now):
            return "over"
        return "open" if now >= session.starts_at - DOORS else "planned"
    return "over" if session.state == State.OVER else "called_off"


def is_missed(session: GroupSession, now: datetime) -> bool:
    """Tell whether nobody has presented what is over by the clock."""
    return now >= session.starts_at + session.length + WAITED_FOR


def ends_by(session: GroupSession) -> datetime:
    """Return when a session ends by itself, however long its presenter goes on."""
    return max(session.starts_at, session.live_at or session.starts_at) + session.length + OVERTIME
