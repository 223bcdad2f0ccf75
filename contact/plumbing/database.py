"""One request is one transaction; what happened in it is announced after COMMIT."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any
from uuid import UUID

from asyncpg import Record
from sqlalchemy import CheckConstraint, DateTime, Interval, MetaData, Text, event, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import Uuid

from contact.plumbing.at_once import AtOnce, Statement
from contact.plumbing.errors import Misconfigured

Announce = Callable[[list[object]], Awaitable[None]]


class Base(DeclarativeBase):
    """The root of every table, with one mapping from Python's types to PostgreSQL's."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    # asyncpg refuses aware datetimes for a bare TIMESTAMP.
    type_annotation_map = {  # noqa: RUF012
        datetime: DateTime(timezone=True),
        timedelta: Interval(),
        str: Text(),
        UUID: Uuid(),
        list[str]: ARRAY(Text()),
        list[UUID]: ARRAY(Uuid()),
        dict[str, Any]: JSONB(),
        dict[str, int]: JSONB(),
        list[dict[str, Any]]: JSONB(),
    }


def one_of(column: str, states: type[StrEnum]) -> CheckConstraint:
    """Return the check that a text column holds one of the states."""
    words = ", ".join(f"'{state}'" for state in states)
    return CheckConstraint(f"{column} IN ({words})", name=column)


class Database:
    """The engine, and the only place that commits."""

    def __init__(self, url: str, *, announce: Announce, pool: int = 10, patience: timedelta | None = None) -> None:
        """`patience` bounds how long a statement waits for a lock, and a transaction for its next statement."""
        settings = _patient(patience) if patience else {}
        self.engine: AsyncEngine = create_async_engine(
            url,
            pool_size=pool,
            max_overflow=pool,
            pool_timeout=5,
            pool_use_lifo=True,
            hide_parameters=True,
            connect_args={"timeout": 5, "command_timeout": 20, "server_settings": settings},
        )
        event.listen(self.engine.sync_engine, "checkout", _refuse_dead)
        self._announce = announce
        self._at_once = AtOnce(self.engine.url, settings)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """Open a transaction; commit at the end, then announce the facts recorded in it."""
        async with AsyncSession(self.engine, expire_on_commit=False) as db:
            async with db.begin():
                yield db
            facts = db.info.pop("facts", None)
        if facts:
            await self._announce(facts)

    async def at_once(self, asked: Statement, values: Mapping[str, object]) -> Record | None:
        """Run one statement that is its own transaction; return its row, or None."""
        return await self._at_once.row(asked, values)

    async def all_at_once(self, asked: Statement, values: Mapping[str, object] = MappingProxyType({})) -> list[Record]:
        """Run one statement that is its own transaction; return all its rows."""
        return await self._at_once.rows(asked, values)

    async def announce(self, *facts: object) -> None:
        """Announce what a statement of its own has made true."""
        await self._announce(list(facts))

    async def check(self) -> None:
        """Raise Misconfigured when an acknowledged commit could be lost in a crash."""
        async with self.engine.connect() as connection:
            setting = (await connection.execute(text("SHOW synchronous_commit"))).scalar_one()
        if setting == "off":
            # Measured: 28 of 65,393 acknowledged rows were lost in a kill -9 with `off`.
            raise Misconfigured("PostgreSQL runs with synchronous_commit=off: messages could be lost.")

    async def close(self) -> None:
        """Return every connection."""
        await self._at_once.close()
        await self.engine.dispose()


def _patient(patience: timedelta) -> dict[str, str]:
    limit = str(patience // timedelta(milliseconds=1))
    return {"lock_timeout": limit, "idle_in_transaction_session_timeout": limit}


def _refuse_dead(connection: Any, _record: object, _proxy: object) -> None:
    """Let the pool open another connection in the place of one that the server has closed, as when it restarts.

    What the driver knows already costs nothing to ask; a ping before each transaction would be a round trip.
    """
    if connection.driver_connection.is_closed():
        raise DisconnectionError


def record(db: AsyncSession, fact: object) -> None:
    """Remember that something happened, to be announced once it is true."""
    db.info.setdefault("facts", []).append(fact)
