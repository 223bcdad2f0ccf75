"""Holds that are over are let go: by the sweep, and by whoever wants their time."""

from sqlalchemy import ColumnElement, func, select, true, update
from sqlalchemy.ext.asyncio import AsyncSession

from callback.models import Appointment, State

AT_ONCE = 200
_ANY = true()


async def let_go(db: AsyncSession, which: ColumnElement[bool] = _ANY) -> None:
    """Let the holds go that are over; what another lets go in this moment is left to them, so nobody waits here."""
    over = (
        select(Appointment.id)
        .where(which, Appointment.state == State.HELD, Appointment.held_until <= func.now())
        .order_by(Appointment.held_until)
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    await db.execute(
        update(Appointment)
        .where(Appointment.id.in_(over.scalar_subquery()))
        .values(state=State.LAPSED, source=None, settled_at=func.now())
    )
