"""A tape keeps what those who have agreed send, and not a byte of anybody while one has not."""

from collections.abc import AsyncIterator

import msgspec
import pytest

from tests.video.browsers import Browser, opened
from video.rooms.port import Port
from video.rooms.room import Room
from video.rooms.tape import MOST_WAITING, Reel, Tape
from video.wire.dump import BEGIN, CONTROL, RTP, Reading, Record

BOTH = ("seeker", "advisor")


class Time:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
async def port() -> AsyncIterator[Port]:
    with opened() as port:
        yield port


@pytest.fixture
def room() -> Room:
    return Room()


@pytest.fixture
def sam(port: Port, room: Room) -> Browser:
    return Browser(port, room, "seeker")


@pytest.fixture
def alice(port: Port, room: Room) -> Browser:
    return Browser(port, room, "advisor")


def records(taken: bytes) -> list[Record]:
    return list(Reading().take(taken))


async def test_what_passes_is_kept_by_seat_with_its_time_while_it_runs(
    room: Room, sam: Browser, alice: Browser
) -> None:
    time = Time()
    sam.comes()
    alice.comes()
    room.tape = Tape(BOTH, time)
    sam.sends("audio", 1, 10, b"before")

    room.tape.run(BOTH, room.legs)
    time.now += 0.25
    sam.sends("audio", 2, 20, b"words")
    sam.reports("audio", 5, 20)
    taken = room.tape.take()

    begun, packet, report = records(taken["seeker"])
    assert (begun.kind, msgspec.json.decode(begun.body)["audio"]) == (BEGIN, sam.sections["audio"].ssrc)
    assert (packet.at, packet.kind, packet.body[12:]) == (250, RTP, b"words")
    assert report.kind == CONTROL
    assert [each.kind for each in records(taken["advisor"])] == [BEGIN]
    assert room.tape.take() == {}


async def test_without_everybodys_consent_not_a_byte_is_kept(room: Room, sam: Browser, alice: Browser) -> None:
    sam.comes()
    alice.comes()
    room.tape = Tape(["advisor"], Time())

    room.tape.run(["advisor"], room.legs)
    sam.sends("audio", 1, 10, b"private")
    alice.sends("audio", 1, 10, b"her own")

    assert not room.tape.runs
    assert room.tape.take() == {}


async def test_somebody_who_comes_without_having_agreed_stops_it_for_all(
    port: Port, room: Room, sam: Browser, alice: Browser
) -> None:
    sam.comes()
    alice.comes()
    room.tape = Tape(BOTH, Time())
    room.tape.run(BOTH, room.legs)
    room.tape.take()

    guest = Browser(port, room, "guest1")
    room.tape.attach({**room.legs, "guest1": guest.leg})
    sam.sends("audio", 1, 10, b"private")

    assert not room.tape.runs
    assert room.tape.take() == {}


async def test_a_pause_keeps_nothing_and_its_time_is_left_out(room: Room, sam: Browser, alice: Browser) -> None:
    time = Time()
    sam.comes()
    alice.comes()
    room.tape = Tape(BOTH, time)
    room.tape.run(BOTH, room.legs)
    time.now += 1

    room.tape.pause(room.legs)
    time.now += 60
    sam.sends("audio", 1, 10, b"private")
    room.tape.run(BOTH, room.legs)
    time.now += 1
    sam.sends("audio", 2, 20, b"words")

    kept = records(room.tape.take()["seeker"])
    assert [(each.at, each.kind) for each in kept] == [(0, BEGIN), (1000, BEGIN), (2000, RTP)]
    assert room.tape.length == 2000


async def test_who_joins_again_is_kept_under_the_names_of_their_new_streams(
    port: Port, room: Room, sam: Browser, alice: Browser
) -> None:
    sam.comes()
    alice.comes()
    room.tape = Tape(BOTH, Time())
    room.tape.run(BOTH, room.legs)
    room.tape.take()

    del room.legs["seeker"]
    again = Browser(port, room, "seeker")
    again.comes()
    again.sends("audio", 1, 10, b"words")

    assert [each.kind for each in records(room.tape.take()["seeker"])] == [BEGIN, RTP]


async def test_what_nobody_takes_is_bounded_and_said(room: Room, sam: Browser, alice: Browser) -> None:
    reel = Reel(lambda: 0)
    packet = memoryview(bytes(1400))

    for _ in range(MOST_WAITING // 1400 + 100):
        reel.keep(packet)

    assert reel.overran
    assert len(reel.take()) < MOST_WAITING + 2 * 1400


def test_a_dump_is_read_in_pieces_of_any_size() -> None:
    reel = Reel(lambda: 7)
    reel.keep(memoryview(b"one"))
    reel.keep(memoryview(b"another"))
    whole, reading = reel.take(), Reading()

    read = [record for at in range(len(whole)) for record in reading.take(whole[at : at + 1])]

    assert read == [Record(7, RTP, b"one"), Record(7, RTP, b"another")]


async def test_the_next_page_in_a_guest_s_seat_is_kept_only_once_it_is_said_again(
    room: Room, port: Port, sam: Browser, alice: Browser
) -> None:
    three, ines = (*BOTH, "guest1"), Browser(port, room, "guest1")
    for browser in (sam, alice, ines):
        browser.comes()
    room.tape = Tape(three, Time())
    room.tape.run(three, room.legs)
    ran = room.tape.runs
    del room.legs["guest1"]

    Browser(port, room, "guest1").comes()

    stands_still = not room.tape.runs
    room.tape.run(three, room.legs)
    assert (ran, stands_still) == (True, True)
    assert room.tape.runs
