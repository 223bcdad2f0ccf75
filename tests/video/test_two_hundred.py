"""Two hundred rooms are opened, talked in, and closed: nothing of them stays, neither memory nor sockets nor tasks."""

import asyncio
import gc
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass

import psutil
import pytest

from contact.plumbing import chance
from tests.video.callers import Caller, until
from tests.video.test_rooms import entering, fingerprinted, nobody_listens
from video.rooms.port import Port
from video.rooms.room import Load, Rooms
from video.seats import Seat

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
