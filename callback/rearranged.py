"""Somebody is away: which of their bookings were moved, given to a colleague, or given back, and how that went."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, func, text
from sqlalchemy.orm import Mapped, mapped_column

from contact.plumbing.database import Base, one_of


class Way(StrEnum):
    """What can be done with a booking whose advisor is away."""

    MOVE = "move"
    REASSIGN = "reassign"
    ASK = "ask"


class Step(StrEnum):
    """How far one booking has come."""

    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"


class Rearrangement(Base):
    """The bookings of one advisor within a time, rearranged in one go; `id` is the page's own."""

    __tablename__ = "rearrangement"
    __table_args__ = (CheckConstraint("ends_at > starts_at", name="lasts"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    advisor_id: Mapped[UUID] = mapped_column(ForeignKey("advisor.id"), index=True)
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    by_id: Mapped[UUID] = mapped_column(ForeignKey("advisor.id"))
    made_at: Mapped[datetime] = mapped_column(server_default=func.now())


class Rearranged(Base):
    """One booking of a rearrangement: what was chosen for it, and what came of that."""

    __tablename__ = "rearranged"
    __table_args__ = (
        one_of("way", Way),
        one_of("step", Step),
        CheckConstraint("(way = 'move') = (to_starts_at IS NOT NULL)", name="moves_somewhere"),
        CheckConstraint("(way = 'reassign') = (to_advisor_id IS NOT NULL)", name="goes_to_somebody"),
        CheckConstraint("(step = 'waiting') = (settled_at IS NULL)", name="ends"),
        Index("ix_rearranged_waiting", "rearrangement_id", postgresql_where=text("step = 'waiting'")),
    )

    rearrangement_id: Mapped[UUID] = mapped_column(ForeignKey("rearrangement.id"), primary_key=True)
    appointment_id: Mapped[UUID] = mapped_column(ForeignKey("appointment.id"), primary_key=True)
    # As it was when this was chosen: whoever was quicker has the last word.
    was_at: Mapped[datetime]
    way: Mapped[str]
    to_starts_at: Mapped[datetime | None]
    to_advisor_id: Mapped[UUID | None] = mapped_column(ForeignKey("advisor.id"))
    step: Mapped[str] = mapped_column(server_default="waiting", default=Step.WAITING)
    # The code of the refusal, as pages know it.
    why: Mapped[str | None]
    settled_at: Mapped[datetime | None]
