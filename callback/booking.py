"""A time is held for some minutes, then booked, moved or given back; two never have the same.

Whoever takes a time holds its diary still first. That is for the order and for the answer: of eighty who want one time,
each is told at once whether it is theirs. What keeps two apart is the constraint (callback/models.py).
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, case, func, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from callback import calendar_rules, diaries, holds, lapsing, leaving, notices, still, whereabouts
from callback.calendar_rules import Civil, Slot
from callback.diaries import INSTANT, Wish
from callback.facts import Booked
from callback.models import OPEN, Appointment, Diary, Outcome, State
from contact.models import Seeker
from contact.part import House
from contact.plumbing import chance, clock
from contact.plumbing.database import record
from contact.plumbing.errors import Conflict, NotFound
from contact.slots import SlotShown

HOLD = timedelta(minutes=10)
# PostgreSQL, appendix A: an exclusion constraint has kept two apart.
_EXCLUDED = "23P01"
_WAS_HELD = Appointment.state == State.HELD


class SlotTaken(Conflict):
    """This time is no longer free. Here are the nearest that are."""

    def __init__(self, diary: UUID, near: list[Slot]) -> None:
        super().__init__()
        self.details["slots"] = [show_slot(diary, each) for each in near]


class HoldOver(Conflict):
    """We kept this time for ten minutes, and they are over. Please choose a time again."""


class AlreadyBooked(Conflict):
    """You already have an appointment about this. You can move it, or cancel it."""


class AppointmentOver(Conflict):
    """This appointment can no longer be changed."""


class TwoBooked(Conflict):
    """Two appointments are already booked for this number or address. Please keep or cancel one of them first."""


@dataclass(frozen=True)
class Wanted:
    """A time that somebody wants, in which diary and about what; `id` is the page's own."""

    id: UUID
    diary: UUID
    motive: UUID
    starts_at: datetime
    language: str
    zone: ZoneInfo
    continues: UUID | None = None
    # What stands for where it is asked from (callback/holds.py).
    source: bytes | None = None


async def hold(house: House, db: AsyncSession, seeker: Seeker, wanted: Wanted) -> Appointment:
    """Hold a time for ten minutes; raise NotFound, TooManyKept, AlreadyBooked or SlotTaken."""
    diary = await _open_to(house, db, Wish(wanted.motive, wanted.zone, seeker), wanted.diary)
    who = await holds.asking(db, seeker.id, wanted.source)
    await holds.refuse_hoarding(house, db, diary, who)
    theirs = await _kept_already(db, seeker.id, wanted.motive)
    appointment = Appointment(
        id=wanted.id,
        reference=chance.reference(),
        seeker_id=seeker.id,
        motive_id=wanted.motive,
        language=wanted.language,
        zone=wanted.zone.key,
        held_until=await _until(db),
        continues_id=wanted.continues,
        source=wanted.source,
    )
    async with _or_nearest(house, db, diary, wanted.starts_at, wanted.zone):
        book = await _book(house, db, diary, wanted.starts_at, besides=theirs)
        _slot(book, wanted.starts_at, wanted.zone)
        await holds.hold_still(house, db, diary, who)
        await change_of_mind(db, seeker.id, wanted.motive)
        await lapsing.let_go(db, Appointment.diary_id == diary.id)
        slot = _slot(await diaries.anew(db, diary, book, wanted.starts_at), wanted.starts_at, wanted.zone)
        await _give_time(db, appointment, diary, slot)
    return appointment


async def extend(db: AsyncSession, appointment: UUID) -> Appointment:
    """Hold a time for ten minutes more (RGAA 13.1: time limits that people can extend); raise HoldOver."""
    return await step(
        db,
        appointment,
        HoldOver,
        Appointment.state == State.HELD,
        Appointment.held_until > func.now(),
        Appointment.extensions_left > 0,
        held_until=func.now() + HOLD,
        extensions_left=Appointment.extensions_left - 1,
    )


async def confirm(house: House, db: AsyncSession, appointment: Appointment) -> Appointment:
    """Book a held time for a number, or an address, that is known to be theirs; raise HoldOver or TwoBooked."""
    booked = await step(
        db,
        appointment.id,
        HoldOver,
        Appointment.state == State.HELD,
        Appointment.held_until > func.now(),
        state=State.BOOKED,
        source=None,
        nth=await nth_of(db, appointment),
    )
    await whereabouts.remember(db, booked)
    await notices.plan_for(house, db, booked)
    record(db, Booked(booked.id))
    return booked


async def move(house: House, db: AsyncSession, appointment: Appointment, diary_id: UUID, to: datetime) -> Appointment:
    """Move a booking to another time, in one step: the old is given back if, and only if, the new is theirs."""
    _refuse_over(appointment)
    seeker = await db.get_one(Seeker, appointment.seeker_id)
    zone = ZoneInfo(appointment.zone)
    diary = await _open_to(house, db, Wish(appointment.motive_id, zone, seeker), diary_id)
    async with _or_nearest(house, db, diary, to, zone):
        book = await _book(house, db, diary, to, besides=appointment.id)
        _slot(book, to, zone)
        await still.hold(db, diary)
        await lapsing.let_go(db, Appointment.diary_id == diary.id)
        await db.refresh(appointment, with_for_update=True)
        _refuse_over(appointment)
        slot = _slot(await diaries.anew(db, diary, book, to, besides=appointment.id), to, zone)
        appointment.sequence += 1
        await _give_time(db, appointment, diary, slot)
    await notices.plan_for(house, db, appointment)
    record(db, Booked(appointment.id))
    return appointment


async def give_back(house: House, db: AsyncSession, appointment: UUID, outcome: Outcome) -> Appointment:
    """End an appointment before anybody speaks: a hold lapses, a booking is closed; raise AppointmentOver."""
    states = (State.HELD, *OPEN) if await leaving.leave(house, db, appointment) else (State.HELD, State.BOOKED)
    ended = await step(
        db,
        appointment,
        AppointmentOver,
        Appointment.state.in_(states),
        state=case((_WAS_HELD, State.LAPSED), else_=State.CLOSED),
        outcome=case((_WAS_HELD, None), else_=outcome),
        source=None,
        sequence=Appointment.sequence + 1,
        settled_at=func.now(),
    )
    await notices.plan_for(house, db, ended)
    record(db, Booked(ended.id))
    return ended


def show_slot(diary: UUID, slot: Slot) -> SlotShown:
    """Show a time that can be booked."""
    return SlotShown(diary, slot.starts_at, slot.ends_at, len(slot.seats))


async def _open_to(house: House, db: AsyncSession, wish: Wish, diary: UUID) -> Diary:
    """Return a diary that is open to somebody, or raise NotFound."""
    found = next((each for each in await diaries.bookable(house, db, wish) if each.id == diary), None)
    if found is None:
        raise NotFound
    return found


def _refuse_over(appointment: Appointment) -> None:
    if appointment.state != State.BOOKED or appointment.due_at <= clock.now():
        raise AppointmentOver


class _Gone(Exception):
    """The time that was wanted is not free any more."""


@asynccontextmanager
async def _or_nearest(
    house: House, db: AsyncSession, diary: Diary, wanted: datetime, zone: ZoneInfo
) -> AsyncIterator[None]:
    """Raise SlotTaken where the time is gone. The diary is let go before the nearest are looked for: others wait."""
    try:
        async with db.begin_nested():
            yield
    except _Gone:
        pass
    except IntegrityError as broken:
        if getattr(broken.orig, "sqlstate", "") != _EXCLUDED:
            raise
    else:
        return
    raise SlotTaken(diary.id, await diaries.nearest(house, db, diary, clock.now(), wanted, Civil(zone)))


async def _kept_already(db: AsyncSession, seeker: UUID, motive: UUID) -> UUID | None:
    """Return what somebody holds for the same reason: a change of mind is not in its own way."""
    theirs = Appointment.seeker_id == seeker, Appointment.motive_id == motive
    return await db.scalar(select(Appointment.id).where(*theirs, Appointment.state == State.HELD))


async def change_of_mind(db: AsyncSession, seeker: UUID, motive: UUID) -> None:
    """Give back what somebody holds for the same reason; what is booked is moved, not booked again."""
    theirs = Appointment.seeker_id == seeker, Appointment.motive_id == motive
    if await db.scalar(select(Appointment.id).where(*theirs, Appointment.state.in_(OPEN))):
        raise AlreadyBooked
    await db.execute(
        update(Appointment)
        .where(*theirs, Appointment.state == State.HELD)
        .values(state=State.LAPSED, source=None, settled_at=func.now())
    )


async def _book(
    house: House, db: AsyncSession, diary: Diary, wanted: datetime, *, besides: UUID | None
) -> calendar_rules.Diary:
    return (await diaries.read(house, db, [diary], clock.now(), (wanted, wanted + INSTANT), besides=besides))[diary.id]


def _slot(book: calendar_rules.Diary, wanted: datetime, zone: ZoneInfo) -> Slot:
    """Return the free slot that begins at an instant."""
    slot = next(calendar_rules.slots(book, clock.now(), (wanted, wanted + INSTANT), Civil(zone)), None)
    if slot is None:
        raise _Gone
    return slot


async def _give_time(db: AsyncSession, appointment: Appointment, diary: Diary, slot: Slot) -> None:
    """Write down when and with whom; a constraint may know better than what we have read."""
    appointment.diary_id, appointment.seat = diary.id, slot.seats[0]
    appointment.agency_id, appointment.advisor_id = diary.agency_id, diary.advisor_id
    appointment.starts_at, appointment.ends_at = slot.starts_at, slot.ends_at
    appointment.due_at = slot.starts_at
    appointment.busy_from, appointment.busy_to = diaries.rules_of(diary).busy((slot.starts_at, slot.ends_at))
    db.add(appointment)
    await db.flush()


async def _until(db: AsyncSession) -> datetime:
    until: datetime = (await db.execute(select(func.now() + HOLD))).scalar_one()
    return until


async def nth_of(db: AsyncSession, appointment: Appointment) -> int:
    """Return which of its two bookings a number has free, or an address without a number; raise TwoBooked.

    Those who book for the same wait for each other here, so that neither is told of the other's.
    """
    number, email = appointment.number, appointment.email or ""
    without = and_(Appointment.number.is_(None), func.lower(Appointment.email) == func.lower(email))
    same = Appointment.number == number if number else without
    reach = number or email.casefold()
    await db.execute(text("SELECT pg_advisory_xact_lock(hashtextextended(:reach, 0))"), {"reach": reach})
    taken = set(await db.scalars(select(Appointment.nth).where(same, Appointment.state.in_(OPEN))))
    if len(taken) >= 2:
        raise TwoBooked
    return 2 if 1 in taken else 1


async def step(
    db: AsyncSession, appointment: UUID, otherwise: type[Conflict], *conditions: ColumnElement[bool], **values: Any
) -> Appointment:
    """Take an appointment one step further, by compare-and-set; raise `otherwise` where the conditions do not hold."""
    told = await db.execute(
        update(Appointment).where(Appointment.id == appointment, *conditions).values(**values).returning(Appointment),
        execution_options={"populate_existing": True},
    )
    moved = told.scalar_one_or_none()
    if moved is None:
        raise otherwise
    return moved
