"""People who see each other: Chromium's own fake camera and microphone, and what it counts of what arrives."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from playwright.async_api import Page, expect

from tests.journeys.people import Advisor, Seeker

FAKE = [
    "--use-fake-device-for-media-stream=fps=30",
    "--use-fake-ui-for-media-stream",
    "--allow-loopback-in-peer-connection",
]
# The page keeps its connections to itself; the test looks over its shoulder.
_WATCH = """
(() => {
    const Plain = RTCPeerConnection;
    window.lines = [];
    window.RTCPeerConnection = function (...given) {
        const line = new Plain(...given);
        window.lines.push(line);
        return line;
    };
    window.RTCPeerConnection.prototype = Plain.prototype;
})()
"""
_COUNT = """
async () => {
    const line = window.lines.at(-1);
    const counted = {lines: window.lines.length, frames: 0, width: 0, sound: 0, nacks: 0, state: "none"};
    if (!line) return counted;
    counted.state = line.connectionState;
    for (const each of (await line.getStats()).values()) {
        if (each.type !== "inbound-rtp") continue;
        if (each.kind === "audio") counted.sound = each.totalAudioEnergy ?? 0;
        if (each.kind === "video") Object.assign(counted, {
            frames: each.framesDecoded ?? 0, width: each.frameWidth ?? 0, nacks: each.nackCount ?? 0,
        });
    }
    return counted;
}
"""


@dataclass(frozen=True)
class Counts:
    """What one browser has received on its last line."""

    lines: int
    frames: int
    width: int
    sound: float
    nacks: int
    state: str


async def counts(page: Page) -> Counts:
    return Counts(**await page.evaluate(_COUNT))


async def sees_and_hears(page: Page, within: float = 15) -> Counts:
    """Wait until pictures are decoded and sound is heard, both going on."""
    before = await counts(page)

    async def goes_on() -> bool:
        now = await counts(page)
        fresh = now.lines != before.lines
        seen, heard = (0, 0.0) if fresh else (before.frames, before.sound)
        return now.state == "connected" and now.frames >= seen + 20 and now.sound > heard

    await until(goes_on, within)
    return await counts(page)


async def until(holds: Callable[[], Awaitable[bool]], within: float) -> None:
    async with asyncio.timeout(within):
        while not await holds():  # noqa: ASYNC110 (a page cannot set an event of ours)
            await asyncio.sleep(0.1)


async def looks_into_the_camera(page: Page) -> None:
    """Let the page have a camera and a microphone, and watch its lines."""
    await page.add_init_script(_WATCH)
    await page.context.grant_permissions(["camera", "microphone"])


async def asks_for_video(sam: Seeker, motive: str = "Me former") -> None:
    await sam.page.goto(sam.base)
    await sam.page.get_by_role("link", name=motive).or_(sam.page.get_by_role("button", name=motive)).click()
    await sam.page.get_by_role("button", name=re.compile("Se voir maintenant|See each other now")).click()
    await sam.page.get_by_label(re.compile("Votre nom|Your name")).fill("Sam Petit")
    await sam.page.get_by_role("button", name=re.compile("Rejoindre la file|Join the")).click()


async def lets_in(alice: Advisor) -> None:
    await alice.page.get_by_role("button", name=re.compile("Let Sam Petit in|Faire entrer")).click()
    await expect(alice.page.locator(".call")).to_be_visible()
