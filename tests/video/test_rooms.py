"""Who joins, repeats, mends and leaves."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from contact.plumbing import chance
from tests.video.browsers import Browser
from video.carried import Carried
from video.rooms.port import Port
from video.rooms.presence import Presence
from video.rooms.room import Room, Rooms
from video.signalling.entering import Entering
from video.signalling.offers import OfferUnanswerable

OFFER = (Path(__file__).parent / "offers" / "chromium_both.sdp").read_bytes().decode()
CONTACT = chance.new_id()


def entering(offer: str = OFFER, *, mends: bool = False) -> Entering:
    return Entering(chance.new_id(), offer, mends)


def fingerprinted(byte: str) -> str:
    """The offer of a connection with another certificate."""
    head, _, rest = OFFER.partition("a=fingerprint:sha-256 ")
    _, _, tail = rest.partition("\r\n")
    mended = tail.split("a=fingerprint:sha-256 ")
    certificate = ":".join([byte] * 32)
    lines = [part.partition("\r\n")[2] for part in mended[1:]]
    line = f"a=fingerprint:sha-256 {certificate}\r\n"
    return head + line + mended[0] + "".join(line + each for each in lines)


def said(answer: str, name: str) -> str:
    return next(line for line in answer.split("\r\n") if line.startswith(f"a={name}:"))


@pytest.fixture
async def rooms() -> AsyncIterator[Rooms]:
    port = Port(["127.0.0.1"], 0)
    rooms = Rooms(port, ["127.0.0.1"], nobody_listens)
    yield rooms
    await rooms.close_all()
    port.close()


async def nobody_listens(_: UUID, __: str, ___: Presence) -> None:
    return


async def test_a_repeat_gets_the_first_answer(rooms: Rooms) -> None:
    joining = entering()

    first = await rooms.join(CONTACT, "seeker", joining)

    assert await rooms.join(CONTACT, "seeker", joining) == first
    assert (rooms.load.rooms, rooms.load.legs) == (1, 1)


async def test_the_same_browser_is_mended_under_a_new_name_and_keeps_its_streams(rooms: Rooms) -> None:
    first = await rooms.join(CONTACT, "seeker", entering())

    mended = await rooms.join(CONTACT, "seeker", entering(mends=True))

    assert said(mended, "ice-ufrag") != said(first, "ice-ufrag")
    assert said(mended, "fingerprint") == said(first, "fingerprint")
    assert said(mended, "ssrc") == said(first, "ssrc")
    assert rooms.load.legs == 1


async def test_another_connection_takes_the_seat(rooms: Rooms) -> None:
    first = await rooms.join(CONTACT, "seeker", entering())

    again = await rooms.join(CONTACT, "seeker", entering(fingerprinted("AB")))

    assert said(again, "ice-ufrag") != said(first, "ice-ufrag")
    assert rooms.load.legs == 1


async def test_there_is_nothing_to_mend_where_nobody_was(rooms: Rooms) -> None:
    with pytest.raises(OfferUnanswerable):
        await rooms.join(CONTACT, "seeker", entering(mends=True))

    assert rooms.open == []


async def test_nobody_is_mended_into_the_seat_of_another_connection(rooms: Rooms) -> None:
    await rooms.join(CONTACT, "seeker", entering())

    with pytest.raises(OfferUnanswerable):
        await rooms.join(CONTACT, "seeker", entering(fingerprinted("AB"), mends=True))


async def test_what_passed_over_a_connection_is_told_once_as_it_ends() -> None:
    port, told = Port(["127.0.0.1"], 0), list[tuple[UUID, str, Carried]]()
    rooms = Rooms(port, ["127.0.0.1"], nobody_listens, ended=lambda *each: told.append(each))
    await rooms.join(CONTACT, "seeker", entering())

    await rooms.join(CONTACT, "seeker", entering(fingerprinted("AB")))
    await rooms.close(CONTACT)
    await rooms.close_all()
    port.close()

    assert [(contact, seat) for contact, seat, _ in told] == [(CONTACT, "seeker")] * 2
    assert [(carried.reached, carried.received, carried.silent) for _, _, carried in told] == [
        (None, 0, timedelta())
    ] * 2


async def test_a_picture_that_comes_while_a_hand_is_shaken_is_there_with_it_and_an_old_one_is_not() -> None:
    port, room, now = Port(["127.0.0.1"], 0), Room(), [100.0]
    sam, alice, ines = (Browser(port, room, seat) for seat in ("seeker", "advisor", "guest1"))
    sam.leg.ticks = lambda: now[0]
    sam.comes()
    for late in (alice, ines):
        room.legs[late.leg.seat] = late.leg

    room.expect(alice.leg)
    sam.sends("video", 1, 90, b"a whole picture")
    sam.sends("audio", 1, 48, b"a word")
    alice.comes()
    room.expect(ines.leg)
    sam.sends("video", 2, 180, b"another")
    now[0] += 2
    ines.comes()
    port.close()

    assert alice.leg.counts.sent == 2  # the picture that was held, and the one that came since; the word had passed
    assert ines.leg.counts.sent == 0
    assert sam.leg.counts.pictures == 3  # asked for twice beforehand, and again where that was too long ago
