"""The worker is killed in the middle of a busy hour: each is called once all the same, and reminded at most once."""

from collections import Counter
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta

import pytest
from aiohttp import web

from tests.callback.almanac import BY_DAY, MOVED, SET
from tests.callback.people import MANY
from tests.cluster import Cluster, free_ports, idle
from tests.people import eventually

CALLED, REMINDED = 40, 40
LATER = """
UPDATE appointment SET busy_from = busy_from + later, busy_to = busy_to + later, due_at = due_at + later,
    starts_at = starts_at + later, ends_at = ends_at + later
FROM (SELECT id AS which, CASE WHEN seat > 1040 THEN interval '1 h' WHEN seat > 1020 THEN interval '1 min' END AS later
      FROM appointment) AS each WHERE id = which AND later IS NOT NULL
"""
REMINDERS = """
INSERT INTO notice (id, appointment_id, what, by, sequence, due_at, until)
SELECT gen_random_uuid(), id, 'two_hours', 'sms', 0, due_at - interval '1 h', due_at FROM appointment WHERE seat > 1040
"""


class Gateway:
    """An operator's gateway: with its fifth message in hand, it sees those die who sent it."""

    def __init__(self, product: Cluster) -> None:
        self.taken: list[str] = []
        self._product = product

    async def take(self, request: web.Request) -> web.Response:
        self.taken.append((await request.json())["id"])
        if len(self.taken) == 5:
            self._product.kill("worker")
            self._product.kill("beat")
        return web.Response(status=202)

    async def has_seen_them_die(self) -> bool:
        return "worker" not in self._product.running


@pytest.fixture(scope="module")
def port() -> int:
    return free_ports(1)[0]


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory, port: int) -> Iterator[Cluster]:
    with idle(tmp_path_factory.mktemp("hour"), VISAVIS_SMS=f"http://127.0.0.1:{port}/sms") as running:
        yield running


@pytest.fixture
async def gateway(product: Cluster, port: int) -> AsyncIterator[Gateway]:
    gateway, service = Gateway(product), web.Application()
    service.router.add_post("/sms", gateway.take)
    runner = web.AppRunner(service)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    yield gateway
    await runner.cleanup()


async def test_a_busy_hour_is_kept_though_its_worker_is_killed_in_the_middle(
    product: Cluster, gateway: Gateway
) -> None:
    await it_is_day(product)
    await product.sql(in_order(MANY, ":number", ":began"), CALLED + REMINDED, BY_DAY)
    await product.sql(LATER)
    await product.sql(REMINDERS)

    await product.start("worker", "beat")
    await eventually(gateway.has_seen_them_die, within=20)
    # The hour of others comes while nobody works.
    await product.sql(in_order(SET, ":at"), BY_DAY + timedelta(minutes=1))
    await product.start("worker", "beat")
    await eventually(lambda: is_none(product, "appointment WHERE state = 'booked' AND due_at <= now()"), within=20)
    await eventually(lambda: is_none(product, "notice WHERE state = 'waiting'"), within=20)
    # What was in hand as they died is given up in time.
    await product.sql(in_order(SET, ":at"), BY_DAY + timedelta(minutes=5))
    await eventually(lambda: is_none(product, "notice WHERE state = 'sending'"), within=20)

    called = await product.sql("SELECT count(*), count(DISTINCT seeker_id), min(state) FROM contact")
    theirs = await product.sql(
        "SELECT state, count(*), count(DISTINCT contact_id) FROM appointment GROUP BY state ORDER BY state"
    )
    told = dict(await product.sql("SELECT state, count(*) FROM notice GROUP BY state"))
    assert called == [(CALLED, CALLED, "waiting")]
    assert theirs == [("booked", REMINDED, 0), ("due", CALLED, CALLED)]
    assert max(Counter(gateway.taken).values()) == 1
    assert told["sent"] + told["failed"] == REMINDED
    assert told["sent"] <= len(gateway.taken) <= REMINDED


async def it_is_day(product: Cluster) -> None:
    """Set the clock of the database, for whoever connects to it from here on."""
    for statement in MOVED:
        await product.sql(statement)
    await product.sql(in_order(SET, ":at"), BY_DAY)


def in_order(statement: str, *names: str) -> str:
    """Return a statement with its values by their numbers."""
    for nth, name in enumerate(names, start=1):
        statement = statement.replace(name, f"${nth}")
    return statement


async def count(product: Cluster, statement: str) -> int:
    ((found,),) = await product.sql(statement)
    return int(found)


async def is_none(product: Cluster, what: str) -> bool:
    return await count(product, f"SELECT count(*) FROM {what}") == 0  # noqa: S608
