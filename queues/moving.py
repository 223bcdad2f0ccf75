"""A supervisor moves somebody who waits: to another line, to an advisor, or both."""

from uuid import UUID

from msgspec import Struct
from sqlalchemy import func, update
from sqlalchemy.ext.asyncio import AsyncSession

from contact import timeline
from contact.access import Viewer
from contact.edge import Ask
from contact.models import Advisor, Author, Contact, State
from contact.part import Route
from contact.plumbing.database import record
from contact.plumbing.errors import NotFound, StaleState
from contact.views import Nothing
from queues import lines, offers
from queues.facts import Resettled
from queues.models import Placement, Queue
from queues.transfers import TargetMissing, refuse_absent


class Destination(Struct):
    """In which line somebody waits from now on, and whom it asks first; what is left out stays as it is."""

    queue: UUID | None = None
    advisor: UUID | None = None


async def move(ask: Ask[Destination]) -> Nothing:
    """Let somebody wait elsewhere; they keep the age they have."""
    viewer = await ask.overseer()
    contact = await viewer.contact(ask.db, ask.id())
    await ask.db.refresh(contact, with_for_update=True)
    if ask.body.queue is None and ask.body.advisor is None:
        raise TargetMissing
    queue, advisor = await _queue(ask, viewer, contact), await _advisor(ask, viewer)
    if contact.state not in (State.WAITING, State.OFFERED):
        raise StaleState

    if contact.advisor_id:
        await offers.rescind_from(ask.db, contact.advisor_id)
    await _settle(ask.db, contact, queue, advisor)
    to = advisor.name if advisor else None
    await timeline.tell_event(
        ask.db, contact, "transferred", by=Author.ADVISOR, name=viewer.name, queue=queue.name, to=to
    )
    await viewer.audit(ask.db, "contact.moved", contact.id)
    record(ask.db, Resettled(contact.id))
    return Nothing()


async def _queue(ask: Ask[Destination], viewer: Viewer, contact: Contact) -> Queue:
    placement = await ask.db.get_one(Placement, contact.id)
    queue = await ask.db.get(Queue, ask.body.queue or placement.queue_id)
    if queue is None or queue.agency_id != viewer.agency or queue.retired_at:
        raise NotFound
    return queue


async def _advisor(ask: Ask[Destination], viewer: Viewer) -> Advisor | None:
    if ask.body.advisor is None:
        return None
    advisor = await ask.db.get(Advisor, ask.body.advisor)
    if advisor is None or advisor.agency_id != viewer.agency:
        raise NotFound
    await refuse_absent(ask.db, advisor)
    return advisor


async def _settle(db: AsyncSession, contact: Contact, queue: Queue, advisor: Advisor | None) -> None:
    placement = await db.get_one(Placement, contact.id)
    wanted = advisor.id if advisor else None
    if placement.queue_id != queue.id:
        await lines.move_to(db, contact.id, queue, placement.transfer_note or "", wanted=wanted)
        return
    # In its own line it keeps what it asks for; whoever is named is asked, even if they declined it before.
    await db.execute(
        update(Placement)
        .where(Placement.contact_id == contact.id)
        .values(
            wanted_id=wanted,
            keeps_waiting=None,
            placed_at=func.now(),
            barred=func.array_remove(Placement.barred, wanted),
        )
    )


routes = (Route("PUT", "/api/contacts/{id}/line", move, takes=Destination, gives=Nothing),)
