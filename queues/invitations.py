"""A colleague is asked to join a contact, and answers, or does not.

Each function is one invitation in the caller's transaction; the contact is locked first, as everywhere.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from contact import seats, timeline
from contact.models import Advisor, Author, Contact, State
from contact.plumbing.database import record
from contact.plumbing.errors import Conflict, IdTaken, NotFound, StaleState
from queues.duty import is_heard
from queues.facts import Invited
from queues.models import Invitation, InvitationState

LASTS = timedelta(seconds=60)


class InvitationOver(Conflict):
    """This invitation no longer stands."""


class AlreadyAsked(Conflict):
    """This colleague has been asked already, or is in the conversation."""


class NotAtTheirDesk(Conflict):
    """This colleague is not at their desk just now."""


async def invite(db: AsyncSession, contact: Contact, guest_id: UUID, note: str, *, invitation: UUID) -> Invitation:
    """Ask a colleague to join an active contact; a repeat of its id gets the same invitation.

    Raises StaleState, NotFound, AlreadyAsked, NotAtTheirDesk or IdTaken.
    """
    host = contact.advisor_id
    await seats.hold_still(db, contact.id)
    await db.refresh(contact)
    if made := await db.get(Invitation, invitation):
        if (made.contact_id, made.guest_id, made.host_id) != (contact.id, guest_id, host):
            raise IdTaken
        return made
    guest = await _guest(db, contact, guest_id)
    if contact.state != State.ACTIVE or contact.advisor_id != host:
        raise StaleState
    await _refuse_impossible(db, contact, guest)

    asked = Invitation(
        id=invitation,
        contact_id=contact.id,
        host_id=host,
        guest_id=guest.id,
        note=note,
        due_at=await db.scalar(select(func.clock_timestamp() + LASTS)),
    )
    db.add(asked)
    await db.flush()
    record(db, Invited(asked.id, contact.id, asked.host_id, guest.id, InvitationState.PENDING))
    return asked


async def accept(db: AsyncSession, invitation_id: UUID, guest: UUID, name: str) -> Contact:
    """Sit down beside the holder; a repeat gets the same answer; else InvitationOver or NoRoom."""
    invitation = await _held_still(db, invitation_id)
    if invitation is None or invitation.guest_id != guest:
        raise NotFound
    contact = await db.get_one(Contact, invitation.contact_id, populate_existing=True)
    if invitation.state == InvitationState.ACCEPTED:
        return await _still_there(db, contact, guest)
    if contact.state != State.ACTIVE or contact.advisor_id != invitation.host_id:
        raise InvitationOver

    await _settle(db, invitation, InvitationState.ACCEPTED, Invitation.due_at > func.now())
    await seats.join(db, contact, guest)
    await timeline.tell_event(db, contact, "sat_down", by=Author.ADVISOR, name=name)
    return contact


async def decline(db: AsyncSession, invitation_id: UUID, guest: UUID) -> None:
    """Leave the colleague to it; a repeat changes nothing."""
    await _answer(db, invitation_id, InvitationState.DECLINED, guest=guest)


async def withdraw(db: AsyncSession, invitation_id: UUID, host: UUID) -> None:
    """Take an invitation back; a repeat changes nothing."""
    await _answer(db, invitation_id, InvitationState.WITHDRAWN, host=host)


async def due(db: AsyncSession) -> Sequence[UUID]:
    """Return the invitations that nobody answered in time, and those of contacts that have moved on."""
    moved_on = (Contact.state != State.ACTIVE) | (Contact.advisor_id != Invitation.host_id)
    over = (
        select(Invitation.id)
        .join(Contact, Contact.id == Invitation.contact_id)
        .where(Invitation.state == InvitationState.PENDING, (Invitation.due_at <= func.now()) | moved_on)
    )
    return (await db.scalars(over.order_by(Invitation.due_at).limit(200))).all()


async def expire(db: AsyncSession, invitation_id: UUID) -> None:
    """Let an invitation end that is due; raise InvitationOver where somebody answers at this moment."""
    invitation = await _held_still(db, invitation_id, skip_locked=True)
    if invitation is None:
        raise InvitationOver
    await _settle(db, invitation, InvitationState.EXPIRED)


async def _answer(
    db: AsyncSession,
    invitation_id: UUID,
    becomes: InvitationState,
    *,
    guest: UUID | None = None,
    host: UUID | None = None,
) -> None:
    invitation = await _held_still(db, invitation_id)
    if invitation is None or (invitation.guest_id != guest and invitation.host_id != host):
        raise NotFound
    if invitation.state != becomes:
        await _settle(db, invitation, becomes)


async def _guest(db: AsyncSession, contact: Contact, guest_id: UUID) -> Advisor:
    """Return a colleague of the contact's agency or of its holder's: one agency may be helping another."""
    guest = await db.get(Advisor, guest_id)
    holder = await db.get(Advisor, contact.advisor_id) if contact.advisor_id else None
    agencies = {contact.agency_id, holder.agency_id if holder else None}
    if guest is None or guest.retired_at or guest.agency_id not in agencies or guest is holder:
        raise NotFound
    return guest


async def _refuse_impossible(db: AsyncSession, contact: Contact, guest: Advisor) -> None:
    asked = select(Invitation.id).where(
        Invitation.contact_id == contact.id,
        Invitation.guest_id == guest.id,
        Invitation.state == InvitationState.PENDING,
    )
    sits = select(seats.is_seated(Contact.id, guest.id)).where(Contact.id == contact.id)
    if await db.scalar(asked) or await db.scalar(sits):
        raise AlreadyAsked
    if not await db.scalar(select(is_heard(Advisor.id)).where(Advisor.id == guest.id)):
        raise NotAtTheirDesk


async def _still_there(db: AsyncSession, contact: Contact, guest: UUID) -> Contact:
    sits = select(seats.is_seated(Contact.id, guest)).where(Contact.id == contact.id)
    if contact.advisor_id != guest and not await db.scalar(sits):
        raise InvitationOver
    return contact


async def _held_still(db: AsyncSession, invitation_id: UUID, *, skip_locked: bool = False) -> Invitation | None:
    """Return an invitation with its contact locked first, which is the order of every move."""
    of_it = Contact.id.in_(select(Invitation.contact_id).where(Invitation.id == invitation_id))
    if await db.scalar(select(Contact.id).where(of_it).with_for_update(skip_locked=skip_locked)) is None:
        return None
    return await db.get(Invitation, invitation_id, with_for_update=True, populate_existing=True)


async def _settle(db: AsyncSession, invitation: Invitation, becomes: InvitationState, *conditions: Any) -> None:
    told = await db.execute(
        update(Invitation)
        .where(Invitation.id == invitation.id, Invitation.state == InvitationState.PENDING, *conditions)
        .values(state=becomes, settled_at=func.clock_timestamp())
        .returning(Invitation.id)
    )
    if told.first() is None:
        raise InvitationOver
    record(db, Invited(invitation.id, invitation.contact_id, invitation.host_id, invitation.guest_id, becomes))
