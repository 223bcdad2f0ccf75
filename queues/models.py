"""Queues and what they need, who serves them, who is on duty, and who was asked."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, func, text
from sqlalchemy.orm import Mapped, mapped_column

from contact.plumbing.chance import new_id
from contact.plumbing.database import Base, one_of


class Declared(StrEnum):
    """What an advisor says of themselves; the house itself declares only `not_responding` and `away`."""

    AVAILABLE = "available"
    BREAK = "break"
    AWAY = "away"
    NOT_RESPONDING = "not_responding"


class OfferState(StrEnum):
    """What became of an offer."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    RESCINDED = "rescinded"


class Queue(Base):
    """A line for one subject: its hours, its promise, and what an advisor must know to serve it."""

    __tablename__ = "queue"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[dict[str, Any]]
    position: Mapped[int] = mapped_column(default=0)
    languages: Mapped[list[str]]
    skills: Mapped[list[str]] = mapped_column(server_default="{}")
    promise: Mapped[timedelta] = mapped_column(default=timedelta(minutes=5))
    offer_time: Mapped[timedelta] = mapped_column(default=timedelta(seconds=30))
    wrap_up_time: Mapped[timedelta] = mapped_column(default=timedelta(minutes=2))
    # {"0": [["09:00", "12:30"], …]}: weekday (0 is Monday) to spans of the agency's wall time.
    week: Mapped[dict[str, Any]]
    open_on_holidays: Mapped[bool] = mapped_column(default=False)


class Skill(Base):
    """Something an advisor knows that not all do, by its code, and how people call it."""

    __tablename__ = "skill"

    code: Mapped[str] = mapped_column(primary_key=True)
    label: Mapped[dict[str, Any]]


class Motive(Base):
    """A reason to come, in the seeker's words; some need one skill more."""

    __tablename__ = "motive"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    queue_id: Mapped[UUID] = mapped_column(ForeignKey("queue.id"), index=True)
    slug: Mapped[str] = mapped_column(unique=True)
    label: Mapped[dict[str, Any]]
    position: Mapped[int] = mapped_column(default=0)
    skills: Mapped[list[str]] = mapped_column(server_default="{}")
    # Priority is a shorter promise than the queue's, never a rank: nobody can be overtaken for ever (ADR 0007).
    promise: Mapped[timedelta | None]


class Closure(Base):
    """A day on which an agency's queues are closed."""

    __tablename__ = "closure"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"), index=True)
    day: Mapped[date]
    label: Mapped[str]


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
    skills: Mapped[list[str]] = mapped_column(server_default="{}")
    declared: Mapped[str] = mapped_column(default=Declared.AWAY)
    reason: Mapped[str | None]
    since: Mapped[datetime] = mapped_column(server_default=func.now())
    next_declared: Mapped[str | None]
    next_reason: Mapped[str | None]
    misses: Mapped[int] = mapped_column(default=0)
    idle_since: Mapped[datetime] = mapped_column(server_default=func.now())


class Placement(Base):
    """Where a contact waits: its queue and motive, what it needs, and how senior it is."""

    __tablename__ = "placement"
    __table_args__ = (Index("ix_placement_queue", "queue_id"),)

    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"), primary_key=True)
    queue_id: Mapped[UUID] = mapped_column(ForeignKey("queue.id"))
    motive_id: Mapped[UUID] = mapped_column(ForeignKey("motive.id"))
    needs: Mapped[list[str]] = mapped_column(server_default="{}")
    promise: Mapped[timedelta]
    # Who declined or missed it since it last joined a line; asked again only when nobody else is left.
    barred: Mapped[list[UUID]] = mapped_column(server_default="{}")
    transfer_note: Mapped[str | None]
    place_told: Mapped[int | None]


class Offer(Base):
    """One contact put to one advisor, until a deadline."""

    __tablename__ = "offer"
    __table_args__ = (
        one_of("state", OfferState),
        Index(
            "uq_offer_one_live_a_contact",
            "contact_id",
            unique=True,
            postgresql_where=text("state = 'pending'"),
        ),
        Index(
            "uq_offer_one_live_an_advisor",
            "advisor_id",
            unique=True,
            postgresql_where=text("state = 'pending'"),
        ),
        Index("ix_offer_due", "due_at", postgresql_where=text("state = 'pending'")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"), index=True)
    advisor_id: Mapped[UUID] = mapped_column(ForeignKey("advisor.id"))
    state: Mapped[str] = mapped_column(default=OfferState.PENDING)
    made_at: Mapped[datetime] = mapped_column(server_default=func.now())
    due_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
    why: Mapped[dict[str, Any]]
