"""Who has a place comes to the picture while it is live, and who is on the stage presents; nobody else does."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.people import Advisor, Said, Town
from tests.video.callers import listens, presents, until
from tests.video.sessions import Holder, announces, begins, registers
from tests.video.test_joining import Media, Operator, media, operator  # noqa: F401  fixtures


class Hall:
    """A session whose doors are open: Alice presents, Bob moderates, Sam has a place."""

    def __init__(self, key: str, alice: Advisor, bob: Advisor, sam: Holder) -> None:
        self.key, self.alice, self.bob, self.sam = key, alice, bob, sam

    async def goes_live(self, who: Advisor) -> Said:
        return await who.post(f"/api/sessions/{self.key}/stage")

    async def presents(self, who: Advisor) -> Said:
        way = {"id": str(uuid4()), "offer": presents(), "mends": False}
        return await who.post(f"/api/sessions/{self.key}/stage/joins", **way)

    async def listens(self, offer: str = "") -> Said:
        return await self.sam.asks("/joins", "POST", id=str(uuid4()), offer=offer or listens(), mends=False)


@pytest.fixture
async def hall(town: Town, media: Media) -> Hall:  # noqa: F811
    vera, alice, bob = town.advisor("vera", "board"), town.advisor("alice"), town.advisor("bob")
    for each in (vera, alice, bob):
        await each.signs_in()
    key = await announces(vera)
    sam = Holder(town, (await registers(town.nobody(), key))["link"])
    await begins(town, key, timedelta(minutes=5))
    return Hall(key, alice, bob, sam)


async def test_nobody_listens_before_it_is_live_or_once_it_is_over(hall: Hall) -> None:
    early = await hall.listens()
    await hall.goes_live(hall.alice)
    live = await hall.listens()
    await hall.alice.post(f"/api/sessions/{hall.key}/end")

    assert (early["error"], live.status, (await hall.listens())["error"]) == ("not_live", 200, "not_live")
    assert live["answer"].startswith("v=0")


async def test_who_is_on_the_stage_presents_and_nobody_else(hall: Hall) -> None:
    early = await hall.presents(hall.alice)
    await hall.goes_live(hall.alice)
    live, beside = await hall.presents(hall.alice), await hall.presents(hall.bob)
    await hall.goes_live(hall.bob)

    assert (early["error"], live.status, beside["error"]) == ("not_on_stage", 200, "not_on_stage")
    assert ((await hall.presents(hall.alice))["error"], (await hall.presents(hall.bob)).status) == ("not_on_stage", 200)


async def test_who_listens_sends_nothing(hall: Hall) -> None:
    await hall.goes_live(hall.alice)

    said = await hall.listens(presents())

    assert (said.status, said["error"]) == (400, "offer_unanswerable")


async def test_who_gives_their_place_back_hears_no_more(hall: Hall, media: Media) -> None:  # noqa: F811
    await hall.goes_live(hall.alice)
    await hall.listens()
    before = media.rooms.load.legs

    await hall.sam.departs()

    assert before == 1
    await until(lambda: media.rooms.load.legs == 0)
    assert (await hall.listens()).status == 404
