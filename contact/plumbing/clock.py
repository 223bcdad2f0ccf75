"""Time enters here: the pages' clock; deadlines are judged by the database's."""

import time
from datetime import UTC, datetime


def now() -> datetime:
    """Return the present instant, aware, in UTC."""
    return datetime.now(UTC)  # noqa: TID251


def elapsed() -> int:
    """Return whole seconds of a clock that nobody can set."""
    return int(time.monotonic())
