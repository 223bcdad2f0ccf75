"""On its day a desk's booking gets a name: the seats are shared among who serves the desk and is there.

Reckoned anew every minute and at each booking, for the rest of the day: when somebody falls ill, what was theirs goes
to colleagues, and only that. What nobody can take keeps no name, and stands on the board until somebody sees to it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, func, or_, select, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from callback.attempts import BUSY_FROM, BUSY_TO
from callback.facts import Booked
from callback.models import LIVE, Appointment, Diary, Kind, State
from callback.sharing import Colleague, Seat, share
from contact.hours import Stretch
from contact.models import Agency
from contact.part import House
from contact.plumbing import clock, log

logger = log.get(__name__)

NAME = "callback.name"
_A_DAY = timedelta(days=1)


async def ring(house: House, fact: Booked) -> None:
    """Let a booking of a desk that was made or moved for today have a name at once."""
    nameless = Appointment.advisor_id.is_(None), Appointment.starts_at < clock.now() + _A_DAY
    desks = select(Appointment.id).where(
        Appointment.id == fact.appointment, Appointment.state == State.BOOKED, *nameless
    )
    async with house.database.transaction() as db:
        if await db.scalar(desks):
            house.ring(NAME)


async def name_all(house: House) -> None:
    """Share what is left of today's seats, each agency in a transaction of its own."""
    now = clock.now()
    soon = Appointment.starts_at.between(now, now + 2 * _A_DAY)
    desks = select(Agency.id, Agency.zone).where(
        Agency.id.in_(
            select(Appointment.agency_id)
            .join(Diary, Diary.id == Appointment.diary_id)
            .where(Diary.kind == Kind.DESK, Appointment.state == State.BOOKED, soon)
        )
    )
    async with house.database.transaction() as db:
        found = (await db.execute(desks)).all()
    for agency, zone in found:
        try:
            async with house.database.transaction() as db:
                changed = await _name(house, db, agency, rest_of_day(now, zone))
        except DBAPIError:
            # Somebody booked one of us in this moment: the next round knows of it.
            logger.exception("desk.not_shared", agency=str(agency))
            continue
        if changed:
            logger.info("desk.shared", agency=str(agency), changed=changed)


def rest_of_day(now: datetime, zone: str) -> Stretch:
    """Return what is left of the day where an agency is."""
    there = now.astimezone(ZoneInfo(zone))
    midnight = datetime.combine(there.date() + _A_DAY, time.min, there.tzinfo)
    return now, midnight.astimezone(now.tzinfo)


async def _name(house: House, db: AsyncSession, agency: UUID, day: Stretch) -> int:
    """Name who takes each seat that is left of a day; return how many have another name now."""
    # Two who share the same seats at once would name the same people.
    await db.execute(
        text("SELECT pg_advisory_xact_lock(hashtextextended('desk' || :agency, 0))"), {"agency": agency.hex}
    )
    booked = and_(Appointment.state == State.BOOKED, Appointment.starts_at >= day[0], Appointment.starts_at < day[1])
    theirs = (
        select(Appointment)
        .join(Diary, Diary.id == Appointment.diary_id)
        .where(Diary.kind == Kind.DESK, Appointment.agency_id == agency, booked)
        .order_by(Appointment.id)
        # What is being moved in this moment has its turn in the next round.
        .with_for_update(of=Appointment, skip_locked=True)
    )
    bookings = (await db.scalars(theirs)).all()
    if not bookings:
        return 0
    seats, crew = await _to_share(house, db, bookings)
    named = share(seats, crew)
    changed = {each.id: named[each.id] for each in bookings if each.advisor_id != named[each.id]}
    # First nobody, then somebody: the constraint never sees two for one advisor, however names are swapped.
    await db.execute(update(Appointment).where(Appointment.id.in_(changed)).values(advisor_id=None))
    for advisor in {each for each in changed.values() if each}:
        those = [seat for seat, whose in changed.items() if whose == advisor]
        await db.execute(update(Appointment).where(Appointment.id.in_(those)).values(advisor_id=advisor))
    return len(changed)


async def _to_share(
    house: House, db: AsyncSession, bookings: Sequence[Appointment]
) -> tuple[list[Seat], Mapping[UUID, Colleague]]:
    serving = await house.queueing.serving(db, list({each.motive_id for each in bookings}))
    seats = [
        Seat(
            each.id,
            (each.starts_at, each.ends_at),
            (each.busy_from, each.busy_to),
            # Whom a supervisor has named may serve another line.
            frozenset([*serving.get(each.motive_id, ()), *([each.advisor_id] if each.advisor_id else [])]),
            each.advisor_id,
        )
        for each in bookings
    ]
    between = min(seat.busy[0] for seat in seats), max(seat.busy[1] for seat in seats)
    advisors = sorted(set().union(*(seat.may for seat in seats)))
    shared = Appointment.id.not_in([seat.id for seat in seats])
    return seats, await colleagues(house, db, advisors, between, shared)


async def colleagues(
    house: House, db: AsyncSession, advisors: Sequence[UUID], between: Stretch, which: ColumnElement[bool]
) -> dict[UUID, Colleague]:
    """Return when advisors are at work between two instants, and what else is booked with them."""
    there = await house.queueing.working(db, advisors, between)
    taken: dict[UUID, list[Stretch]] = defaultdict(list)
    rows = await db.execute(
        select(Appointment.advisor_id, BUSY_FROM, BUSY_TO).where(
            Appointment.advisor_id.in_(advisors),
            Appointment.state.in_(LIVE),
            or_(Appointment.state != State.HELD, Appointment.held_until > func.now()),
            between[1] > BUSY_FROM,
            between[0] < BUSY_TO,
            which,
        )
    )
    for advisor, starts, ends in rows:
        if advisor:
            taken[advisor].append((starts, ends))
    return {each: Colleague(there.get(each, ()), taken[each]) for each in advisors}
