"""Ada sets up the house without a mouse: she is refused what would not work, sees why, and tries it out."""

import pytest
from playwright.async_api import Page, expect

from tests.journeys.conftest import Stage
from tests.journeys.people import Screen

LOOKS = [(Screen(320, 640, "fr"), "fr"), (Screen(1440, 900, "en", dark=True), "en")]
SECTIONS = (
    "queues",
    "skills",
    "people",
    "agencies",
    "mailboxes",
    "recording",
    "diaries",
    "sessions",
    "absences",
    "peaks",
    "trial",
    "sheet",
)
_OF_THE_DAY = ["Diaries", "Group sessions", "Absences", "Peaks", "Dry run"]


async def test_ada_edits_rings_is_refused_a_bad_one_tries_it_and_announces_a_peak_by_keyboard(stage: Stage) -> None:
    ada = await stage.advisor()
    await ada.page.goto(f"{ada.base}/admin")
    await presses(ada.page, "Ada Fontaine")
    await presses(ada.page, "My benefits")

    await presses(ada.page, "Add a ring")
    await reaches(ada.page, "Ring 1: who")
    await ada.page.keyboard.press("Home")
    await presses(ada.page, "Save")
    await ada.sees("The last ring must be open to a team, or a contact could be stuck with one person.")
    await expect(ada.page.get_by_label("Ring 1: who", exact=True)).to_be_focused()

    await presses(ada.page, "Add a ring")
    await presses(ada.page, "Save")
    await ada.sees("Saved, and in force.")
    kept = await stage.product.sql("SELECT rings FROM queue WHERE slug = 'benefits'")
    assert '"referent"' in str(kept[0][0])
    assert '"everyone"' in str(kept[0][0])

    await presses(ada.page, "Dry run", back=True)
    await ada.sees("For now, nobody could be asked.")
    await ada.sees("every advisor of this queue")

    await presses(ada.page, "Peaks", back=True)
    await reaches(ada.page, "A word to people (French)")
    await ada.page.keyboard.type("Beaucoup de demandes")
    await presses(ada.page, "Announce")
    await ada.sees("Write it in both languages.")
    await reaches(ada.page, "A word to people (English)", back=True)
    await ada.page.keyboard.type("Many requests today")
    await presses(ada.page, "Announce")
    await ada.sees("announced by Ada Fontaine")
    assert ada.complaints == []


async def test_what_is_not_saved_is_not_left_by_accident(stage: Stage) -> None:
    ada = await stage.advisor()
    await ada.signs_in("Ada Fontaine", "/admin")
    await ada.page.get_by_role("link", name="My benefits").click()
    await ada.page.get_by_label("Promised delay", exact=True).fill("7")

    await ada.page.get_by_role("link", name="Skills").click()
    await ada.page.get_by_role("dialog").get_by_role("button", name="Stay").click()
    await expect(ada.page.get_by_label("Promised delay", exact=True)).to_have_value("7")
    await ada.page.get_by_role("link", name="Skills").click()
    await ada.page.get_by_role("dialog").get_by_role("button", name="Leave without saving").click()

    await expect(ada.page.get_by_role("heading", name="Skills")).to_be_visible()


async def test_two_who_edit_the_same_queue_lose_nothing(stage: Stage) -> None:
    ada, other = await stage.advisor(), await stage.advisor()
    for each in (ada, other):
        await each.signs_in("Ada Fontaine", "/admin")
        await each.page.get_by_role("link", name="Start my own business").click()
    await other.page.get_by_label("Promised delay", exact=True).fill("11")
    await other.page.get_by_role("button", name="Save").click()
    await other.sees("Saved, and in force.")

    await ada.page.get_by_label("Time to accept", exact=True).fill("45")
    await ada.page.get_by_role("button", name="Save").click()
    await ada.sees("Somebody else has just changed this")
    await ada.page.get_by_role("button", name="Keep mine").click()

    await expect(ada.page.get_by_label("Time to accept", exact=True)).to_have_value("45")


@pytest.mark.parametrize(("screen", "language"), LOOKS, ids=["phone", "desk"])
async def test_nothing_is_to_blame_on_any_page_of_the_administration(
    stage: Stage, screen: Screen, language: str
) -> None:
    ada = await stage.advisor(screen)
    await ada.signs_in("Ada Fontaine", "/admin")
    await expect(ada.page.locator(".row").first).to_be_visible()
    for section in SECTIONS:
        await ada.page.goto(f"{ada.base}/admin#/{section}")
        await expect(ada.page.locator(".part").first).to_be_visible()
        await ada.finds_nothing_to_blame(section)
    for section in ("queues", "people", "agencies", "diaries", "sessions"):
        await ada.page.goto(f"{ada.base}/admin#/{section}")
        await ada.page.locator(".row").first.click()
        await expect(ada.page.locator(".save-bar")).to_be_visible()
        await ada.finds_nothing_to_blame(f"one of {section}, in {language}")
    assert ada.complaints == []


async def test_a_supervisor_sees_what_the_day_asks_for_and_an_advisor_nothing(stage: Stage) -> None:
    vera, alice = await stage.advisor(), await stage.advisor()

    await vera.signs_in("Vera Lemoine", "/admin")
    await expect(vera.page.get_by_role("navigation").get_by_role("link")).to_have_text(_OF_THE_DAY)
    await alice.signs_in("Alice Martin", "/admin")

    await alice.sees("This page is for administrators")


async def reaches(page: Page, name: str, *, back: bool = False) -> None:
    """Press Tab until what has the focus is called so."""
    await expect(page.get_by_text(name).or_(page.get_by_label(name)).first).to_be_attached()
    for _ in range(150):
        await page.keyboard.press("Shift+Tab" if back else "Tab")
        if await page.evaluate(_CALLED, name):
            return
    raise AssertionError(f"a hundred and fifty tabs do not reach {name}")


async def presses(page: Page, name: str, *, back: bool = False) -> None:
    """Reach something by Tab, and press Enter."""
    await reaches(page, name, back=back)
    await page.keyboard.press("Enter")


_CALLED = """
name => {
    const held = document.activeElement;
    if (held === document.body) return false;
    const said = (held.getAttribute("aria-label") ?? held.labels?.[0]?.innerText ?? held.innerText ?? "").trim();
    return said === name || (name.length > 9 && said.includes(name));
}
"""
