"""How late people are called whose hour comes all at once, and whether anybody is called twice."""

import asyncio
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import asyncpg

from bench.house import House, house
from bench.report import Row, percentile, unmeasured
from callback.calendar_rules import Civil

_APPOINTMENTS = (Path(__file__).parent / "appointments.sql").read_text()
_TARGET = "p99 ≤ 5 s, none twice"
_LATEST = 5.0
_INSTANT = timedelta(microseconds=1)
_BEFORE = timedelta(seconds=3)
_DUE = (
    """UPDATE appointment SET due_at = date_trunc('second', now() + $1) + seat % $2 * interval '1 s' WHERE seat > 1"""
)
_LONGEST = timedelta(seconds=100)
_ZONES = ("Europe/Paris", "Pacific/Auckland", "America/Martinique", "Pacific/Tahiti")


@dataclass(frozen=True)
class Trial:
    """So many bookings, due evenly within so many seconds; one second is one instant."""

    bookings: int
    seconds: int = 1


@dataclass(frozen=True)
class Result:
    """How late they were, in seconds, and how many contacts of how many people there are."""

    trial: Trial
    p50: float
    p99: float
    contacts: int
    people: int

    @property
    def once(self) -> bool:
        """Whether each was called exactly once."""
        return self.contacts == self.people == self.trial.bookings


_MINUTE = Trial(10_000, 60)
_INSTANTS = (Trial(1_000), Trial(3_000), Trial(10_000))


def late() -> Iterator[Row]:
    """10,000 due in one minute, and more and more of them in one instant: from the hour until the contact is there."""
    zone = _where_it_is_day()
    if zone is None:
        yield unmeasured("callback.late", _TARGET, "s", "it is Sunday or night wherever we looked: nobody is called")
        return
    minute, *instants = (_tried(trial, zone) for trial in (_MINUTE, *_INSTANTS))
    yield _row(minute, _TARGET, minute.once and minute.p99 <= _LATEST)
    for each in instants:
        as_the_first = each.p99 / each.trial.bookings <= 1.5 * instants[0].p99 / instants[0].trial.bookings
        yield _row(each, "O(n), none twice", each.once and as_the_first)


def _tried(trial: Trial, zone: str) -> Result:
    with house("worker", "beat", "router") as running:
        return asyncio.run(_try(running, trial, zone))


def _row(result: Result, target: str, holds: bool) -> Row:
    trial = result.trial
    when = f"in {trial.seconds} s" if trial.seconds > 1 else "in one instant"
    note = f"{trial.bookings} due {when}: p50 {result.p50:.2f} s; {result.contacts} contacts of {result.people} people"
    return Row(f"callback.late@{trial.bookings}in{trial.seconds}s", result.p99, None, target, "s", holds, note)


async def _try(running: House, trial: Trial, zone: str) -> Result:
    rows = await asyncpg.connect(running.database_url)
    try:
        await _plant(rows, trial, zone)
        await _everybody_is_up(rows)
        await rows.execute(_DUE, _BEFORE, trial.seconds)
        took = await _watch(rows, trial)
        contacts, people = await rows.fetchrow("SELECT count(*) - 1, count(DISTINCT seeker_id) - 1 FROM contact")
    finally:
        await rows.close()
    if len(took) < trial.bookings:
        raise TimeoutError
    return Result(trial, percentile(took, 0.5), percentile(took, 0.99), contacts, people)


async def _plant(rows: "asyncpg.Connection[asyncpg.Record]", trial: Trial, zone: str) -> None:
    """Plant the bookings for tomorrow, and one more."""
    for name, choice in {"bookings": trial.bookings + 1, "agencies": 100, "zone": zone}.items():
        await rows.execute("SELECT set_config($1, $2, false)", f"bench.{name}", str(choice))
    await rows.execute(_APPOINTMENTS)


async def _everybody_is_up(rows: "asyncpg.Connection[asyncpg.Record]") -> None:
    """Let the first be due, and wait until it has begun."""
    await rows.execute("UPDATE appointment SET due_at = now() WHERE seat = 1")
    async with asyncio.timeout(_LONGEST.total_seconds()):
        while not await rows.fetchval("SELECT count(*) FROM appointment WHERE state = 'due'"):  # noqa: ASYNC110
            await asyncio.sleep(0.05)


async def _watch(rows: "asyncpg.Connection[asyncpg.Record]", trial: Trial) -> list[float]:
    """Return how late each was, as somebody sees it who looks at the rows again and again."""
    took: list[float] = []
    seen: dict[datetime, int] = {}
    end = time.monotonic() + (_LONGEST + timedelta(seconds=trial.seconds)).total_seconds()
    while len(took) < trial.bookings and time.monotonic() < end:
        now, begun = await _begun(rows)
        for at, number in begun.items():
            took += [(now - at).total_seconds()] * (number - seen.get(at, 0))
        seen = begun
        await asyncio.sleep(0.05)
    return took


async def _begun(rows: "asyncpg.Connection[asyncpg.Record]") -> tuple[datetime, Mapping[datetime, int]]:
    found = await rows.fetch("SELECT due_at, count(*) FROM appointment WHERE state = 'due' AND seat > 1 GROUP BY 1")
    return await rows.fetchval("SELECT clock_timestamp()"), dict(found)


def _where_it_is_day() -> str | None:
    now = datetime.now(UTC)
    soon = now, now + timedelta(minutes=15)
    return next(
        (zone for zone in _ZONES if all(Civil(ZoneInfo(zone)).allows((at, at + _INSTANT)) for at in soon)), None
    )
