"""The worker process: Celery, made from PARTS. Start it with `celery -A app.worker worker`."""

import sys
from collections.abc import Awaitable, Callable

import app
from contact.part import House, Task
from contact.plumbing import jobs, log
from contact.plumbing.database import Database
from contact.plumbing.errors import Misconfigured
from contact.plumbing.live import from_worker
from contact.plumbing.settings import from_environment

try:
    settings = from_environment()
    app.examine(settings)
    celery = jobs.make(settings.redis, app.standing())
except Misconfigured as wrong:
    sys.exit(str(wrong))
log.setup(as_json=settings.log_json)

_houses: list[House] = []


def _prepare() -> None:
    """Furnish this worker process, after the fork: connections must not be shared across it."""
    announcements = app.Announcements()
    database = Database(settings.sqlalchemy_url, announce=announcements.announce, pool=2)
    house = app.furnish(settings, database, from_worker(settings.redis), jobs.Bell(celery).ring)
    announcements.open(house)
    _houses[:] = [house]


async def _conclude() -> None:
    for house in _houses:
        await house.database.close()


def _deed(task: Task) -> Callable[[], Awaitable[None]]:
    async def do() -> None:
        await task(_houses[0])

    return do


for part in app.PARTS:
    for name, task in part.tasks.items():
        jobs.carry(celery, name, _deed(task), longest=part.longest.get(name, jobs.LONGEST))
jobs.schedule(celery, {name: every for part in app.PARTS for name, every in part.beat.items()})
jobs.at_worker_start(_prepare, _conclude)
