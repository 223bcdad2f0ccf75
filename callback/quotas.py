"""How many short messages leave in an hour: of the whole house, and for one person. Beyond that somebody plays."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from callback.models import Appointment, By, NoteState, Notice
from contact.part import House
from contact.plumbing.errors import TooMany

_AN_HOUR, _A_MINUTE = timedelta(hours=1), timedelta(minutes=1)
# Whatever was handed to the gateway, also where we do not know whether it went out.
_TRIED = and_(
    Notice.by == By.SMS,
    or_(
        Notice.state == NoteState.SENDING,
        and_(Notice.state.in_((NoteState.SENT, NoteState.FAILED)), Notice.settled_at > func.now() - _AN_HOUR),
    ),
)
# And what is about to be.
_ASKED = or_(_TRIED, and_(Notice.by == By.SMS, Notice.state == NoteState.WAITING, Notice.due_at <= func.now()))
_ANYBODY = true()


class NoMoreMessages(TooMany):
    """We cannot send another SMS just now. Please try again in an hour, or telephone your agency."""


async def refuse_more(house: House, db: AsyncSession, seeker: UUID) -> None:
    """Raise NoMoreMessages where the house, or this person, has had its share of this hour."""
    settings, theirs = house.settings, Appointment.seeker_id == seeker
    asked = await _count(db, _ASKED) >= settings.sms_an_hour
    if asked or await _count(db, _ASKED, theirs) >= settings.sms_a_person:
        raise NoMoreMessages(retry_after=_AN_HOUR // timedelta(seconds=1))


async def left(house: House, db: AsyncSession) -> int:
    """Return how many short messages the house may still send in this hour; who sends them counts alone (turns.py)."""
    return house.settings.sms_an_hour - await _count(db, _TRIED)


async def is_over(house: House, db: AsyncSession, seeker: UUID) -> bool:
    """Tell whether a person has had their share of this hour."""
    return await _count(db, _TRIED, Appointment.seeker_id == seeker) >= house.settings.sms_a_person


async def health(db: AsyncSession) -> dict[str, Any]:
    """Tell how many short messages left in an hour, and how many are held back: by a gateway, or by our own bound."""
    waiting = Notice.by == By.SMS, Notice.state == NoteState.WAITING, Notice.due_at < func.now() - _A_MINUTE
    held_back = await db.scalar(select(func.count()).where(*waiting)) or 0
    return {"sms": {"sent_in_an_hour": await _count(db, _TRIED), "held_back": held_back}}


async def _count(db: AsyncSession, which: ColumnElement[bool], whose: ColumnElement[bool] = _ANYBODY) -> int:
    counted = select(func.count()).select_from(Notice).join(Appointment, Appointment.id == Notice.appointment_id)
    return await db.scalar(counted.where(which, whose)) or 0
