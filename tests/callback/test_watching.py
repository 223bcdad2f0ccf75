"""Whoever oversees an agency sees which call-backs need somebody, and gives them to somebody."""

from datetime import timedelta

import pytest

from app.seed import named
from callback import naming
from callback.models import Appointment
from callback.watching import can
from contact.models import Contact
from contact.plumbing import clock
from tests.callback.people import Body, books, free_times, let_it_be, many_are_booked
from tests.callback.test_calls import in_hand, unanswered
from tests.callback.test_in_turn import was_not_reached
from tests.people import Advisor, Town

BOB = str(named("bob"))


@pytest.fixture
async def vera(town: Town) -> Advisor:
    vera = town.advisor("vera", "board")
    await vera.signs_in()
    return vera


async def at_the_desk(town: Town) -> Body:
    sam = town.seeker()
    return await books(sam, (await free_times(sam))[0])


async def in_an_hour(town: Town) -> Body:
    """Book the desk for an hour from now, at noon where the agency is, whenever these tests run."""
    booking = await at_the_desk(town)
    await let_it_be(town, booking["id"], timedelta(hours=-1))
    since_noon = clock.now().hour - 12
    await town.sql("UPDATE agency SET zone = :zone", zone=f"Etc/GMT{since_noon:+}" if since_noon else "Etc/GMT")
    return booking


async def test_nothing_to_look_at_is_an_empty_list(vera: Advisor) -> None:
    assert (await vera.get("/api/call-backs"))["call_backs"] == []


async def test_a_booking_ten_minutes_after_its_hour_is_on_the_board(town: Town, vera: Advisor) -> None:
    booking = await at_the_desk(town)
    before = (await vera.get("/api/call-backs"))["call_backs"]
    await let_it_be(town, booking["id"], timedelta(minutes=11))

    (late,) = (await vera.get("/api/call-backs"))["call_backs"]

    assert before == []
    assert (late["reference"], late["seeker"], late["standing"]) == (booking["reference"], "Sam", "late")


async def test_a_seat_that_nobody_can_take_is_given_to_somebody(town: Town, vera: Advisor) -> None:
    booking = await in_an_hour(town)
    await town.sql("UPDATE duty SET week = '{}'")
    await naming.name_all(town.house)
    (seen,) = (await vera.get("/api/call-backs"))["call_backs"]
    refused = await vera.put(f"/api/appointments/{booking['id']}/advisor", advisor=BOB)
    await town.sql("UPDATE duty SET week = NULL")

    given = await vera.put(f"/api/appointments/{booking['id']}/advisor", advisor=BOB)

    assert (seen["standing"], seen["advisor"], seen["can"]) == ("uncovered", None, ["reassign"])
    assert (refused.status, refused["error"]) == (409, "not_free")
    assert (given.status, given["call_backs"]) == (200, [])
    assert await town.sql("SELECT advisor_id::text FROM appointment") == [(BOB,)]
    assert await town.sql("SELECT 1 FROM notice WHERE what = 'colleague'") == []  # they knew nobody of the desk


async def test_what_is_given_to_somebody_stays_theirs_when_the_seats_are_shared_again(
    town: Town, vera: Advisor
) -> None:
    booking = await in_an_hour(town)
    await naming.name_all(town.house)
    await vera.put(f"/api/appointments/{booking['id']}/advisor", advisor=BOB)

    await naming.name_all(town.house)

    assert await town.sql("SELECT advisor_id::text FROM appointment") == [(BOB,)]


async def test_a_colleague_of_another_line_keeps_what_was_given_to_them(town: Town, vera: Advisor) -> None:
    booking = await in_an_hour(town)
    await town.sql("DELETE FROM serving WHERE advisor_id = CAST(:bob AS uuid)", bob=BOB)
    await vera.put(f"/api/appointments/{booking['id']}/advisor", advisor=BOB)

    await naming.name_all(town.house)

    assert await town.sql("SELECT advisor_id::text FROM appointment") == [(BOB,)]


def test_what_can_be_done_depends_on_where_it_stands() -> None:
    booked, called = Appointment(state="booked"), Appointment(state="due")

    assert can(booked, None, "uncovered") == ["reassign"]
    assert can(called, Contact(state="waiting"), "late") == ["move"]
    assert can(called, Contact(state="active"), "under_way") == []
    assert can(called, Contact(state="closed"), "undecided") == ["decide"]
    assert can(Appointment(state="closed"), Contact(state="closed"), "failed") == ["decide"]


async def not_reached(town: Town) -> Body:
    """Sam was rung at his hour, and not reached; he is tried again in half an hour."""
    sam, alice, one, contact = await in_hand(town)
    await unanswered(town, alice, contact)
    return await sam.get(f"/api/appointments/{one}")


@pytest.mark.usefixtures("by_day")
async def test_a_later_attempt_goes_to_who_is_there_then(town: Town, vera: Advisor) -> None:
    sams = await not_reached(town)
    away = (
        "INSERT INTO absence (id, advisor_id, starts_at, ends_at, reason) SELECT gen_random_uuid(), id, {}, {}, 'leave'"
    )
    bobs = " FROM advisor WHERE login = 'bob'"
    give = f"/api/appointments/{sams['id']}/advisor"
    await town.sql(away.format("now() + interval '10 min'", "now() + interval '2 h'") + bobs)
    gone_then = await vera.put(give, advisor=BOB)
    await town.sql("UPDATE absence SET starts_at = now() - interval '1 h', ends_at = now() + interval '10 min'")

    back_by_then = await vera.put(give, advisor=BOB)

    assert (gone_then.status, gone_then["error"]) == (409, "not_free")
    assert back_by_then.status == 200


@pytest.mark.usefixtures("by_day")
async def test_what_a_colleague_had_at_the_first_hour_is_not_in_the_way_of_a_later_attempt(
    town: Town, vera: Advisor
) -> None:
    sams = await not_reached(town)
    await many_are_booked(town, 1, timedelta(minutes=1))
    await town.sql("UPDATE appointment SET advisor_id = CAST(:bob AS uuid) WHERE seat = 1001", bob=BOB)

    given = await vera.put(f"/api/appointments/{sams['id']}/advisor", advisor=BOB)

    assert given.status == 200


@pytest.mark.usefixtures("by_day")
async def test_a_later_attempt_takes_the_time_of_its_own_hour(town: Town, vera: Advisor) -> None:
    sams = await not_reached(town)
    await vera.put(f"/api/appointments/{sams['id']}/advisor", advisor=BOB)
    await many_are_booked(town, 1, timedelta(minutes=-40))
    ((another,),) = await town.sql("SELECT id::text FROM appointment WHERE seat = 1001")

    refused = await vera.put(f"/api/appointments/{another}/advisor", advisor=BOB)

    assert (refused.status, refused["error"]) == (409, "not_free")


@pytest.mark.usefixtures("by_day")
async def test_a_later_call_in_turn_is_in_the_days_of_who_makes_it(town: Town, vera: Advisor) -> None:
    turn, bob = await was_not_reached(town, town.seeker()), town.advisor("bob")
    await bob.signs_in()
    await vera.put(f"/api/appointments/{turn['id']}/advisor", advisor=BOB)

    shown = await bob.get("/api/timetable?days=1")

    assert [each["reference"] for each in shown["days"][0]["bookings"]] == [turn["reference"]]
