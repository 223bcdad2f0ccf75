"""What has passed over a connection that is over waits here until it is kept: a call does not wait for the database."""

import asyncio
from contextlib import suppress
from datetime import timedelta
from uuid import UUID

from sqlalchemy.exc import SQLAlchemyError

from contact.part import House
from contact.plumbing import log
from video import presences
from video.carried import Carried

logger = log.get(__name__)

_LOST = (OSError, SQLAlchemyError)
# For those that end with the process.
_A_WORD = timedelta(seconds=5)


class Connections:
    """Those of one media process."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._over: asyncio.Queue[tuple[UUID, str, Carried]] = asyncio.Queue()

    def put(self, contact: UUID, seat: str, seen: Carried) -> None:
        """Take in what has passed."""
        self._over.put_nowait((contact, seat, seen))

    async def keep(self) -> None:
        """Keep it, one after another; what cannot be kept is lost, and the log says so."""
        while True:
            contact, seat, seen = await self._over.get()
            try:
                async with self._house.database.transaction() as db:
                    await presences.note_carried(self._house, db, contact, seat, seen)
            except _LOST as lost:
                logger.warning("media.unkept", contact=contact, error=type(lost).__name__)
            self._over.task_done()

    async def finish(self) -> None:
        """Wait until all is kept, but not for long."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._over.join(), _A_WORD.total_seconds())
