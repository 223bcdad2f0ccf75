"""Twenty routers, five hundred people in line, fifty advisors who do as they please: nothing illegal happens."""

import asyncio
from datetime import timedelta

import pytest

from contact.plumbing.embedded import Running
from tests.race import careless
from tests.race.course import course
from tests.race.history import Crime, Patience, crimes

ROUTERS = 20
AT_MOST = 45.0
FOR_EVER = Patience(timedelta(hours=1))
PATIENCE = Patience(timedelta(seconds=2), rounds=2)  # one of them routes at a time


@pytest.mark.timeout(240)  # where the machine is somebody else's as well
async def test_a_race_of_twenty_routers_is_legal_from_first_to_last(servers: Running) -> None:
    async with course(servers.database_url, "careful", advisors=50) as race:
        await race.run(people=500, at_most=AT_MOST, routers=(ROUTERS, "careful"))
        history = await race.history()

    assert crimes(history, PATIENCE) == []
    assert race.wrong == []
    # It was a race: all that can happen at a desk did.
    deeds = {move.deed for move in history.moves}
    assert deeds >= {"accepted", "released", "requeued", "transferred", "abandoned", "returned", "closed"}
    assert {"declined", "forgotten", "vanished", "declared break"} <= set(race.desk)
    assert len(history.kept) == 500
    assert len(history.offers) > 100
    assert [each for each in race.desk if each.startswith("wrong")] == []


async def test_routers_that_know_of_no_lease_waste_work_and_do_no_harm(servers: Running) -> None:
    async with course(servers.database_url, "leaseless", advisors=12) as race:
        await race.run(people=60, at_most=20.0, routers=(4, "leaseless"))
        history = await race.history()

    assert crimes(history, FOR_EVER) == []
    assert len(history.offers) > 20
    assert {offer.epoch for offer in history.offers} == {None}


async def test_without_the_laws_the_same_routers_break_them_and_are_caught(servers: Running) -> None:
    """Without the unique indexes, the capacity check and compare-and-set, check-then-write is caught red-handed.

    Seen in nine runs of ten: advisors over capacity as well.
    """
    async with course(servers.database_url, "careless", advisors=10) as race:
        await race.connection.execute(careless.LAWS_BROKEN)
        async with race.with_routers(ROUTERS, "careless"):
            await race.line_up(60)
            await race.open_desks()
            await asyncio.sleep(4)
        await race.look()
        history = await race.history()

    found = {each.crime for each in crimes(history, PATIENCE)}
    assert found >= {Crime.TWO_LIVE_OFFERS, Crime.BUSY_ADVISOR_ASKED, Crime.BROKEN_CHAIN, Crime.WRONG_COUNT}
