"""People who see each other: Chromium's own fake camera and microphone, and what it counts of what arrives."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from playwright.async_api import Page, expect

from tests.cluster import Cluster
from tests.journeys.network import Network
from tests.journeys.people import Advisor, Seeker

FAKE = [
    "--use-fake-device-for-media-stream=fps=30",
    "--use-fake-ui-for-media-stream",
    "--allow-loopback-in-peer-connection",
]
# The page keeps its connections to itself; the test looks over its shoulder.
_WATCH = """
(() => {
    if (window.lines) return;
    const Plain = RTCPeerConnection;
    window.lines = [];
    window.RTCPeerConnection = function (chosen) {
        const line = new Plain({...chosen, ...window.forced});
        window.lines.push(line);
        return line;
    };
    window.RTCPeerConnection.prototype = Plain.prototype;
})()
"""
_COUNT = """
async () => {
    const line = window.lines.at(-1);
    const counted = {lines: window.lines.length, frames: 0, width: 0, sound: 0, nacks: 0, state: "none", way: ""};
    if (!line) return counted;
    counted.state = line.connectionState;
    const stats = await line.getStats();
    for (const each of stats.values()) {
        if (each.type === "transport" && each.selectedCandidatePairId) {
            const {candidateType, relayProtocol} = stats.get(stats.get(each.selectedCandidatePairId).localCandidateId);
            counted.way = [candidateType, relayProtocol].filter(Boolean).join(" ");
        }
        if (each.type !== "inbound-rtp") continue;
        if (each.kind === "audio") counted.sound += each.totalAudioEnergy ?? 0;
        if (each.kind !== "video") continue;
        counted.frames += each.framesDecoded ?? 0;
        counted.width = Math.max(counted.width, each.frameWidth ?? 0);
        counted.nacks += each.nackCount ?? 0;
    }
    return counted;
}
"""


class Stage(Protocol):
    """Where people meet (tests.journeys.conftest.Stage)."""

    async def seeker(self) -> Seeker: ...

    async def advisor(self) -> Advisor: ...


@dataclass(frozen=True)
class Counts:
    """What one browser has received on its last line, from all others together; the widest picture."""

    lines: int
    frames: int
    width: int
    sound: float
    nacks: int
    state: str
    # What leads to the server: its own address ("host", "prflx"), or "relay udp" and "relay tcp".
    way: str


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


async def only_hears(page: Page, within: float = 10) -> None:
    """Wait until sound goes on while no picture comes any more."""

    async def still() -> bool:
        before = await counts(page)
        await page.wait_for_timeout(500)
        now = await counts(page)
        return now.state == "connected" and now.frames == before.frames and now.sound > before.sound

    await until(still, within)


async def until(holds: Callable[[], Awaitable[bool]], within: float) -> None:
    async with asyncio.timeout(within):
        while not await holds():  # noqa: ASYNC110 (a page cannot set an event of ours)
            await asyncio.sleep(0.1)


async def looks_into_the_camera(page: Page) -> None:
    """Let the page have a camera and a microphone, and watch its lines."""
    await page.add_init_script(_WATCH)
    await page.context.grant_permissions(["camera", "microphone"])


async def goes_by_relay_only(page: Page) -> None:
    """Let the page's lines lead through a relay, whatever else they could do."""
    await page.add_init_script('window.forced = {iceTransportPolicy: "relay"}')


async def asks_for_video(sam: Seeker, motive: str = "Me former") -> None:
    await sam.page.goto(sam.base)
    await sam.page.get_by_role("link", name=motive).or_(sam.page.get_by_role("button", name=motive)).click()
    await sam.page.get_by_role("button", name=re.compile("Se voir maintenant|See each other now")).click()
    await sam.page.get_by_label(re.compile("Votre nom|Your name")).fill("Sam Petit")
    await sam.page.get_by_role("button", name=re.compile("Rejoindre la file|Join the")).click()


async def lets_in(alice: Advisor) -> None:
    await alice.page.get_by_role("button", name=re.compile("Let Sam Petit in|Faire entrer")).click()
    await expect(alice.page.locator(".call")).to_be_visible()


async def starts_media(product: Cluster, name: str) -> None:
    """Start a media process, and wait until it says that it lives."""
    before = await product.sql("SELECT count(*) FROM media_process")

    async def heard() -> bool:
        return await product.sql("SELECT count(*) FROM media_process") > before

    await product.start(name)
    await until(heard, 60)


async def met(stage: Stage, behind: Network | None = None) -> tuple[Seeker, Advisor]:
    """Sam, behind a network, has asked to see somebody, and Alice has let him in: both see and hear."""
    return await meet(await stage.seeker(), await stage.advisor(), behind)


async def meet(sam: Seeker, alice: Advisor, behind: Network | None = None) -> tuple[Seeker, Advisor]:
    """Sam asks to see somebody, and Alice lets him in."""
    if behind:
        await behind.carries(sam.page)
    await looks_into_the_camera(sam.page)
    await looks_into_the_camera(alice.page)
    await alice.signs_in("Alice Martin")
    await alice.goes_available()
    await asks_for_video(sam)
    await sam.page.get_by_role("button", name="Essayer caméra et micro").click()
    await sam.sees("On vous entend bien")
    await alice.accepts()
    await lets_in(alice)
    await sees_and_hears(sam.page)
    await sees_and_hears(alice.page)
    return sam, alice
