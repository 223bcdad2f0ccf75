"""The guard lets a page through and cuts whoever would make the server hold or do too much."""

import asyncio
import inspect
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import reduce
from typing import Any

import aiohttp
import engineio
import pytest
import socketio
from aiohttp import ClientWebSocketResponse, WSMsgType, web
from structlog.testing import capture_logs

from contact.plumbing.door import Whose
from contact.plumbing.errors import Invalid, Refusal, SignInRequired
from contact.plumbing.guard import LEANS_ON, GuardedServer, guarded_server
from contact.plumbing.sockets import Limits

PATIENT = 5  # seconds before a test gives up
BRISK = Limits(
    connect_within=timedelta(seconds=1),
    ping_every=timedelta(seconds=1),
    pong_within=timedelta(seconds=1),
)


class House:
    """A real server on a free port, whose pages may say `typing` and `slowly`."""

    def __init__(self, limits: Limits) -> None:
        self.url = ""
        self.heard: list[str] = []
        self.at_once = 0
        self.most_at_once = 0
        self.left: list[str] = []
        self.sids: list[str] = []
        self.forgetful = False
        self.open = asyncio.Event()
        self.let_in = asyncio.Event()
        self.let_in.set()
        self.at_the_door = 0
        self.live: GuardedServer = guarded_server(
            origins=lambda host, origin: origin == f"http://{host}", whose=_whose, limits=limits
        )
        self.live.on("connect", self._connect)
        self.live.on("disconnect", self._disconnect)
        self.live.on("typing", self._typing)
        self.live.on("slowly", self._slowly)
        self.live.on("broken", self._broken)

    @property
    def cuts(self) -> dict[str, int]:
        return dict(self.live.eio.cuts)

    async def knock(self, query: str = "EIO=4&transport=websocket", **headers: str) -> int:
        """Ask for the socket with these headers, and return the HTTP status."""
        upgrade = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13"}
        key = {"Sec-WebSocket-Key": "MDEyMzQ1Njc4OWFiY2RlZg=="}
        async with (
            aiohttp.ClientSession() as http,
            http.get(f"{self.url}/socket.io/?{query}", headers=upgrade | key | headers) as answer,
        ):
            return answer.status

    async def is_let_in(self, *_: object) -> None:
        self.at_the_door += 1
        await self.let_in.wait()
        self.at_the_door -= 1

    async def _connect(self, sid: str, environ: dict[str, Any], auth: dict[str, Any]) -> None:
        assert isinstance(environ["aiohttp.request"], web.Request)
        if auth.get("page") == "secret":
            raise SignInRequired
        if auth.get("page") == "broken":
            raise RuntimeError("the words of Sam")
        self.sids.append(sid)
        await self.live.enter_room(sid, "library")

    async def _disconnect(self, sid: str, reason: str) -> None:
        self.left.append(reason)
        if self.forgetful:
            raise RuntimeError("the words of Sam")

    async def _typing(self, sid: str, body: dict[str, Any]) -> None:
        self.heard.append(body["contact"])

    async def _slowly(self, sid: str, body: dict[str, Any]) -> None:
        self.at_once += 1
        self.most_at_once = max(self.at_once, self.most_at_once)
        await self.open.wait()
        self.heard.append(body["contact"])
        self.at_once -= 1

    async def _broken(self, sid: str, body: dict[str, Any]) -> None:
        raise {"invalid": Invalid, "refused": SignInRequired, "bug": RuntimeError}[body["how"]]("words of Sam")


@asynccontextmanager
async def a_house(limits: Limits = BRISK) -> AsyncIterator[House]:
    house = House(limits)
    app = web.Application(middlewares=[_say_no])
    app.on_response_prepare.append(house.is_let_in)
    house.live.attach(app)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    house.url = f"http://{host}:{port}"
    yield house
    house.open.set()
    await house.live.close_all("the test is over")
    await runner.cleanup()


@asynccontextmanager
async def mallory(house: House, *, connected: bool = True) -> AsyncIterator[ClientWebSocketResponse]:
    """A page that says by hand what it likes."""
    url = f"{house.url}/socket.io/?EIO=4&transport=websocket"
    async with (
        aiohttp.ClientSession(headers={"Origin": house.url}) as http,
        http.ws_connect(url, autoping=False, compress=15, max_msg_size=0) as ws,
    ):
        await _hears(ws, "0{")
        if connected:
            await ws.send_str("40")
            await _hears(ws, '40{"sid"')
        yield ws


@web.middleware
async def _say_no(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    try:
        return await handler(request)
    except Refusal as refusal:
        return web.json_response({"error": refusal.code}, status=refusal.status)


def _whose(request: web.Request) -> Whose:
    return Whose(request.cookies.get("session"), request.headers.get("X-Address", "127.0.0.1"))


async def _hears(ws: ClientWebSocketResponse, beginning: str) -> str:
    message = await ws.receive(timeout=PATIENT)
    assert message.type is WSMsgType.TEXT
    assert message.data.startswith(beginning)
    return str(message.data)


async def _says(ws: ClientWebSocketResponse, frame: str, *, times: int = 1) -> None:
    for _ in range(times):
        await ws.send_str(frame)


async def _is_cut(ws: ClientWebSocketResponse) -> bool:
    async with asyncio.timeout(PATIENT):
        async for _ in ws:
            pass
    return ws.closed


async def _becomes(true: Callable[[], object]) -> None:
    async with asyncio.timeout(PATIENT):
        while not true():  # noqa: ASYNC110
            await asyncio.sleep(0.01)


@asynccontextmanager
async def sam(house: House, **cookies: str) -> AsyncIterator[socketio.AsyncClient]:
    """A page of ours, with the library's own client."""
    page = socketio.AsyncClient(reconnection=False)
    cookie = "; ".join(f"{name}={value}" for name, value in cookies.items())
    headers = {"Origin": house.url} | ({"Cookie": cookie} if cookie else {})
    await page.connect(house.url, headers=headers, transports=["websocket"], auth={"page": "seeker"})
    yield page
    await page.disconnect()


async def test_a_page_of_ours_comes_in_speaks_hears_stays_and_leaves() -> None:
    async with a_house() as house:
        news: asyncio.Queue[object] = asyncio.Queue()
        async with sam(house) as page:
            page.on("entry", news.put)
            await page.emit("typing", {"contact": "c1"})
            await _becomes(lambda: house.heard == ["c1"])
            await asyncio.sleep(3.5)  # three pings and their pongs

            await house.live.emit("entry", {"seq": 1}, room="library")
            await house.live.deliver("entry", {"seq": 2}, to="library")

            assert [await news.get(), await news.get()] == [{"seq": 1}, {"seq": 2}]
        await _becomes(lambda: len(house.left) == 1)
        assert house.cuts == {}
        assert house.live.manager.rooms == {}
        assert house.live.environ == house.live.eio.sockets == {}


@pytest.mark.parametrize(
    ("query", "headers", "status"),
    [
        ("EIO=4&transport=websocket", {}, 403),
        ("EIO=4&transport=websocket", {"Origin": "null"}, 403),
        ("EIO=4&transport=websocket", {"Origin": "https://elsewhere.example"}, 403),
        ("EIO=4&transport=polling", {"Origin": "ours"}, 400),
        ("EIO=4", {"Origin": "ours"}, 400),
        ("EIO=3&transport=websocket", {"Origin": "ours"}, 400),
        ("EIO=4&transport=websocket&sid=abc", {"Origin": "ours"}, 400),
        ("EIO=4&transport=websocket", {"Origin": "ours", "Sec-WebSocket-Protocol": "v1"}, 400),
        ("EIO=4&transport=websocket", {"Origin": "ours", "Sec-WebSocket-Key": "no"}, 400),
        ("EIO=4&transport=websocket", {"Origin": "ours", "Upgrade": "h2c"}, 400),
        ("EIO=4&transport=websocket", {"Origin": "ours"}, 101),
    ],
)
async def test_the_door_opens_to_a_websocket_from_our_own_pages_only(
    query: str, headers: dict[str, str], status: int
) -> None:
    async with a_house() as house:
        said = {name: house.url if value == "ours" else value for name, value in headers.items()}

        assert await house.knock(query, **said) == status


async def test_compression_is_never_agreed_to() -> None:
    async with a_house() as house, mallory(house) as ws:
        assert ws.compress == 0


async def test_a_post_finds_nothing() -> None:
    async with a_house() as house, aiohttp.ClientSession(headers={"Origin": house.url}) as http:
        answer = await http.post(f"{house.url}/socket.io/?EIO=4&transport=polling", data="40")

        assert answer.status == 400
        assert await answer.json() == {"error": "invalid_request"}


@pytest.mark.parametrize(
    "frame",
    ['451-["typing",{"_placeholder":true,"num":0}]', '45999999999-["typing",{}]', "461-1[]", "bAAAA"],
)
async def test_a_page_that_announces_bytes_is_cut_at_once(frame: str) -> None:
    async with a_house() as house, mallory(house) as ws:
        await ws.send_str(frame)

        assert await _is_cut(ws)
        assert house.cuts == {"binary": 1}


async def test_a_page_that_sends_bytes_is_cut_at_once() -> None:
    async with a_house() as house, mallory(house) as ws:
        await ws.send_bytes(b"\x04")

        assert await _is_cut(ws)
        assert house.cuts == {"binary": 1}


MALFORMED = [
    "",
    "4",
    "x",
    "2",
    "2probe",
    "5",
    "6",
    "0{}",
    "3",
    "33",
    "4\ud7ff",
    '42["typing"]',
    '42["typing",{"contact":"c"},1]',
    '42["typing","c"]',
    '42["connect",{}]',
    '42["disconnect",{}]',
    '42["__class__",{}]',
    '42["unknown",{}]',
    '42{"typing":1}',
    '42["typing",{"contact":NaN}]',
    '42["typing",{"contact":1e999}]',
    '42["typing",{"contact":"\\ud800"}]',
    '427["typing",{"contact":"c"}]',
    "42" + "9" * 101 + '["typing",{"contact":"c"}]',
    '42["typing",{"contact":' + "9" * 5_000 + "}]",
    '42["typing",{"contact":' + "[" * 20_000 + "]" * 20_000 + "}]",
    "42" + "[" * 60_000,
    '42/admin,["typing",{"contact":"c"}]',
    "40",
    "40/admin,",
    "40/admin,{}",
    "431[]",
    "430[]",
    '44{"message":"x"}',
    "47",
    '42["broken",{"how":"invalid"}]',
]


@pytest.mark.parametrize("frame", MALFORMED)
async def test_a_malformed_frame_is_counted_in_silence_and_its_page_cut_at_the_eleventh(frame: str) -> None:
    async with a_house() as house, mallory(house) as ws:
        with capture_logs() as lines:
            await _says(ws, frame, times=10)
            await ws.send_str('42["typing",{"contact":"still here"}]')
            await _becomes(lambda: house.heard == ["still here"])

            await ws.send_str(frame)

            assert await _is_cut(ws)
        assert house.cuts == {"malformed": 1}
        assert [(line["event"], line["why"]) for line in lines] == [("socket.cut", "malformed")]
        assert lines[0].keys() == {"event", "why", "socket", "log_level"}


async def test_a_frame_over_the_limit_ends_the_socket() -> None:
    async with a_house() as house, mallory(house) as ws:
        await ws.send_str('42["typing",{"contact":"' + "a" * 70_000 + '"}]')

        assert await _is_cut(ws)
        assert ws.close_code == aiohttp.WSCloseCode.MESSAGE_TOO_BIG
        assert house.heard == []


async def test_a_page_that_never_reads_is_cut_and_its_room_hears_on() -> None:
    async with a_house(Limits()) as house, sam(house) as page, mallory(house) as ws:
        news: asyncio.Queue[object] = asyncio.Queue()
        page.on("entry", news.put)
        # aiohttp's client stops to read the kernel's buffer once 128 kB wait for somebody to receive them.
        await _tell_until(house, lambda: house.cuts == {"unread": 1})

        assert await asyncio.wait_for(news.get(), PATIENT) == {"body": "a" * 50_000}
        assert len(house.live.eio.sockets) == 1
        assert ws.close_code is None


async def test_a_pong_that_nobody_asked_for_keeps_nobody_alive() -> None:
    async with a_house(Limits(ping_every=timedelta(minutes=1))) as house, mallory(house) as ws:
        await _says(ws, "3", times=11)

        assert await _is_cut(ws)
        assert house.cuts == {"malformed": 1}


async def test_a_page_that_answers_no_ping_is_let_go_and_its_disconnection_heard() -> None:
    async with a_house() as house, mallory(house) as ws:
        await _hears(ws, "2")

        assert await _is_cut(ws)
        await _becomes(lambda: house.left == ["ping timeout"])


async def test_pings_of_the_websocket_are_answered_within_the_page_s_allowance() -> None:
    async with a_house(Limits(frames_at_once=5, frames_per_second=0.1)) as house, mallory(house) as ws:
        await ws.ping(b"there?")
        assert (await ws.receive(timeout=PATIENT)).type is WSMsgType.PONG

        await asyncio.gather(*(ws.ping() for _ in range(5)))

        assert await _is_cut(ws)
        assert house.cuts == {"flood": 1}


async def test_a_flood_of_events_is_cut() -> None:
    limits = Limits(frames_at_once=20, frames_per_second=1, backlog=100)
    async with a_house(limits) as house, mallory(house) as ws:
        await _says(ws, '42["typing",{"contact":"c"}]', times=40)

        assert await _is_cut(ws)
        assert house.cuts == {"flood": 1}
        assert len(house.heard) <= 20


async def test_events_of_a_page_are_heard_one_at_a_time_and_in_order() -> None:
    async with a_house() as house, mallory(house) as ws:
        await _says(ws, '42["slowly",{"contact":"first"}]')
        await _says(ws, '42["typing",{"contact":"second"}]')
        await _says(ws, '42["slowly",{"contact":"third"}]')
        await _becomes(lambda: house.at_once == 1)

        house.open.set()

        await _becomes(lambda: len(house.heard) == 3)
        assert house.heard == ["first", "second", "third"]
        assert house.most_at_once == 1


async def test_a_page_with_too_many_events_waiting_is_cut() -> None:
    async with a_house(Limits(backlog=3)) as house, mallory(house) as ws:
        await ws.send_str('42["slowly",{"contact":"c"}]')
        await _becomes(lambda: house.at_once == 1)

        await _says(ws, '42["slowly",{"contact":"c"}]', times=4)

        assert await _is_cut(ws)
        assert house.cuts == {"backlog": 1}
        assert house.left == []  # the handler that runs may end first

        house.open.set()

        await _becomes(lambda: house.left == ["backlog"])
        assert house.heard == ["c"]


async def test_a_socket_that_never_connects_is_cut() -> None:
    async with a_house() as house, mallory(house, connected=False) as ws:
        assert await _is_cut(ws)
        assert house.cuts == {"never_connected": 1}


async def test_a_page_that_may_not_come_in_is_told_a_code_and_let_go() -> None:
    async with a_house(Limits()) as house, mallory(house, connected=False) as ws:
        await ws.send_str('40{"page":"secret"}')

        said = await _hears(ws, '44{"message":"sign_in_required","data":{"error":"sign_in_required","id":"')
        assert len(said) == 112
        assert await _is_cut(ws)
        assert house.live.manager.rooms == {}


async def test_a_failure_of_ours_is_told_as_unavailable_and_logged_without_a_word_of_it() -> None:
    async with a_house(Limits()) as house, mallory(house, connected=False) as ws:
        with capture_logs() as lines:
            await ws.send_str('40{"page":"broken"}')

            await _hears(ws, '44{"message":"unavailable","data":{"error":"unavailable","id":"')
            assert await _is_cut(ws)
        assert [(line["event"], line["error"]) for line in lines] == [("socket.connect_failed", "RuntimeError")]
        assert "Sam" not in repr(lines)


async def test_a_handler_that_fails_is_logged_once_a_socket_and_the_next_event_is_heard() -> None:
    async with a_house() as house, mallory(house) as ws:
        with capture_logs() as lines:
            await _says(ws, '42["broken",{"how":"bug"}]', times=3)
            await _says(ws, '42["broken",{"how":"refused"}]', times=12)
            await _says(ws, '42["typing",{"contact":"c"}]')
            await _becomes(lambda: house.heard == ["c"])
        assert [line["event"] for line in lines] == ["socket.broken_failed"]
        assert "Sam" not in repr(lines)


async def test_a_session_has_so_many_sockets_and_another_session_its_own() -> None:
    async with a_house(Limits(sockets_per_session=2)) as house:
        async with sam(house, session="s1"), sam(house, session="s1"), sam(house, session="s2"):
            knock = {"Origin": house.url, "Cookie": "session=s1"}
            assert await house.knock(**knock) == 429
        await _becomes(lambda: not house.live.eio.sockets)
        assert await house.knock(**knock) == 101


async def test_an_address_has_so_many_sockets_and_another_address_its_own() -> None:
    async with a_house(Limits(sockets_per_address=2)) as house, sam(house), sam(house, session="s1"):
        assert await house.knock(Origin=house.url) == 429
        assert await house.knock(Origin=house.url, **{"X-Address": "192.0.2.1"}) == 101


async def test_a_dismissed_page_is_told_and_its_socket_closed() -> None:
    async with a_house(Limits()) as house, mallory(house) as ws:
        await house.live.disconnect(house.sids[0])

        await _hears(ws, "41")
        assert await _is_cut(ws)
        assert house.left == ["server disconnect"]


async def test_closing_all_tells_every_page_to_come_back_elsewhere_and_lets_nobody_in() -> None:
    async with a_house() as house, mallory(house) as one, mallory(house) as two:
        await asyncio.gather(house.live.close_all("restart"), _is_cut(one), _is_cut(two))

        assert (one.close_code, two.close_code) == (1012, 1012)
        assert house.left == ["restart", "restart"]
        assert await house.knock(Origin=house.url) == 503


async def test_a_page_that_comes_while_all_are_closed_is_closed_too() -> None:
    async with a_house() as house, mallory(house) as ws, aiohttp.ClientSession(headers={"Origin": house.url}) as http:
        house.let_in.clear()
        url = f"{house.url}/socket.io/?EIO=4&transport=websocket"
        comes = asyncio.create_task(http.ws_connect(url))
        await _becomes(lambda: house.at_the_door)
        closes = asyncio.create_task(house.live.close_all("restart"))
        assert await _is_cut(ws)
        house.let_in.set()
        late = await comes

        assert await _is_cut(late)
        assert late.close_code == 1012
        await closes


@pytest.mark.parametrize("goodbye", ["41", "1"])
async def test_a_page_that_says_goodbye_has_left_by_itself(goodbye: str) -> None:
    async with a_house(Limits()) as house, mallory(house) as ws:
        await ws.send_str(goodbye)

        assert await _is_cut(ws)
        await _becomes(lambda: house.left == ["client disconnect"])


async def test_a_page_that_leaves_rudely_leaves_nothing_behind() -> None:
    async with a_house() as house:
        async with mallory(house) as ws:
            await ws.send_str('42["slowly",{"contact":"c"}]')
            await _becomes(lambda: house.at_once == 1)
        house.open.set()

        await _becomes(lambda: house.left == ["transport close"])
        await _becomes(lambda: house.live.eio.seats == {})
        assert house.live.manager.rooms == house.live.environ == house.live.eio.sockets == {}


async def test_a_page_leaves_nothing_behind_even_when_our_farewell_fails() -> None:
    async with a_house() as house:
        house.forgetful = True
        with capture_logs() as lines:
            async with mallory(house):
                pass
            await _becomes(lambda: house.live.eio.seats == {})

        assert house.live.manager.rooms == house.live.environ == house.live.eio.sockets == {}
        assert [(line["event"], line["error"]) for line in lines] == [("socket.disconnect_failed", "RuntimeError")]
        assert "Sam" not in repr(lines)


async def test_no_word_of_a_page_reaches_a_log_even_at_debug(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG", logger="socketio")
    caplog.set_level("DEBUG", logger="engineio")
    with capture_logs() as lines:
        await _a_word_is_said_and_heard()

    assert [record for record in caplog.records if ".client" not in record.name] == []
    assert lines == []


async def _a_word_is_said_and_heard() -> None:
    async with a_house() as house, sam(house) as page:
        await page.emit("typing", {"contact": "c1"})
        await _becomes(lambda: house.heard == ["c1"])
        await house.live.emit("entry", {"body": "Bonjour"}, room="library")


@pytest.mark.parametrize(("name", "parameters"), LEANS_ON.items())
def test_the_libraries_still_have_the_private_names_that_the_guard_leans_on(
    name: str, parameters: tuple[str, ...]
) -> None:
    library, *rest = name.split(".")
    found = reduce(getattr, rest, {"socketio": socketio, "engineio": engineio}[library])

    assert tuple(inspect.signature(found).parameters) == parameters


async def _tell_until(house: House, done: Callable[[], object]) -> None:
    async with asyncio.timeout(PATIENT):
        while not done():
            await house.live.deliver("entry", {"body": "a" * 50_000}, to="library")
            await asyncio.sleep(0.005)
