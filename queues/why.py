"""Why this contact came to you: what decided an offer, in a sentence or two."""

from typing import Any

from queues.engine.decisions import Why
from queues.engine.ready import Because
from queues.wording import LANGUAGES, Names, RingName, delay, duration, french


def explain(why: Why, names: Names) -> dict[str, Any]:
    """Say it in French and in English, to the advisor who is asked; `more` holds what stands behind it."""
    return {
        "fr": french(" ".join(_sentences(why, names, "fr"))),
        "en": " ".join(_sentences(why, names, "en")),
        "more": _more(why, names),
    }


def _sentences(why: Why, names: Names, language: str) -> list[str]:
    said = [_waited(why, language), _chosen(why, names, language)]
    if why.dropped:
        said.append(_DROPPED[language].format(names.those(why.dropped, language)))
    if why.again:
        said.append(_AGAIN[language])
    return said


def _waited(why: Why, language: str) -> str:
    spans = duration(why.waited, language), delay(why.promise, language)
    if why.waited < _MOMENT:
        return _NEW[language].format(*spans)
    return (_IN_TIME if why.waited <= why.promise else _LATE)[language].format(*spans)


def _chosen(why: Why, names: Names, language: str) -> str:
    if why.because is Because.NAMED:
        return _named(why, names, language)
    if why.because is Because.KEPT:
        return _KEPT[language]
    if why.because is Because.ONLY:
        needs = names.those((need.name for need in why.needs), language)
        return (_ONLY_WHO if needs else _ONLY)[language].format(needs)
    following = _NEXT[language] if why.free > 2 else _OTHER[language]
    return _OF_SEVERAL[language][why.because].format(free=why.free, next=following, idle=duration(why.idle, language))


def _named(why: Why, names: Names, language: str) -> str:
    if why.instead_of:
        return _INSTEAD_OF[language].format(names.advisors.get(why.instead_of, _COLLEAGUE[language]))
    return (_SENT if RingName.read(why.ring).kind == "wanted" else _THEIRS)[language]


def _more(why: Why, names: Names) -> dict[str, Any]:
    ring = RingName.read(why.ring)
    return {
        "percent": why.percent,
        "alike": why.alike,
        "free": why.free,
        "because": why.because.value,
        "ring": {language: ring.said(names, language) for language in LANGUAGES},
        "needs": [
            {language: names.skill(code, language) for language in LANGUAGES}
            for code in sorted(need.name for need in why.needs)
        ],
    }


_MOMENT = 10_000  # milliseconds
_NEW = {
    "fr": "Vient d'arriver ; réponse promise en {1}.",
    "en": "Has just arrived; an answer is promised within {1}.",
}
_IN_TIME = {"fr": "Attend depuis {} ; réponse promise en {}.", "en": "Waiting {} of a promised {}."}
_LATE = {
    "fr": "Attend depuis {} ; une réponse était promise en {}.",
    "en": "Waiting {}; an answer was promised within {}.",
}
_THEIRS = {"fr": "C'est vous qui suivez cette personne.", "en": "You are their advisor."}
_SENT = {"fr": "Cette personne vous est adressée par un collègue.", "en": "A colleague sent them to you."}
_INSTEAD_OF = {"fr": "Vous remplacez {}.", "en": "You stand in for {}."}
_COLLEAGUE = {"fr": "un collègue absent", "en": "a colleague who is away"}
_KEPT = {
    "fr": "Nous vous avions gardé de la place pour un contact comme celui-ci, qui en demande beaucoup.",
    "en": "We kept room with you for a contact like this one, which takes a lot of it.",
}
_ONLY = {"fr": "Vous êtes la seule personne libre pour y répondre.", "en": "You are the only one free for it."}
_ONLY_WHO = {
    "fr": "Vous êtes la seule personne libre avec la compétence demandée : {}.",
    "en": "You are the only one free with the skill it needs: {}.",
}
_OTHER = {"fr": "l'autre", "en": "the other"}
_NEXT = {"fr": "la suivante", "en": "the next"}
# "The next" is the one who would be asked if you were not there: only with them are you compared exactly.
_OF_SEVERAL = {
    "fr": {
        Because.UNDISTURBED: "{free} personnes pourraient le prendre ; vous êtes la seule à "
        "n'avoir rien à mettre de côté.",
        Because.NARROWEST: "{free} personnes sont libres ; vous passez en premier, car {next} sait répondre "
        "à plus de demandes et reste libre pour celles-ci.",
        Because.SNUGGEST: "{free} personnes sont libres ; vous passez en premier, car {next} a plus de place "
        "et la garde pour qui en demande davantage.",
        Because.LONGEST_IDLE: "{free} personnes sont libres ; parmi les plus indiquées, vous l'êtes depuis le plus "
        "longtemps ({idle}).",
    },
    "en": {
        Because.UNDISTURBED: "{free} people could take it; only you have nothing to put aside.",
        Because.NARROWEST: "{free} people are free for it; you come first because {next} can answer more kinds "
        "of request, and stays free for those.",
        Because.SNUGGEST: "{free} people are free for it; you come first because {next} has more room, and keeps "
        "it for what needs more.",
        Because.LONGEST_IDLE: "{free} people are free for it; of the best suited, you have been free the longest "
        "({idle}).",
    },
}
_DROPPED = {
    "fr": "Pour abréger l'attente, on ne demande plus : {}.",
    "en": "To shorten the wait, this is no longer asked for: {}.",
}
_AGAIN = {
    "fr": "Toutes les personnes en service qui pourraient le prendre ont déjà été sollicitées : on vous le propose "
    "de nouveau.",
    "en": "Everyone on duty who could take it has been asked already, so you are asked again.",
}
