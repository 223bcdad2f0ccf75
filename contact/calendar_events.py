"""What a calendar is told of something to come (RFC 5545, RFC 5546): when, what, with which service."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from uuid import UUID
from zoneinfo import ZoneInfo

from icalendar import Calendar, Timezone, vCalAddress, vText, vUri
from icalendar import Event as CalendarEvent

# A calendar that knew only the day itself would be wrong about an event that is moved past a change of clocks.
_AROUND = timedelta(days=366)
REQUEST, CANCEL = "REQUEST", "CANCEL"


@dataclass(frozen=True)
class Event:
    """All that a calendar may know; `sequence` grows with each change, `id` stays (RFC 5545, 3.8.4.7 and 3.8.7.4)."""

    id: UUID
    sequence: int
    cancelled: bool
    starts_at: datetime
    ends_at: datetime
    zone: str
    summary: str
    about: str
    where: str
    service: str
    link: str
    made_at: datetime

    @property
    def method(self) -> str:
        """Return what a calendar is asked to do with it."""
        return CANCEL if self.cancelled else REQUEST


def compose(event: Event) -> bytes:
    """Return an event as a calendar's text."""
    zone = ZoneInfo(event.zone)
    calendar = Calendar()
    calendar.add("prodid", "-//Visavis//FR")
    calendar.add("version", "2.0")
    calendar.add("method", event.method)
    first, last = event.starts_at.date() - _AROUND, event.ends_at.date() + _AROUND
    calendar.add_component(Timezone.from_tzid(zone.key, first_date=first, last_date=last))
    calendar.add_component(_component(event, zone))
    written: bytes = calendar.to_ical()
    return written


def _component(event: Event, zone: ZoneInfo) -> CalendarEvent:
    host = urlsplit(event.link).hostname or "localhost"
    written = CalendarEvent()
    written.add("uid", f"{event.id}@{host}")
    written.add("sequence", event.sequence)
    written.add("dtstamp", event.made_at)
    written.add("dtstart", event.starts_at.astimezone(zone))
    written.add("dtend", event.ends_at.astimezone(zone))
    written.add("summary", event.summary)
    written.add("description", event.about)
    written.add("location", event.where)
    written.add("url", vUri(event.link))
    written.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    organizer = vCalAddress(f"mailto:agenda@{host}")
    organizer.params["CN"] = vText(event.service)
    written.add("organizer", organizer)
    # RFC 5546, 3.2.2 wants somebody who attends; who that is concerns no server that this passes through.
    written.add("attendee", vCalAddress(f"urn:uuid:{event.id}"))
    return written
