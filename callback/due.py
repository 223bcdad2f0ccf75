"""Its hour has come: a booking becomes a contact like any other, once, whoever was down meanwhile.

Those due together begin together, in a transaction of half a dozen statements. Where that fails its halves are tried,
and theirs: what cannot begin is found in a few steps, and holds up none that can.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Row, Uuid, bindparam, func, select, text, tuple_
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from callback import notices
from callback.calendar_rules import Civil
from callback.channel import KIND
from callback.facts import Booked
from callback.models import Appointment, Outcome, State
from callback.ringing import Way
from contact import news
from contact.beginnings import Beginning
from contact.opening import Arrival, to_open
from contact.part import House, Newcomer
from contact.plumbing import chance, log
from contact.plumbing.database import record
from contact.plumbing.errors import NotFound, Refusal

logger = log.get(__name__)

BEGIN = "callback.begin"
AT_ONCE = 500
# After an outage of ours people are called as long as they can still expect it; then we say that we failed them.
LATEST = timedelta(hours=4)
_INSTANT = timedelta(microseconds=1)


async def begin(house: House) -> None:
    """Let every booking begin whose hour has come; who looks at our page is told after the last has begun."""
    at = tuple_(Appointment.due_at, Appointment.id)
    due = select(Appointment.due_at, Appointment.id).where(
        Appointment.state == State.BOOKED, Appointment.due_at <= func.now()
    )
    begun: list[UUID] = []
    # What cannot begin stays where it is, and those after it are looked for behind it.
    looked_at: Row[datetime, UUID] | None = None
    while True:
        behind = due if looked_at is None else due.where(at > tuple_(*looked_at))
        async with house.database.transaction() as db:
            found = (await db.execute(behind.order_by(Appointment.due_at, Appointment.id).limit(AT_ONCE))).all()
        begun += await _begin(house, [each for _, each in found])
        if len(found) < AT_ONCE:
            break
        looked_at = found[-1]
    for some in range(0, len(begun), AT_ONCE):
        await news.tell_seekers(house, begun[some : some + AT_ONCE])


async def _begin(house: House, those: Sequence[UUID]) -> list[UUID]:
    """Return the contacts that some bookings have become."""
    if not those:
        return []
    try:
        async with house.database.transaction() as db:
            begun = await _begin_together(house, db, those)
    except (SQLAlchemyError, Refusal, LookupError, ValueError) as failed:
        return await _begin_apart(house, those, failed)
    if begun:
        logger.info("appointments.begun", begun=len(begun))
    return begun


async def _begin_apart(house: House, those: Sequence[UUID], failed: Exception) -> list[UUID]:
    """Try the halves of what has failed together; what fails alone is tried again by the next round."""
    if len(those) > 1:
        middle = len(those) // 2
        return [*await _begin(house, those[:middle]), *await _begin(house, those[middle:])]
    if isinstance(failed, NotFound):  # the line or the reason was given up since
        await _give_up(house, those[0])
    else:
        logger.error("appointment.not_begun", appointment=str(those[0]), why=type(failed).__name__)
    return []


async def _begin_together(house: House, db: AsyncSession, those: Sequence[UUID]) -> list[UUID]:
    """Make a contact of each booking that is ours to begin; return the contacts.

    One holds a row at a time, and it leaves `booked` in the transaction that opens the contact: once, or not at all.
    """
    can = []
    for appointment, now in await _still_due(db, those):
        if _may_be_called(appointment, now):
            can.append(appointment)
        else:
            await _we_failed(house, db, appointment)
    newcomers = [_newcomer(house, each) for each in can]
    contacts = [each.beginning.contact.id for each in newcomers]
    if newcomers:
        await house.queueing.enter_all(db, newcomers, house.channels[KIND])
        await db.execute(_ARE_CONTACTS, {"bookings": [each.id for each in can], "contacts": contacts})
    return contacts


# One by one, as the ORM would, took longer than all the rest.
_ARE_CONTACTS = text(
    """
    UPDATE appointment SET state = 'due', contact_id = each.contact
    FROM unnest(:bookings, :contacts) AS each (booking, contact) WHERE id = each.booking
    """
).bindparams(bindparam("bookings", type_=ARRAY(Uuid())), bindparam("contacts", type_=ARRAY(Uuid())))


async def _give_up(house: House, which: UUID) -> None:
    async with house.database.transaction() as db:
        for appointment, _ in await _still_due(db, [which]):
            await _we_failed(house, db, appointment)


async def _still_due(db: AsyncSession, those: Sequence[UUID]) -> Sequence[Row[Appointment, datetime]]:
    """Hold those still that are due, but for what another has in hand."""
    due = Appointment.id.in_(those), Appointment.state == State.BOOKED, Appointment.due_at <= func.now()
    still = select(Appointment, func.now()).where(*due).order_by(Appointment.due_at, Appointment.id)
    return (await db.execute(still.with_for_update(skip_locked=True))).all()


def _newcomer(house: House, appointment: Appointment) -> Newcomer:
    arrival = Arrival(
        id=chance.new_id(),
        channel=KIND,
        motive=appointment.motive_id,
        language=appointment.language,  # type: ignore[arg-type]
        continues=appointment.continues_id,
        since=appointment.starts_at,
    )
    contact = to_open(house.channels[KIND], arrival, appointment.seeker_id, appointment.agency_id)
    # What was booked with somebody stays theirs; a call in turn is whose line it was sent on to.
    after = appointment.continues_id if appointment.diary_id is None else None
    return Newcomer(Beginning(contact), appointment.motive_id, appointment.advisor_id, after)


def _may_be_called(appointment: Appointment, now: datetime) -> bool:
    """Tell whether it is not too late, and not yet night where they are; a page that they open is no telephone."""
    awake = appointment.way == Way.BROWSER or Civil(ZoneInfo(appointment.zone)).allows((now, now + _INSTANT))
    return awake and now - appointment.due_at <= LATEST


async def _we_failed(house: House, db: AsyncSession, appointment: Appointment) -> None:
    appointment.state, appointment.outcome = State.CLOSED, Outcome.FAILED_OURS
    appointment.settled_at = func.now()
    appointment.sequence += 1
    await notices.plan_for(house, db, appointment)
    record(db, Booked(appointment.id))
    logger.warning("appointment.failed", appointment=str(appointment.id))
