"""A week on paper and a week in a row are the same week."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct, field

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class WeekForm(Struct):
    """The spans of each day, as `09:00-12:30`."""

    monday: list[str] = field(default_factory=list)
    tuesday: list[str] = field(default_factory=list)
    wednesday: list[str] = field(default_factory=list)
    thursday: list[str] = field(default_factory=list)
    friday: list[str] = field(default_factory=list)
    saturday: list[str] = field(default_factory=list)
    sunday: list[str] = field(default_factory=list)


class ClosureForm(Struct):
    """A day, or a span of it, that is not as the week says: closed, or open out of turn."""

    day: date
    label: str
    span: str | None = None
    is_open: bool = False


def spans(written: Sequence[str]) -> list[list[str]]:
    """Read `09:00-12:30` as its two times."""
    return [[part.strip() for part in each.replace("–", "-").partition("-")[::2]] for each in written]


def stored(week: WeekForm) -> dict[str, list[list[str]]]:
    """Return a week as a row keeps it; a day without hours is not named."""
    days = {str(number): sorted(spans(getattr(week, day))) for number, day in enumerate(WEEKDAYS)}
    return {number: hours for number, hours in days.items() if hours}


def shown(week: Mapping[str, Any]) -> WeekForm:
    """Return a row's week as it is written."""
    days = {day: [f"{start}-{end}" for start, end in week.get(str(n), ())] for n, day in enumerate(WEEKDAYS)}
    return WeekForm(**days)
