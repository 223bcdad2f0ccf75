"""A time is one person's: kept, booked, moved and given back, whoever else wants it."""

import asyncio
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import text

from app.seed import AGENCY, named
from callback import due, notices, settling
from contact.plumbing import clock
from tests.callback.people import MOBILE, Body, books, free_times, instant, keeps
from tests.people import Seeker, Town

HALF_AN_HOUR, HALF_A_SECOND = timedelta(minutes=30), timedelta(seconds=0.5)


async def test_a_time_is_kept_shown_to_be_theirs_and_booked(town: Town) -> None:
    sam = town.seeker()
    slot = (await free_times(sam))[0]

    kept = await keeps(sam, slot)
    one = f"/api/appointments/{kept['id']}"
    refused = await sam.post(f"{one}/confirmation")
    told = await sam.put(f"{one}/reach", number=MOBILE)
    proven = await sam.post(f"{one}/proof", code=told["code"])
    booked = await sam.post(f"{one}/confirmation")

    assert (kept.status, kept["state"], kept["extensions_left"]) == (201, "held", 10)
    assert (refused.status, refused["error"]) == (409, "reach_unproven")
    assert (told["proven"], told["number"], proven["proven"]) == (False, "•• 78", True)
    assert (booked["state"], booked["starts_at"]) == ("booked", slot["starts_at"])
    assert [each["id"] for each in (await sam.get("/api/appointments"))["appointments"]] == [kept["id"]]


async def test_a_stranger_sees_the_desk_and_whoever_is_followed_their_advisor_first(town: Town) -> None:
    sam, rosa = town.seeker(), town.seeker("Rosa")
    await rosa.comes()
    await town.sql(
        "UPDATE seeker SET referent_id = (SELECT id FROM advisor WHERE login = 'bob') WHERE name = :name", name="Rosa"
    )
    path = f"/api/motives/{named('application')}/slots"

    for_sam, for_rosa = await sam.get(path), await rosa.get(path)

    assert [each["kind"] for each in for_sam["diaries"]] == ["desk"]
    assert [(each["kind"], (each["advisor"] or {}).get("name")) for each in for_rosa["diaries"]] == [
        ("referent", "Bob Durand"),
        ("desk", None),
    ]


async def test_another_advisors_diary_is_nobody_elses_to_book(town: Town) -> None:
    sam = town.seeker()
    slot = (await free_times(sam))[0]
    (bobs,) = (await town.sql("SELECT d.id FROM diary d JOIN advisor a ON a.id = d.advisor_id WHERE login = 'bob'"))[0]

    assert (await keeps(sam, {**slot, "diary": str(bobs)})).status == 404
    assert (await keeps(sam, slot)).status == 201


async def test_a_lost_race_is_answered_with_the_nearest_free_times(town: Town) -> None:
    people = [town.seeker(name) for name in ("Sam", "Rosa", "Mallory")]
    slots = await free_times(people[0])

    first, second, third = [await keeps(person, slots[4]) for person in people]

    assert (first.status, second.status) == (201, 201)  # the desk has two seats
    assert (third.status, third["error"]) == (409, "slot_taken")
    near = [each["starts_at"] for each in third["slots"]]
    assert slots[4]["starts_at"] not in near
    assert near == sorted(near)
    assert {slots[3]["starts_at"], slots[5]["starts_at"]} <= set(near)


async def test_of_all_who_want_one_time_at_once_as_many_have_it_as_there_are_seats(town: Town) -> None:
    people = [town.seeker(f"Rosa {number}") for number in range(12)]
    slot = (await free_times(people[0]))[0]

    said = await asyncio.gather(*(keeps(person, slot) for person in people))

    assert sorted(each.status for each in said) == [201] * 2 + [409] * 10
    assert {each["error"] for each in said if each.status == 409} == {"slot_taken"}


async def test_the_constraint_alone_keeps_two_apart(town: Town) -> None:
    sam = town.seeker()
    booked = await books(sam, (await free_times(sam))[0])

    with pytest.raises(Exception, match="ex_appointment_one_a_seat"):
        await town.sql(
            """
            INSERT INTO appointment (id, reference, agency_id, diary_id, seat, seeker_id, motive_id, language, zone,
                                     starts_at, ends_at, due_at, busy_from, busy_to, state, held_until)
            SELECT gen_random_uuid(), 'VV-TEST', agency_id, diary_id, seat, seeker_id,
                   (SELECT id FROM motive WHERE slug = 'offer'), language, zone,
                   starts_at + interval '10 min', ends_at, due_at, busy_from + interval '10 min', busy_to, 'held', now()
            FROM appointment WHERE id = CAST(:id AS uuid)
            """,
            id=booked["id"],
        )


async def test_a_repeat_gets_the_first_answer_and_nobody_elses(town: Town) -> None:
    sam, mallory = town.seeker(), town.seeker("Mallory")
    slots = await free_times(sam)
    first = await keeps(sam, slots[0])
    await keeps(mallory, slots[1])

    again = await keeps(sam, slots[0], id=first["id"])
    hers = await keeps(mallory, slots[0], id=first["id"])

    assert (again.status, again["id"], again["starts_at"]) == (201, first["id"], first["starts_at"])
    assert (hers.status, hers["error"]) == (409, "id_taken")


async def test_a_hold_that_is_over_is_in_nobodys_way_and_cannot_be_booked(town: Town) -> None:
    sam, rosa = town.seeker(), town.seeker("Rosa")
    await town.sql("UPDATE diary SET seats = 1 WHERE kind = 'desk'")
    slot = (await free_times(sam))[0]
    kept = await keeps(sam, slot)
    await town.sql("UPDATE appointment SET held_until = now() - interval '1 s'")

    hers = await keeps(rosa, slot)
    longer = await sam.post(f"/api/appointments/{kept['id']}/extension")

    assert hers.status == 201
    assert (longer.status, longer["error"]) == (409, "hold_over")
    assert (await sam.get(f"/api/appointments/{kept['id']}"))["state"] == "lapsed"


async def test_a_hold_is_kept_longer_ten_times_and_no_more(town: Town) -> None:
    sam = town.seeker()
    kept = await keeps(sam, (await free_times(sam))[0])

    said = [await sam.post(f"/api/appointments/{kept['id']}/extension") for _ in range(11)]

    assert [each.status for each in said] == [200] * 10 + [409]
    assert said[9]["extensions_left"] == 0


async def test_whoever_changes_their_mind_gives_the_first_time_back(town: Town) -> None:
    sam = town.seeker()
    await town.sql("UPDATE diary SET seats = 1 WHERE kind = 'desk'")
    slots = await free_times(sam)

    await keeps(sam, slots[0])
    await keeps(sam, slots[1])

    now_free = [each["starts_at"] for each in await free_times(sam)]
    assert slots[0]["starts_at"] in now_free
    assert slots[1]["starts_at"] not in now_free


async def test_there_is_one_open_request_a_person_and_reason(town: Town) -> None:
    sam = town.seeker()
    slots = await free_times(sam)
    await books(sam, slots[0])

    again = await keeps(sam, slots[5])

    assert (again.status, again["error"]) == (409, "already_booked")


async def test_a_number_has_two_open_bookings_at_most_even_at_once(town: Town) -> None:
    people = [town.seeker(f"Rosa {number}") for number in range(4)]
    slots = await free_times(people[0])
    kept = [await keeps(person, slot) for person, slot in zip(people, slots, strict=False)]
    for person, each in zip(people, kept, strict=True):
        one = f"/api/appointments/{each['id']}"
        told = await person.put(f"{one}/reach", number=MOBILE)
        await town.sql("UPDATE proof SET sent_at = sent_at - interval '2 d'")
        await person.post(f"{one}/proof", code=told["code"])

    said = await asyncio.gather(
        *(
            person.post(f"/api/appointments/{each['id']}/confirmation")
            for person, each in zip(people, kept, strict=True)
        )
    )

    assert sorted(each.status for each in said) == [200, 200, 409, 409]
    assert {each["error"] for each in said if each.status == 409} == {"two_booked"}


async def test_a_wrong_code_costs_a_try_and_five_end_it(town: Town) -> None:
    sam = town.seeker()
    one = f"/api/appointments/{(await keeps(sam, (await free_times(sam))[0]))['id']}"
    told = await sam.put(f"{one}/reach", number=MOBILE)
    wrong = f"{(int(told['code']) + 1) % 1_000_000:06}"

    tried = [await sam.post(f"{one}/proof", code=wrong) for _ in range(5)]
    right = await sam.post(f"{one}/proof", code=told["code"])

    assert [(each.status, each["proven"]) for each in tried] == [(200, False)] * 5
    assert (right.status, right["error"]) == (409, "code_over")


async def test_a_telephone_is_not_for_ringing_with_codes(town: Town) -> None:
    sam = town.seeker()
    one = f"/api/appointments/{(await keeps(sam, (await free_times(sam))[0]))['id']}"

    first = await sam.put(f"{one}/reach", number=MOBILE)
    second = await sam.put(f"{one}/reach", number="+33612345678")

    assert first.status == 200
    assert (second.status, second["error"]) == (429, "too_many_codes")


async def test_what_costs_more_than_a_call_cannot_be_given(town: Town) -> None:
    sam = town.seeker()
    one = f"/api/appointments/{(await keeps(sam, (await free_times(sam))[0]))['id']}"

    assert (await sam.put(f"{one}/reach", number="0899 70 12 34"))["error"] == "number_too_dear"
    assert (await sam.put(f"{one}/reach", number="Rosa"))["error"] == "number_unreadable"


async def test_a_booking_moves_in_one_step_and_gives_its_time_back(town: Town) -> None:
    sam = town.seeker()
    await town.sql("UPDATE diary SET seats = 1 WHERE kind = 'desk'")
    slots = await free_times(sam)
    booked = await books(sam, slots[0])

    moved = await sam.post(
        f"/api/appointments/{booked['id']}/move", diary=slots[3]["diary"], starts_at=slots[3]["starts_at"]
    )

    assert (moved.status, moved["starts_at"], moved["sequence"]) == (200, slots[3]["starts_at"], 1)
    now_free = [each["starts_at"] for each in await free_times(sam)]
    assert slots[0]["starts_at"] in now_free
    assert slots[3]["starts_at"] not in now_free


async def test_who_cannot_move_keeps_what_they_have(town: Town) -> None:
    sam, rosa = town.seeker(), town.seeker("Rosa")
    await town.sql("UPDATE diary SET seats = 1 WHERE kind = 'desk'")
    slots = await free_times(sam)
    booked = await books(sam, slots[0])
    await keeps(rosa, slots[3])

    moved = await sam.post(
        f"/api/appointments/{booked['id']}/move", diary=slots[3]["diary"], starts_at=slots[3]["starts_at"]
    )

    assert (moved.status, moved["error"]) == (409, "slot_taken")
    assert (await sam.get(f"/api/appointments/{booked['id']}"))["starts_at"] == slots[0]["starts_at"]


async def test_a_booking_moves_into_a_time_that_overlaps_its_own(town: Town) -> None:
    sam = town.seeker()
    await town.sql("UPDATE diary SET seats = 1, after = interval '30 min' WHERE kind = 'desk'")
    slots = await free_times(sam)
    booked = await books(sam, slots[0])

    moved = await sam.post(
        f"/api/appointments/{booked['id']}/move", diary=slots[1]["diary"], starts_at=slots[1]["starts_at"]
    )

    assert (moved.status, moved["starts_at"]) == (200, slots[1]["starts_at"])


async def test_what_is_cancelled_is_free_again_and_says_so_twice(town: Town) -> None:
    sam = town.seeker()
    await town.sql("UPDATE diary SET seats = 1 WHERE kind = 'desk'")
    slots = await free_times(sam)
    booked = await books(sam, slots[0])

    said = [await sam.post(f"/api/appointments/{booked['id']}/cancellation") for _ in range(2)]

    assert [(each.status, each["state"], each["outcome"]) for each in said] == [
        (200, "closed", "cancelled_by_seeker"),
        (200, "closed", "cancelled_by_seeker"),
    ]
    assert slots[0]["starts_at"] in [each["starts_at"] for each in await free_times(sam)]


async def test_nobody_reads_or_changes_what_is_not_theirs(town: Town) -> None:
    sam, mallory = town.seeker(), town.seeker("Mallory")
    booked = await books(sam, (await free_times(sam))[0])
    await mallory.comes()
    one = f"/api/appointments/{booked['id']}"

    looked, cancelled = await mallory.get(one), await mallory.post(f"{one}/cancellation")

    assert (looked.status, cancelled.status) == (404, 404)
    assert (await sam.get(one))["state"] == "booked"


@pytest.mark.usefixtures("by_day")
async def test_people_overseas_are_offered_their_own_day(town: Town) -> None:
    rosa = town.seeker("Rosa")

    in_paris, in_reunion = await free_times(rosa), await free_times(rosa, zone="Indian/Reunion")
    nowhere = await rosa.get(f"/api/motives/{named('application')}/slots?zone=Moon/Tycho")

    assert {each["starts_at"] for each in in_reunion} < {each["starts_at"] for each in in_paris}
    assert max(instant(each["starts_at"]).hour for each in in_reunion) + 4 < 20
    assert (nowhere.status, nowhere["error"]) == (400, "unknown_zone")


async def test_an_absence_and_a_closed_day_are_not_offered(town: Town) -> None:
    rosa = town.seeker("Rosa")
    await rosa.comes()
    await town.sql("UPDATE seeker SET referent_id = (SELECT id FROM advisor WHERE login = 'bob')")
    (bobs,) = (await town.sql("SELECT d.id FROM diary d JOIN advisor a ON a.id = d.advisor_id WHERE login = 'bob'"))[0]
    his = [each for each in await free_times(rosa) if each["diary"] == str(bobs)]
    away, shut = instant(his[0]["starts_at"]), instant(his[-1]["starts_at"]).date()

    await town.sql(
        """INSERT INTO absence (id, advisor_id, starts_at, ends_at)
           SELECT gen_random_uuid(), id, :starts, :ends FROM advisor WHERE login = 'bob'""",
        starts=away,
        ends=away + HALF_AN_HOUR,
    )
    await town.sql(
        "INSERT INTO closure (id, agency_id, day, label) VALUES (gen_random_uuid(), :agency, :day, 'Pont')",
        agency=AGENCY,
        day=shut,
    )

    found = await free_times(rosa)
    assert his[0]["starts_at"] not in [each["starts_at"] for each in found if each["diary"] == str(bobs)]
    assert shut not in {instant(each["starts_at"]).date() for each in found}
    assert his[1]["starts_at"] in [each["starts_at"] for each in found if each["diary"] == str(bobs)]


async def test_nothing_is_done_for_a_time_without_a_zone(town: Town) -> None:
    sam = town.seeker()
    slot = (await free_times(sam))[0]

    said = await keeps(sam, {**slot, "starts_at": slot["starts_at"].removesuffix("Z")}, id=str(uuid4()))

    assert (said.status, said["error"]) == (400, "invalid_request")


async def test_the_sweeps_find_nothing_to_do_in_a_quiet_house(town: Town) -> None:
    sam = town.seeker()
    booked = await books(sam, (await free_times(sam))[-1])

    await due.begin(town.house)
    await settling.settle(town.house)
    await notices.tell(town.house)

    assert (await sam.get(f"/api/appointments/{booked['id']}"))["state"] == "booked"


async def bobs_times(town: Town, rosa: Seeker) -> list[Body]:
    await rosa.comes()
    await town.sql("UPDATE seeker SET referent_id = (SELECT id FROM advisor WHERE login = 'bob')")
    (bobs,) = (await town.sql("SELECT d.id FROM diary d JOIN advisor a ON a.id = d.advisor_id WHERE login = 'bob'"))[0]
    return [each for each in await free_times(rosa) if each["diary"] == str(bobs)]


async def test_a_time_in_which_an_absence_begins_is_not_to_be_had(town: Town) -> None:
    rosa = town.seeker("Rosa")
    first = (await bobs_times(town, rosa))[0]
    await town.sql(
        """INSERT INTO absence (id, advisor_id, starts_at, ends_at)
           SELECT gen_random_uuid(), id, :starts, :ends FROM advisor WHERE login = 'bob'""",
        starts=instant(first["starts_at"]) + HALF_AN_HOUR / 2,
        ends=instant(first["starts_at"]) + 2 * HALF_AN_HOUR,
    )

    listed, kept = await free_times(rosa), await keeps(rosa, first)

    assert (first["diary"], first["starts_at"]) not in [(each["diary"], each["starts_at"]) for each in listed]
    assert (kept.status, kept["error"]) == (409, "slot_taken")


async def test_nobody_books_who_has_left_us_or_what_is_no_longer_answered(town: Town) -> None:
    rosa = town.seeker("Rosa")
    first = (await bobs_times(town, rosa))[0]
    desk = next(each for each in await free_times(rosa) if each["diary"] != first["diary"])

    await town.sql("UPDATE advisor SET retired_at = now() WHERE login = 'bob'")
    bobs = await keeps(rosa, first)
    await town.sql("UPDATE motive SET retired_at = now() WHERE slug = 'application'")
    desks, listed = await keeps(rosa, desk), await rosa.get(f"/api/motives/{named('application')}/slots")

    assert (bobs.status, desks.status, listed.status) == (404, 404, 404)


async def test_whoever_wants_what_is_taken_waits_for_nobody(town: Town) -> None:
    sam, rosa, mallory = town.seeker(), town.seeker("Rosa"), town.seeker("Mallory")
    await town.sql("UPDATE diary SET seats = 1 WHERE kind = 'desk'")
    slots = await free_times(sam)
    await keeps(mallory, slots[0])

    async with town.house.database.transaction() as db:
        await db.execute(text("SELECT id FROM diary FOR UPDATE"))
        taken = await asyncio.wait_for(keeps(sam, slots[0]), 5)
        busy = await asyncio.wait_for(keeps(rosa, slots[1]), 5)

    assert (taken.status, taken["error"]) == (409, "slot_taken")
    assert (busy.status, busy["error"]) == (503, "unavailable")


async def test_a_hold_that_another_lets_go_is_left_to_them(town: Town) -> None:
    sam, rosa = town.seeker(), town.seeker("Rosa")
    slots = await free_times(sam)
    kept = await keeps(sam, slots[0])
    await keeps(rosa, slots[1])
    await town.sql("UPDATE appointment SET held_until = now() - interval '1 s'")

    async with town.house.database.transaction() as db:
        await db.execute(text("SELECT id FROM appointment WHERE id = CAST(:id AS uuid) FOR UPDATE"), {"id": kept["id"]})
        await asyncio.wait_for(settling.settle(town.house), 5)

    assert sorted(await town.sql("SELECT state FROM appointment")) == [("held",), ("lapsed",)]


@pytest.mark.parametrize("when", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"])
async def test_a_time_far_from_today_is_refused(town: Town, when: str) -> None:
    sam = town.seeker()
    slot = (await free_times(sam))[0]

    kept = await keeps(sam, {**slot, "starts_at": when})
    listed = await sam.get(f"/api/motives/{named('application')}/slots?from={when[:10]}")

    assert (kept.status, kept["error"]) == (400, "invalid_request")
    assert (listed.status, listed["error"]) == (400, "invalid_request")


async def test_of_what_is_over_the_latest_is_shown_first(town: Town) -> None:
    sam = town.seeker()
    slots = await free_times(sam)
    for slot in slots[:2]:
        booked = await books(sam, slot)
        await sam.post(f"/api/appointments/{booked['id']}/cancellation")

    shown = (await sam.get("/api/appointments"))["appointments"]

    assert [each["starts_at"] for each in shown] == [slots[1]["starts_at"], slots[0]["starts_at"]]


@pytest.mark.alone
async def test_thirty_who_wait_for_one_time_keep_nobody_else_waiting(town: Town) -> None:
    people = [town.seeker(f"Rosa {nth}") for nth in range(30)]
    slot = (await free_times(people[0]))[0]

    async with town.house.database.transaction() as db:
        await db.execute(text("SELECT id FROM diary FOR UPDATE"))
        waiting = asyncio.gather(*(keeps(person, slot) for person in people))
        await asyncio.sleep(0.1)  # who looks at the locks would wait for a connection too
        asked = clock.now()
        said = await town.nobody().get("/api/me")
        took = clock.now() - asked
        told = await waiting

    assert said.status == 200
    assert took < 3 * HALF_A_SECOND
    assert {each.status for each in told} == {503}
    assert {each.headers["Retry-After"] for each in told} == {"1"}
