"""Who holds the link of a booking changes that booking, and nothing else."""

import logging
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callback.links import Links
from callback.models import What
from callback.wording import Told, body
from tests.callback.people import books, free_times
from tests.people import Caller, Town

KEY = b"k" * 32


def opens(anybody: Caller, booked: dict[str, str]) -> str:
    """Let somebody open the link of a booking; return where what it opens is."""
    anybody.http.headers["Visavis-Link"] = booked["link"].partition("#appointment=")[2]
    return "/api/booking-link"


@given(st.uuids(), st.binary(min_size=32, max_size=32), st.binary(min_size=32, max_size=32))
def test_a_link_names_one_appointment_for_the_house_that_made_it(one: object, ours: bytes, theirs: bytes) -> None:
    token = Links(ours).token(one)  # type: ignore[arg-type]

    assert Links(ours).appointment(token) == one
    assert (Links(theirs).appointment(token) == one) is (ours == theirs)


@pytest.mark.parametrize("token", ["", "A", "é", "=" * 43, "A" * 43, "A" * 4000, "../..", "%00"])
def test_what_we_never_made_names_nothing(token: str) -> None:
    assert Links(KEY).appointment(token) is None


def test_a_link_with_one_sign_changed_names_nothing() -> None:
    token = Links(KEY).token(uuid4())

    changed = [f"{token[:at]}{'A' if token[at] != 'A' else 'B'}{token[at + 1 :]}" for at in range(len(token) - 1)]

    assert {Links(KEY).appointment(each) for each in changed} == {None}


async def test_without_a_session_a_booking_is_seen_moved_and_cancelled(town: Town) -> None:
    sam, anybody = town.seeker(), town.nobody()
    slots = await free_times(sam)
    booked = await books(sam, slots[0])
    link = opens(anybody, booked)

    seen = await anybody.get(link)
    others = await anybody.get(f"{link}/slots?days=14")
    moved = await anybody.post(f"{link}/move", diary=slots[3]["diary"], starts_at=slots[3]["starts_at"])
    cancelled = await anybody.post(f"{link}/cancellation")

    assert (seen["id"], seen["state"], seen["number"]) == (booked["id"], "booked", "•• 78")
    assert slots[3]["starts_at"] in [slot["starts_at"] for day in others["days"] for slot in day["slots"]]
    assert (moved["starts_at"], moved["link"]) == (slots[3]["starts_at"], booked["link"])
    assert (cancelled["state"], cancelled["outcome"], cancelled["link"]) == ("closed", "cancelled_by_seeker", None)


async def test_who_cannot_says_so_and_it_is_held_against_nobody(town: Town) -> None:
    sam, anybody = town.seeker(), town.nobody()
    link = opens(anybody, await books(sam, (await free_times(sam))[0]))

    said = [await anybody.post(f"{link}/excuse") for _ in range(2)]
    too_late = await anybody.post(f"{link}/cancellation")

    assert [(each.status, each["outcome"]) for each in said] == [(200, "excused")] * 2
    assert (too_late.status, too_late["error"]) == (409, "appointment_over")


async def test_a_link_opens_nothing_else(town: Town) -> None:
    sam, mallory = town.seeker(), town.nobody()
    booked = await books(sam, (await free_times(sam))[0])
    link = opens(mallory, booked)

    assert (await mallory.get(link)).status == 200
    mallory.http.headers["Visavis-Link"] = mallory.http.headers["Visavis-Link"][:-2]
    assert (await mallory.get(link)).status == 404
    assert (await mallory.get(f"/api/appointments/{booked['id']}")).status == 401
    assert (await mallory.get("/api/appointments")).status == 401


async def test_what_a_link_lists_is_what_a_move_would_take(town: Town) -> None:
    sam, anybody = town.seeker(), town.nobody()
    await town.sql("UPDATE diary SET seats = 1 WHERE kind = 'desk'")
    slot = (await free_times(sam))[0]
    link = opens(anybody, await books(sam, slot))

    listed = await anybody.get(f"{link}/slots?days=14&zone=Pacific/Noumea")

    assert listed["zone"] == "Europe/Paris"
    assert slot["starts_at"] in [each["starts_at"] for day in listed["days"] for each in day["slots"]]


async def test_no_log_of_addresses_knows_a_link(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "aiohttp.access")
    sam, anybody = town.seeker(), town.nobody()
    booked = await books(sam, (await free_times(sam))[0])
    link = opens(anybody, booked)

    await anybody.get(link)
    await anybody.get(f"{link}/slots?days=14")
    await anybody.post(f"{link}/quiet")
    async with anybody.http.get(f"{sam.base}{link}/event") as event:
        assert event.status == 200
    await anybody.post(f"{link}/excuse")

    assert caplog.text.count("/api/booking-link") == 5
    assert anybody.http.headers["Visavis-Link"] not in caplog.text


@pytest.mark.parametrize("what", [What.TWO_DAYS, What.TWO_HOURS])
def test_whoever_is_rung_on_our_page_is_told_where_to_try_before(what: What) -> None:
    told = Told("L’agence", datetime(2027, 3, 22, 9, tzinfo=UTC), "Europe/Paris", "LINK", trial="TRIAL", here=True)

    assert "Try your microphone and network before: TRIAL" in body(what, "en", told)
    assert "TRIAL" not in body(what, "en", replace(told, here=False))
