"""A seeker comes: a name, a motive, a place in line, and the way back to it."""

import asyncio
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from app.seed import named
from tests.people import Town


async def test_three_words_open_a_contact(town: Town) -> None:
    sam = town.seeker("Sam")

    opened = await sam.comes("payment")

    contact = opened["contact"]
    assert (opened.status, contact["state"], contact["place"]) == (201, "waiting", None)
    assert contact["queue"] == {"fr": "Mes allocations", "en": "My benefits"}
    assert [entry["event"]["code"] for entry in opened["entries"]] == ["opened"]
    assert contact["reference"].startswith("VV-")
    assert (await sam.get("/api/me"))["contact"] == sam.contact
    await town.route()
    assert (await sam.reads())["contact"]["place"] == 1


# ---- at which door -------------------------------------------------------------------------------------------


async def opens_elsewhere(town: Town) -> None:
    """An agency whose name comes first of all opens, with one line and one motive."""
    await town.sql(
        "INSERT INTO agency (id, slug, name, zone, address, phone) VALUES (:id, 'aaa', 'Ailleurs', 'UTC', '', '')",
        id=named("aaa"),
    )
    await town.sql(
        "INSERT INTO queue (id, agency_id, slug, name, position, languages, promise, offer_time, wrap_up_time, week, "
        "open_on_holidays) SELECT :id, :agency, 'aaa', name, position, languages, promise, offer_time, wrap_up_time, "
        "week, open_on_holidays FROM queue WHERE slug = 'search'",
        id=named("line of aaa"), agency=named("aaa"),
    )  # fmt: skip
    await town.sql(
        "INSERT INTO motive (id, queue_id, slug, label, position) "
        "SELECT :id, :queue, 'aaa', label, 0 FROM motive LIMIT 1",
        id=named("motive of aaa"), queue=named("line of aaa"),
    )  # fmt: skip


async def test_an_agency_that_opens_later_takes_nobody_s_door(town: Town) -> None:
    await opens_elsewhere(town)
    sam = town.seeker("Sam")

    assert (await sam.get("/api/agency"))["name"] == "Agence de démonstration"
    assert (await sam.comes()).status == 201


async def test_each_agency_has_a_door_of_its_own(town: Town) -> None:
    await opens_elsewhere(town)
    sam, rosa = town.seeker("Sam"), town.seeker("Rosa")
    await sam.comes()

    shown = await rosa.get("/api/agency/aaa")
    await sam.departs()
    opened = [await rosa.comes("motive of aaa"), await sam.comes("motive of aaa")]

    assert (shown["name"], shown["queues"][0]["motives"][0]["id"]) == ("Ailleurs", str(named("motive of aaa")))
    assert [said.status for said in opened] == [201, 201]
    of = "SELECT a.slug FROM contact c JOIN agency a ON a.id = c.agency_id ORDER BY c.opened_at"
    assert await town.sql(of) == [("demo",), ("aaa",), ("aaa",)]
    assert (await rosa.get("/api/agency/nowhere")).status == 404


# ---- who they say they are -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("  Sam \t  Martin ", "Sam Martin"),
        ("Zoe\u0308", "Zoë"),
        ("Sam\u202e\u200b\u2066 \x00\x1b[2J", "Sam [2J"),
        ("ليلى", "ليلى"),
        ("O’Brien-N'Guyen", "O’Brien-N'Guyen"),
        ("<b>Sam</b>", "<b>Sam</b>"),
        ("x" * 80, "x" * 80),
    ],
)
async def test_a_name_is_shown_as_it_can_be_read(town: Town, name: str, shown: str) -> None:
    assert (await town.seeker(name).comes())["contact"]["seeker"]["name"] == shown


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("", "name_missing"),
        (" \u200b\u2063\x07 ", "name_missing"),
        ("x" * 81, "name_too_long"),
        ("x" * 201, "invalid_request"),
    ],
)
async def test_a_name_that_is_none_is_refused(town: Town, name: str, error: str) -> None:
    said = await town.seeker(name).comes()

    assert (said.status, said["error"]) == (400, error)
    assert await town.sql("SELECT count(*) FROM seeker") == [(0,)]


@pytest.mark.parametrize(
    "email",
    [
        "sam",
        "sam@",
        "@example.org",
        "a b@example.org",
        "a@b@c",
        "x\x00@example.org",
        "<sam@example.org>",
        "sam@example.org\nBcc: all@example.org",
        f"{'x' * 65}@a.fr",
    ],
)
async def test_what_cannot_be_an_address_is_refused(town: Town, email: str) -> None:
    assert (await town.seeker().comes(email=email))["error"] == "address_unreadable"


@pytest.mark.parametrize("email", ["", "  ", None])
async def test_an_address_need_not_be_given(town: Town, email: str | None) -> None:
    assert (await town.seeker().comes(email=email)).status == 201


async def test_an_address_is_shown_to_the_advisor_alone(town: Town) -> None:
    sam, alice = town.seeker(), town.advisor()
    opened = await sam.comes(email=" sam@example.org ")
    await alice.is_available()
    await town.route()
    accepted = await alice.accepts(await alice.offer())

    assert accepted["contact"]["seeker"]["email"] == "sam@example.org"
    assert opened["contact"]["seeker"]["email"] is None
    assert "example.org" not in str(await sam.reads())


@pytest.mark.parametrize("language", ["de", "FR", "", "fr-CA"])
async def test_a_language_we_do_not_speak_is_refused(town: Town, language: str) -> None:
    assert (await town.seeker().comes(language=language))["error"] == "invalid_request"


async def test_a_motive_that_is_none_is_not_found(town: Town) -> None:
    said = await town.seeker().comes("no such motive")

    assert (said.status, said["error"]) == (404, "not_found")
    assert await town.sql("SELECT count(*) FROM contact") == [(0,)]


async def test_a_closed_queue_says_so_and_when_it_opens(town: Town) -> None:
    await town.sql("UPDATE queue SET week = '{}' WHERE slug = 'benefits'")
    sam = town.seeker()

    said = await sam.comes("payment")

    assert (said.status, said["error"]) == (409, "queue_closed")
    assert await town.sql("SELECT count(*) FROM contact") == [(0,)]
    assert (await sam.comes("application")).status == 201


# ---- once ----------------------------------------------------------------------------------------------------


async def test_a_repeat_gets_the_contact_it_opened_whatever_became_of_it(town: Town) -> None:
    sam, alice = await town.conversation()
    await alice.ends(sam.contact)

    again = await sam.comes(id=sam.contact)

    assert (again.status, again["contact"]["id"], again["contact"]["state"]) == (201, sam.contact, "closed")
    assert await town.sql("SELECT count(*) FROM contact") == [(1,)]


async def test_twenty_openings_at_once_are_one_contact(town: Town) -> None:
    sam = town.seeker()
    await sam.comes()
    await sam.departs()
    name = str(uuid4())

    answers = await asyncio.gather(*(sam.comes(id=name) for _ in range(20)))

    assert {answer.status for answer in answers} == {201}
    assert {answer["contact"]["id"] for answer in answers} == {name}
    assert await town.sql("SELECT count(*) FROM contact WHERE state = 'waiting'") == [(1,)]


async def test_to_know_a_contacts_id_is_not_to_be_its_seeker(town: Town) -> None:
    sam, mallory = town.seeker("Sam"), town.seeker("Mallory")
    await sam.comes()

    said = await mallory.comes(id=sam.contact)

    assert (said.status, said["error"]) == (409, "id_taken")
    assert "Set-Cookie" not in said.headers
    assert (await mallory.reads()).status == 401


async def test_one_person_has_one_open_contact(town: Town) -> None:
    sam = town.seeker()
    await sam.comes("payment")
    first = sam.contact

    said = await sam.comes("application")

    assert (said.status, said["error"]) == (409, "already_waiting")
    assert (await sam.get("/api/me"))["contact"] == first


async def test_twenty_openings_of_different_contacts_at_once_are_one_open_contact(town: Town) -> None:
    sam = town.seeker()
    await sam.comes()
    await sam.departs()

    answers = await asyncio.gather(*(sam.comes() for _ in range(20)))

    assert sorted(answer.status for answer in answers) == [201] + [409] * 19
    assert {answer.get("error", "already_waiting") for answer in answers} == {"already_waiting"}


async def test_who_comes_again_is_the_same_person_under_the_name_they_give_now(town: Town) -> None:
    sam = town.seeker("Sam")
    first = (await sam.comes(email="sam@example.org"))["contact"]["seeker"]["id"]
    await sam.departs()

    second = (await sam.comes(name="Samuel"))["contact"]["seeker"]

    assert (second["id"], second["name"]) == (first, "Samuel")
    assert await town.sql("SELECT name, email FROM seeker") == [("Samuel", "sam@example.org")]


# ---- to leave and to come back -------------------------------------------------------------------------------


async def test_who_leaves_and_comes_back_has_the_same_place(town: Town) -> None:
    sam, rosa = town.seeker("Sam"), town.seeker("Rosa")
    await sam.comes()
    await rosa.comes()
    await town.route()
    before = (await sam.reads())["contact"]

    left = await sam.departs()
    await town.route()
    meanwhile = (await rosa.reads())["contact"]["place"]
    back = await sam.returns()

    assert (left["state"], left["place"], meanwhile) == ("abandoned", None, 1)
    assert timedelta(minutes=29) < moment(left["return_until"]) - moment(left["ended_at"]) <= timedelta(minutes=30)
    assert (back["state"], back["place"]) == ("waiting", 1)
    assert back["first_enqueued_at"] == before["first_enqueued_at"]
    assert [each["event"]["code"] for each in (await sam.reads())["entries"]] == ["opened", "left", "came_back"]


async def test_a_place_is_kept_for_a_while_and_no_longer(town: Town) -> None:
    sam = town.seeker()
    await sam.comes()
    await sam.departs()
    kept = (await sam.get("/api/me"))["contact"]

    await town.sql("UPDATE contact SET ended_at = now() - interval '31 min'")

    assert kept == sam.contact
    assert (await sam.get("/api/me"))["contact"] is None
    assert (await sam.returns())["error"] == "stale_state"


async def test_a_repeated_departure_does_not_send_away_who_came_back(town: Town) -> None:
    sam = town.seeker()
    await sam.comes()
    step, path = {"id": str(uuid4())}, f"/api/contacts/{sam.contact}"
    first = await sam.post(f"{path}/departure", **step)
    await sam.returns()

    again = await sam.post(f"{path}/departure", **step)

    assert (first.status, again.status) == (200, 200)
    assert (await sam.reads())["contact"]["state"] == "waiting"


async def test_a_repeated_return_does_not_bring_back_who_left_again(town: Town) -> None:
    sam = town.seeker()
    await sam.comes()
    await sam.departs()
    step, path = {"id": str(uuid4())}, f"/api/contacts/{sam.contact}"
    first = await sam.post(f"{path}/return", **step)
    await sam.departs()

    again = await sam.post(f"{path}/return", **step)

    assert (first.status, again.status) == (200, 200)
    assert (await sam.reads())["contact"]["state"] == "abandoned"


async def test_who_has_come_again_meanwhile_cannot_have_both_places(town: Town) -> None:
    sam = town.seeker()
    await sam.comes()
    await sam.departs()
    first = sam.contact
    await sam.comes()

    said = await sam.post(f"/api/contacts/{first}/return", id=str(uuid4()))

    assert (said.status, said["error"]) == (409, "already_waiting")


async def test_an_open_contact_is_the_one_to_come_back_to(town: Town) -> None:
    sam = town.seeker()
    await sam.comes()
    first = sam.contact
    await sam.departs()
    await sam.comes()
    await sam.departs()
    assert (await sam.get("/api/me"))["contact"] == sam.contact

    await sam.post(f"/api/contacts/{first}/return", id=str(uuid4()))

    assert (await sam.get("/api/me"))["contact"] == first


async def test_who_leaves_in_the_moment_of_an_acceptance_has_left(town: Town) -> None:
    sam, alice = town.seeker(), town.advisor()
    await alice.is_available()
    await sam.comes()
    await town.route()
    offer = await alice.offer()

    left, accepted = await asyncio.gather(sam.departs(), alice.accepts(offer))

    assert left.status == 200
    assert (left["state"], accepted.status) in {("abandoned", 409), ("closed", 200)}
    assert (await sam.reads())["contact"]["state"] == left["state"]


async def test_who_leaves_during_an_offer_takes_it_back(town: Town) -> None:
    sam, alice = town.seeker(), town.advisor()
    await alice.is_available()
    await alice.listens()
    await sam.comes()
    await town.route()
    offer = await alice.hears("offer")

    await sam.departs()

    assert (await alice.hears("offer_gone"))["reason"] == "rescinded"
    assert (await alice.accepts(offer))["error"] == "already_taken"
    assert (await alice.console())["used"] == 0


async def test_a_seeker_is_not_told_how_they_are_handled_behind_the_desk(town: Town) -> None:
    sam, alice = town.seeker(), town.advisor()
    await sam.comes()
    await sam.listens()
    await alice.is_available()
    await town.route()
    offered = (await sam.reads())["contact"]
    await alice.accepts(await alice.offer())
    await alice.ends(sam.contact)
    await sam.hears("contact", state="closed")

    assert (offered["state"], offered["advisor"], offered["place"]) == ("waiting", None, 1)
    assert not {"offered", "wrapping"} & {body.get("state") for _, body in sam.memory}


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
