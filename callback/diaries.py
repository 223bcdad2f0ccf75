"""What can be booked by somebody, and which hours of it are free: rows in, calendar_rules' values out."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import and_, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from callback import calendar_rules
from callback.calendar_rules import Booked, Civil, Rules, Slot
from callback.models import LIVE, Appointment, Diary, DiaryDay, DiaryMotive, Kind, State
from contact.hours import WHOLE_DAY, Calendar, Closure, OutOfTurn, Span, Stretch, Week
from contact.models import Advisor, Agency, Seeker
from contact.part import House

# A lost race is answered with what is free within a week of what was wanted.
_NEAR = timedelta(days=7)
_MOST_NEAR = 5
_LONGEST_BUSY = timedelta(days=1)
_A_DAY = timedelta(days=1)
INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True)
class Wish:
    """What somebody looks for: about what, where they are and who they are, as far as we know."""

    motive: UUID
    zone: ZoneInfo | None = None
    seeker: Seeker | None = None
    # The appointment that is being moved: it is not in its own way.
    besides: UUID | None = None


async def bookable(house: House, db: AsyncSession, wish: Wish) -> list[Diary]:
    """Return the diaries open to somebody for a reason: their own advisor's first, then the desks that answer it."""
    agency = await house.queueing.agency(db, wish.motive)
    desk = and_(Diary.kind == Kind.DESK, Diary.id == DiaryMotive.diary_id)
    referent = wish.seeker.referent_id if wish.seeker else None
    theirs = and_(Diary.kind == Kind.REFERENT, Diary.advisor_id == referent) if referent else None
    found = (
        select(Diary)
        .outerjoin(DiaryMotive, and_(DiaryMotive.diary_id == Diary.id, DiaryMotive.motive_id == wish.motive))
        .outerjoin(Advisor, Advisor.id == Diary.advisor_id)
        .where(Diary.retired_at.is_(None), Advisor.retired_at.is_(None), Diary.agency_id == agency)
        .where(desk if theirs is None else or_(desk, theirs))
        .order_by(Diary.kind.desc(), Diary.id)
    )
    return list(await db.scalars(found))


async def free(
    house: House,
    db: AsyncSession,
    diaries: Sequence[Diary],
    now: datetime,
    between: Stretch,
    civil: Civil,
    *,
    besides: UUID | None = None,
) -> dict[UUID, list[Slot]]:
    """Return what is free in diaries between two instants, `besides` an appointment that is being moved."""
    books = await read(house, db, diaries, now, between, besides=besides)
    return {each: list(calendar_rules.slots(book, now, between, civil)) for each, book in books.items()}


async def nearest(
    house: House, db: AsyncSession, diary: Diary, now: datetime, wanted: datetime, civil: Civil
) -> list[Slot]:
    """Return the free slots of a diary that are nearest to one that is not."""
    around = wanted - _NEAR, wanted + _NEAR
    found = (await free(house, db, [diary], now, around, civil))[diary.id]
    return calendar_rules.nearest(found, wanted, _MOST_NEAR)


async def read(
    house: House,
    db: AsyncSession,
    diaries: Sequence[Diary],
    now: datetime,
    between: Stretch,
    *,
    besides: UUID | None = None,
) -> dict[UUID, calendar_rules.Diary]:
    """Read diaries as the rules know them; of bookings and absences, those between two instants.

    `besides` is the appointment that is being moved: it is not in its own way.
    """
    owners = {each.agency_id for each in diaries}
    agencies = {each.id: each for each in await db.scalars(select(Agency).where(Agency.id.in_(owners)))}
    closures = {each: await house.queueing.closures(db, each, now) for each in owners}
    advisors = [each.advisor_id for each in diaries if each.advisor_id]
    # The last that begins before the end goes on after it.
    until = between[1] + max((each.length for each in diaries), default=timedelta(0))
    away = await house.queueing.away(db, advisors, (between[0], until)) if advisors else {}
    days = await _days(db, diaries, between)
    taken = await _taken(db, diaries, between, besides)
    return {
        each.id: calendar_rules.Diary(
            calendar_of(each, agencies[each.agency_id], closures[each.agency_id], days[each.id]),
            rules_of(each),
            Booked(
                [taken[each.id, seat] for seat in range(1, each.seats + 1)],
                away.get(each.advisor_id, []) if each.advisor_id else [],
            ),
        )
        for each in diaries
    }


async def anew(
    db: AsyncSession, diary: Diary, book: calendar_rules.Diary, at: datetime, *, besides: UUID | None = None
) -> calendar_rules.Diary:
    """Return a book with what is taken around an instant by now; its hours were read a moment ago."""
    taken = await _taken(db, [diary], (at, at + INSTANT), besides)
    seats = [taken[diary.id, seat] for seat in range(1, diary.seats + 1)]
    return replace(book, rules=rules_of(diary), booked=Booked(seats, book.booked.away))


def rules_of(diary: Diary) -> Rules:
    """Return how a diary is cut."""
    return Rules(diary.length, diary.step, diary.before, diary.after, diary.lead, diary.horizon)


def calendar_of(diary: Diary, agency: Agency, closures: Sequence[Closure], days: Sequence[DiaryDay]) -> Calendar:
    """Return when a diary is open: its week and its own days, and never while the agency is closed."""
    shut = [Closure(each.day, "", _span(each)) for each in days if not each.is_open]
    opened = [OutOfTurn(each.day, _span(each)) for each in days if each.is_open]
    return Calendar(ZoneInfo(agency.zone), Week.parse(diary.week), (*closures, *shut), tuple(opened))


def _span(day: DiaryDay) -> Span:
    return Span.parse(day.starts, day.ends) if day.starts is not None and day.ends is not None else WHOLE_DAY


async def _days(db: AsyncSession, diaries: Sequence[Diary], between: Stretch) -> dict[UUID, list[DiaryDay]]:
    found: dict[UUID, list[DiaryDay]] = defaultdict(list)
    # A day more on each side: theirs are by the agency's clocks.
    first, last = between[0].date() - _A_DAY, between[1].date() + _A_DAY
    theirs = select(DiaryDay).where(DiaryDay.diary_id.in_([each.id for each in diaries]))
    for each in await db.scalars(theirs.where(DiaryDay.day.between(first, last))):
        found[each.diary_id].append(each)
    return found


async def _taken(
    db: AsyncSession, diaries: Sequence[Diary], between: Stretch, besides: UUID | None
) -> dict[tuple[UUID, int], list[Stretch]]:
    """Return what is taken, by diary and seat; what an advisor does for a desk takes their own time too."""
    own = {each.advisor_id: each.id for each in diaries if each.advisor_id}
    rows = await db.execute(
        select(
            Appointment.diary_id,
            Appointment.seat,
            Appointment.advisor_id,
            Appointment.busy_from,
            Appointment.busy_to,
        ).where(
            or_(Appointment.diary_id.in_([each.id for each in diaries]), Appointment.advisor_id.in_(own)),
            Appointment.id != besides if besides else true(),
            Appointment.state.in_(LIVE),
            or_(Appointment.state != State.HELD, Appointment.held_until > func.now()),
            Appointment.busy_from < between[1] + _LONGEST_BUSY,
            Appointment.busy_to > between[0] - _LONGEST_BUSY,
        )
    )
    found: dict[tuple[UUID, int], list[Stretch]] = defaultdict(list)
    for diary, seat, advisor, starts, ends in rows:
        if diary:
            found[diary, seat].append((starts, ends))
        theirs = own.get(advisor) if advisor else None
        if theirs and theirs != diary:
            found[theirs, 1].append((starts, ends))
    return found
