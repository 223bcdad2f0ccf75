"""Why not yet? What keeps somebody waiting, in one sentence, for those who watch over the line."""

from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from queues.engine.rows import Milliseconds
from queues.engine.views import Doing, RingView, WhyWaiting
from queues.instants import moment
from queues.wording import LANGUAGES, NARROW, Names, RingName, french, listed


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom it is said: how they call people and things, and the zone of their clock."""

    names: Names
    zone: ZoneInfo


def explain_waiting(why: WhyWaiting, reader: Reader, now: Milliseconds) -> dict[str, str]:
    """Say what is in the way, and what will change by itself, in French and in English."""
    return {language: _sentence(list(_clauses(why, reader, now, language)), language) for language in LANGUAGES}


def _sentence(clauses: list[str], language: str) -> str:
    said = f"{' ; ' if language == 'fr' else '; '}".join(clauses)
    said = f"{said[:1].upper()}{said[1:]}."
    return french(said) if language == "fr" else said


def _clauses(why: WhyWaiting, reader: Reader, now: Milliseconds, language: str) -> Iterator[str]:
    opened = [ring for ring in why.rings if ring.opens <= now]
    # Somebody may follow the person and be the one to whom they were sent: they are named once.
    by_name = {RingName.read(ring.name).whom: ring for ring in reversed(opened) if _is_named(ring)}
    teams = [ring for ring in opened if not _is_named(ring)]
    for ring in reversed(by_name.values()):
        yield _about_one(ring, why, reader.names, language)
    for ring in teams[-1:]:
        yield _about_team(ring, reader.names, language, alone=len(why.rings) == 1)
    if why.again:
        yield _AGAIN[language]
    elif why.refused:
        yield _counted(len(why.refused), _REFUSED[language])
    if why.kept:
        yield _KEPT[language].format(reader.names.advisors.get(why.kept, _SOMEBODY[language]))
    for ring in [ring for ring in why.rings if ring.opens > now and not ring.passed][:1]:
        yield _what_comes(ring, reader, now, language)


# ---- one person --------------------------------------------------------------------------------


def _is_named(ring: RingView) -> bool:
    return RingName.read(ring.name).kind in {"referent", "wanted"}


def _about_one(ring: RingView, why: WhyWaiting, names: Names, language: str) -> str:
    named = RingName.read(ring.name)
    whose = named.said(names, language)
    if ring.passed:
        return _passed(ring, why)[language].format(whose)
    who = names.advisors.get(ring.answering, whose) if ring.answering else whose
    stands_in = ring.answering is not None and named.whom not in {(), (ring.answering,)}
    called = _STANDS_IN[language].format(who, whose) if stands_in else _ROLE[language][named.kind].format(whose)
    return f"{called} {_DOING[language][next(iter(ring.doing), Doing.FULL)][0]}"


def _passed(ring: RingView, why: WhyWaiting) -> dict[str, str]:
    if ring.answering is None:
        return _AWAY
    return _DECLINED if ring.answering in why.refused else _CANNOT


# ---- a team ------------------------------------------------------------------------------------


def _about_team(ring: RingView, names: Names, language: str, *, alone: bool) -> str:
    said = _how_they_are(ring, names, language)
    if alone or RingName.read(ring.name).kind == "everyone":
        return said
    return f"{RingName.read(ring.name).said(names, language)}{' :' if language == 'fr' else ':'} {said}"


def _how_they_are(ring: RingView, names: Names, language: str) -> str:
    total = sum(ring.doing.values())
    skill = names.skill(ring.scarcest[0], language) if ring.scarcest else ""
    if total == 0:
        lacking = ring.scarcest is not None and ring.scarcest[1] == 0
        return _NOBODY_HAS[language].format(skill) if lacking else _NOBODY[language]
    able = _counted(total, _ABLE[language]) + (f" ({skill})" if skill else "")
    groups = [(doing, ring.doing[doing]) for doing in Doing if ring.doing.get(doing)]
    if len(groups) == 1:
        return f"{_counted(total, _ALL[language]).format(able)} {_do(groups[0][0], total, language)}"
    parts = [f"{number} {_do(doing, number, language)}" for doing, number in groups]
    return f"{_OF[language].format(able)} {listed(parts, language)}"


def _do(doing: Doing, number: int, language: str) -> str:
    return _DOING[language][doing][number > 1]


def _counted(number: int, forms: tuple[str, str]) -> str:
    return forms[number > 1].replace("{n}", str(number))


# ---- what comes --------------------------------------------------------------------------------


def _what_comes(ring: RingView, reader: Reader, now: Milliseconds, language: str) -> str:
    named = RingName.read(ring.name)
    several = named.kind in {"everyone", "agencies"}
    without = f" ({_WITHOUT[language]} {reader.names.those(ring.dropped, language)})" if ring.dropped else ""
    hour = _hour(ring.opens, reader.zone, now, language)
    return _FROM[language][several].format(hour, named.said(reader.names, language)) + without


def _hour(at: Milliseconds, zone: ZoneInfo, now: Milliseconds, language: str) -> str:
    opens, today = (moment(each).astimezone(zone) for each in (at, now))
    day = "same" if opens.date() == today.date() else "other"
    return opens.strftime(_HOUR[language][day].format(NARROW))


# ---- words -------------------------------------------------------------------------------------

# Of one, and of several.
_DOING = {
    "fr": {
        Doing.FREE: ("est libre et va être sollicitée", "sont libres et vont être sollicitées"),
        Doing.ASKED: ("a déjà une proposition", "ont déjà une proposition"),
        Doing.KEPT: ("se libère pour quelqu'un d'autre", "se libèrent pour d'autres"),
        Doing.FULL: ("n'a plus de place", "n'ont plus de place"),
        Doing.BREAK: ("est en pause", "sont en pause"),
    },
    "en": {
        Doing.FREE: ("is free and about to be asked", "are free and about to be asked"),
        Doing.ASKED: ("already has an offer", "already have an offer"),
        Doing.KEPT: ("is being kept free for somebody else", "are being kept free for others"),
        Doing.FULL: ("is busy", "are busy"),
        Doing.BREAK: ("is on a break", "are on a break"),
    },
}
_ROLE = {
    "fr": {"referent": "{}, qui suit cette personne,", "wanted": "{}, à qui elle est adressée,"},
    "en": {"referent": "{}, who follows them,", "wanted": "{}, to whom they were sent,"},
}
_STANDS_IN = {"fr": "{}, qui remplace {},", "en": "{}, who stands in for {},"}
_AWAY = {"fr": "{} : absence sans remplacement", "en": "{} is away, and nobody stands in"}
_DECLINED = {"fr": "{} : proposition déclinée ou manquée", "en": "{} declined or missed it"}
_CANNOT = {"fr": "{} : une compétence demandée manque", "en": "{} lacks a skill that it needs"}
_ABLE = {
    "fr": ("personne qui peut répondre", "{n} personnes qui peuvent répondre"),
    "en": ("advisor who can answer", "{n} advisors who can answer"),
}
_ALL = {"fr": ("la seule {}", "les {}"), "en": ("the one {}", "the {}")}
_OF = {"fr": "sur les {},", "en": "of the {},"}
_NOBODY = {"fr": "personne en service ne peut répondre", "en": "nobody on duty can answer"}
_NOBODY_HAS = {
    "fr": "personne en service n'a la compétence « {} »",
    "en": "nobody on duty has the skill it needs: {}",
}
_AGAIN = {
    "fr": "toutes ont décliné ou manqué la proposition, et peuvent être sollicitées de nouveau",
    "en": "everyone declined or missed it, and may be asked again",
}
_REFUSED = {
    "fr": ("1 personne a décliné ou manqué la proposition", "{n} personnes ont décliné ou manqué la proposition"),
    "en": ("1 person declined or missed it", "{n} people declined or missed it"),
}
_KEPT = {"fr": "{} se libère pour ce contact", "en": "{} is being kept free for it"}
_SOMEBODY = {"fr": "un conseiller", "en": "an advisor"}
_WITHOUT = {"fr": "sans", "en": "without"}
_FROM = {
    "fr": ("à partir {}, {} pourra répondre", "à partir {}, {} pourront répondre"),
    "en": ("from {} {} may answer", "from {} {} may answer"),
}
_HOUR = {
    "fr": {"same": "de %-H{0}h{0}%M", "other": "du %d/%m à %-H{0}h{0}%M"},
    "en": {"same": "%H:%M", "other": "%d/%m at %H:%M"},
}
