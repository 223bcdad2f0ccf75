"""One speaks and many listen: what all hear, what is asked of who speaks, and what nobody can do to the rest."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from uuid import UUID

import pytest
from aiortc import rtp as theirs

from contact.plumbing import chance
from tests.video.callers import Caller, listens, offer_to, presents, until
from video import seats
from video.rooms.hall import Hall
from video.rooms.port import Port
from video.rooms.presence import Presence
from video.rooms.room import Rooms
from video.seats import PRESENTER, Seat
from video.signalling.entering import Entering
from video.signalling.offers import OfferUnanswerable

SESSION = chance.new_id()
Seated = Callable[..., Awaitable[Caller]]


class Time:
    """What the port takes for the time."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
async def port(time: Time) -> AsyncIterator[Port]:
    port = Port(["127.0.0.1"], 0)
    port.ticks = time
    yield port
    port.close()


@pytest.fixture
def told() -> list[tuple[str, Presence]]:
    return []


@pytest.fixture
async def rooms(port: Port, told: list[tuple[str, Presence]]) -> AsyncIterator[Rooms]:
    async def tell(_: UUID, seat: str, presence: Presence) -> None:
        told.append((seat, presence))

    rooms = Rooms(port, ["127.0.0.1"], tell)
    yield rooms
    await rooms.close_all()


@pytest.fixture
def hall(rooms: Rooms) -> Callable[[], Hall]:
    return lambda: rooms.halls[SESSION]


@pytest.fixture
async def comes(rooms: Rooms, port: Port) -> AsyncIterator[Seated]:
    """Has a browser come into the hall."""
    async with AsyncExitStack() as leaving:

        async def come(seat: str = "", *, offer: str = "") -> Caller:
            browser = Caller(port.number)
            leaving.push_async_callback(browser.leaves)
            where = seat or seats.listener(chance.new_id())
            await browser.comes(rooms, SESSION, where, offer=offer or (presents() if seat == PRESENTER else listens()))
            return browser

        yield come


def said(browser: Caller, kind: type, fmt: int | None = None) -> list[theirs.AnyRtcpPacket]:
    """What a browser was told of a kind."""
    packets = [part for each in browser.controls for part in theirs.RtcpPacket.parse(each)]
    return [each for each in packets if isinstance(each, kind) and getattr(each, "fmt", None) == fmt]


def pictures_asked(browser: Caller) -> int:
    return len(said(browser, theirs.RtcpPsfbPacket, 1))


def asks_for_a_picture(browser: Caller) -> None:
    name = browser.name_of(PRESENTER)
    browser.reports(bytes(theirs.RtcpPsfbPacket(fmt=1, ssrc=1, media_ssrc=name)))


def misses(browser: Caller, *lost: int) -> None:
    name = browser.name_of(PRESENTER)
    browser.reports(bytes(theirs.RtcpRtpfbPacket(fmt=1, ssrc=1, media_ssrc=name, lost=list(lost))))


async def test_all_who_listen_hear_and_see_who_speaks(comes: Seated, hall: Callable[[], Hall]) -> None:
    rosa, sam = await comes(), await comes()
    alice = await comes(PRESENTER)
    hears_only = await comes(offer=listens(looks=False))

    alice.says(b"Bonjour", 1)
    alice.shows(b"a slide", 1)
    alice.says(b"a tous", 2)
    await until(lambda: all(len(each.numbers) == 3 for each in (rosa, sam)) and len(hears_only.numbers) == 2)

    assert rosa.heard == sam.heard == {PRESENTER: [b"Bonjour", b"a slide", b"a tous"]}
    assert hears_only.heard == {PRESENTER: [b"Bonjour", b"a tous"]}


@pytest.mark.parametrize(
    ("seat", "offer"),
    [
        (PRESENTER, listens()),
        (PRESENTER, offer_to(1)),
        (PRESENTER, offer_to(2).replace("a=sendrecv", "a=sendonly")),
        ("listener", presents()),
        ("listener", offer_to(1)),
        ("listener", offer_to(2).replace("a=sendrecv", "a=recvonly")),
        (Seat.SEEKER, offer_to(1)),
    ],
    ids=["mute", "both ways", "two pictures", "speaks", "hears and speaks", "hears two", "of a call"],
)
async def test_an_offer_of_another_shape_is_refused(comes: Seated, rooms: Rooms, seat: str, offer: str) -> None:
    await comes()
    where = seats.listener(chance.new_id()) if seat == "listener" else seat

    with pytest.raises(OfferUnanswerable):
        await rooms.join(SESSION, where, Entering(chance.new_id(), offer))

    assert rooms.load.legs == 1


async def test_nobody_listens_in_the_room_of_a_call(rooms: Rooms) -> None:
    contact = chance.new_id()
    await rooms.join(contact, Seat.SEEKER, Entering(chance.new_id(), offer_to(1)))

    with pytest.raises(OfferUnanswerable):
        await rooms.join(contact, seats.listener(chance.new_id()), Entering(chance.new_id(), listens()))


async def test_what_one_has_lost_is_sent_again_to_them_alone(comes: Seated) -> None:
    alice, rosa, sam = await comes(PRESENTER), await comes(), await comes()
    alice.shows(b"a slide", 7)
    await until(lambda: rosa.heard and sam.heard)
    late = await comes(offer=listens(repeats=False))

    misses(rosa, 7, 8)
    misses(late, 7)
    await until(lambda: len(rosa.numbers) == 2 and late.numbers)

    # In a stream of its own, or where there is none, as it was.
    assert rosa.heard[PRESENTER][1] == (7).to_bytes(2, "big") + b"a slide"
    assert (late.numbers, late.heard) == ([7], {PRESENTER: [b"a slide"]})
    assert (len(sam.numbers), said(alice, theirs.RtcpRtpfbPacket, 1)) == (1, [])


async def test_what_was_lost_on_the_way_in_is_asked_for_once_for_all(comes: Seated) -> None:
    alice, rosa, sam = await comes(PRESENTER), await comes(), await comes()

    alice.shows(b"one", 1)
    alice.shows(b"three", 3)
    await until(lambda: said(alice, theirs.RtcpRtpfbPacket, 1))
    alice.shows_again(b"two", 2)
    alice.shows_again(b"two", 2)
    alice.shows(b"four", 4)
    await until(lambda: len(rosa.numbers) == len(sam.numbers) == 4)

    (asked,) = said(alice, theirs.RtcpRtpfbPacket, 1)
    assert isinstance(asked, theirs.RtcpRtpfbPacket)
    assert asked.lost == [2]
    assert rosa.heard == sam.heard == {PRESENTER: [b"one", b"three", b"two", b"four"]}
    assert rosa.numbers == [1, 3, 2, 4]


async def test_however_many_ask_for_a_whole_picture_who_speaks_makes_one_a_second(
    comes: Seated, hall: Callable[[], Hall], time: Time
) -> None:
    alice = await comes(PRESENTER)
    await until(lambda: pictures_asked(alice) == 1)
    crowd = [await comes() for _ in range(3)]

    for each in crowd:
        asks_for_a_picture(each)
    alice.says(b"Bonjour", 1)
    await until(lambda: all(each.heard for each in crowd))
    hall().round()
    early = pictures_asked(alice)
    time.now += 1.1
    hall().round()
    hall().round()
    await until(lambda: pictures_asked(alice) == 2)
    alice.says(b"vous me voyez", 2)
    await until(lambda: all(len(each.numbers) == 2 for each in crowd))

    assert early == 1
    assert pictures_asked(alice) == 2


async def test_who_speaks_and_comes_again_goes_on_under_the_same_name_and_numbers(comes: Seated, rooms: Rooms) -> None:
    alice, rosa = await comes(PRESENTER), await comes()
    alice.shows(b"a slide", 60_000)
    await until(lambda: rosa.heard)

    await rooms.show_out(SESSION, PRESENTER)
    again = await comes(PRESENTER)
    again.shows(b"the next", 7)
    again.shows(b"the last", 8)
    await until(lambda: len(rosa.numbers) == 3)

    assert rosa.heard == {PRESENTER: [b"a slide", b"the next", b"the last"]}
    assert rosa.numbers == [60_000, 60_001, 60_002]


async def test_who_speaks_is_told_what_comes_and_how_much_is_useful(
    comes: Seated, hall: Callable[[], Hall], time: Time
) -> None:
    alice, rosa = await comes(PRESENTER), await comes()
    for sequence in range(100):
        alice.shows(b"a slide", sequence)
    await until(lambda: len(rosa.numbers) == 100)
    time.now += 0.5
    hall().round()
    await until(lambda: len(limits(alice)) == 1)

    for sequence in range(100, 200, 2):
        alice.shows(b"a slide", sequence)
    await until(lambda: len(rosa.numbers) == 150)
    time.now += 0.5
    hall().round()
    await until(lambda: len(limits(alice)) == 2)

    reports = said(alice, theirs.RtcpRrPacket)
    shares = [each.reports[0].fraction_lost for each in reports if isinstance(each, theirs.RtcpRrPacket)]
    assert shares == [0, 126]
    assert limits(alice)[0] > 1_190_000
    assert limits(alice)[1] < 120_000


def limits(browser: Caller) -> list[int]:
    estimates = [each for each in said(browser, theirs.RtcpPsfbPacket, 15) if isinstance(each, theirs.RtcpPsfbPacket)]
    return [theirs.unpack_remb_fci(each.fci)[0] for each in estimates]


async def test_sound_and_picture_go_together_also_for_who_comes_late(comes: Seated) -> None:
    alice, rosa = await comes(PRESENTER), await comes()
    info = theirs.RtcpSenderInfo(ntp_timestamp=5 << 32, rtp_timestamp=3000, packet_count=3, octet_count=4)
    picture = alice._offer.sections[1].ssrc or 0  # noqa: SLF001 (which it sends)
    alice.reports(bytes(theirs.RtcpSrPacket(ssrc=picture, sender_info=info, reports=[])))
    await until(lambda: said(rosa, theirs.RtcpSrPacket))

    late = await comes()
    await until(lambda: said(late, theirs.RtcpSrPacket))

    (report,) = said(late, theirs.RtcpSrPacket)
    assert isinstance(report, theirs.RtcpSrPacket)
    assert (report.ssrc, report.sender_info) == (late.name_of(PRESENTER), info)


async def test_who_listens_and_sends_is_heard_by_nobody(comes: Seated) -> None:
    alice, rosa, mallory = await comes(PRESENTER), await comes(), await comes()

    mallory.says(b"listen to me", 1)
    mallory.shows(b"look at me", 1)
    mallory.reports(bytes(theirs.RtcpSrPacket(ssrc=1, sender_info=theirs.RtcpSenderInfo(1, 2, 3, 4), reports=[])))
    alice.says(b"Bonjour", 1)
    await until(lambda: rosa.heard and mallory.heard)

    assert rosa.heard == mallory.heard == {PRESENTER: [b"Bonjour"]}
    assert said(rosa, theirs.RtcpSrPacket) == said(alice, theirs.RtcpSrPacket) == []


async def test_who_asks_for_everything_again_and_again_gets_no_more_than_can_be_lost(
    comes: Seated, rooms: Rooms
) -> None:
    alice, mallory = await comes(PRESENTER), await comes()
    for sequence in range(20):
        alice.shows(b"a slide", sequence)
    await until(lambda: len(mallory.numbers) == 20)

    for _ in range(300):
        misses(mallory, *range(20))
    alice.says(b"Bonjour", 1)
    await until(lambda: mallory.heard[PRESENTER][-1] == b"Bonjour")

    (leg,) = [each for seat, each in rooms.halls[SESSION].legs.items() if seat != PRESENTER]
    assert leg.counts.resent == 200


async def test_who_leaves_costs_the_others_nothing_and_is_told_to_nobody(
    comes: Seated, rooms: Rooms, told: list[tuple[str, Presence]]
) -> None:
    alice, rosa = await comes(PRESENTER), await comes()
    where = seats.listener(chance.new_id())
    sam = await comes(where)

    await sam._tunnel.close()  # noqa: SLF001 (its page is closed)
    hall = rooms.halls[SESSION]
    await until(lambda: hall.presence(where) is Presence.GONE)
    for seat in list(hall.legs):
        await rooms._look(SESSION, hall, seat)  # noqa: SLF001 (what is done twice a second)
    alice.says(b"Bonjour", 1)
    await until(lambda: rosa.heard)

    assert rooms.load.legs == 2
    assert told == []
    assert sam.heard == {}


async def test_who_is_not_heard_is_sent_nothing_until_they_are(comes: Seated, rooms: Rooms, time: Time) -> None:
    alice = await comes(PRESENTER)
    quiet = await comes()
    hall = rooms.halls[SESSION]
    time.now += 7
    rosa = await comes()
    hall.round()

    alice.says(b"Bonjour", 1)
    await until(lambda: rosa.heard)

    assert quiet.heard == {}
