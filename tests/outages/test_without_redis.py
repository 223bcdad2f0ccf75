"""Redis is gone: people are brought together all the same, from the rows, and afterwards as before."""

from collections.abc import Iterator

import pytest

from tests.cluster import Cluster, cluster
from tests.people import Advisor, Seeker, eventually


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with cluster(tmp_path_factory.mktemp("without-redis")) as running:
        yield running


async def test_without_redis_the_router_looks_at_the_rows_by_itself(product: Cluster) -> None:
    sam, rosa, alice = Seeker(product.base(), "Sam"), Seeker(product.base(), "Rosa"), Advisor(product.base(), "alice")
    await alice.is_available()
    product.kill("redis")

    await sam.comes()
    await eventually(lambda: _is_asked(alice, sam), within=15)
    await alice.accepts(await alice.offer())
    await rosa.comes()
    await eventually(lambda: _is_asked(alice, rosa), within=15)
    # Nobody answers: what is due is done as well.
    await product.sql("UPDATE offer SET due_at = now() WHERE state = 'pending'")
    await eventually(lambda: _missed_one(alice), within=20)

    await product.start("redis")
    await eventually(lambda: _is_asked(alice, rosa), within=15)
    for person in (sam, rosa, alice):
        await person.leaves()


async def _is_asked(alice: Advisor, whom: Seeker) -> bool:
    offer = (await alice.console())["offer"]
    return offer is not None and offer["contact"] == whom.contact


async def _missed_one(alice: Advisor) -> bool:
    return bool((await alice.console())["duty"]["misses"] == 1)
