"""What is filled in of a session, and what would not work."""

from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct

from contact.durations import duration
from contact.plumbing.errors import Finding
from contact.plumbing.findings import Findings
from contact.views import Person, Words
from video.sessions.hour import Phase
from video.sessions.models import MOST_PLACES

AT = "session"
LONGEST_TITLE = 120
LONGEST_ABOUT = 1000
SHORTEST, LONGEST = timedelta(minutes=5), timedelta(hours=4)
FURTHEST = timedelta(days=366)

Number = Annotated[int, Meta(ge=-9999, le=9999)]


class SessionForm(Struct):
    """A session as it is announced: title and lines in one language at least, its length as `1 h 30 min`."""

    title: Words
    about: Words
    presenter: UUID | None = None
    moderator: UUID | None = None
    starts_at: datetime | None = None
    length: Annotated[str, Meta(max_length=40)] = "1 h"
    places: Number = 200


class SessionEdit(Struct):
    """A session as it should be, and the version on which that is founded; empty for a new one."""

    version: str
    form: SessionForm


class SessionVersion(Struct):
    """The version on which a deed is founded."""

    version: str


class SessionDocument(Struct):
    """A session as it stands; `version` changes with it. Who has a place is told of each change."""

    version: str
    form: SessionForm
    findings: list[Finding]
    phase: Phase
    taken: int


class SessionRow(Struct):
    """A session in the list, and its figures: places, who came, the most at once, what was asked and answered."""

    id: UUID
    title: Words
    presenter: str
    starts_at: datetime
    phase: Phase
    places: int
    taken: int
    came: int
    most: int
    questions: int
    answered: int


class AllSessions(Struct):
    """The sessions of an agency, the latest first, and who may present one."""

    zone: str
    sessions: list[SessionRow]
    people: list[Person]


def check(form: SessionForm, now: datetime, taken: int) -> Findings:
    """Say what would not work, whoever presents."""
    found = Findings()
    _check_words(form, found)
    _check_time(form, now, found)
    if not 1 <= form.places <= MOST_PLACES:
        found.wrong(f"{AT}/places", f"De 1 à {MOST_PLACES} places.", f"1 to {MOST_PLACES} places.")
    elif form.places < taken:
        found.wrong(
            f"{AT}/places",
            f"{taken} personnes sont déjà inscrites.",
            f"{taken} people have registered already.",
        )
    if form.moderator is not None and form.moderator == form.presenter:
        found.wrong(f"{AT}/moderator", "Quelqu’un d’autre que qui présente.", "Somebody else than who presents.")
    return found


def kept(said: Words) -> dict[str, str]:
    """Return words as a row keeps them: a language in which nothing is said is left out."""
    return {tongue: text for tongue, text in (("fr", said.fr.strip()), ("en", said.en.strip())) if text}


def _check_words(form: SessionForm, found: Findings) -> None:
    if not (form.title.fr.strip() or form.title.en.strip()):
        found.wrong(f"{AT}/title", "Un titre, dans une langue au moins.", "A title, in one language at least.")
    for name, said, longest in (("title", form.title, LONGEST_TITLE), ("about", form.about, LONGEST_ABOUT)):
        for tongue, text in (("fr", said.fr), ("en", said.en)):
            if len(text.strip()) > longest:
                found.wrong(f"{AT}/{name}/{tongue}", f"{longest} caractères au plus.", f"At most {longest} characters.")


def _check_time(form: SessionForm, now: datetime, found: Findings) -> None:
    if form.starts_at is None or form.starts_at.tzinfo is None:
        found.wrong(f"{AT}/starts_at", "Un jour et une heure.", "A day and a time.")
    elif form.starts_at <= now:
        found.wrong(f"{AT}/starts_at", "Cette heure est passée.", "This hour is over.")
    elif form.starts_at > now + FURTHEST:
        found.wrong(f"{AT}/starts_at", "Dans un an au plus.", "Within a year.")
    length = duration(form.length)
    if length is None or not SHORTEST <= length <= LONGEST:
        found.wrong(f"{AT}/length", "De 5 minutes à 4 heures.", "From 5 minutes to 4 hours.")
