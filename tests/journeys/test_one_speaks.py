"""One speaks and three listen, in real browsers: one of the three on a bad network, one who reloads their page."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.async_api import Browser, Page, Route

from contact.plumbing import chance
from tests.journeys.faces import until
from tests.journeys.network import Network, network
from video import seats
from video.rooms.port import Port
from video.rooms.room import Rooms
from video.seats import PRESENTER
from video.signalling.entering import Entering

pytestmark = pytest.mark.alone
SESSION = chance.new_id()
# A browser has a camera on a page of its own machine only; nothing is fetched.
_PAGE = "http://localhost/"
_LAY = """
async (answers) => {
    const line = window.line = new RTCPeerConnection({bundlePolicy: "max-bundle"});
    await answers(line);
    await line.setLocalDescription();
    await line.setRemoteDescription({type: "answer", sdp: await window.join(line.localDescription.sdp)});
}
"""
# A drawing that never stands still is as much as its sender may send, which the fake camera's is not.
_SPEAKS = f"""
() => ({_LAY})(async (line) => {{
    const canvas = Object.assign(document.createElement("canvas"), {{width: 640, height: 360}});
    const pen = canvas.getContext("2d");
    setInterval(() => {{
        for (let n = 0; n < 60; n++) {{
            pen.fillStyle = `hsl(${{Math.random() * 360}} 60% 50%)`;
            pen.fillRect(Math.random() * 640, Math.random() * 360, 60, 60);
        }}
    }}, 33);
    const {{0: sound}} = (await navigator.mediaDevices.getUserMedia({{audio: true}})).getTracks();
    const {{0: picture}} = canvas.captureStream(30).getTracks();
    for (const track of [sound, picture]) line.addTransceiver(track, {{direction: "sendonly"}});
}})
"""
_LISTENS = f"""
() => ({_LAY})((line) => {{
    const seen = Object.assign(document.createElement("video"), {{muted: true, autoplay: true}});
    line.ontrack = ({{streams}}) => {{ seen.srcObject = streams[0]; }};
    for (const kind of ["audio", "video"]) line.addTransceiver(kind, {{direction: "recvonly"}});
}})
"""
_COUNTS = """
async () => {
    const counted = {frames: 0, lost: 0, nacks: 0, sounds: 0, sent: 0};
    for (const each of (await window.line.getStats()).values()) {
        if (each.type === "inbound-rtp" && each.kind === "audio") counted.sounds = each.packetsReceived;
        if (each.type === "inbound-rtp" && each.kind === "video") {
            Object.assign(counted, {frames: each.framesDecoded, lost: each.packetsLost, nacks: each.nackCount});
        }
        if (each.type === "outbound-rtp") counted.sent += each.bytesSent;
    }
    return counted;
}
"""


@dataclass(frozen=True)
class Counts:
    """What one browser counts: pictures decoded, packets of them lost and asked for again, sounds, bytes."""

    frames: int
    lost: int
    nacks: int
    sounds: int
    sent: int


class Person:
    """Somebody in the hall."""

    def __init__(self, page: Page, what: str) -> None:
        self.page, self._what = page, what

    async def comes(self) -> None:
        await self.page.goto(_PAGE)
        await self.page.evaluate(self._what)

    async def counts(self) -> Counts:
        return Counts(**await self.page.evaluate(_COUNTS))

    async def sees_and_hears(self, pictures: int = 20) -> None:
        before = await self.counts()

        async def goes_on() -> bool:
            now = await self.counts()
            return now.frames >= before.frames + pictures and now.sounds > before.sounds

        await until(goes_on, 15)

    async def sends(self, kilobits: int) -> None:
        """Wait until a second has so much in it."""

        async def much() -> bool:
            before, at = (await self.counts()).sent, asyncio.get_running_loop().time()
            await self.page.wait_for_timeout(500)
            passed = asyncio.get_running_loop().time() - at
            return 8 * ((await self.counts()).sent - before) / passed > 1000 * kilobits

        await until(much, 20)


class House:
    """A hall in this process, and browsers that come into it."""

    def __init__(self, browser: Browser, rooms: Rooms) -> None:
        self._browser, self._rooms = browser, rooms

    async def speaker(self) -> Person:
        return await self._person(_SPEAKS, PRESENTER, None)

    async def listener(self, behind: Network | None = None) -> Person:
        return await self._person(_LISTENS, seats.listener(chance.new_id()), behind)

    async def _person(self, what: str, seat: str, behind: Network | None) -> Person:
        async def join(offer: str) -> str:
            answer = await self._rooms.join(SESSION, seat, Entering(chance.new_id(), offer))
            return behind.leads(answer) if behind else answer

        page = await (await self._browser.new_context(permissions=["microphone"])).new_page()
        await page.expose_function("join", join)
        await page.route(_PAGE, _empty)
        return Person(page, what)


async def _empty(route: Route) -> None:
    await route.fulfill(body="<!doctype html>", content_type="text/html")


async def _nobody_listens(*_: Any) -> None:
    return


@pytest.fixture
async def house(browser: Browser) -> AsyncIterator[House]:
    port = Port(["127.0.0.1"], 0)
    rooms = Rooms(port, ["127.0.0.1"], _nobody_listens)
    async with asyncio.TaskGroup() as tasks:
        reporting = tasks.create_task(rooms.report())
        yield House(browser, rooms)
        reporting.cancel()
    await rooms.close_all()
    port.close()


async def test_three_see_and_hear_who_speaks_and_one_who_reloads_disturbs_nobody(house: House) -> None:
    async with network(loss=0.05, delay=0.03) as bad:
        alice = await house.speaker()
        sam, rosa, mobile = await house.listener(), await house.listener(), await house.listener(bad)
        for person in (sam, alice, rosa, mobile):
            await person.comes()
        for person in (sam, rosa, mobile):
            await person.sees_and_hears()
        await alice.sends(kilobits=500)
        before = await sam.counts()

        await rosa.comes()
        await rosa.sees_and_hears()
        await mobile.sees_and_hears()

        now, lossy = await sam.counts(), await mobile.counts()

    assert now.lost == before.lost
    assert now.frames > before.frames
    assert lossy.nacks > 0
