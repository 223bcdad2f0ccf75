"""Be called instead: who talks with an advisor goes on by telephone with the very same, and nobody else is asked.

The seeker asks by the deeds of callback/in_turn.py. The advisor may propose it where sound and picture do not get
through, and may rather go on in writing, as long as nothing has rung.
"""

from datetime import timedelta
from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct
from sqlalchemy import exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from callback import in_turn, recorded
from callback.in_turn import held_still
from callback.models import Appointment, Outcome, State
from contact import timeline
from contact.edge import Ask
from contact.models import Author, Contact, Entry, Kind
from contact.models import State as Stands
from contact.part import Route
from contact.plumbing.errors import NotFound, StaleState
from contact.views import ContactShown, Nothing, show_contact

PROPOSED = "call_proposed"
# Said once, it stands for a while.
_STANDS = timedelta(minutes=1)


class InWriting(Struct):
    """An advisor would rather write, with a word to say so, or none; the id is that of the word."""

    id: UUID
    word: Annotated[str, Meta(max_length=500)] = ""


async def propose_call(ask: Ask[None]) -> Nothing:
    """Let the advisor propose to call; the seeker says where, or writes on. Within a minute it is said once."""
    viewer = await ask.advisor()
    contact = await held_still(ask.db, (await viewer.own_contact(ask.db, ask.id())).id)
    if contact.state != Stands.ACTIVE or not contact.attended:
        raise StaleState
    lately = Entry.contact_id == contact.id, Entry.written_at > func.now() - _STANDS
    if not await ask.db.scalar(select(exists().where(*lately, Entry.event["code"].astext == PROPOSED))):
        await timeline.tell_event(ask.db, contact, PROPOSED, by=Author.ADVISOR, name=viewer.name)
    return Nothing()


async def go_on_in_writing(ask: Ask[InWriting]) -> ContactShown:
    """Let an advisor go on in writing with whom they were to call; a repeat gets the first answer."""
    viewer, house = await ask.advisor(), ask.house
    contact = await held_still(ask.db, (await viewer.own_contact(ask.db, ask.id())).id)
    wanted = select(Appointment).where(Appointment.contact_id == contact.id).with_for_update()
    appointment = (await ask.db.scalars(wanted)).one_or_none()
    if appointment is None or not await was_talked_in(ask.db, contact):
        raise NotFound
    after = await in_turn.already_back(ask.db, contact, appointment)
    if after is None:
        after = await in_turn.go_back(house, ask.db, contact, appointment, (Author.ADVISOR, viewer.id))
        appointment.state, appointment.outcome = State.CLOSED, Outcome.CANCELLED_BY_AGENCY
        await recorded.note(house, ask.db, recorded.WROTE_INSTEAD, appointment)
        await _say(ask.db, after, ask.body, (viewer.id, viewer.name))
    return await show_contact(house, ask.db, after, to=Author.ADVISOR)


async def was_talked_in(db: AsyncSession, contact: Contact) -> bool:
    """Tell whether a call continues a conversation with an advisor, so that somebody is there to read."""
    before = Contact.id == contact.continues_id, Contact.attended, Contact.advisor_id == contact.advisor_id
    return await db.scalar(select(Contact.id).where(*before)) is not None


async def _say(db: AsyncSession, contact: Contact, said: InWriting, by: tuple[UUID, str]) -> None:
    if not said.word.strip():
        return
    body = timeline.readable(said.word)
    entry = Entry(id=said.id, contact_id=contact.id, kind=Kind.LINE, author=Author.ADVISOR, body=body, event=None)
    entry.author_id, entry.author_name = by
    await timeline.write(db, entry, holder="advisor_id", states=(Stands.ACTIVE,))


routes = (
    Route("POST", "/api/contacts/{id}/call-proposal", propose_call, gives=Nothing),
    Route("POST", "/api/contacts/{id}/writing", go_on_in_writing, takes=InWriting, gives=ContactShown),
)
