"""The bookings of somebody who is away are rearranged: each in a transaction of its own, once, whoever dies meanwhile.

What is chosen for a booking is a row. It is settled in the transaction that changes the booking and writes down what
its person is told: so a repeat finds nothing left to do, and nobody is told twice.
"""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Row, func, select, update
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from callback import attempts, booking, naming, notices
from callback.facts import Chosen
from callback.models import Appointment, Diary, Outcome, State
from callback.rearranged import Rearranged, Rearrangement, Step
from contact.part import House
from contact.plumbing import log
from contact.plumbing.errors import Conflict, Refusal, Unavailable

logger = log.get(__name__)

REARRANGE = "callback.rearrange"
AT_ONCE = 50


class ChangedMeanwhile(Conflict):
    """This booking was changed meanwhile, by its person or by a colleague: it stays as it is now."""


class NotFree(Conflict):
    """This colleague is not there at that hour, or has something else."""


async def ring(house: House, fact: Chosen) -> None:
    """Let what was chosen be done at once."""
    del fact
    house.ring(REARRANGE)


async def rearrange(house: House) -> None:
    """Do what is chosen and not done yet; ask for the next round where there may be more."""
    waiting = select(Rearranged.rearrangement_id, Rearranged.appointment_id).where(Rearranged.step == Step.WAITING)
    async with house.database.transaction() as db:
        found = (await db.execute(waiting.order_by(Rearranged.was_at).limit(AT_ONCE))).all()
    await _each(house, found)
    if len(found) == AT_ONCE:
        house.ring(REARRANGE)


async def _each(house: House, found: Sequence[Row[UUID, UUID]]) -> None:
    for rearrangement, which in found:
        try:
            async with house.database.transaction() as db:
                await _one(house, db, rearrangement, which)
        except Unavailable:  # the diary is busy in this moment: the next round tries again
            continue
        except Refusal as refusal:
            await _note(house, rearrangement, which, why=refusal.code)
        except SQLAlchemyError:
            # It waits for the next round, and holds up nobody.
            logger.exception("booking.not_rearranged", appointment=str(which))


async def _one(house: House, db: AsyncSession, rearrangement: UUID, which: UUID) -> None:
    theirs = select(Rearranged).where(Rearranged.rearrangement_id == rearrangement, Rearranged.appointment_id == which)
    chosen = await db.scalar(
        theirs.where(Rearranged.step == Step.WAITING).with_for_update(skip_locked=True),
    )
    if chosen is None:
        return
    absent = (await db.get_one(Rearrangement, rearrangement)).advisor_id
    appointment = await held_still(db, which)
    if appointment is None or (appointment.state, appointment.advisor_id, appointment.due_at) != (
        State.BOOKED,
        absent,
        chosen.was_at,
    ):
        raise ChangedMeanwhile
    await _do(house, db, chosen, appointment)
    chosen.step, chosen.settled_at = Step.DONE, func.now()


async def _do(house: House, db: AsyncSession, chosen: Rearranged, appointment: Appointment) -> None:
    if chosen.to_starts_at is not None and appointment.diary_id is not None:
        await booking.move(house, db, appointment, appointment.diary_id, chosen.to_starts_at)
    elif chosen.to_advisor_id is not None:
        await hand_on(house, db, appointment, chosen.to_advisor_id)
    else:
        await booking.give_back(house, db, appointment.id, Outcome.CANCELLED_BY_AGENCY)


async def hand_on(house: House, db: AsyncSession, appointment: Appointment, advisor: UUID) -> None:
    """Give a booking that is held still to a colleague, at the hour of its next attempt; raise NotFree.

    Whose advisor it was by name is told that another calls (callback/notices.py).
    """
    hour, busy = attempts.hour(appointment), attempts.busy(appointment)
    there = await naming.colleagues(house, db, [advisor], busy, Appointment.id != appointment.id)
    if advisor not in there or not there[advisor].can(hour, busy):
        raise NotFree
    try:
        async with db.begin_nested():
            appointment.advisor_id = advisor
            await db.flush()
    except IntegrityError as broken:  # booked with them in this moment
        raise NotFree from broken
    await notices.tell_colleague(house, db, appointment)


async def held_still(db: AsyncSession, which: UUID) -> Appointment | None:
    """Hold a booking still, its diary first, as whoever takes a time in it does."""
    diary = select(Appointment.diary_id).where(Appointment.id == which).scalar_subquery()
    await db.execute(select(Diary.id).where(Diary.id == diary).with_for_update(key_share=True))
    held = select(Appointment).where(Appointment.id == which).with_for_update()
    return (await db.scalars(held.execution_options(populate_existing=True))).one_or_none()


async def _note(house: House, rearrangement: UUID, which: UUID, *, why: str) -> None:
    async with house.database.transaction() as db:
        await db.execute(
            update(Rearranged)
            .where(Rearranged.rearrangement_id == rearrangement, Rearranged.appointment_id == which)
            .where(Rearranged.step == Step.WAITING)
            .values(step=Step.FAILED, why=why, settled_at=func.now())
        )
