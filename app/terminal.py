"""The words that parts add to `python -m app`, done in a house that is furnished as a worker's is."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from pkgutil import resolve_name

import uvloop

import app
from contact.part import House
from contact.plumbing import jobs
from contact.plumbing.database import Database
from contact.plumbing.live import from_worker
from contact.plumbing.settings import Settings

Command = Callable[[House, list[str]], Awaitable[int]]


def commands() -> Mapping[str, Command | str]:
    """Return the words of all parts."""
    return {word: command for part in app.PARTS for word, command in part.commands.items()}


def command(settings: Settings, words: list[str]) -> int:
    """Do what a part's word says; return the exit status."""
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(_furnished(settings, _loaded(commands()[words[0]]), words[1:]))


def _loaded(said: Command | str) -> Command:
    loaded: Command = resolve_name(said) if isinstance(said, str) else said
    return loaded


async def _furnished(settings: Settings, deed: Command, words: list[str]) -> int:
    announcements = app.Announcements()
    database = Database(settings.sqlalchemy_url, announce=announcements.announce, pool=5)
    bell = jobs.Bell(jobs.make(settings.redis))
    house = app.furnish(settings, database, from_worker(settings.redis), bell.ring)
    announcements.open(house)
    try:
        return await deed(house, words)
    finally:
        await database.close()
