"""What the kernel remembers: people, contacts, entries, and how contacts moved."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from contact.plumbing.chance import new_id
from contact.plumbing.database import Base, one_of


class State(StrEnum):
    """Where a contact stands in its life (domain.md draws it)."""

    WAITING = "waiting"
    OFFERED = "offered"
    ACTIVE = "active"
    WRAPPING = "wrapping"
    CLOSED = "closed"
    ABANDONED = "abandoned"


class Role(StrEnum):
    """What an advisor's account may do."""

    ADVISOR = "advisor"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"


class Author(StrEnum):
    """Who wrote an entry or moved a contact."""

    SEEKER = "seeker"
    ADVISOR = "advisor"
    # Somebody who came by a link: an interpreter, a relay, a companion.
    GUEST = "guest"
    HOUSE = "house"


class Kind(StrEnum):
    """What an entry is: said to the other side, noted among colleagues, or a thing that happened."""

    LINE = "line"
    NOTE = "note"
    EVENT = "event"


class Region(Base):
    """Agencies that help each other out."""

    __tablename__ = "region"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]


class Agency(Base):
    """A place with an address, a zone and people."""

    __tablename__ = "agency"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    region_id: Mapped[UUID | None] = mapped_column(ForeignKey("region.id"))
    # The first that opened is shown to whoever names none.
    opened_at: Mapped[datetime] = mapped_column(server_default=func.now())
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    zone: Mapped[str]
    # INSEE code, for public holidays; None where others keep theirs.
    department: Mapped[str | None]
    address: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")


class Seeker(Base):
    """A person who looks for work, known by nothing but a session until they say more."""

    __tablename__ = "seeker"
    __table_args__ = (
        # Whoever is followed is found by the address they gave: a letter under it is for their referent first.
        Index(
            "ix_seeker_followed", "agency_id", text("lower(email)"), postgresql_where=text("referent_id IS NOT NULL")
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    name: Mapped[str]
    email: Mapped[str | None]
    language: Mapped[str]
    arrived_at: Mapped[datetime] = mapped_column(server_default=func.now())
    # The advisor who follows them, asked first.
    referent_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("advisor.id", name="fk_seeker_referent_id", use_alter=True), index=True
    )
    # Where they are (IANA), once they have booked or said so; None: whatever their page says.
    zone: Mapped[str | None]
    # Noted by an advisor; only how soon they are promised an answer depends on it.
    vulnerable: Mapped[bool] = mapped_column(server_default=text("false"), default=False)


class Advisor(Base):
    """A person who answers, with the units they can hold and those they hold now.

    `used` counts what cannot be put aside, `aside` what can (a letter, for a call); `alone` while one contact
    takes the whole advisor.
    """

    __tablename__ = "advisor"
    __table_args__ = (
        one_of("role", Role),
        CheckConstraint("used >= 0 AND used <= capacity", name="never_over_capacity"),
        CheckConstraint("aside >= 0 AND aside <= capacity", name="aside_within_capacity"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    login: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    role: Mapped[str] = mapped_column(default=Role.ADVISOR)
    languages: Mapped[list[str]]
    password: Mapped[str | None]
    demo: Mapped[bool] = mapped_column(default=False)
    capacity: Mapped[int] = mapped_column(default=3)
    used: Mapped[int] = mapped_column(default=0)
    aside: Mapped[int] = mapped_column(server_default=text("0"), default=0)
    alone: Mapped[bool] = mapped_column(server_default=text("false"), default=False)
    # They work here no more: what they did stays theirs, and no door opens to them.
    retired_at: Mapped[datetime | None]


class Contact(Base):
    """One approach by one person over one channel, from the first word to the last."""

    __tablename__ = "contact"
    __table_args__ = (
        one_of("state", State),
        CheckConstraint(
            "(state IN ('offered', 'active', 'wrapping')) <= (advisor_id IS NOT NULL)",
            name="held_by_somebody",
        ),
        CheckConstraint(
            "(state = 'wrapping' AND wrap_up IS NOT NULL) <= (due_at IS NOT NULL)",
            name="wrap_up_ends",
        ),
        CheckConstraint("extensions_left >= 0", name="extensions_end"),
        Index(
            "uq_contact_one_open",
            "seeker_id",
            "channel",
            unique=True,
            # Letters wait side by side; a person can be in one live conversation.
            postgresql_where=text("attended AND state IN ('waiting', 'offered', 'active')"),
        ),
        Index(
            "ix_contact_unfinished",
            "state",
            "first_enqueued_at",
            postgresql_where=text("state IN ('waiting', 'offered', 'active', 'wrapping')"),
        ),
        Index("ix_contact_silent", "id", postgresql_where=text("silent AND state = 'active'")),
        Index("ix_contact_advisor_state", "advisor_id", "state"),
        Index("ix_contact_continues", "continues_id", postgresql_where=text("continues_id IS NOT NULL")),
        Index("ix_contact_seeker_opened", "seeker_id", "opened_at"),
        Index("ix_contact_agency_ended", "agency_id", "ended_at"),
        Index("ix_contact_ended", "ended_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(unique=True)
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    channel: Mapped[str]
    language: Mapped[str]
    seeker_id: Mapped[UUID] = mapped_column(ForeignKey("seeker.id"))
    advisor_id: Mapped[UUID | None] = mapped_column(ForeignKey("advisor.id"))
    continues_id: Mapped[UUID | None] = mapped_column(ForeignKey("contact.id"))
    state: Mapped[str] = mapped_column(default=State.WAITING)
    state_at: Mapped[datetime] = mapped_column(server_default=func.now())
    due_at: Mapped[datetime | None]
    units: Mapped[int]
    exclusive: Mapped[bool] = mapped_column(server_default=text("false"), default=False)
    interruptible: Mapped[bool] = mapped_column(server_default=text("false"), default=False)
    # Nobody has spoken for a while: its units are given back until somebody does.
    silent: Mapped[bool] = mapped_column(server_default=text("false"), default=False)
    attended: Mapped[bool]
    # None: without a limit.
    wrap_up: Mapped[timedelta | None]
    # WCAG 2.2.1: a time limit can be extended at least ten times.
    extensions_left: Mapped[int] = mapped_column(default=10)
    opened_at: Mapped[datetime] = mapped_column(server_default=func.now())
    first_enqueued_at: Mapped[datetime] = mapped_column(server_default=func.now())
    active_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    outcome: Mapped[str | None]
    closing_note: Mapped[str | None]
    seq: Mapped[int] = mapped_column(default=0)
    public_seq: Mapped[int] = mapped_column(default=0)
    public_seq_before: Mapped[int] = mapped_column(default=0)
    seen_by_seeker: Mapped[int] = mapped_column(default=0)
    seen_by_advisor: Mapped[int] = mapped_column(default=0)


class Seat(Base):
    """A colleague who joined a contact beside the advisor who holds it."""

    __tablename__ = "seat"
    __table_args__ = (
        Index(
            "uq_seat_one_each",
            "contact_id",
            "advisor_id",
            unique=True,
            postgresql_where=text("left_at IS NULL"),
        ),
        Index("ix_seat_advisor", "advisor_id", postgresql_where=text("left_at IS NULL")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"))
    advisor_id: Mapped[UUID] = mapped_column(ForeignKey("advisor.id"))
    units: Mapped[int]
    # How far they have read: what the holder has read is the contact's own.
    seen: Mapped[int] = mapped_column(server_default=text("0"), default=0)
    joined_at: Mapped[datetime] = mapped_column(server_default=func.now())
    left_at: Mapped[datetime | None]


class Entry(Base):
    """One thing said, noted or done in a contact; `seq` numbers them from 1 without gaps."""

    __tablename__ = "entry"
    __table_args__ = (
        one_of("kind", Kind),
        one_of("author", Author),
        UniqueConstraint("contact_id", "seq"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"))
    seq: Mapped[int]
    # The public entry before this one: a seeker's page sees that it missed none, and no note shows.
    public_after: Mapped[int | None]
    kind: Mapped[str]
    author: Mapped[str]
    author_id: Mapped[UUID | None]
    author_name: Mapped[str | None]
    body: Mapped[str] = mapped_column(default="")
    event: Mapped[dict[str, Any] | None]
    written_at: Mapped[datetime] = mapped_column(server_default=func.clock_timestamp())
    # Its writer took it back before it reached anybody: its words are for colleagues only.
    taken_back_at: Mapped[datetime | None]


class Move(Base):
    """One step in a contact's life, kept for ever; its id is the caller's, so a repeat is known."""

    __tablename__ = "move"
    __table_args__ = (Index("ix_move_contact", "contact_id", "at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"))
    at: Mapped[datetime] = mapped_column(server_default=func.clock_timestamp())
    deed: Mapped[str]
    was: Mapped[str | None]
    became: Mapped[str]
    by: Mapped[str]
    by_id: Mapped[UUID | None]
    advisor_id: Mapped[UUID | None]
    units: Mapped[int] = mapped_column(default=0)
