"""Queues and what they need, when they are open, who waits in them, and who was asked."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, func, text
from sqlalchemy.orm import Mapped, mapped_column

from contact.plumbing.chance import new_id
from contact.plumbing.database import Base, one_of


class OfferState(StrEnum):
    """What became of an offer."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    RESCINDED = "rescinded"


class WrapUpMode(StrEnum):
    """How an advisor concludes: within a time, without a limit, or not at all."""

    TIMED = "timed"
    UNLIMITED = "unlimited"
    NONE = "none"


class InvitationState(StrEnum):
    """What became of an invitation to join a colleague's contact."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


class Queue(Base):
    """A line for one subject: its hours, its promise, its rings, and what an advisor must know to serve it."""

    __tablename__ = "queue"
    __table_args__ = (one_of("wrap_up_mode", WrapUpMode),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[dict[str, Any]]
    position: Mapped[int] = mapped_column(default=0)
    languages: Mapped[list[str]]
    # By code, the level at least: {"benefits": 1}.
    skills: Mapped[dict[str, int]] = mapped_column(server_default="{}", default=dict)
    promise: Mapped[timedelta] = mapped_column(default=timedelta(minutes=5))
    vulnerable_promise: Mapped[timedelta | None]
    # Who is asked, in order; queues/rings.py says what each may hold. None named: whoever serves the queue.
    rings: Mapped[list[dict[str, Any]]] = mapped_column(server_default="[]", default=list)
    # Units by channel, where they are not the channel's own.
    weights: Mapped[dict[str, int]] = mapped_column(server_default="{}", default=dict)
    offer_time: Mapped[timedelta] = mapped_column(default=timedelta(seconds=30))
    wrap_up_mode: Mapped[str] = mapped_column(server_default="timed", default=WrapUpMode.TIMED)
    wrap_up_time: Mapped[timedelta] = mapped_column(default=timedelta(minutes=2))
    # {"0": [["09:00", "12:30"], …]}: weekday (0 is Monday) to spans of the agency's wall time.
    week: Mapped[dict[str, Any]]
    open_on_holidays: Mapped[bool] = mapped_column(default=False)
    # A conversation silent for so long gives its units back until somebody speaks.
    silent_after: Mapped[timedelta | None] = mapped_column(server_default=text("interval '10 min'"))
    # Who has waited so long goes on to another queue, with the age they have.
    longest_wait: Mapped[timedelta | None]
    overflow_id: Mapped[UUID | None] = mapped_column(ForeignKey("queue.id"))
    # Counts the changes: an edit of what somebody else has changed since is refused.
    version: Mapped[int] = mapped_column(server_default=text("1"), default=1)
    retired_at: Mapped[datetime | None]


class Skill(Base):
    """Something an advisor knows that not all do, by its code, and how people call it."""

    __tablename__ = "skill"

    code: Mapped[str] = mapped_column(primary_key=True)
    label: Mapped[dict[str, Any]]
    # Never relaxed by any ring: sign language, a perimeter.
    must: Mapped[bool] = mapped_column(server_default=text("false"), default=False)


class Motive(Base):
    """A reason to come, in the seeker's words; some need one skill more."""

    __tablename__ = "motive"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    queue_id: Mapped[UUID] = mapped_column(ForeignKey("queue.id"), index=True)
    slug: Mapped[str] = mapped_column(unique=True)
    label: Mapped[dict[str, Any]]
    position: Mapped[int] = mapped_column(default=0)
    skills: Mapped[dict[str, int]] = mapped_column(server_default="{}", default=dict)
    retired_at: Mapped[datetime | None]
    # Priority is a shorter promise than the queue's, never a rank: nobody can be overtaken for ever (ADR 0007).
    promise: Mapped[timedelta | None]


class Closure(Base):
    """A day, or a part of one, that is not as the week says: closed, or open out of turn.

    Public holidays are proposed by the calendar of the department; a row of the same day says otherwise.
    """

    __tablename__ = "closure"
    __table_args__ = (CheckConstraint("(starts IS NULL) = (ends IS NULL)", name="both_or_neither"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"), index=True)
    # None: every queue of the agency.
    queue_id: Mapped[UUID | None] = mapped_column(ForeignKey("queue.id"))
    day: Mapped[date]
    # Wall times as HH:MM; None: the whole day.
    starts: Mapped[str | None]
    ends: Mapped[str | None]
    is_open: Mapped[bool] = mapped_column(server_default=text("false"), default=False)
    label: Mapped[str]


class Peak(Base):
    """A time of many contacts, announced by a supervisor: it ends by itself."""

    __tablename__ = "peak"
    __table_args__ = (CheckConstraint("ends_at > starts_at", name="lasts"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    queue_id: Mapped[UUID] = mapped_column(ForeignKey("queue.id"), index=True)
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    message: Mapped[dict[str, Any] | None]
    # Its own hours, in the agency's wall time; None: the queue's.
    week: Mapped[dict[str, Any] | None]
    publishes_waits: Mapped[bool] = mapped_column(default=True)
    # Agencies that answer too while it lasts.
    overflow: Mapped[list[UUID]] = mapped_column(server_default="{}", default=list)
    announced_by: Mapped[UUID] = mapped_column(ForeignKey("advisor.id"))
    # Noted by the sweep when time alone has made it so: the note is what stirs the router.
    began: Mapped[bool] = mapped_column(server_default=text("false"), default=False)
    over: Mapped[bool] = mapped_column(server_default=text("false"), default=False)


class Placement(Base):
    """Where a contact waits: its queue and motive, what it needs, and how senior it is."""

    __tablename__ = "placement"
    __table_args__ = (
        Index("ix_placement_queue", "queue_id"),
        Index("ix_placement_untold", "contact_id", postgresql_where=text("NOT told")),
    )

    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"), primary_key=True)
    queue_id: Mapped[UUID] = mapped_column(ForeignKey("queue.id"))
    motive_id: Mapped[UUID] = mapped_column(ForeignKey("motive.id"))
    needs: Mapped[dict[str, int]] = mapped_column(server_default="{}", default=dict)
    promise: Mapped[timedelta]
    # In percent of the promise, for those who are not in a hurry: past it they age slowly.
    ceiling: Mapped[int | None]
    # Since when they stand in this line: its rings open from here, while seniority is first_enqueued_at.
    placed_at: Mapped[datetime] = mapped_column(server_default=func.now())
    # The advisor a colleague sent them to: asked before the rings of the queue.
    wanted_id: Mapped[UUID | None] = mapped_column(ForeignKey("advisor.id"))
    # What a seeker whose referent is busy has answered: wait for them, or the first available; None: not asked.
    keeps_waiting: Mapped[bool | None]
    # Who declined or missed it since it last joined a line; asked again only when nobody else is left.
    barred: Mapped[list[UUID]] = mapped_column(server_default="{}")
    # Counts how often any of this has changed (a trigger does): an offer decided before is not made.
    version: Mapped[int] = mapped_column(server_default=text("1"), default=1)
    transfer_note: Mapped[str | None]
    # What the router last told: how many go first, and one; the wait in minutes, from and to; how it was reckoned.
    place: Mapped[int | None]
    wait_from: Mapped[int | None]
    wait_to: Mapped[int | None]
    # Whether the seeker has been told since.
    told: Mapped[bool] = mapped_column(server_default=text("true"), default=True)
    # The first wait that was told, so that its error can be shown.
    expected: Mapped[timedelta | None]
    expected_at: Mapped[datetime | None]


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
    # The lease under which it was decided.
    epoch: Mapped[int | None] = mapped_column(BigInteger)


class Invitation(Base):
    """A colleague asked to join a contact, until a deadline."""

    __tablename__ = "invitation"
    __table_args__ = (
        one_of("state", InvitationState),
        Index(
            "uq_invitation_one_live_each",
            "contact_id",
            "guest_id",
            unique=True,
            postgresql_where=text("state = 'pending'"),
        ),
        Index("ix_invitation_guest", "guest_id", postgresql_where=text("state = 'pending'")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"))
    host_id: Mapped[UUID] = mapped_column(ForeignKey("advisor.id"))
    guest_id: Mapped[UUID] = mapped_column(ForeignKey("advisor.id"))
    note: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default=InvitationState.PENDING)
    made_at: Mapped[datetime] = mapped_column(server_default=func.now())
    due_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
