"""Anything may be killed in the middle of a conversation: what was acknowledged is there, once and in order."""

import asyncio
from collections.abc import Iterator
from uuid import uuid4

import aiohttp
import pytest

from tests.cluster import Cluster, cluster
from tests.people import Advisor, Seeker, eventually

LINES = 60


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with cluster(tmp_path_factory.mktemp("killed"), webs=2) as running:
        yield running


@pytest.mark.parametrize("victim", ["web1", "web2", "worker", "beat", "router", "redis", "postgres"])
async def test_what_was_acknowledged_survives_a_kill(product: Cluster, victim: str) -> None:
    sam, alice = Seeker(product.base(1), "Sam"), Advisor(product.base(2), "alice")
    await alice.is_available()
    await sam.comes()
    await eventually(lambda: _accepted(alice), within=15)
    first = await product.sql("SELECT first_enqueued_at FROM contact WHERE id = $1::uuid", sam.contact)

    said = asyncio.gather(_says_all(sam, sam.contact), _says_all(alice, sam.contact))
    await asyncio.sleep(0.5)
    product.kill(victim)
    await asyncio.sleep(0.5)
    await product.start(victim)
    acknowledged = [*(await said)]

    entries = (await sam.reads())["entries"]
    lines = [(entry["author"], entry["body"]) for entry in entries if entry["kind"] == "line"]
    assert [body for author, body in lines if author == "seeker"] == acknowledged[0]
    assert [body for author, body in lines if author == "advisor"] == acknowledged[1]
    assert [entry["seq"] for entry in entries] == list(range(1, len(entries) + 1))
    assert (await sam.reads())["contact"]["state"] == "active"
    assert await product.sql("SELECT first_enqueued_at FROM contact WHERE id = $1::uuid", sam.contact) == first
    await alice.ends(sam.contact)
    await alice.concludes(sam.contact)
    await sam.leaves()
    await alice.leaves()


async def _accepted(alice: Advisor) -> bool:
    offer = (await alice.console())["offer"]
    return offer is not None and (await alice.accepts(offer)).status == 200


async def _says_all(person: Seeker | Advisor, contact: str) -> list[str]:
    """Say line after line; repeat each under its id until it is acknowledged, as the page does."""
    lines = [f"{person.page} {number}" for number in range(LINES)]
    for line in lines:
        entry = {"id": str(uuid4()), "kind": "line", "body": line}
        await eventually(lambda entry=entry: _acknowledged(person, contact, entry), within=30)  # type: ignore[misc]
        await asyncio.sleep(0.03)
    return lines


async def _acknowledged(person: Seeker | Advisor, contact: str, entry: dict[str, str]) -> bool:
    try:
        async with asyncio.timeout(8):
            answer = await person.post(f"/api/contacts/{contact}/entries", **entry)
    except (aiohttp.ClientError, TimeoutError):
        return False
    assert answer.status in {201, 503}, answer
    return answer.status == 201
