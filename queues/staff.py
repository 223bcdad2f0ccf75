"""Who could take something: who serves what, when they are at work, and who answers for whom."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from contact import hours
from contact.hours import Calendar, Stretch, Week
from contact.models import Advisor, Agency
from queues import absences
from queues.models import Motive, Queue
from queues.roster import Duty, Replacement, Serving

_DAY = timedelta(days=1)


async def serving(db: AsyncSession, motives: Sequence[UUID]) -> dict[UUID, list[UUID]]:
    """Return by motive the advisors of its agency who serve its line, but those who work here no more."""
    found: dict[UUID, list[UUID]] = defaultdict(list)
    rows = await db.execute(
        select(Motive.id, Serving.advisor_id)
        .join(Queue, Queue.id == Motive.queue_id)
        .join(Serving, Serving.queue_id == Queue.id)
        .join(Advisor, Advisor.id == Serving.advisor_id)
        .where(Motive.id.in_(motives), Advisor.retired_at.is_(None), Advisor.agency_id == Queue.agency_id)
        .order_by(Serving.advisor_id)
    )
    for motive, advisor in rows:
        found[motive].append(advisor)
    return found


async def working(db: AsyncSession, advisors: Sequence[UUID], between: Stretch) -> dict[UUID, list[Stretch]]:
    """Return when advisors are at work between two instants; whoever has no week always is, unless they are away."""
    away = await absences.away(db, advisors, between)
    rows = await db.execute(
        select(Advisor.id, Agency.zone, Duty.week)
        .join(Agency, Agency.id == Advisor.agency_id)
        .outerjoin(Duty, Duty.advisor_id == Advisor.id)
        .where(Advisor.id.in_(advisors), Advisor.retired_at.is_(None))
    )
    return {
        each: list(hours.outside(_by_week(week, ZoneInfo(zone), between), away.get(each, ())))
        for each, zone, week in rows
    }


async def stand_ins(db: AsyncSession, advisor: UUID, between: Stretch) -> list[tuple[Stretch, UUID]]:
    """Return who answers for an advisor between two instants, and when."""
    starts, ends = between
    theirs = select(Replacement).where(Replacement.absent_id == advisor)
    meeting = theirs.where(Replacement.starts_at < ends, Replacement.ends_at > starts)
    found = await db.scalars(meeting.order_by(Replacement.starts_at))
    return [((each.starts_at, each.ends_at), each.by_id) for each in found]


async def labels(db: AsyncSession, motives: Sequence[UUID]) -> Mapping[UUID, dict[str, Any]]:
    """Return how seekers call motives."""
    rows = await db.execute(select(Motive.id, Motive.label).where(Motive.id.in_(motives)))
    return dict(rows.all())


def _by_week(week: Mapping[str, Any] | None, zone: ZoneInfo, between: Stretch) -> Iterable[Stretch]:
    if week is None:
        return [between]
    calendar = Calendar(zone, Week.parse(week))
    first, last = (each.astimezone(zone).date() for each in between)
    cut = hours.stretches(calendar, first - _DAY, last + _DAY)
    whole = ((max(starts, between[0]), min(ends, between[1])) for starts, ends in cut)
    return [(starts, ends) for starts, ends in whole if starts < ends]
