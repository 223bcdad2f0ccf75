"""An advisor is asked, and answers, or does not.

Each function is one advisor and one contact in the caller's transaction; locks: contact, offer, advisor.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from contact import lifecycle
from contact.models import Advisor, Contact, State
from contact.plumbing.database import record
from contact.plumbing.errors import Conflict, NotFound
from queues.facts import DutyChanged, OfferSettled
from queues.models import Offer, OfferState, Placement
from queues.roster import Declared, Duty

MISSES_ALLOWED = 2


class AlreadyTaken(Conflict):
    """This contact is no longer on offer to you."""


async def accept(db: AsyncSession, offer_id: UUID, advisor: Advisor) -> Contact:
    """Take the contact; a repeat by the same advisor gets the same answer; else AlreadyTaken."""
    offer = await _own(db, offer_id, advisor.id)
    if offer.state == OfferState.ACCEPTED:
        return await _still_theirs(db, offer)

    await _settle(db, offer, OfferState.ACCEPTED, Offer.due_at > func.now())
    contact = await lifecycle.accept(db, offer.contact_id, advisor)
    await db.execute(update(Duty).where(Duty.advisor_id == advisor.id).values(misses=0))
    return contact


async def decline(db: AsyncSession, offer_id: UUID, advisor_id: UUID) -> None:
    """Pass the contact on; it keeps its place. A repeat changes nothing."""
    offer = await _own(db, offer_id, advisor_id)
    if offer.state == OfferState.DECLINED:
        return

    await _settle(db, offer, OfferState.DECLINED)
    await _pass_on(db, offer)
    await db.execute(update(Duty).where(Duty.advisor_id == advisor_id).values(misses=0))


async def expire(db: AsyncSession, offer_id: UUID) -> None:
    """Pass on what was not answered in time; after two misses in a row the advisor rests.

    Raises AlreadyTaken when somebody answers, or another sweep is at it: nobody stands in line behind a sweep.
    """
    offer = await _locked(db, offer_id, skip_locked=True)
    if offer is None:
        raise AlreadyTaken
    await _settle(db, offer, OfferState.EXPIRED, Offer.due_at <= func.now())
    await _pass_on(db, offer)
    await _miss(db, offer.advisor_id)


async def rescind_from(db: AsyncSession, advisor_id: UUID) -> None:
    """Take back what is on offer to an advisor who is no longer available."""
    pending = select(Offer.id).where(Offer.advisor_id == advisor_id, Offer.state == OfferState.PENDING)
    if offer_id := await db.scalar(pending):
        offer = await _locked(db, offer_id)
        if offer and offer.state == OfferState.PENDING:
            await _settle(db, offer, OfferState.RESCINDED)
            await lifecycle.release(db, offer.contact_id)


async def withdraw(db: AsyncSession, contact_id: UUID) -> None:
    """Take back the offer of a contact that leaves; the lifecycle gives the units back."""
    await db.execute(select(Contact.id).where(Contact.id == contact_id).with_for_update())
    pending = select(Offer).where(Offer.contact_id == contact_id, Offer.state == OfferState.PENDING)
    if offer := (await db.scalars(pending)).one_or_none():
        await _settle(db, offer, OfferState.RESCINDED)


async def _still_theirs(db: AsyncSession, offer: Offer) -> Contact:
    """Return the contact that they accepted before; to repeat that is no way to read what a colleague does since."""
    contact = await db.get_one(Contact, offer.contact_id)
    if contact.advisor_id != offer.advisor_id or contact.state == State.OFFERED:
        raise AlreadyTaken
    return contact


async def _own(db: AsyncSession, offer_id: UUID, advisor_id: UUID) -> Offer:
    offer = await _locked(db, offer_id)
    if offer is None or offer.advisor_id != advisor_id:
        raise NotFound
    return offer


async def _locked(db: AsyncSession, offer_id: UUID, *, skip_locked: bool = False) -> Offer | None:
    """Return an offer with its contact locked first, which is the order of every move."""
    of_offer = Contact.id.in_(select(Offer.contact_id).where(Offer.id == offer_id))
    contact = select(Contact.id).where(of_offer).with_for_update(skip_locked=skip_locked)
    if await db.scalar(contact) is None:
        return None
    return await db.get(Offer, offer_id, with_for_update=True)


async def _settle(db: AsyncSession, offer: Offer, becomes: OfferState, *conditions: Any) -> None:
    told = await db.execute(
        update(Offer)
        .where(Offer.id == offer.id, Offer.state == OfferState.PENDING, *conditions)
        .values(state=becomes, settled_at=func.clock_timestamp())
        .returning(Offer.id)
    )
    if told.first() is None:
        raise AlreadyTaken
    record(db, OfferSettled(offer.id, offer.contact_id, offer.advisor_id, becomes))


async def _pass_on(db: AsyncSession, offer: Offer) -> None:
    await lifecycle.release(db, offer.contact_id)
    await db.execute(
        update(Placement)
        .where(Placement.contact_id == offer.contact_id)
        .values(barred=func.array_append(Placement.barred, offer.advisor_id))
    )


async def _miss(db: AsyncSession, advisor_id: UUID) -> None:
    missed = Duty.misses + 1
    await db.execute(update(Duty).where(Duty.advisor_id == advisor_id).values(misses=missed))
    told = await db.execute(
        update(Duty)
        .where(
            Duty.advisor_id == advisor_id,
            Duty.misses >= MISSES_ALLOWED,
            Duty.declared == Declared.AVAILABLE,
        )
        .values(
            declared=Declared.NOT_RESPONDING,
            reason="missed_offers",
            since=func.now(),
            next_declared=None,
            next_reason=None,
        )
        .returning(Duty.advisor_id)
    )
    if told.first() is not None:
        record(db, DutyChanged(advisor_id))
