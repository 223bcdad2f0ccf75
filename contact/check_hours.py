"""Can these hours be kept?"""

from collections.abc import Sequence
from itertools import pairwise

from contact.durations import duration
from contact.hours import Span, WrongHours
from contact.plumbing.findings import Findings
from contact.weeks import WEEKDAYS, ClosureForm, WeekForm, spans


def check_week(at: str, week: WeekForm, found: Findings) -> bool:
    """Look at each day; tell whether it is ever open."""
    for weekday in WEEKDAYS:
        _day(f"{at}/week/{weekday}", getattr(week, weekday), found)
    return any(getattr(week, weekday) for weekday in WEEKDAYS)


def check_closures(at: str, closures: Sequence[ClosureForm], found: Findings) -> None:
    """Look at the days that are not as the week says."""
    whole = set()
    for number, closure in enumerate(closures):
        here = f"{at}/closures/{number}"
        if not closure.label.strip() and not closure.is_open:
            found.wrong(f"{here}/label", "Dites pourquoi : on le montre.", "Say why: it is shown.")
        if closure.span is not None:
            _day(f"{here}/span", [closure.span], found)
        elif closure.day in whole:
            found.wrong(f"{here}/day", "Ce jour est déjà dans la liste.", "This day is in the list already.")
        else:
            whole.add(closure.day)


def check_duration(at: str, text: str | None, found: Findings, *, zero: bool = False) -> None:
    """Look at a duration: one that can be read, and is not negative; nor nothing, unless that makes sense."""
    if text is None:
        return
    length = duration(text)
    if length is None:
        found.wrong(
            at, f"« {text} » n’est pas une durée : 30 s, 5 min, 1 h.", f"“{text}” is no duration: 30 s, 5 min, 1 h."
        )
    elif length.total_seconds() < 0:
        found.wrong(at, "Une durée n’est jamais négative.", "A duration is never negative.")
    elif not length and not zero:
        found.wrong(at, "Il faut plus que zéro.", "It must be more than nothing.")


def _day(at: str, written: Sequence[str], found: Findings) -> None:
    try:
        read = sorted(Span.parse(*pair) for pair in spans(written))
    except WrongHours as wrong:
        found.wrong(at, wrong.fr, str(wrong))
        return
    for first, second in pairwise(read):
        if second.start < first.end:
            found.wrong(at, f"{first} et {second} se chevauchent.", f"{first} and {second} overlap.")
