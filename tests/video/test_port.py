"""Who proves to belong here is let through; every other datagram is dropped without a word."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator

import pytest
from aioice import stun as theirs

from video.rooms.port import Credentials, Door, Port

MEDIA, DTLS = b"\x80\x60" + bytes(40), b"\x16\xfe" + bytes(40)


class Seat:
    """A door, its credentials, and what came through it."""

    def __init__(self, port: Port) -> None:
        self.media: list[bytes] = []
        self.dtls: list[bytes] = []
        self.door: Door = port.door(self.media.append, self.dtls.append)
        self.credentials: Credentials = port.expect(self.door)


class Browser:
    """A socket that can make checks."""

    def __init__(self, port: Port, host: str = "127.0.0.1") -> None:
        self._socket = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind((host, 0))
        self._socket.settimeout(0)
        self._to = (host, port.number)

    @property
    def number(self) -> int:
        return int(self._socket.getsockname()[1])

    def sends(self, datagram: bytes) -> None:
        self._socket.sendto(datagram, self._to)

    def checks(self, credentials: Credentials, *, guess: str = "", nominates: bool = True) -> None:
        message = theirs.Message(theirs.Method.BINDING, theirs.Class.REQUEST)
        message.attributes["USERNAME"] = f"{credentials.ufrag}:browser"
        if nominates:
            message.attributes["USE-CANDIDATE"] = None
        message.add_message_integrity((guess or credentials.password).encode())
        self.sends(bytes(message))

    async def hears(self) -> list[bytes]:
        """Return what has come meanwhile."""
        await asyncio.sleep(0.05)
        heard: list[bytes] = []
        with pytest.raises(BlockingIOError):
            heard.extend(iter(lambda: self._socket.recv(2048), b""))
        return heard

    def closes(self) -> None:
        self._socket.close()


@pytest.fixture
async def port() -> AsyncIterator[Port]:
    port = Port(["127.0.0.1"], 0)
    yield port
    port.close()


@pytest.fixture
def seat(port: Port) -> Seat:
    return Seat(port)


@pytest.fixture
def browser(port: Port) -> Iterator[Browser]:
    browser = Browser(port)
    yield browser
    browser.closes()


@pytest.fixture
def mallory(port: Port) -> Iterator[Browser]:
    browser = Browser(port)
    yield browser
    browser.closes()


async def test_who_proves_to_belong_here_is_answered_and_let_through(seat: Seat, browser: Browser) -> None:
    browser.checks(seat.credentials)
    (answer,) = await browser.hears()
    browser.sends(MEDIA)
    browser.sends(DTLS)
    await browser.hears()

    assert theirs.parse_message(answer).message_class == theirs.Class.RESPONSE
    assert (seat.media, seat.dtls) == ([MEDIA], [DTLS])
    assert seat.door.reached.is_set()


async def test_what_a_stranger_sends_reaches_nobody(seat: Seat, browser: Browser, mallory: Browser) -> None:
    browser.checks(seat.credentials)
    await browser.hears()

    mallory.checks(seat.credentials, guess="guessed")
    mallory.checks(Credentials("unknown", "password"))
    for datagram in (MEDIA, DTLS, b"\x80" * 2000, b"\x00\x01", b""):
        mallory.sends(datagram)

    assert await mallory.hears() == []
    assert (seat.media, seat.dtls) == ([], [])
    assert seat.door.address == ("127.0.0.1", browser.number)


async def test_before_a_check_nothing_is_let_through(seat: Seat, browser: Browser) -> None:
    browser.sends(DTLS)
    await browser.hears()
    dropped = list(seat.dtls)
    browser.checks(seat.credentials)
    browser.sends(DTLS)
    await browser.hears()

    assert (dropped, seat.dtls) == ([], [DTLS])


async def test_a_browser_that_moves_is_followed(port: Port, seat: Seat, browser: Browser) -> None:
    browser.checks(seat.credentials)
    await browser.hears()
    moved = Browser(port)

    moved.checks(seat.credentials)
    await moved.hears()
    seat.door.send(b"\x80here")
    heard = await moved.hears()
    moved.closes()

    assert heard == [b"\x80here"]
    assert seat.door.moves == 1


async def test_a_check_of_a_second_way_does_not_move_anybody(port: Port, seat: Seat, browser: Browser) -> None:
    browser.checks(seat.credentials)
    await browser.hears()
    second = Browser(port)

    second.checks(seat.credentials, nominates=False)
    answered = await second.hears()
    second.closes()

    assert len(answered) == 1
    assert seat.door.address == ("127.0.0.1", browser.number)


async def test_an_ice_restart_leaves_both_names_valid(port: Port, seat: Seat, browser: Browser) -> None:
    again = port.expect(seat.door)

    browser.checks(seat.credentials)
    browser.checks(again)

    assert len(await browser.hears()) == 2


async def test_who_has_left_is_not_expected_any_more(port: Port, seat: Seat, browser: Browser) -> None:
    browser.checks(seat.credentials)
    await browser.hears()

    port.refuse(seat.door)
    browser.checks(seat.credentials)
    browser.sends(MEDIA)

    assert await browser.hears() == []
    assert seat.media == []


async def test_both_kinds_of_addresses_share_one_number() -> None:
    port = Port(["127.0.0.1", "::1"], 0)
    seat, browser = Seat(port), Browser(port, "::1")
    number = browser.number

    browser.checks(seat.credentials)
    (answer,) = await browser.hears()
    browser.closes()
    port.close()

    assert theirs.parse_message(answer).attributes["XOR-MAPPED-ADDRESS"] == ("::1", number)
