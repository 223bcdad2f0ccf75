"""What nobody says is found in the rows: who is there, who has left the stage, what is over, whose names to forget."""

from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, delete, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from contact.part import House
from contact.plumbing import clock, log
from contact.plumbing.database import record
from video.models import VideoHall
from video.sessions import hour, letters, news, stage
from video.sessions.facts import SessionChanged
from video.sessions.models import GroupSession, Place, Question, State

logger = log.get(__name__)

ATTEND, ERASE = "video.sessions.attend", "video.sessions.erase"
# A page that is there reads every half minute.
HEARD_WITHIN = timedelta(seconds=75)
# So long an empty stage is waited for.
STAGE_SILENT = timedelta(minutes=3)
# So long after it, who was there and what they asked is kept.
KEPT_FOR = timedelta(days=30)
_AT_ONCE = 50
_OPEN = (State.PLANNED, State.LIVE)


async def attend(house: House) -> None:
    """Count who is there, tell it once for all, and end what is over."""
    now = clock.now()
    near = and_(GroupSession.state == State.PLANNED, GroupSession.starts_at <= now + hour.DOORS)
    async with house.database.transaction() as db:
        open_ones = (await db.scalars(_held(or_(near, GroupSession.state == State.LIVE)))).all()
        told = [each for each in open_ones if await _look(house, db, each)]
    for each in told:
        await news.tell(house, each)
    await _close_halls(house)


async def erase_all(house: House) -> None:
    """Forget who had a place and what they wrote, once it is long enough ago; the figures stay."""
    over = GroupSession.starts_at < clock.now() - KEPT_FOR
    async with house.database.transaction() as db:
        some = _held(over, GroupSession.erased_at.is_(None), GroupSession.state.not_in(_OPEN)).limit(_AT_ONCE)
        for session in (await db.scalars(some)).all():
            await _erase(db, session)
            logger.info("session.erased", session=session.id)


async def _look(house: House, db: AsyncSession, session: GroupSession) -> bool:
    """Bring a session up to date; tell whether those who are there should hear how many they are."""
    now = clock.now()
    if hour.is_missed(session, now) and session.state == State.PLANNED:
        session.state, session.ended_at = State.OVER, now
        record(db, SessionChanged(session.id))
        return False
    if session.state == State.LIVE and _is_left(session):
        await stage.end(house, db, session)
        return False
    there = select(func.count()).where(
        Place.session_id == session.id, Place.left_at.is_(None), Place.heard_at > now - HEARD_WITHIN
    )
    here = await db.scalar(there) or 0
    before, session.here, session.most = session.here, here, max(session.most, here)
    return before != here


async def _close_halls(house: House) -> None:
    """Close what somebody opened who came in while it ended."""
    live = exists().where(GroupSession.id == VideoHall.session_id, GroupSession.state == State.LIVE)
    async with house.database.transaction() as db:
        await db.execute(delete(VideoHall).where(~live))


def _is_left(session: GroupSession) -> bool:
    """Tell whether nobody presents any more, or for longer than anybody does."""
    now = clock.now()
    silent = session.heard_at is None or session.heard_at < now - STAGE_SILENT
    return silent or now > hour.ends_by(session)


async def _erase(db: AsyncSession, session: GroupSession) -> None:
    held = Place.session_id == session.id
    await letters.forget(db, held)
    nothing: dict[Any, Any] = {Place.name: "", Place.email: None, Place.seeker_id: None, Place.source: None}
    await db.execute(update(Place).where(held).values(nothing))
    asked = Question.session_id == session.id
    await db.execute(update(Question).where(asked).values(body=""))
    await db.execute(update(Question).where(asked, Question.answer.is_not(None)).values(answer=""))
    session.erased_at = clock.now()


def _held(*which: ColumnElement[bool]) -> Select[GroupSession]:
    found = select(GroupSession).where(*which).order_by(GroupSession.starts_at)
    return found.with_for_update(skip_locked=True)
