"""A letter about a session is written, with what a calendar should know of it."""

from sqlalchemy.ext.asyncio import AsyncSession

from contact import calendar_events, clocks
from contact.calendar_events import Event
from contact.models import Agency
from contact.part import House, Note
from video.sessions import cards, links, wording
from video.sessions.models import GroupSession, Place, SessionLetter, State, What
from video.sessions.wording import Told

_CHANGES = (What.CONFIRMED, What.CHANGED, What.CALLED_OFF)


async def note(house: House, db: AsyncSession, letter: SessionLetter, place: Place, session: GroupSession) -> Note:
    """Return a letter as it goes to its courier."""
    what, language = What(letter.what), place.language
    link = links.address(house, await links.token(house, db, place.id))
    agency = await db.get_one(Agency, session.agency_id)
    title = getattr(cards.both(session.title), language)
    when = clocks.hour(session.starts_at, place.zone, language)
    told = Told(title, when, agency.name, link, f"{house.settings.address}/?agency={agency.slug}")
    event = _event(session, place, agency.name, link) if what in _CHANGES else None
    return Note(
        id=letter.id,
        agency=session.agency_id,
        to=place.email or "",
        language=language,
        subject=wording.subject(what, language),
        body=wording.body(what, language, told),
        event=calendar_events.compose(event) if event else None,
        method=event.method if event else "",
    )


async def event_file(house: House, db: AsyncSession, place: Place, session: GroupSession) -> bytes:
    """Return what a calendar opens."""
    link = links.address(house, await links.token(house, db, place.id))
    agency = await db.get_one(Agency, session.agency_id)
    return calendar_events.compose(_event(session, place, agency.name, link))


def _event(session: GroupSession, place: Place, service: str, link: str) -> Event:
    title = getattr(cards.both(session.title), place.language)
    return Event(
        # The place's own: whoever holds two would have one in place of the other.
        id=place.id,
        sequence=session.sequence,
        cancelled=session.state == State.CALLED_OFF,
        starts_at=session.starts_at,
        ends_at=session.starts_at + session.length,
        zone=session.zone,
        summary=wording.summary(place.language, title),
        about=wording.invites(place.language, link),
        where=wording.where(place.language),
        service=service,
        link=link,
        made_at=place.made_at,
    )
