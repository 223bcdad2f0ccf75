"""A session is announced, places in it are taken and given back, and nobody gets one that is not there."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from contact.plumbing import clock
from contact.plumbing.settings import Settings
from contact.views import Words
from tests.people import Advisor, Town
from tests.video.sessions import Holder, announced, announces, begins, calls_off, changes, form, registers
from video.sessions import forms
from video.sessions.forms import SessionForm


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return replace(settings, holds_an_address=3)


@pytest.fixture
async def vera(town: Town) -> Advisor:
    vera = town.advisor("vera", "board")
    await vera.signs_in()
    return vera


async def test_a_session_is_announced_to_anybody(town: Town, vera: Advisor) -> None:
    key = await announces(vera)

    card = await announced(town.nobody(), key)

    assert (card["title"]["en"], card["presenter"], card["minutes"]) == ("Before an interview", "Alice Martin", 60)
    assert (card["left"], card["phase"], card["zone"], card["link"]) == (3, "planned", "Europe/Paris", None)


async def test_what_is_said_in_one_language_is_said_in_that_one_to_all(town: Town, vera: Advisor) -> None:
    key = await announces(vera, title={"fr": "Se présenter", "en": ""})

    card = await announced(town.nobody(), key)

    assert card["title"] == {"fr": "Se présenter", "en": "Se présenter"}
    assert (await vera.get(f"/api/admin/sessions/{key}"))["form"]["title"] == {"fr": "Se présenter", "en": ""}


async def test_an_advisor_announces_nothing(town: Town) -> None:
    alice = town.advisor("alice")
    await alice.signs_in()

    said = await alice.put(f"/api/admin/sessions/{uuid4()}", version="", form=form())

    assert said.status == 403


async def test_another_agency_changes_nothing(town: Town, vera: Advisor) -> None:
    key = await announces(vera)
    await town.sql(
        "UPDATE advisor SET agency_id = (SELECT id FROM agency WHERE slug = 'villeurbanne') WHERE login = 'vera'"
    )

    said = [
        await vera.get(f"/api/admin/sessions/{key}"),
        await vera.put(f"/api/admin/sessions/{key}", version="", form=form()),
    ]

    assert [each.status for each in said] == [404, 404]


async def test_what_somebody_else_changed_is_not_overwritten(vera: Advisor) -> None:
    key = await announces(vera)
    kept = await vera.get(f"/api/admin/sessions/{key}")
    await changes(vera, key, places=5)

    late = await vera.put(f"/api/admin/sessions/{key}", version=kept["version"], form={**kept["form"], "places": 9})

    assert (late.status, late["error"]) == (409, "changed_since")


def test_what_would_not_work_is_told_beside_its_field() -> None:
    now = clock.now()
    wrong = SessionForm(
        title=Words("", " "), about=Words("", ""), starts_at=now - timedelta(hours=1), length="5 h", places=501
    )
    right = SessionForm(title=Words("Un", ""), about=Words("", ""), starts_at=now + timedelta(hours=1))

    told = {each.at for each in forms.check(wrong, now, taken=0)}

    assert told == {"session/title", "session/starts_at", "session/length", "session/places"}
    assert not forms.check(right, now, taken=200)
    assert forms.check(right, now, taken=201)


async def test_anybody_takes_a_place_by_a_name_and_gives_it_back(town: Town, vera: Advisor) -> None:
    key = await announces(vera)
    stranger = town.nobody()

    given = await registers(stranger, key)
    held = await announced(stranger, key)
    gone = await Holder(town, given["link"]).departs()

    assert (given.status, held["left"], gone.status) == (201, 2, 200)
    assert (await announced(stranger, key))["left"] == 3
    assert (await Holder(town, given["link"]).departs()).status == 404


async def test_a_seeker_takes_a_place_by_a_click_and_finds_it_again(town: Town, vera: Advisor) -> None:
    key = await announces(vera)
    sam = town.seeker("Sam")
    await sam.comes()

    first = await registers(sam, key, name=None)
    again = await registers(sam, key, name=None)
    card = await announced(sam, key)

    assert first["link"] == again["link"] == card["link"]
    assert card["left"] == 2
    assert await town.sql("SELECT name FROM session_place") == [("Sam",)]


async def test_a_zone_that_only_the_browser_knows_is_the_agencys(town: Town, vera: Advisor) -> None:
    key = await announces(vera)

    given = await registers(town.nobody(), key, zone="Moon/Tranquility")

    assert given.status == 201
    assert await town.sql("SELECT zone FROM session_place") == [("Europe/Paris",)]


async def test_a_repeat_gets_the_same_place(town: Town, vera: Advisor) -> None:
    key, other = await announces(vera), await announces(vera)
    stranger, place = town.nobody(), str(uuid4())

    said = [await registers(stranger, key, id=place) for _ in range(2)]
    elsewhere = await registers(stranger, other, id=place)

    assert said[0]["link"] == said[1]["link"]
    assert ((await announced(stranger, key))["left"], elsewhere["error"]) == (2, "id_taken")


async def test_no_place_is_given_twice_however_many_come_at_once(town: Town, vera: Advisor) -> None:
    key = await announces(vera, places=3)

    said = await asyncio.gather(*(registers(town.nobody(), key) for _ in range(8)))

    assert sorted(each.status for each in said) == [201] * 3 + [409] * 5
    assert {each["error"] for each in said if each.status == 409} == {"session_full"}
    assert await town.sql("SELECT taken FROM group_session WHERE places = 3") == [(3,)]


async def test_one_address_does_not_take_all(town: Town, vera: Advisor) -> None:
    key = await announces(vera, places=9)
    sam = town.seeker("Sam")
    await sam.comes()

    strangers = [(await registers(town.nobody(), key)).status for _ in range(4)]
    known = await registers(sam, key)

    assert (strangers, known.status) == ([201, 201, 201, 429], 201)
    assert (await announced(sam, key))["left"] == 5


async def test_nobody_registers_for_what_is_over_or_called_off(town: Town, vera: Advisor) -> None:
    over, off = await announces(vera), await announces(vera)
    await begins(town, over, timedelta(hours=-2))
    await calls_off(vera, off)

    said = [(await registers(town.nobody(), each))["error"] for each in (over, off)]

    assert said == ["session_closed", "session_closed"]
    listed = [each["id"] for each in (await town.nobody().get("/api/sessions"))["sessions"]]
    assert not {over, off} & set(listed)


async def test_fewer_places_than_are_held_are_refused(town: Town, vera: Advisor) -> None:
    key = await announces(vera, places=3)
    for _ in range(2):
        await registers(town.nobody(), key)

    said = await changes(vera, key, places=1)

    assert (said.status, said["findings"][0]["at"]) == (400, "session/places")


async def test_the_figures_stand_beside_each_session(town: Town, vera: Advisor) -> None:
    key = await announces(vera)
    await registers(town.nobody(), key)

    rows = (await vera.get("/api/admin/sessions"))["sessions"]

    (row,) = [each for each in rows if each["id"] == key]
    assert (row["taken"], row["places"], row["came"], row["questions"]) == (1, 3, 0, 0)
    people = (await vera.get("/api/admin/sessions"))["people"]
    assert [each["name"] for each in people] == ["Ada Fontaine", "Alice Martin", "Bob Durand", "Vera Lemoine"]
