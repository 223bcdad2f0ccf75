"""What anybody may know before they come: the queues, their hours, and how many wait."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct
from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from contact.edge import Ask
from contact.models import Agency
from contact.part import Route
from contact.plumbing import clock
from contact.plumbing.errors import NotFound
from contact.views import Language, WaitShown, Words, words
from queues import calendars, lines, peaks
from queues.models import Motive, Peak, Queue
from queues.targets import waits_told


class MotiveShown(Struct):
    """A reason to come."""

    id: UUID
    label: Words


class Span(Struct, rename={"start": "from", "end": "to"}):
    """From when until when, in the agency's wall time: `09:00`."""

    start: str
    end: str


class Day(Struct):
    """The spans of a weekday; 0 is Monday."""

    weekday: int
    spans: list[Span]


class PeakShown(Struct):
    """A time of many contacts: what is said to those who come, until when, and the wait if it is published."""

    message: Words | None
    until: datetime
    publishes_waits: bool
    wait: WaitShown | None


class QueueCard(Struct):
    """A queue as it is shown before anybody commits to it."""

    id: UUID
    name: Words
    motives: list[MotiveShown]
    languages: list[Language]
    open: bool
    opens_at: datetime | None
    closes_at: datetime | None
    week: list[Day]
    waiting: int
    staffed: bool
    peak: PeakShown | None


class AgencyShown(Struct):
    """The agency and its queues."""

    name: str
    zone: str
    address: str
    phone: str
    demo: bool
    now: datetime
    queues: list[QueueCard]


async def agency(ask: Ask[None]) -> AgencyShown:
    """Show the agency that opened first, its queues, their hours and how many wait."""
    return await _show(ask, select(Agency).order_by(Agency.opened_at, Agency.slug).limit(1))


async def agency_named(ask: Ask[None]) -> AgencyShown:
    """Show an agency by its short name, as its own address names it: `/?agency=lyon`."""
    return await _show(ask, select(Agency).where(Agency.slug == ask.word("slug")))


async def _show(ask: Ask[None], which: Select[Agency]) -> AgencyShown:
    found = await ask.db.scalar(which)
    if found is None:
        raise NotFound
    return AgencyShown(
        name=found.name,
        zone=found.zone,
        address=found.address,
        phone=found.phone,
        demo=ask.house.settings.demo,
        now=clock.now(),
        queues=await _cards(ask.db, found),
    )


async def _cards(db: AsyncSession, agency: Agency) -> list[QueueCard]:
    mine = select(Queue).where(Queue.agency_id == agency.id, Queue.retired_at.is_(None)).order_by(Queue.position)
    queues = (await db.scalars(mine)).all()
    now = clock.now()
    opening = await calendars.openings(db, queues, now)
    running = await peaks.running(db, queues, now)
    waits = await waits_told(db, list(running))
    waiting, staffed = await lines.waiting_by_queue(db), await lines.staffed_queues(db)
    motives = await _motives(db)
    return [
        QueueCard(
            id=queue.id,
            name=words(queue.name),
            motives=motives.get(queue.id, []),
            languages=queue.languages,  # type: ignore[arg-type]
            open=opening[queue.id].open,
            opens_at=opening[queue.id].opens_at,
            closes_at=opening[queue.id].closes_at,
            week=_week(queue),
            waiting=waiting.get(queue.id, 0),
            staffed=queue.id in staffed,
            peak=_peak(running.get(queue.id), waits.get(queue.id)),
        )
        for queue in queues
    ]


async def _motives(db: AsyncSession) -> dict[UUID, list[MotiveShown]]:
    shown: dict[UUID, list[MotiveShown]] = {}
    for motive in await db.scalars(select(Motive).where(Motive.retired_at.is_(None)).order_by(Motive.position)):
        label = MotiveShown(motive.id, words(motive.label))
        shown.setdefault(motive.queue_id, []).append(label)
    return shown


def _peak(peak: Peak | None, wait: WaitShown | None) -> PeakShown | None:
    if peak is None:
        return None
    message = words(peak.message) if peak.message else None
    return PeakShown(message, peak.ends_at, peak.publishes_waits, wait if peak.publishes_waits else None)


def _week(queue: Queue) -> list[Day]:
    spans = {int(day): [Span(*span) for span in spans] for day, spans in queue.week.items()}
    return [Day(day, spans.get(day, [])) for day in range(7)]


routes = (
    Route("GET", "/api/agency", agency, gives=AgencyShown),
    Route("GET", "/api/agency/{slug}", agency_named, gives=AgencyShown),
)
