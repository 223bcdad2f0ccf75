"""People hear where they stand, and how long it may take."""

import pytest

from queues.telling import rounded
from tests.people import Advisor, Seeker, Town


@pytest.mark.parametrize(
    ("place", "told"),
    [(1, 1), (20, 20), (21, 25), (50, 50), (51, 60), (101, 150), (500, 500), (501, 600), (4321, 4400)],
)
def test_a_place_is_exact_while_it_is_near_and_never_told_nearer_than_it_is(place: int, told: int) -> None:
    assert rounded(place) == told


async def test_how_long_it_may_take_is_told_from_what_is_known_of_the_queue(town: Town) -> None:
    sam, rosa, _ = await waiting_behind(town)
    unknown = (await rosa.reads())["contact"]["wait"]

    await town.sql(
        "INSERT INTO pace (queue_id, channel, handling, handled) "
        "SELECT queue_id, 'chat', interval '6 min', 100 FROM placement LIMIT 1"
    )
    await town.route()

    assert unknown is None
    assert (await sam.reads())["contact"]["wait"] is None
    assert (await rosa.reads())["contact"]["wait"] == {"from": 5, "to": 10}


async def test_the_first_wait_that_was_told_is_kept_so_that_its_error_can_be_shown(town: Town) -> None:
    _, rosa, _ = await waiting_behind(town)
    pace = "INSERT INTO pace (queue_id, channel, handling, handled) SELECT queue_id, 'chat', interval '{}', 100 "
    await town.sql(pace.format("6 min") + "FROM placement LIMIT 1")
    await town.route()

    await town.sql("UPDATE pace SET handling = interval '12 min'")
    await town.route()

    assert (await rosa.reads())["contact"]["wait"] == {"from": 10, "to": 20}
    ((expected,),) = await town.sql("SELECT expected FROM placement WHERE expected IS NOT NULL")
    assert expected.total_seconds() == 360


async def waiting_behind(town: Town) -> tuple[Seeker, Seeker, Advisor]:
    """Alice talks with Sam and can hold no more; Rosa waits."""
    sam, alice = await town.conversation()
    rosa = town.seeker("Rosa")
    await town.sql("UPDATE advisor SET capacity = 1 WHERE login = 'alice'")
    await rosa.comes()
    await town.route()
    return sam, rosa, alice
