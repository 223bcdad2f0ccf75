"""Sam and Alice see and hear each other through our own media server, and nothing that breaks costs the call."""

import re

from playwright.async_api import expect

from tests.journeys.conftest import Stage
from tests.journeys.faces import counts, meet, met, sees_and_hears, starts_media, until
from tests.journeys.people import PHONE_BY_DAY
from tests.journeys.test_in_turn import asks_to_be_called


async def test_two_people_see_and_hear_each_other_and_write_beside_it(carried: Stage) -> None:
    sam, alice = await met(carried)

    await sam.says("Vous me voyez ?")
    await alice.hears("Vous me voyez ?")
    await sam.finds_nothing_to_blame("the call on a phone")
    await alice.finds_nothing_to_blame("the call on a desk")
    await alice.ends("Answered")

    async def silent() -> bool:
        return (await counts(sam.page)).state == (await counts(alice.page)).state == "closed"

    await sam.sees("La conversation est terminée")
    await until(silent, 5)
    await alice.sees("How the call came through:")
    assert sam.complaints == alice.complaints == []


async def test_a_reloaded_page_is_back_in_the_call_and_the_place_is_not_lost(carried: Stage) -> None:
    sam, alice = await met(carried)

    await sam.reloads()

    await sees_and_hears(sam.page)
    again = await sees_and_hears(alice.page)
    assert again.lines == 1  # Alice's own line was not touched
    assert await carried.product.sql("SELECT count(*) FROM offer") == [(1,)]


async def test_a_call_goes_on_elsewhere_when_its_media_process_is_killed(carried: Stage) -> None:
    sam, alice = await met(carried)
    await starts_media(carried.product, "media2")

    carried.product.kill("media1")

    async def laid_anew() -> bool:
        return (await counts(sam.page)).lines > 1 and (await counts(alice.page)).lines > 1

    await until(laid_anew, 10)
    await sees_and_hears(sam.page)
    await sees_and_hears(alice.page)
    assert await carried.product.sql("SELECT count(*) FROM offer") == [(1,)]


async def test_sound_alone_stops_the_picture_both_ways_and_comes_back(carried: Stage) -> None:
    sam, alice = await met(carried)

    await sam.page.get_by_role("button", name="Plus", exact=True).click()
    await sam.page.get_by_role("button", name="Son seul").click()
    await sam.sees("aucune image ne passe")
    await alice.sees("has not turned a camera on")

    async def stands_still_and_is_heard() -> bool:
        still = await counts(sam.page)
        await sam.page.wait_for_timeout(1000)
        later = await counts(sam.page)
        return later.frames == still.frames and later.sound > still.sound

    await until(stands_still_and_is_heard, 5)  # what was on its way still comes
    await sam.page.get_by_role("button", name="Avec l’image").click()

    await sees_and_hears(sam.page)
    await sees_and_hears(alice.page)


async def test_leaving_the_picture_keeps_the_conversation_and_so_does_the_telephone(carried: Stage) -> None:
    sam, alice = await meet(await carried.seeker(PHONE_BY_DAY), await carried.advisor())

    await sam.page.get_by_role("button", name="Quitter l’image").click()
    await alice.sees("Sam Petit has left the picture")
    await alice.says("Still there?")
    await sam.hears("Still there?")
    await sam.page.get_by_role("button", name="Revenir à l’image").click()
    await sees_and_hears(sam.page)
    await sees_and_hears(alice.page)

    await sam.page.locator("textarea").fill("à moitié écrit")
    await alice.page.get_by_role("button", name="Propose to call").click()
    await sam.sees("Alice Martin vous propose de vous appeler")
    await asks_to_be_called(sam, "06 12 34 56 83", "Appelez-moi maintenant")

    await alice.sees("This person expects your call.")
    await sam.sees("Alice Martin va vous appeler au •• 83")
    await sam.hears("Still there?")
    await expect(sam.page.locator("textarea")).to_have_value("à moitié écrit")
    assert await carried.product.sql("SELECT count(*) FROM offer") == [(1,)]
    assert sam.complaints == alice.complaints == []


async def test_muting_is_told_to_the_other_side(carried: Stage) -> None:
    sam, alice = await met(carried)

    await sam.page.get_by_role("button", name="Couper le micro").click()

    await alice.sees("Sam Petit is muted")
    await expect(sam.page.get_by_role("button", name=re.compile("^Parler$"))).to_be_visible()
