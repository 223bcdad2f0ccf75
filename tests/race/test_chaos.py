"""Routers are killed, frozen and cut off in the middle of a write, and bells are lost: nobody is, all is legal."""

from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from contact.plumbing.embedded import Running
from tests.race.course import course
from tests.race.hazards import SLOW, hard_of_hearing, two_routers
from tests.race.history import Patience, crimes

PEOPLE = 60
# Who waits while nobody routes waits lawfully; that all are served in the end is asked instead.
FOR_EVER = Patience(timedelta(hours=1))


@pytest.mark.timeout(240)
async def test_routers_that_are_killed_frozen_and_cut_off_lose_nobody_and_offer_nothing_too_late(
    servers: Running, tmp_path: Path
) -> None:
    bell = hard_of_hearing(servers.redis_url, Random(3))
    async with course(servers.database_url, "chaos", advisors=20, ring=bell) as race:
        await race.connection.execute(SLOW)
        with two_routers(race.url, servers.redis_url, tmp_path, Random(5)) as routers:
            await race.endure(routers.suffer(race.connection, times=1), people=PEOPLE, at_most=30)
        history = await race.history()

    assert crimes(history, FOR_EVER) == []
    assert len(history.kept) == PEOPLE
    assert {each.state for each in history.kept} <= {"active", "wrapping", "closed"}
    assert routers.tally["in the middle of a write"] > 0
    assert (routers.tally["killed"], routers.tally["frozen"]) == (1, 1)
    assert routers.tally["cut off"] > 0
    assert {move.deed for move in history.moves} >= {"accepted", "released", "abandoned", "returned"}
    assert len({offer.epoch for offer in history.offers}) > 1
