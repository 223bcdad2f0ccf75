"""What it costs to put somebody who waits to somebody who is free, and how soon it happens."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from math import log
from pathlib import Path

import aiohttp
import asyncpg

import app
from bench import plant
from bench.house import House, house
from bench.meter import Meter
from bench.plant import Size
from bench.report import Row, middle, percentile
from bench.svg import curves, draw
from bench.wire import Page
from contact import lifecycle
from contact.models import Contact
from contact.part import House as Ours
from contact.plumbing.chance import new_id
from contact.plumbing.database import Database
from contact.plumbing.live import Live
from contact.plumbing.settings import from_environment
from queues import routing

_HERE = Path(__file__).parent
_SIZES = (Size(100, 100, 50), Size(10_000, 1_000, 50), Size(100_000, 10_000, 50))
_MOST, _SECONDS = 30, 12.0
_SKIP_LOCKED = (_HERE / "skip_locked.sql").read_text()
_WAKES = 60


@dataclass
class Spent:
    """Milliseconds of processor time of each operation: ours in Python, PostgreSQL's, and both."""

    python: list[float] = field(default_factory=list)
    postgres: list[float] = field(default_factory=list)

    @property
    def total(self) -> float:
        return middle(map(sum, zip(self.python, self.postgres, strict=True)))


@dataclass
class Trial:
    """What one size cost: the web's own writes, our routing, and the one statement."""

    size: Size
    writes: Spent = field(default_factory=Spent)
    ours: Spent = field(default_factory=Spent)
    statement: Spent = field(default_factory=Spent)

    def parts(self) -> str:
        """Say what the sum is made of."""
        ours = self.ours
        return (
            f"{self.size.skills} skills: web's own writes {self.writes.total:.1f}, routing {ours.total:.1f} "
            f"(Python {middle(ours.python):.1f}, PostgreSQL {middle(ours.postgres):.1f}); "
            f"one statement with SKIP LOCKED {self.statement.total:.1f}, beside the same writes"
        )


def match() -> Iterator[Row]:
    """A contact comes and an advisor frees; match and write the offer: three sizes, beside one statement."""
    trials = [asyncio.run(_try(size)) for size in _SIZES]
    small, large = trials[0], trials[-1]

    for trial in trials:
        whole = trial.ours.total + trial.writes.total
        yield Row(
            f"routing.match@{trial.size.waiting}x{trial.size.advisors}",
            whole,
            trial.statement.total + trial.writes.total,
            "≤ 5 ms",
            "ms CPU an operation",
            whole <= 5,
            trial.parts(),
        )
    ours, before = (trial.ours.total + trial.writes.total for trial in (large, small))
    growth = f"{large.size.name} beside {small.size.name}; {_how_it_grows(trials)}"
    yield Row("routing.match", ours, before, "≤ 1.5 ×", "ms CPU an operation", ours <= 1.5 * before, growth)
    lines = {
        "ours": [(float(trial.size.waiting), trial.ours.total) for trial in trials],
        "one statement": [(float(trial.size.waiting), trial.statement.total) for trial in trials],
    }
    draw(_HERE / "routing.svg", curves("A match is made", "waiting", "ms CPU", lines, by_tens=(True, True)))


def wake() -> Iterator[Row]:
    """An advisor concludes over HTTP; the next offer stands on the console."""
    size = Size(10_000, 1_000, 50)
    with house() as ours:
        asyncio.run(plant.in_line(ours.database_url, size))
        asyncio.run(_heard(ours.database_url))
        took, missed = asyncio.run(_wake(ours))
    p50, p99 = (1e3 * percentile(took, share) for share in (0.5, 0.99))
    note = (
        f"{size.name}, wrap-up answered → offer on the socket: p50 {p50:.0f} ms, {len(took)} offers, {missed} missing"
    )
    yield Row("routing.wake", p99, None, "p99 ≤ 100 ms", "ms p99", p99 <= 100 and not missed, note)


def _how_it_grows(trials: list[Trial]) -> str:
    """Say O(what): the power of the number waiting that fits the two larger sizes."""
    larger, largest = trials[-2:]
    steps = largest.size.waiting / larger.size.waiting
    factor = largest.ours.total / larger.ours.total
    return f"routing × {factor:.1f} for × {steps:.0f} people: about O(n^{log(factor) / log(steps):.1f})"


async def _try(size: Size) -> Trial:
    with house("none") as servers:
        await plant.in_line(servers.database_url, size, comers=2 * _MOST)
        settings = from_environment(servers.environ)
        database = Database(settings.sqlalchemy_url, announce=_to_nobody)
        ours = app.furnish(settings, database, Live(_unheard), lambda _: None)
        db = await asyncpg.connect(servers.database_url)
        trial = Trial(size)
        meter = servers.meter()
        await routing.route(ours)  # prepare what is prepared once
        await _operate(ours, db, meter, trial)
        await db.close()
        await database.close()
    return trial


async def _operate(ours: Ours, db: asyncpg.Connection, meter: Meter, trial: Trial) -> None:
    ends, advisors = time.monotonic() + _SECONDS, trial.size.advisors
    for number in range(1, min(_MOST, advisors // 2) + 1):
        first, second = 2 * number - 1, 2 * number
        await _spend(meter, trial.writes, lambda: _come_and_free(ours, trial.size, first))  # noqa: B023
        await _spend(meter, trial.ours, lambda: routing.route(ours))
        await _come_and_free(ours, trial.size, second)
        await _spend(meter, trial.statement, lambda: db.execute(_SKIP_LOCKED, plant.uuid("advisor", second)))  # noqa: B023
        await routing.route(ours)  # hear of it
        if time.monotonic() > ends:
            break
    offers = await db.fetchval("SELECT count(*) FROM offer WHERE state = 'pending'")
    assert offers == 2 * len(trial.ours.python), f"{offers} offers were written, not one for each who was freed"


async def _come_and_free(ours: Ours, size: Size, number: int) -> None:
    """The web's own writes: one seeker more in line, and advisor `number` concludes."""
    async with ours.database.transaction() as db:
        contact = Contact(
            id=new_id(),
            reference=f"VV-new-{number}",
            agency_id=plant.uuid("agency", 0),
            channel="chat",
            language="fr",
            seeker_id=plant.uuid("seeker", size.waiting + size.advisors + number),
            units=1,
            attended=True,
        )
        await ours.queueing.enter(db, contact, ours.channels[contact.channel], plant.uuid("motive", 0))
    async with ours.database.transaction() as db:
        await lifecycle.close(db, plant.uuid("contact", number), outcome="answered")


async def _spend(meter: Meter, spent: Spent, deed: Callable[[], Awaitable[object]]) -> None:
    before, begun = meter.seconds(), time.process_time()
    await deed()
    spent.python.append(1e3 * (time.process_time() - begun))
    spent.postgres.append(1e3 * meter.since(before)["postgres"])


async def _heard(database_url: str) -> None:
    """Wait until the router has heard of everybody planted: what is measured is a day, not its first two seconds."""
    db = await asyncpg.connect(database_url)
    async with asyncio.timeout(30):
        while await db.fetchval("SELECT EXISTS (SELECT 1 FROM stirred)"):  # noqa: ASYNC110 (another process's work)  # noqa: ASYNC110  a row, not an event
            await asyncio.sleep(0.1)
    await db.close()
    await asyncio.sleep(2)


async def _wake(ours: House) -> tuple[list[float], int]:
    async with aiohttp.ClientSession(
        ours.url, headers={"Origin": ours.url}, cookie_jar=aiohttp.DummyCookieJar()
    ) as http:
        took = [await _conclude(http, ours.url, number) for number in range(1, _WAKES + 1)]
    return [each for each in took if each is not None], took.count(None)


async def _conclude(http: aiohttp.ClientSession, url: str, number: int) -> float | None:
    """Conclude as advisor `number`, and return the seconds until the next offer is heard."""
    offered = asyncio.Event()
    page = Page(lambda text: offered.set() if text.startswith('42["offer",') else None)
    cookie = {"Cookie": f"visavis_advisor={plant.secret('advisor', number)}", "Visavis-Page": "console"}
    await page.come_in(url, '{"page":"console"}', {"Origin": url, **cookie})
    contact = plant.uuid("contact", number)
    done = {"id": str(new_id()), "outcome": "answered", "note": ""}
    async with http.post(f"/api/contacts/{contact}/wrap-up", json=done, headers=cookie) as answer:
        assert answer.status == 200, await answer.text()
        begun = time.perf_counter()
    try:
        async with asyncio.timeout(5):
            await offered.wait()
    except TimeoutError:
        return None
    finally:
        page.wire.drop()
    return time.perf_counter() - begun


async def _to_nobody(_: list[object]) -> None:
    """Facts are told by others."""


async def _unheard(*_: object, **__: object) -> None:
    """Nobody is connected."""
