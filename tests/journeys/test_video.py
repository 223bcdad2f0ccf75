"""Sam and Alice see and hear each other through our own media server, and nothing that breaks costs the call."""

import os
import re
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, async_playwright, expect

from tests.cluster import Cluster
from tests.journeys.conftest import CHROMIUM, QUIET, Stage
from tests.journeys.faces import (
    FAKE,
    asks_for_video,
    counts,
    lets_in,
    looks_into_the_camera,
    sees_and_hears,
    until,
)
from tests.journeys.network import Network, network
from tests.journeys.people import Advisor, Seeker


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """A Chromium with a fake camera."""
    async with async_playwright() as playwright:
        arguments = [*QUIET, *FAKE, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        await browser.close()


@pytest.fixture
async def carried(stage: Stage) -> AsyncIterator[Stage]:
    """The product with a media process."""
    await starts_media(stage.product, "media1")
    yield stage
    for name in ("media1", "media2"):
        if name in stage.product.running:
            stage.product.kill(name)
    await stage.product.sql("DELETE FROM media_process")


async def starts_media(product: Cluster, name: str) -> None:
    """Start a media process, and wait until it says that it lives."""
    before = await product.sql("SELECT count(*) FROM media_process")

    async def heard() -> bool:
        return await product.sql("SELECT count(*) FROM media_process") > before

    await product.start(name)
    await until(heard, 15)


async def met(stage: Stage, behind: Network | None = None) -> tuple[Seeker, Advisor]:
    """Sam, behind a network, has asked to see somebody, and Alice has let him in: both see and hear."""
    sam, alice = await stage.seeker(), await stage.advisor()
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

    await sam.page.get_by_role("button", name="Son seul").click()
    await sam.sees("aucune image ne passe")
    await alice.sees("has not turned a camera on")
    still = await counts(sam.page)
    await sam.page.wait_for_timeout(1000)
    later = await counts(sam.page)
    await sam.page.get_by_role("button", name="Avec l’image").click()

    assert later.frames - still.frames <= 1  # one that was on its way
    assert later.sound > still.sound
    await sees_and_hears(sam.page)
    await sees_and_hears(alice.page)


async def test_leaving_the_picture_keeps_the_conversation(carried: Stage) -> None:
    sam, alice = await met(carried)

    await sam.page.get_by_role("button", name="Quitter l’image").click()
    await alice.sees("Sam Petit has left the picture")
    await alice.says("Still there?")
    await sam.hears("Still there?")
    await sam.page.get_by_role("button", name="Revenir à l’image").click()

    await sees_and_hears(sam.page)
    await sees_and_hears(alice.page)


async def test_muting_is_told_to_the_other_side(carried: Stage) -> None:
    sam, alice = await met(carried)

    await sam.page.get_by_role("button", name="Couper le micro").click()

    await alice.sees("Sam Petit is muted")
    await expect(sam.page.get_by_role("button", name=re.compile("^Parler$"))).to_be_visible()


async def test_losses_and_delay_are_mended_on_the_way(carried: Stage) -> None:
    async with network(loss=0.05, delay=0.05) as bad:  # 100 ms there and back
        sam, alice = await met(carried, bad)
        before = await counts(sam.page), await counts(alice.page)
        await sam.page.wait_for_timeout(5000)
        after = await counts(sam.page), await counts(alice.page)

    seen = [now.frames - then.frames for then, now in zip(before, after, strict=True)]
    assert min(seen) >= 75  # of 150 in five seconds
    assert after[0].nacks > 0
    assert after[1].nacks > 0


async def test_another_address_of_the_same_browser_is_followed(carried: Stage) -> None:
    async with network() as home:
        sam, alice = await met(carried, home)

        home.changes_address()

        seen = await sees_and_hears(alice.page, within=10)
        assert (await sees_and_hears(sam.page, within=10)).lines == seen.lines == 1


async def test_a_network_that_was_away_is_mended_without_a_click(carried: Stage) -> None:
    async with network() as train:
        sam, alice = await met(carried, train)

        train.silent = True
        await sam.sees("La connexion est coupée", within=15)
        await alice.sees("The connection of Sam Petit is interrupted", within=15)
        train.silent = False

        await sees_and_hears(sam.page, within=10)
        await sees_and_hears(alice.page, within=10)
        await alice.sees("Good connection")
