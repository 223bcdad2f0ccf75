"""What a calendar is told of an appointment (RFC 5545, RFC 5546): when, with which service, nothing of the person."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from uuid import UUID
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vCalAddress, vText, vUri

# A calendar that knew only the day itself would be wrong about a booking that is moved past a change of clocks.
_AROUND = timedelta(days=366)
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
REQUEST, CANCEL = "REQUEST", "CANCEL"


@dataclass(frozen=True)
class Invitation:
    """All that a calendar may know; `sequence` grows with each change, `id` stays (RFC 5545, 3.8.4.7 and 3.8.7.4)."""

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
    zone = ZoneInfo(invitation.zone)
    calendar = Calendar()
    calendar.add("prodid", "-//Visavis//callback//FR")
    calendar.add("version", "2.0")
    calendar.add("method", invitation.method)
    first, last = invitation.starts_at.date() - _AROUND, invitation.ends_at.date() + _AROUND
    calendar.add_component(Timezone.from_tzid(zone.key, first_date=first, last_date=last))
    calendar.add_component(_event(invitation, zone))
    written: bytes = calendar.to_ical()
    return written


def _event(invitation: Invitation, zone: ZoneInfo) -> Event:
    host = urlsplit(invitation.link).hostname or "localhost"
    event = Event()
    event.add("uid", f"{invitation.id}@{host}")
    event.add("sequence", invitation.sequence)
    event.add("dtstamp", invitation.made_at)
    event.add("dtstart", invitation.starts_at.astimezone(zone))
    event.add("dtend", invitation.ends_at.astimezone(zone))
    language, here = invitation.language, invitation.here
    event.add("summary", f"{_SUMMARY[language][here]} – {invitation.service}")
    event.add("description", _ABOUT[language][here].format(link=invitation.link))
    event.add("location", _WHERE[language][here])
    event.add("url", vUri(invitation.link))
    event.add("status", "CANCELLED" if invitation.cancelled else "CONFIRMED")
    organizer = vCalAddress(f"mailto:agenda@{host}")
    organizer.params["CN"] = vText(invitation.service)
    event.add("organizer", organizer)
    # RFC 5546, 3.2.2 wants somebody who attends; who that is concerns no server that this passes through.
    event.add("attendee", vCalAddress(f"urn:uuid:{invitation.id}"))
    return event
