"""Who is on duty: what advisors declare, whether their console is heard, and what comes next."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, exists, func, literal, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from contact import seats
from contact.ledger import Session
from contact.lifecycle import HELD
from contact.models import Contact
from contact.plumbing.database import record
from queues import offers
from queues.facts import DutyChanged
from queues.presence import HEARD_WITHIN
from queues.roster import Declared, Duty

Column = ColumnElement[UUID] | InstrumentedAttribute[UUID]


async def declare(
    db: AsyncSession,
    advisor_id: UUID,
    declared: Declared,
    reason: str | None,
    *,
    after_current: bool,
) -> Duty:
    """Change what an advisor declares, now or once their hands are empty."""
    busy = await db.scalar(select(holds_contacts(advisor_id)))
    later = after_current and bool(busy) and declared is not Declared.AVAILABLE
    if declared is not Declared.AVAILABLE:
        await offers.rescind_from(db, advisor_id)

    # A second tab that repeats the same word must not restart the clock.
    now = {
        "since": func.now(),
        "idle_since": func.now(),
        "declared": declared,
        "reason": reason,
        "misses": 0,
    }
    following = {
        "next_declared": declared if later else None,
        "next_reason": reason if later else None,
    }
    same = (Duty.declared == declared) & Duty.reason.is_not_distinct_from(reason)
    await db.execute(update(Duty).where(Duty.advisor_id == advisor_id).values(following))
    if not later:
        await db.execute(update(Duty).where(Duty.advisor_id == advisor_id, ~same).values(now))
    record(db, DutyChanged(advisor_id))
    return await db.get_one(Duty, advisor_id, populate_existing=True)


async def step_aside(db: AsyncSession, advisor_id: UUID, reason: str) -> None:
    """Put an advisor who is available on a break, at once; whoever is not has said so themselves."""
    found = await db.get(Duty, advisor_id, populate_existing=True)
    if found and found.declared == Declared.AVAILABLE:
        await declare(db, advisor_id, Declared.BREAK, reason, after_current=False)


async def come_back(db: AsyncSession, advisor_id: UUID, reason: str) -> None:
    """Have an advisor available again who is still on the break on which they were put."""
    found = await db.get(Duty, advisor_id, populate_existing=True)
    if found and (found.declared, found.reason) == (Declared.BREAK, reason):
        await declare(db, advisor_id, Declared.AVAILABLE, None, after_current=False)


async def take_up_what_comes_next(db: AsyncSession) -> None:
    """Let those whose hands are empty have the break they asked for."""
    told = await db.execute(
        update(Duty)
        .where(Duty.next_declared.is_not(None), ~holds_contacts(Duty.advisor_id))
        .values(
            declared=Duty.next_declared,
            reason=Duty.next_reason,
            since=func.now(),
            next_declared=None,
            next_reason=None,
        )
        .returning(Duty.advisor_id)
    )
    for advisor_id in told.scalars():
        record(db, DutyChanged(advisor_id))


async def connection_lost(db: AsyncSession, advisor_id: UUID) -> None:
    """Set an advisor away whose console has been silent for too long; they come back by a click."""
    await db.execute(
        update(Duty)
        .where(Duty.advisor_id == advisor_id)
        .values(
            declared=Declared.AWAY,
            reason="connection_lost",
            since=func.now(),
            next_declared=None,
            next_reason=None,
        )
    )
    record(db, DutyChanged(advisor_id))


async def idle_from_now(db: AsyncSession, advisor_id: UUID | None) -> None:
    """Remember since when an advisor has had room again."""
    await db.execute(update(Duty).where(Duty.advisor_id == advisor_id).values(idle_since=func.now()))


def holds_contacts(advisor_id: UUID | Column) -> ColumnElement[bool]:
    """The condition that an advisor has a contact on their hands, as its holder or beside whoever holds it."""
    holds = exists(select(literal(1)).where(Contact.advisor_id == advisor_id, Contact.state.in_(HELD)))
    return holds | seats.sits_somewhere(advisor_id)


def is_heard(advisor_id: Column, within: timedelta = HEARD_WITHIN) -> ColumnElement[bool]:
    """The condition that one of an advisor's consoles was heard lately."""
    return exists(
        select(literal(1)).where(
            Session.advisor_id == advisor_id,
            Session.revoked_at.is_(None),
            Session.seen_at > func.now() - within,
        )
    )
