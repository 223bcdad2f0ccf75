"""What a recording leaves in rows: why an agency records, what was agreed to, sealed pieces, and who has watched."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, func, text
from sqlalchemy.orm import Mapped, mapped_column

from contact.plumbing.chance import new_id
from contact.plumbing.database import Base, one_of
from video.recording.consent import State

# So often is it tried to make films of what came.
MOST_TRIES = 4


class Part(StrEnum):
    """What a sealed piece is of: what came, or the film that was made of it."""

    DUMP = "dump"
    FILM = "film"


class Because(StrEnum):
    """Why a recording ended, or is no more."""

    STOPPED = "stopped"
    CALL_OVER = "call_over"
    INTERRUPTED = "interrupted"
    FULL = "full"


class Erased(StrEnum):
    """Why a recording was erased."""

    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    EMPTY = "empty"


class RecordingPolicy(Base):
    """An agency records, for a purpose that is told to everybody who is asked; without this row it does not."""

    __tablename__ = "recording_policy"
    # CNIL: six months at most.
    __table_args__ = (
        CheckConstraint("keeps > interval '0' AND keeps <= interval '180 days'", name="six_months_at_most"),
    )

    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id", ondelete="CASCADE"), primary_key=True)
    purpose: Mapped[dict[str, Any]]
    keeps: Mapped[timedelta]
    decided_at: Mapped[datetime] = mapped_column(server_default=func.now())


class Recording(Base):
    """One recording of a call, from the question to its erasure; what was promised in the question is kept with it."""

    __tablename__ = "recording"
    __table_args__ = (
        one_of("state", State),
        CheckConstraint("(state = 'erased') <= (sealed_key IS NULL)", name="erased_is_unreadable"),
        CheckConstraint("(state IN ('running', 'paused')) <= (process_id IS NOT NULL)", name="kept_by_a_process"),
        Index(
            "uq_recording_one_live",
            "contact_id",
            unique=True,
            postgresql_where=text("state IN ('asked', 'running', 'paused')"),
        ),
        Index("ix_recording_contact", "contact_id"),
        Index(
            "ix_recording_unfinished",
            "state",
            postgresql_where=text("state IN ('asked', 'running', 'paused', 'ended')"),
        ),
        Index("ix_recording_erase", "erase_at", postgresql_where=text("state IN ('ended', 'kept')")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id", ondelete="CASCADE"))
    state: Mapped[str] = mapped_column(default=State.ASKED)
    purpose: Mapped[dict[str, Any]]
    keeps: Mapped[timedelta]
    asked_at: Mapped[datetime] = mapped_column(server_default=func.now())
    agreed: Mapped[list[str]] = mapped_column(default=list)
    paused_by: Mapped[str | None]
    # The media process that keeps it; it does not move to another.
    process_id: Mapped[UUID | None]
    # The key of its pieces, sealed with the house's own; without it they say nothing.
    sealed_key: Mapped[bytes | None] = mapped_column(LargeBinary)
    began_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    ended_because: Mapped[str | None]
    # All that came is stored: nothing more is on its way.
    complete: Mapped[bool] = mapped_column(server_default=text("false"), default=False)
    length: Mapped[timedelta] = mapped_column(server_default=text("interval '0'"), default=timedelta)
    size: Mapped[int] = mapped_column(server_default=text("0"), default=0)
    # Who makes the films counts up: whoever was slower writes nothing.
    tries: Mapped[int] = mapped_column(server_default=text("0"), default=0)
    tried_at: Mapped[datetime | None]
    progress: Mapped[int] = mapped_column(server_default=text("0"), default=0)
    erase_at: Mapped[datetime | None]
    erased_at: Mapped[datetime | None]
    erased_because: Mapped[str | None]


class RecordingPiece(Base):
    """Some of what one seat has sent, or of its film, sealed; `size` is that of what is in it."""

    __tablename__ = "recording_piece"
    __table_args__ = (one_of("part", Part),)

    recording_id: Mapped[UUID] = mapped_column(ForeignKey("recording.id", ondelete="CASCADE"), primary_key=True)
    part: Mapped[str] = mapped_column(primary_key=True)
    seat: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    size: Mapped[int]
    content: Mapped[bytes]


class RecordingGuest(Base):
    """What somebody who came by a link has answered: their consent is theirs to take back, also once they have left."""

    __tablename__ = "recording_guest"

    recording_id: Mapped[UUID] = mapped_column(ForeignKey("recording.id", ondelete="CASCADE"), primary_key=True)
    guest_id: Mapped[UUID] = mapped_column(ForeignKey("video_guest.id", ondelete="CASCADE"), primary_key=True)
    agreed: Mapped[bool]
    answered_at: Mapped[datetime] = mapped_column(server_default=func.now())


class RecordingViewing(Base):
    """Somebody of the agency has watched a recording, and why."""

    __tablename__ = "recording_viewing"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    recording_id: Mapped[UUID] = mapped_column(ForeignKey("recording.id", ondelete="CASCADE"), index=True)
    advisor_id: Mapped[UUID] = mapped_column(ForeignKey("advisor.id"))
    reason: Mapped[str]
    at: Mapped[datetime] = mapped_column(server_default=func.now())
