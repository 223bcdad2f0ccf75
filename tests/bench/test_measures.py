"""What the bench measures with: meters, crowds, relays, and people planted by the thousand."""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import func, select

from bench import plant
from bench.crowds import crowd, relay
from bench.meter import Meter
from bench.plant import Size
from contact import lifecycle
from contact.plumbing.settings import Settings
from queues import routing
from queues.models import Offer
from tests.people import Town

PENDING = select(func.count()).select_from(Offer)
BUSY = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'while True: pass'])"


@pytest.fixture
def busy_parent() -> Iterator[int]:
    process = subprocess.Popen((sys.executable, "-c", BUSY), start_new_session=True)
    yield process.pid
    os.killpg(process.pid, 9)
    process.wait()


def test_a_meter_counts_the_children_too(busy_parent: int) -> None:
    meter = Meter({"busy": [busy_parent]})
    time.sleep(0.3)
    before = meter.seconds()

    time.sleep(1.0)

    spent = meter.since(before)
    assert 0.1 < spent["busy"] < 1.2
    assert meter.resident("busy") > 5_000_000


@pytest.mark.parametrize("name", ["socketio", "aiohttp"])
def test_every_line_that_a_crowd_says_on_a_relay_is_heard_by_the_other_side(name: str) -> None:
    with relay(name) as (url, _), crowd("relay", url=url, pairs=3, plain=name == "aiohttp") as talkers:
        told = talkers.does("talk", rate=200, seconds=0.5)

    assert (told["said"], told["lost"], len(told["took"])) == (100, 0, 100)
    assert all(0 < took < 5 for took in told["took"])


async def test_every_line_that_planted_pairs_say_in_our_house_is_heard_by_the_other_side(
    town: Town, settings: Settings
) -> None:
    await plant.talking(str(settings.database_url), 3)
    people = [planted_pair(number) for number in (1, 2, 3)]

    told = await asyncio.to_thread(talk_for_a_moment, town.base, people)

    assert (told["said"], told["lost"], told["refused"]) == (30, 0, {})


async def test_whoever_frees_among_those_planted_is_offered_somebody(town: Town) -> None:
    house = town.house
    await plant.in_line(str(house.settings.database_url), Size(waiting=20, advisors=5, skills=10))
    await routing.route(house)
    async with house.database.transaction() as db:
        assert await db.scalar(PENDING) == 0
        await lifecycle.close(db, plant.uuid("contact", 3), outcome="answered")

    await routing.route(house)

    async with house.database.transaction() as db:
        assert (await db.scalars(select(Offer.advisor_id))).all() == [plant.uuid("advisor", 3)]


def planted_pair(number: int) -> dict[str, str]:
    return {
        "contact": str(plant.uuid("contact", number)),
        "seeker": plant.secret("seeker", number),
        "advisor": plant.secret("advisor", number),
        "address": f"192.0.2.{number}",
    }


def talk_for_a_moment(url: str, people: list[dict[str, str]]) -> Any:
    with crowd("house", url=url, pairs=people, idle=[]) as talkers:
        return talkers.does("talk", rate=60, seconds=0.5)
