"""Whatever is open near its hour or after it is in the list, and says how it stands."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from app.seed import AGENCY
from callback import due, overdue, settling
from contact.plumbing import clock
from tests.callback.people import books, free_times, let_it_be
from tests.people import Advisor, Seeker, Town

MINUTE = timedelta(minutes=1)
pytestmark = pytest.mark.usefixtures("by_day")


async def booked(town: Town, ago: timedelta) -> tuple[Seeker, str]:
    sam = town.seeker()
    said = await books(sam, (await free_times(sam))[0])
    await let_it_be(town, said["id"], ago)
    return sam, said["id"]


async def listed(town: Town) -> list[tuple[str, str]]:
    async with town.house.database.transaction() as db:
        found = await overdue.watched(db, [AGENCY], clock.now())
        return [(str(each.appointment.id), each.standing) for each in found]


async def called(town: Town, outcome: str) -> tuple[str, Advisor, Any]:
    _, one = await booked(town, 11 * MINUTE)
    alice = town.advisor()
    await alice.is_available()
    await due.begin(town.house)
    await town.route()
    offer = await alice.offer()
    await alice.accepts(offer)
    call = await alice.post(f"/api/contacts/{offer['contact']}/calls", id=str(uuid4()))
    await alice.post(f"/api/calls/{call['id']}/outcome", outcome=outcome)
    return one, alice, offer["contact"]


@pytest.mark.parametrize(("ago", "standing"), [(-14 * MINUTE, "due"), (9 * MINUTE, "due"), (11 * MINUTE, "late")])
async def test_what_nobody_has_spoken_about_is_due_and_then_late(town: Town, ago: timedelta, standing: str) -> None:
    _, one = await booked(town, ago)

    assert await listed(town) == [(one, standing)]


async def test_what_is_far_off_is_not_there(town: Town) -> None:
    await booked(town, -20 * MINUTE)

    assert await listed(town) == []


async def test_who_waits_in_line_is_late_as_well(town: Town) -> None:
    _, one = await booked(town, 11 * MINUTE)
    await due.begin(town.house)

    assert await listed(town) == [(one, "late")]


async def test_who_has_left_the_line_stays_until_it_is_called_off(town: Town) -> None:
    sam, one = await booked(town, 11 * MINUTE)
    await due.begin(town.house)
    sam.contact = (await sam.get(f"/api/appointments/{one}"))["contact"]
    await sam.departs()

    assert await listed(town) == [(one, "late")]


async def test_a_conversation_is_under_way_until_it_is_closed(town: Town) -> None:
    one, alice, contact = await called(town, "reached")

    while_speaking = await listed(town)
    await alice.ends(contact)
    while_concluding = await listed(town)
    await alice.concludes(contact)
    await settling.settle(town.house)

    assert while_speaking == while_concluding == [(one, "under_way")]
    assert await listed(town) == []


async def test_a_wrong_number_is_undecided_until_somebody_decides(town: Town) -> None:
    one, alice, contact = await called(town, "wrong_number")

    after_the_call = await listed(town)
    await alice.concludes(contact)
    await settling.settle(town.house)
    after_the_end = await listed(town)
    await alice.post(f"/api/appointments/{one}/outcome", outcome="absent")

    assert after_the_call == after_the_end == [(one, "undecided")]
    assert await listed(town) == []


async def test_who_is_tried_again_is_there_again_at_their_next_hour(town: Town) -> None:
    one, _, _ = await called(town, "no_answer")

    meanwhile = await listed(town)
    await town.sql("UPDATE appointment SET due_at = now()")

    assert meanwhile == []
    assert await listed(town) == [(one, "due")]


async def test_what_we_failed_stays_for_a_day(town: Town) -> None:
    _, one = await booked(town, timedelta(hours=5))
    await due.begin(town.house)

    today = await listed(town)
    await town.sql("UPDATE appointment SET settled_at = settled_at - interval '25 h'")

    assert today == [(one, "failed")]
    assert await listed(town) == []


async def test_another_agency_sees_none_of_it(town: Town) -> None:
    await booked(town, MINUTE)

    async with town.house.database.transaction() as db:
        assert await overdue.watched(db, [uuid4()], clock.now()) == []
