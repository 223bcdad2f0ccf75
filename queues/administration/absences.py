"""Who is away, and who answers for them: noted by a supervisor for the people of an agency."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from msgspec import Struct
from sqlalchemy import ColumnElement, and_, delete, select, text, true
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from contact.access import Viewer
from contact.edge import Ask
from contact.models import Advisor, Role
from contact.part import Route
from contact.plumbing import clock
from contact.plumbing.database import record
from contact.plumbing.errors import IdTaken, NotFound
from contact.plumbing.findings import Findings, WouldNotWork
from contact.views import Nothing, Person
from queues import replacements
from queues.facts import DutyChanged
from queues.replacements import StandIn
from queues.roster import Absence, Replacement


class PlannedAbsence(Struct):
    """Who is away from when until when, why, and who answers meanwhile."""

    id: UUID
    advisor: UUID
    starts_at: datetime
    ends_at: datetime
    reason: Literal["leave", "training", "elsewhere"] | None = None
    replaced_by: UUID | None = None


class AbsenceCard(Struct):
    """An absence that is not over, and who answers meanwhile."""

    id: UUID
    advisor: Person
    starts_at: datetime
    ends_at: datetime
    reason: str | None
    replaced_by: Person | None
    running: bool


class Absences(Struct):
    """Who is away or will be, the next first, and who could be."""

    absences: list[AbsenceCard]
    people: list[Person]


async def planned_absences(ask: Ask[None]) -> Absences:
    """List who is away or will be."""
    return await _shown(ask.db, await ask.overseer())


async def plan_absence(ask: Ask[PlannedAbsence]) -> Absences:
    """Note an absence and who answers meanwhile; a repeat of its id changes nothing."""
    viewer, said = await ask.overseer(), ask.body
    # Two who name each other in the same moment must not both be told yes.
    await ask.db.execute(text("LOCK TABLE replacement IN SHARE ROW EXCLUSIVE MODE"))
    await _theirs(ask.db, viewer, said.advisor)
    if made := await ask.db.get(Absence, said.id):
        if made.advisor_id != said.advisor:
            raise IdTaken
        return await _shown(ask.db, viewer)

    await _refuse_impossible(ask.db, viewer, said)
    ask.db.add(
        Absence(id=said.id, advisor_id=said.advisor, starts_at=said.starts_at, ends_at=said.ends_at, reason=said.reason)
    )
    if said.replaced_by:
        ask.db.add(
            Replacement(
                absent_id=said.advisor,
                by_id=said.replaced_by,
                starts_at=said.starts_at,
                ends_at=said.ends_at,
                agreed_by=viewer.id,
            )
        )
    await ask.db.flush()
    await viewer.audit(ask.db, "absence.planned", said.id)
    record(ask.db, DutyChanged(said.advisor))
    return await _shown(ask.db, viewer)


async def call_off_absence(ask: Ask[Nothing]) -> Absences:
    """Take an absence back, and with it whoever would have answered."""
    viewer = await ask.overseer()
    absence = await ask.db.get(Absence, ask.id(), with_for_update=True)
    if absence is None:
        raise NotFound
    await _theirs(ask.db, viewer, absence.advisor_id)
    await ask.db.execute(
        delete(Replacement).where(
            Replacement.absent_id == absence.advisor_id,
            Replacement.starts_at == absence.starts_at,
            Replacement.ends_at == absence.ends_at,
        )
    )
    await ask.db.delete(absence)
    await ask.db.flush()
    await viewer.audit(ask.db, "absence.called_off", absence.id)
    record(ask.db, DutyChanged(absence.advisor_id))
    return await _shown(ask.db, viewer)


async def _theirs(db: AsyncSession, viewer: Viewer, advisor: UUID) -> Advisor:
    """Return somebody of whom a supervisor may say this: of their own agency; an administrator, of anybody."""
    found = await db.get(Advisor, advisor)
    if found is None or found.retired_at is not None or not viewer.answers_for(found.agency_id):
        raise NotFound
    return found


async def _refuse_impossible(db: AsyncSession, viewer: Viewer, said: PlannedAbsence) -> None:
    found = Findings()
    if said.starts_at.tzinfo is None or said.ends_at.tzinfo is None or said.ends_at <= said.starts_at:
        found.wrong("absence/ends_at", "La fin vient après le début.", "The end comes after the beginning.")
        raise WouldNotWork(findings=found)
    if said.ends_at <= clock.now():
        found.wrong("absence/ends_at", "Ce moment est déjà passé.", "This moment is past.")
    same_time = select(Absence.id).where(
        Absence.advisor_id == said.advisor, Absence.starts_at < said.ends_at, Absence.ends_at > said.starts_at
    )
    if await db.scalar(same_time.limit(1)):
        found.wrong(
            "absence/starts_at", "Une absence est déjà notée à ce moment.", "An absence is noted for that time already."
        )
    if said.replaced_by:
        await _look_at_replacement(db, viewer, said, found)
    if found:
        raise WouldNotWork(findings=found)


async def _look_at_replacement(db: AsyncSession, viewer: Viewer, said: PlannedAbsence, found: Findings) -> None:
    at = "absence/replaced_by"
    colleague = await _theirs(db, viewer, said.replaced_by or said.advisor)
    if colleague.id == said.advisor:
        found.wrong(at, "Choisissez quelqu’un d’autre.", "Choose somebody else.")
        return
    still = await db.scalars(select(Replacement).where(Replacement.ends_at > clock.now()))
    agreed = [StandIn(each.absent_id, each.by_id, each.starts_at, each.ends_at) for each in still]
    wanted = StandIn(said.advisor, colleague.id, said.starts_at, said.ends_at)
    if replacements.overlapping(agreed, wanted):
        found.wrong(
            at, "Quelqu’un remplace déjà cette personne à ce moment.", "Somebody replaces them already at that time."
        )
    elif way := replacements.loop(agreed, wanted):
        fr, en = await _called(db, viewer, way)
        found.wrong(
            at,
            f"Ils se remplaceraient en rond : {fr}. Personne ne répondrait.",
            f"They would replace each other in a circle: {en}. Nobody would answer.",
        )


async def _called(db: AsyncSession, viewer: Viewer, people: tuple[UUID, ...]) -> tuple[str, str]:
    """Name people one after the other, in French and in English; of another agency, nobody by name."""
    rows = await db.execute(select(Advisor.id, Advisor.name).where(Advisor.id.in_(people), _ours(viewer)))
    names = {row.id: row.name for row in rows}
    fr, en = ([names.get(each, other) for each in people] for other in ("une autre agence", "another agency"))
    return " → ".join(fr), " → ".join(en)


def _ours(viewer: Viewer) -> ColumnElement[bool]:
    return true() if viewer.role is Role.ADMINISTRATOR else Advisor.agency_id == viewer.agency


async def _shown(db: AsyncSession, viewer: Viewer) -> Absences:
    by = aliased(Advisor)
    ours = and_(Advisor.retired_at.is_(None), _ours(viewer))
    now = clock.now()
    rows = await db.execute(
        select(Absence, Advisor.name, by.id, by.name)
        .join(Advisor, Advisor.id == Absence.advisor_id)
        .outerjoin(
            Replacement,
            (Replacement.absent_id == Absence.advisor_id)
            & (Replacement.starts_at == Absence.starts_at)
            & (Replacement.ends_at == Absence.ends_at),
        )
        .outerjoin(by, by.id == Replacement.by_id)
        .where(Absence.ends_at > now, ours)
        .order_by(Absence.starts_at, Advisor.name)
    )
    people = await db.execute(select(Advisor.id, Advisor.name).where(ours).order_by(Advisor.name))
    return Absences(
        [
            AbsenceCard(
                id=each.id,
                advisor=Person(each.advisor_id, name),
                starts_at=each.starts_at,
                ends_at=each.ends_at,
                reason=each.reason,
                replaced_by=Person(stand_in, its_name) if its_name else None,
                running=each.starts_at <= now,
            )
            for each, name, stand_in, its_name in rows
        ],
        [Person(key, name) for key, name in people],
    )


routes = (
    Route("GET", "/api/admin/absences", planned_absences, gives=Absences),
    Route("POST", "/api/admin/absences", plan_absence, takes=PlannedAbsence, gives=Absences),
    Route("POST", "/api/admin/absences/{id}/calling-off", call_off_absence, takes=Nothing, gives=Absences),
)
