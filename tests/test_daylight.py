"""Whenever a test runs, people may be called where it puts them."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest

from callback.calendar_rules import Civil
from tests.daylight import LASTS, by_day

SUNDAY = datetime(2026, 11, 29, tzinfo=UTC)


@pytest.mark.parametrize("minutes", range(0, 7 * 24 * 60, 30))
def test_at_every_hour_of_a_week_there_is_a_place_where_people_may_be_called(minutes: int) -> None:
    now = SUNDAY + timedelta(minutes=minutes)

    there = ZoneInfo.from_file(BytesIO(by_day(now)))

    assert Civil(there).allows((now, now + LASTS))
