"""Why this contact came to you."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from types import MappingProxyType
from uuid import UUID

_MICROSECOND = timedelta(microseconds=1)
_NARROW = "\N{NARROW NO-BREAK SPACE}"
_EN = {"fr": "in French", "en": "in English"}
_FR = {"fr": "en français", "en": "en anglais"}
_FIRST = {1: "first", 2: "second", 3: "third"}
_SUFFIX = {1: "st", 2: "nd", 3: "rd"}


@dataclass(frozen=True, slots=True)
class Why:
    """The facts that decided an offer, as they stood when it was made.

    `rank` counts everyone waiting for the same queue in the same language; 1 is the most senior.
    `free` counts the advisors who could have been asked, the chosen one among them; none of them
    had been idle longer than `idle`. `again`: everyone on duty who could take it had declined or
    missed it, so they are asked once more.
    """

    queue: UUID
    language: str
    skills: frozenset[str]
    rank: int
    waited: timedelta
    promise: timedelta
    free: int
    idle: timedelta
    again: bool

    @property
    def share(self) -> Fraction:
        """Tell how much of the promised delay is used; more than 1 is a promise not kept."""
        return Fraction(self.waited // _MICROSECOND, self.promise // _MICROSECOND)


def explain(
    why: Why,
    queue: Mapping[str, str],
    skills: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
) -> dict[str, str]:
    """Say it in one sentence, in French and in English; a nameless skill is called by its code."""
    return {
        "fr": _in_french(why, queue["fr"], _named(why.skills, skills, "fr")),
        "en": _in_english(why, queue["en"], _named(why.skills, skills, "en")),
    }


def _named(codes: frozenset[str], names: Mapping[str, Mapping[str, str]], language: str) -> str:
    return ", ".join(names[code][language] if code in names else code for code in sorted(codes))


def _in_english(why: Why, queue: str, skills: str) -> str:
    waited = f"Waited {_duration(why.waited)} ({int(why.share * 100)}% of the promise)"
    place = f"{_ordinal(why.rank)} in line for {queue} {_EN.get(why.language, f'({why.language})')}"
    needs = f", needs {skills}" if skills else ""
    again = "everyone on duty who could take it has been asked already, so you are asked again; " if why.again else ""
    chosen = (
        f"of the {why.free} people free for it, nobody has been free longer than you"
        if why.free > 1
        else "you are the only one free for it"
    )
    return f"{waited}, {place}{needs}; {again}{chosen}."


def _in_french(why: Why, queue: str, skills: str) -> str:
    waited = f"Attend depuis {_duration(why.waited)} ({int(why.share * 100)}{_NARROW}% du délai promis)"
    place = "en tête de" if why.rank == 1 else f"en {why.rank}ᵉ position dans"
    line = f"{place} la file {queue} {_FR.get(why.language, f'({why.language})')}"
    needs = f", demande{_NARROW}: {skills}" if skills else ""
    again = (
        f"toutes les personnes en service qui pourraient le prendre ont déjà été sollicitées, "
        f"on vous le propose donc de nouveau{_NARROW}; "
        if why.again
        else ""
    )
    chosen = (
        f"parmi les {why.free} personnes libres pour ce contact, aucune ne l'est depuis plus longtemps que vous"
        if why.free > 1
        else "vous êtes la seule personne libre pour ce contact"
    )
    return f"{waited}, {line}{needs}{_NARROW}; {again}{chosen}."


def _duration(span: timedelta) -> str:
    minutes, seconds = divmod(span // timedelta(seconds=1), 60)
    hours, rest = divmod(minutes, 60)
    if hours:
        return f"{hours} h {rest:02} min"
    return f"{minutes} min" if minutes else f"{seconds} s"


def _ordinal(rank: int) -> str:
    teens = rank % 100 in (11, 12, 13)
    return _FIRST.get(rank, f"{rank}{'th' if teens else _SUFFIX.get(rank % 10, 'th')}")
