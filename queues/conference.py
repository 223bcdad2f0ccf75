"""Two advisors in one contact: invite, join, get up, and hand over."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta, Struct
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from contact import lifecycle, once, seats, timeline
from contact.edge import Ask
from contact.facts import Deed
from contact.models import Advisor, Author, Contact, Seat, Seeker, State
from contact.part import Route
from contact.plumbing.errors import Conflict, NotFound
from contact.routes import conversation
from contact.views import Conversation, Nothing, Person, SeekerShown, Step, Words, words
from queues import duty, invitations
from queues.models import Invitation, InvitationState, Motive, Placement


class NobodyToGoOn(Conflict):
    """No colleague sits in this conversation who could go on with it."""


class Invite(Struct):
    """Whom to ask, and a word for them."""

    id: UUID
    guest: UUID
    note: Annotated[str, Meta(max_length=timeline.LONGEST_LINE)] = ""


class HandOver(Struct):
    """Who goes on; without a name, the colleague who sat down first."""

    id: UUID
    to: UUID | None = None


class InvitationShown(Struct):
    """An invitation: by whom, to whom, into which conversation, until when."""

    id: UUID
    contact: UUID
    host: Person
    guest: Person
    seeker: SeekerShown
    motive: Words
    note: str
    made_at: datetime
    due_at: datetime


class InvitationGone(Struct):
    """An invitation that is over, and how."""

    id: UUID
    contact: UUID
    guest: UUID
    reason: Literal["accepted", "declined", "expired", "withdrawn"]


async def invite(ask: Ask[Invite]) -> InvitationShown:
    """Ask a colleague to join the conversation."""
    viewer = await ask.advisor()
    note = timeline.readable(ask.body.note) if ask.body.note.strip() else ""
    contact = await viewer.own_contact(ask.db, ask.id())
    made = await invitations.invite(ask.db, contact, ask.body.guest, note, invitation=ask.body.id)
    await viewer.audit(ask.db, "contact.invite", contact.id)
    return (await show_invitations(ask.db, [made]))[0]


async def join(ask: Ask[Nothing]) -> Conversation:
    """Sit down beside the colleague who asks."""
    viewer = await ask.advisor()
    contact = await invitations.accept(ask.db, ask.id(), viewer.id, viewer.name)
    await viewer.audit(ask.db, "contact.join", contact.id)
    return await conversation(ask, contact, viewer)


async def stay_out(ask: Ask[Nothing]) -> Nothing:
    """Leave the colleague to it."""
    viewer = await ask.advisor()
    await invitations.decline(ask.db, ask.id(), viewer.id)
    return Nothing()


async def withdraw(ask: Ask[Nothing]) -> Nothing:
    """Take the invitation back."""
    viewer = await ask.advisor()
    await invitations.withdraw(ask.db, ask.id(), viewer.id)
    return Nothing()


async def get_up(ask: Ask[Step]) -> Nothing:
    """Leave a colleague's conversation; a repeat changes nothing."""
    viewer = await ask.advisor()
    sat = (Seat.contact_id == ask.id()) & (Seat.advisor_id == viewer.id)
    if await ask.db.scalar(select(Seat.id).where(sat).limit(1)) is None:
        raise NotFound

    contact = await ask.db.get_one(Contact, ask.id(), with_for_update=True)
    if await ask.db.scalar(select(Seat.id).where(sat, Seat.left_at.is_(None))):
        await seats.leave(ask.db, contact.id, viewer.id)
        await timeline.tell_event(ask.db, contact, "got_up", by=Author.ADVISOR, name=viewer.name)
        await duty.idle_from_now(ask.db, viewer.id)
    return Nothing()


async def hand_over(ask: Ask[HandOver]) -> Nothing:
    """Leave one's own conversation to the colleague who sits in it."""
    viewer = await ask.advisor()
    if await once.already_made(ask.db, ask.body.id, ask.id(), viewer.id, Deed.HANDED_OVER):
        return Nothing()
    contact = await viewer.own_contact(ask.db, ask.id())
    sitting = [seat.advisor_id for seat in (await seats.taken(ask.db, [contact.id]))[contact.id]]
    to = ask.body.to or next(iter(sitting), None)
    if to is None or to not in sitting:
        raise NobodyToGoOn

    next_holder = await ask.db.get_one(Advisor, to)
    contact = await lifecycle.hand_over(ask.db, contact.id, viewer.id, to, move=ask.body.id)
    await timeline.tell_event(ask.db, contact, "handed_over", by=Author.ADVISOR, name=viewer.name, to=next_holder.name)
    await duty.idle_from_now(ask.db, viewer.id)
    return Nothing()


async def pending(db: AsyncSession, advisor: UUID) -> list[InvitationShown]:
    """Return what is asked of an advisor, and by them, and still stands."""
    standing = (
        select(Invitation)
        .join(Contact, Contact.id == Invitation.contact_id)
        .where(
            Invitation.state == InvitationState.PENDING,
            (Invitation.guest_id == advisor) | (Invitation.host_id == advisor),
            Contact.state == State.ACTIVE,
            Contact.advisor_id == Invitation.host_id,
        )
        .order_by(Invitation.made_at)
    )
    return await show_invitations(db, (await db.scalars(standing)).all())


async def show_invitations(db: AsyncSession, asked: Sequence[Invitation]) -> list[InvitationShown]:
    """Show invitations to either side of them."""
    if not asked:
        return []
    host, guest = aliased(Advisor), aliased(Advisor)
    rows = await db.execute(
        select(Invitation, host.name, guest.name, Seeker.id, Seeker.name, Motive.label)
        .join(host, host.id == Invitation.host_id)
        .join(guest, guest.id == Invitation.guest_id)
        .join(Contact, Contact.id == Invitation.contact_id)
        .join(Seeker, Seeker.id == Contact.seeker_id)
        .join(Placement, Placement.contact_id == Contact.id)
        .join(Motive, Motive.id == Placement.motive_id)
        .where(Invitation.id.in_([each.id for each in asked]))
        .order_by(Invitation.made_at)
    )
    return [
        InvitationShown(
            id=each.id,
            contact=each.contact_id,
            host=Person(each.host_id, by),
            guest=Person(each.guest_id, whom),
            seeker=SeekerShown(seeker, name),
            motive=words(motive),
            note=each.note,
            made_at=each.made_at,
            due_at=each.due_at,
        )
        for each, by, whom, seeker, name, motive in rows
    ]


routes = (
    Route("POST", "/api/contacts/{id}/invitations", invite, takes=Invite, gives=InvitationShown, status=201),
    Route("POST", "/api/invitations/{id}/acceptance", join, takes=Nothing, gives=Conversation),
    Route("POST", "/api/invitations/{id}/refusal", stay_out, takes=Nothing, gives=Nothing),
    Route("POST", "/api/invitations/{id}/withdrawal", withdraw, takes=Nothing, gives=Nothing),
    Route("POST", "/api/contacts/{id}/seat/departure", get_up, takes=Step, gives=Nothing),
    Route("POST", "/api/contacts/{id}/hand-over", hand_over, takes=HandOver, gives=Nothing),
)
