"""A colleague sits beside the advisor who holds a contact: the only writer of seats.

A seat takes units of whoever sits in it, and is there only while the contact is active: the life cycle clears
them. The contact is locked before its seats, and of several advisors the one with the lower id first.
"""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Uuid, exists, func, insert, literal, select, update
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from contact import units
from contact.facts import Seated, Seen
from contact.models import Advisor, Author, Contact, Seat, State
from contact.plumbing.database import record
from contact.plumbing.errors import StaleState


async def join(db: AsyncSession, contact: Contact, guest: UUID) -> None:
    """Seat a colleague in an active contact; raise StaleState or NoRoom where that cannot be."""
    held = select(Contact.seq).where(
        Contact.id == contact.id, Contact.state == State.ACTIVE, Contact.advisor_id != guest
    )
    read = await db.scalar(held.with_for_update())
    if read is None:
        raise StaleState
    if await db.scalar(select(is_seated(Contact.id, guest)).where(Contact.id == contact.id)):
        return

    await db.execute(insert(Seat).values(contact_id=contact.id, advisor_id=guest, units=contact.units, seen=read))
    await units.take(db, guest, units.Load(contact.units))
    record(db, Seated(contact.id, guest))


async def leave(db: AsyncSession, contact_id: UUID, guest: UUID) -> None:
    """Free a seat; raise StaleState where nobody sits there."""
    await hold_still(db, contact_id)
    if not await _free(db, Seat.contact_id == contact_id, Seat.advisor_id == guest):
        raise StaleState


async def clear(db: AsyncSession, contact_id: UUID) -> None:
    """Free every seat of a contact that is no longer active."""
    if await db.scalar(select(exists(select(literal(1)).where(Seat.contact_id == contact_id, _TAKEN)))):
        await hold_still(db, contact_id)
        await _free(db, Seat.contact_id == contact_id)


async def hold_still(db: AsyncSession, contact_id: UUID) -> None:
    """Lock a contact, and then all who sit in it, in one order: two contacts may share their advisors."""
    holder = await db.scalar(select(Contact.advisor_id).where(Contact.id == contact_id).with_for_update())
    guests = select(Seat.advisor_id).where(Seat.contact_id == contact_id, _TAKEN)
    sitting = Advisor.id.in_(guests) | (Advisor.id == holder)
    await db.execute(select(Advisor.id).where(sitting).order_by(Advisor.id).with_for_update())


async def mark_seen(db: AsyncSession, contact: Contact, guest: UUID, seq: int) -> None:
    """Remember how far a guest has read; the seeker and the holder are not told, for the holder may not have."""
    told = await db.execute(
        update(Seat)
        .where(
            Seat.contact_id == contact.id, Seat.advisor_id == guest, _TAKEN, Seat.seen < func.least(seq, contact.seq)
        )
        .values(seen=func.least(seq, contact.seq))
        .returning(Seat.seen)
    )
    if (seen := told.scalar_one_or_none()) is not None:
        record(db, Seen(contact.id, None, guest, Author.ADVISOR, seen))


async def taken(db: AsyncSession, contacts: Collection[UUID]) -> Mapping[UUID, list[Seat]]:
    """Return who sits in each contact, in the order in which they came."""
    found: dict[UUID, list[Seat]] = {contact: [] for contact in contacts}
    if contacts:
        sitting = select(Seat).where(Seat.contact_id.in_(contacts), _TAKEN).order_by(Seat.joined_at, Seat.id)
        for seat in await db.scalars(sitting):
            found[seat.contact_id].append(seat)
    return found


def is_seated(contact: InstrumentedAttribute[UUID], guest: UUID) -> ColumnElement[bool]:
    """The condition that somebody sits in a contact."""
    return exists(select(literal(1)).where(Seat.contact_id == contact, Seat.advisor_id == guest, _TAKEN))


def sits_somewhere(guest: UUID | ColumnElement[UUID] | InstrumentedAttribute[UUID]) -> ColumnElement[bool]:
    """The condition that somebody sits in any contact."""
    return exists(select(literal(1)).where(Seat.advisor_id == guest, _TAKEN))


def guests_of(contact: InstrumentedAttribute[UUID]) -> ColumnElement[list[UUID]]:
    """The guests of a contact, as a column."""
    sitting = select(Seat.advisor_id).where(Seat.contact_id == contact, _TAKEN).correlate(Contact)
    return func.array(sitting.scalar_subquery(), type_=ARRAY(Uuid))


async def _free(db: AsyncSession, *which: Any) -> bool:
    freed = await db.execute(
        update(Seat)
        .where(*which, _TAKEN)
        .values(left_at=func.clock_timestamp())
        .returning(Seat.contact_id, Seat.advisor_id, Seat.units)
    )
    left = freed.all()
    for contact_id, guest, taken in left:
        await units.give(db, guest, units.Load(taken))
        record(db, Seated(contact_id, guest))
    return bool(left)


_TAKEN = Seat.left_at.is_(None)
