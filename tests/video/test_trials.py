"""Whoever wants to know before a call tries it with themselves; what was found is kept for whom we know."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from callback import links
from contact import happenings
from tests.callback.people import books, free_times
from tests.people import Caller, Said, Town
from tests.video.test_joining import Media, Operator
from video import registry
from video.trials import TRIED

_OFFERS = Path(__file__).parent / "offers"
BOTH = (_OFFERS / "chromium_both.sdp").read_bytes().decode()
LOOKS = (_OFFERS / "chromium_looks_only.sdp").read_bytes().decode()
FOUND = {
    "camera": "works", "microphone": "silent", "speaker": "works",
    "network": "good", "way": "relay_tcp", "loss": 0, "trip": 40, "rate": 1200,
}  # fmt: skip


@pytest.fixture
async def media(town: Town) -> AsyncIterator[Media]:
    async with AsyncExitStack() as stack:
        yield await Operator(town.house, stack).starts("first:1")


async def begins(person: Caller, trial: str) -> str:
    begun = await person.post("/api/video/trials", id=trial)
    assert begun.status == 201, begun
    return str(begun["key"])


async def connects(person: Caller, trial: str, key: str) -> Said:
    return await person.post(f"/api/video/trials/{trial}/offers", key=key, there=BOTH, back=LOOKS)


async def concludes(person: Caller, trial: str, key: str, **more: object) -> Said:
    return await person.post(f"/api/video/trials/{trial}/result", key=key, **FOUND, **more)


async def token_of(town: Town, appointment: str) -> str:
    """What stands in the link of an appointment."""
    async with town.house.database.transaction() as db:
        return (await links.links(town.house, db)).token(UUID(appointment))


async def unused(town: Town, media: Media) -> list[UUID]:
    async with town.house.database.transaction() as db:
        return await registry.stale(db, media.rooms.open, media.row.id)


async def test_a_stranger_takes_both_seats_until_they_are_done(town: Town, media: Media) -> None:
    nobody, trial = town.nobody(), str(uuid4())
    key = await begins(nobody, trial)

    answers = await connects(nobody, trial, key)

    assert answers["there"].startswith("v=0")
    assert answers["back"].startswith("v=0")
    assert (media.rooms.load.rooms, media.rooms.load.legs) == (1, 2)
    assert await unused(town, media) == []
    assert (await concludes(nobody, trial, key)).status == 200
    assert await unused(town, media) == [UUID(trial)]


async def test_what_was_found_is_kept_for_whom_we_know(town: Town, media: Media) -> None:
    sam, trial = town.seeker(), str(uuid4())
    await sam.comes()
    key = await begins(sam, trial)

    await concludes(sam, trial, key)

    ((seeker,),) = await town.sql("SELECT id FROM seeker")
    async with town.house.database.transaction() as db:
        (kept,) = await happenings.read(db, [seeker])
    assert (kept.what, kept.detail["microphone"], kept.detail["way"]) == (TRIED, "silent", "relay_tcp")
    assert happenings.tell(town.house, kept)["en"] == (
        "Equipment tried: camera works, microphone silent, speaker works, network good"
    )


async def test_who_comes_by_the_link_of_an_appointment_has_the_result_kept_with_it(town: Town, media: Media) -> None:
    sam, vera = town.seeker(), town.advisor("vera", "board")
    booked = await books(sam, (await free_times(sam))[0])
    await vera.signs_in()
    nobody, trial = town.nobody(), str(uuid4())

    key = await begins(nobody, trial)
    await concludes(nobody, trial, key, link=await token_of(town, booked["id"]))

    (kept,) = (await vera.get(f"/api/appointments/{booked['id']}/happenings"))["happenings"]
    assert (kept["what"], kept["side"]) == (TRIED, "theirs")
    assert kept["says"]["en"].startswith("Equipment tried: camera works, microphone silent")


async def test_a_link_that_was_made_up_keeps_nothing_anywhere(town: Town, media: Media) -> None:
    nobody, trial = town.nobody(), str(uuid4())
    key = await begins(nobody, trial)

    said = await concludes(nobody, trial, key, link="A" * 43)

    assert said.status == 200
    assert await town.sql("SELECT count(*) FROM happening") == [(0,)]


async def test_a_key_opens_its_own_trial_and_no_other(town: Town, media: Media) -> None:
    nobody, trial, other = town.nobody(), str(uuid4()), str(uuid4())
    key, _ = await begins(nobody, trial), await begins(nobody, other)

    assert (await connects(nobody, other, key)).status == 404
    assert (await connects(nobody, str(uuid4()), key)).status == 404
    assert media.rooms.open == []


async def test_a_trial_that_is_over_is_not_gone_on_with(town: Town, media: Media) -> None:
    nobody, trial = town.nobody(), str(uuid4())
    key = await begins(nobody, trial)
    await town.sql("UPDATE call_trial SET expires_at = now() - interval '1 s'")

    late = await connects(nobody, trial, key)

    assert (late.status, late["error"]) == (409, "trial_over")


async def test_a_crowd_that_tries_takes_no_place_of_calls(town: Town, media: Media) -> None:
    nobody = town.nobody()
    for _ in range(30):
        await begins(nobody, str(uuid4()))

    refused = await nobody.post("/api/video/trials", id=str(uuid4()))

    assert (refused.status, refused["error"]) == (429, "trials_busy")


async def test_expired_trials_are_thrown_away(town: Town) -> None:
    await begins(town.nobody(), str(uuid4()))
    await town.sql("UPDATE call_trial SET expires_at = now() - interval '1 s'")

    await registry.sweep(town.house)

    assert await town.sql("SELECT count(*) FROM call_trial") == [(0,)]
