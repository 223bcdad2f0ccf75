"""What a group session remembers: when it is, who has a place, what was asked, and what people are told."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from contact.plumbing.chance import new_id
from contact.plumbing.database import Base, one_of

MOST_PLACES = 500


class State(StrEnum):
    """How far a session has come."""

    PLANNED = "planned"
    LIVE = "live"
    OVER = "over"
    CALLED_OFF = "called_off"


class GroupSession(Base):
    """One advisor presents at an appointed hour to whoever has a place.

    `taken` counts the places that are held, in the very statement that gives one: never more than there are.
    """

    __tablename__ = "group_session"
    __table_args__ = (
        one_of("state", State),
        CheckConstraint("taken >= 0 AND taken <= places", name="never_overbooked"),
        CheckConstraint(f"places BETWEEN 1 AND {MOST_PLACES}", name="has_places"),
        CheckConstraint("length > interval '0'", name="lasts"),
        CheckConstraint("(state = 'live') <= (stage_id IS NOT NULL)", name="somebody_presents"),
        Index("ix_group_session_agency", "agency_id", "starts_at"),
        Index("ix_group_session_open", "starts_at", postgresql_where=text("state IN ('planned', 'live')")),
        Index("ix_group_session_kept", "starts_at", postgresql_where=text("erased_at IS NULL")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    presenter_id: Mapped[UUID] = mapped_column(ForeignKey("advisor.id"))
    moderator_id: Mapped[UUID | None] = mapped_column(ForeignKey("advisor.id"))
    # In one language at least: {"fr": …, "en": …}.
    title: Mapped[dict[str, Any]]
    about: Mapped[dict[str, Any]]
    starts_at: Mapped[datetime]
    # By whose clocks it is announced.
    zone: Mapped[str]
    length: Mapped[timedelta]
    places: Mapped[int]
    taken: Mapped[int] = mapped_column(server_default=text("0"), default=0)
    state: Mapped[str] = mapped_column(server_default="planned", default=State.PLANNED)
    # Counts the changes that those who have a place must hear of (RFC 5545, 3.8.7.4).
    sequence: Mapped[int] = mapped_column(server_default=text("0"), default=0)
    # Who presents at this moment, since when, and when their page was last heard.
    stage_id: Mapped[UUID | None] = mapped_column(ForeignKey("advisor.id"))
    live_at: Mapped[datetime | None]
    heard_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    # How many are there, the most who were, and the last number of a question that was asked or changed.
    here: Mapped[int] = mapped_column(server_default=text("0"), default=0)
    most: Mapped[int] = mapped_column(server_default=text("0"), default=0)
    asked: Mapped[int] = mapped_column(server_default=text("0"), default=0)
    # Nobody's name, address or words are kept any more.
    erased_at: Mapped[datetime | None]


class Place(Base):
    """A place that somebody holds in a session; whoever has its link is them."""

    __tablename__ = "session_place"
    __table_args__ = (
        Index(
            "uq_session_place_one_a_seeker",
            "session_id",
            "seeker_id",
            unique=True,
            postgresql_where=text("seeker_id IS NOT NULL AND left_at IS NULL"),
        ),
        Index("ix_session_place_session", "session_id", "heard_at"),
        Index("ix_session_place_email", text("lower(email)"), postgresql_where=text("email IS NOT NULL")),
        Index("ix_session_place_seeker", "seeker_id", postgresql_where=text("seeker_id IS NOT NULL")),
    )

    # The page's own.
    id: Mapped[UUID] = mapped_column(primary_key=True)
    session_id: Mapped[UUID] = mapped_column(ForeignKey("group_session.id"))
    seeker_id: Mapped[UUID | None] = mapped_column(ForeignKey("seeker.id"))
    name: Mapped[str]
    email: Mapped[str | None]
    language: Mapped[str]
    zone: Mapped[str]
    # What stands for where a stranger came from.
    source: Mapped[bytes | None] = mapped_column(LargeBinary)
    made_at: Mapped[datetime] = mapped_column(server_default=func.now())
    # When their page came in first, and when it was last heard.
    came_at: Mapped[datetime | None]
    heard_at: Mapped[datetime | None]
    left_at: Mapped[datetime | None]


class QuestionState(StrEnum):
    """What has become of a question; `approved`: all see it, `spoken`: it was answered aloud."""

    ASKED = "asked"
    APPROVED = "approved"
    SPOKEN = "spoken"
    WRITTEN = "written"
    DECLINED = "declined"


class Question(Base):
    """What somebody who listens has asked in writing.

    `number` is new with each change, from a count of the session's: whoever reads past the last that they know misses
    none.
    """

    __tablename__ = "session_question"
    __table_args__ = (
        one_of("state", QuestionState),
        CheckConstraint("(state = 'written') = (answer IS NOT NULL)", name="written_is_answered"),
        UniqueConstraint("session_id", "number"),
        Index("ix_session_question_place", "place_id"),
    )

    # The page's own.
    id: Mapped[UUID] = mapped_column(primary_key=True)
    session_id: Mapped[UUID] = mapped_column(ForeignKey("group_session.id"))
    place_id: Mapped[UUID] = mapped_column(ForeignKey("session_place.id"))
    number: Mapped[int]
    body: Mapped[str]
    anonymous: Mapped[bool]
    state: Mapped[str] = mapped_column(server_default="asked", default=QuestionState.ASKED)
    asked_at: Mapped[datetime] = mapped_column(server_default=func.now())
    answer: Mapped[str | None]
    # Whether all may read it, and not its author alone.
    public: Mapped[bool] = mapped_column(server_default=text("false"), default=False)
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("advisor.id"))
    decided_at: Mapped[datetime | None]


class What(StrEnum):
    """What a letter tells."""

    CONFIRMED = "confirmed"
    CHANGED = "changed"
    CALLED_OFF = "called_off"
    DAY_BEFORE = "day_before"
    QUARTER = "quarter"


class LetterState(StrEnum):
    """How far a letter has come."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    SKIPPED = "skipped"
    FAILED = "failed"


class SessionLetter(Base):
    """Something to tell who has a place: due at a time, worth nothing after another, told once."""

    __tablename__ = "session_letter"
    __table_args__ = (
        one_of("what", What),
        one_of("state", LetterState),
        UniqueConstraint("place_id", "what", "sequence"),
        Index("ix_session_letter_due", "due_at", postgresql_where=text("state IN ('waiting', 'sending')")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    place_id: Mapped[UUID] = mapped_column(ForeignKey("session_place.id"))
    what: Mapped[str]
    # Of the session as it was when this was planned.
    sequence: Mapped[int]
    due_at: Mapped[datetime]
    # Never late: after this it is not sent any more.
    until: Mapped[datetime]
    state: Mapped[str] = mapped_column(server_default="waiting", default=LetterState.WAITING)
    tries: Mapped[int] = mapped_column(server_default=text("0"), default=0)
    settled_at: Mapped[datetime | None]
