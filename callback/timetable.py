"""An advisor's days: what is booked with them, when they can be booked, and when they are away."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import Struct
from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from callback import diaries
from callback.models import Appointment, Diary, State
from contact import hours
from contact.access import Viewer
from contact.edge import Ask
from contact.hours import Stretch
from contact.models import Agency, Seeker
from contact.part import House, Route
from contact.plumbing import clock
from contact.plumbing.errors import InvalidRequest
from contact.views import Words, words

MOST_DAYS = 31
_DAY = timedelta(days=1)
_FURTHEST = timedelta(days=731)
_SHOWN = (State.BOOKED, State.DUE, State.CLOSED)


class TimeSpan(Struct):
    """From when until when."""

    starts_at: datetime
    ends_at: datetime


class BookingCard(Struct):
    """A booking as its advisor sees it. `starts_at` is when they are called: later than agreed when `again`.

    `way` is by what they want to be rung. `contact` is the conversation that it has become, once its hour has come.
    """

    id: UUID
    reference: str
    seeker: str
    motive: Words
    desk: Words | None
    starts_at: datetime
    ends_at: datetime
    state: Literal["booked", "due", "closed"]
    outcome: str | None
    again: bool
    way: Literal["tel", "browser"]
    contact: UUID | None


class TimetableDay(Struct):
    """A day by the clocks of the agency: when one can be booked, when one is away, and what is booked, in order."""

    day: date
    open: list[TimeSpan]
    away: list[TimeSpan]
    bookings: list[BookingCard]


class TimetableShown(Struct):
    """An advisor's own days; `booked` says whether they have a diary at all."""

    zone: str
    today: date
    days: list[TimetableDay]
    has_diary: bool


class NextBooking(Struct):
    """The next booking of an advisor, if there is one."""

    next: BookingCard | None


async def my_timetable(ask: Ask[None]) -> TimetableShown:
    """Show one's own days, from `from` (YYYY-MM-DD) on."""
    viewer = await ask.advisor()
    agency = await ask.db.get_one(Agency, viewer.agency)
    zone = ZoneInfo(agency.zone)
    today = clock.now().astimezone(zone).date()
    first = _day(ask.said("from"), today)
    days = [first + n * _DAY for n in range(min(max(ask.number("days", 7), 1), MOST_DAYS))]
    between = _midnight(days[0], zone), _midnight(days[-1] + _DAY, zone)

    diary = await ask.db.scalar(select(Diary).where(Diary.advisor_id == viewer.id, Diary.retired_at.is_(None)))
    opened = await _open(ask.house, ask.db, diary, between) if diary else []
    away = (await ask.house.queueing.away(ask.db, [viewer.id], between)).get(viewer.id, [])
    cards = await _cards(ask.house, ask.db, viewer, Appointment.due_at < between[1], Appointment.due_at >= between[0])
    return TimetableShown(
        agency.zone,
        today,
        [
            TimetableDay(
                day,
                _within(opened, day, zone),
                _within(away, day, zone),
                [each for each in cards if each.starts_at.astimezone(zone).date() == day],
            )
            for day in days
        ],
        diary is not None,
    )


async def next_booking(ask: Ask[None]) -> NextBooking:
    """Show the next booking of one's own, or the one whose hour has come."""
    viewer = await ask.advisor()
    coming = or_(Appointment.state == State.DUE, Appointment.due_at > clock.now() - timedelta(minutes=15))
    cards = await _cards(ask.house, ask.db, viewer, Appointment.state != State.CLOSED, coming, most=1)
    return NextBooking(cards[0] if cards else None)


async def _cards(
    house: House, db: AsyncSession, viewer: Viewer, *which: ColumnElement[bool], most: int = 500
) -> list[BookingCard]:
    theirs = (
        select(Appointment, Seeker.name, Diary.name)
        .join(Seeker, Seeker.id == Appointment.seeker_id)
        .outerjoin(Diary, Diary.id == Appointment.diary_id)
        .where(Appointment.advisor_id == viewer.id, Appointment.state.in_(_SHOWN), *which)
        .order_by(Appointment.due_at, Appointment.id)
        .limit(most)
    )
    rows = (await db.execute(theirs)).all()
    labels = await house.queueing.labels(db, [each.motive_id for each, _, _ in rows])
    return [
        BookingCard(
            id=each.id,
            reference=each.reference,
            seeker=name,
            motive=words(labels[each.motive_id]),
            desk=words(desk) if desk else None,
            starts_at=each.due_at,
            ends_at=each.due_at + (each.ends_at - each.starts_at),
            state=each.state,
            outcome=each.outcome,
            again=each.due_at > each.starts_at,
            way=each.way,
            contact=each.contact_id,
        )
        for each, name, desk in rows
    ]


async def _open(house: House, db: AsyncSession, diary: Diary, between: Stretch) -> Sequence[Stretch]:
    book = (await diaries.read(house, db, [diary], clock.now(), between))[diary.id]
    first, last = (each.astimezone(book.calendar.zone).date() for each in between)
    return list(hours.stretches(book.calendar, first, last))


def _within(stretches: Sequence[Stretch], day: date, zone: ZoneInfo) -> list[TimeSpan]:
    midnight, next_midnight = _midnight(day, zone), _midnight(day + _DAY, zone)
    cut = ((max(starts, midnight), min(ends, next_midnight)) for starts, ends in stretches)
    return [TimeSpan(starts, ends) for starts, ends in cut if starts < ends]


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.min, zone).astimezone(UTC)


def _day(written: str | None, today: date) -> date:
    try:
        day = date.fromisoformat(written) if written else today
    except ValueError:
        raise InvalidRequest("from must be a day: YYYY-MM-DD.") from None
    if abs(day - today) > _FURTHEST:
        raise InvalidRequest("from is too far from today.")
    return day


routes = (
    Route("GET", "/api/timetable", my_timetable, gives=TimetableShown, query=("days",), words=("from",)),
    Route("GET", "/api/timetable/next", next_booking, gives=NextBooking),
)
