"""The migrations make what the models say."""

import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.ext.asyncio import create_async_engine

from contact.plumbing.database import Base
from contact.plumbing.settings import Settings


async def test_the_tables_are_what_the_models_say(settings: Settings) -> None:
    engine = create_async_engine(settings.sqlalchemy_url)

    async with engine.connect() as connection:
        differences = await connection.run_sync(_differences)
    await engine.dispose()

    assert differences == []


def _differences(connection: sa.Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_server_default": True})
    return list(compare_metadata(context, Base.metadata))
