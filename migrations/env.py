"""Alembic runs here, over the same asynchronous driver as the product."""

import asyncio

from alembic import context
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import create_async_engine

import callback.models  # noqa: F401
import contact.attachments
import contact.ledger  # noqa: F401
import email_bridge.models  # noqa: F401
import queues.memory
import queues.models
import queues.roster  # noqa: F401
import video.recording.models
import video.sessions.models  # noqa: F401  tables make themselves known
from contact.plumbing.database import Base

# Any number will do; two starts at once must choose the same one.
_ONE_AT_A_TIME = 7_412_026


def _upgrade(connection: Connection) -> None:
    context.configure(connection=connection, target_metadata=Base.metadata, compare_server_default=True)
    with context.begin_transaction():
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_ONE_AT_A_TIME})"))
        context.run_migrations()


async def _run() -> None:
    engine = create_async_engine(context.config.attributes["url"])
    async with engine.connect() as connection:
        await connection.run_sync(_upgrade)
        await connection.commit()
    await engine.dispose()


asyncio.run(_run())
