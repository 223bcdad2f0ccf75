"""An advisor admits, a key opens one seat once, and a room goes on elsewhere when its process dies."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from aiohttp import web
from sqlalchemy import func

from app.seed import named
from contact.part import House
from contact.plumbing import chance
from tests.people import Advisor, Said, Seeker, Town
from video import control, registry
from video.models import MediaProcess
from video.rooms.port import Port
from video.rooms.room import Rooms

OFFER = (Path(__file__).parent / "offers" / "chromium_both.sdp").read_bytes().decode()


class Media:
    """A media process in this loop: its rooms, its door, and its row."""

    def __init__(self, rooms: Rooms, row: MediaProcess, runner: web.AppRunner) -> None:
        self.rooms, self.row, self._runner = rooms, row, runner

    async def dies(self) -> None:
        """Listen no more, and say nothing."""
        await self._runner.cleanup()


class Operator:
    """Starts media processes, and ends them after the test."""

    def __init__(self, house: House, stack: AsyncExitStack) -> None:
        self._house, self._stack = house, stack

    async def starts(self, place: str) -> Media:
        port = Port(["127.0.0.1"], 0)
        self._stack.callback(port.close)
        rooms = Rooms(port, ["127.0.0.1"], tell=self._tell)
        self._stack.push_async_callback(rooms.close_all)
        secret = chance.token()
        runner = web.AppRunner(control.make(rooms.join, rooms.show_out, secret))
        await runner.setup()
        self._stack.push_async_callback(runner.cleanup)
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        # It says nothing more, and is heard for as long as a test lasts: a slow machine makes nobody dead.
        heard = func.now() + timedelta(hours=1)
        row = MediaProcess(id=chance.new_id(), place=place, control=url, secret=secret, heard_at=heard)
        async with self._house.database.transaction() as db:
            await registry.register(db, row)
        return Media(rooms, row, runner)

    async def _tell(self, *_: object) -> None:
        return


@pytest.fixture
async def operator(town: Town) -> AsyncIterator[Operator]:
    async with AsyncExitStack() as stack:
        yield Operator(town.house, stack)


@pytest.fixture
async def media(operator: Operator) -> Media:
    return await operator.starts("first:1")


async def met(town: Town) -> tuple[Seeker, Advisor]:
    """Sam has asked to see somebody, and Alice has accepted."""
    alice = town.advisor()
    await alice.is_available()
    sam = await asks(town)
    await alice.accepts(await alice.offer())
    return sam, alice


async def asks(town: Town) -> Seeker:
    """Sam asks to see somebody."""
    sam = town.seeker()
    sam.contact = str(uuid4())
    opened = await sam.post(
        "/api/videos", id=sam.contact, motive=str(named("application")), name="Sam", email=None, language="fr"
    )
    assert opened.status == 201, opened
    await town.route()
    return sam


async def admits(alice: Advisor, sam: Seeker) -> Said:
    return await alice.post(f"/api/contacts/{sam.contact}/call/admission")


async def key_of(person: Seeker | Advisor, contact: str) -> str:
    given = await person.post(f"/api/contacts/{contact}/call/keys")
    assert given.status == 201, given
    return str(given["key"])


async def joins(person: Seeker | Advisor, key: str, *, join: str | None = None, offer: str = OFFER) -> Said:
    return await person.post("/api/video/joins", id=join or str(uuid4()), key=key, offer=offer)


async def test_nobody_comes_in_before_the_advisor_lets_them(town: Town, media: Media) -> None:
    sam, alice = await met(town)

    early = await sam.post(f"/api/contacts/{sam.contact}/call/keys")
    await admits(alice, sam)
    joined = await joins(sam, await key_of(sam, sam.contact))

    assert (early.status, early["error"]) == (409, "not_admitted_yet")
    assert joined.status == 200
    assert joined["answer"].startswith("v=0\r\n")
    assert [str(each) for each in media.rooms.open] == [sam.contact]


async def test_the_seeker_hears_that_they_may_come_in(town: Town, media: Media) -> None:
    sam, alice = await met(town)
    await sam.listens()

    await admits(alice, sam)

    assert (await sam.hears("call", state="admitted"))["contact"] == sam.contact
    assert (await sam.get(f"/api/contacts/{sam.contact}/call"))["admitted"] is True


async def test_a_key_opens_once_and_a_repeat_gets_the_first_answer(town: Town, media: Media) -> None:
    sam, alice = await met(town)
    await admits(alice, sam)
    key, join = await key_of(sam, sam.contact), str(uuid4())

    first = await joins(sam, key, join=join)
    repeated = await joins(sam, key, join=join)
    again = await joins(sam, key)

    assert first.status == repeated.status == 200
    assert first["answer"] == repeated["answer"]
    assert (again.status, again["error"]) == (409, "key_used")


async def test_a_key_lasts_five_minutes(town: Town, media: Media) -> None:
    sam, alice = await met(town)
    await admits(alice, sam)
    key = await key_of(sam, sam.contact)
    left = await town.sql("SELECT expires_at - now() FROM room_key")
    await town.sql("UPDATE room_key SET expires_at = now()")

    late = await joins(sam, key)

    assert timedelta(minutes=4) < left[0][0] <= timedelta(minutes=5)
    assert (late.status, late["error"]) == (403, "key_expired")


async def test_a_key_that_was_made_up_opens_nothing(town: Town, media: Media) -> None:
    sam, alice = await met(town)
    await admits(alice, sam)

    forged = await joins(sam, chance.token())

    assert (forged.status, forged["error"]) == (403, "key_expired")
    assert media.rooms.open == []


async def test_nobody_else_is_given_a_key(town: Town, media: Media) -> None:
    sam, alice = await met(town)
    await admits(alice, sam)
    mallory, bob = town.seeker("Mallory"), town.advisor("bob")
    await mallory.comes()
    await bob.is_available()

    for_mallory = await mallory.post(f"/api/contacts/{sam.contact}/call/keys")
    for_bob = await bob.post(f"/api/contacts/{sam.contact}/call/keys")
    by_bob = await admits(bob, sam)

    assert (for_mallory.status, for_bob.status, by_bob.status) == (404, 404, 404)


async def test_a_key_does_not_outlive_the_conversation(town: Town, media: Media) -> None:
    sam, alice = await met(town)
    await admits(alice, sam)
    key = await key_of(alice, sam.contact)

    await alice.ends(sam.contact)
    late = await joins(alice, key)

    assert (late.status, late["error"]) == (409, "stale_state")


async def test_who_takes_a_call_over_lets_the_seeker_in_again(town: Town, media: Media) -> None:
    sam, alice = await met(town)
    await admits(alice, sam)
    await joins(sam, await key_of(sam, sam.contact))

    await town.sql("UPDATE contact SET advisor_id = (SELECT id FROM advisor WHERE login = 'bob')")
    between = await sam.post(f"/api/contacts/{sam.contact}/call/keys")
    async with town.house.database.transaction() as db:
        unused = await registry.stale(db, media.rooms.open, media.row.id)

    assert (between.status, between["error"]) == (409, "not_admitted_yet")
    assert [str(each) for each in unused] == [sam.contact]


async def test_an_offer_that_cannot_be_answered_is_refused_with_its_code_and_uses_no_key(
    town: Town, media: Media
) -> None:
    sam, alice = await met(town)
    await admits(alice, sam)
    key = await key_of(sam, sam.contact)

    refused = await joins(sam, key, offer=OFFER.replace("VP8", "H266"))
    too_large = await joins(sam, key, offer=OFFER + "a=x:" + "x" * 20_000)
    joined = await joins(sam, key)

    assert (refused.status, refused["error"]) == (400, "offer_unanswerable")
    assert (too_large.status, too_large["error"]) == (413, "offer_too_large")
    assert joined.status == 200


async def test_a_room_is_on_one_process_and_the_next_on_the_least_loaded(town: Town, operator: Operator) -> None:
    busy, idle = await operator.starts("busy:1"), await operator.starts("idle:1")
    await town.sql("UPDATE media_process SET legs = 8 WHERE place = 'busy:1'")
    sam, alice = await met(town)
    await admits(alice, sam)

    await joins(sam, await key_of(sam, sam.contact))
    await town.sql("UPDATE media_process SET legs = 9 WHERE place = 'idle:1'")
    await joins(alice, await key_of(alice, sam.contact))

    assert (busy.rooms.load.legs, idle.rooms.load.legs) == (0, 2)


async def test_a_draining_process_keeps_its_call_and_gets_no_other(town: Town, operator: Operator) -> None:
    leaving = await operator.starts("leaving:1")
    sam, alice = await met(town)
    await admits(alice, sam)
    await joins(sam, await key_of(sam, sam.contact))
    await operator.starts("staying:1")

    async with town.house.database.transaction() as db:
        drained = await registry.drain(db, "leaving:1")
        next_one = await registry.least_loaded(db)
    await joins(alice, await key_of(alice, sam.contact))

    assert drained
    assert next_one is not None
    assert next_one.place == "staying:1"
    assert leaving.rooms.load.legs == 2


async def test_a_call_goes_on_elsewhere_when_its_process_dies(town: Town, operator: Operator) -> None:
    dying = await operator.starts("dying:1")
    sam, alice = await met(town)
    await admits(alice, sam)
    await joins(sam, await key_of(sam, sam.contact))
    living = await operator.starts("living:1")
    await alice.listens()

    await dying.dies()
    joined = await joins(sam, await key_of(sam, sam.contact))

    assert joined.status == 200
    assert living.rooms.load.legs == 1
    assert (await alice.hears("call", state="displaced"))["contact"] == sam.contact
    assert await town.sql("SELECT place FROM media_process") == [("living:1",)]


async def test_a_process_that_falls_silent_is_noticed(town: Town, media: Media) -> None:
    sam, alice = await met(town)
    await admits(alice, sam)
    await joins(sam, await key_of(sam, sam.contact))
    await sam.listens()
    await town.sql("UPDATE media_process SET heard_at = now() - interval '4.1 seconds'")

    await registry.sweep(town.house)

    assert (await sam.hears("call", state="displaced"))["contact"] == sam.contact
    assert await town.sql("SELECT count(*) FROM media_process") == [(0,)]


async def test_without_a_process_one_is_told_to_go_on_in_writing(town: Town) -> None:
    sam, alice = await met(town)
    await admits(alice, sam)

    refused = await joins(sam, await key_of(sam, sam.contact))

    assert (refused.status, refused["error"]) == (503, "no_media_process")


async def test_a_media_process_answers_nobody_without_its_secret(town: Town, media: Media) -> None:
    entering = {"join": str(uuid4()), "offer": OFFER}
    sam = town.seeker()
    url = f"{media.row.control}/rooms/{uuid4()}/seeker"

    async with (
        sam.http.post(url, json=entering) as without,
        sam.http.post(url, json=entering, headers={"Authorization": "Bearer guessed"}) as guessed,
        sam.http.post(url, json=entering, headers={"Authorization": f"Bearer {media.row.secret}"}) as known,
    ):
        statuses = (without.status, guessed.status, known.status)

    assert statuses == (401, 401, 200)


async def test_what_one_side_shows_is_told_to_the_other_alone(town: Town, media: Media) -> None:
    sam, alice = await met(town)
    mallory = town.seeker("Mallory")
    await mallory.comes()
    await sam.listens()
    await alice.listens()
    await mallory.listens()
    shown = {"contact": sam.contact, "sound": True, "picture": "screen", "looks": True}

    assert mallory.socket is not None
    assert alice.socket is not None
    await mallory.socket.emit("showing", {**shown, "picture": "none"})
    await alice.socket.emit("showing", shown)

    assert await sam.hears("showing") == {**shown, "by": "advisor", "writes": False, "asks": False}
