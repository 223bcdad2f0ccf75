"""One statement that is its own transaction, without SQLAlchemy's way there.

For what is said most: two statements through an AsyncSession cost about 400 µs of CPU, one of these 45.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

import asyncpg
from sqlalchemy import TextClause
from sqlalchemy.dialects.postgresql import asyncpg as dialect
from sqlalchemy.engine import URL

from contact.plumbing.errors import InvalidRequest, Unavailable

POOL = 5
# PostgreSQL, appendix A, classes: lost connections, deadlocks, servers that are full, that start or stop.
PASSING = {"08", "40", "53", "57"}
# Each is planned once a connection: to plan the offers of a decision anew took longer than to write them (measured),
# and to compile a long answer costs more than it saves.
_PLANNED_ONCE = {"plan_cache_mode": "force_generic_plan", "jit": "off"}


@dataclass(frozen=True)
class Statement:
    """SQL with its parameters in the order of their numbers."""

    sql: str
    names: tuple[str, ...]


def statement(clause: TextClause) -> Statement:
    """Write a clause out for asyncpg, once."""
    compiled = clause.compile(dialect=dialect.dialect())  # type: ignore[no-untyped-call]
    return Statement(str(compiled), tuple(compiled.positiontup or ()))


class AtOnce:
    """A small pool beside SQLAlchemy's."""

    def __init__(self, url: URL, settings: Mapping[str, str]) -> None:
        _, self._choices = dialect.dialect().create_connect_args(url)  # type: ignore[no-untyped-call]
        self._settings = _PLANNED_ONCE | dict(settings)
        self._pool: asyncpg.Pool | None = None
        self._opening = asyncio.Lock()

    async def row(self, asked: Statement, values: Mapping[str, object]) -> asyncpg.Record | None:
        """Run a statement; return its row, or None when it has none or its unique key is taken.

        Raises Unavailable when the database cannot answer, InvalidRequest for what no column can hold.
        """
        try:
            rows = await self.rows(asked, values)
        except asyncpg.UniqueViolationError:
            return None
        return rows[0] if rows else None

    async def rows(self, asked: Statement, values: Mapping[str, object]) -> list[asyncpg.Record]:
        """Run a statement; return all its rows. Raises as `row` does, but for a key that is taken."""
        try:
            pool = self._pool or await self._open()
            return await pool.fetch(asked.sql, *(values[name] for name in asked.names))
        except asyncpg.DataError as unstorable:
            raise InvalidRequest from unstorable
        except (OSError, asyncpg.InterfaceError) as lost:
            raise Unavailable(retry_after=1) from lost
        except asyncpg.PostgresError as failed:
            if str(failed.sqlstate)[:2] in PASSING:
                raise Unavailable(retry_after=1) from failed
            raise  # a failure of ours, to be logged as one

    async def close(self) -> None:
        """Return every connection; one that does not come back is cut."""
        if self._pool is None:
            return
        try:
            async with asyncio.timeout(5):
                await self._pool.close()
        except TimeoutError:
            self._pool.terminate()

    async def _open(self) -> asyncpg.Pool:
        async with self._opening:
            if self._pool is None:
                self._pool = await asyncpg.create_pool(
                    min_size=1,
                    max_size=POOL,
                    reset=_leave_as_it_is,
                    timeout=5,
                    command_timeout=20,
                    server_settings=self._settings,
                    **self._choices,
                )
        return self._pool


async def _leave_as_it_is(_: object) -> None:
    """Save a question after each answer: one statement leaves nothing on a connection to be put back."""
