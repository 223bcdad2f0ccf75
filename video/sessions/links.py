"""A link opens one place in one session, to whoever holds it: signed by the house, so that nobody can guess one."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from contact import keys, seals
from contact.part import House
from contact.plumbing.errors import NotFound
from video.sessions.models import GroupSession, Place

_PURPOSE = "session"


async def token(house: House, db: AsyncSession, place: UUID) -> str:
    """Return what names a place and nobody can guess; the same each time."""
    return seals.seal(await keys.key(db, house.settings, _PURPOSE), place)


def address(house: House, token: str) -> str:
    """Return where a link leads. No server's log keeps what follows the hash."""
    return f"{house.settings.address}/session#{token}"


async def named(house: House, db: AsyncSession, token: str) -> tuple[Place, GroupSession]:
    """Return the place that a link opens, and its session; raise NotFound, also for a place that was given back."""
    named = seals.opened(await keys.key(db, house.settings, _PURPOSE), token)
    held = (
        select(Place, GroupSession)
        .join(GroupSession, GroupSession.id == Place.session_id)
        .where(Place.id == named, Place.left_at.is_(None), GroupSession.erased_at.is_(None))
    )
    found = (await db.execute(held)).one_or_none() if named else None
    if found is None:
        raise NotFound
    place, session = found
    return place, session
