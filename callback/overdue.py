"""Which call-backs does somebody have to look at: due, late, failed, or with nobody's word on what became of them?

Whatever is open is in the list from shortly before its hour until it has an outcome: nothing is pending unseen.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import and_, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from callback.models import OPEN, Appointment, Call, Outcome, State
from callback.ringing import CallOutcome
from contact.models import Contact
from contact.models import State as Stands

# What is to come is looked at so long before.
AHEAD = timedelta(minutes=15)
# Nobody has spoken with them so long after their hour: that is late.
LATE = timedelta(minutes=10)
_FAILED_LATELY = timedelta(days=1)
# A second and third attempt come days after the hour that was booked.
_ATTEMPTS_LAST = timedelta(days=8)
FAILED = (Outcome.FAILED_OURS, Outcome.FAILED_THEIRS, Outcome.FAILED_UNDETERMINED)


class Standing(StrEnum):
    """How it stands with a call-back: its hour is near or just over, or long over, or somebody speaks with them.

    `undecided`: they were called and not reached, and nobody has said what came of it.
    """

    DUE = "due"
    LATE = "late"
    UNDER_WAY = "under_way"
    UNDECIDED = "undecided"
    FAILED = "failed"


@dataclass(frozen=True)
class Watched:
    """A call-back that somebody has to look at; `unreached` says that an attempt ended without them, or not at all."""

    appointment: Appointment
    contact: Contact | None
    unreached: bool
    standing: Standing


async def watched(db: AsyncSession, agencies: Collection[UUID], now: datetime) -> list[Watched]:
    """Return what is due, late, under way, undecided, or failed in the last day, the oldest first."""
    is_open = and_(Appointment.state.in_(OPEN), Appointment.due_at <= now + AHEAD)
    failed = and_(
        Appointment.state == State.CLOSED,
        Appointment.outcome.in_(FAILED),
        Appointment.settled_at > now - _FAILED_LATELY,
        Appointment.starts_at > now - _ATTEMPTS_LAST,
    )
    unreached = exists().where(Call.contact_id == Contact.id, Call.outcome.is_distinct_from(CallOutcome.REACHED))
    rows = await db.execute(
        select(Appointment, Contact, unreached)
        .outerjoin(Contact, Contact.id == Appointment.contact_id)
        .where(Appointment.agency_id.in_(agencies), or_(is_open, failed))
        .order_by(Appointment.due_at, Appointment.id)
    )
    return [
        Watched(appointment, contact, missed, standing(appointment, contact, now, unreached=missed))
        for appointment, contact, missed in rows.all()
    ]


def standing(appointment: Appointment, contact: Contact | None, now: datetime, *, unreached: bool) -> Standing:
    """Tell how it stands with a call-back that is in the list."""
    if appointment.state == State.CLOSED:
        return Standing.FAILED
    if contact is None or contact.state in _NOT_SPOKEN:
        in_time = appointment.diary_id is None or now - appointment.due_at <= LATE  # in turn, the line says when
        return Standing.DUE if in_time else Standing.LATE
    return Standing.UNDECIDED if unreached and contact.state in _OVER else Standing.UNDER_WAY


# Whoever has left the line can come back to it for a while.
_NOT_SPOKEN = (Stands.WAITING, Stands.OFFERED, Stands.ABANDONED)
_OVER = (Stands.WRAPPING, Stands.CLOSED)
