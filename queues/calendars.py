"""When a queue is open: its week, the agency's closures and public holidays, read at the moment of asking."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from contact.models import Agency
from queues import hours
from queues.hours import Calendar, Opening, Week
from queues.models import Closure, Queue
from queues.public_holidays import public_holidays


async def openings(db: AsyncSession, queues: Sequence[Queue], now: datetime) -> dict[UUID, Opening]:
    """Tell for each queue whether it is open, until when, and when next."""
    owners = {queue.agency_id for queue in queues}
    agencies = {each.id: each for each in await db.scalars(select(Agency).where(Agency.id.in_(owners)))}
    closed = await _closures(db, owners)
    return {
        queue.id: hours.opening(now, _calendar(queue, agencies[queue.agency_id], closed, now.year)) for queue in queues
    }


def _calendar(queue: Queue, agency: Agency, closed: Sequence[Closure], year: int) -> Calendar:
    closures = [hours.Closure(each.day, each.label) for each in closed if each.agency_id == agency.id]
    if agency.department and not queue.open_on_holidays:
        closures += _holidays(year, agency.department)
    return Calendar(ZoneInfo(agency.zone), Week.parse(queue.week), tuple(closures))


# The library computes a year in some milliseconds; a process asks for one or two.
@lru_cache(maxsize=64)
def _holidays(year: int, department: str) -> tuple[hours.Closure, ...]:
    return public_holidays((year, year + 1), department)


async def _closures(db: AsyncSession, agencies: set[UUID]) -> Sequence[Closure]:
    return (await db.scalars(select(Closure).where(Closure.agency_id.in_(agencies)))).all()
