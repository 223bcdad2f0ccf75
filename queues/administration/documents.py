"""An administrator opens, fills in and keeps the sheet of one agency, queue or person."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from msgspec import Struct
from sqlalchemy import ColumnElement, false, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from contact.edge import Ask
from contact.models import Advisor, Agency, Role
from contact.part import Route
from contact.plumbing.errors import Finding, NotFound
from queues.administration.editing import Desk, edit, edit_all, retire, version_of, warnings_about
from queues.administration.forms import AgencyForm, PersonForm, QueueForm, RegionForm, RingForm, SkillForm, name_of
from queues.administration.reading import read
from queues.models import Queue
from queues.roster import Serving


class AgencyDocument(Struct):
    """An agency's form, its version, and what there is to say of it; sent back, the version that was seen."""

    version: str
    form: AgencyForm
    findings: list[Finding] = []


class QueueDocument(Struct):
    """A queue's form, its version, and what there is to say of it."""

    version: str
    form: QueueForm
    findings: list[Finding] = []


class PersonDocument(Struct):
    """A person's form, its version, and what there is to say of it."""

    version: str
    form: PersonForm
    findings: list[Finding] = []


class SkillsDocument(Struct):
    """Every skill, their version, and what there is to say of them."""

    version: str
    forms: list[SkillForm]
    findings: list[Finding] = []


class RegionsDocument(Struct):
    """Every region, their version, and what there is to say of them."""

    version: str
    forms: list[RegionForm]
    findings: list[Finding] = []


class SeenVersion(Struct):
    """The version that was seen."""

    version: str


class PersonCard(Struct):
    """Somebody who works at an agency, at a glance."""

    id: UUID
    login: str
    name: str
    role: str
    capacity: int
    languages: list[str]


class People(Struct):
    """Who works at an agency."""

    people: list[PersonCard]


async def open_agency(ask: Ask[None]) -> AgencyDocument:
    """Open an agency's form."""
    return AgencyDocument(*await _opened(ask, "agencies", false()))


async def save_agency(ask: Ask[AgencyDocument]) -> AgencyDocument:
    """Keep an agency as its form says, unless somebody changed it meanwhile."""
    desk = await _desk(ask)
    await edit(desk, "agencies", ask.id(), ask.body.form, ask.body.version, false())
    return AgencyDocument(*await _shown(desk, "agencies", ask.id(), false()))


async def open_queue(ask: Ask[None]) -> QueueDocument:
    """Open a queue's form."""
    return QueueDocument(*await _opened(ask, "queues", await _may_answer(ask.db, ask.id())))


async def save_queue(ask: Ask[QueueDocument]) -> QueueDocument:
    """Keep a queue as its form says, unless somebody changed it meanwhile."""
    desk = await _desk(ask)
    team = await _may_answer(ask.db, ask.id(), ask.body.form.rings)
    await edit(desk, "queues", ask.id(), ask.body.form, ask.body.version, team)
    return QueueDocument(*await _shown(desk, "queues", ask.id(), team))


async def retire_queue(ask: Ask[SeenVersion]) -> SeenVersion:
    """Retire a queue: those who wait in it are served, and nobody new comes."""
    await retire(await _desk(ask), "queues", ask.id(), ask.body.version, None)
    return ask.body


async def open_person(ask: Ask[None]) -> PersonDocument:
    """Open a person's form."""
    return PersonDocument(*await _opened(ask, "people", Advisor.id == ask.id()))


async def save_person(ask: Ask[PersonDocument]) -> PersonDocument:
    """Keep a person as their form says, unless somebody changed it meanwhile."""
    desk, alike = await _desk(ask), or_(Advisor.id == ask.id(), Advisor.login == ask.body.form.login.strip().lower())
    await edit(desk, "people", ask.id(), ask.body.form, ask.body.version, alike | _ADMINISTERS)
    return PersonDocument(*await _shown(desk, "people", ask.id(), alike))


async def retire_person(ask: Ask[SeenVersion]) -> SeenVersion:
    """Let a person leave: their sessions end, and nothing more is offered to them."""
    await retire(await _desk(ask), "people", ask.id(), ask.body.version, (Advisor.id == ask.id()) | _ADMINISTERS)
    return ask.body


async def save_skills(ask: Ask[SkillsDocument]) -> SkillsDocument:
    """Keep the list of skills, unless somebody changed it meanwhile."""
    desk = await _desk(ask)
    findings = await edit_all(desk, "skills", ask.body.forms, ask.body.version)
    kept = (await read(ask.db, false())).sheet.skills
    return SkillsDocument(version_of(kept), kept, findings)


async def save_regions(ask: Ask[RegionsDocument]) -> RegionsDocument:
    """Keep the list of regions, unless somebody changed it meanwhile."""
    desk = await _desk(ask)
    findings = await edit_all(desk, "regions", ask.body.forms, ask.body.version)
    kept = (await read(ask.db, false())).sheet.regions
    return RegionsDocument(version_of(kept), kept, findings)


async def list_people(ask: Ask[None]) -> People:
    """List who works at an agency."""
    await ask.administrator()
    if await ask.db.get(Agency, ask.id()) is None:
        raise NotFound
    here = select(Advisor).where(Advisor.agency_id == ask.id(), Advisor.retired_at.is_(None)).order_by(Advisor.name)
    return People([_card(each) for each in await ask.db.scalars(here)])


def _card(advisor: Advisor) -> PersonCard:
    return PersonCard(advisor.id, advisor.login, advisor.name, advisor.role, advisor.capacity, list(advisor.languages))


async def _desk(ask: Ask[Any]) -> Desk:
    return Desk(ask.house, ask.db, await ask.administrator())


async def _may_answer(db: AsyncSession, key: UUID, rings: Sequence[RingForm] = ()) -> ColumnElement[bool]:
    """Return those who serve a queue, or one to which its rings lead: nobody else is read to check it."""
    queue = await db.get(Queue, key)
    led_to = {ring.queue for ring in rings} | {ring.get("queue") for ring in (queue.rings if queue else ())}
    theirs = select(Serving.advisor_id).join(Queue, Queue.id == Serving.queue_id)
    return Advisor.id.in_(theirs.where(or_(Queue.id == key, Queue.slug.in_(led_to - {None}))))


async def _opened(ask: Ask[None], kind: str, who: ColumnElement[bool]) -> tuple[str, Any, list[Finding]]:
    return await _shown(await _desk(ask), kind, ask.id(), who)


async def _shown(desk: Desk, kind: str, key: UUID, who: ColumnElement[bool]) -> tuple[str, Any, list[Finding]]:
    book = await read(_fresh(desk.db), who)
    slug = book.slug(kind, key)
    form = next((each for each in getattr(book.sheet, kind) if name_of(each) == slug), None)
    if form is None:
        raise NotFound
    return version_of(form), form, warnings_about(book.sheet, desk, kind, name_of(form))


def _fresh(db: AsyncSession) -> AsyncSession:
    """Forget what was read: what the pen has written is not what the session remembers."""
    db.expire_all()
    return db


# Read with whoever is edited: the last of them stays.
_ADMINISTERS = Advisor.role == Role.ADMINISTRATOR

routes = (
    Route("GET", "/api/admin/agencies/{id}", open_agency, gives=AgencyDocument),
    Route("PUT", "/api/admin/agencies/{id}", save_agency, takes=AgencyDocument, gives=AgencyDocument),
    Route("GET", "/api/admin/agencies/{id}/people", list_people, gives=People),
    Route("GET", "/api/admin/queues/{id}", open_queue, gives=QueueDocument),
    Route("PUT", "/api/admin/queues/{id}", save_queue, takes=QueueDocument, gives=QueueDocument),
    Route("POST", "/api/admin/queues/{id}/retirement", retire_queue, takes=SeenVersion, gives=SeenVersion),
    Route("GET", "/api/admin/people/{id}", open_person, gives=PersonDocument),
    Route("PUT", "/api/admin/people/{id}", save_person, takes=PersonDocument, gives=PersonDocument),
    Route("POST", "/api/admin/people/{id}/retirement", retire_person, takes=SeenVersion, gives=SeenVersion),
    Route("PUT", "/api/admin/skills", save_skills, takes=SkillsDocument, gives=SkillsDocument),
    Route("PUT", "/api/admin/regions", save_regions, takes=RegionsDocument, gives=RegionsDocument),
)
