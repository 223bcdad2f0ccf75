"""How many appointments overlap when many want the same hours, and what it costs that none does."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import func, insert, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

import app
from bench.house import house
from bench.report import Row
from callback import booking, calendar_rules, diaries
from callback.booking import Wanted
from callback.calendar_rules import Civil
from callback.models import LIVE, Appointment, By, Diary, Kind
from callback.proofs import Proof
from contact.models import Advisor, Agency, Seeker
from contact.part import House
from contact.plumbing.chance import new_id, reference
from contact.plumbing.database import Database
from contact.plumbing.errors import Conflict, Unavailable
from contact.plumbing.live import Live
from contact.plumbing.settings import from_environment
from queues.models import Motive, Queue

_ADVISORS, _ATTEMPTS, _AT_ONCE = 40, 1000, 80
# Half an hour each, in steps of ten minutes of a day; five in a row want the same advisor.
_STARTS = 46
_PARIS = ZoneInfo("Europe/Paris")
_WEEK = {str(day): [["09:00", "17:00"]] for day in range(5)}
_CONSTRAINTS = ("ex_appointment_one_a_seat", "ex_appointment_one_an_advisor")

Book = Callable[[House, AsyncSession, Seeker, Wanted], Awaitable[object]]


@dataclass(frozen=True)
class Method:
    """A way to keep two bookings apart: what is done, and what the table must hold for it."""

    name: str
    book: Book
    excludes: bool = False
    unique: bool = False


async def _careless(ours: House, db: AsyncSession, seeker: Seeker, wanted: Wanted) -> object:
    """Look whether it is free, and write."""
    diary = await db.get_one(Diary, wanted.diary)
    between = wanted.starts_at, wanted.starts_at + timedelta(microseconds=1)
    book = (await diaries.read(ours, db, [diary], datetime.now(UTC), between))[diary.id]
    slot = next(calendar_rules.slots(book, datetime.now(UTC), between, Civil(_PARIS)), None)
    if slot is None:  # whoever comes too late is told the same as by us
        return await diaries.nearest(ours, db, diary, datetime.now(UTC), wanted.starts_at, Civil(_PARIS))
    return await db.execute(
        insert(Appointment).values(
            id=wanted.id,
            reference=reference(),
            agency_id=diary.agency_id,
            diary_id=diary.id,
            seat=1,
            advisor_id=diary.advisor_id,
            seeker_id=seeker.id,
            motive_id=wanted.motive,
            language="fr",
            zone=wanted.zone.key,
            starts_at=slot.starts_at,
            ends_at=slot.ends_at,
            due_at=slot.starts_at,
            busy_from=slot.starts_at,
            busy_to=slot.ends_at,
            held_until=func.now() + timedelta(minutes=10),
        )
    )


async def _lock_what_conflicts(ours: House, db: AsyncSession, seeker: Seeker, wanted: Wanted) -> object:
    """Hold still the bookings that would be in the way, and then do the same."""
    conflicts = select(Appointment.id).where(
        Appointment.diary_id == wanted.diary,
        Appointment.state.in_(LIVE),
        Appointment.busy_from < wanted.starts_at + timedelta(minutes=30),
        Appointment.busy_to > wanted.starts_at,
    )
    await db.execute(conflicts.with_for_update())
    return await _careless(ours, db, seeker, wanted)


_METHODS = (
    Method("ours", booking.hold, excludes=True),
    Method("check, then insert", _careless),
    Method("UNIQUE (advisor, start)", _careless, unique=True),
    Method("FOR UPDATE", _lock_what_conflicts),
)


def race() -> Iterator[Row]:
    """1,000 bookings of one day, 80 at once, over 40 advisors: how many overlap, and how long it took."""
    overlaps, seconds = asyncio.run(_race())
    ours, theirs = overlaps["ours"], {name: overlaps[name] for name in overlaps if name != "ours"}
    took = {name: min(each) for name, each in seconds.items()}
    fastest = min(theirs, key=took.__getitem__)
    told = ", ".join(f"{name} {number}" for name, number in theirs.items())
    yield Row(
        "callback.race",
        ours,
        sum(theirs.values()),
        "0",
        "overlaps",
        ours == 0 and all(theirs.values()),
        f"{_ATTEMPTS} bookings of one day, {_AT_ONCE} at once, {_ADVISORS} advisors; theirs: {told}",
    )
    yield Row(
        "callback.race@time",
        1e3 * took["ours"] / _ATTEMPTS,
        1e3 * took[fastest] / _ATTEMPTS,
        "≤ 1.3 ×",
        "ms a booking",
        took["ours"] <= 1.3 * took[fastest],
        "all read the same diaries and answer who comes too late with the same times; of the others the fastest: "
        + ", ".join(f"{name} {1e3 * took[name] / _ATTEMPTS:.1f} ms" for name in theirs),
    )


async def _race() -> tuple[dict[str, int], dict[str, list[float]]]:
    overlaps = {method.name: 0 for method in _METHODS}
    seconds: dict[str, list[float]] = {method.name: [] for method in _METHODS}
    with house("none") as servers:
        settings = from_environment(servers.environ)
        database = Database(settings.sqlalchemy_url, announce=_to_nobody, pool=_AT_ONCE // 2)
        ours = app.furnish(settings, database, Live(_unheard), lambda _: None)
        motive, people = await _plant(database)
        for method in (*_METHODS, _METHODS[0]):
            await _prepare(database, method)
            seconds[method.name].append(await _run(ours, method, motive, people))
            overlaps[method.name] += await _overlaps(database)
        await database.close()
    return overlaps, seconds


async def _run(ours: House, method: Method, motive: UUID, people: list[tuple[UUID, UUID]]) -> float:
    draw = random.Random(1)
    day = next(ahead for ahead in range(3, 9) if _day(ahead).weekday() < 5)
    wants = [
        (
            seeker,
            Wanted(
                new_id(),
                diary,
                motive,
                _day(day) + timedelta(minutes=10) * draw.randrange(_STARTS),
                "fr",
                _PARIS,
            ),
        )
        for seeker, diary in people
    ]
    gate = asyncio.Semaphore(_AT_ONCE)

    async def attempt(seeker: UUID, wanted: Wanted) -> None:
        async with gate:
            while True:
                try:
                    async with ours.database.transaction() as db:
                        await method.book(ours, db, await db.get_one(Seeker, seeker), wanted)
                except Unavailable:  # as a page does
                    continue
                except (Conflict, IntegrityError):
                    pass
                return

    begun = time.perf_counter()
    await asyncio.gather(*(attempt(*want) for want in wants))
    return time.perf_counter() - begun


def _day(ahead: int) -> datetime:
    morning = datetime.now(_PARIS).replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(days=ahead)
    return morning.astimezone(UTC)


async def _plant(database: Database) -> tuple[UUID, list[tuple[UUID, UUID]]]:
    """Forty advisors with a diary each, and a thousand people who are followed by one of them."""
    agency, queue, motive = new_id(), new_id(), new_id()
    advisors = [(new_id(), new_id()) for _ in range(_ADVISORS)]
    people = [(new_id(), advisors[number // 5 % _ADVISORS]) for number in range(_ATTEMPTS)]
    async with database.transaction() as db:
        await db.execute(insert(Agency).values(id=agency, slug="race", name="Race", zone=_PARIS.key))
        await db.execute(
            insert(Queue).values(id=queue, agency_id=agency, slug="race", name={}, languages=["fr"], week=_WEEK)
        )
        await db.execute(insert(Motive).values(id=motive, queue_id=queue, slug="race", label={}))
        for number, (advisor, diary) in enumerate(advisors):
            named = {
                "id": advisor,
                "agency_id": agency,
                "login": f"a{number}",
                "name": f"A{number}",
                "languages": ["fr"],
            }
            await db.execute(insert(Advisor).values(named))
            cut = {"kind": Kind.REFERENT, "advisor_id": advisor, "week": _WEEK, "step": timedelta(minutes=10)}
            await db.execute(insert(Diary).values(id=diary, agency_id=agency, **cut))
        await db.execute(
            insert(Seeker),
            [
                {"id": seeker, "agency_id": agency, "name": "R", "language": "fr", "referent_id": advisor}
                for seeker, (advisor, _) in people
            ],
        )
        # Who is known is bound by no bound on strangers.
        proven = {"by": By.SMS, "digest": b"", "tries_left": 0, "sent": 1, "expires_at": datetime.now(UTC)}
        rows = [
            {**proven, "seeker_id": seeker, "reach": str(seeker), "proven_at": datetime.now(UTC)}
            for seeker, _ in people
        ]
        await db.execute(insert(Proof), rows)
    return motive, [(seeker, diary) for seeker, (_, diary) in people]


async def _prepare(database: Database, method: Method) -> None:
    """Empty the table, and let it hold what the method relies upon and no more."""
    async with database.transaction() as db:
        await db.execute(text("TRUNCATE appointment CASCADE"))
        for name in _CONSTRAINTS:
            await db.execute(text(f"ALTER TABLE appointment DROP CONSTRAINT IF EXISTS {name}"))
        await db.execute(text("DROP INDEX IF EXISTS race_start"))
        if method.excludes:
            for name, whose in zip(_CONSTRAINTS, ("diary_id WITH =, seat", "advisor_id"), strict=True):
                await db.execute(
                    text(
                        f"ALTER TABLE appointment ADD CONSTRAINT {name} EXCLUDE USING gist ({whose} WITH =,"
                        " tstzrange(busy_from, busy_to) WITH &&) WHERE (state IN ('held', 'booked', 'due'))"
                    )
                )
        if method.unique:
            await db.execute(text("CREATE UNIQUE INDEX race_start ON appointment (advisor_id, starts_at)"))


async def _overlaps(database: Database) -> int:
    async with database.transaction() as db:
        found = await db.scalar(
            text(
                """
                SELECT count(*) FROM appointment a JOIN appointment b ON a.advisor_id = b.advisor_id AND a.id < b.id
                WHERE tstzrange(a.busy_from, a.busy_to) && tstzrange(b.busy_from, b.busy_to)
                """
            )
        )
    return found or 0


async def _to_nobody(_: list[object]) -> None:
    """Announce nothing."""


async def _unheard(*_: object, **__: object) -> None:
    """Nobody is connected."""
