"""Its hour has come: a booking becomes a contact like any other, once, whoever was down meanwhile."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Row, and_, exists, func, or_, select, tuple_
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from callback import lapsing, notices
from callback.calendar_rules import Civil
from callback.channel import KIND
from callback.facts import Booked
from callback.models import Appointment, Call, CallOutcome, Outcome, State
from contact.facts import Deed, Moved
from contact.models import Contact, Seeker
from contact.models import State as Stands
from contact.opening import Arrival, admit
from contact.part import House
from contact.plumbing import chance, log
from contact.plumbing.database import record
from contact.plumbing.errors import NotFound, Refusal

logger = log.get(__name__)

BEGIN, SETTLE = "callback.begin", "callback.settle"
AT_ONCE = 200
# After an outage of ours people are called as long as they can still expect it; then we say that we failed them.
LATEST = timedelta(hours=4)
_INSTANT = timedelta(microseconds=1)


async def begin(house: House) -> None:
    """Let every booking begin whose hour has come, each in a transaction of its own."""
    at = tuple_(Appointment.due_at, Appointment.id)
    due = select(Appointment.due_at, Appointment.id).where(
        Appointment.state == State.BOOKED, Appointment.due_at <= func.now()
    )
    # What cannot begin stays where it is, and those after it are looked for behind it.
    looked_at: Row[datetime, UUID] | None = None
    while True:
        behind = due if looked_at is None else due.where(at > tuple_(*looked_at))
        async with house.database.transaction() as db:
            found = (await db.execute(behind.order_by(Appointment.due_at, Appointment.id).limit(AT_ONCE))).all()
        await _each(house, [each for _, each in found])
        if len(found) < AT_ONCE:
            return
        looked_at = found[-1]


async def settle(house: House) -> None:
    """Close what is over: bookings whose contact has ended, and holds that have lapsed."""
    # Whoever was not reached is not called absent by the house: a person decides (callback/calls.py).
    unreached = exists().where(Call.contact_id == Contact.id, Call.outcome.is_distinct_from(CallOutcome.REACHED))
    # Whoever has left can come back for a while.
    left = and_(Contact.state == Stands.ABANDONED, Contact.ended_at <= func.now() - house.settings.seeker_grace)
    ended = (
        select(Appointment, Contact)
        .join(Contact, Contact.id == Appointment.contact_id)
        .where(Appointment.state == State.DUE, or_(Contact.state == Stands.CLOSED, left))
        .where(~unreached)
        .limit(AT_ONCE)
        .with_for_update(of=Appointment, skip_locked=True)
    )
    async with house.database.transaction() as db:
        for appointment, contact in (await db.execute(ended)).all():
            _close(appointment, _outcome(contact))
        await lapsing.let_go(db)


async def ring(house: House, fact: Moved) -> None:
    """Let a booking be closed soon after its contact."""
    if fact.deed != Deed.CLOSED:
        return
    called = select(Appointment.id).where(Appointment.contact_id == fact.contact, Appointment.state == State.DUE)
    async with house.database.transaction() as db:
        if await db.scalar(called):
            house.ring(SETTLE)


async def _each(house: House, found: Sequence[UUID]) -> None:
    for each in found:
        try:
            async with house.database.transaction() as db:
                begun = await _begin(house, db, each)
        except (SQLAlchemyError, Refusal, LookupError, ValueError):
            # It must not hold up all that is due after it; the next round tries again.
            logger.exception("appointment.not_begun", appointment=str(each))
            continue
        if begun:
            logger.info("appointment.begun", appointment=str(each))


async def _begin(house: House, db: AsyncSession, which: UUID) -> bool:
    """Make a contact of a booking; tell whether it was ours to do.

    One holds the row at a time, and it leaves `booked` in the transaction that opens the contact: once, or not at all.
    """
    still_due = select(Appointment, func.now()).where(
        Appointment.id == which, Appointment.state == State.BOOKED, Appointment.due_at <= func.now()
    )
    row = (await db.execute(still_due.with_for_update(skip_locked=True))).one_or_none()
    if row is None:
        return False
    appointment, now = row
    if not _may_be_called(appointment, now):
        return await _we_failed(house, db, appointment)
    seeker = await db.get_one(Seeker, appointment.seeker_id)
    try:
        contact = await admit(house, db, seeker, _arrival(appointment))
    except NotFound:  # the line or the reason was given up since
        return await _we_failed(house, db, appointment)
    appointment.state, appointment.contact_id = State.DUE, contact.id
    return True


_SPOKEN = ("answered", "follow_up", "redirected")


def _outcome(contact: Contact) -> Outcome:
    """Return what became of an appointment whose contact has ended: nothing against anybody without a person's word."""
    if contact.state == Stands.ABANDONED:
        return Outcome.CANCELLED_BY_SEEKER
    return Outcome.HONOURED if contact.outcome in _SPOKEN else Outcome.FAILED_UNDETERMINED


def _arrival(appointment: Appointment) -> Arrival:
    return Arrival(
        id=chance.new_id(),
        channel=KIND,
        motive=appointment.motive_id,
        language=appointment.language,  # type: ignore[arg-type]
        continues=appointment.continues_id,
        agency=appointment.agency_id,
        wanted=appointment.advisor_id,
        since=appointment.starts_at,
    )


def _may_be_called(appointment: Appointment, now: datetime) -> bool:
    """Tell whether it is not too late, and not yet night where they are."""
    return now - appointment.due_at <= LATEST and Civil(ZoneInfo(appointment.zone)).allows((now, now + _INSTANT))


async def _we_failed(house: House, db: AsyncSession, appointment: Appointment) -> bool:
    _close(appointment, Outcome.FAILED_OURS)
    appointment.sequence += 1
    await notices.plan_for(house, db, appointment)
    record(db, Booked(appointment.id))
    logger.warning("appointment.failed", appointment=str(appointment.id))
    return True


def _close(appointment: Appointment, outcome: Outcome) -> None:
    appointment.state, appointment.outcome, appointment.settled_at = State.CLOSED, outcome, func.now()
