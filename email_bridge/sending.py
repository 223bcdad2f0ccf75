"""Letters leave: claimed in one transaction, handed over outside of any, settled in another.

Between the relay's 250 and our COMMIT this process can die. The letter is then claimed again once its lease has ended,
and repeated once under the same Message-ID, by which the receiver knows it; a second doubt ends in words for the
advisor.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from contact.part import House
from contact.plumbing import log
from contact.plumbing.database import record
from contact.plumbing.settings import Settings
from email_bridge import relay, tries
from email_bridge.facts import Posted
from email_bridge.models import Outbox, OutboxState
from email_bridge.relay import Ending, Outcome, Parcel
from email_bridge.tries import Next

logger = log.get(__name__)

SEND = "email.send"
AT_ONCE = 8
UNDER_WAY = (OutboxState.HELD, OutboxState.WAITING, OutboxState.SENDING)

HandOver = Callable[[Parcel], Awaitable[Outcome]]


@dataclass(frozen=True)
class _Claimed:
    """A letter that is ours to send until its lease ends; `fence` says so."""

    id: UUID
    fence: int
    attempts: int
    doubts: int
    written_at: datetime
    parcel: Parcel


async def send(house: House) -> None:
    """Send what is due, a few at once; ask for the next round where there may be more."""
    hand_over = way_out(house.settings)
    async with house.database.transaction() as db:
        claimed = await _claim(db)
    ended = await asyncio.gather(*(_send(house, each, hand_over) for each in claimed), return_exceptions=True)
    for each, failure in zip(claimed, ended, strict=True):
        if failure:  # its lease ends, and it is claimed again; its neighbours are settled
            logger.error("letter.not_settled", outbox=str(each.id), why=type(failure).__name__)
    if len(claimed) == AT_ONCE:
        house.ring(SEND)


async def ring(house: House, fact: Posted) -> None:
    """Let a letter that is due leave at once."""
    del fact
    house.ring(SEND)


def way_out(settings: Settings) -> HandOver:
    """Return how letters leave: by the relay, or in a demonstration to nobody, for the page /outbox to show."""
    if settings.smtp:
        to = relay.relay(settings.smtp)
        return lambda parcel: relay.hand_over(to, parcel)
    ending = Outcome(Ending.TAKEN) if settings.demo else Outcome(Ending.LATER, "no_relay")

    async def keep(_: Parcel) -> Outcome:
        return ending

    return keep


async def _send(house: House, claimed: _Claimed, hand_over: HandOver) -> None:
    outcome = await hand_over(claimed.parcel)
    async with house.database.transaction() as db:
        age = (await db.execute(select(func.now()))).scalar_one() - claimed.written_at
        then = tries.after(outcome, attempts=claimed.attempts, doubts=claimed.doubts, age=age)
        settled = await _settle(db, claimed.id, claimed.fence, then)
    logger.info("letter.tried", outbox=str(claimed.id), ending=outcome.ending, why=outcome.why, settled=settled)


async def _claim(db: AsyncSession) -> list[_Claimed]:
    due = (
        select(Outbox)
        .where(Outbox.state.in_(UNDER_WAY), Outbox.due_at <= func.now())
        .order_by(Outbox.due_at)
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    claimed = []
    for outbox in await db.scalars(due):
        if outbox.state == OutboxState.SENDING and not await _take_up_again(db, outbox):
            continue
        claimed.append(await _take(db, outbox))
    return claimed


async def _take_up_again(db: AsyncSession, outbox: Outbox) -> bool:
    """An attempt was interrupted: whoever made it may have been heard. Tell whether there is to be another."""
    then = tries.after(tries.INTERRUPTED, attempts=outbox.attempts, doubts=outbox.doubts, age=tries.LEASE)
    if then.state is OutboxState.WAITING:
        outbox.doubts = then.doubts
        return True
    await _settle(db, outbox.id, outbox.fence, then)
    return False


async def _take(db: AsyncSession, outbox: Outbox) -> _Claimed:
    outbox.state, outbox.attempts, outbox.fence = OutboxState.SENDING, outbox.attempts + 1, outbox.fence + 1
    outbox.due_at = func.now() + tries.LEASE
    await db.flush()
    record(db, Posted(outbox.id, outbox.contact_id))
    content = (await db.execute(select(Outbox.content).where(Outbox.id == outbox.id))).scalar_one()
    parcel = Parcel(outbox.envelope_from, outbox.to_address, content or b"")
    return _Claimed(outbox.id, outbox.fence, outbox.attempts, outbox.doubts, outbox.written_at, parcel)


async def _settle(db: AsyncSession, outbox: UUID, fence: int, then: Next) -> bool:
    """Note how it ended, unless somebody else has claimed it since."""
    over = then.pause is None
    told = await db.execute(
        update(Outbox)
        .where(Outbox.id == outbox, Outbox.fence == fence, Outbox.state == OutboxState.SENDING)
        .values(
            state=then.state,
            doubts=then.doubts,
            last_error=then.why,
            due_at=Outbox.due_at if then.pause is None else func.now() + then.pause,
            sent_at=func.now() if then.state is OutboxState.SENT else None,
            settled_at=func.now() if over else None,
        )
        .returning(Outbox.contact_id)
    )
    contact = told.scalar_one_or_none()
    if contact is not None:
        record(db, Posted(outbox, contact))
    return contact is not None
