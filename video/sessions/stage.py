"""Who presents goes on the stage, and ends the session; a moderator or a supervisor may take it over.

A session is locked before anything of its presenter's.
"""

from datetime import datetime
from typing import Literal
from uuid import UUID

from msgspec import Struct
from sqlalchemy import func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from contact import access
from contact.access import OVERSEERS, Viewer
from contact.edge import Ask
from contact.models import Advisor
from contact.part import House, Route
from contact.plumbing import clock
from contact.plumbing.database import record
from contact.plumbing.errors import Conflict, NotFound
from contact.rooms import IceServer
from contact.views import Person
from video import halls
from video.sessions import cards, hour, questions
from video.sessions.cards import SessionCard
from video.sessions.facts import SessionChanged
from video.sessions.models import GroupSession, State
from video.sessions.questions import SessionQuestion
from video.turn import relays

# Why they are offered nothing meanwhile, as queues/ knows it.
REASON = "session"
_MOST_SHOWN = 50


class DoorsClosed(Conflict):
    """One goes live from ten minutes before the hour until it is over."""


class DeskCard(Struct):
    """A session as those who present, moderate or oversee it find it: how many hold places, and what they do in it."""

    session: SessionCard
    taken: int
    role: Literal["presenter", "moderator", "overseer"]


class MySessions(Struct):
    """The sessions that are to come or under way, in which somebody has something to do; the next one first."""

    sessions: list[DeskCard]


class StageShown(Struct):
    """The stage: who is on it, how many listen, and the questions since a cursor."""

    session: SessionCard
    now: datetime
    role: Literal["presenter", "moderator", "overseer"]
    on_stage: Person | None
    mine: bool
    here: int
    taken: int
    most: int
    questions: list[SessionQuestion]
    cursor: int
    relays: list[IceServer]


async def my_sessions(ask: Ask[None]) -> MySessions:
    """List the sessions that one presents, moderates or oversees."""
    viewer = await ask.advisor()
    mine = or_(GroupSession.presenter_id == viewer.id, GroupSession.moderator_id == viewer.id)
    if viewer.role in OVERSEERS:
        mine = or_(mine, GroupSession.agency_id == viewer.agency)
    goes_on = or_(
        GroupSession.state == State.LIVE,
        GroupSession.starts_at + GroupSession.length + hour.WAITED_FOR > func.now(),
    )
    found = select(GroupSession).where(mine, goes_on, GroupSession.state.in_((State.PLANNED, State.LIVE)))
    sessions = (await ask.db.scalars(found.order_by(GroupSession.starts_at).limit(_MOST_SHOWN))).all()
    shown = zip(await cards.show(ask.db, sessions), sessions, strict=True)
    return MySessions([DeskCard(card, each.taken, _role(viewer, each)) for card, each in shown])


async def read_stage(ask: Ask[None]) -> StageShown:
    """Show the stage; whoever is on it is heard by this."""
    viewer = await ask.advisor()
    session = await theirs(ask.db, viewer, ask.id())
    await access.heard(ask.db, viewer)
    if session.stage_id == viewer.id:
        on_it = update(GroupSession).where(GroupSession.id == session.id, GroupSession.stage_id == viewer.id)
        await ask.db.execute(on_it.values(heard_at=func.now()))
    return await _show(ask, viewer, session)


async def go_live(ask: Ask[None]) -> StageShown:
    """Go on the stage, or take it over; said again, it changes nothing."""
    viewer = await ask.advisor()
    session = await theirs(ask.db, viewer, ask.id(), lock=True)
    if session.stage_id == viewer.id:
        return await _show(ask, viewer, session)
    if hour.phase(session, clock.now()) not in ("open", "live"):
        raise DoorsClosed

    if session.stage_id:
        await ask.house.queueing.come_back(ask.db, session.stage_id, REASON)
    now = clock.now()
    session.state, session.stage_id, session.heard_at = State.LIVE, viewer.id, now
    session.live_at = session.live_at or now
    await ask.house.queueing.step_aside(ask.db, viewer.id, REASON)
    await viewer.audit(ask.db, "session.presented", session.id)
    record(ask.db, SessionChanged(session.id))
    return await _show(ask, viewer, session)


async def end_session(ask: Ask[None]) -> StageShown:
    """End a session for all; said again, it changes nothing."""
    viewer = await ask.advisor()
    session = await theirs(ask.db, viewer, ask.id(), lock=True)
    if session.state == State.LIVE:
        await end(ask.house, ask.db, session)
        await viewer.audit(ask.db, "session.ended", session.id)
    return await _show(ask, viewer, session)


async def end(house: House, db: AsyncSession, session: GroupSession) -> None:
    """End a session that is held still; who presented is asked again."""
    presented = session.stage_id
    session.state, session.stage_id, session.ended_at = State.OVER, None, clock.now()
    await halls.close(db, session.id)
    if presented:
        await house.queueing.come_back(db, presented, REASON)
    record(db, SessionChanged(session.id))


async def theirs(db: AsyncSession, viewer: Viewer, key: UUID, *, lock: bool = False) -> GroupSession:
    """Return a session that somebody presents, moderates or oversees, or raise NotFound."""
    session = await db.get(GroupSession, key, with_for_update=lock)
    if session is None or not _concerns(viewer, session):
        raise NotFound
    return session


def _concerns(viewer: Viewer, session: GroupSession) -> bool:
    return viewer.id in (session.presenter_id, session.moderator_id) or viewer.answers_for(session.agency_id)


def _role(viewer: Viewer, session: GroupSession) -> Literal["presenter", "moderator", "overseer"]:
    if viewer.id == session.presenter_id:
        return "presenter"
    return "moderator" if viewer.id == session.moderator_id else "overseer"


async def _show(ask: Ask[None], viewer: Viewer, session: GroupSession) -> StageShown:
    after = ask.number("after", 0)
    presenter = await ask.db.get_one(Advisor, session.presenter_id)
    there = await ask.db.get(Advisor, session.stage_id) if session.stage_id else None
    asked = await questions.read(ask.db, session, after)
    return StageShown(
        session=cards.card(session, presenter.name),
        now=clock.now(),
        role=_role(viewer, session),
        on_stage=Person(there.id, there.name) if there else None,
        mine=session.stage_id == viewer.id,
        here=session.here,
        taken=session.taken,
        most=session.most,
        questions=asked,
        cursor=questions.reached(session, after, asked),
        relays=relays(ask.house.settings, clock.now()) if session.stage_id == viewer.id else [],
    )


_ONE = "/api/sessions/{id}/stage"
routes = (
    Route("GET", "/api/my-sessions", my_sessions, gives=MySessions),
    Route("GET", _ONE, read_stage, gives=StageShown, query=("after",)),
    Route("POST", _ONE, go_live, gives=StageShown, query=("after",)),
    Route("POST", "/api/sessions/{id}/end", end_session, gives=StageShown, query=("after",)),
)
