"""Whatever clocks do: each due call begins exactly once, each reminder comes at most once and never late."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from callback import due
from tests.callback.almanac import Almanac, there
from tests.callback.people import many_are_booked
from tests.mortal import Died, mortal

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def told(almanac: Almanac, zone: str = "Europe/Paris") -> Sequence[str]:
    """Return what was told, and when by the clocks of a zone."""
    return [f"{what} {at.astimezone(ZoneInfo(zone)):%a %H:%M}" for what, at in almanac.told]


@pytest.mark.parametrize(
    ("made", "starts", "two_days"),
    [
        # Paris has no half past two on Sunday: two days before is 07:30 by its clocks, which is too early for anybody.
        ("2027-03-25T12:00", "2027-03-29T08:30", "Fri 19:00"),
        # Here it has it twice, and is swept at each hour.
        ("2027-10-28T12:00", "2027-11-01T08:30", "Sat 10:00"),
        ("2027-05-20T12:00", "2027-05-24T08:30", "Sat 09:00"),
    ],
)
async def test_over_the_odd_nights_of_the_year_all_comes_once_and_in_time(
    almanac: Almanac, made: str, starts: str, two_days: str
) -> None:
    await almanac.is_set(there(made))
    await almanac.is_booked(there(starts))

    await almanac.passes(there(starts) - HOUR, by=HOUR)
    before = await almanac.contacts()
    await almanac.passes(there(starts) + HOUR, by=5 * MINUTE)

    assert before == []
    assert await almanac.contacts() == [("waiting", there(starts))]
    # What would come on Monday at half past six comes on Saturday evening.
    assert told(almanac) == ["booked Thu 13:00", f"two_days {two_days}", "two_hours Sat 19:00", "quarter Mon 08:15"]


async def test_who_is_in_tahiti_is_called_and_reminded_by_day_there(almanac: Almanac) -> None:
    await almanac.is_set(there("2027-03-22T12:00"))
    starts_at = there("2027-03-25T09:00", "Pacific/Tahiti")
    await almanac.is_booked(starts_at, "Pacific/Tahiti")

    await almanac.passes(starts_at - HOUR, by=HOUR)
    await almanac.passes(starts_at, by=5 * MINUTE)

    assert await almanac.contacts() == [("waiting", starts_at)]
    assert told(almanac, "Pacific/Tahiti")[1:] == ["two_days Tue 09:00", "two_hours Wed 19:00", "quarter Thu 08:45"]


async def test_nobody_is_called_where_it_is_night_by_now(almanac: Almanac) -> None:
    await almanac.is_set(there("2027-03-22T12:00"))
    await almanac.is_booked(there("2027-03-22T19:30"))

    await almanac.is_set(there("2027-03-22T20:01"))
    await almanac.sweeps()

    assert await almanac.contacts() == []
    assert await almanac.town.sql("SELECT outcome FROM appointment") == [("failed_ours",)]


async def test_after_two_hours_without_a_worker_the_call_begins_and_no_reminder_is_late(almanac: Almanac) -> None:
    await almanac.is_set(there("2027-03-22T12:00"))
    await almanac.is_booked(there("2027-03-22T15:00"))
    await almanac.sweeps()

    await almanac.is_set(there("2027-03-22T15:00") + 2 * HOUR - 45 * MINUTE)
    await almanac.sweeps()
    await almanac.sweeps()

    assert await almanac.contacts() == [("waiting", there("2027-03-22T15:00"))]
    assert told(almanac) == ["booked Mon 12:00"]


async def test_a_clock_that_jumps_back_repeats_nothing(almanac: Almanac) -> None:
    await almanac.is_set(there("2027-03-22T12:00"))
    await almanac.is_booked(there("2027-03-22T15:00"))
    await almanac.passes(there("2027-03-22T15:01"), by=5 * MINUTE)
    once = told(almanac)

    await almanac.is_set(there("2027-03-22T14:00"))
    await almanac.passes(there("2027-03-22T15:30"), by=5 * MINUTE)

    assert await almanac.contacts() == [("waiting", there("2027-03-22T15:00"))]
    assert told(almanac) == once == ["booked Mon 12:05", "two_hours Mon 13:00", "quarter Mon 14:45"]


async def test_a_clock_that_jumps_ahead_leaves_out_what_would_be_late(almanac: Almanac) -> None:
    await almanac.is_set(there("2027-03-22T12:00"))
    await almanac.is_booked(there("2027-03-22T15:00"))
    await almanac.passes(there("2027-03-22T14:00"), by=5 * MINUTE)

    await almanac.is_set(there("2027-03-22T15:00"))
    await almanac.passes(there("2027-03-22T15:30"), by=5 * MINUTE)

    assert await almanac.contacts() == [("waiting", there("2027-03-22T15:00"))]
    assert told(almanac) == ["booked Mon 12:05", "two_hours Mon 13:00"]


async def test_a_machine_whose_own_clock_is_wrong_calls_nobody_too_soon(almanac: Almanac) -> None:
    await almanac.is_set(there("2027-03-22T12:00"))
    await almanac.is_booked(there("2027-03-22T15:00"))
    await almanac.is_set(there("2027-03-22T14:30"))

    with time_machine.travel(there("2027-03-22T15:30"), tick=True):
        await almanac.sweeps()
    too_soon = await almanac.contacts()
    await almanac.is_set(there("2027-03-22T15:00"))
    with time_machine.travel(there("2027-03-22T14:00"), tick=True):
        await almanac.sweeps()

    assert too_soon == []
    assert await almanac.contacts() == [("waiting", there("2027-03-22T15:00"))]


async def test_a_restart_at_the_due_minute_calls_each_once_wherever_it_falls(almanac: Almanac) -> None:
    await almanac.is_set(there("2027-03-22T12:00"))
    town = almanac.town

    async def restarted(steps: int) -> list[tuple[int, int, int]]:
        await town.sql("TRUNCATE appointment, contact CASCADE")
        await many_are_booked(town, 3, MINUTE)
        with suppress(Died):
            await due.begin(mortal(town.house, steps))
        await due.begin(town.house)
        return await town.sql(
            """SELECT count(*), count(DISTINCT c.seeker_id), count(a.id)
               FROM contact c LEFT JOIN appointment a ON a.contact_id = c.id"""
        )

    ended = [await restarted(steps) for steps in range(14)]

    assert ended == [[(3, 3, 3)]] * 14
