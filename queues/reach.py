"""How far a contact can go: its own line, and the lines and colleagues of its agency and of whoever sends it."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from contact.access import Viewer
from contact.models import Advisor, Contact
from contact.plumbing.errors import NotFound
from queues.models import Placement, Queue


def agencies(viewer: Viewer, contact: Contact) -> set[UUID]:
    """Return where it can go from here; two of them where one agency helps another."""
    return {viewer.agency, contact.agency_id}


async def line(db: AsyncSession, viewer: Viewer, contact: Contact, wanted: UUID | None) -> Queue:
    """Return the line that is named, else the one in which the contact is; raise NotFound for one out of reach."""
    own = (await db.get_one(Placement, contact.id)).queue_id
    queue = await db.get(Queue, wanted or own)
    if queue is None:
        raise NotFound
    if queue.id != own and (queue.retired_at or queue.agency_id not in agencies(viewer, contact)):
        raise NotFound
    return queue


async def colleague(db: AsyncSession, viewer: Viewer, contact: Contact, wanted: UUID) -> Advisor:
    """Return a colleague to whom the contact can go; raise NotFound for one out of reach."""
    advisor = await db.get(Advisor, wanted)
    if advisor is None or advisor.retired_at or advisor.agency_id not in agencies(viewer, contact):
        raise NotFound
    return advisor
