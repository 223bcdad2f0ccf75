"""How long a call is broken: its media process is killed, a page is reloaded, an address changes, a side vanishes.

The product as it runs, two real pages in a Chromium, and what they show: pictures again, or that somebody is away.
"""

import asyncio
import os
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Page, async_playwright

from bench.joining import AWAKE, CHROMIUM
from bench.report import Row, middle, unmeasured
from tests.cluster import Cluster, cluster
from tests.journeys.faces import FAKE, Counts, counts, meet, sees_and_hears, starts_media
from tests.journeys.network import Network, network
from tests.journeys.people import DESK, PHONE, Advisor, Seeker, sit_down

_TIMES = 10
_PATIENCE = 30.0
_KILLED, _SOON, _DEAD = ("≤ 5 s of silence", 5000.0), ("≤ 1 s", 1000.0), "told ≤ 6 s"
# Pictures that were sent before an address changed.
_ON_THEIR_WAY = 3
_HERE = {"VISAVIS_MEDIA_HOSTS": "127.0.0.1", "VISAVIS_MEDIA_PORT": "0"}


@dataclass(frozen=True)
class Call:
    """Sam, behind a road of his own, and Alice see each other."""

    product: Cluster
    sam: Seeker
    alice: Advisor
    road: Network


Way = Callable[[Call], Awaitable[float]]
Target = tuple[str, float]


def killed() -> Iterator[Row]:
    """Kill the media process of a call, another being there, and wait for pictures on both pages."""
    yield from _rejoined("killed", _killed, _KILLED, "media process killed → pictures on both pages")


def reloaded() -> Iterator[Row]:
    """Reload a page in a call, and wait for pictures on it."""
    yield from _rejoined("reloaded", _reloaded, _SOON, "page reloaded, loading included → pictures on it")


def moved() -> Iterator[Row]:
    """Let a browser's packets come from elsewhere, and wait for its pictures at the other side."""
    yield from _rejoined("moved", _moved, _SOON, "address changed → pictures at the other side")


def dead() -> Iterator[Row]:
    """Let a side vanish without a word, ten times, and wait until the other page says so."""
    if CHROMIUM is None:
        yield unmeasured("video.dead", _DEAD, "ms", "Chromium is not installed")
        return
    told = _measured(_vanished)
    note = f"a side vanishes → the other page says so: {min(told):.0f} to {max(told):.0f} ms"
    yield Row("video.dead", middle(told), None, _DEAD, "ms", max(told) <= 6000, note)


def _rejoined(how: str, way: Way, target: Target, what: str) -> Iterator[Row]:
    row, (says, longest) = f"video.rejoin.{how}", target
    if CHROMIUM is None:
        yield unmeasured(row, says, "ms", "Chromium is not installed")
        return
    took = _measured(way)
    note = f"{what}: {min(took):.0f} to {max(took):.0f} ms"
    yield Row(row, middle(took), None, says, "ms", middle(took) <= longest, note)


def _measured(way: Way) -> list[float]:
    with (
        tempfile.TemporaryDirectory(prefix="visavis-bench-") as place,
        cluster(Path(place), webs=1, **_HERE) as product,
    ):
        return asyncio.run(_run(product, way))


async def _run(product: Cluster, way: Way) -> list[float]:
    await starts_media(product, "media1")
    arguments = [*FAKE, *AWAKE, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    async with network() as road, async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        sam = Seeker(await sit_down(browser, PHONE), product.base())
        alice = Advisor(await sit_down(browser, DESK), product.base())
        await meet(sam, alice, road)
        call = Call(product, sam, alice, road)
        took = [await _once(way, call) for _ in range(_TIMES)]
        await browser.close()
    return took


async def _once(way: Way, call: Call) -> float:
    """Break it once both see and hear; return the milliseconds until it is as it should be."""
    await asyncio.gather(sees_and_hears(call.sam.page, 30), sees_and_hears(call.alice.page, 30))
    return 1000 * await way(call)


async def _killed(call: Call) -> float:
    """Another process is there already: how soon one is started is the supervisor's."""
    (there,) = [name for name in ("media1", "media2") if name in call.product.running]
    await starts_media(call.product, "media2" if there == "media1" else "media1")
    pages = call.sam.page, call.alice.page
    before = [(await counts(page)).lines for page in pages]
    since = time.monotonic()
    call.product.kill(there)
    await asyncio.gather(*(_pictures(page, lines) for page, lines in zip(pages, before, strict=True)))
    return time.monotonic() - since


async def _reloaded(call: Call) -> float:
    since = time.monotonic()
    await call.sam.page.reload(wait_until="commit")
    await _pictures(call.sam.page, 0)
    return time.monotonic() - since


async def _moved(call: Call) -> float:
    before = (await counts(call.alice.page)).frames
    since = time.monotonic()
    call.road.changes_address()
    await _until(call.alice.page, lambda seen: seen.frames > before + _ON_THEIR_WAY)
    return time.monotonic() - since


async def _vanished(call: Call) -> float:
    since = time.monotonic()
    call.road.silent = True
    await call.alice.sees("The connection of Sam Petit is interrupted", within=_PATIENCE)
    told = time.monotonic() - since
    call.road.silent = False
    return told


async def _pictures(page: Page, lines: int) -> None:
    """Wait until pictures are shown on a line that is none of those."""
    await _until(page, lambda seen: seen.lines > lines and seen.frames > 0)


async def _until(page: Page, holds: Callable[[Counts], bool]) -> None:
    async with asyncio.timeout(_PATIENCE):
        while not (await _looks(page, holds)):  # noqa: ASYNC110  (a page sets no event of ours)
            await asyncio.sleep(0.02)


async def _looks(page: Page, holds: Callable[[Counts], bool]) -> bool:
    try:
        return holds(await counts(page))
    except PlaywrightError:
        return False  # it is being loaded
