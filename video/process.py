"""The media process: it opens its port, says that it lives, and carries calls until it is told to end."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from contact.part import House
from contact.plumbing import chance, log
from contact.plumbing.endings import end
from contact.plumbing.errors import Misconfigured
from contact.plumbing.hoard import settle
from video import control, live, places, presences, registry
from video.connections import Connections
from video.models import MediaProcess
from video.recording.keeping import Keeper
from video.rooms.port import Port
from video.rooms.presence import Presence
from video.rooms.room import Rooms

logger = log.get(__name__)

# What the database says while it is away.
_LOST = (OSError, SQLAlchemyError)


async def run(house: House, _: list[str]) -> int:
    """Carry media until SIGTERM or SIGINT, or until it is drained; return the exit status."""
    settle()  # while the collector looks, nobody hears anybody
    ending = asyncio.Event()
    for which in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(which, ending.set)
    place = places.of(house.settings)
    try:
        port = Port(place.hosts, place.port)
    except OSError as taken:
        raise Misconfigured(f"The port for calls cannot open at {place}: {taken.strerror}.") from taken

    async def tell(contact: UUID, seat: str, presence: Presence) -> None:
        await _tell(house, contact, seat, presence)

    over = Connections(house)
    rooms = Rooms(port, place.announced, tell, hall_rate=house.settings.media_hall_rate, ended=over.put)
    secret, key = chance.token(), chance.new_id()
    keeper = Keeper(house, rooms, key)
    async with (
        _answering(control.make(rooms.join, rooms.show_out, secret, look=keeper.look), place) as url,
        asyncio.TaskGroup() as tasks,
    ):
        name = f"{place.announced[0]}:{port.number}"
        process = MediaProcess(id=key, place=name, control=url, secret=secret)
        beating = tasks.create_task(_live(house, rooms, process, ending), name="beat")
        reporting = tasks.create_task(rooms.report(), name="report")
        watching = tasks.create_task(rooms.watch(), name="watch")
        keeping = tasks.create_task(keeper.watch(), name="keep")
        noting = tasks.create_task(over.keep(), name="note")
        await ending.wait()
        await end(beating, reporting, watching, keeping)
        await keeper.close()
        await _leave(house, process.id)
        await rooms.close_all()
        await over.finish()
        await end(noting)
    port.close()
    return 0


async def drain(house: House, words: list[str]) -> int:
    """Have the media process at a place take no new rooms and end with its last call."""
    async with house.database.transaction() as db:
        found = bool(words) and await registry.drain(db, words[0])
    return 0 if found else 1


@asynccontextmanager
async def _answering(service: web.Application, place: places.Place) -> AsyncIterator[str]:
    """Answer web processes; yield where."""
    runner = web.AppRunner(service, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, place.control_host, place.control_port)
    await site.start()
    host = f"[{place.control_host}]" if ":" in place.control_host else place.control_host
    try:
        yield f"http://{host}:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def _live(house: House, rooms: Rooms, process: MediaProcess, ending: asyncio.Event) -> None:
    """Beat, close rooms that are of no use any more, and end when drained and empty."""
    drains: bool | None = None
    while True:
        try:
            drains = await _beat(house, rooms, process, known=drains is not None)
        except _LOST as lost:
            # Calls go on without the database; nobody can join while it is away.
            logger.warning("media.unheard", error=type(lost).__name__)
        if drains and not rooms.load.rooms:
            ending.set()
        await asyncio.sleep(registry.BEAT.total_seconds())


async def _beat(house: House, rooms: Rooms, process: MediaProcess, *, known: bool) -> bool:
    load = rooms.load
    async with house.database.transaction() as db:
        drains = await registry.beat(db, process.id, load.rooms, load.legs) if known else None
        if drains is None:
            await registry.register(db, _again(process))
        unused = await registry.stale(db, rooms.open, process.id)
        empty = await registry.free(db, rooms.guests)
    for contact in unused:
        await rooms.close(contact)
    for contact, seat in empty:
        await rooms.show_out(contact, seat)
    return bool(drains)


def _again(process: MediaProcess) -> MediaProcess:
    return MediaProcess(id=process.id, place=process.place, control=process.control, secret=process.secret)


async def _leave(house: House, process: UUID) -> None:
    """Say goodbye, so that calls go on elsewhere at once."""
    try:
        async with house.database.transaction() as db:
            await registry.drop(db, MediaProcess.id == process)
    except _LOST as lost:
        logger.warning("media.unheard", error=type(lost).__name__)


async def _tell(house: House, contact: UUID, seat: str, presence: Presence) -> None:
    try:
        await live.tell_all(house, live.CallNews(contact, presence.value, seat))
        async with house.database.transaction() as db:
            await presences.note(house, db, contact, seat, presence.value)
    except _LOST as lost:
        logger.warning("media.untold", contact=contact, error=type(lost).__name__)
