"""Whoever wants to listen takes a place: anybody by a name, a seeker by a click; and gives it back.

A session is locked before its places. One statement counts a place and gives it, so none is given twice.
"""

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct
from sqlalchemy import ColumnElement, Select, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from contact import opening, sources
from contact.access import Viewer
from contact.edge import Ask
from contact.models import Agency, Seeker
from contact.part import Route
from contact.plumbing.database import record
from contact.plumbing.errors import Conflict, IdTaken, NotFound, TooMany
from contact.views import Language, Nothing
from contact.zones import known_or
from video.sessions import cards, hour, letters, links
from video.sessions.cards import SessionCard
from video.sessions.facts import PlaceLeft
from video.sessions.models import GroupSession, Place, State

MOST_SHOWN = 20
OPEN = (State.PLANNED, State.LIVE)
_TOKEN = "Visavis-Place"  # noqa: S105  its name
BY_LINK = (_TOKEN,)


class SessionFull(Conflict):
    """There is no place left in this session. One may come free: please look again later."""


class SessionClosed(Conflict):
    """This session is over, or was called off."""


class TooManyPlaces(TooMany):
    """Many places in this session were taken from where you are. Please try again from elsewhere, or sign in."""


class SessionList(Struct):
    """The sessions of an agency that are to come or under way, the next one first."""

    sessions: list[SessionCard]


class NewPlace(Struct):
    """Who wants to listen; the id is the page's own. A seeker is called as we know them, if they say nothing else.

    Who leaves an address is reminded there; `zone` is where they are, for whom we do not know better.
    """

    id: UUID
    language: Language
    zone: Annotated[str, Meta(max_length=60)]
    name: Annotated[str, Meta(max_length=200)] | None = None
    email: Annotated[str, Meta(max_length=254)] | None = None


class PlaceGiven(Struct):
    """What opens a place to whoever holds it."""

    link: str


async def list_sessions(ask: Ask[None]) -> SessionList:
    """List what an agency announces: the one that is named, or the one that opened first."""
    slug = ask.said("agency")
    which = select(Agency.id).where(Agency.slug == slug) if slug else select(Agency.id).order_by(Agency.opened_at)
    agency = await ask.db.scalar(which.order_by(Agency.slug).limit(1))
    if agency is None:
        raise NotFound
    found = (await ask.db.scalars(_announced(agency))).all()
    shown = await cards.show(ask.db, found)
    if (viewer := await ask.maybe(advisor=False)) and shown:
        theirs = select(Place.session_id, Place.id).where(
            Place.seeker_id == viewer.id, Place.left_at.is_(None), Place.session_id.in_([each.id for each in found])
        )
        places = {row.session_id: row.id for row in await ask.db.execute(theirs)}
        for each in shown:
            each.link = await links.token(ask.house, ask.db, places[each.id]) if each.id in places else None
    return SessionList(shown)


async def take_place(ask: Ask[NewPlace]) -> PlaceGiven:
    """Give somebody a place; a repeat of its id, or of the same seeker, gets the place they hold."""
    said, session_id = ask.body, ask.id()
    viewer = await ask.maybe(advisor=False)
    already = await _held(ask.db, said.id, session_id, viewer)
    if already is None:
        who = await _who(ask, viewer)
        session = await _one_more(ask.db, session_id)
        if who.source:
            await _refuse_hoarding(ask, session, who.source)
        already = Place(
            id=said.id,
            session_id=session.id,
            seeker_id=who.seeker,
            name=who.name,
            email=who.email,
            language=said.language,
            zone=known_or(who.zone or said.zone, session.zone),
            source=who.source,
        )
        ask.db.add(already)
        await ask.db.flush()
        await letters.confirm(ask.db, session, already)
    return PlaceGiven(await links.token(ask.house, ask.db, already.id))


async def give_back(ask: Ask[None]) -> Nothing:
    """Give the place back that a link opens; somebody else may have it."""
    place, session = await opened(ask)
    await ask.db.refresh(session, with_for_update=True)
    left = update(Place).where(Place.id == place.id, Place.left_at.is_(None)).values(left_at=func.now())
    if await ask.db.scalar(left.returning(Place.id)):
        session.taken -= 1
        await letters.forget(ask.db, Place.id == place.id)
        record(ask.db, PlaceLeft(session.id, place.id))
    return Nothing()


async def opened(ask: Ask[object]) -> tuple[Place, GroupSession]:
    """Return the place that a link opens, with its session, or raise NotFound."""
    return await links.named(ask.house, ask.db, ask.request.headers.get(_TOKEN, ""))


@dataclass(frozen=True)
class _Who:
    name: str
    email: str | None
    seeker: UUID | None = None
    source: bytes | None = None
    zone: str | None = None


async def _who(ask: Ask[NewPlace], viewer: Viewer | None) -> _Who:
    said = ask.body
    email = opening.address(said.email)
    if viewer is None:
        where = await sources.source(ask.house, ask.db, ask.address)
        return _Who(opening.called(said.name or ""), email, source=where)
    seeker = await ask.db.get_one(Seeker, viewer.id)
    return _Who(opening.called(said.name or seeker.name), email or seeker.email, seeker.id, zone=seeker.zone)


async def _held(db: AsyncSession, place_id: UUID, session_id: UUID, viewer: Viewer | None) -> Place | None:
    place = await db.get(Place, place_id)
    if place is not None:
        if place.session_id != session_id or place.left_at or place.seeker_id not in (None, viewer and viewer.id):
            raise IdTaken
        return place
    if viewer is None:
        return None
    theirs = select(Place).where(Place.session_id == session_id, Place.seeker_id == viewer.id, Place.left_at.is_(None))
    return (await db.scalars(theirs)).one_or_none()


async def _one_more(db: AsyncSession, session_id: UUID) -> GroupSession:
    """Count one place more, and hold the session still; raise SessionFull, SessionClosed or NotFound."""
    counted = (
        update(GroupSession)
        .where(
            GroupSession.id == session_id,
            GroupSession.state.in_(OPEN),
            GroupSession.taken < GroupSession.places,
            _goes_on(),
        )
        .values(taken=GroupSession.taken + 1)
        .returning(GroupSession)
    )
    session = (await db.scalars(counted)).one_or_none()
    if session is not None:
        return session
    there = await db.get(GroupSession, session_id)
    if there is None:
        raise NotFound
    raise SessionFull if there.state in OPEN and there.taken >= there.places else SessionClosed


async def _refuse_hoarding(ask: Ask[NewPlace], session: GroupSession, source: bytes) -> None:
    """Raise TooManyPlaces where strangers hold enough places from one address; the session is held still."""
    held = select(func.count()).where(Place.session_id == session.id, Place.source == source, Place.left_at.is_(None))
    if (await ask.db.scalar(held) or 0) >= ask.house.settings.holds_an_address:
        raise TooManyPlaces(retry_after=int(hour.DOORS.total_seconds()))


def _announced(agency: UUID) -> Select[GroupSession]:
    theirs = select(GroupSession).where(GroupSession.agency_id == agency, GroupSession.state.in_(OPEN), _goes_on())
    return theirs.order_by(GroupSession.starts_at, GroupSession.id).limit(MOST_SHOWN)


def _goes_on() -> ColumnElement[bool]:
    """What is under way, or to come."""
    return or_(GroupSession.state == State.LIVE, GroupSession.starts_at + GroupSession.length > func.now())


routes = (
    Route("GET", "/api/sessions", list_sessions, gives=SessionList, words=("agency",)),
    Route("POST", "/api/sessions/{id}/places", take_place, takes=NewPlace, gives=PlaceGiven, status=201),
    Route("POST", "/api/session-place/departure", give_back, gives=Nothing, headers=BY_LINK),
)
