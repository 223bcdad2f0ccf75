"""Time enters here: the pages' clock; deadlines are judged by the database's."""

from datetime import UTC, datetime


def now() -> datetime:
    """Return the present instant, aware, in UTC."""
    return datetime.now(UTC)  # noqa: TID251
