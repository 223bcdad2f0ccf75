"""The web processes keep watch: whose pages are there, whose session has ended, and since when we listen."""

import asyncio
from collections.abc import Awaitable
from typing import Protocol
from uuid import UUID

from sqlalchemy import func, literal, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from contact import access
from contact.ledger import Watch
from contact.models import Advisor
from contact.part import House
from contact.plumbing import log

EVERY = 5.0

logger = log.get(__name__)


class Gate(Protocol):
    """Where the sockets of this process are."""

    def sessions(self) -> set[UUID]:
        """Return the sessions with an open socket here."""

    def dismiss(self, sessions: set[UUID]) -> Awaitable[None]:
        """Close the sockets of sessions that have ended."""


async def keep(house: House, gate: Gate) -> None:
    """Note every few seconds who is there, and dismiss those whose session has ended.

    A revoked session's sockets are silent within five seconds in every process, also without Redis.
    """
    while True:
        try:
            present = gate.sessions()
            async with asyncio.timeout(EVERY), house.database.transaction() as db:
                await _pulse(db)
                alive = await access.still_alive(db, present)
            await gate.dismiss(present - alive)
        except (SQLAlchemyError, OSError, TimeoutError) as lost:
            logger.warning("watch.interrupted", error=type(lost).__name__)
        await asyncio.sleep(EVERY)


async def somebody_real(db: AsyncSession) -> bool:
    """Tell whether any account here is not the demo's."""
    return await db.scalar(select(literal(1)).where(~Advisor.demo).limit(1)) is not None


async def ask(db: AsyncSession) -> None:
    """Ask the database for a sign of life."""
    await db.execute(text("SELECT 1"))


async def _pulse(db: AsyncSession) -> None:
    """Note that somebody listens; after a pause of ours, absence counts from now."""
    paused = Watch.pulse_at < func.now() - text("interval '15 s'")
    await db.execute(
        insert(Watch)
        .values(id=1)
        .on_conflict_do_update(
            index_elements=[Watch.id],
            set_={
                "listening_since": func.coalesce(
                    select(func.now()).where(paused).scalar_subquery(), Watch.listening_since
                ),
                "pulse_at": func.now(),
            },
        )
    )
