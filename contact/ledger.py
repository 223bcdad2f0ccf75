"""The house's own books: who signed in, who looked at what, and since when we listen."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Identity, Index, func, text
from sqlalchemy.orm import Mapped, mapped_column

from contact.evidence import Side
from contact.plumbing.chance import new_id
from contact.plumbing.database import Base, one_of


class Session(Base):
    """A server-side sign-in: the cookie's digest, whose it is, and when its page was last heard."""

    __tablename__ = "session"
    __table_args__ = (CheckConstraint("(seeker_id IS NULL) <> (advisor_id IS NULL)", name="one_person"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    digest: Mapped[bytes] = mapped_column(unique=True)
    seeker_id: Mapped[UUID | None] = mapped_column(ForeignKey("seeker.id"), index=True)
    advisor_id: Mapped[UUID | None] = mapped_column(ForeignKey("advisor.id"), index=True)
    began_at: Mapped[datetime] = mapped_column(server_default=func.now())
    expires_at: Mapped[datetime]
    seen_at: Mapped[datetime] = mapped_column(server_default=func.now())
    revoked_at: Mapped[datetime | None]


class SignInTry(Base):
    """How often a login was refused lately; kept for unknown logins too, so that both look alike."""

    __tablename__ = "sign_in_try"

    login_digest: Mapped[bytes] = mapped_column(primary_key=True)
    failures: Mapped[int]
    blocked_until: Mapped[datetime]


class Audit(Base):
    """Who looked at or changed what, written in the same transaction as the look."""

    __tablename__ = "audit"
    __table_args__ = (Index("ix_audit_object", "object_id", "at"),)

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    at: Mapped[datetime] = mapped_column(server_default=func.clock_timestamp())
    by: Mapped[str]
    by_id: Mapped[UUID | None]
    deed: Mapped[str]
    object_id: Mapped[UUID | None]


class Happening(Base):
    """One thing that happened about a contact or an appointment; rows are added, and never changed."""

    __tablename__ = "happening"
    __table_args__ = (one_of("side", Side), Index("ix_happening_about", "about", "at"))

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    about: Mapped[UUID]
    at: Mapped[datetime] = mapped_column(server_default=func.now())
    # On whose side, where that is known.
    side: Mapped[str | None]
    # A kind that a part has registered (contact/evidence.py), and its numbers and words of ours.
    what: Mapped[str]
    detail: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))


class Secret(Base):
    """What the house signs with, made once and known to the house alone."""

    __tablename__ = "secret"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[bytes]
    made_at: Mapped[datetime] = mapped_column(server_default=func.now())


class Watch(Base):
    """One row: since when some web process has listened without a pause.

    After an outage nobody has been heard for a while, and nobody is to blame: absence counts from here.
    """

    __tablename__ = "watch"
    __table_args__ = (CheckConstraint("id = 1", name="single"),)

    id: Mapped[int] = mapped_column(primary_key=True, default=1, autoincrement=False)
    pulse_at: Mapped[datetime] = mapped_column(server_default=func.now())
    listening_since: Mapped[datetime] = mapped_column(server_default=func.now())
