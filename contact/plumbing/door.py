"""The door that sockets come in by, and the round that looks after everyone inside."""

import asyncio
import socket as kernel
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import engineio
from aiohttp import web
from engineio import packet

from contact.plumbing import frames
from contact.plumbing.errors import ForbiddenOrigin, InvalidRequest, TooManyRequests, Unavailable
from contact.plumbing.sockets import FAREWELL, Limits, Socket

Origins = Callable[[str, str], bool]

_RESTART: Final = 1012  # "Service Restart", IANA's registry of WebSocket close codes
_SLICE: Final = 100  # sockets looked after in one go: pings to all 10,000 would hold the loop for 0.1 s
_NEVER: Final = 1 << 62  # bytes after which aiohttp would wait for a slow reader; we never wait, we cut


@dataclass(frozen=True)
class Whose:
    """To whom a socket is counted; `session` is None for somebody who has none yet."""

    session: str | None
    address: str


class Engine(engineio.AsyncServer):  # type: ignore[misc]
    """Engine.IO over WebSocket alone: who may come in, and the round that looks after everyone inside."""

    def __init__(
        self, *, origins: Origins, whose: Callable[[web.Request], Whose], limits: Limits, **options: Any
    ) -> None:
        super().__init__(max_http_buffer_size=limits.frame_bytes, **options)
        self.limits = limits
        self.cuts: Counter[str] = Counter()
        self._origins = origins
        self._whose = whose
        self.seats: Counter[tuple[str, str]] = Counter()
        self._inside: set[Socket] = set()
        self._round: asyncio.Task[None] | None = None
        self._closing = False
        self._empty = asyncio.Event()
        self._empty.set()

    async def handle_request(self, request: web.Request) -> web.StreamResponse:
        """Let a page in and hear it until it leaves; raise the Refusal that says why not."""
        self._examine(request)
        seats = self._take_seats(self._whose(request))
        try:
            return await self._serve(request)
        finally:
            self._give_back(seats)

    async def heard(self, sid: str, frame: frames.Frame) -> None:
        """Hand a frame to Socket.IO."""
        await self.handlers["message"](sid, frame)

    def count_cut(self, why: str) -> None:
        """Count a socket that was cut."""
        self.cuts[why] += 1

    async def close_all(self, reason: str) -> None:
        """Close every socket, politely, and wait until each handler has ended."""
        self._closing = True
        await asyncio.gather(*(socket.close(reason, _RESTART) for socket in self._inside))
        await self._empty.wait()
        if self._round:
            self._round.cancel()

    def _examine(self, request: web.Request) -> None:
        query, headers = request.query, request.headers
        origin = headers.getall("Origin", [])
        if len(origin) != 1 or origin[0] == "null" or not self._origins(request.host, origin[0]):
            raise ForbiddenOrigin
        if (
            request.method != "GET"
            or query.get("transport") != "websocket"
            or query.get("EIO") != "4"
            or "sid" in query
        ):
            raise InvalidRequest
        if "Sec-WebSocket-Protocol" in headers:
            raise InvalidRequest  # We speak none, and aiohttp would log the page's list of them.
        if self._closing:
            raise Unavailable(retry_after=5)

    def _take_seats(self, whose: Whose) -> list[tuple[str, str]]:
        seats = [("address", whose.address)]
        if whose.session is not None:
            seats.append(("session", whose.session))
        most = {"address": self.limits.sockets_per_address, "session": self.limits.sockets_per_session}
        if any(self.seats[seat] >= most[seat[0]] for seat in seats):
            raise TooManyRequests(retry_after=10)
        self.seats.update(seats)
        return seats

    def _give_back(self, seats: list[tuple[str, str]]) -> None:
        for seat in seats:
            self.seats[seat] -= 1
            if not self.seats[seat]:
                del self.seats[seat]

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        ws, socket = await self._open(request)
        try:
            if self._closing:  # since it was examined; whoever closes all waits for it, and has not seen it
                await socket.close("service restart", _RESTART)
            else:
                await self.handlers["connect"](socket.sid, {"aiohttp.request": request})
                await socket.write(self._greeting(socket.sid))
                await socket.listen()
        finally:
            await socket.settle()
            await self._let_go(socket)
        return ws

    async def _open(self, request: web.Request) -> tuple[web.WebSocketResponse, Socket]:
        ws = web.WebSocketResponse(
            compress=False,  # Per-message deflate holds 100 kB a socket and buys nothing for short lines.
            autoping=False,  # Pongs would pile up without bound for a page that pings and never reads.
            max_msg_size=self.limits.frame_bytes,
            writer_limit=_NEVER,
            timeout=FAREWELL,
        )
        try:
            await ws.prepare(request)
        except web.HTTPException:
            raise InvalidRequest from None  # aiohttp's own text repeats the page's headers.
        transport = request.transport
        if transport is None:
            raise InvalidRequest
        # The kernel would hold megabytes for a page that does not read, outside of every bound of ours.
        transport.get_extra_info("socket").setsockopt(kernel.SOL_SOCKET, kernel.SO_SNDBUF, self.limits.outgoing_bytes)
        socket = Socket(self, self.generate_id(), ws, transport)
        self.sockets[socket.sid] = socket
        self._inside.add(socket)
        self._empty.clear()
        self._round = self._round or asyncio.create_task(self._go_round())
        return ws, socket

    def _greeting(self, sid: str) -> bytes:
        limits = self.limits
        said = {
            "sid": sid,
            "upgrades": [],
            "pingInterval": int(limits.ping_every.total_seconds() * 1000),
            "pingTimeout": int(limits.pong_within.total_seconds() * 1000),
            "maxPayload": limits.frame_bytes,
        }
        return str(packet.Packet(packet.OPEN, said).encode()).encode()

    async def _let_go(self, socket: Socket) -> None:
        try:
            await self.handlers["disconnect"](socket.sid, socket.reason)
        except Exception as error:
            socket.complain("disconnect_failed", error)
        finally:
            self.sockets.pop(socket.sid, None)
            self._inside.discard(socket)
            if not self._inside:
                self._empty.set()

    async def _go_round(self) -> None:
        while True:
            await asyncio.sleep(1)
            now = asyncio.get_running_loop().time()
            for number, socket in enumerate(list(self._inside)):
                if number % _SLICE == 0:
                    await asyncio.sleep(0)
                await self._look_after(socket, now)

    async def _look_after(self, socket: Socket, now: float) -> None:
        try:
            await socket.attend(now)
        except Exception as error:  # One socket's trouble must not end the round.
            socket.complain("failed", error)
            socket.cut("failed")
