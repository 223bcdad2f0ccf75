"""A race from start to finish: a database of its own, routers, people, and what was seen."""

import asyncio
import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

import asyncpg
from sqlalchemy import func, select, update

from app import migrate
from contact.models import Contact, State
from contact.part import House
from contact.plumbing.settings import Settings
from contact.plumbing.vigil import attempt
from queues import sweeps
from queues.roster import Declared, Duty
from tests.race import world
from tests.race.desk import Desk
from tests.race.history import History, Look, Round

ROOT = Path(__file__).parents[2]
LOOK_EVERY = 0.5


@dataclass
class Course:
    """One race: its house, who joined when, what was seen, and what the routers met."""

    house: House
    connection: asyncpg.Connection
    url: str
    dice: Random
    advisors: list[UUID]
    steadfast: frozenset[UUID]
    joined: dict[UUID, datetime] = field(default_factory=dict)
    looks: list[Look] = field(default_factory=list)
    rounds: list[Round] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    desk: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    async def open_desks(self) -> None:
        """Let every advisor be available, at the same instant."""
        async with self.house.database.transaction() as db:
            await db.execute(update(Duty).values(declared=Declared.AVAILABLE, since=func.now()))

    async def line_up(self, people: int, *, every: float = 0.0) -> None:
        """Let people join the lines, eight at a time."""

        async def some(count: int) -> None:
            for _ in range(count):
                contact, at = await world.arrive(self.house, self.dice)
                self.joined[contact] = at
                await asyncio.sleep(every)

        await asyncio.gather(*(some(people // 8 + (lane < people % 8)) for lane in range(8)))

    async def run(self, *routers: tuple[int, str], people: int, at_most: float, every: float = 0.0) -> None:
        """Let half of the people wait, open the desks, let the rest come, and wait until all are closed."""
        desk = self.staff()
        await self.line_up(people // 2)
        async with AsyncExitStack() as stack:
            for count, kind in routers:
                await stack.enter_async_context(self.with_routers(count, kind))
            tasks = await stack.enter_async_context(asyncio.TaskGroup())
            going = [tasks.create_task(desk.work()), tasks.create_task(self.watch())]
            for contact in list(self.joined)[::25]:
                tasks.create_task(desk.leave_and_return(contact))
            await self.open_desks()
            began = time.monotonic()
            tasks.create_task(self.line_up(people - people // 2, every=every))
            with suppress(TimeoutError):
                await asyncio.wait_for(self._until(people, State.CLOSED), at_most)
            self.seconds = time.monotonic() - began
            for task in going:
                task.cancel()
        self.desk = desk.tally
        await self.look()

    async def endure(self, hazards: Coroutine[None, None, None], *, people: int, at_most: float) -> None:
        """Let people come while things happen to the routers, and wait until all are answered."""
        desk = self.staff()
        await self.open_desks()
        async with asyncio.TaskGroup() as tasks:
            doings = (desk.work(), self._sweep(), self._some_leave(desk))
            going = [tasks.create_task(doing) for doing in doings]
            coming = tasks.create_task(self.line_up(people, every=2.0))
            await hazards
            await coming
            with suppress(TimeoutError):
                await asyncio.wait_for(self._until(people, State.ACTIVE, State.WRAPPING, State.CLOSED), at_most)
            for task in going:
                task.cancel()
        self.desk = desk.tally
        await self.look()

    async def all_leave(self, *, within: float) -> None:
        """Let everybody leave their line at some time or other, and come back."""
        desk = self.staff()

        async def leave(contact: UUID) -> None:
            await asyncio.sleep(within * self.dice.random())
            await desk.leave_and_return(contact)

        await asyncio.gather(*map(leave, self.joined))

    async def _some_leave(self, desk: Desk) -> None:
        """Let one in five leave as soon as they have come, unless somebody is faster, and come back."""

        async def leave(contact: UUID) -> None:
            with suppress(TimeoutError):
                await desk.leave_and_return(contact)

        gone: set[UUID] = set()
        async with asyncio.TaskGroup() as tasks:
            while True:
                for contact in {*list(self.joined)[::5]} - gone:
                    gone.add(contact)
                    tasks.create_task(leave(contact))
                await asyncio.sleep(0.1)

    async def _sweep(self) -> None:
        while True:
            await attempt("sweep", partial(sweeps.sweep, self.house))
            await asyncio.sleep(1)

    def staff(self) -> Desk:
        """Return everybody at their desks."""
        return Desk(self.house, self.advisors, self.dice, steadfast=self.steadfast)

    async def look(self) -> None:
        """Look at the rows once."""
        self.looks.append(await world.look(self.connection))

    async def watch(self) -> None:
        """Look again and again, until cancelled."""
        while True:
            await self.look()
            await asyncio.sleep(LOOK_EVERY)

    @asynccontextmanager
    async def with_routers(self, count: int, kind: str) -> AsyncIterator[None]:
        """Run routers beside the block, from the first round of each."""
        argv = (sys.executable, "-m", "tests.race.routers", str(count), kind)
        pipe = subprocess.PIPE
        process = await asyncio.create_subprocess_exec(
            *argv, stdin=pipe, stdout=pipe, stderr=pipe, cwd=ROOT, env={"DATABASE_URL": self.url}
        )
        try:
            assert process.stdout
            assert await process.stdout.readline() == b"ready\n"
            yield
        finally:
            said, logged = await process.communicate(b"")
            self._note(json.loads(said), logged.decode())

    async def history(self) -> History:
        """Return all that happened."""
        return await world.remember(self.connection, self.joined, self.looks, self.rounds)

    def _note(self, said: dict[str, Any], logged: str) -> None:
        moments = (
            (datetime.fromtimestamp(began, UTC), datetime.fromtimestamp(ended, UTC)) for began, ended in said["rounds"]
        )
        self.rounds.extend(Round(*both) for both in moments)
        self.wrong.extend(said["wrong"])
        self.wrong.extend(line for line in logged.splitlines() if "failed" in line)

    async def _until(self, people: int, *states: State) -> None:
        """Wait until so many contacts are in one of these states."""
        there = select(func.count()).where(Contact.state.in_(states))
        while True:
            async with self.house.database.transaction() as db:
                if await db.scalar(there) == people:
                    return
            await asyncio.sleep(0.1)


@asynccontextmanager
async def course(
    server: str, name: str, *, advisors: int, ring: Callable[[str], None] | None = None
) -> AsyncIterator[Course]:
    """Make a database for one race, with advisors who are not there yet, and drop it afterwards."""
    url = server.replace("/visavis?", f"/{name}?", 1)
    admin = await asyncpg.connect(server)
    await _drop(admin, name)
    await admin.execute(f"CREATE DATABASE {name}")
    await asyncio.to_thread(migrate.to_head, Settings(database_url=url))
    house, connection = world.furnish(url, pool=30, ring=ring), await asyncpg.connect(url)
    dice = Random(7)
    try:
        async with house.database.transaction() as db:
            staff = await world.plant(db, advisors, dice)
        steadfast = frozenset(advisor for number, advisor in enumerate(staff) if world.steadfast(number))
        yield Course(house, connection, url, dice, staff, steadfast)
    finally:
        await connection.close()
        await house.database.close()
        try:
            await _drop(admin, name)
        finally:
            await admin.close()


async def _drop(admin: asyncpg.Connection, name: str) -> None:
    """Drop a database, whoever is in it; where the server itself tidies up, only a DROP without force ends that."""
    try:
        await admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    except asyncpg.InsufficientPrivilegeError:
        await admin.execute(f"DROP DATABASE IF EXISTS {name}")
