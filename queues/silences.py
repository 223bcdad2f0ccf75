"""A conversation in which nobody has spoken for a while makes room, and takes it back when somebody does."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import TextClause, text
from sqlalchemy.ext.asyncio import AsyncSession

from contact import silence
from contact.plumbing.errors import StaleState


async def fallen(db: AsyncSession) -> Sequence[UUID]:
    """Return the conversations that have been silent for as long as their queue says."""
    return (await db.scalars(_FALLEN)).all()


async def fall(db: AsyncSession, contact: UUID) -> None:
    """Give a conversation's units back, unless somebody has just spoken."""
    await _still(db, _STILL_FALLEN, contact)
    await silence.fall_silent(db, contact)


async def broken(db: AsyncSession) -> Sequence[UUID]:
    """Return the silent conversations in which somebody has spoken, and for which there was no room then."""
    return (await db.scalars(_BROKEN)).all()


async def speak(db: AsyncSession, contact: UUID) -> None:
    """Take a conversation's units back, if there is room now."""
    await _still(db, _STILL_BROKEN, contact)
    await silence.speak(db, contact)


async def _still(db: AsyncSession, condition: TextClause, contact: UUID) -> None:
    if await db.scalar(condition, {"contact": contact}) is None:
        raise StaleState


# A call is no silence: nothing is written in it. Nor is a letter: nobody waits for its answer on line.
_CONVERSATION = """
    SELECT c.id FROM contact c
        JOIN placement p ON p.contact_id = c.id
        JOIN queue q ON q.id = p.queue_id,
        LATERAL (SELECT max(e.written_at) AS at FROM (
            SELECT written_at FROM entry WHERE contact_id = c.id AND kind = 'line' ORDER BY seq DESC LIMIT 1
        ) e) AS spoken
    WHERE c.state = 'active' AND c.attended AND NOT c.exclusive
"""
_SILENT = "NOT c.silent AND greatest(c.state_at, spoken.at) < now() - q.silent_after"
_SPOKEN = "c.silent AND (q.silent_after IS NULL OR spoken.at > now() - q.silent_after)"


def _both(condition: str) -> tuple[TextClause, TextClause]:
    found = f"{_CONVERSATION} AND {condition}"
    return text(f"{found} LIMIT 200"), text(f"{found} AND c.id = :contact FOR UPDATE OF c SKIP LOCKED")


_FALLEN, _STILL_FALLEN = _both(_SILENT)
_BROKEN, _STILL_BROKEN = _both(_SPOKEN)
