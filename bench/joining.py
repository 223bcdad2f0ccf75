"""How long it takes from a browser's offer until somebody is seen: a real Chromium, ten times, beside Janus."""

import asyncio
import os
import shutil
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack
from typing import Any
from uuid import UUID, uuid4

from aiohttp import ClientSession
from playwright.async_api import Page, async_playwright

from bench.janus import Echo
from bench.load import Way
from bench.report import Row, middle, unmeasured
from bench.video import servers

_TARGET = "p50 ≤ 200 ms, ≤ 1.0 × Janus"
_LONGEST = 200.0  # ms
_TIMES = 10
# A Chromium that made a whole picture makes no other within 300 ms: whoever followed at once would measure that.
_APART = 0.5
_ROOM = UUID(int=1)
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
# Nobody looks at these pages, and yet they are to draw at their full pace.
AWAKE = (
    "--allow-loopback-in-peer-connection",
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
)
# A drawing that moves stands for a camera: an empty page may not ask for one.
_JOIN = """
async (gathers) => {
    window.line?.close();
    if (!window.drawing) {
        const canvas = Object.assign(document.createElement("canvas"), {width: 640, height: 360});
        const pen = canvas.getContext("2d");
        setInterval(() => {
            pen.fillStyle = `hsl(${Math.random() * 360} 60% 50%)`;
            pen.fillRect(Math.random() * 600, Math.random() * 320, 40, 40);
        }, 33);
        window.drawing = canvas.captureStream(30);
    }
    const line = window.line = new RTCPeerConnection({bundlePolicy: "max-bundle"});
    const seen = Object.assign(document.createElement("video"), {muted: true, autoplay: true});
    line.ontrack = ({track}) => { if (track.kind === "video") seen.srcObject = new MediaStream([track]); };
    line.addTransceiver("audio");
    line.addTransceiver(window.drawing.getVideoTracks()[0]);
    const there = new Promise((resolve) => seen.requestVideoFrameCallback(resolve));
    const gathered = new Promise((resolve) => line.addEventListener("icegatheringstatechange", () => {
        if (line.iceGatheringState === "complete") resolve();
    }));
    await line.setLocalDescription();
    if (gathers) await gathered;
    const begun = performance.now();
    await line.setRemoteDescription({type: "answer", sdp: await window.answer(line.localDescription.sdp)});
    if (window.first) return 0;
    await there;
    return performance.now() - begun;
}
"""

Answer = Callable[[str], Awaitable[str]]


def join() -> Iterator[Row]:
    """Join a call whose other side is there already; and, beside it, the echo test of Janus."""
    if CHROMIUM is None:
        yield unmeasured("video.join", _TARGET, "ms", "Chromium is not installed")
        return
    with ExitStack() as stack:
        ours, theirs = servers(stack)
        own, other = asyncio.run(_tried(ours.way, theirs.way if theirs else None))
    p50, beside = middle(own), middle(other) if other else None
    note = f"offer → first picture, a browser that joins again and again: {min(own):.0f} to {max(own):.0f} ms"
    note += "; beside the echo test of Janus, without the time in which its offer gathers" if other else ""
    holds = p50 <= _LONGEST and (beside is None or p50 <= beside)
    yield Row("video.join", p50, beside, _TARGET, "ms", holds, note)


async def _tried(ours: Way, theirs: Way | None) -> tuple[list[float], list[float]]:
    arguments = [*AWAKE, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    async with ClientSession() as http, async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        there, here = await browser.new_page(), await browser.new_page()
        await there.evaluate("window.first = true")
        await _lend(there, _by_us(http, ours, "seeker"))
        await there.evaluate(_JOIN, False)
        await _lend(here, _by_us(http, ours, "advisor"))
        own = await _again(here, gathers=False)
        other: list[float] = []
        if theirs:
            echo, alone = await Echo.begin(http, theirs.url), await browser.new_page()
            await _lend(alone, echo.answer)
            other = await _again(alone, gathers=True)
            await echo.end()
        await browser.close()
    return own, other


async def _again(page: Page, *, gathers: bool) -> list[float]:
    took: list[float] = []
    for _ in range(_TIMES):
        await asyncio.sleep(_APART)
        took.append(await page.evaluate(_JOIN, gathers))
    return took


async def _lend(page: Page, answer: Answer) -> None:
    await page.expose_function("answer", answer)


def _by_us(http: ClientSession, way: Way, seat: str) -> Answer:
    async def answer(offer: str) -> str:
        said: dict[str, Any] = {"join": str(uuid4()), "offer": offer, "mends": False}
        headers = {"Authorization": f"Bearer {way.secret}"}
        async with http.post(f"{way.url}/rooms/{_ROOM}/{seat}", json=said, headers=headers) as answered:
            told: str = (await answered.json())["answer"]
            return told

    return answer
