"""Diaries that can be booked, the appointments in them, and what people are told of these."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, SmallInteger, UniqueConstraint, func, text
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped, mapped_column

from callback.ringing import CallOutcome, Way
from contact.plumbing.chance import new_id
from contact.plumbing.database import Base, one_of


class Kind(StrEnum):
    """Whose diary it is: one advisor's, or a desk's, where somebody is named on the day."""

    REFERENT = "referent"
    DESK = "desk"


class State(StrEnum):
    """How far an appointment has come."""

    HELD = "held"
    BOOKED = "booked"
    DUE = "due"
    CLOSED = "closed"
    LAPSED = "lapsed"


class Outcome(StrEnum):
    """What became of an appointment; that somebody was absent is said by a person, never by the house."""

    HONOURED = "honoured"
    ABSENT = "absent"
    EXCUSED = "excused"
    CANCELLED_BY_SEEKER = "cancelled_by_seeker"
    CANCELLED_BY_AGENCY = "cancelled_by_agency"
    FAILED_THEIRS = "failed_theirs"
    FAILED_OURS = "failed_ours"
    FAILED_UNDETERMINED = "failed_undetermined"


class By(StrEnum):
    """How a short message reaches somebody."""

    SMS = "sms"
    LETTER = "letter"
    # To the devices on which they asked to be reminded (callback/push).
    PUSH = "push"


LIVE = (State.HELD, State.BOOKED, State.DUE)
OPEN = (State.BOOKED, State.DUE)
_LIVE = text("state IN ('held', 'booked', 'due')")
_OPEN = text("state IN ('booked', 'due')")
_OPEN_NUMBERLESS = text("state IN ('booked', 'due') AND number IS NULL")
_AT_FIRST = text(
    "state IN ('held', 'booked', 'due') AND due_at = starts_at"
)  # a later attempt takes no time of a diary
_TIME = text("tstzrange(busy_from, busy_to)")


class Diary(Base):
    """The hours for which an advisor, or a desk with several seats, can be booked, and how they are cut."""

    __tablename__ = "diary"
    __table_args__ = (
        one_of("kind", Kind),
        CheckConstraint("(kind = 'referent') = (advisor_id IS NOT NULL)", name="a_referents_is_theirs"),
        CheckConstraint("seats >= 1 AND (kind = 'desk' OR seats = 1)", name="has_seats"),
        CheckConstraint("length > interval '0' AND step > interval '0'", name="goes_on"),
        Index("uq_diary_one_an_advisor", "advisor_id", unique=True, postgresql_where=text("retired_at IS NULL")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"), index=True)
    kind: Mapped[str]
    advisor_id: Mapped[UUID | None] = mapped_column(ForeignKey("advisor.id"))
    name: Mapped[dict[str, Any] | None]  # a desk's, in both languages
    seats: Mapped[int] = mapped_column(server_default=text("1"), default=1)
    # {"0": [["09:00", "12:30"], …]}: weekday (0 is Monday) to spans of the agency's wall time.
    week: Mapped[dict[str, Any]]
    # callback/calendar_rules.py: Rules says what each means.
    length: Mapped[timedelta] = mapped_column(server_default=text("interval '30 min'"), default=timedelta(minutes=30))
    step: Mapped[timedelta] = mapped_column(server_default=text("interval '30 min'"), default=timedelta(minutes=30))
    before: Mapped[timedelta] = mapped_column(server_default=text("interval '0'"), default=timedelta(0))
    after: Mapped[timedelta] = mapped_column(server_default=text("interval '0'"), default=timedelta(0))
    lead: Mapped[timedelta] = mapped_column(server_default=text("interval '2 h'"), default=timedelta(hours=2))
    horizon: Mapped[timedelta] = mapped_column(server_default=text("interval '60 d'"), default=timedelta(days=60))
    retired_at: Mapped[datetime | None]


class DiaryDay(Base):
    """A day of a diary, or a part of one, that is not as its week says."""

    __tablename__ = "diary_day"
    __table_args__ = (CheckConstraint("(starts IS NULL) = (ends IS NULL)", name="both_or_neither"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    diary_id: Mapped[UUID] = mapped_column(ForeignKey("diary.id"), index=True)
    day: Mapped[date]
    # Wall times as HH:MM; None: the whole day.
    starts: Mapped[str | None]
    ends: Mapped[str | None]
    is_open: Mapped[bool] = mapped_column(server_default=text("false"), default=False)
    # Why, for colleagues.
    label: Mapped[str] = mapped_column(server_default=text("''"), default="")


class DiaryMotive(Base):
    """A reason for which a desk can be booked; a referent is booked for any that their agency answers."""

    __tablename__ = "diary_motive"

    diary_id: Mapped[UUID] = mapped_column(ForeignKey("diary.id"), primary_key=True)
    motive_id: Mapped[UUID] = mapped_column(ForeignKey("motive.id"), primary_key=True, index=True)


class Appointment(Base):
    """A time in a diary that is somebody's: held for some minutes, then booked; at its hour it becomes a contact.

    No care of ours keeps two apart: the constraints do. An expired hold is in the way until whoever wants its time
    lets it go.
    """

    __tablename__ = "appointment"
    __table_args__ = (
        one_of("state", State),
        CheckConstraint("(state = 'closed') = (outcome IS NOT NULL)", name="ends_somehow"),
        CheckConstraint("(state = 'held') <= (held_until IS NOT NULL)", name="is_held_until"),
        one_of("way", Way),
        CheckConstraint(
            "(state = 'booked') <= (number IS NOT NULL OR (way = 'browser' AND email IS NOT NULL))",
            name="can_be_called",
        ),
        CheckConstraint("(state = 'due') <= (contact_id IS NOT NULL)", name="is_a_contact"),
        CheckConstraint("ends_at > starts_at AND busy_from <= starts_at AND busy_to >= ends_at", name="lasts"),
        CheckConstraint("nth BETWEEN 1 AND 2", name="two_a_number"),
        CheckConstraint("diary_id IS NOT NULL OR continues_id IS NOT NULL", name="stands_somewhere"),
        ExcludeConstraint(
            ("diary_id", "="), ("seat", "="), (_TIME, "&&"), where=_LIVE, name="ex_appointment_one_a_seat", using="gist"
        ),
        ExcludeConstraint(
            ("advisor_id", "="), (_TIME, "&&"), where=_AT_FIRST, name="ex_appointment_one_an_advisor", using="gist"
        ),
        Index("uq_appointment_one_open", "seeker_id", "motive_id", unique=True, postgresql_where=_LIVE),
        Index("uq_appointment_two_a_number", "number", "nth", unique=True, postgresql_where=_OPEN),
        Index(
            "uq_appointment_two_an_address", text("lower(email)"), "nth", unique=True, postgresql_where=_OPEN_NUMBERLESS
        ),
        Index("ix_appointment_due", "due_at", postgresql_where=text("state = 'booked'")),
        Index("ix_appointment_called", "contact_id", postgresql_where=text("state = 'due'")),
        Index("ix_appointment_held", "held_until", postgresql_where=text("state = 'held'")),
        Index("ix_appointment_source", "source", postgresql_where=text("state = 'held'")),
        Index("ix_appointment_seeker", "seeker_id", "starts_at"),
        Index("ix_appointment_agency", "agency_id", "starts_at"),
        Index("ix_appointment_advisor", "advisor_id", "due_at"),
        Index("ix_appointment_open", "agency_id", "due_at", postgresql_where=_OPEN),
    )

    # The page's own, so that a repeat is known.
    id: Mapped[UUID] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(unique=True)
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    diary_id: Mapped[UUID | None] = mapped_column(ForeignKey("diary.id"))  # None: in turn (callback/in_turn.py)
    seat: Mapped[int]
    # A referent from the start, or whoever of the desk was named on the day.
    advisor_id: Mapped[UUID | None] = mapped_column(ForeignKey("advisor.id"))
    seeker_id: Mapped[UUID] = mapped_column(ForeignKey("seeker.id"))
    motive_id: Mapped[UUID] = mapped_column(ForeignKey("motive.id"))
    language: Mapped[str]
    # Where the person is: their clocks say when they may be called, and how the hour is told.
    zone: Mapped[str]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    # When we call: at its hour, or when somebody who was not reached is tried again.
    due_at: Mapped[datetime]
    # With what the diary keeps free around it.
    busy_from: Mapped[datetime]
    busy_to: Mapped[datetime]
    state: Mapped[str] = mapped_column(default=State.HELD)
    outcome: Mapped[str | None]
    held_until: Mapped[datetime | None]
    # What stands for the network address that holds it (callback/holds.py); none once it is booked or given back.
    source: Mapped[bytes | None]
    extensions_left: Mapped[int] = mapped_column(server_default=text("10"), default=10)  # at least: RGAA 13.1
    # By what they want to be rung. On our page nobody needs a number: the address that they are written to is enough.
    way: Mapped[str] = mapped_column(server_default=text("'tel'"), default=Way.TEL)
    # In E.164; `nth` of the two open bookings that a number may have, or an address where there is no number.
    number: Mapped[str | None]
    email: Mapped[str | None]
    nth: Mapped[int | None] = mapped_column(SmallInteger)
    # They have asked for no more reminders.
    quiet: Mapped[bool] = mapped_column(server_default=text("false"), default=False)
    # Counts the changes that a calendar must hear of (RFC 5545, 3.8.7.4).
    sequence: Mapped[int] = mapped_column(server_default=text("0"), default=0)
    # What it goes on from: the conversation it was asked from, then each attempt before; and what it has become.
    continues_id: Mapped[UUID | None] = mapped_column(ForeignKey("contact.id"))
    contact_id: Mapped[UUID | None] = mapped_column(ForeignKey("contact.id"), unique=True)
    made_at: Mapped[datetime] = mapped_column(server_default=func.now())
    settled_at: Mapped[datetime | None]


class Call(Base):
    """One attempt to reach somebody: there is one at a time, and three in all."""

    __tablename__ = "call"
    __table_args__ = (
        one_of("outcome", CallOutcome),
        one_of("way", Way),
        CheckConstraint("nth BETWEEN 1 AND 3", name="three_in_all"),
        CheckConstraint("(outcome IS NULL) = (ended_at IS NULL)", name="ends_somehow"),
        UniqueConstraint("appointment_id", "nth"),
        Index("uq_call_one_at_a_time", "appointment_id", unique=True, postgresql_where=text("outcome IS NULL")),
        Index("ix_call_contact", "contact_id"),
    )

    # The console's own, so that a repeat is known.
    id: Mapped[UUID] = mapped_column(primary_key=True)
    appointment_id: Mapped[UUID] = mapped_column(ForeignKey("appointment.id"))
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"))
    advisor_id: Mapped[UUID] = mapped_column(ForeignKey("advisor.id"))
    nth: Mapped[int] = mapped_column(SmallInteger)
    way: Mapped[str] = mapped_column(server_default=text("'tel'"), default=Way.TEL)
    began_at: Mapped[datetime] = mapped_column(server_default=func.now())
    # Where we can know: a telephone does not tell us.
    answered_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    outcome: Mapped[str | None]


class What(StrEnum):
    """What a note tells."""

    CODE = "code"
    BOOKED = "booked"
    MOVED = "moved"
    CANCELLED = "cancelled"
    TWO_DAYS = "two_days"
    TWO_HOURS = "two_hours"
    QUARTER = "quarter"
    MISSED = "missed"
    COLLEAGUE = "colleague"
    # On a device alone: they are being called, and an advisor has taken their call up.
    CALLED = "called"
    TURN = "turn"


class NoteState(StrEnum):
    """How far a note has come."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    SKIPPED = "skipped"
    FAILED = "failed"


class Notice(Base):
    """Something to tell a person about an appointment: due at a time, worth nothing after another, told once."""

    __tablename__ = "notice"
    __table_args__ = (
        one_of("what", What),
        one_of("by", By),
        one_of("state", NoteState),
        UniqueConstraint("appointment_id", "what", "sequence", "by"),
        Index("ix_notice_due", "due_at", postgresql_where=text("state IN ('waiting', 'sending')")),
        Index("ix_notice_tried", "settled_at", postgresql_where=text("by = 'sms' AND state IN ('sent', 'failed')")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    appointment_id: Mapped[UUID] = mapped_column(ForeignKey("appointment.id"))
    what: Mapped[str]
    by: Mapped[str]
    # Of the appointment as it was when this was planned; of a code, which of them.
    sequence: Mapped[int]
    due_at: Mapped[datetime]
    # Never late: after this it is not sent any more.
    until: Mapped[datetime]
    state: Mapped[str] = mapped_column(server_default="waiting", default=NoteState.WAITING)
    tries: Mapped[int] = mapped_column(server_default=text("0"), default=0)
    # A code, until it was sent.
    secret: Mapped[str | None]
    settled_at: Mapped[datetime | None]
