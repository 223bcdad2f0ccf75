"""People at their screens: real pages in a real Chromium, spoken to as people would."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Browser, BrowserContext, Locator, Page, expect

from tests.daylight import BY_DAY

_AXE = Path("web/node_modules/axe-core/axe.min.js")
# WCAG 2.1 AA is the law (RGAA 4.1.2); axe's own best practices come on top.
_RUN_AXE = """
async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
    .map(each => `${each.id}: ${each.nodes.map(node => node.target.join(" ")).join(" | ")}`)
"""


@dataclass(frozen=True)
class Screen:
    """What somebody looks at: a size in CSS pixels, a language, a colour scheme; and the clocks where they are."""

    width: int
    height: int
    language: str = "fr"
    dark: bool = False
    zone: str = "Europe/Paris"


PHONE = Screen(320, 640)
PHONE_BY_DAY = Screen(320, 640, zone=BY_DAY)
DESK = Screen(1440, 900, "en")


class Person:
    """Somebody with a page open."""

    def __init__(self, page: Page, base: str) -> None:
        self.page = page
        self.base = base
        self.complaints: list[str] = []
        page.on("console", lambda said: self._note(said.type, said.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    @property
    def context(self) -> BrowserContext:
        return self.page.context

    async def reloads(self) -> None:
        await self.page.reload()

    async def writes(self, line: str) -> None:
        """Write a line and press Enter; it is shown at once, whatever becomes of it."""
        writing = self.page.locator("textarea.composer-text")
        await writing.fill(line)
        await writing.press("Enter")
        await expect(self.line(line)).to_be_visible()

    async def says(self, line: str) -> None:
        """Write a line; wait until the page shows it as kept."""
        await self.writes(line)
        await expect(self.line(line)).not_to_have_class(re.compile("line-sending|line-failed"), timeout=10_000)

    async def has_no_socket(self) -> None:
        """Sit behind a proxy that lets no WebSocket through."""
        await self.page.route_web_socket(re.compile("/socket.io/"), lambda socket: socket.close())

    async def hears(self, line: str, within: float = 10) -> None:
        await expect(self.line(line)).to_be_visible(timeout=within * 1000)

    async def sees(self, words: str, within: float = 10) -> None:
        await expect(self.page.get_by_text(words).first).to_be_visible(timeout=within * 1000)

    def line(self, words: str) -> Locator:
        return self.page.locator(".line", has_text=words).first

    async def timeline(self) -> list[tuple[str, str]]:
        """Return the lines that this person sees, as (id, words), without notes."""
        shown = self.page.locator(".group:not(.group-note) .line")
        return [(await each.get_attribute("data-entry") or "", await each.inner_text()) for each in await shown.all()]

    async def finds_nothing_to_blame(self, where: str) -> None:
        """Run axe over the page as it stands, and look for anything wider than the screen."""
        await expect(self.page.locator("h1").first).to_be_attached()  # there is a page
        await self.page.evaluate(await asyncio.to_thread(_AXE.read_text))
        found = await self.page.evaluate(_RUN_AXE)
        assert found == [], f"{where}: {found}"
        wide = await self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{where}: {wide} pixels too wide"

    async def leaves(self) -> None:
        await self.context.close()

    def _note(self, kind: str, text: str) -> None:
        # Chromium itself reports a failed request or socket; the page says it to the person in words.
        if kind == "error" and not re.search("Failed to load resource|WebSocket connection|net::ERR", text):
            self.complaints.append(text)


class Seeker(Person):
    """Sam or Rosa, on a phone."""

    async def comes(self, motive: str, name: str) -> None:
        """Three clicks: the motive, the name, go."""
        await self.page.goto(self.base)
        await self.asks(motive, name)

    async def asks(self, motive: str, name: str) -> None:
        """Do so from where they are."""
        await self.page.get_by_role("link", name=motive).or_(self.page.get_by_role("button", name=motive)).click()
        await self.page.get_by_label(re.compile("Votre nom|Your name")).fill(name)
        await self.page.get_by_role("button", name=re.compile("Rejoindre la file|Join the")).click()

    async def place(self) -> str:
        """Return what the waiting room says of the place."""
        return await self.page.locator("main").inner_text()


class Advisor(Person):
    """Alice or Bob at the console, Vera at the board."""

    async def signs_in(self, name: str, page: str = "/console") -> None:
        await self.page.goto(self.base + page)
        await self.page.get_by_role("button", name=re.compile(name)).click()

    async def goes_available(self) -> None:
        await self.page.get_by_role("button", name=re.compile("Make me available|Me rendre disponible")).first.click()
        await self.sees("Available") if await self._english() else await self.sees("Disponible")

    async def accepts(self) -> None:
        """Accept the offer by keyboard."""
        await expect(self.page.locator(".offer")).to_be_visible(timeout=10_000)
        await self.page.keyboard.press("Alt+a")
        await expect(self.page.locator("textarea").first).to_be_visible()

    async def ends(self, outcome: str) -> None:
        """End the conversation and choose its outcome."""
        await self.page.get_by_role("button", name=re.compile("^(End|Terminer)$")).click()
        await self.page.get_by_role("dialog").get_by_role("button", name=re.compile("End it|Terminer")).click()
        await self.page.get_by_text(outcome, exact=True).click()

    async def concludes(self, note: str) -> None:
        """Leave a note and close the contact."""
        await self.page.get_by_label(re.compile("Closing note|Note de clôture")).fill(note)
        await self.page.get_by_role("button", name=re.compile("Close the contact|Clore")).click()
        await expect(self.page.locator(".wrap")).to_be_hidden()

    async def _english(self) -> bool:
        return (await self.page.locator("html").get_attribute("lang")) == "en"


async def sit_down(browser: Browser, screen: Screen) -> Page:
    """Open a page of somebody's own: their cookies, size, language and colours."""
    context = await browser.new_context(
        viewport={"width": screen.width, "height": screen.height},
        locale={"fr": "fr-FR", "en": "en-US"}[screen.language],
        color_scheme="dark" if screen.dark else "light",
        reduced_motion="reduce",
        has_touch=screen.width < 500,
        timezone_id=screen.zone,
    )
    context.set_default_timeout(10_000)
    return await context.new_page()


def words_of(timeline: Sequence[tuple[str, str]]) -> list[str]:
    return [words for _, words in timeline]
