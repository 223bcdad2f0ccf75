"""What a page weighs on the way to a phone, and how soon there is something to read."""

import gzip
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Browser, Error, Page, Response, sync_playwright

from bench.house import ROOT, House, house
from bench.report import Row, middle, unmeasured

# Chrome's "Slow 4G" of mobile measurements: 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back.
_SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
_SLOW_DOWN = 4
_PHONE = {"width": 390, "height": 844}
_TRIES = 3


@dataclass(frozen=True)
class Sheet:
    """A page of ours: its address, who looks at it, and its budget in gzipped kilobytes."""

    name: str
    path: str
    login: str | None
    most: float | None
    reference: float | None
    beside: str = ""


_SHEETS = (
    Sheet("seeker", "/", None, 60, 170, "Chatwoot's widget 170 kB"),
    Sheet("console", "/console", "alice", 150, None),
    Sheet("board", "/board", "vera", None, None),
)


def pages() -> Iterator[Row]:
    """Load each page as a phone does, and weigh what came."""
    try:
        with house("web", VISAVIS_DEMO="1", VISAVIS_TRUSTED_PROXIES="") as ours, sync_playwright() as driver:
            subprocess.run((sys.executable, "-m", "app", "seed"), cwd=ROOT, env=ours.environ, check=True)
            browser = driver.chromium.launch(executable_path=_chromium(), args=_arguments())
            for sheet in _SHEETS:
                yield from _measure(browser, ours, sheet)
            browser.close()
    except Error as why:
        yield unmeasured("pages", "LCP ≤ 1.5 s", "s", f"no Chromium: {str(why).splitlines()[0]}")
    yield unmeasured("pages@loader", "≤ 10 kB", "kB gzipped", "the loader for embedding is not built yet")


def _measure(browser: Browser, ours: House, sheet: Sheet) -> Iterator[Row]:
    visits = [_visit(browser, ours, sheet) for _ in range(_TRIES)]
    weight, plain, packed = visits[0][1:]
    target = f"≤ {sheet.most:.0f} kB" if sheet.most else "no budget"
    holds = weight <= sheet.most if sheet.most else None
    note = f"{plain:.0f} kB plain, served {'packed' if packed else 'PLAIN'}; {sheet.beside}".rstrip("; ")
    yield Row(f"pages@{sheet.name}", weight, sheet.reference, target, "kB gzipped", holds, note)
    painted = middle(visit[0] for visit in visits)
    words = "largest contentful paint at 4 × slow-down, 1.6 Mbit/s and 150 ms"
    yield Row(f"pages@{sheet.name}.lcp", painted, None, "≤ 1.5 s", "s", painted <= 1.5, words)


def _visit(browser: Browser, ours: House, sheet: Sheet) -> tuple[float, float, float, bool]:
    """Return the seconds to the largest paint, kilobytes gzipped and plain, and whether the server packed them."""
    context = browser.new_context(viewport=_PHONE, base_url=ours.url, locale="fr-FR")  # type: ignore[arg-type]
    if sheet.login:
        context.request.post("/api/demo/session", data={"login": sheet.login}, headers={"Origin": ours.url})
    page = context.new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    _slow_down(page)
    page.goto(sheet.path)
    page.wait_for_load_state("networkidle")
    painted = page.evaluate(_LARGEST_PAINT)
    parts = [answer for answer in answers if "/api/" not in answer.url and answer.ok]
    bodies = [answer.body() for answer in parts]
    packed = all("content-encoding" in answer.headers for answer in parts if answer.url.endswith(".js"))
    context.close()
    gzipped = sum(len(gzip.compress(body, 9)) for body in bodies)
    return painted / 1000, gzipped / 1000, sum(map(len, bodies)) / 1000, packed


def _slow_down(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", _SLOW)
    session.send("Emulation.setCPUThrottlingRate", {"rate": _SLOW_DOWN})


_LARGEST_PAINT = """() => new Promise((done) => {
  new PerformanceObserver((list) => done(list.getEntries().at(-1).startTime))
    .observe({ type: "largest-contentful-paint", buffered: true });
})"""


def _chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def _arguments() -> list[str]:
    return ["--no-sandbox"] if os.geteuid() == 0 else []
