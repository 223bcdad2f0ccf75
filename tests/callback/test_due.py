"""At its hour a booking is a contact like any other, once, whoever was down meanwhile."""

import asyncio
from collections.abc import Awaitable
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import event

from callback import due, settling
from contact.plumbing import clock
from tests.callback.people import books, free_times, let_it_be, many_are_booked
from tests.people import Seeker, Town

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
pytestmark = pytest.mark.usefixtures("by_day")


async def booked(town: Town, ago: timedelta = MINUTE) -> tuple[Seeker, str]:
    sam = town.seeker()
    said = await books(sam, (await free_times(sam))[0])
    await let_it_be(town, said["id"], ago)
    return sam, said["id"]


async def statements(town: Town, deed: Awaitable[None]) -> int:
    """Return how many statements the database was told for a deed."""
    told: list[str] = []
    engine = town.house.database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", lambda *told_of: told.append(told_of[2]))
    await deed
    return len(told)


async def contacts(town: Town) -> list[tuple[str, str]]:
    return await town.sql("SELECT channel, state FROM contact")


async def test_at_its_hour_it_is_offered_accepted_and_honoured(town: Town) -> None:
    sam, one = await booked(town)
    alice = town.advisor()
    await alice.is_available()

    await due.begin(town.house)
    await town.route()
    offer = await alice.offer()
    await alice.accepts(offer)
    began = await sam.get(f"/api/appointments/{one}")
    await alice.ends(began["contact"])
    await alice.concludes(began["contact"])
    await settling.settle(town.house)

    ended = await sam.get(f"/api/appointments/{one}")
    assert began["state"] == "due"
    assert (ended["state"], ended["outcome"]) == ("closed", "honoured")


async def test_before_its_hour_nothing_happens(town: Town) -> None:
    await booked(town, -MINUTE)

    await due.begin(town.house)

    assert await contacts(town) == []


async def test_ten_sweeps_at_once_make_one_contact(town: Town) -> None:
    await booked(town)

    await asyncio.gather(*(due.begin(town.house) for _ in range(10)))

    assert await contacts(town) == [("callback", "waiting")]


async def test_a_referents_booking_is_offered_to_them_before_anybody(town: Town) -> None:
    rosa = town.seeker("Rosa")
    await rosa.comes()
    await rosa.departs()
    await town.sql("UPDATE seeker SET referent_id = (SELECT id FROM advisor WHERE login = 'bob')")
    (bobs,) = (await town.sql("SELECT d.id FROM diary d JOIN advisor a ON a.id = d.advisor_id WHERE login = 'bob'"))[0]
    slot = next(each for each in await free_times(rosa) if each["diary"] == str(bobs))
    said = await books(rosa, slot)
    await let_it_be(town, said["id"], MINUTE)
    alice, bob = town.advisor(), town.advisor("bob")
    await alice.is_available()
    await bob.is_available()

    await due.begin(town.house)
    await town.route()

    assert (await bob.console())["offer"] is not None
    assert (await alice.console())["offer"] is None


async def test_after_two_hours_without_a_worker_people_are_called_once_and_keep_their_hour(town: Town) -> None:
    _, one = await booked(town, 2 * HOUR)

    await due.begin(town.house)
    await due.begin(town.house)

    rows = await town.sql(
        """SELECT c.state, c.first_enqueued_at = a.starts_at FROM appointment a JOIN contact c ON c.id = a.contact_id
           WHERE a.id = CAST(:id AS uuid)""",
        id=one,
    )
    assert rows == [("waiting", True)]


async def test_who_has_left_can_come_back_before_it_is_called_off(town: Town) -> None:
    sam, one = await booked(town)
    await due.begin(town.house)
    sam.contact = (await sam.get(f"/api/appointments/{one}"))["contact"]
    await sam.departs()

    await settling.settle(town.house)
    meanwhile = await sam.get(f"/api/appointments/{one}")
    await town.sql("UPDATE contact SET ended_at = ended_at - interval '1 h'")
    await settling.settle(town.house)

    assert meanwhile["state"] == "due"
    assert (await sam.get(f"/api/appointments/{one}"))["outcome"] == "cancelled_by_seeker"


async def test_only_a_conversation_that_took_place_honours_a_booking(town: Town) -> None:
    sam, one = await booked(town)
    await due.begin(town.house)
    await town.sql("UPDATE contact SET state = 'closed', outcome = 'no_reply', ended_at = now()")

    await settling.settle(town.house)

    assert (await sam.get(f"/api/appointments/{one}"))["outcome"] == "failed_undetermined"


async def test_whoever_waits_for_the_call_can_still_cancel_and_leaves_the_line(town: Town) -> None:
    sam, one = await booked(town)
    await due.begin(town.house)

    said = [await sam.post(f"/api/appointments/{one}/cancellation") for _ in range(2)]

    assert [(each.status, each["outcome"]) for each in said] == [(200, "cancelled_by_seeker")] * 2
    assert await contacts(town) == [("callback", "abandoned")]


@pytest.mark.parametrize("leaves_first", [False, True])
async def test_a_booking_that_was_cancelled_does_not_come_back(town: Town, leaves_first: bool) -> None:
    sam, one = await booked(town)
    await due.begin(town.house)
    sam.contact = (await sam.get(f"/api/appointments/{one}"))["contact"]
    await sam.departs()
    before = [(await sam.returns()).status, await contacts(town)]

    await (sam.departs() if leaves_first else sam.get("/api/me"))
    await sam.post(f"/api/appointments/{one}/cancellation")
    said = await sam.returns()

    assert before == [200, [("callback", "waiting")]]
    assert (said.status, said["error"]) == (409, "stale_state")
    assert await contacts(town) == [("callback", "abandoned")]
    assert (await sam.get("/api/me"))["contact"] is None


async def test_whoever_speaks_already_cannot_cancel(town: Town) -> None:
    sam, one = await booked(town)
    alice = town.advisor()
    await alice.is_available()
    await due.begin(town.house)
    await town.route()
    await alice.accepts(await alice.offer())

    said = await sam.post(f"/api/appointments/{one}/cancellation")

    assert (said.status, said["error"]) == (409, "appointment_over")
    assert await contacts(town) == [("callback", "active")]


async def test_those_that_cannot_begin_are_in_nobodys_way(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(due, "AT_ONCE", 1)
    _, broken = await booked(town, 2 * HOUR)
    rosa = town.seeker("Rosa")
    said = await books(rosa, (await free_times(rosa))[1], number="06 98 76 54 32")
    await let_it_be(town, said["id"], MINUTE)
    await town.sql("UPDATE appointment SET zone = 'Moon/Tycho' WHERE id = CAST(:id AS uuid)", id=broken)

    await due.begin(town.house)

    rows = await town.sql("SELECT state FROM appointment ORDER BY due_at")
    assert rows == [("booked",), ("due",)]


async def test_those_due_together_begin_together_each_in_its_own_line(town: Town) -> None:
    await many_are_booked(town, 40, MINUTE)

    said = await statements(town, due.begin(town.house))

    in_line = """SELECT count(*), count(DISTINCT c.id), count(DISTINCT p.motive_id),
                        bool_and(p.motive_id = a.motive_id), bool_and(c.first_enqueued_at = a.starts_at),
                        bool_and(c.seq = 1 AND e.seq = 1)
                 FROM appointment a JOIN contact c ON c.id = a.contact_id JOIN placement p ON p.contact_id = c.id
                 JOIN entry e ON e.contact_id = c.id WHERE a.state = 'due' AND c.state = 'waiting'"""
    assert await town.sql(in_line) == [(40, 40, 2, True, True, True)]
    assert said < 40


async def test_ten_sweeps_of_many_make_one_contact_each(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(due, "AT_ONCE", 7)
    await many_are_booked(town, 40, MINUTE)

    await asyncio.gather(*(due.begin(town.house) for _ in range(10)))

    assert await town.sql("SELECT count(*), count(DISTINCT seeker_id) FROM contact") == [(40, 40)]
    assert await town.sql("SELECT count(*) FROM appointment WHERE state = 'due'") == [(40,)]


async def test_what_cannot_begin_stops_none_of_those_due_with_it(town: Town) -> None:
    await many_are_booked(town, 40, MINUTE)
    await town.sql("UPDATE appointment SET zone = 'Moon/Tycho' WHERE seat IN (1001, 1020, 1021)")
    await town.sql(
        "UPDATE motive SET retired_at = now() WHERE id = (SELECT motive_id FROM appointment WHERE seat = 1030)"
    )

    await due.begin(town.house)

    began = await town.sql("SELECT state, outcome, count(*) FROM appointment GROUP BY 1, 2 ORDER BY 1")
    assert began == [("booked", None, 3), ("closed", "failed_ours", 19), ("due", None, 18)]


async def test_whoever_looks_at_our_page_sees_that_their_hour_has_come(town: Town) -> None:
    sam, one = await booked(town)
    await sam.listens()

    await due.begin(town.house)

    told = await sam.hears("contact", state="waiting")
    assert told["id"] == (await sam.get(f"/api/appointments/{one}"))["contact"]


async def test_after_half_a_day_we_say_that_we_failed(town: Town) -> None:
    sam, one = await booked(town, 12 * HOUR)

    await due.begin(town.house)

    said = await sam.get(f"/api/appointments/{one}")
    assert (said["state"], said["outcome"]) == ("closed", "failed_ours")
    assert await contacts(town) == []
    assert await town.sql("SELECT what FROM notice WHERE state = 'waiting'") == [("cancelled",)]


async def test_nobody_is_called_at_night_where_they_are(town: Town) -> None:
    sam, one = await booked(town)
    await town.sql("UPDATE appointment SET zone = 'Pacific/Tahiti'")

    await due.begin(town.house)

    assert (await sam.get(f"/api/appointments/{one}"))["outcome"] == "failed_ours"


async def test_a_clock_that_jumps_in_this_process_moves_no_hour(town: Town) -> None:
    await booked(town, -30 * MINUTE)

    with time_machine.travel(clock.now() + HOUR, tick=True):
        await due.begin(town.house)

    assert await contacts(town) == []


async def test_what_goes_on_from_a_conversation_says_so(town: Town) -> None:
    sam, alice = await town.conversation()
    await alice.ends(sam.contact)
    slot = (await free_times(sam))[0]
    said = await books(sam, slot, continues=sam.contact)
    await let_it_be(town, said["id"], MINUTE)

    await due.begin(town.house)

    rows = await town.sql("SELECT continues_id FROM contact WHERE channel = 'callback'")
    assert [str(each) for (each,) in rows] == [sam.contact]
