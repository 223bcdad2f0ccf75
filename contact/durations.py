"""A duration as people write it: `30 s`, `5 min`, `1 h 30 min`."""

import re
from datetime import timedelta

_UNITS = {"d": timedelta(days=1), "h": timedelta(hours=1), "min": timedelta(minutes=1), "s": timedelta(seconds=1)}
_PART = re.compile(r"(\d{1,6}) ?(d|h|min|s)")
_WHOLE = re.compile(rf"-?{_PART.pattern}(?: {_PART.pattern}){{0,3}}")


def duration(written: str) -> timedelta | None:
    """Read a duration; None when it is none."""
    if not written.isascii() or not _WHOLE.fullmatch(written):
        return None
    total = sum((int(number) * _UNITS[unit] for number, unit in _PART.findall(written)), timedelta())
    return -total if written.startswith("-") else total


def written(length: timedelta) -> str:
    """Write a duration of whole seconds in the only way in which we write it."""
    hours, rest = divmod(length // _UNITS["s"], 3600)
    minutes, seconds = divmod(rest, 60)
    parts = [f"{number} {unit}" for number, unit in ((hours, "h"), (minutes, "min"), (seconds, "s")) if number]
    return " ".join(parts) or "0 s"
