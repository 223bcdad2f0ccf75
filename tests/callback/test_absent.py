"""Somebody will be away: what is booked with them is moved, handed on or given back, each booking once."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from app.seed import named
from callback import notices as telling
from callback import rearranging
from tests.callback.people import Body, books, free_times, instant
from tests.people import Advisor, Said, Seeker, Town

DAY = timedelta(days=1)
ALICE, BOB = str(named("alice")), str(named("bob"))


@pytest.fixture
async def vera(town: Town) -> Advisor:
    vera = town.advisor("vera", "board")
    await vera.signs_in()
    return vera


async def booked_with_alice(town: Town, *names: str) -> list[tuple[Seeker, Said]]:
    """Book times of Alice's own diary, one after the other."""
    people = [town.seeker(name) for name in names]
    for each in people:
        await each.comes()
        await each.departs()
    await town.sql("UPDATE seeker SET referent_id = CAST(:alice AS uuid)", alice=ALICE)
    ((diary,),) = await town.sql("SELECT id FROM diary WHERE advisor_id = CAST(:alice AS uuid)", alice=ALICE)
    hers = [each for each in await free_times(people[0]) if each["diary"] == str(diary)]
    return [(each, await books(each, hers[n], number=f"06 12 34 56 7{n}")) for n, each in enumerate(people)]


async def hit(asker: Advisor, first: Body) -> Said:
    """Ask what an absence of Alice's on the day of a booking hits."""
    starts = instant(first["starts_at"])
    span = f"from={(starts - DAY / 2).isoformat()}&until={(starts + DAY / 2).isoformat()}"
    return await asker.get(f"/api/advisors/{ALICE}/bookings?{span}".replace("+", "%2B"))


async def chooses(asker: Advisor, first: Body, choices: list[Body], **more: object) -> Said:
    """Choose what becomes of bookings."""
    starts = instant(first["starts_at"])
    said = {
        "id": str(uuid4()),
        "advisor": ALICE,
        "starts_at": (starts - DAY / 2).isoformat(),
        "ends_at": (starts + DAY / 2).isoformat(),
        "choices": choices,
    }
    return await asker.post("/api/rearrangements", **{**said, **more})


def choice(booking: Body, way: str, **to: object) -> Body:
    return {"appointment": booking["id"], "was_at": booking["starts_at"], "way": way, **to}


def best(booking: Body, way: str) -> Body:
    """Choose the first of one kind that is proposed."""
    found = next(each for each in booking["ways"] if each["way"] == way)
    to = found["advisor"]["id"] if found["advisor"] else None
    return choice(booking, way, starts_at=found["starts_at"], advisor=to)


async def notices(town: Town) -> list[Any]:
    return await town.sql(
        "SELECT what, count(*) FROM notice WHERE what IN ('moved', 'cancelled') GROUP BY what ORDER BY 1"
    )


async def notices_due(town: Town) -> None:
    """Send what is due."""
    await telling.tell(town.house)


async def test_what_an_absence_hits_is_shown_with_what_can_be_done(town: Town, vera: Advisor) -> None:
    (_, sams), (_, rosas) = await booked_with_alice(town, "Sam", "Rosa")

    said = await hit(vera, sams)

    assert [each["reference"] for each in said["bookings"]] == [sams["reference"], rosas["reference"]]
    assert [each["ways"][-1]["way"] for each in said["bookings"]] == ["ask", "ask"]
    moves = [next(way["starts_at"] for way in each["ways"] if way["way"] == "move") for each in said["bookings"]]
    assert len(set(moves)) == 2
    assert not {sams["starts_at"], rosas["starts_at"]} & set(moves)


async def test_all_are_rearranged_in_one_go_and_each_person_is_told_once(town: Town, vera: Advisor) -> None:
    (sam, sams), (rosa, rosas), (mallory, third) = await booked_with_alice(town, "Sam", "Rosa", "Mallory")
    proposed = (await hit(vera, sams))["bookings"]
    ways = zip(proposed, ("move", "reassign", "ask"), strict=True)

    made = await chooses(vera, sams, [best(each, way) for each, way in ways])
    for _ in range(3):
        await rearranging.rearrange(town.house)
    after = await vera.get(f"/api/rearrangements/{made['id']}")

    assert (made.status, made["total"], made["done"]) == (201, 3, 0)
    assert (after["done"], after["failed"]) == (3, 0)
    assert (await sam.get(f"/api/appointments/{sams['id']}"))["starts_at"] == after["bookings"][0]["starts_at"]
    assert (await rosa.get(f"/api/appointments/{rosas['id']}"))["starts_at"] == rosas["starts_at"]
    handed = await town.sql("SELECT advisor_id FROM appointment WHERE id = CAST(:id AS uuid)", id=rosas["id"])
    assert str(handed[0][0]) == after["bookings"][1]["advisor"]["id"] != ALICE
    assert (await mallory.get(f"/api/appointments/{third['id']}"))["outcome"] == "cancelled_by_agency"
    assert await notices(town) == [("cancelled", 1), ("moved", 1)]


async def test_a_booking_that_was_handed_on_is_shown_with_who_calls_and_can_be_handed_on_again(
    town: Town, vera: Advisor
) -> None:
    ((sam, sams),) = await booked_with_alice(town, "Sam")
    await chooses(vera, sams, [choice(sams, "reassign", advisor=BOB)])
    await rearranging.rearrange(town.house)
    starts = instant(sams["starts_at"])
    span = f"from={(starts - DAY / 2).isoformat()}&until={(starts + DAY / 2).isoformat()}".replace("+", "%2B")

    shown = await sam.get(f"/api/appointments/{sams['id']}")
    (booking,) = (await vera.get(f"/api/advisors/{BOB}/bookings?{span}"))["bookings"]

    assert shown["diary"]["advisor"]["id"] == BOB
    back = next(way for way in booking["ways"] if way["way"] == "move")
    assert back["advisor"]["id"] == ALICE  # in whose diary it stands


async def test_whoever_answers_for_them_is_proposed_first(town: Town, vera: Advisor) -> None:
    ((_, sams),) = await booked_with_alice(town, "Sam")
    starts = instant(sams["starts_at"])
    alice = town.advisor("alice")
    await alice.signs_in()
    span = (starts - DAY / 2).isoformat(), (starts + DAY / 2).isoformat()
    assert (await alice.will_be_away(*span, replaced_by=BOB)).status == 201

    (booking,) = (await hit(vera, sams))["bookings"]

    assert (booking["ways"][0]["way"], booking["ways"][0]["advisor"]["id"]) == ("reassign", BOB)


async def test_a_repeat_gets_the_same_and_does_nothing_twice(town: Town, vera: Advisor) -> None:
    ((_, sams),) = await booked_with_alice(town, "Sam")
    first = await chooses(vera, sams, [choice(sams, "ask")])
    await rearranging.rearrange(town.house)

    again = await chooses(vera, sams, [choice(sams, "ask")], id=first["id"])
    await rearranging.rearrange(town.house)

    assert (again["id"], again["done"]) == (first["id"], 1)
    assert await notices(town) == [("cancelled", 1)]


async def test_five_workers_at_once_tell_each_person_once(town: Town, vera: Advisor) -> None:
    (_, sams), (_, rosas), (_, third) = await booked_with_alice(town, "Sam", "Rosa", "Mallory")
    made = await chooses(vera, sams, [choice(each, "ask") for each in (sams, rosas, third)])

    await asyncio.gather(*(rearranging.rearrange(town.house) for _ in range(5)))
    after = await vera.get(f"/api/rearrangements/{made['id']}")

    assert (after["done"], after["failed"]) == (3, 0)
    assert await notices(town) == [("cancelled", 3)]


async def test_what_was_interrupted_goes_on_where_it_stopped(
    town: Town, vera: Advisor, monkeypatch: pytest.MonkeyPatch
) -> None:
    (_, sams), (_, rosas) = await booked_with_alice(town, "Sam", "Rosa")
    made = await chooses(vera, sams, [choice(each, "ask") for each in (sams, rosas)])
    with monkeypatch.context() as one_at_a_time:
        one_at_a_time.setattr(rearranging, "AT_ONCE", 1)
        await rearranging.rearrange(town.house)  # and then its process dies
    between = await vera.get(f"/api/rearrangements/{made['id']}")

    await rearranging.rearrange(town.house)
    after = await vera.get(f"/api/rearrangements/{made['id']}")

    assert (between["done"], after["done"]) == (1, 2)
    assert await notices(town) == [("cancelled", 2)]


async def test_whoever_moves_their_booking_meanwhile_has_the_last_word(town: Town, vera: Advisor) -> None:
    ((sam, sams),) = await booked_with_alice(town, "Sam")
    made = await chooses(vera, sams, [choice(sams, "ask")])
    desk = next(each for each in await free_times(sam) if each["diary"] != sams["diary"]["id"])
    await sam.post(f"/api/appointments/{sams['id']}/move", diary=desk["diary"], starts_at=desk["starts_at"])

    await rearranging.rearrange(town.house)
    after = await vera.get(f"/api/rearrangements/{made['id']}")

    assert [(each["step"], each["why"]) for each in after["bookings"]] == [("failed", "changed_meanwhile")]
    assert (await sam.get(f"/api/appointments/{sams['id']}"))["state"] == "booked"


async def test_one_that_cannot_be_done_holds_up_no_other(town: Town, vera: Advisor) -> None:
    (_, sams), (_, rosas) = await booked_with_alice(town, "Sam", "Rosa")
    await chooses(vera, sams, [choice(sams, "move", starts_at=rosas["starts_at"]), choice(rosas, "ask")])
    made = await town.sql("SELECT rearrangement_id FROM rearranged LIMIT 1")

    await rearranging.rearrange(town.house)
    after = await vera.get(f"/api/rearrangements/{made[0][0]}")

    assert [(each["step"], each["why"]) for each in after["bookings"]] == [("failed", "slot_taken"), ("done", None)]


async def test_an_advisor_rearranges_their_own_and_names_only_who_has_agreed(town: Town) -> None:
    (_, sams), (_, rosas) = await booked_with_alice(town, "Sam", "Rosa")
    alice, bob = town.advisor("alice"), town.advisor("bob")
    await alice.signs_in()
    await bob.signs_in()

    (shown, _) = (await hit(alice, sams))["bookings"]
    unasked = await chooses(alice, sams, [choice(sams, "reassign", advisor=BOB)])
    hers = await chooses(alice, sams, [choice(rosas, "ask")])
    not_his = await chooses(bob, sams, [choice(sams, "ask")])

    assert [each["way"] for each in shown["ways"]] == ["move", "ask"]
    assert (unasked.status, hers.status, not_his.status) == (403, 201, 404)


async def test_a_booking_that_the_absence_does_not_hit_is_not_rearranged(town: Town, vera: Advisor) -> None:
    ((_, sams),) = await booked_with_alice(town, "Sam")
    away = instant(sams["starts_at"]) + 30 * DAY

    said = await chooses(
        vera, sams, [choice(sams, "ask")], starts_at=away.isoformat(), ends_at=(away + DAY).isoformat()
    )

    assert said.status == 404


async def test_an_absence_hits_a_later_attempt_at_its_own_hour(town: Town, vera: Advisor) -> None:
    ((_, sams),) = await booked_with_alice(town, "Sam")
    on_its_day = await hit(vera, sams)
    await town.sql("UPDATE appointment SET due_at = due_at + interval '1 d'")

    tried_again = {**sams, "starts_at": (instant(sams["starts_at"]) + DAY).isoformat()}
    (later,) = (await hit(vera, tried_again))["bookings"]
    done = await chooses(vera, tried_again, [choice(later, "ask")])
    await rearranging.rearrange(town.house)

    assert len(on_its_day["bookings"]) == 1
    assert (await hit(vera, sams))["bookings"] == []
    assert instant(later["starts_at"]) == instant(tried_again["starts_at"])
    assert (await vera.get(f"/api/rearrangements/{done['id']}"))["done"] == 1


async def what_sam_is_told(town: Town) -> list[Any]:
    return await town.sql("SELECT state, count(*) FROM notice WHERE what = 'colleague' GROUP BY state ORDER BY 1")


async def test_who_booked_somebody_by_name_is_told_once_that_a_colleague_calls(town: Town, vera: Advisor) -> None:
    ((sam, sams),) = await booked_with_alice(town, "Sam")
    give = f"/api/appointments/{sams['id']}/advisor"

    for _ in range(2):
        await vera.put(give, advisor=BOB)
    await town.sql("UPDATE notice SET due_at = now() WHERE what = 'colleague'")
    await notices_due(town)

    mine = await sam.get(f"/api/appointments/{sams['id']}")
    assert await what_sam_is_told(town) == [("sent", 1)]
    assert (mine["diary"]["advisor"]["name"], mine["instead_of"]["name"]) == ("Bob Durand", "Alice Martin")
    assert sams["instead_of"] is None


async def test_who_never_heard_of_a_colleague_need_not_hear_that_it_is_who_they_know(town: Town, vera: Advisor) -> None:
    ((sam, sams),) = await booked_with_alice(town, "Sam")
    give = f"/api/appointments/{sams['id']}/advisor"
    await vera.put(give, advisor=BOB)

    await vera.put(give, advisor=ALICE)

    assert await what_sam_is_told(town) == [("skipped", 1)]
    assert (await sam.get(f"/api/appointments/{sams['id']}"))["instead_of"] is None


async def test_who_was_told_of_a_colleague_is_told_when_it_is_another_again(town: Town, vera: Advisor) -> None:
    ((_, sams),) = await booked_with_alice(town, "Sam")
    give = f"/api/appointments/{sams['id']}/advisor"
    await vera.put(give, advisor=BOB)
    await town.sql("UPDATE notice SET due_at = now() WHERE what = 'colleague'")
    await notices_due(town)

    await vera.put(give, advisor=ALICE)

    assert await what_sam_is_told(town) == [("sent", 1), ("waiting", 1)]


async def test_whose_booking_is_given_to_a_colleague_in_one_go_is_told_too(town: Town, vera: Advisor) -> None:
    ((_, sams),) = await booked_with_alice(town, "Sam")
    (booking,) = (await hit(vera, sams))["bookings"]

    await chooses(vera, sams, [best(booking, "reassign")])
    await rearranging.rearrange(town.house)

    assert await what_sam_is_told(town) == [("waiting", 1)]
