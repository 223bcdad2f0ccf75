"""Three or six in one room: each hears all others under their seats' names, and who is shown out hears no more."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from uuid import UUID

import pytest
from aiortc import rtp as theirs

from contact.plumbing import chance
from tests.video.callers import Caller, until
from tests.video.test_rooms import nobody_listens
from video.rooms.port import Port
from video.rooms.presence import Presence
from video.rooms.room import Rooms
from video.seats import Seat

CONTACT = chance.new_id()
Seated = Callable[..., Awaitable[Caller]]


@pytest.fixture
async def port() -> AsyncIterator[Port]:
    port = Port(["127.0.0.1"], 0)
    yield port
    port.close()


@pytest.fixture
async def rooms(port: Port) -> AsyncIterator[Rooms]:
    rooms = Rooms(port, ["127.0.0.1"], nobody_listens)
    yield rooms
    await rooms.close_all()


@pytest.fixture
async def seated(rooms: Rooms, port: Port) -> AsyncIterator[Seated]:
    """Has a browser take a seat."""
    async with AsyncExitStack() as leaving:

        async def seat(where: Seat, *, others: int = 5) -> Caller:
            browser = Caller(port.number)
            leaving.push_async_callback(browser.leaves)
            await browser.comes(rooms, CONTACT, where, others=others)
            return browser

        yield seat


async def all_say_who_they_are(browsers: dict[Seat, Caller], sequence: int = 1) -> None:
    for seat, browser in browsers.items():
        browser.says(seat.encode(), sequence)
    await until(lambda: all(len(each.heard) == len(browsers) - 1 for each in browsers.values()))


@pytest.mark.parametrize("seats", [list(Seat)[:3], list(Seat)], ids=["three", "six"])
async def test_each_hears_all_others_under_their_names(seated: Seated, seats: list[Seat]) -> None:
    browsers = {seat: await seated(seat) for seat in seats}

    await all_say_who_they_are(browsers)

    expected = {seat: {other: [other.encode()] for other in seats if other != seat} for seat in seats}
    assert {seat: browser.heard for seat, browser in browsers.items()} == expected


async def test_who_offers_two_lines_hears_the_other_side_and_is_heard_by_all(seated: Seated) -> None:
    sam, alice = await seated(Seat.SEEKER, others=1), await seated(Seat.ADVISOR)
    guest = await seated(Seat.GUEST_1)

    guest.says(b"hello", 1)
    alice.says(b"good day", 1)
    sam.says(b"bonjour", 1)
    await until(lambda: len(alice.heard) == 2 and len(guest.heard) == 2)

    assert sam.heard == {Seat.ADVISOR: [b"good day"]}
    assert guest.heard == {Seat.ADVISOR: [b"good day"], Seat.SEEKER: [b"bonjour"]}


async def test_who_is_shown_out_hears_nothing_more_and_the_others_go_on(rooms: Rooms, seated: Seated) -> None:
    browsers = {seat: await seated(seat) for seat in list(Seat)[:3]}
    await all_say_who_they_are(browsers)
    sam, alice, guest = browsers.values()

    await rooms.show_out(CONTACT, Seat.GUEST_1)
    guest.says(b"still here?", 2)
    sam.says(b"we go on", 2)
    await until(lambda: len(alice.heard[Seat.SEEKER]) == 2)

    assert alice.heard[Seat.SEEKER][1] == b"we go on"
    assert guest.heard[Seat.SEEKER] == [b"seeker"]
    assert alice.heard[Seat.GUEST_1] == [b"guest1"]
    assert rooms.load.legs == 2


async def test_a_seat_that_is_taken_again_goes_on_under_its_name(rooms: Rooms, seated: Seated) -> None:
    browsers = {seat: await seated(seat) for seat in list(Seat)[:3]}
    await all_say_who_they_are(browsers)
    _, alice, guest = browsers.values()
    await rooms.show_out(CONTACT, Seat.GUEST_1)

    again = await seated(Seat.GUEST_1)
    again.says(b"here I am", 40)
    await until(lambda: len(alice.heard[Seat.GUEST_1]) == 2)

    assert alice.heard[Seat.GUEST_1] == [b"guest1", b"here I am"]
    assert guest.heard[Seat.ADVISOR] == [b"advisor"]


async def test_the_slowest_third_seat_limits_and_its_leaving_lifts_the_limit(rooms: Rooms, seated: Seated) -> None:
    sam, *guests = [await seated(seat) for seat in (Seat.SEEKER, Seat.GUEST_1, Seat.GUEST_2)]
    for guest, bitrate in zip(guests, (700_000, 900_000), strict=True):
        fci = theirs.pack_remb_fci(bitrate, [guest.name_of("seeker")])
        guest.reports(bytes(theirs.RtcpPsfbPacket(fmt=15, ssrc=1, media_ssrc=0, fci=fci)))
    await until(lambda: len(limits(sam)) == 2)

    await rooms.show_out(CONTACT, Seat.GUEST_1)
    await until(lambda: len(limits(sam)) == 3)

    assert limits(sam)[1] < 701_000
    assert 890_000 < limits(sam)[2] < 901_000


async def test_a_third_seat_on_a_narrow_way_does_not_take_the_picture_of_the_two(seated: Seated) -> None:
    sam, ines = await seated(Seat.SEEKER), await seated(Seat.GUEST_1)

    fci = theirs.pack_remb_fci(90_000, [ines.name_of("seeker")])
    ines.reports(bytes(theirs.RtcpPsfbPacket(fmt=15, ssrc=1, media_ssrc=0, fci=fci)))
    await until(lambda: limits(sam))

    assert 590_000 < limits(sam)[0] < 601_000


def limits(browser: Caller) -> list[int]:
    """To how many bits a second it was limited."""
    packets = [part for each in browser.controls for part in theirs.RtcpPacket.parse(each)]
    estimates = [each for each in packets if isinstance(each, theirs.RtcpPsfbPacket) and each.fmt == 15]
    return [theirs.unpack_remb_fci(each.fci)[0] for each in estimates]


async def test_who_is_shown_out_while_the_others_are_told_of_somebody_is_not_looked_for(port: Port) -> None:
    async def showing_out(contact: UUID, seat: str, _: Presence) -> None:
        if seat == Seat.SEEKER:
            await house.show_out(contact, Seat.ADVISOR)

    house = Rooms(port, ["127.0.0.1"], showing_out)
    sam, alice = Caller(port.number), Caller(port.number)
    await sam.comes(house, CONTACT, Seat.SEEKER, others=1)
    await alice.comes(house, CONTACT, Seat.ADVISOR, others=1)

    watching = asyncio.ensure_future(house.watch())
    await until(lambda: house.load.legs == 1)
    with pytest.raises(TimeoutError):  # it goes on
        await asyncio.wait_for(watching, 1)

    await house.close_all()
    await sam.leaves()
    await alice.leaves()
