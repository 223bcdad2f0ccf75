"""The rows, on one sheet."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from contact import weeks
from contact.durations import written
from contact.models import Advisor, Agency, Region
from contact.views import words
from contact.weeks import ClosureForm
from queues.administration.forms import (
    AgencyForm,
    MotiveForm,
    PersonForm,
    QueueForm,
    RegionForm,
    RingForm,
    Sheet,
    SkillForm,
)
from queues.administration.tidy import tidy
from queues.models import Closure, Motive, Queue, Skill
from queues.roster import Duty, Serving


@dataclass(frozen=True)
class Book:
    """The sheet as the rows say, and which row each slug names, by kind; retired ones are named too."""

    sheet: Sheet
    ids: Mapping[str, Mapping[str, UUID]]

    def slug(self, kind: str, row: UUID) -> str | None:
        """Return what names a row on the sheet; None when it is not there."""
        return next((slug for slug, each in self.ids[kind].items() if each == row), None)


async def read(db: AsyncSession, who: ColumnElement[bool] | None = None) -> Book:
    """Return what there is, with those people of whom a condition holds; None: everybody."""
    regions = (await db.scalars(select(Region).order_by(Region.slug))).all()
    agencies = (await db.scalars(select(Agency).order_by(Agency.slug))).all()
    queues = (await db.scalars(select(Queue).order_by(Queue.agency_id, Queue.position, Queue.slug))).all()
    motives = (await db.scalars(select(Motive).order_by(Motive.position, Motive.slug))).all()
    closures = (await db.scalars(select(Closure).order_by(Closure.day, Closure.starts, Closure.id))).all()
    skills = (await db.scalars(select(Skill).order_by(Skill.code))).all()
    wanted = true() if who is None else who
    people = (await db.execute(_people(wanted))).all()
    names = {each.id: each.slug for each in regions}
    names |= {each.id: each.slug for each in agencies} | {each.id: each.slug for each in queues}
    ids = {
        "regions": {each.slug: each.id for each in regions},
        "agencies": {each.slug: each.id for each in agencies},
        "queues": {each.slug: each.id for each in queues},
        "motives": {each.slug: each.id for each in motives},
        "people": {advisor.login: advisor.id for advisor, _ in people},
    }
    serving = await _serving(db, queues, wanted)
    sheet = Sheet(
        regions=[RegionForm(each.slug, each.name) for each in regions],
        skills=[SkillForm(each.code, words(each.label), each.must) for each in skills],
        agencies=[_agency(each, names, [row for row in closures if row.queue_id is None]) for each in agencies],
        queues=[_queue(each, names, motives, closures) for each in queues if each.retired_at is None],
        people=[_person(advisor, duty, names, serving[advisor.id]) for advisor, duty in people
                if advisor.retired_at is None],
    )  # fmt: skip
    return Book(tidy(sheet), ids)


def _people(who: ColumnElement[bool]) -> Any:
    return select(Advisor, Duty).outerjoin(Duty, Duty.advisor_id == Advisor.id).where(who).order_by(Advisor.login)


async def _serving(db: AsyncSession, queues: Sequence[Queue], who: ColumnElement[bool]) -> defaultdict[UUID, list[str]]:
    present = {each.id: each.slug for each in queues if each.retired_at is None}
    serving: defaultdict[UUID, list[str]] = defaultdict(list)
    rows = select(Serving.advisor_id, Serving.queue_id).join(Advisor, Advisor.id == Serving.advisor_id).where(who)
    for advisor, queue in await db.execute(rows):
        if queue in present:
            serving[advisor].append(present[queue])
    return serving


def _agency(agency: Agency, names: Mapping[UUID, str], closures: Sequence[Closure]) -> AgencyForm:
    return AgencyForm(
        slug=agency.slug,
        name=agency.name,
        zone=agency.zone,
        department=agency.department,
        region=names[agency.region_id] if agency.region_id else None,
        address=agency.address,
        phone=agency.phone,
        closures=[_closure(each) for each in closures if each.agency_id == agency.id],
    )


def _closure(row: Closure) -> ClosureForm:
    return ClosureForm(row.day, row.label, f"{row.starts}-{row.ends}" if row.starts else None, row.is_open)


def _queue(
    queue: Queue, names: Mapping[UUID, str], motives: Sequence[Motive], closures: Sequence[Closure]
) -> QueueForm:
    return QueueForm(
        slug=queue.slug,
        agency=names[queue.agency_id],
        name=words(queue.name),
        position=queue.position,
        languages=queue.languages,  # type: ignore[arg-type]
        skills=dict(queue.skills),
        promise=written(queue.promise),
        vulnerable_promise=_length(queue.vulnerable_promise),
        rings=[_ring(each) for each in queue.rings],
        weights=dict(queue.weights),
        offer_time=written(queue.offer_time),
        wrap_up_mode=queue.wrap_up_mode,  # type: ignore[arg-type]
        wrap_up_time=written(queue.wrap_up_time),
        silent_after=_length(queue.silent_after),
        longest_wait=_length(queue.longest_wait),
        overflow=names[queue.overflow_id] if queue.overflow_id else None,
        week=weeks.shown(queue.week),
        open_on_holidays=queue.open_on_holidays,
        closures=[_closure(each) for each in closures if each.queue_id == queue.id],
        motives=[_motive(each) for each in motives if each.queue_id == queue.id and each.retired_at is None],
    )


def _ring(row: Mapping[str, Any]) -> RingForm:
    return RingForm(
        to=row["to"],
        after=written(timedelta(seconds=row.get("after", 0))),
        queue=row.get("queue"),
        agencies=list(row.get("agencies") or ()),
        drops=list(row.get("drops") or ()),
    )


def _motive(motive: Motive) -> MotiveForm:
    return MotiveForm(motive.slug, words(motive.label), dict(motive.skills), _length(motive.promise))


def _person(advisor: Advisor, duty: Duty | None, names: Mapping[UUID, str], serves: Sequence[str]) -> PersonForm:
    return PersonForm(
        login=advisor.login,
        name=advisor.name,
        agency=names[advisor.agency_id],
        role=advisor.role,  # type: ignore[arg-type]
        languages=advisor.languages,  # type: ignore[arg-type]
        capacity=advisor.capacity,
        serves=sorted(serves),
        skills=dict(duty.skills) if duty else {},
        limits=dict(duty.limits) if duty else {},
        week=weeks.shown(duty.week) if duty and duty.week is not None else None,
    )


def _length(length: timedelta | None) -> str | None:
    return None if length is None else written(length)
