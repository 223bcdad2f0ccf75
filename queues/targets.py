"""Where a contact can go: the queues, with their hours and their wait, and the colleagues, with their presence."""

from collections.abc import Sequence, Set
from datetime import datetime
from uuid import UUID

from msgspec import Struct
from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncSession

from contact.access import Viewer
from contact.edge import Ask
from contact.models import Advisor, Contact, State
from contact.part import Route
from contact.plumbing import clock
from contact.views import WaitShown, Words, words
from queues import calendars, lines, reach
from queues.attendance import PresenceShown, presences
from queues.models import Placement, Queue
from queues.roster import Serving


class Target(Struct):
    """A queue to which a contact can be transferred."""

    id: UUID
    name: Words
    open: bool
    opens_at: datetime | None
    closes_at: datetime | None
    waiting: int
    staffed: bool
    wait: WaitShown | None


class Colleague(Struct):
    """An advisor to whom a contact can go: whether they are there, what they hold, which queues they serve."""

    id: UUID
    name: str
    presence: PresenceShown
    used: int
    capacity: int
    serves: list[UUID]


class Targets(Struct):
    """Everywhere a contact can go from here."""

    queues: list[Target]
    colleagues: list[Colleague]


async def targets(ask: Ask[None]) -> Targets:
    """List the queues and the colleagues of the advisor's agency."""
    viewer = await ask.advisor()
    return Targets(await queues_of(ask.db, viewer.agency), await _colleagues(ask.db, viewer, {viewer.agency}))


async def targets_of_contact(ask: Ask[None]) -> Targets:
    """List the queues and the colleagues to which a contact can go: also those of its own agency."""
    viewer = await ask.advisor()
    contact = await viewer.own_contact(ask.db, ask.id())
    around = reach.agencies(viewer, contact)
    own = (await ask.db.get_one(Placement, contact.id)).queue_id
    return Targets(await queues_of(ask.db, *around, own=own), await _colleagues(ask.db, viewer, around))


async def queues_of(db: AsyncSession, *agencies: UUID, own: UUID | None = None) -> list[Target]:
    """Show the queues of these agencies as targets, the line in which a contact is already among them."""
    present = Queue.agency_id.in_(agencies) & Queue.retired_at.is_(None)
    shown = select(Queue).where(present | (Queue.id == own)).order_by(Queue.agency_id, Queue.position)
    queues = (await db.scalars(shown)).all()
    opening = await calendars.openings(db, queues, clock.now())
    waiting, staffed = await lines.waiting_by_queue(db), await lines.staffed_queues(db)
    waits = await waits_told(db, [queue.id for queue in queues])
    return [
        Target(
            id=queue.id,
            name=words(queue.name),
            open=opening[queue.id].open,
            opens_at=opening[queue.id].opens_at,
            closes_at=opening[queue.id].closes_at,
            waiting=waiting.get(queue.id, 0),
            staffed=queue.id in staffed,
            wait=waits.get(queue.id),
        )
        for queue in queues
    ]


async def waits_told(db: AsyncSession, queues: Sequence[UUID]) -> dict[UUID, WaitShown]:
    """Return the wait told to whoever came last to each queue and still waits: what a newcomer can expect."""
    last = (
        select(Placement.queue_id, Placement.wait_from, Placement.wait_to)
        .join(Contact, Contact.id == Placement.contact_id)
        .where(
            Placement.queue_id.in_(queues),
            Contact.state == State.WAITING,
            Placement.wait_from.is_not(None),
        )
        .ext(distinct_on(Placement.queue_id))
        .order_by(Placement.queue_id, Contact.first_enqueued_at.desc())
    )
    return {queue: WaitShown(least or 0, most) for queue, least, most in await db.execute(last)}


async def _colleagues(db: AsyncSession, me: Viewer, agencies: Set[UUID]) -> list[Colleague]:
    found = await db.scalars(
        select(Advisor)
        .where(Advisor.agency_id.in_(agencies), Advisor.id != me.id, Advisor.retired_at.is_(None))
        .order_by(Advisor.name)
    )
    advisors = found.all()
    there = await presences(db, advisors, clock.now())
    served = await db.execute(
        select(Serving.advisor_id, func.array_agg(Serving.queue_id))
        .where(Serving.advisor_id.in_([advisor.id for advisor in advisors]))
        .group_by(Serving.advisor_id)
    )
    serves = {advisor: list(queues) for advisor, queues in served}
    return [
        Colleague(each.id, each.name, there[each.id], each.used, each.capacity, serves.get(each.id, []))
        for each in advisors
        if each.id in there
    ]


routes = (
    Route("GET", "/api/targets", targets, gives=Targets),
    Route("GET", "/api/contacts/{id}/targets", targets_of_contact, gives=Targets),
)
