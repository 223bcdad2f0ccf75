"""An advisor says when they will be away, and who answers for them meanwhile."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Literal
from uuid import UUID

from msgspec import Struct
from sqlalchemy import delete, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from contact.edge import Ask
from contact.hours import Stretch
from contact.models import Advisor
from contact.part import Route
from contact.plumbing import clock
from contact.plumbing.database import record
from contact.plumbing.errors import Conflict, IdTaken, Invalid, NotFound
from contact.views import Nothing, Person
from queues import replacements
from queues.facts import DutyChanged
from queues.replacements import StandIn
from queues.roster import Absence, Replacement

REASONS = ("leave", "training", "elsewhere")


class AbsenceBackwards(Invalid):
    """An absence ends after it begins, and not in the past."""


class AbsencesOverlap(Conflict):
    """You are already away during a part of that time."""


class NoReplacementForOneself(Invalid):
    """Nobody replaces themselves. Choose a colleague."""


class NewAbsence(Struct):
    """From when until when, why, and who answers meanwhile."""

    id: UUID
    starts_at: datetime
    ends_at: datetime
    reason: Literal["leave", "training", "elsewhere"] | None = None
    replaced_by: UUID | None = None


class AbsenceShown(Struct):
    """An absence that is not over, and who answers meanwhile."""

    id: UUID
    starts_at: datetime
    ends_at: datetime
    reason: str | None
    replaced_by: Person | None


class ReplacementShown(Struct):
    """Who answers for whom, from when until when."""

    absent: Person
    by: Person
    starts_at: datetime
    ends_at: datetime


async def be_absent(ask: Ask[NewAbsence]) -> AbsenceShown:
    """Note one's own absence; a repeat of its id gets the same one."""
    viewer = await ask.advisor()
    said = ask.body
    if said.starts_at.tzinfo is None or said.ends_at.tzinfo is None:
        raise AbsenceBackwards
    await _one_at_a_time(ask.db)
    if made := await ask.db.get(Absence, said.id):
        if made.advisor_id != viewer.id:
            raise IdTaken
        return await _only(ask.db, viewer.id, made.id)

    await _refuse_impossible(ask.db, viewer.id, said)
    ask.db.add(
        Absence(id=said.id, advisor_id=viewer.id, starts_at=said.starts_at, ends_at=said.ends_at, reason=said.reason)
    )
    if said.replaced_by:
        await _agree(ask, StandIn(viewer.id, said.replaced_by, said.starts_at, said.ends_at))
    await ask.db.flush()
    await viewer.audit(ask.db, "absence.plan", said.id)
    record(ask.db, DutyChanged(viewer.id))
    return await _only(ask.db, viewer.id, said.id)


async def be_back(ask: Ask[None]) -> Nothing:
    """Give up one's own absence, and with it whoever would have answered."""
    viewer = await ask.advisor()
    absence = await ask.db.get(Absence, ask.id(), with_for_update=True)
    if absence is None or absence.advisor_id != viewer.id:
        raise NotFound

    await ask.db.execute(
        delete(Replacement).where(
            Replacement.absent_id == viewer.id,
            Replacement.starts_at == absence.starts_at,
            Replacement.ends_at == absence.ends_at,
        )
    )
    await ask.db.delete(absence)
    await viewer.audit(ask.db, "absence.give_up", absence.id)
    record(ask.db, DutyChanged(viewer.id))
    return Nothing()


async def away(db: AsyncSession, advisors: Sequence[UUID], between: Stretch) -> dict[UUID, list[Stretch]]:
    """Return when advisors are away between two instants; who is not is not named."""
    starts, ends = between
    found: dict[UUID, list[Stretch]] = defaultdict(list)
    wanted = select(Absence).where(Absence.advisor_id.in_(advisors), Absence.starts_at < ends, Absence.ends_at > starts)
    for each in await db.scalars(wanted.order_by(Absence.starts_at)):
        found[each.advisor_id].append((each.starts_at, each.ends_at))
    return found


async def absences_of(db: AsyncSession, advisor: UUID) -> list[AbsenceShown]:
    """Return an advisor's absences that are not over, the next first."""
    rows = await db.execute(
        select(Absence, Advisor.id, Advisor.name)
        .outerjoin(
            Replacement,
            (Replacement.absent_id == Absence.advisor_id)
            & (Replacement.starts_at == Absence.starts_at)
            & (Replacement.ends_at == Absence.ends_at),
        )
        .outerjoin(Advisor, Advisor.id == Replacement.by_id)
        .where(Absence.advisor_id == advisor, Absence.ends_at > clock.now())
        .order_by(Absence.starts_at)
    )
    return [
        AbsenceShown(each.id, each.starts_at, each.ends_at, each.reason, Person(by, name) if name else None)
        for each, by, name in rows
    ]


async def replacements_of(db: AsyncSession, advisor: UUID) -> tuple[list[ReplacementShown], list[ReplacementShown]]:
    """Return who replaces an advisor, and whom they replace, now and later."""
    absent, by = aliased(Advisor), aliased(Advisor)
    rows = await db.execute(
        select(Replacement, absent.name, by.name)
        .join(absent, absent.id == Replacement.absent_id)
        .join(by, by.id == Replacement.by_id)
        .where(
            (Replacement.absent_id == advisor) | (Replacement.by_id == advisor),
            Replacement.ends_at > clock.now(),
        )
        .order_by(Replacement.starts_at)
    )
    shown = [
        ReplacementShown(Person(each.absent_id, who), Person(each.by_id, stands_in), each.starts_at, each.ends_at)
        for each, who, stands_in in rows
    ]
    return (
        [each for each in shown if each.absent.id == advisor],
        [each for each in shown if each.by.id == advisor],
    )


async def _only(db: AsyncSession, advisor: UUID, absence: UUID) -> AbsenceShown:
    return next(each for each in await absences_of(db, advisor) if each.id == absence)


async def _one_at_a_time(db: AsyncSession) -> None:
    """Two who name each other in the same moment must not both be told yes."""
    await db.execute(text("LOCK TABLE replacement IN SHARE ROW EXCLUSIVE MODE"))


async def _refuse_impossible(db: AsyncSession, advisor: UUID, said: NewAbsence) -> None:
    if said.ends_at <= said.starts_at or said.ends_at <= clock.now():
        raise AbsenceBackwards
    if said.replaced_by == advisor:
        raise NoReplacementForOneself
    same_time = select(Absence.id).where(
        Absence.advisor_id == advisor, Absence.starts_at < said.ends_at, Absence.ends_at > said.starts_at
    )
    if await db.scalar(same_time.limit(1)):
        raise AbsencesOverlap


async def _agree(ask: Ask[NewAbsence], wanted: StandIn) -> None:
    colleague = await ask.db.get(Advisor, wanted.by)
    if colleague is None or colleague.retired_at or colleague.agency_id != (await ask.advisor()).agency:
        raise NotFound
    still = await ask.db.scalars(select(Replacement).where(Replacement.ends_at > clock.now()))
    agreed = [StandIn(each.absent_id, each.by_id, each.starts_at, each.ends_at) for each in still]
    replacements.check(agreed, wanted)
    ask.db.add(
        Replacement(
            absent_id=wanted.absent,
            by_id=wanted.by,
            starts_at=wanted.start,
            ends_at=wanted.end,
            agreed_by=wanted.absent,
        )
    )


routes = (
    Route("POST", "/api/absences", be_absent, takes=NewAbsence, gives=AbsenceShown, status=201),
    Route("DELETE", "/api/absences/{id}", be_back, gives=Nothing),
)
