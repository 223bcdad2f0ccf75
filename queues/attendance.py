"""Whether an advisor is there: what they declare, whether a console is connected, what the calendar says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import Struct
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from contact import hours
from contact.hours import Calendar, Week
from contact.models import Advisor, Agency
from contact.views import Person
from queues.duty import is_heard
from queues.roster import Absence, Declared, Duty, Replacement


class CalendarShown(Struct):
    """What the calendar says of an advisor now, until when, and who answers for them meanwhile."""

    here: bool
    until: datetime | None = None
    why: Literal["absent", "off_hours"] | None = None
    reason: str | None = None
    replaced_by: Person | None = None


class PresenceShown(Struct):
    """Three facts, and what follows: only if all three agree are contacts put to somebody."""

    declared: Literal["available", "break", "away", "not_responding"]
    reason: str | None
    connected: bool
    calendar: CalendarShown
    asked: bool


@dataclass(frozen=True)
class _Facts:
    """What is known of some advisors at an instant."""

    now: datetime
    duties: Mapping[UUID, Duty]
    heard: set[UUID]
    absences: Sequence[Absence]
    standing_in: Mapping[UUID, Person]
    zones: Mapping[UUID, str]


async def presences(db: AsyncSession, advisors: Sequence[Advisor], now: datetime) -> dict[UUID, PresenceShown]:
    """Tell of each advisor whether they are there, and why not."""
    facts = await _facts(db, advisors, now)
    return {advisor.id: _presence(advisor, facts) for advisor in advisors if advisor.id in facts.duties}


async def presence(db: AsyncSession, advisor: Advisor, now: datetime) -> PresenceShown:
    """Tell whether one advisor is there, and why not."""
    return (await presences(db, [advisor], now))[advisor.id]


async def _facts(db: AsyncSession, advisors: Sequence[Advisor], now: datetime) -> _Facts:
    ids = [advisor.id for advisor in advisors]
    duties = await db.scalars(select(Duty).where(Duty.advisor_id.in_(ids)).execution_options(populate_existing=True))
    heard = await db.scalars(select(Advisor.id).where(Advisor.id.in_(ids), is_heard(Advisor.id)))
    absences = await db.scalars(
        select(Absence).where(Absence.advisor_id.in_(ids), Absence.ends_at > now).order_by(Absence.starts_at)
    )
    agreed = await db.execute(
        select(Replacement.absent_id, Advisor.id, Advisor.name)
        .join(Advisor, Advisor.id == Replacement.by_id)
        .where(Replacement.absent_id.in_(ids), Replacement.starts_at <= now, Replacement.ends_at > now)
    )
    zones = await db.execute(
        select(Agency.id, Agency.zone).where(Agency.id.in_({advisor.agency_id for advisor in advisors}))
    )
    return _Facts(
        now=now,
        duties={duty.advisor_id: duty for duty in duties},
        heard=set(heard),
        absences=absences.all(),
        standing_in={absent: Person(by, name) for absent, by, name in agreed},
        zones=dict(zones.all()),
    )


def _presence(advisor: Advisor, facts: _Facts) -> PresenceShown:
    duty, connected = facts.duties[advisor.id], advisor.id in facts.heard
    calendar = _calendar(advisor, duty, facts)
    return PresenceShown(
        declared=duty.declared,  # type: ignore[arg-type]
        reason=duty.reason,
        connected=connected,
        calendar=calendar,
        asked=duty.declared == Declared.AVAILABLE and not duty.next_declared and connected and calendar.here,
    )


def _calendar(advisor: Advisor, duty: Duty, facts: _Facts) -> CalendarShown:
    """Absences come first; then the hours of the week, where some are kept."""
    mine = [absence for absence in facts.absences if absence.advisor_id == advisor.id]
    stand_in = facts.standing_in.get(advisor.id)
    now_away = next((absence for absence in mine if absence.starts_at <= facts.now), None)
    if now_away:
        return CalendarShown(
            here=False, until=now_away.ends_at, why="absent", reason=now_away.reason, replaced_by=stand_in
        )

    next_away = mine[0].starts_at if mine else None
    if duty.week is None:
        return CalendarShown(here=True, until=next_away)
    week = Calendar(ZoneInfo(facts.zones[advisor.agency_id]), Week.parse(duty.week))
    shift = hours.opening(facts.now, week)
    if not shift.open:
        return CalendarShown(here=False, until=shift.opens_at, why="off_hours", replaced_by=stand_in)
    ends = [each for each in (shift.closes_at, next_away) if each]
    return CalendarShown(here=True, until=min(ends, default=None))
