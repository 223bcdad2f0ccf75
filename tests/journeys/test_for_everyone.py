"""Everybody can use it: axe sees no fault, no page is wider than a small phone, and a keyboard is enough."""

import pytest
from playwright.async_api import Page, expect

from tests.journeys.conftest import Stage
from tests.journeys.people import Screen

LOOKS = [(language, dark) for language in ("fr", "en") for dark in (False, True)]


@pytest.mark.parametrize(("language", "dark"), LOOKS)
async def test_nothing_is_to_blame_on_any_page(stage: Stage, language: str, dark: bool) -> None:
    sam = await stage.seeker(Screen(320, 640, language, dark))
    alice = await stage.advisor(Screen(1440, 900, language, dark))
    bob = await stage.advisor(Screen(320, 640, language, dark))
    vera = await stage.advisor(Screen(768, 1024, language, dark))
    motive = {"fr": "Me former", "en": "Training"}[language]

    await sam.page.goto(sam.base)
    await sam.finds_nothing_to_blame("the seeker's first page")
    await bob.page.goto(bob.base + "/console")
    await bob.finds_nothing_to_blame("signing in on a phone")
    await bob.signs_in("Bob Durand")
    await bob.finds_nothing_to_blame("the console on a phone")
    await vera.signs_in("Vera Lemoine", "/board")
    await alice.signs_in("Alice Martin")
    await alice.goes_available()
    await alice.finds_nothing_to_blame("the console, nobody waiting")

    await sam.comes(motive, "Sam Petit")
    await sam.finds_nothing_to_blame("the waiting room")
    await vera.finds_nothing_to_blame("the board")
    await expect(alice.page.locator(".offer")).to_be_visible(timeout=10_000)
    await alice.finds_nothing_to_blame("the offer")
    await alice.accepts()
    await alice.says("Bonjour " + "très" * 200)
    await sam.hears("Bonjour")
    await sam.says("https://example.org/" + "long/" * 60)
    await sam.finds_nothing_to_blame("the conversation, for the seeker")
    await alice.finds_nothing_to_blame("the conversation, for the advisor")
    await alice.ends({"fr": "Réponse donnée", "en": "Answered"}[language])
    await alice.finds_nothing_to_blame("the wrap-up")
    await sam.finds_nothing_to_blame("the end")
    assert sam.complaints + alice.complaints + bob.complaints + vera.complaints == []


async def test_a_fault_would_be_found(stage: Stage) -> None:
    sam = await stage.seeker()
    await sam.page.goto(sam.base)
    await sam.sees("Me former")

    await sam.page.evaluate("document.body.append(document.createElement('img'))")

    with pytest.raises(AssertionError, match="image-alt"):
        await sam.finds_nothing_to_blame("a page with a fault")


async def test_the_whole_journey_works_by_keyboard_alone(stage: Stage) -> None:
    sam, alice = await stage.seeker(), await stage.advisor()

    await alice.page.goto(alice.base + "/console")
    await _tabs_to(alice.page, "Alice Martin")
    await alice.page.keyboard.press("Enter")
    await expect(alice.page.get_by_role("button", name="Make me available")).to_be_visible()
    await _tabs_to(alice.page, "Make me available")
    await alice.page.keyboard.press("Enter")

    await sam.page.goto(sam.base)
    await _tabs_to(sam.page, "Me former")
    await sam.page.keyboard.press("Enter")
    await _tabs_to(sam.page, "Votre nom")
    await sam.page.keyboard.type("Sam Petit")
    await sam.page.keyboard.press("Enter")
    await sam.sees("C’est bientôt à vous")

    await expect(alice.page.locator(".offer")).to_be_visible(timeout=10_000)
    await alice.page.keyboard.press("Alt+a")
    await expect(alice.page.locator("textarea.composer-text")).to_be_focused()
    await alice.page.keyboard.type("Bonjour Sam")
    await alice.page.keyboard.press("Enter")
    await sam.hears("Bonjour Sam")
    await _tabs_to(sam.page, "textarea")
    await sam.page.keyboard.type("Bonjour")
    await sam.page.keyboard.press("Enter")
    await alice.hears("Bonjour")

    await _tabs_to(alice.page, "End", back=True)
    await alice.page.keyboard.press("Enter")
    await _tabs_to(alice.page, "End it")
    await alice.page.keyboard.press("Enter")
    await expect(alice.page.locator(".wrap input:focus")).to_have_count(1)
    await alice.page.keyboard.press("Space")
    await _tabs_to(alice.page, "Close the contact")
    await alice.page.keyboard.press("Enter")
    await sam.sees("La conversation est terminée")
    await expect(alice.page.locator(".wrap")).to_be_hidden()


async def _tabs_to(page: Page, name: str, *, back: bool = False) -> None:
    """Press Tab until what has the focus is called so, as somebody without a mouse would."""
    await expect(page.locator(name) if name == "textarea" else page.get_by_text(name).first).to_be_visible()
    for _ in range(60):
        await page.keyboard.press("Shift+Tab" if back else "Tab")
        if await page.evaluate(_CALLED, name):
            return
    raise AssertionError(f"sixty tabs do not reach {name}")


_CALLED = """
name => {
    const held = document.activeElement;
    if (held === document.body) return false;
    const said = (held.getAttribute("aria-label") ?? held.labels?.[0]?.innerText ?? held.innerText ?? "").trim();
    return held.tagName.toLowerCase() === name || said === name || (name.length > 4 && said.includes(name));
}
"""
