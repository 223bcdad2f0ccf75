"""Who has a place waits, listens and reads: the same read for first load, reconnect and poll."""

from datetime import datetime

from msgspec import Struct
from sqlalchemy import func, update
from sqlalchemy.ext.asyncio import AsyncSession

from contact.edge import Ask
from contact.files import File
from contact.models import Advisor
from contact.part import House, Route, Visits
from contact.plumbing import clock
from contact.plumbing.errors import NotFound
from contact.rooms import IceServer
from contact.visitors import Visitor
from video.sessions import cards, hour, links, news, questions, registering, writing
from video.sessions.cards import SessionCard
from video.sessions.models import Place
from video.sessions.questions import SessionQuestion
from video.sessions.registering import BY_LINK
from video.turn import relays


class PlaceShown(Struct):
    """What somebody who has a place sees: the session, how many are there, and the questions since their cursor.

    Nobody has read so many of theirs yet (`open_questions`); through the relays the way to the picture may lead.
    """

    session: SessionCard
    now: datetime
    name: str
    here: int
    questions: list[SessionQuestion]
    cursor: int
    open_questions: int
    relays: list[IceServer]


async def read_place(ask: Ask[None]) -> PlaceShown:
    """Show the session to somebody who has a place in it, and note that they are there."""
    place, session = await registering.opened(ask)
    phase = hour.phase(session, clock.now())
    if phase in ("open", "live"):
        await _note(ask.db, place)
    after = ask.number("after", 0)
    asked = await questions.read(ask.db, session, after, to=place)
    presenter = await ask.db.get_one(Advisor, session.stage_id or session.presenter_id)
    return PlaceShown(
        session=cards.card(session, presenter.name),
        now=clock.now(),
        name=place.name,
        here=session.here,
        questions=asked,
        cursor=questions.reached(session, after, asked),
        open_questions=await questions.unread(ask.db, place),
        relays=relays(ask.house.settings, clock.now()) if phase == "live" else [],
    )


async def place_event(ask: Ask[None]) -> File:
    """Return the session as a file that calendars open."""
    place, session = await registering.opened(ask)
    written = await writing.event_file(ask.house, ask.db, place, session)
    return File("visavis.ics", "text/calendar", written)


async def recognise(house: House, db: AsyncSession, link: str) -> Visitor | None:
    """Return whose socket opens with the link of a place."""
    try:
        place, session = await links.named(house, db, link)
    except NotFound:
        return None
    return Visitor(place.id, place.name, news.private(place.id), shared=news.room(session.id))


async def _note(db: AsyncSession, place: Place) -> None:
    heard = {"heard_at": func.now(), "came_at": func.coalesce(Place.came_at, func.now())}
    await db.execute(update(Place).where(Place.id == place.id).values(heard))


visits = Visits(recognise, {})
_ONE = "/api/session-place"
routes = (
    Route("GET", _ONE, read_place, gives=PlaceShown, query=("after",), headers=BY_LINK),
    Route("GET", f"{_ONE}/event", place_event, gives=File, headers=BY_LINK),
)
