"""What is noted of an appointment as it happens, and who reads it: the advisor, whoever oversees, and the statement."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from callback.models import Appointment, By, Call, What
from contact import happenings
from contact.edge import Ask
from contact.evidence import Detail, Happens, plainly
from contact.happenings import Happened
from contact.ledger import Happening
from contact.part import House, Route
from contact.plumbing.errors import NotFound

LINK_OPENED = "link_opened"
PAGE_OPEN = "waiting_page_open"
MICROPHONE_WORKS = "microphone_works"
MICROPHONE_REFUSED = "microphone_refused"
MICROPHONE_MISSING = "microphone_missing"
RING_SHOWN = "ring_shown"
RANG = "rang"
RANG_UNHEARD = "rang_unheard"
ANSWERED = "answered"
NOTE_SENT = "note_sent"
NOTE_FAILED = "note_failed"
CALLED_INSTEAD = "called_instead"
WROTE_INSTEAD = "wrote_instead"

_NOTES = {
    "fr": {
        What.CODE: "Le code",
        What.BOOKED: "La confirmation",
        What.MOVED: "L’annonce du nouvel horaire",
        What.CANCELLED: "L’annonce que le rendez-vous n’aura pas lieu",
        What.TWO_DAYS: "Le rappel de deux jours avant",
        What.TWO_HOURS: "Le rappel de deux heures avant",
        What.QUARTER: "Le rappel d’un quart d’heure avant",
        What.MISSED: "L’avis d’appel manqué",
        What.COLLEAGUE: "L’annonce qu’un autre conseiller appelle",
        What.CALLED: "L’annonce de l’appel",
        What.TURN: "L’annonce que son tour vient",
    },
    "en": {
        What.CODE: "The code",
        What.BOOKED: "The confirmation",
        What.MOVED: "The notice of the new hour",
        What.CANCELLED: "The notice that the appointment will not take place",
        What.TWO_DAYS: "The reminder of two days before",
        What.TWO_HOURS: "The reminder of two hours before",
        What.QUARTER: "The reminder of a quarter of an hour before",
        What.MISSED: "The notice of a missed call",
        What.COLLEAGUE: "The notice that another advisor calls",
        What.CALLED: "The notice of the call",
        What.TURN: "The notice that their turn comes",
    },
}
_BY = {
    "fr": {By.SMS: "par SMS", By.LETTER: "par courriel", By.PUSH: "par notification"},
    "en": {By.SMS: "by SMS", By.LETTER: "by e-mail", By.PUSH: "as a notification"},
}


def _sent(detail: Detail) -> dict[str, str]:
    return _of_note(detail, "{note} : envoi {by} remis à l’opérateur", "{note} was handed over {by}")


def _failed(detail: Detail) -> dict[str, str]:
    return _of_note(detail, "{note} : l’envoi {by} a échoué", "{note} could not be sent {by}")


def _of_note(detail: Detail, fr: str, en: str) -> dict[str, str]:
    what, by, says = What(detail["note"]), By(detail["by"]), {"fr": fr, "en": en}
    return {language: each.format(note=_NOTES[language][what], by=_BY[language][by]) for language, each in says.items()}


_ONCE_A_WHILE = timedelta(minutes=10)
_ONCE_A_RING = timedelta(minutes=1)
KINDS = {
    LINK_OPENED: Happens(
        plainly("Le lien du rendez-vous a été ouvert", "The link of the appointment was opened"), apart=_ONCE_A_WHILE
    ),
    PAGE_OPEN: Happens(
        plainly(
            "La page pour être appelé dans le navigateur était ouverte",
            "The page for being called in the browser was open",
        ),
        apart=_ONCE_A_WHILE,
    ),
    MICROPHONE_WORKS: Happens(
        plainly("Le micro fonctionne : une voix a été entendue", "The microphone works: a voice was heard"),
        apart=_ONCE_A_WHILE,
    ),
    MICROPHONE_REFUSED: Happens(
        plainly("Le navigateur n’a pas donné accès au micro", "The browser did not give access to the microphone"),
        apart=_ONCE_A_WHILE,
    ),
    MICROPHONE_MISSING: Happens(plainly("Aucun micro n’a été trouvé", "No microphone was found"), apart=_ONCE_A_WHILE),
    RING_SHOWN: Happens(plainly("La page s’est mise à sonner", "The page began to ring"), apart=_ONCE_A_RING),
    RANG: Happens(
        plainly(
            "L’appel dans le navigateur a sonné {seconds} s sans réponse",
            "The call in the browser rang for {seconds} s without an answer",
        )
    ),
    RANG_UNHEARD: Happens(
        plainly(
            "L’appel dans le navigateur a sonné {seconds} s, sans page ouverte pour l’entendre",
            "The call in the browser rang for {seconds} s, with no page open to hear it",
        )
    ),
    ANSWERED: Happens(
        plainly(
            "L’appel dans le navigateur a été décroché après {seconds} s",
            "The call in the browser was answered after {seconds} s",
        )
    ),
    CALLED_INSTEAD: Happens(
        plainly(
            "La conversation a continué par téléphone, avec le même conseiller",
            "The conversation went on by telephone, with the same advisor",
        )
    ),
    WROTE_INSTEAD: Happens(
        plainly(
            "Le conseiller a préféré continuer par écrit, sans appeler",
            "The advisor preferred to go on in writing, without a call",
        )
    ),
    NOTE_SENT: Happens(_sent, most=40),
    NOTE_FAILED: Happens(_failed, most=40),
}


async def note(house: House, db: AsyncSession, what: str, appointment: Appointment, **more: Any) -> None:
    """Note that something happened about an appointment (contact.happenings.note)."""
    await happenings.note(house, db, what, about=appointment.id, agency=appointment.agency_id, **more)


async def has_happened(db: AsyncSession, what: str, appointment: Appointment, *, since: datetime) -> bool:
    """Tell whether something has happened about an appointment since an instant."""
    seen = Happening.about == appointment.id, Happening.what == what, Happening.at >= since
    return await db.scalar(select(exists().where(*seen))) or False


async def of(db: AsyncSession, appointment: Appointment) -> Sequence[Happening]:
    """Return what happened about an appointment, its person, and the conversations that it became, in order."""
    made = await db.scalars(select(Call.contact_id).where(Call.appointment_id == appointment.id))
    return await happenings.read(
        db, {appointment.id, appointment.seeker_id, *made, *filter(None, [appointment.contact_id])}
    )


async def what_happened(ask: Ask[None]) -> Happened:
    """Show what happened to whoever decides on it: who holds or held the contact, or oversees the agency."""
    viewer = await ask.advisor()
    appointment = await ask.db.get(Appointment, ask.id())
    if appointment is None:
        raise NotFound
    if not viewer.answers_for(appointment.agency_id):
        # Between two attempts it is no contact: who has rung them last still sees what came of it.
        last = select(Call.contact_id).where(Call.appointment_id == appointment.id).order_by(Call.nth.desc()).limit(1)
        about = appointment.contact_id or await ask.db.scalar(last)
        if about is None:
            raise NotFound
        await viewer.contact(ask.db, about)
    await viewer.audit(ask.db, "happenings.read", appointment.id)
    return happenings.show(ask.house, await of(ask.db, appointment))


routes = (Route("GET", "/api/appointments/{id}/happenings", what_happened, gives=Happened),)
