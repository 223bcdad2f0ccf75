"""Whoever counts before they add waits for whoever counts already: a bound holds, however many come at once.

A row stands for what is counted, and is locked after a contact, before a diary and what is in it.
"""

from sqlalchemy import delete, exists, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from callback.models import Appointment, State
from contact.plumbing.database import Base

# Short messages, of the whole house.
MESSAGES = b"messages"
AT_ONCE = 200


class Counted(Base):
    """What is counted by one at a time: times kept from where somebody asks, or the messages of the house."""

    __tablename__ = "counted"

    what: Mapped[bytes] = mapped_column(primary_key=True)


async def take(db: AsyncSession, what: bytes) -> None:
    """Count alone until the end of the transaction."""
    row = insert(Counted).values(what=what)
    # Nothing changes: the row is locked, whether it was there or not.
    await db.execute(row.on_conflict_do_update(index_elements=[Counted.what], set_={"what": row.excluded.what}))


async def forget(db: AsyncSession) -> None:
    """Forget from where nothing is kept any more; whoever counts in this moment is left alone."""
    kept = exists().where(Appointment.source == Counted.what, Appointment.state == State.HELD)
    idle = select(Counted.what).where(Counted.what != MESSAGES, ~kept).limit(AT_ONCE).with_for_update(skip_locked=True)
    await db.execute(delete(Counted).where(Counted.what.in_(idle)))
