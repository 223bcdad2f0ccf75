"""A diary is held still while one of its times is given away, so that each who wants it is told at once."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from callback.models import Diary
from contact.plumbing.errors import NotFound, Unavailable

# PostgreSQL, appendix A: a lock was not to be had in time.
_NOT_LOCKED = "55P03"
_BRIEFLY, _AS_LONG_AS_USUAL = text("SET LOCAL lock_timeout = '500ms'"), text("SET LOCAL lock_timeout TO DEFAULT")


async def hold(db: AsyncSession, diary: Diary) -> None:
    """Hold a diary still until the end of the transaction, and read it anew; raise NotFound or Unavailable.

    Only for a time that seems free, and not for long: whoever waits here has a connection that others need. Pages ask
    again by themselves.
    """
    still = select(Diary).where(Diary.id == diary.id, Diary.retired_at.is_(None)).with_for_update(key_share=True)
    async with briefly(db):
        found = await db.scalar(still, execution_options={"populate_existing": True})
    if found is None:
        raise NotFound


@asynccontextmanager
async def briefly(db: AsyncSession) -> AsyncIterator[None]:
    """Wait no longer than half a second for what others hold; raise Unavailable."""
    try:
        await db.execute(_BRIEFLY)
        yield
        await db.execute(_AS_LONG_AS_USUAL)
    except DBAPIError as failed:
        if getattr(failed.orig, "sqlstate", "") != _NOT_LOCKED:
            raise
        raise Unavailable(retry_after=1) from failed
