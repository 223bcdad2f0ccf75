"""Two hundred rooms are opened, talked in, and closed: nothing of them stays, neither memory nor sockets nor tasks."""

import asyncio
import gc
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass
from uuid import UUID

import psutil
import pytest

from contact.plumbing import chance
from tests.video.callers import Caller, listens, presents, until
from tests.video.test_rooms import entering, fingerprinted, nobody_listens
from video import seats
from video.rooms.port import Port
from video.rooms.presence import Presence
from video.rooms.room import Load, Rooms
from video.seats import PRESENTER, Seat

# Of the rooms, so many are talked in: a handshake costs ten milliseconds, and leaves no more behind each time.
_ROOMS, _TALKED_IN, _AT_ONCE = 200, 40, 20


@dataclass(frozen=True)
class Held:
    """What this process holds: objects of ours by their classes, tasks, and open files and sockets."""

    objects: Counter[str]
    tasks: int
    files: int


def held() -> Held:
    gc.collect()
    ours = (type(each) for each in gc.get_objects())
    names = Counter(each.__qualname__ for each in ours if str(each.__module__).startswith("video."))
    return Held(names, len(asyncio.all_tasks()), psutil.Process().num_fds())


@pytest.fixture
async def port() -> AsyncIterator[Port]:
    port = Port(["127.0.0.1"], 0)
    yield port
    port.close()


async def test_two_hundred_rooms_leave_nothing_behind(port: Port) -> None:
    rooms = Rooms(port, ["127.0.0.1"], nobody_listens)
    await talked_in(rooms, port)  # what is made once is made
    await until(lambda: len(asyncio.all_tasks()) == 1)
    before = held()

    await asyncio.gather(*(opened_and_closed(rooms) for _ in range(_ROOMS - _TALKED_IN)))
    for _ in range(_TALKED_IN // _AT_ONCE):
        await asyncio.gather(*(talked_in(rooms, port) for _ in range(_AT_ONCE)))

    await until(lambda: len(asyncio.all_tasks()) == 1)
    assert rooms.load == Load(rooms=0, legs=0, packets=_TALKED_IN + 1)
    assert held() == before


async def test_a_crowd_that_listens_and_leaves_leaves_nothing_behind(port: Port) -> None:
    rooms, session = Rooms(port, ["127.0.0.1"], nobody_listens), chance.new_id()
    alice = Caller(port.number)
    await alice.comes(rooms, session, PRESENTER, offer=presents())
    await listened_to(rooms, port, session, alice)  # what is made once is made
    await until(lambda: len(asyncio.all_tasks()) == 3)
    before = held()

    for _ in range(2):
        await listened_to(rooms, port, session, alice)

    await until(lambda: len(asyncio.all_tasks()) == 3)
    assert (rooms.load.rooms, rooms.load.legs, held()) == (1, 1, before)
    await rooms.close_all()
    await alice.leaves()


async def listened_to(rooms: Rooms, port: Port, session: UUID, speaker: Caller) -> None:
    crowd = {seats.listener(chance.new_id()): Caller(port.number) for _ in range(10)}
    for seat, each in crowd.items():
        await each.comes(rooms, session, seat, offer=listens())
    speaker.says(b"Bonjour", rooms.load.packets // len(crowd))
    await until(lambda: all(each.heard for each in crowd.values()))
    for each in crowd.values():
        await each.leaves()
    hall = rooms.halls[session]
    for seat in crowd:
        await until(lambda seat=seat: hall.presence(seat) is Presence.GONE)  # type: ignore[misc]
        await rooms._look(session, hall, seat)  # noqa: SLF001 (what is done twice a second)


async def opened_and_closed(rooms: Rooms) -> None:
    contact = chance.new_id()
    await rooms.join(contact, Seat.SEEKER, entering())
    await rooms.join(contact, Seat.ADVISOR, entering(fingerprinted("CD")))
    await rooms.close(contact)


async def talked_in(rooms: Rooms, port: Port) -> None:
    contact, sam, alice = chance.new_id(), Caller(port.number), Caller(port.number)
    await sam.comes(rooms, contact, Seat.SEEKER, others=1)
    await alice.comes(rooms, contact, Seat.ADVISOR, others=1)
    sam.says(b"Bonjour", 1)
    await until(lambda: alice.heard)
    await rooms.close(contact)
    await sam.leaves()
    await alice.leaves()
