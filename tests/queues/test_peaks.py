"""A peak is told to whoever comes, changes the hours, stirs the router, and ends by itself."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from app.seed import AGENCY, named
from queues import peaks
from tests.people import Advisor, Said, Town

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


@pytest.mark.parametrize(("published", "told"), [(True, {"from": 10, "to": 20}), (False, None)])
async def test_a_peak_publishes_the_wait_of_whoever_came_last_if_it_says_so(
    town: Town, published: bool, told: dict[str, int] | None
) -> None:
    always = json.dumps({str(day): [["00:00", "24:00"]] for day in range(7)})
    await announce(town, -1, 1, always)
    await town.seeker().comes("start")
    await town.sql("UPDATE placement SET wait_from = 10, wait_to = 20")
    await town.sql("UPDATE peak SET publishes_waits = :published", published=published)

    assert (await creation(town))["peak"]["wait"] == told


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


# ---- announced by a supervisor -------------------------------------------------------------------------------


def from_now(**length: float) -> str:
    return (datetime.now(UTC) + timedelta(**length)).isoformat()


async def vera(town: Town) -> Advisor:
    somebody = town.advisor("vera", "admin")
    await somebody.signs_in()
    return somebody


async def says(supervisor: Advisor, **change: Any) -> Said:
    usual = {
        "id": str(uuid4()),
        "queue": str(named("creation")),
        "starts_at": from_now(minutes=-1),
        "ends_at": from_now(hours=1),
        "message": {"fr": "Beaucoup de demandes", "en": "Many requests"},
    }
    return await supervisor.post("/api/admin/peaks", **{**usual, **change})


async def test_a_supervisor_announces_it_and_ends_it_early(town: Town) -> None:
    supervisor, key = await vera(town), str(uuid4())

    told = await says(supervisor, id=key, overflow=[str(AGENCY)])
    again = await says(supervisor, id=key)
    shown = (await creation(town))["peak"]
    ended = await supervisor.post(f"/api/admin/peaks/{key}/end")

    assert [(each["running"], each["by"]) for each in told["peaks"]] == [(True, "Vera Lemoine")]
    assert told["peaks"][0]["overflow"][0]["name"] == "Agence de démonstration"
    assert (again["peaks"], shown["message"]["en"]) == (told["peaks"], "Many requests")
    assert (ended["peaks"], (await creation(town))["peak"]) == ([], None)
    deeds = "SELECT deed FROM audit WHERE by_id = :who ORDER BY id"
    assert await town.sql(deeds, who=named("vera")) == [("peak.announced",), ("peak.ended",)]


async def test_one_that_has_not_begun_is_called_off(town: Town) -> None:
    supervisor, key = await vera(town), str(uuid4())
    await says(supervisor, id=key, starts_at=from_now(hours=1), ends_at=from_now(hours=2))

    await supervisor.post(f"/api/admin/peaks/{key}/end")

    assert await town.sql("SELECT 1 FROM peak") == []


@pytest.mark.parametrize(
    ("change", "at"),
    [
        ({"ends_at": from_now(minutes=-2)}, "peak/ends_at"),
        ({"message": {"fr": "Trop", "en": ""}}, "peak/message"),
        ({"week": {}}, "peak/week"),
        ({"week": {"monday": ["17:00-09:00"]}}, "peak/week/monday"),
        ({"overflow": [str(uuid4())]}, "peak/overflow"),
    ],
)
async def test_what_makes_no_sense_is_refused_beside_its_field(town: Town, change: dict[str, Any], at: str) -> None:
    said = await says(await vera(town), **change)

    assert (said.status, said["findings"][0]["at"]) == (400, at)


async def test_two_peaks_of_one_queue_do_not_overlap(town: Town) -> None:
    supervisor = await vera(town)
    await says(supervisor)

    assert (await says(supervisor))["error"] == "peaks_overlap"
    assert (await says(supervisor, queue=str(named("search")))).status == 200
