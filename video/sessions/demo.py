"""The demo agency holds a session that begins in a few minutes, so that whoever tries the house can be there."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from contact.models import Advisor, Agency, Role
from contact.plumbing import chance, clock
from video.sessions.models import GroupSession, State

_TITLE = {"fr": "Réussir son CV en une heure", "en": "A CV that works, in an hour"}
_ABOUT = {
    "fr": "Ce que les recruteurs lisent d’abord, trois exemples commentés, et vos questions.",
    "en": "What recruiters read first, three examples explained, and your questions.",
}
_SOON = timedelta(minutes=8)
_ROUND = timedelta(minutes=5)


async def plant(db: AsyncSession, agency: UUID, motive: UUID) -> None:
    """Announce a session of the first demo advisor's, where none is to come."""
    del motive
    coming = select(GroupSession.id).where(
        GroupSession.agency_id == agency,
        or_(GroupSession.state == State.LIVE, GroupSession.starts_at > func.now()),
        GroupSession.state != State.CALLED_OFF,
    )
    whose = select(Advisor.id).where(Advisor.agency_id == agency, Advisor.demo, Advisor.role == Role.ADVISOR)
    presenter = await db.scalar(whose.order_by(Advisor.login).limit(1))
    if presenter is None or await db.scalar(coming.limit(1)):
        return
    zone = (await db.get_one(Agency, agency)).zone
    row = {
        "title": _TITLE,
        "about": _ABOUT,
        "starts_at": _soon(clock.now()),
        "length": timedelta(hours=1),
        "zone": zone,
    }
    planned = {"id": chance.new_id(), "agency_id": agency, "presenter_id": presenter, "places": 200, **row}
    await db.execute(insert(GroupSession).values(planned))


def _soon(now: datetime) -> datetime:
    """Return a round time in a few minutes: its doors are open, or all but."""
    late = now + _SOON
    over = timedelta(minutes=late.minute % 5, seconds=late.second, microseconds=late.microsecond)
    return late + (_ROUND - over if over else timedelta())
