"""Who serves which queue, who is on duty, who is away, and who replaces them."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, func, text
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped, mapped_column

from contact.plumbing.chance import new_id
from contact.plumbing.database import Base, one_of


class Declared(StrEnum):
    """What an advisor says of themselves; the house itself declares only `not_responding` and `away`."""

    AVAILABLE = "available"
    BREAK = "break"
    AWAY = "away"
    NOT_RESPONDING = "not_responding"


class Serving(Base):
    """An advisor serves a queue."""

    __tablename__ = "serving"

    advisor_id: Mapped[UUID] = mapped_column(ForeignKey("advisor.id"), primary_key=True)
    queue_id: Mapped[UUID] = mapped_column(ForeignKey("queue.id"), primary_key=True, index=True)


class Duty(Base):
    """What an advisor declares, and what comes next; whether a console is connected is another fact."""

    __tablename__ = "duty"
    __table_args__ = (one_of("declared", Declared),)

    advisor_id: Mapped[UUID] = mapped_column(ForeignKey("advisor.id"), primary_key=True)
    skills: Mapped[dict[str, int]] = mapped_column(server_default="{}", default=dict)
    # Their own limits, in contacts at once, by channel.
    limits: Mapped[dict[str, int]] = mapped_column(server_default="{}", default=dict)
    # What their supervisor allows, {"capacity": units, "limits": {…}}, noted once they hold themselves to less.
    allowed: Mapped[dict[str, Any] | None]
    # When they work, in their agency's wall time; None: whenever they say so.
    week: Mapped[dict[str, Any] | None]
    # The contact for which they are given nothing more until there is room.
    kept_for: Mapped[UUID | None]
    declared: Mapped[str] = mapped_column(default=Declared.AWAY)
    reason: Mapped[str | None]
    since: Mapped[datetime] = mapped_column(server_default=func.now())
    next_declared: Mapped[str | None]
    next_reason: Mapped[str | None]
    misses: Mapped[int] = mapped_column(default=0)
    idle_since: Mapped[datetime] = mapped_column(server_default=func.now())


class Absence(Base):
    """A dated absence: whoever waits for this advisor goes to who replaces them."""

    __tablename__ = "absence"
    __table_args__ = (CheckConstraint("ends_at > starts_at", name="lasts"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    advisor_id: Mapped[UUID] = mapped_column(ForeignKey("advisor.id"), index=True)
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    reason: Mapped[str | None]


class Replacement(Base):
    """Who answers for an advisor who is away, from when until when; it passes on to whoever replaces them."""

    __tablename__ = "replacement"
    __table_args__ = (
        CheckConstraint("ends_at > starts_at", name="lasts"),
        CheckConstraint("absent_id <> by_id", name="somebody_else"),
        ExcludeConstraint(
            ("absent_id", "="),
            (text("tstzrange(starts_at, ends_at)"), "&&"),
            name="ex_replacement_one_at_a_time",
            using="gist",
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    absent_id: Mapped[UUID] = mapped_column(ForeignKey("advisor.id"))
    by_id: Mapped[UUID] = mapped_column(ForeignKey("advisor.id"), index=True)
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    agreed_by: Mapped[UUID | None] = mapped_column(ForeignKey("advisor.id"))
