"""A contact goes on: to another queue, to a colleague, or to whoever follows the person."""

from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta, Struct
from sqlalchemy.ext.asyncio import AsyncSession

from contact import lifecycle, once, timeline
from contact.access import Viewer
from contact.edge import Ask
from contact.facts import Deed
from contact.models import Advisor, Author, Contact, Seeker
from contact.part import Route
from contact.plumbing import clock
from contact.plumbing.errors import Conflict, Invalid
from contact.views import ContactShown, show_contact
from queues import duty, lines, reach
from queues.attendance import presence
from queues.models import Queue
from queues.roster import Duty


class TargetMissing(Invalid):
    """Please say to whom this contact goes."""


class NobodyFollows(Conflict):
    """Nobody follows this person yet: they have no advisor of their own."""


class AlreadyYours(Conflict):
    """This contact is with you already."""


class ColleagueAway(Conflict):
    """This colleague is away, and nobody who replaces them is there."""


class ColleagueUnable(Conflict):
    """This colleague lacks what this person cannot do without. Choose a queue: whoever has it is asked."""


class Transfer(Struct):
    """Where a contact goes, and a word for the colleague."""

    id: UUID
    note: Annotated[str, Meta(max_length=timeline.LONGEST_LINE)]
    to: Literal["queue", "advisor", "referent"] = "queue"
    queue: UUID | None = None
    advisor: UUID | None = None


async def transfer(ask: Ask[Transfer]) -> ContactShown:
    """Send the contact on; it keeps its place in time."""
    viewer = await ask.advisor()
    note = timeline.readable(ask.body.note)
    if await once.already_made(ask.db, ask.body.id, ask.id(), viewer.id, Deed.TRANSFERRED):
        contact = await ask.db.get_one(Contact, ask.id())
        return await show_contact(ask.house, ask.db, contact, to=Author.ADVISOR)

    contact = await viewer.own_contact(ask.db, ask.id())
    queue = await _queue(ask, viewer, contact)
    wanted = await _wanted(ask, viewer, contact)
    await timeline.note(ask.db, contact, viewer.id, viewer.name, note)
    contact = await lifecycle.transfer(ask.db, contact.id, viewer.id, move=ask.body.id)
    await lines.move_to(ask.db, contact.id, queue, note, wanted=wanted.id if wanted else None)
    to = wanted.name if wanted else None
    await timeline.tell_event(
        ask.db, contact, "transferred", by=Author.ADVISOR, name=viewer.name, queue=queue.name, to=to
    )
    await duty.idle_from_now(ask.db, viewer.id)
    return await show_contact(ask.house, ask.db, contact, to=Author.ADVISOR)


async def _queue(ask: Ask[Transfer], viewer: Viewer, contact: Contact) -> Queue:
    """Return the line in which it will wait: the one that is named, else the one in which it is."""
    if ask.body.to == "queue" and ask.body.queue is None:
        raise TargetMissing
    return await reach.line(ask.db, viewer, contact, ask.body.queue)


async def _wanted(ask: Ask[Transfer], viewer: Viewer, contact: Contact) -> Advisor | None:
    """Return who is asked first, if it goes to somebody and not to a queue."""
    if ask.body.to == "queue":
        return None
    wanted = ask.body.advisor
    if ask.body.to == "referent":
        wanted = (await ask.db.get_one(Seeker, contact.seeker_id)).referent_id
        if wanted is None:
            raise NobodyFollows
    if wanted is None:
        raise TargetMissing
    if wanted == viewer.id:
        raise AlreadyYours
    advisor = await reach.colleague(ask.db, viewer, contact, wanted)
    await refuse_in_vain(ask.db, contact, advisor)
    return advisor


async def refuse_in_vain(db: AsyncSession, contact: Contact, advisor: Advisor) -> None:
    """Raise ColleagueAway or ColleagueUnable where neither they nor who replaces them could take it."""
    there = await _whoever_is_there(db, advisor)
    needs = await lines.musts_of(db, contact.id)
    skills = (await db.get_one(Duty, there.id)).skills
    if any(skills.get(code, 0) < level for code, level in needs.items()):
        raise ColleagueUnable


async def _whoever_is_there(db: AsyncSession, advisor: Advisor) -> Advisor:
    """Follow who replaces whom until somebody is there; raise ColleagueAway at the end of the chain."""
    seen: set[UUID] = set()
    while advisor.id not in seen:
        seen.add(advisor.id)
        there = await presence(db, advisor, clock.now())
        if there.connected and there.calendar.here and there.declared != "away":
            return advisor
        if there.calendar.replaced_by is None:
            raise ColleagueAway
        advisor = await db.get_one(Advisor, there.calendar.replaced_by.id)
    raise ColleagueAway


routes = (Route("POST", "/api/contacts/{id}/transfer", transfer, takes=Transfer, gives=ContactShown),)
