"""A device on which somebody asked to be reminded of one appointment; it is forgotten with it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint, delete, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from callback.models import OPEN, Appointment
from contact.plumbing.database import Base

MOST = 3


class Device(Base):
    """Where a browser can be pushed to (RFC 8030), and the keys by which it alone can read what it is told."""

    __tablename__ = "device"
    __table_args__ = (UniqueConstraint("appointment_id", "endpoint"),)

    # The page's own, so that a repeat is known.
    id: Mapped[UUID] = mapped_column(primary_key=True)
    appointment_id: Mapped[UUID] = mapped_column(ForeignKey("appointment.id"))
    endpoint: Mapped[str]
    key: Mapped[bytes]
    auth: Mapped[bytes]
    made_at: Mapped[datetime] = mapped_column(server_default=func.now())


async def of(db: AsyncSession, appointment: UUID) -> Sequence[Device]:
    """Return the devices on which an appointment is reminded of, in the order in which they were asked for."""
    found = select(Device).where(Device.appointment_id == appointment).order_by(Device.made_at, Device.id)
    return (await db.scalars(found)).all()


async def are_there(db: AsyncSession, appointment: UUID) -> bool:
    """Tell whether there is a device on which an appointment is reminded of."""
    return await db.scalar(select(exists().where(Device.appointment_id == appointment))) or False


async def forget(db: AsyncSession, those: Sequence[UUID]) -> None:
    """Forget devices."""
    await db.execute(delete(Device).where(Device.id.in_(those)))


async def forget_over(db: AsyncSession) -> None:
    """Forget the devices of what is over: nothing is told there any more."""
    over = exists().where(Appointment.id == Device.appointment_id, Appointment.state.not_in(OPEN))
    await db.execute(delete(Device).where(over))
