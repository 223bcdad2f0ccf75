"""Twenty routers, five hundred people in line, fifty advisors who do as they please: nothing illegal happens."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from datetime import timedelta

import pytest

from contact.plumbing.embedded import Running
from tests.race import careless, world
from tests.race.course import course
from tests.race.hazards import SLOWER
from tests.race.history import Crime, Patience, crimes

Rings = Sequence[Mapping[str, object]]
ROUTERS = 20
AT_MOST = 45.0
FOR_EVER = Patience(timedelta(hours=1))
PATIENCE = Patience(timedelta(seconds=2), rounds=2)  # one of them routes at a time


@pytest.mark.alone
@pytest.mark.timeout(240)  # where the machine is somebody else's as well
async def test_a_race_of_twenty_routers_is_legal_from_first_to_last(servers: Running) -> None:
    async with course(servers.database_url, "careful", advisors=50) as race:
        await race.run((ROUTERS, "careful"), people=500, at_most=AT_MOST)
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
        await race.run((4, "leaseless"), people=60, at_most=20.0)
        history = await race.history()

    assert crimes(history, FOR_EVER) == []
    assert len(history.offers) > 20
    assert {offer.epoch for offer in history.offers} == {None}


@pytest.mark.alone
async def test_routers_with_a_lease_and_without_one_get_on_with_each_other(servers: Running) -> None:
    async with course(servers.database_url, "mixed", advisors=16) as race:
        await race.run((4, "careful"), (4, "leaseless"), people=80, at_most=15.0)
        history = await race.history()

    assert crimes(history, PATIENCE) == []
    assert race.wrong == []
    unfenced = [offer.epoch for offer in history.offers].count(None)
    assert 10 < unfenced < len(history.offers) - 10


@pytest.mark.alone
async def test_where_there_is_time_for_it_everybody_is_put_to_their_own_advisor_first(servers: Running) -> None:
    assert await what_is_found_where_there_is_time(servers, world.RINGS) == set()


async def test_without_the_ring_of_their_own_others_are_asked_before_and_are_caught(servers: Running) -> None:
    assert await what_is_found_where_there_is_time(servers, [{"to": "everyone"}]) == {Crime.OUT_OF_TURN}


async def test_whoever_leaves_while_an_offer_is_written_is_left_alone(servers: Running) -> None:
    assert await what_befalls_those_who_leave(servers, "leaseless") == set()


@pytest.mark.timeout(300)
async def test_without_its_locks_the_same_statement_offers_them_all_the_same_and_is_caught(servers: Running) -> None:
    assert Crime.BROKEN_CHAIN in await what_befalls_sooner_or_later(servers, Crime.BROKEN_CHAIN)


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


async def what_befalls_sooner_or_later(servers: Running, crime: Crime) -> set[Crime]:
    """Race without locks until a crime is seen, six times at most: who leaves just then is a matter of luck."""
    found: set[Crime] = set()
    for _ in range(6):
        found |= await what_befalls_those_who_leave(servers, "lockless")
        if crime in found:
            break
    return found


async def what_is_found_where_there_is_time(servers: Running, rings: Rings) -> set[Crime]:
    """Let more advisors than are needed answer people who come one by one, by these rings."""
    async with course(servers.database_url, "calm", advisors=24) as race:
        await race.connection.execute("UPDATE queue SET rings = $1::jsonb", json.dumps(rings))
        await race.run((2, "careful"), people=60, at_most=12.0, every=1.5)
        return {each.crime for each in crimes(await race.history(), PATIENCE)}


async def what_befalls_those_who_leave(servers: Running, kind: str) -> set[Crime]:
    """Let two routers write slowly, and everybody leave meanwhile."""
    async with course(servers.database_url, kind, advisors=10) as race:
        await race.connection.execute(SLOWER)
        await race.line_up(40)
        async with race.with_routers(2, kind):
            await race.open_desks()
            await race.all_leave(within=4)
        return {each.crime for each in crimes(await race.history(), FOR_EVER)}
