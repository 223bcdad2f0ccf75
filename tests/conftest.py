"""Every test has a real PostgreSQL and a real Redis, and the house as `app` makes it."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import asyncpg
import hypothesis
import pytest
from aiohttp import web
from pytest_aiohttp.plugin import AiohttpServer

import app.web
from app import migrate, seed
from contact.edge import HOUSE
from contact.part import House
from contact.plumbing import log
from contact.plumbing.database import Base
from contact.plumbing.embedded import Running, running
from contact.plumbing.settings import Settings
from queues import telling
from tests.people import Town

log.setup()

# What is drawn is the same each time, however slow the machine; a find is told as found and not kept.
hypothesis.settings.register_profile(
    "house",
    derandomize=True,
    deadline=None,
    database=None,
    print_blob=True,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("house")


@pytest.fixture(scope="session")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A private PostgreSQL and Redis for this test process, with the tables in place."""
    with running(tmp_path_factory.mktemp("servers")) as both:
        migrate.to_head(Settings(database_url=both.database_url))
        yield both


@pytest.fixture
def settings(servers: Running, tmp_path: Path) -> Settings:
    return Settings(
        database_url=servers.database_url,
        redis_url=servers.redis_url,
        var=tmp_path,
        demo=True,
        writes_per_minute=10_000,
        address_writes_per_minute=10_000,
        holds_an_address=10_000,
    )


@pytest.fixture(autouse=True)
def attentive_router(monkeypatch: pytest.MonkeyPatch) -> None:
    """People are told their place at each round of the router instead of each second."""
    monkeypatch.setattr(telling, "EVERY", 0)


@pytest.fixture
async def planted(settings: Settings) -> None:
    """The demo agency, and nothing else."""
    connection = await asyncpg.connect(settings.database_url)
    # Most tables are empty, which DELETE sees at once; TRUNCATE would make fifty new files. Last, what triggers wrote.
    tables = [*(table.name for table in reversed(Base.metadata.sorted_tables)), "stirred"]
    await connection.execute("; ".join(f'DELETE FROM "{name}"' for name in tables))  # noqa: S608
    await connection.close()
    await seed.seed(settings)


@pytest.fixture
async def service(settings: Settings, planted: None) -> web.Application:
    return app.web.make(settings)


@pytest.fixture
async def town(service: web.Application, aiohttp_server: AiohttpServer) -> AsyncIterator[Town]:
    """A running web process in this loop, and the people who come to it."""
    server = await aiohttp_server(service)
    async with Town(str(server.make_url("/")).rstrip("/"), service[HOUSE]) as town:
        yield town


@pytest.fixture
def house(service: web.Application) -> House:
    return service[HOUSE]
