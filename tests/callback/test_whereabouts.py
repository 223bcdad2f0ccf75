"""Where somebody is follows the person, not the browser at hand; a booking keeps the zone that it was made in."""

from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from app.seed import named
from tests.callback.almanac import Almanac, there
from tests.callback.people import Body, asks_to_be_called, books, free_times, instant, keeps
from tests.callback.test_calls import in_hand
from tests.people import Said, Seeker, Town

PARIS, REUNION, TAHITI = "Europe/Paris", "Indian/Reunion", "Pacific/Tahiti"


async def looks(person: Seeker, zone: str) -> Said:
    """Look at what is free, from a browser whose clocks are those of a zone."""
    return await person.get(f"/api/motives/{named('application')}/slots?days=14&zone={zone}")


async def from_reunion(town: Town) -> tuple[Seeker, Said]:
    """Rosa has booked from Reunion."""
    rosa = town.seeker("Rosa")
    return rosa, await books(rosa, (await free_times(rosa, zone=REUNION))[0], number="0692 12 34 56", zone=REUNION)


def hours_there(said: Said, zone: str) -> set[int]:
    slots: list[Body] = [slot for day in said["days"] for slot in day["slots"]]
    return {instant(slot["starts_at"]).astimezone(ZoneInfo(zone)).hour for slot in slots}


@pytest.mark.usefixtures("by_day")
async def test_who_is_in_reunion_sees_her_own_hours_in_a_browser_from_paris(town: Town) -> None:
    rosa, booked = await from_reunion(town)
    await rosa.post(f"/api/appointments/{booked['id']}/cancellation")

    seen = await looks(rosa, PARIS)
    kept = await keeps(rosa, seen["days"][0]["slots"][0], zone=PARIS)

    assert (seen["zone"], seen["agency_zone"], kept["zone"]) == (REUNION, PARIS, REUNION)
    assert max(hours_there(seen, REUNION)) < 20


async def test_a_time_that_is_only_kept_says_nothing_of_where_somebody_is(town: Town) -> None:
    rosa = town.seeker("Rosa")
    await keeps(rosa, (await free_times(rosa, zone=REUNION))[0], zone=REUNION)

    assert (await looks(rosa, PARIS))["zone"] == PARIS


@pytest.mark.usefixtures("by_day")
async def test_who_is_elsewhere_now_says_so_once_and_a_booking_keeps_its_own_hour(town: Town) -> None:
    rosa, booked = await from_reunion(town)

    said = await rosa.post("/api/me/zone", zone=PARIS)

    assert (said.status, said["zone"]) == (200, PARIS)
    assert (await looks(rosa, REUNION))["zone"] == PARIS
    one = f"/api/appointments/{booked['id']}"
    assert (await rosa.get(one))["zone"] == REUNION
    to_move_to = await rosa.get(f"{one}/slots")
    assert (to_move_to["zone"], to_move_to.status) == (REUNION, 200)
    moved = await rosa.post(f"{one}/move", **free(to_move_to))
    assert (moved.status, moved["zone"]) == (200, REUNION)


def free(said: Said) -> Body:
    slot = said["days"][-1]["slots"][0]
    return {"diary": slot["diary"], "starts_at": slot["starts_at"]}


async def test_nobody_is_nowhere(town: Town) -> None:
    rosa, _ = await from_reunion(town)

    nowhere = await rosa.post("/api/me/zone", zone="Moon/Tycho")

    assert (nowhere.status, nowhere["error"]) == (400, "unknown_zone")
    assert (await town.nobody().post("/api/me/zone", zone=PARIS)).status == 401
    assert (await looks(rosa, PARIS))["zone"] == REUNION


async def test_a_call_in_turn_rings_by_their_own_clocks_too(almanac: Almanac) -> None:
    town = almanac.town
    await almanac.is_set(there("2027-03-23T09:00"))
    rosa = town.seeker("Rosa")
    await rosa.comes("application")
    await rosa.post("/api/me/zone", zone=TAHITI)

    refused = await rosa.post(f"/api/contacts/{rosa.contact}/turn", id=str(uuid4()), zone=PARIS)
    await rosa.post("/api/me/zone", zone=REUNION)
    taken = await asks_to_be_called(rosa, "0692 12 34 56")

    assert (refused.status, refused["error"]) == (409, "night_here")
    assert taken["zone"] == REUNION


@pytest.mark.usefixtures("by_day")
async def test_the_advisor_is_told_whose_clocks_they_live_by(town: Town) -> None:
    _, alice, _, contact = await in_hand(town)

    assert (await alice.get(f"/api/contacts/{contact}/calls"))["zone"] == PARIS
