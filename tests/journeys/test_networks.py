"""Sam and Alice see and hear each other over networks that are bad, narrow, closed to UDP, or away for a while."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.cluster import Cluster
from tests.coturn import MISSING, PROGRAM, coturn
from tests.journeys.conftest import Stage, opens_chromium
from tests.journeys.faces import (
    counts,
    goes_by_relay_only,
    looks_into_the_camera,
    meet,
    met,
    only_hears,
    sees_and_hears,
)
from tests.journeys.network import network


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


async def test_a_call_is_followed_elsewhere_and_its_sound_outlasts_its_picture_on_a_narrow_way(carried: Stage) -> None:
    async with network() as road:
        sam, alice = await met(carried, road)

        road.changes_address()

        seen = await sees_and_hears(alice.page, within=10)
        assert (await sees_and_hears(sam.page, within=10)).lines == seen.lines == 1

        road.rate = 200_000
        await sam.sees("Votre image est réduite", within=20)
        await sam.sees("La liaison n’a pas la place pour votre image", within=20)
        await alice.sees("no room for the picture of Sam Petit", within=20)
        await only_hears(alice.page)
        road.rate = None

        assert (await sees_and_hears(alice.page, within=30)).lines == 1


@pytest.fixture
async def closed(product: Cluster) -> AsyncIterator[Stage]:
    """Where no UDP passes at all: this browser opens no socket for it, whatever a page asks."""
    async with opens_chromium("--webrtc-ip-handling-policy=disable_non_proxied_udp") as browser:
        yield Stage(product, browser)


@pytest.mark.skipif(not PROGRAM, reason=MISSING)
async def test_where_no_udp_passes_a_page_finds_its_way_through_a_relay_by_itself(
    carried: Stage, closed: Stage, tmp_path: Path
) -> None:
    sam, alice = await closed.seeker(), await carried.advisor()
    with coturn(tmp_path, carried.product.port_of("VISAVIS_TURN")):
        await goes_by_relay_only(alice.page)
        await looks_into_the_camera(sam.page)

        await sam.page.goto(sam.base + "/ready")
        await sam.page.get_by_role("button", name="Commencer").click()
        await sam.sees("On peut vous voir")
        await sam.sees("Votre réseau ne laisse passer les appels que par un détour", within=20)
        await sam.sees("Vous êtes prêt")
        await sam.finds_nothing_to_blame("the trial before a call")
        await meet(sam, alice)

        # Nobody has told Sam's page to go by a relay: the other ways were tried, and led nowhere.
        assert await sam.page.evaluate("window.lines.at(-1).getConfiguration().iceTransportPolicy") == "all"
        assert (await counts(sam.page)).way == "relay tcp"
        assert (await counts(alice.page)).way == "relay udp"
        assert sam.complaints == alice.complaints == []


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
