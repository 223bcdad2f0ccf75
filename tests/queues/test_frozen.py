"""Whoever freezes in the middle of a transaction stops nobody for long: the server itself lets go of what they held."""

import time
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from contact.plumbing.database import Database
from contact.plumbing.settings import Settings
from queues.routing import Router
from tests.people import Town

PATIENCE = timedelta(seconds=0.5)


async def test_a_router_that_freezes_while_it_holds_everything_stops_nobody(town: Town, settings: Settings) -> None:
    router, frozen = Router(town.house), Database(settings.sqlalchemy_url, announce=nobody, patience=PATIENCE)
    await router.step()
    sam, alice = town.seeker(), town.advisor()
    await sam.comes()
    await alice.is_available()

    with pytest.raises(DBAPIError, match="connection is closed"):
        await hold_everything_while(frozen, router)
    await frozen.close()

    assert (await alice.offer())["contact"] == sam.contact


async def hold_everything_while(frozen: Database, router: Router) -> None:
    """Lock the lease and all who wait or advise, do nothing more, and let somebody else route."""
    async with frozen.transaction() as db:
        for table in ("lease", "contact", "advisor", "duty"):
            await db.execute(text(f"SELECT 1 FROM {table} FOR UPDATE"))  # noqa: S608
        began = time.monotonic()
        assert await router.step()
        assert time.monotonic() - began < 10 * PATIENCE.total_seconds()
        await db.execute(text("SELECT 1"))


async def nobody(_: object) -> None:
    """Listen to nothing."""
