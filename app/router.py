"""The router process: Celery's worker of the routing queue, beside which a vigil keeps deciding, Redis or no Redis.

Start it with `celery -A app.router worker --pool solo --queues routing`. A task only rings: whatever is rung for while
a round goes on is done in the next one.
"""

import asyncio
from datetime import timedelta
from functools import partial

import app
from contact.part import House
from contact.plumbing import jobs, log
from contact.plumbing.database import Database
from contact.plumbing.endings import end
from contact.plumbing.live import from_worker
from contact.plumbing.settings import from_environment
from contact.plumbing.vigil import Vigil, attempt

# Whoever holds a row for longer is passed over.
PATIENCE = timedelta(seconds=1)

settings = from_environment()
celery = jobs.make(settings.redis, app.standing())
log.setup(as_json=settings.log_json)


async def _live(vigil: Vigil) -> None:
    """Make round after round; what they announce is told meanwhile, in order."""
    outbox: asyncio.Queue[list[object]] = asyncio.Queue()
    announcements = app.Announcements()
    database = Database(settings.sqlalchemy_url, announce=outbox.put, pool=2, patience=PATIENCE)
    house = app.furnish(settings, database, from_worker(settings.redis), jobs.Bell(celery).ring)
    announcements.open(house)
    async with asyncio.TaskGroup() as tasks:
        telling = tasks.create_task(_tell(announcements, outbox))
        async for _ in vigil.rounds():
            await _round(house)
        await end(telling)
    for part in app.PARTS:
        for conclude in part.concludes:
            await conclude(house)
    await database.close()


async def _round(house: House) -> None:
    for name, task in app.standing().items():
        await attempt(name, partial(task, house))


async def _tell(announcements: app.Announcements, outbox: asyncio.Queue[list[object]]) -> None:
    while True:
        await announcements.announce(await outbox.get())


async def _ring() -> None:
    vigil.ring()


async def _end() -> None:
    vigil.end()


vigil = Vigil(_live)
for name in app.standing():
    jobs.carry(celery, name, _ring)
jobs.at_worker_start(vigil.begin, _end)
