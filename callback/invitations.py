"""What a calendar is told of an appointment: when, with which service, nothing of the person."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from contact import calendar_events
from contact.calendar_events import CANCEL, REQUEST, Event

# By telephone, or in the browser: what it is called, what there is to do, and where it takes place.
_SUMMARY = {
    "fr": {False: "Rendez-vous téléphonique", True: "Rendez-vous en ligne"},
    "en": {False: "Telephone appointment", True: "Online appointment"},
}
_ABOUT = {
    "fr": {
        False: "Nous vous appelons. Pour déplacer ou annuler : {link}",
        True: "Nous vous appelons dans votre navigateur : ouvrez cette page un peu avant l’heure. "
        "Vous pouvez aussi y déplacer ou annuler : {link}",
    },
    "en": {
        False: "We call you. To move or cancel: {link}",
        True: "We call you in your browser: open this page a little before the hour. "
        "You can move or cancel there too: {link}",
    },
}
_WHERE = {
    "fr": {False: "Par téléphone", True: "En ligne, dans votre navigateur"},
    "en": {False: "By telephone", True: "Online, in your browser"},
}


@dataclass(frozen=True)
class Invitation:
    """All that a calendar may know of an appointment (contact.calendar_events says what the numbers are)."""

    id: UUID
    sequence: int
    cancelled: bool
    starts_at: datetime
    ends_at: datetime
    zone: str
    language: str
    service: str
    # They are rung on the page that the link opens, not by telephone.
    here: bool
    link: str
    made_at: datetime

    @property
    def method(self) -> str:
        """Return what a calendar is asked to do with it."""
        return CANCEL if self.cancelled else REQUEST


def compose(invitation: Invitation) -> bytes:
    """Return the invitation as a calendar's text."""
    language, here = invitation.language, invitation.here
    event = Event(
        id=invitation.id,
        sequence=invitation.sequence,
        cancelled=invitation.cancelled,
        starts_at=invitation.starts_at,
        ends_at=invitation.ends_at,
        zone=invitation.zone,
        summary=f"{_SUMMARY[language][here]} – {invitation.service}",
        about=_ABOUT[language][here].format(link=invitation.link),
        where=_WHERE[language][here],
        service=invitation.service,
        link=invitation.link,
        made_at=invitation.made_at,
    )
    return calendar_events.compose(event)
