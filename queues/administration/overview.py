"""What there is to administer, at a glance."""

from uuid import UUID

from msgspec import Struct
from sqlalchemy import false, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from contact.edge import Ask
from contact.models import Advisor, Agency
from contact.part import Route
from contact.public_holidays import DEPARTMENTS
from contact.views import Words, words
from queues.administration.documents import RegionsDocument, SkillsDocument
from queues.administration.editing import version_of
from queues.administration.reading import read
from queues.models import Motive, Queue
from queues.public import MotiveShown


class AgencyRow(Struct):
    """An agency at a glance."""

    id: UUID
    slug: str
    name: str
    region: str | None
    zone: str
    people: int


class QueueRow(Struct):
    """A queue at a glance."""

    id: UUID
    slug: str
    agency: UUID
    name: Words
    motives: list[MotiveShown]


class ChannelRow(Struct):
    """A kind of contact, and what it takes of an advisor."""

    kind: str
    units: int
    exclusive: bool


class Overview(Struct):
    """Agencies, queues, skills and regions; `agency` is the viewer's own."""

    agency: UUID
    agencies: list[AgencyRow]
    queues: list[QueueRow]
    skills: SkillsDocument
    regions: RegionsDocument
    channels: list[ChannelRow]
    departments: list[str]


async def administration(ask: Ask[None]) -> Overview:
    """Show what there is to administer."""
    viewer = await ask.overseer()
    sheet = (await read(ask.db, false())).sheet
    regions = {agency.slug: agency.region for agency in sheet.agencies}
    staff = select(Advisor.agency_id, func.count()).where(Advisor.retired_at.is_(None)).group_by(Advisor.agency_id)
    people = {row[0]: row[1] for row in await ask.db.execute(staff)}
    agencies = await ask.db.scalars(select(Agency).order_by(Agency.name))
    return Overview(
        agency=viewer.agency,
        agencies=[
            AgencyRow(each.id, each.slug, each.name, regions[each.slug], each.zone, people.get(each.id, 0))
            for each in agencies
        ],
        queues=await _queues(ask.db),
        skills=SkillsDocument(version_of(sheet.skills), sheet.skills),
        regions=RegionsDocument(version_of(sheet.regions), sheet.regions),
        channels=[ChannelRow(each.kind, each.weight, each.exclusive) for each in ask.house.channels.values()],
        departments=sorted(DEPARTMENTS),
    )


async def _queues(db: AsyncSession) -> list[QueueRow]:
    motives: dict[UUID, list[MotiveShown]] = {}
    for motive in await db.scalars(select(Motive).where(Motive.retired_at.is_(None)).order_by(Motive.position)):
        motives.setdefault(motive.queue_id, []).append(MotiveShown(motive.id, words(motive.label)))
    found = await db.scalars(select(Queue).where(Queue.retired_at.is_(None)).order_by(Queue.position, Queue.slug))
    return [QueueRow(each.id, each.slug, each.agency_id, words(each.name), motives.get(each.id, [])) for each in found]


routes = (Route("GET", "/api/admin", administration, gives=Overview),)
