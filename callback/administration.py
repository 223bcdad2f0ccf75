"""Diaries are set up: by administrators everywhere, by supervisors for their agency."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import Struct
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from callback import calendar_rules, check_diary, diaries, drawing, keeping
from callback.calendar_rules import Civil
from callback.check_diary import AT
from callback.diary_forms import AllDiaries, DiaryDocument, DiaryEdit, DiaryForm, DiaryPreview, DiaryRow
from callback.models import Appointment, Diary, State
from callback.views import show_diaries
from contact.access import Viewer
from contact.edge import Ask
from contact.models import Advisor, Agency, Role
from contact.part import Route
from contact.plumbing import clock
from contact.plumbing.errors import Conflict, Finding, IdTaken, NotFound
from contact.plumbing.findings import ChangedSince, Findings, WouldNotWork, errors
from contact.views import Nothing, Person

NEW = ""
_LOOK = timedelta(days=14)


class StillBooked(Conflict):
    """There are bookings to come in this diary. Move or cancel them first."""


class DiaryVersion(Struct):
    """The version on which a deed is founded."""

    version: str


async def all_diaries(ask: Ask[None]) -> AllDiaries:
    """List the diaries of one's agency, and who has none."""
    viewer = await ask.overseer()
    agency = await ask.db.get_one(Agency, viewer.agency)
    kept = select(Diary).where(Diary.agency_id == agency.id, Diary.retired_at.is_(None))
    found = (await ask.db.scalars(kept.order_by(Diary.kind, Diary.id))).all()
    names = await show_diaries(ask.db, found)
    coming = await _coming(ask.db, [each.id for each in found])
    free = await _free(ask, found, agency)
    rows = [
        DiaryRow(each.id, shown.kind, shown.advisor, shown.desk, each.seats, coming.get(each.id, 0), free.get(each.id))
        for each, shown in zip(found, names, strict=True)
    ]
    rows.sort(key=lambda row: (row.kind, row.advisor.name if row.advisor else "", str(row.id)))
    return AllDiaries(agency.id, agency.zone, rows, await _without(ask.db, agency.id))


async def one_diary(ask: Ask[None]) -> DiaryDocument:
    """Show one diary as it is filled in."""
    viewer = await ask.overseer()
    diary = await _theirs(ask.db, viewer, ask.id())
    return await _shown(ask, diary)


async def keep_diary(ask: Ask[DiaryEdit]) -> DiaryDocument:
    """Keep a diary, new or as it now should be; what would not work is refused field by field."""
    viewer, key, form = await ask.overseer(), ask.id(), ask.body.form
    diary = await ask.db.get(Diary, key, with_for_update={"key_share": True})
    if diary is None:
        if ask.body.version != NEW:
            raise NotFound
        diary = Diary(id=key, agency_id=viewer.agency)
    else:
        diary = await _theirs(ask.db, viewer, key)
        present = await keeping.read(ask.db, diary)
        if present == form:
            return await _shown(ask, diary)
        if ask.body.version == NEW:
            raise IdTaken
        if keeping.version_of(present) != ask.body.version:
            raise ChangedSince
    found = await _look(ask, diary.agency_id, key, form)
    if ask.body.version != NEW and (diary.kind, diary.advisor_id) != (form.kind, form.advisor):
        found.wrong(f"{AT}/advisor", "Un agenda ne change pas de main.", "A diary does not change hands.")
    if errors(found):
        raise WouldNotWork(findings=found)

    await keeping.write(ask.db, diary, form)
    await viewer.audit(ask.db, "diary.edited", key)
    return await _shown(ask, diary)


async def retire_diary(ask: Ask[DiaryVersion]) -> Nothing:
    """Give a diary up, unless somebody is booked in it; a repeat changes nothing."""
    viewer = await ask.overseer()
    diary = await ask.db.get(Diary, ask.id(), with_for_update=True)
    if diary is None or not viewer.answers_for(diary.agency_id):
        raise NotFound
    if diary.retired_at is not None:
        return Nothing()
    if keeping.version_of(await keeping.read(ask.db, diary)) != ask.body.version:
        raise ChangedSince
    if await _coming(ask.db, [diary.id]):
        raise StillBooked
    # An advisor has one diary: who gives theirs up may have another one day.
    diary.retired_at = clock.now()
    await viewer.audit(ask.db, "diary.retired", diary.id)
    return Nothing()


async def preview_diary(ask: Ask[DiaryForm]) -> DiaryPreview:
    """Draw next week as it would be, and say whom such hours would leave outside; nothing is kept."""
    viewer, key, form = await ask.overseer(), ask.id(), ask.body
    kept = await ask.db.get(Diary, key)
    if kept is not None and not viewer.answers_for(kept.agency_id):
        raise NotFound
    agency = await ask.db.get_one(Agency, kept.agency_id if kept else viewer.agency)
    found = await _look(ask, agency.id, key, form)
    if errors(found):
        return DiaryPreview(agency.zone, form.seats, [], [], list(found))
    calendar = await drawing.calendar(ask.house, ask.db, agency, key, form)
    return DiaryPreview(
        agency.zone,
        drawing.row(form).seats,
        await drawing.next_week(ask.house, ask.db, calendar, key, form),
        await drawing.stranded(ask.db, calendar, key, drawing.row(form).seats),
        list(found),
    )


async def _theirs(db: AsyncSession, viewer: Viewer, key: UUID) -> Diary:
    diary = await db.get(Diary, key)
    if diary is None or diary.retired_at is not None or not viewer.answers_for(diary.agency_id):
        raise NotFound
    return diary


async def _shown(ask: Ask[object], diary: Diary) -> DiaryDocument:
    form = await keeping.read(ask.db, diary)
    findings = [*await _look(ask, diary.agency_id, diary.id, form), *await _left_outside(ask, diary, form)]
    return DiaryDocument(keeping.version_of(form), form, findings)


async def _look(ask: Ask[object], agency: UUID, key: UUID, form: DiaryForm) -> Findings:
    found = check_diary.check(form)
    if form.kind == "referent" and form.advisor is not None:
        advisor = await ask.db.get(Advisor, form.advisor)
        if advisor is None or advisor.retired_at or advisor.agency_id != agency:
            found.wrong(f"{AT}/advisor", "Cette personne n’est pas de l’agence.", "They are not of this agency.")
        theirs = select(Diary.id).where(Diary.advisor_id == form.advisor, Diary.id != key, Diary.retired_at.is_(None))
        if await ask.db.scalar(theirs.limit(1)):
            found.wrong(f"{AT}/advisor", "Cette personne a déjà un agenda.", "They have a diary already.")
    for motive in form.motives if form.kind == "desk" else ():
        if await ask.house.queueing.agency(ask.db, motive) != agency:
            found.wrong(
                f"{AT}/motives", "Un de ces motifs n’est pas de l’agence.", "One of these motives is another agency’s."
            )
    return found


async def _left_outside(ask: Ask[object], diary: Diary, form: DiaryForm) -> list[Finding]:
    agency = await ask.db.get_one(Agency, diary.agency_id)
    calendar = await drawing.calendar(ask.house, ask.db, agency, diary.id, form)
    outside = await drawing.stranded(ask.db, calendar, diary.id, diary.seats)
    if not outside:
        return []
    named = ", ".join(each.reference for each in outside)
    return [
        Finding(
            "warning",
            f"{AT}/week",
            f"Hors de ces horaires, et maintenus : {named}.",
            f"Outside these hours, and kept all the same: {named}.",
        )
    ]


async def _coming(db: AsyncSession, keys: list[UUID]) -> dict[UUID, int]:
    booked = select(Appointment.diary_id, func.count()).where(
        Appointment.diary_id.in_(keys), Appointment.state == State.BOOKED, Appointment.starts_at > func.now()
    )
    counted = await db.execute(booked.group_by(Appointment.diary_id))
    return {diary: number for diary, number in counted if diary}


async def _free(ask: Ask[None], kept: Sequence[Diary], agency: Agency) -> dict[UUID, datetime | None]:
    """Return the next free time of each diary, within as long as we look."""
    now, civil = clock.now(), Civil(ZoneInfo(agency.zone))
    between = now, now + _LOOK
    books = await diaries.read(ask.house, ask.db, kept, now, between)
    firsts = {each: next(calendar_rules.slots(book, now, between, civil), None) for each, book in books.items()}
    return {each: slot.starts_at if slot else None for each, slot in firsts.items()}


async def _without(db: AsyncSession, agency: UUID) -> list[Person]:
    kept = select(Diary.advisor_id).where(Diary.advisor_id.is_not(None), Diary.retired_at.is_(None))
    rows = await db.execute(
        select(Advisor.id, Advisor.name)
        .where(Advisor.agency_id == agency, Advisor.retired_at.is_(None), Advisor.role != Role.ADMINISTRATOR)
        .where(Advisor.id.not_in(kept))
        .order_by(Advisor.name)
    )
    return [Person(key, name) for key, name in rows]


_ONE = "/api/admin/diaries/{id}"
routes = (
    Route("GET", "/api/admin/diaries", all_diaries, gives=AllDiaries),
    Route("GET", _ONE, one_diary, gives=DiaryDocument),
    Route("PUT", _ONE, keep_diary, takes=DiaryEdit, gives=DiaryDocument),
    Route("POST", f"{_ONE}/preview", preview_diary, takes=DiaryForm, gives=DiaryPreview),
    Route("POST", f"{_ONE}/retirement", retire_diary, takes=DiaryVersion, gives=Nothing),
)
