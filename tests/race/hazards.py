"""Two real router processes that are killed and frozen, also in the middle of a write, and a bell that is not heard."""

import asyncio
import os
import shlex
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import asyncpg

import app
from contact.plumbing import jobs

ROOT = Path(__file__).parents[2]
NAMES = ("router1", "router2")
FROZEN = 4.0  # seconds: longer than a lease lasts
UNHEARD = 0.2

# A write takes a while, so that what happens to a router happens in the middle of it.
SLOW = """
    CREATE FUNCTION take_a_while() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM pg_sleep(0.15); RETURN NULL; END $$;
    CREATE TRIGGER slow BEFORE INSERT ON offer FOR EACH STATEMENT EXECUTE FUNCTION take_a_while();
"""
SLOWER = SLOW.replace("0.15", "0.5")
_WRITERS = "FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'"
_WRITING = f"SELECT count(*) {_WRITERS}"
_CUT = f"SELECT count(pg_terminate_backend(pid)) {_WRITERS}"


class Routers:
    """The router as the Procfile has it, twice."""

    def __init__(self, database_url: str, redis_url: str, folder: Path, dice: Random) -> None:
        self.tally: Counter[str] = Counter()
        self._environ = {**os.environ, "DATABASE_URL": database_url, "REDIS_URL": redis_url}
        self._folder = folder
        self._dice = dice
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    async def suffer(self, connection: asyncpg.Connection, *, times: int) -> None:
        """Kill, freeze and cut off whichever routes, in the middle of a write if there is one soon.

        What a killed router has asked is written, and nobody hears of it; what one asked that is cut off is not.
        """
        for hit in (self._kill, self._freeze) * times:
            await asyncio.sleep(self._dice.uniform(0.3, 1.0))
            await hit(await self._whoever_writes(connection))
            await asyncio.sleep(self._dice.uniform(0.3, 1.0))
            await self._cut_off(connection)

    def start(self, name: str) -> None:
        """Start one, be it anew."""
        with (self._folder / f"{name}.log").open("ab") as log:
            self._running[name] = subprocess.Popen(_argv(), cwd=ROOT, env=self._environ, stdout=log, stderr=log)

    def end(self) -> None:
        """End both, in whatever state they are."""
        for process in self._running.values():
            process.kill()
            process.wait()

    async def _whoever_writes(self, connection: asyncpg.Connection) -> str:
        for _ in range(600):
            if await connection.fetchval(_WRITING):
                self.tally["in the middle of a write"] += 1
                break
            await asyncio.sleep(0.01)
        epoch = await connection.fetchval("SELECT epoch FROM lease")
        holders = [name for name in NAMES if f"epoch={epoch} " in (self._folder / f"{name}.log").read_text()]
        return holders[0] if holders else self._dice.choice(NAMES)

    async def _cut_off(self, connection: asyncpg.Connection) -> None:
        """Let the database end the connection of whoever writes before the write is done."""
        for _ in range(600):
            if cut := await connection.fetchval(_CUT):
                self.tally["cut off"] += cut
                break
            await asyncio.sleep(0.01)

    async def _kill(self, name: str) -> None:
        self._running[name].kill()
        self._running[name].wait()
        self.tally["killed"] += 1
        self.start(name)

    async def _freeze(self, name: str) -> None:
        self._running[name].send_signal(signal.SIGSTOP)
        await asyncio.sleep(FROZEN)
        self._running[name].send_signal(signal.SIGCONT)
        self.tally["frozen"] += 1


@contextmanager
def two_routers(database_url: str, redis_url: str, folder: Path, dice: Random) -> Iterator[Routers]:
    """Run two routers beside the block."""
    routers = Routers(database_url, redis_url, folder, dice)
    try:
        for name in NAMES:
            routers.start(name)
        yield routers
    finally:
        routers.end()


def hard_of_hearing(redis_url: str, dice: Random) -> Callable[[str], None]:
    """Return a bell for the routers of which one ring in five is lost."""
    bell, standing = jobs.Bell(jobs.make(redis_url, app.standing())), app.standing()

    def ring(name: str) -> None:
        if name in standing and dice.random() > UNHEARD:
            bell.ring(name)

    return ring


def _argv() -> list[str]:
    (line,) = [line for line in (ROOT / "Procfile").read_text().splitlines() if line.startswith("router:")]
    return [sys.executable, "-m", *shlex.split(line.removeprefix("router:"))]
