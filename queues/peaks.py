"""A time of many contacts is announced for a queue and a period, and ends by itself."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from contact.part import House
from queues.models import Peak, Queue


async def running(db: AsyncSession, queues: Sequence[Queue], now: datetime) -> dict[UUID, Peak]:
    """Return for each queue the peak that it is in."""
    ours = [queue.id for queue in queues]
    found = select(Peak).where(Peak.queue_id.in_(ours), Peak.starts_at <= now, Peak.ends_at > now)
    return {peak.queue_id: peak for peak in await db.scalars(found.order_by(Peak.starts_at))}


async def turn(house: House) -> None:
    """Note which peaks have begun or are over: the note stirs the router's memory."""
    async with house.database.transaction() as db:
        await db.execute(update(Peak).where(~Peak.began, Peak.starts_at <= func.now()).values(began=True))
        await db.execute(update(Peak).where(~Peak.over, Peak.ends_at <= func.now()).values(over=True))
