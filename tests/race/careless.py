"""A router as one would write it without the laws of the house: look, check, then write."""

import asyncio
from datetime import timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from contact.facts import Deed
from contact.models import Advisor, Author, Contact, Move, State
from contact.part import House
from contact.plumbing import clock
from queues.models import Offer
from queues.roster import Declared, Duty

# What stands between this router and its crimes.
LAWS_BROKEN = """
    DROP INDEX uq_offer_one_live_a_contact;
    DROP INDEX uq_offer_one_live_an_advisor;
    ALTER TABLE advisor DROP CONSTRAINT ck_advisor_never_over_capacity;
"""


async def route(house: House) -> None:
    """Put the oldest to anybody with room, with a check of each before it is written, and nothing that holds it."""
    async with house.database.transaction() as db:
        line = select(Contact.id).where(Contact.state == State.WAITING).order_by(Contact.first_enqueued_at)
        free = (
            select(Advisor.id)
            .join(Duty, Duty.advisor_id == Advisor.id)
            .where(Duty.declared == Declared.AVAILABLE, Advisor.used < Advisor.capacity)
            .order_by(func.random())
        )
        pairs = list(zip(await db.scalars(line), await db.scalars(free), strict=False))
    for contact, advisor in pairs:
        async with house.database.transaction() as db:
            await _offer(db, contact, advisor)


async def _offer(db: AsyncSession, contact_id: UUID, advisor_id: UUID) -> None:
    contact, advisor = await db.get_one(Contact, contact_id), await db.get_one(Advisor, advisor_id)
    if contact.state != State.WAITING or advisor.used + contact.units > advisor.capacity:
        return
    await asyncio.sleep(0.02)
    contact.state, contact.advisor_id = State.OFFERED, advisor.id
    advisor.used += contact.units
    now = clock.now()
    db.add(Offer(contact_id=contact.id, advisor_id=advisor.id, made_at=now, due_at=now + timedelta(minutes=1), why={}))
    db.add(
        Move(
            contact_id=contact.id,
            deed=Deed.OFFERED,
            was=State.WAITING,
            became=State.OFFERED,
            by=Author.HOUSE,
            advisor_id=advisor.id,
            units=contact.units,
        )
    )
