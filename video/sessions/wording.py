"""What letters about a session say, in French and in English; nothing in them that others should not read."""

from dataclasses import dataclass

from video.sessions.models import What

_SUBJECTS = {
    "fr": {
        What.CONFIRMED: "Votre place est réservée",
        What.CHANGED: "Votre visioconférence a changé",
        What.CALLED_OFF: "Votre visioconférence n’aura pas lieu",
        What.DAY_BEFORE: "C’est demain : votre visioconférence",
        What.QUARTER: "Votre visioconférence commence bientôt",
    },
    "en": {
        What.CONFIRMED: "Your place is reserved",
        What.CHANGED: "Your group session has changed",
        What.CALLED_OFF: "Your group session will not take place",
        What.DAY_BEFORE: "Tomorrow: your group session",
        What.QUARTER: "Your group session begins soon",
    },
}
_BODIES = {
    "fr": {
        What.CONFIRMED: """Votre place est réservée :

{about}

Le jour venu, entrez par ce lien ; il est à vous, ne le partagez pas :
{link}

Un empêchement ? Rendez votre place par le même lien.""",
        What.CHANGED: """Voici ce qui vaut désormais :

{about}

Votre place reste réservée. Y entrer, ou la rendre :
{link}""",
        What.CALLED_OFF: """Cette visioconférence n’aura pas lieu :

{about}

Nous en sommes désolés. D’autres dates, s’il y en a :
{house}""",
        What.DAY_BEFORE: """Nous vous attendons :

{about}

Y entrer dix minutes avant, ou rendre votre place :
{link}""",
        What.QUARTER: """Cela commence bientôt :

{about}

Entrez par ici :
{link}""",
    },
    "en": {
        What.CONFIRMED: """Your place is reserved:

{about}

On the day, come in by this link; it is yours, do not share it:
{link}

You cannot come? Give your place back by the same link.""",
        What.CHANGED: """This is what holds from now on:

{about}

Your place is still reserved. Come in, or give it back:
{link}""",
        What.CALLED_OFF: """This group session will not take place:

{about}

We are sorry. Other dates, if there are any:
{house}""",
        What.DAY_BEFORE: """We look forward to seeing you:

{about}

Come in from ten minutes before, or give your place back:
{link}""",
        What.QUARTER: """It begins soon:

{about}

Come in here:
{link}""",
    },
}
_SUMMARY = {"fr": "Visioconférence : {title}", "en": "Group session: {title}"}
_WHERE = {"fr": "En ligne, dans votre navigateur", "en": "Online, in your browser"}
_INVITES = {"fr": "Entrer, ou rendre sa place : {link}", "en": "Come in, or give the place back: {link}"}


@dataclass(frozen=True)
class Told:
    """What a letter is about: what, when, by whom; the link of a place, and where other sessions are found."""

    title: str
    when: str
    service: str
    link: str
    house: str


def subject(what: What, language: str) -> str:
    """Return the subject of a letter: it says what has happened, and nothing about what."""
    return _SUBJECTS[language][what]


def body(what: What, language: str, told: Told) -> str:
    """Return the words of a letter."""
    quoted = "« {} »" if language == "fr" else "“{}”"
    about = f"{quoted.format(told.title)}\n{told.when[:1].upper()}{told.when[1:]}\n{told.service}"
    return _BODIES[language][what].format(about=about, link=told.link, house=told.house)


def where(language: str) -> str:
    """Return where it takes place, for a calendar."""
    return _WHERE[language]


def summary(language: str, title: str) -> str:
    """Return what a calendar shows."""
    return _SUMMARY[language].format(title=title)


def invites(language: str, link: str) -> str:
    """Return what a calendar says of it."""
    return _INVITES[language].format(link=link)
