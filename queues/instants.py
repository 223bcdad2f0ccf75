"""The engine's time: whole milliseconds since 1970, so that equal instants are equal everywhere."""

from datetime import UTC, datetime, timedelta

from queues.engine.rows import Milliseconds

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def instant(at: datetime) -> Milliseconds:
    """Return a moment as the engine knows it."""
    return (at - _EPOCH) // _MILLISECOND


def moment(at: Milliseconds) -> datetime:
    """Return what the engine calls an instant as a datetime, in UTC."""
    return _EPOCH + at * _MILLISECOND


def span(duration: timedelta) -> Milliseconds:
    """Return a duration as the engine knows it."""
    return duration // _MILLISECOND
