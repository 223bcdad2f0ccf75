"""Alice presents; Sam on his phone, by keyboard, and Rosa at a desk listen: one asks, both read the answer."""

import re

from playwright.async_api import expect

from tests.journeys.conftest import Stage
from tests.journeys.faces import counts, looks_into_the_camera, sees_and_hears, starts_media, until
from tests.journeys.people import DESK, Advisor, Seeker

_SOON = """
UPDATE group_session SET starts_at = now() + interval '5 min', state = 'planned', stage_id = NULL, live_at = NULL,
    ended_at = NULL, taken = 0, here = 0, most = 0, asked = 0
"""
_ASKED = "How long should a CV be?"


async def test_one_presents_and_those_who_listen_ask_and_are_answered(carried: Stage) -> None:
    await carried.product.sql(_SOON)
    sam, rosa, alice = await carried.seeker(), await carried.seeker(DESK), await carried.advisor()
    await sam_takes_a_place_by_keyboard(sam)
    await rosa_takes_a_place(rosa)
    await sam.finds_nothing_to_blame("a place in a session, on a phone")

    await looks_into_the_camera(alice.page)
    await alice.signs_in("Alice Martin", "/stage")
    await alice.page.get_by_role("link", name="Open the stage: A CV that works, in an hour").click()
    await alice.page.get_by_role("button", name="Go live").click()
    await sam.page.get_by_role("button", name="Rejoindre la présentation").press("Enter")
    await rosa.page.get_by_role("button", name="Join the presentation").click()
    await sees_and_hears(sam.page)
    await sees_and_hears(rosa.page)

    await rosa.page.get_by_label("Your question").fill(_ASKED)
    await rosa.page.get_by_role("button", name="Ask my question").click()
    await alice.sees("Rosa asks")
    await expect(sam.page.get_by_text(_ASKED)).to_have_count(0)
    await alice.page.get_by_role("button", name="Show to all").click()
    await sam.sees("Rosa demande")
    await answers(alice, "Two pages at most.")
    await sam.sees("Two pages at most.")
    for person, where in ((sam, "listening on a phone"), (rosa, "listening"), (alice, "the stage")):
        await person.finds_nothing_to_blame(where)

    await sam.reloads()
    await sam.page.get_by_role("button", name="Rejoindre la présentation").press("Enter")
    await sees_and_hears(sam.page)
    await goes_on_elsewhere(carried, rosa)
    await sees_and_hears(sam.page)
    await ends(alice)
    await sam.sees("C’est terminé")
    await rosa.sees("It is over")
    assert (sam.complaints, rosa.complaints, alice.complaints) == ([], [], [])


async def goes_on_elsewhere(carried: Stage, rosa: Seeker) -> None:
    """The media process is killed, and another one is there."""
    before = (await counts(rosa.page)).lines
    await starts_media(carried.product, "media2")
    carried.product.kill("media1")

    async def laid_anew() -> bool:
        return (await counts(rosa.page)).lines > before

    await until(laid_anew, 10)
    await sees_and_hears(rosa.page)


async def sam_takes_a_place_by_keyboard(sam: Seeker) -> None:
    await looks_into_the_camera(sam.page)
    await sam.page.goto(sam.base)
    await sam.page.get_by_role("button", name=re.compile("^S’inscrire")).press("Enter")
    await sam.page.get_by_label("Votre nom").press_sequentially("Sam Petit")
    await sam.page.keyboard.press("Enter")
    await sam.page.get_by_role("link", name="Rejoindre : Réussir son CV en une heure").press("Enter")
    await sam.sees("Sam Petit, votre place est réservée")


async def rosa_takes_a_place(rosa: Seeker) -> None:
    await looks_into_the_camera(rosa.page)
    await rosa.page.goto(rosa.base)
    await rosa.page.get_by_role("button", name="Register: A CV that works, in an hour").click()
    await rosa.page.get_by_label("Your name").fill("Rosa Diaz")
    await rosa.page.get_by_role("button", name="Reserve my place").click()
    await rosa.page.get_by_role("link", name="Join: A CV that works, in an hour").click()
    await rosa.sees("Rosa Diaz, your place is reserved")


async def answers(alice: Advisor, words: str) -> None:
    await alice.page.get_by_role("button", name="Answer in writing").click()
    await alice.page.get_by_label("Your answer").fill(words)
    await alice.page.get_by_role("button", name="Send the answer").click()


async def ends(alice: Advisor) -> None:
    await alice.page.get_by_role("button", name="End", exact=True).click()
    await alice.page.get_by_role("dialog").get_by_role("button", name="End", exact=True).click()
