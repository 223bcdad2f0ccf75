"""Is a note still worth sending, and where does it go? Nothing is told of what is over, and nobody too often."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from callback import proving, quotas
from callback.models import Appointment, By, NoteState, Notice, State, What
from callback.push import devices
from callback.reminders import REMIND
from contact.part import House

_MOST_REMINDERS_A_DAY = 4
_MOST_A_DAY = 10
# What is counted together: a device takes the place of a telephone.
_ALIKE = {By.SMS: (By.SMS, By.PUSH), By.PUSH: (By.SMS, By.PUSH), By.LETTER: (By.LETTER,)}
# Their sequence counts them: a calendar hears of none.
_OF_NO_CHANGE = (What.MISSED, What.COLLEAGUE, What.CALLED, What.TURN)


def to(notice: Notice, appointment: Appointment) -> str:
    """Return where a note goes: a number, an address, or the appointment whose devices are told."""
    if notice.by == By.PUSH:
        return str(appointment.id)
    return (appointment.number if notice.by == By.SMS else appointment.email) or ""


async def goes_to_a_device(house: House, db: AsyncSession, notice: Notice) -> bool:
    """Tell whether a short message that was not tried yet is a reminder that a device takes instead."""
    if house.settings.push is None or notice.by != By.SMS or notice.what not in REMIND or notice.tries:
        return False
    other = aliased(Notice)
    same = other.appointment_id == notice.appointment_id, other.what == notice.what, other.sequence == notice.sequence
    told = await db.scalar(select(exists().where(*same, other.by == By.PUSH)))
    return not told and await devices.are_there(db, notice.appointment_id)


async def is_worth_sending(house: House, db: AsyncSession, notice: Notice, appointment: Appointment) -> bool:
    """Tell whether what a note says is still so, and nobody was told too much."""
    if notice.what == What.CODE:
        if notice.by == By.SMS and await quotas.is_over(house, db, appointment.seeker_id):
            return False
        held = appointment.state == State.HELD
        return held and await proving.is_awaited(db, appointment.seeker_id, to(notice, appointment), notice.until)
    if not await _can_be_told(house, db, notice, appointment) or not _is_so(notice, appointment):
        return False
    if notice.what in REMIND and await _told_today(db, notice, appointment, REMIND) >= _MOST_REMINDERS_A_DAY:
        return False
    return await _told_today(db, notice, appointment, tuple(What)) < _MOST_A_DAY


async def _can_be_told(house: House, db: AsyncSession, notice: Notice, appointment: Appointment) -> bool:
    if notice.by == By.SMS:
        return not await quotas.is_over(house, db, appointment.seeker_id)
    return notice.by != By.PUSH or (not appointment.quiet and await devices.are_there(db, appointment.id))


def _is_so(notice: Notice, appointment: Appointment) -> bool:
    if notice.what == What.COLLEAGUE and appointment.state != State.BOOKED:
        return False
    if notice.what in REMIND and (appointment.state != State.BOOKED or appointment.quiet):
        return False
    return notice.what in _OF_NO_CHANGE or notice.sequence == appointment.sequence


async def _told_today(db: AsyncSession, notice: Notice, appointment: Appointment, of: Sequence[What]) -> int:
    """Return how much was sent in a day to whoever has the number, address or device that this is for."""
    sent = and_(Notice.state == NoteState.SENT, Notice.settled_at > func.now() - timedelta(days=1))
    today = (
        select(func.count())
        .select_from(Notice)
        .join(Appointment, Appointment.id == Notice.appointment_id)
        .where(
            _theirs(notice, appointment),
            Notice.by.in_(_ALIKE[By(notice.by)]),
            Notice.what.in_(of),
            or_(Notice.state == NoteState.SENDING, sent),
        )
    )
    return await db.scalar(today) or 0


def _theirs(notice: Notice, appointment: Appointment) -> ColumnElement[bool]:
    if notice.by != By.PUSH:
        return Appointment.seeker_id.in_(proving.whose(to(notice, appointment)))
    same_number = Appointment.seeker_id.in_(proving.whose(appointment.number or ""))
    return or_(Appointment.seeker_id == appointment.seeker_id, same_number)
