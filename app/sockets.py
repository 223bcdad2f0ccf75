"""The socket's front: who comes in by which cookie, and where their page listens."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from typing import Annotated, Any
from uuid import UUID

import msgspec
from aiohttp import web
from msgspec import Meta

import app
from contact import access, edge
from contact.access import Viewer
from contact.facts import SignedOut
from contact.part import House, Visits
from contact.plumbing.door import Whose
from contact.plumbing.errors import InvalidRequest, SignInRequired
from contact.plumbing.guard import guarded_server
from contact.plumbing.limits import client_address
from contact.plumbing.live import Bridge
from contact.plumbing.settings import Settings
from contact.visitors import Visitor

# Whoever comes by one of these has a session.
_OURS = ("seeker", "console", "board")
Hear = Callable[..., Awaitable[None]]


class Hello(msgspec.Struct):
    """What a page says as it connects."""

    page: Annotated[str, Meta(max_length=20)]
    # What opens the page to whoever has no session.
    link: Annotated[str, Meta(max_length=200)] = ""


class Gate:
    """The sockets of this process, by session."""

    def __init__(self, settings: Settings) -> None:
        self.bridge = Bridge(settings.redis)
        self.server = guarded_server(
            client_manager=self.bridge,
            origins=lambda host, origin: edge.is_ours(settings, host, origin),
            whose=lambda request: _whose(request, settings),
        )
        self._viewers: dict[str, Viewer] = {}
        self._visitors: dict[str, tuple[Visitor, Visits]] = {}
        self._by_session: dict[UUID, set[str]] = defaultdict(set)

    def sessions(self) -> set[UUID]:
        """Return the sessions with an open socket here."""
        return set(self._by_session)

    async def dismiss(self, sessions: set[UUID]) -> None:
        """Close the sockets of sessions that have ended."""
        for session in sessions:
            for sid in list(self._by_session.get(session, ())):
                await self.server.emit("signed_out", {}, to=sid)
                await self.server.disconnect(sid)

    async def sign_out(self, _: House, ended: SignedOut) -> None:
        """Close the sockets that are here without waiting for the next round; other processes see it on theirs."""
        await self.dismiss({ended.session})

    async def emit(self, event: str, news: object, *, room: str) -> None:
        """Send news to a room, here and in every other process."""
        await self.bridge.emit(event, news, room=room)

    def open(self) -> None:
        """Begin to carry news: stock Socket.IO would wait for the first socket, and tell nobody until then."""
        if not self.server.manager_initialized:
            self.server.manager_initialized = True
            self.server.manager.initialize()

    async def close(self) -> None:
        """Carry no more news."""
        await self.bridge.close()

    async def dismiss_all(self) -> None:
        """Let every page go, before the listening socket closes; each finds another process, or this one again."""
        await self.server.close_all("service restart")

    def remember(self, sid: str, viewer: Viewer) -> None:
        """Note whose socket this is."""
        self._viewers[sid] = viewer
        self._by_session[viewer.session].add(sid)

    def receive(self, sid: str, visitor: Visitor, visits: Visits) -> None:
        """Note whose socket this is, who has no session."""
        self._visitors[sid] = visitor, visits

    def forget(self, sid: str) -> None:
        """Note that a socket is gone."""
        self._visitors.pop(sid, None)
        viewer = self._viewers.pop(sid, None)
        if viewer is None:
            return
        self._by_session[viewer.session].discard(sid)
        if not self._by_session[viewer.session]:
            del self._by_session[viewer.session]

    def hearing(self, sid: str, event: str, hear: Hear) -> tuple[Hear, Viewer | Visitor] | None:
        """Return what hears an event of whose socket this is, `hear` for who has a session; None where nothing does."""
        if sid in self._viewers:
            return hear, self._viewers[sid]
        visitor, visits = self._visitors[sid]
        return (visits.hears[event], visitor) if event in visits.hears else None


def gate(settings: Settings) -> Gate:
    """Return the gate of a web process."""
    return Gate(settings)


def open_to(gate: Gate, service: web.Application, house: House) -> None:
    """Attach the socket to the application, with everything that the parts hear."""
    server = gate.server
    doors = {page: visits for part in app.PARTS for page, visits in part.visits.items()}

    async def connect(sid: str, environ: dict[str, Any], auth: object) -> None:
        hello = _read(Hello, auth)
        request: web.Request = environ["aiohttp.request"]
        if visits := doors.get(hello.page):
            visitor = await _receive(house, visits, hello)
            for room in filter(None, (visitor.room, visitor.shared)):
                await server.enter_room(sid, room)
            gate.receive(sid, visitor, visits)
            return
        viewer = await _recognise(house, request, hello)
        for room in _rooms(viewer, hello):
            await server.enter_room(sid, room)
        gate.remember(sid, viewer)

    async def disconnect(sid: str, _reason: object = None) -> None:
        gate.forget(sid)

    server.on("connect", connect)
    server.on("disconnect", disconnect)
    for part in app.PARTS:
        for event, hear in part.hears.items():
            server.on(event, _hearing(house, gate, event, hear))
    server.attach(service)


def _hearing(house: House, gate: Gate, event: str, hear: Hear) -> Any:
    async def heard(sid: str, body: object) -> None:
        if found := gate.hearing(sid, event, hear):
            hears, whose = found
            async with asyncio.timeout(5):
                await hears(house, whose, _read(hears.__annotations__["news"], body))

    return heard


async def _receive(house: House, visits: Visits, hello: Hello) -> Visitor:
    async with house.database.transaction() as db:
        visitor = await visits.recognise(house, db, hello.link)
    if visitor is None:
        raise SignInRequired
    return visitor


async def _recognise(house: House, request: web.Request, hello: Hello) -> Viewer:
    if hello.page not in _OURS:
        raise InvalidRequest
    advisor = hello.page != "seeker"
    name = access.ADVISOR_COOKIE if advisor else access.SEEKER_COOKIE
    async with house.database.transaction() as db:
        viewer = await access.viewer_of(db, request.cookies.get(name), advisor=advisor)
        if viewer is None:
            raise SignInRequired
        await access.heard(db, viewer)
    return viewer


def _rooms(viewer: Viewer, hello: Hello) -> list[str]:
    if hello.page == "board":
        return [f"board:{viewer.agency}"] if viewer.role in access.OVERSEERS else []
    return [viewer.room]


def _read(wanted: type[Any], body: object) -> Any:
    try:
        return msgspec.convert(body, wanted)
    except msgspec.ValidationError:
        raise InvalidRequest from None


def _whose(request: web.Request, settings: Settings) -> Whose:
    forwarded = request.headers.getall("X-Forwarded-For", ())
    address = client_address(request.remote or "", forwarded, settings.trusted_proxies)
    secret = request.cookies.get(access.ADVISOR_COOKIE) or request.cookies.get(access.SEEKER_COOKIE)
    return Whose(secret, address)
