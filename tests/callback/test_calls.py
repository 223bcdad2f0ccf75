"""Who holds the contact rings, each attempt is counted, and that somebody was absent is a person's word."""

import asyncio
from datetime import UTC, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from callback import due, settling
from callback.calls import again_at
from tests.callback.people import books, free_times, let_it_be
from tests.people import Advisor, Said, Seeker, Town

MINUTE = timedelta(minutes=1)
pytestmark = pytest.mark.usefixtures("by_day")


async def in_hand(town: Town) -> tuple[Seeker, Advisor, str, str]:
    """Sam's hour has come, and Alice has accepted; return them, the appointment and the contact."""
    sam, alice = town.seeker(), town.advisor()
    booked = await books(sam, (await free_times(sam))[0])
    await let_it_be(town, booked["id"], MINUTE)
    await alice.is_available()
    return sam, alice, booked["id"], await comes_to(town, alice, booked["id"])


async def comes_to(town: Town, alice: Advisor, appointment: str) -> str:
    """Let the appointment's hour come, and Alice accept; return the contact."""
    await due.begin(town.house)
    await town.route()
    await alice.accepts(await alice.offer())
    rows = await town.sql("SELECT contact_id FROM appointment WHERE id = CAST(:id AS uuid)", id=appointment)
    return str(rows[0][0])


async def rings(alice: Advisor, contact: str) -> Said:
    return await alice.post(f"/api/contacts/{contact}/calls", id=str(uuid4()))


async def unanswered(town: Town, alice: Advisor, contact: str) -> Said:
    """Ring, hear nobody, say so, and conclude."""
    call = await rings(alice, contact)
    ended = await alice.post(f"/api/calls/{call['id']}/outcome", outcome="no_answer")
    await alice.concludes(contact, "no_reply")
    await due.begin(town.house)  # too soon for another
    return ended


async def tried_again(town: Town, alice: Advisor, appointment: str) -> Said:
    """Let two days go by, and ring again in vain."""
    await town.sql("UPDATE call SET ended_at = ended_at - interval '2 d'")
    await town.sql("UPDATE appointment SET due_at = now() WHERE state = 'booked'")
    return await unanswered(town, alice, await comes_to(town, alice, appointment))


async def test_the_number_is_shown_on_a_click_that_leaves_a_trace(town: Town) -> None:
    _, alice, appointment, contact = await in_hand(town)

    read = await alice.reads(contact)
    call = await rings(alice, contact)

    assert "612345678" not in str(read).replace(" ", "")
    assert (call.status, call["tel"], call["number"], call["nth"]) == (201, "+33612345678", "+33 6 12 34 56 78", 1)
    traces = await town.sql("SELECT deed FROM audit WHERE object_id = CAST(:id AS uuid)", id=appointment)
    assert traces == [("number.show",)]


async def test_nobody_else_sees_it(town: Town) -> None:
    sam, _, appointment, contact = await in_hand(town)
    bob, vera = town.advisor("bob"), town.advisor("vera", "board")
    await bob.signs_in()
    await vera.signs_in()

    said = [await rings(bob, contact), await rings(vera, contact)]

    assert [each.status for each in said] == [404, 404]
    assert (await sam.post(f"/api/contacts/{contact}/calls", id=str(uuid4()))).status == 401
    assert await town.sql("SELECT count(*) FROM call") == [(0,)]
    assert (await bob.post(f"/api/appointments/{appointment}/outcome", outcome="absent")).status == 404


async def test_who_was_reached_has_an_honoured_appointment(town: Town) -> None:
    sam, alice, appointment, contact = await in_hand(town)
    call = await rings(alice, contact)

    said = [await alice.post(f"/api/calls/{call['id']}/outcome", outcome="reached") for _ in range(2)]
    await alice.ends(contact)
    await alice.concludes(contact)
    await settling.settle(town.house)

    assert [(each.status, each["outcome"]) for each in said] == [(200, "reached")] * 2
    assert (await sam.get(f"/api/appointments/{appointment}"))["outcome"] == "honoured"


async def test_one_rings_at_a_time_and_a_repeat_is_no_second_attempt(town: Town) -> None:
    _, alice, _, contact = await in_hand(town)
    one = str(uuid4())

    repeated = [await alice.post(f"/api/contacts/{contact}/calls", id=one) for _ in range(2)]
    others = await asyncio.gather(*(rings(alice, contact) for _ in range(5)))

    assert [(each.status, each["nth"]) for each in repeated] == [(201, 1)] * 2
    assert {(each.status, each["error"]) for each in others} == {(409, "call_under_way")}
    assert await town.sql("SELECT count(*) FROM call") == [(1,)]


async def test_who_does_not_answer_is_told_and_tried_three_times_and_then_a_person_decides(town: Town) -> None:
    sam, alice, appointment, contact = await in_hand(town)
    one = f"/api/appointments/{appointment}"
    attempts = [await unanswered(town, alice, contact)]
    meanwhile = await sam.get(one)
    attempts += [await tried_again(town, alice, appointment), await tried_again(town, alice, appointment)]
    await settling.settle(town.house)
    undecided = await sam.get(one)

    decided = await alice.post(f"{one}/outcome", outcome="absent")

    assert [(each["nth"], each["again_at"] is not None) for each in attempts] == [(1, True), (2, True), (3, False)]
    assert meanwhile["state"] == "booked"
    assert (undecided["state"], undecided["outcome"]) == ("due", None)
    assert (decided.status, decided["outcome"]) == (200, "absent")
    assert await town.sql("SELECT count(*) FROM notice WHERE what = 'missed'") == [(3,)]


async def test_a_wrong_number_is_not_called_again_nor_written_to(town: Town) -> None:
    sam, alice, appointment, contact = await in_hand(town)
    call = await rings(alice, contact)

    ended = await alice.post(f"/api/calls/{call['id']}/outcome", outcome="wrong_number")

    assert ended["again_at"] is None
    assert (await sam.get(f"/api/appointments/{appointment}"))["state"] == "due"
    assert await town.sql("SELECT 1 FROM notice WHERE what = 'missed'") == []


async def test_nobody_is_rung_at_night(town: Town) -> None:
    _, alice, _, contact = await in_hand(town)
    await town.sql("UPDATE appointment SET zone = 'Pacific/Tahiti'")

    said = await rings(alice, contact)

    assert (said.status, said["error"]) == (409, "night_there")


@pytest.mark.parametrize(
    ("ended", "nth", "zone", "again"),
    [
        ("2026-12-01T10:00+00:00", 1, "Europe/Paris", "2026-12-01T10:30+00:00"),
        ("2026-12-01T10:00+00:00", 2, "Europe/Paris", "2026-12-02T10:00+00:00"),
        ("2026-12-01T18:45+00:00", 1, "Europe/Paris", "2026-12-02T07:15+00:00"),  # 20:15 there is too late
        ("2026-12-05T10:00+00:00", 2, "Europe/Paris", "2026-12-07T07:00+00:00"),  # not on a Sunday
        ("2026-12-01T15:40+00:00", 1, "Indian/Reunion", "2026-12-02T04:10+00:00"),
    ],
)
def test_somebody_is_tried_again_by_day(ended: str, nth: int, zone: str, again: str) -> None:
    said = again_at(datetime.fromisoformat(ended).astimezone(UTC), nth, ZoneInfo(zone))

    assert said == datetime.fromisoformat(again)


async def test_a_page_that_was_reloaded_finds_the_attempt_under_way(town: Town) -> None:
    _, alice, _, contact = await in_hand(town)
    call = await rings(alice, contact)

    (found,) = (await alice.get(f"/api/contacts/{contact}/calls"))["calls"]

    assert (found["id"], found["number"], found["outcome"]) == (call["id"], call["number"], None)


async def test_whoever_takes_over_says_how_the_attempt_went_and_is_not_shown_the_number_unasked(town: Town) -> None:
    _, alice, _, contact = await in_hand(town)
    call = await rings(alice, contact)
    bob = town.advisor("bob")
    await bob.signs_in()
    before = await bob.post(f"/api/calls/{call['id']}/outcome", outcome="busy")

    await town.sql(
        "UPDATE contact SET advisor_id = (SELECT id FROM advisor WHERE login = 'bob') WHERE id = CAST(:id AS uuid)",
        id=contact,
    )
    (found,) = (await bob.get(f"/api/contacts/{contact}/calls"))["calls"]
    after = await bob.post(f"/api/calls/{call['id']}/outcome", outcome="reached")

    assert before.status == 404
    assert found["number"] == found["tel"] == ""
    assert (after.status, after["outcome"]) == (200, "reached")
