"""How well a call got through, in one plain line: for who wraps it up, who oversees, and whoever reads it as evidence.

Pure: what each side's browser has counted goes in, a sentence in each language comes out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from functools import reduce

_NONE = timedelta(0)
# Of the time in which a side was connected: beyond it, the whole of it is called so.
_SHARE = 0.2
_LONG_JOIN = timedelta(seconds=10)


class Level(StrEnum):
    """How sound and picture came through to one side, taken as a whole."""

    NEVER = "never"
    POOR = "poor"
    FAIR = "fair"
    GOOD = "good"


@dataclass(frozen=True)
class Measured:
    """What one side's browser has counted of a call; `joined` is how long joining took, None where it never did."""

    joined: timedelta | None
    failures: int = 0
    up: timedelta = _NONE
    fair: timedelta = _NONE
    poor: timedelta = _NONE
    held: timedelta = _NONE
    interruptions: int = 0
    away: timedelta = _NONE
    # Without any, it was a call of sound.
    pictures: bool = True

    @property
    def level(self) -> Level:
        """Return how it was, taken as a whole."""
        if self.joined is None:
            return Level.NEVER
        if self.poor > _SHARE * self.up:
            return Level.POOR
        return Level.FAIR if self.fair + self.poor > _SHARE * self.up else Level.GOOD


def together(pages: Iterable[Measured]) -> Measured | None:
    """Return what the pages of one side have counted, one after another; None where there was none."""
    found = list(pages)
    return reduce(_add, found) if found else None


def line(theirs: Measured | None, ours: Measured | None) -> Mapping[str, str] | None:
    """Say how a call got through on the seeker's side and on ours; None where neither side has told."""
    sides = {"theirs": theirs, "ours": ours}
    told = {name: each for name, each in sides.items() if each}
    if not told:
        return None
    return {language: _line(words, told) for language, words in _words(*told.values()).items()}


def alone(side: Measured) -> Mapping[str, str]:
    """Say how it was for a side that is named elsewhere."""
    said = {language: ", ".join([words[side.level], *_marks(words, side)]) for language, words in _words(side).items()}
    return {language: f"{each[0].upper()}{each[1:]}" for language, each in said.items()}


def _words(*sides: Measured) -> Mapping[str, Mapping[str, str]]:
    if all(each.pictures for each in sides):
        return _WORDS
    return {language: {**words, **_SOUND[language]} for language, words in _WORDS.items()}


def _line(words: Mapping[str, str], told: Mapping[str, Measured]) -> str:
    marks = {name: [*_marks(words, each)] for name, each in told.items()}
    levels = {each.level for each in told.values()}
    if len(told) == 2 and len(levels) == 1:
        added = [f"{', '.join(each)} {words[name]}" for name, each in marks.items() if each]
        said = "; ".join([words[levels.pop()], *added])
    else:
        said = "; ".join(
            f"{words[name]}{words['colon']}{', '.join([words[told[name].level], *marks[name]])}" for name in told
        )
    return f"{said[0].upper()}{said[1:]}."


def _marks(words: Mapping[str, str], side: Measured) -> Iterable[str]:
    if side.interruptions:
        seconds = max(1, round(side.away.total_seconds()))
        yield words["one" if side.interruptions == 1 else "many"].format(n=side.interruptions, seconds=seconds)
    if side.held:
        yield words["held"].format(seconds=max(1, round(side.held.total_seconds())))
    if side.joined and side.joined > _LONG_JOIN:
        yield words["slow"].format(seconds=round(side.joined.total_seconds()))
    if side.joined is None and side.failures:
        yield words["failures"].format(n=side.failures)


def _add(one: Measured, other: Measured) -> Measured:
    return Measured(
        joined=other.joined if one.joined is None else one.joined,
        failures=one.failures + other.failures,
        up=one.up + other.up,
        fair=one.fair + other.fair,
        poor=one.poor + other.poor,
        held=one.held + other.held,
        interruptions=one.interruptions + other.interruptions,
        away=one.away + other.away,
        pictures=one.pictures,
    )


_WORDS: Mapping[str, Mapping[str, str]] = {
    "fr": {
        "theirs": "de son côté",
        "ours": "de notre côté",
        "colon": " : ",
        Level.GOOD: "son et image bons",
        Level.FAIR: "liaison inégale",
        Level.POOR: "liaison faible",
        Level.NEVER: "ni son ni image ne sont passés",
        "one": "1 interruption ({seconds} s)",
        "many": "{n} interruptions ({seconds} s en tout)",
        "held": "image suspendue {seconds} s faute de débit",
        "slow": "{seconds} s pour entrer",
        "failures": "{n} essais",
    },
    "en": {
        "theirs": "on their side",
        "ours": "on our side",
        "colon": ": ",
        Level.GOOD: "sound and picture good",
        Level.FAIR: "uneven connection",
        Level.POOR: "weak connection",
        Level.NEVER: "neither sound nor picture came through",
        "one": "1 interruption ({seconds} s)",
        "many": "{n} interruptions ({seconds} s in all)",
        "held": "picture held back for {seconds} s for lack of room",
        "slow": "{seconds} s to join",
        "failures": "tries: {n}",
    },
}

_SOUND: Mapping[str, Mapping[str, str]] = {
    "fr": {Level.GOOD: "son bon", Level.NEVER: "aucun son n’est passé"},
    "en": {Level.GOOD: "sound good", Level.NEVER: "no sound came through"},
}
