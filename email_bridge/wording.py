"""What the house itself writes to people: a receipt, what they have not read, a copy of what was said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from contact.models import Agency


@dataclass(frozen=True)
class Said:
    """Something that somebody said, and when."""

    who: str
    at: datetime
    words: str


@dataclass(frozen=True)
class Page:
    """A letter's subject and its words."""

    subject: str
    body: str


def receipt(
    language: str,
    reference: str,
    service: Mapping[str, str],
    agency: Agency,
    received_at: datetime,
    *,
    patience: timedelta,
) -> Page:
    """Return a receipt: reference, date, service in charge, delay, and how to follow (CRPA, L112-11 and R112-11-1).

    Nothing of what the sender wrote is in it: a receipt must not carry anybody's words to an address that was forged.
    """
    says = _RECEIPT[language]
    where = "\n".join(line for line in (agency.name, agency.address, agency.phone) if line)
    body = says["body"].format(
        date=_day(language, received_at, agency.zone),
        reference=reference,
        service=service.get(language) or service["fr"],
        hours=int(patience.total_seconds() // 3600),
        where=where,
    )
    return Page(says["subject"].format(reference=reference), body)


def unread(language: str, reference: str, zone: str, said: Sequence[Said]) -> Page:
    """Return what somebody was told after they had left, in one letter."""
    says = _UNREAD[language]
    words = "\n\n".join(_quoted(language, zone, each) for each in said)
    return Page(says["subject"].format(reference=reference), says["body"].format(words=words, reference=reference))


def transcript(language: str, reference: str, zone: str, said: Sequence[Said]) -> Page:
    """Return a copy of a conversation, as its seeker has read it."""
    says = _TRANSCRIPT[language]
    words = "\n\n".join(_quoted(language, zone, each) for each in said)
    return Page(says["subject"].format(reference=reference), says["body"].format(words=words, reference=reference))


def _quoted(language: str, zone: str, said: Said) -> str:
    colon = " :" if language == "fr" else ":"
    return f"{said.who}, {_day(language, said.at, zone)}{colon}\n{said.words}"


def _day(language: str, at: datetime, zone: str) -> str:
    local = at.astimezone(ZoneInfo(zone))
    month = _MONTHS[language].split(",")[local.month - 1]
    if language == "fr":
        return f"le {local.day} {month} {local.year} à {local:%H} h {local:%M}"
    return f"{local.day} {month} {local.year} at {local:%H:%M}"


_MONTHS = {
    "fr": "janvier,février,mars,avril,mai,juin,juillet,août,septembre,octobre,novembre,décembre",
    "en": "January,February,March,April,May,June,July,August,September,October,November,December",
}
_RECEIPT = {
    "fr": {
        "subject": "Votre demande {reference} est enregistrée",
        "body": (
            "Bonjour,\n\n"
            "Nous avons bien reçu votre courriel {date}. "
            "Votre demande est enregistrée sous la référence {reference}.\n\n"
            "Service chargé de votre demande : {service}.\n"
            "Une personne vous répond sous {hours} heures ouvrées au plus.\n\n"
            "Pour compléter votre demande ou la suivre, répondez simplement à ce courriel.\n\n"
            "{where}\n\n"
            "Ce message est envoyé automatiquement."
        ),
    },
    "en": {
        "subject": "Your request {reference} is registered",
        "body": (
            "Hello,\n\n"
            "We have received your e-mail of {date}. Your request is registered under the reference {reference}.\n\n"
            "Service in charge of your request: {service}.\n"
            "Somebody will answer within {hours} working hours at most.\n\n"
            "To add to your request or to follow it, simply reply to this e-mail.\n\n"
            "{where}\n\n"
            "This message was sent automatically."
        ),
    },
}
_UNREAD = {
    "fr": {
        "subject": "Une réponse vous attend ({reference})",
        "body": (
            "Bonjour,\n\nVous avez quitté la conversation avant de lire ceci :\n\n{words}\n\n"
            "Pour poursuivre, répondez simplement à ce courriel : votre réponse rejoint la conversation {reference}."
        ),
    },
    "en": {
        "subject": "An answer is waiting for you ({reference})",
        "body": (
            "Hello,\n\nYou left the conversation before reading this:\n\n{words}\n\n"
            "To go on, simply reply to this e-mail: your answer joins the conversation {reference}."
        ),
    },
}
_TRANSCRIPT = {
    "fr": {
        "subject": "Copie de votre conversation {reference}",
        "body": "Bonjour,\n\nVoici la copie que vous avez demandée de votre conversation {reference}.\n\n{words}",
    },
    "en": {
        "subject": "A copy of your conversation {reference}",
        "body": "Hello,\n\nHere is the copy that you asked for of your conversation {reference}.\n\n{words}",
    },
}
