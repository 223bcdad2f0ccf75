"""How facts become words: names, durations, lists and numbers, in French and in English."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from queues.engine.rows import Milliseconds

Said = Mapping[str, str]  # {"fr": …, "en": …}
LANGUAGES = ("fr", "en")
NARROW = "\N{NARROW NO-BREAK SPACE}"
_SECOND, _MINUTE, _HOUR, _DAY = 1000, 60_000, 3_600_000, 86_400_000
_AND = {"fr": " et ", "en": " and "}
_DAYS = {"fr": "jours", "en": "days"}


@dataclass(frozen=True, slots=True)
class Names:
    """How people call what the engine knows by a key; `places` are agencies and regions.

    Nothing fails for want of a name: a skill is called by its code, an advisor a colleague.
    """

    queues: Mapping[UUID, Said] = field(default_factory=dict)
    skills: Mapping[str, Said] = field(default_factory=dict)
    advisors: Mapping[UUID, str] = field(default_factory=dict)
    places: Mapping[UUID, str] = field(default_factory=dict)

    def skill(self, code: str, language: str) -> str:
        """Return what a skill is called."""
        return self.skills[code][language] if code in self.skills else code

    def those(self, codes: Iterable[str], language: str) -> str:
        """Return skills as one would list them aloud."""
        return listed([self.skill(code, language) for code in sorted(codes)], language)


@dataclass(frozen=True, slots=True)
class RingName:
    """What a ring's name tells: a kind (`region`), and whom it names (`region:<id>`, `agencies:<id>,<id>`)."""

    kind: str
    whom: tuple[UUID, ...] = ()

    @classmethod
    def read(cls, name: str) -> "RingName":
        """Read a name as queues/rings.py gives it."""
        kind, _, whom = name.partition(":")
        return cls(kind, tuple(UUID(each) for each in whom.split(",") if each))

    def __str__(self) -> str:
        return f"{self.kind}:{','.join(map(str, self.whom))}" if self.whom else self.kind

    def said(self, names: Names, language: str) -> str:
        """Return who may answer: "region Ouest", "Alice"."""
        known: dict[UUID, str] = {**names.places, **names.advisors}
        known |= {queue: name[language] for queue, name in names.queues.items()}
        called = [known[each] for each in self.whom if each in known]
        with_names, without = _RINGS[language].get(self.kind, ("{}", self.kind))
        return with_names.format(listed([_bare(each) for each in called], language)) if called else without


def _bare(name: str) -> str:
    """Return a name without the word that will stand before it: "Agence de Lyon" is said "l'agence de Lyon"."""
    kind, _, rest = name.partition(" ")
    return rest if kind.lower() in {"agence", "agency", "région", "region"} and rest else name


_RINGS: dict[str, dict[str, tuple[str, str]]] = {
    "fr": {
        "referent": ("{}", "le référent"),
        "wanted": ("{}", "la personne souhaitée"),
        "agency": ("l'agence {}", "son agence"),
        "agencies": ("les agences {}", "d'autres agences"),
        "region": ("la région {}", "sa région"),
        "queue": ("la file {}", "une autre file"),
        "everyone": ("tous les conseillers de la file", "tous les conseillers de la file"),
    },
    "en": {
        "referent": ("{}", "their advisor"),
        "wanted": ("{}", "the person they were sent to"),
        "agency": ("agency {}", "their agency"),
        "agencies": ("agencies {}", "other agencies"),
        "region": ("region {}", "their region"),
        "queue": ("queue {}", "another queue"),
        "everyone": ("every advisor of this queue", "every advisor of this queue"),
    },
}


def duration(span: Milliseconds, language: str) -> str:
    """Say how long, never rounded up: "42 s", "4 min", "1 h 05 min", "3 days"."""
    if span >= 2 * _DAY:
        return f"{span // _DAY} {_DAYS[language]}"
    span = max(span, 0)
    hours, minutes = span // _HOUR, span % _HOUR // _MINUTE
    if hours:
        return f"{hours} h {minutes:02} min" if minutes else f"{hours} h"
    return f"{minutes} min" if minutes else f"{span // _SECOND} s"


def delay(span: Milliseconds, language: str) -> str:
    """Say a delay that somebody has set, exactly: "1 min 30 s"."""
    seconds = span % _MINUTE // _SECOND
    exact = f" {seconds:02} s" if seconds and _MINUTE < span < _HOUR else ""
    return duration(span, language) + exact


def listed(words: Sequence[str], language: str) -> str:
    """Join words as one says them aloud: "a, b and c"."""
    return _AND[language].join(part for part in (", ".join(words[:-1]), words[-1] if words else "") if part)


def french(sentence: str) -> str:
    """Put the narrow space that French wants before its high marks."""
    for mark in ";:?!%":
        sentence = sentence.replace(f" {mark}", f"{NARROW}{mark}")
    return sentence.replace("« ", f"«{NARROW}").replace(" »", f"{NARROW}»")
