"""A whole running product, and a browser for each person."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress

import pytest
from asyncpg.exceptions import DeadlockDetectedError
from playwright.async_api import Browser, async_playwright

from tests.cluster import Cluster, cluster, free_ports
from tests.coturn import SECRET
from tests.daylight import in_daylight
from tests.email_bridge.post_office import post_office
from tests.journeys.faces import FAKE, starts_media
from tests.journeys.letters import Post
from tests.journeys.people import DESK, PHONE, Advisor, Screen, Seeker, sit_down
from tests.journeys.pushed import KEY

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
# Nothing is looked up or fetched but our own pages.
QUIET = ["--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update"]
_CLEAR = """
TRUNCATE offer, placement, entry, move, audit, session, sign_in_try, contact, seeker, peak, pace, absence,
    replacement, raw_letter, correspondent CASCADE;
UPDATE advisor SET used = 0, aside = 0, alone = false, capacity = 3;
UPDATE duty SET declared = 'away', reason = NULL, next_declared = NULL, next_reason = NULL, misses = 0;
UPDATE queue SET offer_time = '30 s', wrap_up_time = '2 min', rings = '[]'
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.browser)
            if "carried" in item.fixturenames:  # type: ignore[attr-defined]
                item.add_marker(pytest.mark.alone)  # two browsers that encode their pictures leave nobody any time
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="Chromium is not installed: no journey was driven."))


@pytest.fixture(scope="session")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    door, relay, turn = free_ports(3)
    ways = {
        "VISAVIS_MAIL_PORT": str(door),
        "VISAVIS_SMTP": f"smtp://127.0.0.1:{relay}",
        "VISAVIS_MEDIA_HOSTS": "127.0.0.1",
        "VISAVIS_MEDIA_PORT": "0",
        # Nobody is there but where a test starts one: a browser goes on without it.
        "VISAVIS_TURN": f"turn:127.0.0.1:{turn}?transport=udp turn:127.0.0.1:{turn}?transport=tcp",
        "VISAVIS_TURN_SECRET": SECRET,
        "VISAVIS_PUSH": KEY,
        "PYTHONTZPATH": in_daylight(tmp_path_factory.mktemp("daylight")),
    }
    with cluster(tmp_path_factory.mktemp("product"), webs=2, **ways) as running:
        asyncio.run(running.start("mail"))
        yield running


@pytest.fixture
async def post(product: Cluster) -> AsyncIterator[Post]:
    async with post_office(product.port_of("VISAVIS_SMTP")) as office:
        yield Post(product.port_of("VISAVIS_MAIL_PORT"), office)


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """A Chromium with a camera and a microphone that are not real."""
    async with opens_chromium() as browser:
        yield browser


@asynccontextmanager
async def opens_chromium(*more: str) -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        arguments = [*QUIET, *FAKE, *more, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        await browser.close()


class Stage:
    """Where people meet: each has a browser of their own; the seekers' web process is not the advisors'."""

    def __init__(self, product: Cluster, browser: Browser) -> None:
        self.product = product
        self._browser = browser

    async def seeker(self, screen: Screen = PHONE) -> Seeker:
        return Seeker(await sit_down(self._browser, screen), self.product.base(1))

    async def advisor(self, screen: Screen = DESK) -> Advisor:
        return Advisor(await sit_down(self._browser, screen), self.product.base(2))


@pytest.fixture
async def stage(product: Cluster, browser: Browser) -> Stage:
    for statement in _CLEAR.split(";"):
        await _clear(product, statement)
    return Stage(product, browser)


@pytest.fixture
async def carried(stage: Stage) -> AsyncIterator[Stage]:
    """The product with a media process."""
    await starts_media(stage.product, "media1")
    yield stage
    for name in ("media1", "media2"):
        if name in stage.product.running:
            stage.product.kill(name)
    await stage.product.sql("DELETE FROM media_process")


async def _clear(product: Cluster, statement: str) -> None:
    """Empty tables that processes are reading; what truncates gives way, for nothing of ours does that."""
    for _ in range(10):
        with suppress(DeadlockDetectedError):
            await product.sql(statement)
            return
    await product.sql(statement)
