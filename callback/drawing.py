"""What would next week look like, and who would be left outside? Told before anything is kept."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from callback import calendar_rules, diaries, keeping
from callback.calendar_rules import Booked, Civil
from callback.diary_forms import DayDrawn, DiaryForm, SlotDrawn, Stranded
from callback.models import LIVE, Appointment, Diary, State
from contact import hours
from contact.hours import Calendar, Stretch
from contact.models import Agency, Seeker
from contact.part import House
from contact.plumbing import clock

_DAY = timedelta(days=1)


async def calendar(house: House, db: AsyncSession, agency: Agency, diary: UUID, form: DiaryForm) -> Calendar:
    """Return when a diary would be open."""
    closures = await house.queueing.closures(db, agency.id, clock.now())
    return diaries.calendar_of(row(form), agency, closures, keeping.days_of(diary, form))


def row(form: DiaryForm) -> Diary:
    """Return a diary as it would be kept, and keep it nowhere."""
    diary = Diary()
    keeping.fill_in(diary, form)
    return diary


async def next_week(house: House, db: AsyncSession, calendar: Calendar, diary: UUID, form: DiaryForm) -> list[DayDrawn]:
    """Draw the week that begins next Monday: when it is open, how that is cut, and what is free of it."""
    kept = row(form)
    now = clock.now()
    today = now.astimezone(calendar.zone).date()
    monday = today + timedelta(days=7 - today.weekday())
    between = _midnight(monday, calendar), _midnight(monday + 7 * _DAY, calendar)
    taken = await _taken(db, diary, between, kept.seats)
    away = (await house.queueing.away(db, [kept.advisor_id], between)).get(kept.advisor_id) if kept.advisor_id else None
    rules, all_hours = diaries.rules_of(kept), Civil(calendar.zone, time.min, time.max, frozenset())
    empty = calendar_rules.Diary(calendar, rules, Booked([()] * kept.seats))
    booked = calendar_rules.Diary(calendar, rules, Booked(taken, away or ()))
    free = {each.starts_at: len(each.seats) for each in calendar_rules.slots(booked, now, between, all_hours)}
    cut = list(calendar_rules.slots(empty, now, between, all_hours))
    return [
        DayDrawn(
            day,
            [f"{span}".replace("–", "-") for span in hours.spans_of(day, calendar)],
            [
                SlotDrawn(each.starts_at, each.ends_at, free.get(each.starts_at, 0))
                for each in cut
                if each.starts_at.astimezone(calendar.zone).date() == day
            ],
        )
        for day in (monday + n * _DAY for n in range(7))
    ]


async def stranded(db: AsyncSession, calendar: Calendar, diary: UUID, seats: int) -> list[Stranded]:
    """Return the bookings to come that such hours would leave outside, or without a seat; they stay as they are."""
    coming = (
        select(Appointment, Seeker.name)
        .join(Seeker, Seeker.id == Appointment.seeker_id)
        .where(Appointment.diary_id == diary, Appointment.state == State.BOOKED, Appointment.starts_at > clock.now())
        .order_by(Appointment.starts_at)
    )
    found = (await db.execute(coming)).all()
    return [
        Stranded(each.reference, each.starts_at, name)
        for each, name in found
        if each.seat > seats or not _is_open(calendar, (each.starts_at, each.ends_at))
    ]


async def _taken(db: AsyncSession, diary: UUID, between: Stretch, seats: int) -> list[Sequence[Stretch]]:
    rows = await db.execute(
        select(Appointment.seat, Appointment.busy_from, Appointment.busy_to).where(
            Appointment.diary_id == diary,
            Appointment.state.in_(LIVE),
            Appointment.busy_from < between[1],
            Appointment.busy_to > between[0],
        )
    )
    found = rows.all()
    return [[(starts, ends) for seat, starts, ends in found if seat == number] for number in range(1, seats + 1)]


def _is_open(calendar: Calendar, hour: Stretch) -> bool:
    return any(starts <= hour[0] and hour[1] <= ends for starts, ends in _around(calendar, hour))


def _around(calendar: Calendar, hour: Stretch) -> Iterator[Stretch]:
    day = hour[0].astimezone(calendar.zone).date()
    return hours.stretches(calendar, day - _DAY, day + _DAY)


def _midnight(day: date, calendar: Calendar) -> datetime:
    return datetime.combine(day, time.min, calendar.zone).astimezone(UTC)
