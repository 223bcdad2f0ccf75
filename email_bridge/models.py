"""Letters as they came, letters as people read them, letters on their way out, and with whom we correspond."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, DateTime, ForeignKey, Index, UniqueConstraint, func, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from contact.plumbing.chance import new_id
from contact.plumbing.database import Base, one_of

# The error of a letter in quarantine that is asked for once more.
WANTED = "wanted"


class Direction(StrEnum):
    """Which way a letter goes."""

    IN = "in"
    OUT = "out"


class Source(StrEnum):
    """How a letter reached us: by our SMTP door, or fetched from a mailbox."""

    DOOR = "door"
    IMAP = "imap"


class RawState(StrEnum):
    """What became of the bytes of a letter."""

    STORED = "stored"
    FILED = "filed"
    QUARANTINED = "quarantined"
    # A repeat of a letter that we have, or news of one of ours (a bounce): no letter of its own.
    IGNORED = "ignored"


class OutboxState(StrEnum):
    """How far a letter of ours has come."""

    HELD = "held"
    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    BOUNCED = "bounced"
    CANCELLED = "cancelled"


class Purpose(StrEnum):
    """Why a letter of ours goes out: somebody wrote it, or the house did."""

    REPLY = "reply"
    RECEIPT = "receipt"
    UNREAD = "unread"
    TRANSCRIPT = "transcript"


class Mailbox(Base):
    """An address of ours: whose it is, what its letters are about, and how well it is read."""

    __tablename__ = "mailbox"
    __table_args__ = (one_of("source", Source),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"), index=True)
    # The line that its letters wait in.
    motive_id: Mapped[UUID] = mapped_column(ForeignKey("motive.id"))
    name: Mapped[str] = mapped_column(unique=True)
    address: Mapped[str] = mapped_column(unique=True)
    language: Mapped[str] = mapped_column(server_default="fr", default="fr")
    # By language, under each letter that we send.
    signature: Mapped[dict[str, Any]] = mapped_column(server_default="{}", default=dict)
    source: Mapped[str] = mapped_column(default=Source.DOOR)
    # Its server takes `address+anything`; without that, an answer is known by what it answers alone.
    takes_plus: Mapped[bool] = mapped_column(server_default=text("true"), default=True)
    # imaps://login@host:993/INBOX, and the environment variable that holds the password.
    url: Mapped[str | None]
    secret_name: Mapped[str | None]
    # How far it was read: never by \Seen and never by date. None: not yet, and what it holds then is not for us;
    # 0: not yet, and all of it is.
    uid_validity: Mapped[int | None] = mapped_column(BigInteger)
    last_uid: Mapped[int] = mapped_column(BigInteger, server_default=text("0"), default=0)
    last_seen_at: Mapped[datetime | None]
    # Nobody reads it until somebody says so.
    paused: Mapped[bool] = mapped_column(server_default=text("false"), default=False)
    # When somebody wanted it looked into anew, and when it last was.
    asked_at: Mapped[datetime | None]
    looked_at: Mapped[datetime | None]
    # A code, never the words of a server; None while all is well.
    failure: Mapped[str | None]
    failing_since: Mapped[datetime | None]


class RawLetter(Base):
    """The bytes of a letter, stored before anybody reads them; the row is also the queue for the reader."""

    __tablename__ = "raw_letter"
    __table_args__ = (
        one_of("source", Source),
        one_of("state", RawState),
        UniqueConstraint("mailbox_id", "uid_validity", "uid"),
        Index("ix_raw_letter_stored", "tries", "received_at", postgresql_where=text("state = 'stored'")),
        Index("ix_raw_letter_quarantined", "received_at", postgresql_where=text("state = 'quarantined'")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    mailbox_id: Mapped[UUID] = mapped_column(ForeignKey("mailbox.id"))
    source: Mapped[str]
    uid_validity: Mapped[int | None] = mapped_column(BigInteger)
    uid: Mapped[int | None] = mapped_column(BigInteger)
    envelope_from: Mapped[str | None]
    envelope_to: Mapped[list[str]] = mapped_column(server_default="{}", default=list)
    content: Mapped[bytes] = mapped_column(deferred=True)
    size: Mapped[int]
    received_at: Mapped[datetime] = mapped_column(server_default=func.now())
    state: Mapped[str] = mapped_column(default=RawState.STORED)
    # A code that says why it is where it is.
    error: Mapped[str | None]
    tries: Mapped[int] = mapped_column(server_default=text("0"), default=0)
    # Who claims it counts on; whoever comes back with an older count has lost it.
    fence: Mapped[int] = mapped_column(server_default=text("0"), default=0)
    claimed_at: Mapped[datetime | None]
    settled_at: Mapped[datetime | None]


class Letter(Base):
    """A letter as people read it; its words are the body of its entry."""

    __tablename__ = "letter"
    __table_args__ = (
        one_of("direction", Direction),
        CheckConstraint("(direction = 'in') <= (fingerprint IS NOT NULL)", name="known_again"),
        UniqueConstraint("mailbox_id", "fingerprint"),
        Index("ix_letter_contact", "contact_id", "received_at"),
        Index("ix_letter_message_id", "message_id", postgresql_where=text("message_id IS NOT NULL")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    direction: Mapped[str]
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"))
    # None for what we send by ourselves, such as a receipt.
    entry_id: Mapped[UUID | None] = mapped_column(ForeignKey("entry.id"), unique=True)
    mailbox_id: Mapped[UUID] = mapped_column(ForeignKey("mailbox.id"))
    raw_id: Mapped[UUID | None] = mapped_column(ForeignKey("raw_letter.id"), unique=True)
    # What makes it this letter and no other, whatever way it came; several may share one Message-ID.
    fingerprint: Mapped[bytes | None]
    message_id: Mapped[str | None]
    in_reply_to: Mapped[str | None]
    references: Mapped[list[str]] = mapped_column(server_default="{}", default=list)
    from_address: Mapped[str]
    from_name: Mapped[str] = mapped_column(server_default="", default="")
    to_addresses: Mapped[list[str]] = mapped_column(server_default="{}", default=list)
    cc_addresses: Mapped[list[str]] = mapped_column(server_default="{}", default=list)
    subject: Mapped[str] = mapped_column(server_default="", default="")
    subject_changed: Mapped[bool] = mapped_column(server_default=text("false"), default=False)
    # What our own mail server says of the sender; None where nobody looked. Never an identity.
    verified: Mapped[bool | None]
    proof: Mapped[dict[str, Any]] = mapped_column(server_default="{}", default=dict)
    # It named a conversation of somebody else: it is in none of theirs.
    stranger: Mapped[bool] = mapped_column(server_default=text("false"), default=False)
    # By what it shows that no person wrote it (bulk, list, bounce …): it gets no automatic answer.
    robot: Mapped[str | None]
    # [{"kind": "said" | "quoted" | "signature", "text": …}] in order; nothing is left out.
    passages: Mapped[list[dict[str, Any]]] = mapped_column(server_default="[]", default=list)
    html: Mapped[str | None] = mapped_column(deferred=True)
    # The words went past what we show: the bytes hold the rest.
    cut: Mapped[bool] = mapped_column(server_default=text("false"), default=False)
    received_at: Mapped[datetime] = mapped_column(server_default=func.now())


class Outbox(Base):
    """A letter of ours on its way; the row is the queue, due_at says when it is next tried."""

    __tablename__ = "outbox"
    __table_args__ = (
        one_of("state", OutboxState),
        one_of("purpose", Purpose),
        Index("ix_outbox_due", "due_at", postgresql_where=text("state IN ('held', 'waiting', 'sending')")),
        Index("ix_outbox_wrong", "settled_at", postgresql_where=text("state IN ('failed', 'bounced')")),
        Index("ix_outbox_contact", "contact_id"),
        Index("ix_outbox_entry", "entry_id", postgresql_where=text("entry_id IS NOT NULL")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    letter_id: Mapped[UUID] = mapped_column(ForeignKey("letter.id"), unique=True)
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"))
    entry_id: Mapped[UUID | None] = mapped_column(ForeignKey("entry.id"))
    to_address: Mapped[str]
    # Built once, so that each attempt sends the same bytes.
    content: Mapped[bytes | None] = mapped_column(deferred=True)
    message_id: Mapped[str] = mapped_column(unique=True)
    purpose: Mapped[str] = mapped_column(server_default="reply", default=Purpose.REPLY)
    # The last entry that it brings, where it brings several.
    up_to: Mapped[int | None]
    # Where it comes back to; empty for what must never come back.
    envelope_from: Mapped[str] = mapped_column(server_default="", default="")
    state: Mapped[str] = mapped_column(default=OutboxState.WAITING)
    due_at: Mapped[datetime] = mapped_column(server_default=func.now())
    attempts: Mapped[int] = mapped_column(server_default=text("0"), default=0)
    # How often all was said and no answer was kept: it may have arrived, and is repeated once.
    doubts: Mapped[int] = mapped_column(server_default=text("0"), default=0)
    fence: Mapped[int] = mapped_column(server_default=text("0"), default=0)
    written_at: Mapped[datetime] = mapped_column(server_default=func.now())
    # A code and the server's three digits, never its words.
    last_error: Mapped[str | None]
    sent_at: Mapped[datetime | None]
    settled_at: Mapped[datetime | None]


class Writer(Base):
    """Whom an address stands for at one agency: a seeker who has opened nothing but letters under it."""

    __tablename__ = "writer"
    __table_args__ = (UniqueConstraint("agency_id", "address"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    address: Mapped[str]
    # None while its first letter is being filed.
    seeker_id: Mapped[UUID | None] = mapped_column(ForeignKey("seeker.id"))


class Unwritten(Base):
    """A contact in which what was not read could not be sent, and when that was last tried."""

    __tablename__ = "unwritten"

    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"), primary_key=True)
    tried_at: Mapped[datetime] = mapped_column(server_default=func.now())


class Correspondent(Base):
    """An address that writes to us: what it keeps saying, and what went to it by itself, from whichever agency."""

    __tablename__ = "correspondent"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    address: Mapped[str] = mapped_column(unique=True)
    # When the last automatic letters went to it.
    sent: Mapped[list[datetime]] = mapped_column(
        ARRAY(DateTime(timezone=True)), server_default=text("'{}'"), default=list
    )
    # The digest of what it said last, when, and how often in a row.
    said: Mapped[bytes | None]
    said_at: Mapped[datetime | None]
    alike: Mapped[int] = mapped_column(server_default=text("0"), default=0)
    # The breaker opened: nothing goes to it by itself for a day.
    opened_at: Mapped[datetime | None]
