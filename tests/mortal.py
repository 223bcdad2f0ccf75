"""A house whose process is killed at a step: before its nth statement, before a COMMIT, or just after one."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any, cast

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncSession

from contact.part import House
from contact.plumbing.database import Database

NEVER = 10_000


class Died(BaseException):
    """Killed, here: nobody catches it, nothing is tidied up but by the database."""


class Mortal:
    """A database whose user dies after so many steps; a step is a statement, a COMMIT, or hearing that it was done."""

    def __init__(self, database: Database, dies_at: int) -> None:
        self._database = database
        self._left = dies_at

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        async with self._database.transaction() as db:
            connection = (await db.connection()).sync_connection
            event.listen(connection, "before_cursor_execute", self._step)
            try:
                yield db
                await db.flush()
                self._step()
            finally:
                event.remove(connection, "before_cursor_execute", self._step)
        self._step()

    def _step(self, *_: object) -> None:
        self._left -= 1
        if self._left < 0:
            raise Died


def mortal(house: House, dies_at: int) -> House:
    """Return the house as a process sees it that dies after so many steps."""
    return replace(house, database=cast(Any, Mortal(house.database, dies_at)))
