"""A peak is told to whoever comes, changes the hours, stirs the router, and ends by itself."""

import json
from typing import Any

from app.seed import named
from queues import peaks
from tests.people import Town

_ANNOUNCED = """
INSERT INTO peak (id, queue_id, starts_at, ends_at, message, week, publishes_waits, announced_by)
VALUES (gen_random_uuid(), :queue, now() + make_interval(hours => :since), now() + make_interval(hours => :until),
        '{"fr": "Beaucoup de demandes", "en": "Many requests"}', CAST(:week AS jsonb), true, :vera)
"""


async def announce(town: Town, since: int, until: int, week: str | None = None) -> None:
    """Announce a peak from so many hours from now until so many."""
    who = {"queue": named("creation"), "vera": named("vera")}
    await town.sql(_ANNOUNCED, since=since, until=until, week=week, **who)


async def creation(town: Town) -> dict[str, Any]:
    cards = (await town.nobody().get("/api/agency"))["queues"]
    (card,) = (each for each in cards if each["id"] == str(named("creation")))
    return dict(card)


async def test_whoever_comes_in_a_peak_is_told_and_until_when(town: Town) -> None:
    assert (await creation(town))["peak"] is None

    await announce(town, -1, 1)

    peak = (await creation(town))["peak"]
    assert peak["message"] == {"fr": "Beaucoup de demandes", "en": "Many requests"}
    assert peak["publishes_waits"] is True


async def test_a_peak_to_come_and_one_that_is_over_say_nothing(town: Town) -> None:
    await announce(town, 1, 2)
    await announce(town, -2, -1)

    assert (await creation(town))["peak"] is None


async def test_a_queue_is_open_in_the_hours_of_its_peak(town: Town) -> None:
    await town.sql("UPDATE queue SET week = '{}'")
    always = json.dumps({str(day): [["00:00", "24:00"]] for day in range(7)})
    await town.sql("UPDATE agency SET department = NULL")
    assert (await creation(town))["open"] is False

    await announce(town, -1, 1, always)

    assert (await creation(town))["open"] is True


async def test_time_alone_begins_and_ends_a_peak_and_the_router_hears_of_both(town: Town) -> None:
    await announce(town, -2, -1)
    await town.sql("DELETE FROM stirred")

    await peaks.turn(town.house)
    await peaks.turn(town.house)

    assert await town.sql("SELECT kind FROM stirred") == [("everything",)] * 2
    assert await town.sql("SELECT began, over FROM peak") == [(True, True)]
