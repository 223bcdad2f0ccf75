"""A relay lets in whom the house sends, for as long as the house said."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from aioice import turn
from aioice.stun import TransactionFailed

from contact.plumbing import clock
from contact.plumbing.settings import Settings
from contact.rooms import IceServer
from tests.cluster import free_ports
from tests.coturn import MISSING, PROGRAM, SECRET, coturn
from video.turn import LAST, relays

pytestmark = pytest.mark.skipif(not PROGRAM, reason=MISSING)


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Settings]:
    (port,) = free_ports(1)
    with coturn(tmp_path, port):
        yield Settings(turn=(f"turn:127.0.0.1:{port}?transport=udp",), turn_secret=SECRET)


async def address_given(relay: IceServer) -> str:
    """Ask a relay for an address, as a browser would; raise what it refuses with."""
    host, port = "127.0.0.1", int(relay.urls[0].split(":")[2].partition("?")[0])
    transport, ended = await turn.create_turn_endpoint(
        _Ended, (host, port), username=relay.username, password=relay.credential
    )
    given = transport.get_extra_info("sockname")[0]
    transport.close()
    await ended.lost.wait()
    return str(given)


class _Ended(asyncio.DatagramProtocol):
    def __init__(self) -> None:
        self.lost = asyncio.Event()

    def connection_lost(self, exc: Exception | None) -> None:
        self.lost.set()


async def test_a_relay_lets_in_whom_the_house_sends_until_their_time_is_over(settings: Settings) -> None:
    now = clock.now()
    (good,), (late,) = relays(settings, now), relays(settings, now - LAST - timedelta(seconds=1))

    assert await address_given(good) == "127.0.0.1"
    with pytest.raises(TransactionFailed, match="401"):
        await address_given(late)


async def test_a_relay_lets_in_nobody_with_another_secret(settings: Settings) -> None:
    (forged,) = relays(Settings(turn=settings.turn, turn_secret=SECRET[::-1]), clock.now())

    with pytest.raises(TransactionFailed, match="401"):
        await address_given(forged)
