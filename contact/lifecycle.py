"""A contact moves: the only writer of its state, always by compare-and-set.

Locks are taken in one order everywhere: contact, then offer, then advisor. Each move takes or gives back
the advisor's units in its own transaction, so a count that disagrees with the rows cannot be committed.
"""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from contact import noting, seats, timeline, units
from contact.facts import Deed
from contact.models import Advisor, Author, Contact, State
from contact.plumbing.errors import StaleState

HELD = (State.OFFERED, State.ACTIVE, State.WRAPPING)
OPEN = (State.WAITING, State.OFFERED, State.ACTIVE)
# The outcome of a contact whose place another has taken.
CONTINUED = "continued"


async def open_contact(db: AsyncSession, contact: Contact) -> None:
    """Let a new contact wait; its clock starts here and nothing changes it."""
    db.add(contact)
    await db.flush()  # for first_enqueued_at
    await noting.note(db, contact, Deed.OPENED, None, Author.SEEKER, contact.seeker_id)
    await timeline.tell_event(db, contact, "opened", by=Author.SEEKER)


async def offer(db: AsyncSession, contact_id: UUID, advisor_id: UUID) -> Contact:
    """Hold a waiting contact for an advisor; raise StaleState or NoRoom when either cannot.

    One at a time; the router puts many to as many advisors in one statement (contact/offering.py).
    """
    contact = await _move(db, contact_id, State.WAITING, State.OFFERED, Deed.OFFERED, advisor_id=advisor_id)
    await units.take(db, advisor_id, units.load(contact))
    return contact


async def release(db: AsyncSession, contact_id: UUID) -> Contact:
    """Let an offered contact wait again, in its place."""
    return await _give_up(db, contact_id, State.OFFERED, State.WAITING, Deed.RELEASED)


async def accept(db: AsyncSession, contact_id: UUID, advisor: Advisor) -> Contact:
    """Bring the two together."""
    contact = await _move(
        db,
        contact_id,
        State.OFFERED,
        State.ACTIVE,
        Deed.ACCEPTED,
        by=Author.ADVISOR,
        by_id=advisor.id,
        active_at=func.coalesce(Contact.active_at, func.now()),
    )
    await timeline.tell_event(db, contact, "joined", by=Author.ADVISOR, name=advisor.name)
    return contact


async def end(db: AsyncSession, contact_id: UUID, by: Author, by_id: UUID, *, move: UUID | None = None) -> Contact:
    """End the conversation; the advisor has `wrap_up` to conclude."""
    contact = await _move(
        db,
        contact_id,
        State.ACTIVE,
        State.WRAPPING,
        Deed.ENDED,
        by=by,
        by_id=by_id,
        move=move,
        ended_at=func.now(),
        due_at=func.now() + Contact.wrap_up,
    )
    await timeline.tell_event(db, contact, "ended", by=by)
    return contact


async def extend_wrap_up(
    db: AsyncSession, contact_id: UUID, by_id: UUID, more: timedelta, *, move: UUID | None = None
) -> Contact:
    """Give the advisor more time to conclude (RGAA 13.1: time limits that people can extend)."""
    return await _move(
        db,
        contact_id,
        State.WRAPPING,
        State.WRAPPING,
        Deed.EXTENDED,
        Contact.extensions_left > 0,
        Contact.due_at.is_not(None),
        by=Author.ADVISOR,
        by_id=by_id,
        move=move,
        due_at=func.greatest(Contact.due_at, func.now()) + more,
        extensions_left=Contact.extensions_left - 1,
    )


async def close(
    db: AsyncSession,
    contact_id: UUID,
    by: Author = Author.HOUSE,
    by_id: UUID | None = None,
    *,
    outcome: str,
    note: str | None = None,
    move: UUID | None = None,
) -> Contact:
    """Conclude: the contact is closed and the advisor has their units back."""
    contact = await _move(
        db,
        contact_id,
        State.WRAPPING,
        State.CLOSED,
        Deed.CLOSED,
        by=by,
        by_id=by_id,
        move=move,
        due_at=None,
        outcome=outcome,
        closing_note=note,
    )
    if not contact.silent:
        await units.give(db, contact.advisor_id, units.load(contact))
    await timeline.tell_event(db, contact, "closed", by=by)
    return contact


async def transfer(db: AsyncSession, contact_id: UUID, by_id: UUID, *, move: UUID | None = None) -> Contact:
    """Send an active contact back to a line; it keeps the age it has."""
    return await _give_up(
        db, contact_id, State.ACTIVE, State.WAITING, Deed.TRANSFERRED, by=Author.ADVISOR, by_id=by_id, move=move
    )


async def hand_over(
    db: AsyncSession, contact_id: UUID, holder: UUID, to: UUID, *, by: Author = Author.ADVISOR, move: UUID | None = None
) -> Contact:
    """Let a colleague go on with an active contact in its holder's place; raise NoRoom where it does not fit them."""
    await seats.leave(db, contact_id, to)
    gave_back = await db.scalar(select(Contact.silent).where(Contact.id == contact_id))
    contact = await _move(
        db,
        contact_id,
        State.ACTIVE,
        State.ACTIVE,
        Deed.HANDED_OVER,
        Contact.advisor_id == holder,
        by=by,
        by_id=holder if by is Author.ADVISOR else None,
        move=move,
        holder=holder,
        advisor_id=to,
        silent=False,
    )
    if not gave_back:
        await units.give(db, holder, units.load(contact))
    await units.take(db, to, units.load(contact))
    return contact


async def requeue(db: AsyncSession, contact_id: UUID) -> Contact:
    """Take an active contact from an advisor who is gone; it keeps the age it has."""
    contact = await _give_up(db, contact_id, State.ACTIVE, State.WAITING, Deed.REQUEUED)
    await timeline.tell_event(db, contact, "requeued", by=Author.HOUSE)
    return contact


async def abandon(
    db: AsyncSession,
    contact_id: UUID,
    by: Author,
    by_id: UUID | None = None,
    *,
    was: State,
    outcome: str | None = None,
    move: UUID | None = None,
) -> Contact:
    """Let the seeker leave the line, from `was` (waiting or offered); the place is kept for a while.

    Not so where there is an `outcome` already: who has given up what they waited for leaves for good.
    """
    leave = _give_up if was is State.OFFERED else _move
    kept: dict[str, Any] = {"by": by, "by_id": by_id, "move": move, "ended_at": func.now(), "outcome": outcome}
    contact = await leave(db, contact_id, was, State.ABANDONED, Deed.ABANDONED, **kept)
    await timeline.tell_event(db, contact, "left", by=by)
    return contact


async def go_on(db: AsyncSession, contact_id: UUID, by: Author, by_id: UUID | None, *, was: State) -> Contact:
    """Close a contact that was waiting, offered or active: another takes its place (contact/continuing.py)."""
    leave = _move if was is State.WAITING else _give_up
    kept: dict[str, Any] = {"by": by, "by_id": by_id, "ended_at": func.now(), "outcome": CONTINUED}
    if was is State.ACTIVE:
        kept["advisor_id"] = Contact.advisor_id  # who talked in it is still to be read
    contact = await leave(db, contact_id, was, State.CLOSED, Deed.CONTINUED, **kept)
    await timeline.tell_event(db, contact, "went_on", by=by)
    return contact


async def go_along(db: AsyncSession, contact_id: UUID, advisor: Advisor, room: int) -> Contact:
    """Let an advisor go on over another channel with whom they talk; raise NoRoom where another has them alone.

    It takes the units that the conversation gave back; who is there already stays, and nobody new comes.
    """
    contact = await _move(
        db,
        contact_id,
        State.WAITING,
        State.ACTIVE,
        Deed.WENT_ALONG,
        by=Author.ADVISOR,
        by_id=advisor.id,
        advisor_id=advisor.id,
        active_at=func.now(),
        units=room,
    )
    await units.take(db, advisor.id, units.load(contact), amid=True)
    await timeline.tell_event(db, contact, "joined", by=Author.ADVISOR, name=advisor.name)
    return contact


async def give_up_place(db: AsyncSession, contact_id: UUID, *, outcome: str) -> None:
    """Let the place of a seeker who left be kept no longer."""
    left = Contact.id == contact_id, Contact.state == State.ABANDONED
    await db.execute(update(Contact).where(*left).values(outcome=outcome))


async def come_back(
    db: AsyncSession, contact_id: UUID, within: timedelta, *, by_id: UUID | None = None, move: UUID | None = None
) -> Contact:
    """Give a seeker who left the place they had, if it is still kept."""
    contact = await _move(
        db,
        contact_id,
        State.ABANDONED,
        State.WAITING,
        Deed.RETURNED,
        Contact.outcome.is_(None),
        Contact.ended_at > func.now() - within,
        by=Author.SEEKER,
        by_id=by_id,
        move=move,
        ended_at=None,
    )
    await timeline.tell_event(db, contact, "came_back", by=Author.SEEKER)
    return contact


async def _move(
    db: AsyncSession,
    contact_id: UUID,
    was: State,
    becomes: State,
    deed: Deed,
    *conditions: Any,
    by: Author = Author.HOUSE,
    by_id: UUID | None = None,
    move: UUID | None = None,
    holder: UUID | None = None,
    **values: Any,
) -> Contact:
    told = await db.execute(
        update(Contact)
        .where(Contact.id == contact_id, Contact.state == was, *conditions)
        .values(state=becomes, state_at=func.now(), **values)
        .returning(Contact),
        execution_options={"populate_existing": True},
    )
    contact = told.scalar_one_or_none()
    if contact is None:
        raise StaleState
    if was is State.ACTIVE is not becomes:
        await seats.clear(db, contact_id)
    await noting.note(db, contact, deed, was, by, by_id, move=move, holder=holder)
    return contact


async def _give_up(db: AsyncSession, contact_id: UUID, was: State, becomes: State, deed: Deed, **kept: Any) -> Contact:
    """Move a held contact away from its advisor, who gets the units back; a silent one has given them back before."""
    held = (
        await db.execute(
            select(Contact.advisor_id, Contact.silent)
            .where(Contact.id == contact_id, Contact.state == was)
            .with_for_update()
        )
    ).one_or_none()
    if held is None:
        raise StaleState
    if was is State.ACTIVE:
        # All whose units it gives back, in one order, while it still says who holds it.
        await seats.hold_still(db, contact_id)
    kept = {"holder": held.advisor_id, "advisor_id": None, "due_at": None, "silent": False} | kept
    contact = await _move(db, contact_id, was, becomes, deed, **kept)
    if not held.silent:
        await units.give(db, held.advisor_id, units.load(contact))
    return contact
