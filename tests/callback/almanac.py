"""A clock that can be set: the database's and ours, for calls and reminders on nights to come."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import asyncpg
import pytest
import time_machine

from app.seed import AGENCY, named
from callback import due, notices
from callback.models import Appointment, By, State
from contact.models import Seeker
from contact.part import House, Note, Sent
from contact.plumbing.chance import reference
from contact.plumbing.embedded import Running
from tests.people import Town

# Tuesday by day, in Paris: people may be called, and agencies are open.
BY_DAY = datetime(2027, 3, 23, 9, tzinfo=UTC)
BY_NIGHT = BY_DAY + timedelta(hours=13)
# What stands before pg_catalog in the path is found first: `now()` is ours from the next connection on.
_OURS = """
CREATE SCHEMA moved;
CREATE TABLE moved.clock AS SELECT interval '0' AS by;
CREATE FUNCTION moved.now() RETURNS timestamptz LANGUAGE sql STABLE
    AS 'SELECT pg_catalog.now() + by FROM moved.clock';
CREATE FUNCTION moved.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE
    AS 'SELECT pg_catalog.clock_timestamp() + by FROM moved.clock';
ALTER DATABASE visavis SET search_path = moved, pg_catalog, public
"""
_THEIRS = "ALTER DATABASE visavis RESET search_path; DROP SCHEMA moved CASCADE"
# What a row gets where nothing is said was resolved as its table was made.
_DEFAULTS = r"""
DO $$
DECLARE each record;
BEGIN
    FOR each IN SELECT table_name, column_name, substring(column_default FROM '(now|clock_timestamp)\(\)') AS says
        FROM information_schema.columns WHERE table_schema = 'public' AND column_default ~ '(now|clock_timestamp)\(\)$'
    LOOP
        EXECUTE format('ALTER TABLE %%I ALTER %%I SET DEFAULT %s.%%I()', each.table_name, each.column_name, each.says);
    END LOOP;
END $$
"""

MOVED = (*_OURS.split(";\n"), _DEFAULTS % "moved")
SET = "UPDATE moved.clock SET by = CAST(:at AS timestamptz) - pg_catalog.now()"


@pytest.fixture(scope="module")
def moved(servers: Running) -> Iterator[None]:
    """A database whose clock can be set, for what connects to it from here on."""
    asyncio.run(_run(servers, *MOVED))
    yield
    asyncio.run(_run(servers, _DEFAULTS % "pg_catalog", *_THEIRS.split(";")))


async def _run(servers: Running, *statements: str) -> None:
    connection = await asyncpg.connect(servers.database_url)
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()


@dataclass
class Almanac:
    """A town whose time is set; what was told to whom and when, and the sweeps that do it."""

    town: Town
    travels: ExitStack
    told: list[tuple[str, datetime]] = field(default_factory=list)
    at: datetime = datetime(2027, 3, 22, 12, tzinfo=UTC)

    async def is_set(self, at: datetime) -> None:
        """Let it be this instant, for the database and for us."""
        self.travels.close()
        await self.town.sql(SET, at=at)
        self.travels.enter_context(time_machine.travel(at, tick=True))
        self.at = at

    async def sweeps(self) -> None:
        """Do what the beat asks for."""
        await due.begin(self.house)
        await notices.tell(self.house)

    async def passes(self, until: datetime, by: timedelta) -> None:
        """Let time pass, with a sweep at each step."""
        while self.at < until:
            await self.is_set(min(self.at + by, until))
            await self.sweeps()

    async def is_booked(self, starts_at: datetime, zone: str = "Europe/Paris") -> UUID:
        """Let somebody have a booking, and be told of it."""
        number = "+33612345678"
        async with self.house.database.transaction() as db:
            sam = Seeker(id=uuid4(), agency_id=AGENCY, name="Sam", email=None, language="fr")
            db.add(sam)
            await db.flush()
            ends_at = starts_at + timedelta(minutes=30)
            appointment = Appointment(
                id=uuid4(),
                reference=reference(),
                agency_id=AGENCY,
                diary_id=(await self.town.sql("SELECT id FROM diary WHERE kind = 'desk'"))[0][0],
                seat=1,
                seeker_id=sam.id,
                motive_id=named("application"),
                language="fr",
                zone=zone,
                starts_at=starts_at,
                ends_at=ends_at,
                due_at=starts_at,
                busy_from=starts_at,
                busy_to=ends_at,
                state=State.BOOKED,
                number=number,
                nth=1,
                sequence=0,
            )
            db.add(appointment)
        await self.town.sql(
            """INSERT INTO proof (id, seeker_id, by, reach, digest, tries_left, expires_at, sent, proven_at)
               VALUES (gen_random_uuid(), :sam, 'sms', :number, '', 0, now(), 0, now())""",
            sam=sam.id,
            number=number,
        )
        async with self.house.database.transaction() as db:
            await notices.plan_for(self.house, db, appointment)
        return appointment.id

    async def contacts(self) -> list[tuple[str, datetime]]:
        """Return how each contact stands, and since when it waits."""
        return await self.town.sql("SELECT state, first_enqueued_at FROM contact")

    @property
    def house(self) -> House:
        """The house, with a gateway that notes what it is given."""
        return replace(self.town.house, couriers={By.SMS.value: self._take})

    @property
    def refusing(self) -> House:
        """The house, with a gateway that takes nothing."""
        return replace(self.town.house, couriers={By.SMS.value: _refuse})

    async def _take(self, house: House, note: Note) -> Sent:
        del house
        ((what,),) = await self.town.sql("SELECT what FROM notice WHERE id = :id", id=note.id)
        self.told.append((what, self.at))
        return Sent.TAKEN


async def _refuse(house: House, note: Note) -> Sent:
    del house, note
    return Sent.REFUSED


@pytest.fixture
async def almanac(moved: None, town: Town) -> AsyncIterator[Almanac]:
    """A town whose time is set."""
    with ExitStack() as travels:
        yield Almanac(town, travels)
    await town.sql("UPDATE moved.clock SET by = interval '0'")


@pytest.fixture
async def by_day(almanac: Almanac) -> None:
    """Whenever these tests run, it is daytime in Paris."""
    await almanac.is_set(BY_DAY)


def there(written: str, zone: str = "Europe/Paris") -> datetime:
    """Read an instant by the clocks of a zone."""
    return datetime.fromisoformat(written).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
