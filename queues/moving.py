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
from contact.plumbing.errors import StaleState
from contact.views import Nothing
from queues import lines, offers, reach
from queues.facts import Resettled
from queues.models import Placement, Queue
from queues.transfers import TargetMissing, refuse_in_vain


class Destination(Struct):
    """In which line somebody waits from now on, and whom it asks first; what is left out stays as it is."""

    queue: UUID | None = None
    advisor: UUID | None = None


async def move(ask: Ask[Destination]) -> Nothing:
    """Let somebody wait elsewhere; they keep the age they have."""
    viewer = await ask.overseer()
    contact = await viewer.overseen_contact(ask.db, ask.id())
    await ask.db.refresh(contact, with_for_update=True)
    if ask.body.queue is None and ask.body.advisor is None:
        raise TargetMissing
    queue = await reach.line(ask.db, viewer, contact, ask.body.queue)
    advisor = await _advisor(ask, viewer, contact)
    if await _waits_so(ask.db, contact, queue, advisor):
        return Nothing()
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


async def _waits_so(db: AsyncSession, contact: Contact, queue: Queue, advisor: Advisor | None) -> bool:
    """Tell whether it is as was asked already: a repeat takes no offer back and begins no ring anew."""
    placement = await db.get_one(Placement, contact.id)
    if advisor is None:
        return placement.queue_id == queue.id and placement.wanted_id is None
    return (
        (placement.queue_id, placement.wanted_id) == (queue.id, advisor.id)
        and advisor.id not in placement.barred
        and contact.advisor_id in (None, advisor.id)
    )


async def _advisor(ask: Ask[Destination], viewer: Viewer, contact: Contact) -> Advisor | None:
    if ask.body.advisor is None:
        return None
    advisor = await reach.colleague(ask.db, viewer, contact, ask.body.advisor)
    await refuse_in_vain(ask.db, contact, advisor)
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
