"""One page's socket: what may wait for it, what it may send, and when it is cut."""

import asyncio
import traceback
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Final, Protocol

from aiohttp import WSMsgType, web
from engineio import packet

from contact.plumbing import frames, log

FAREWELL: Final = 2.0  # seconds that a page has to answer a close, and the kernel to send what is left

_log = log.get(__name__)


@dataclass(frozen=True)
class Limits:
    """The most that one page, one session and one address can make us hold or do."""

    frame_bytes: int = 64 * 1024
    outgoing_bytes: int = 256 * 1024
    outgoing_frames: int = 1_000
    backlog: int = 32
    blunders: int = 10
    frames_per_second: float = 10
    frames_at_once: int = 50
    connect_within: timedelta = timedelta(seconds=10)
    ping_every: timedelta = timedelta(seconds=10)
    pong_within: timedelta = timedelta(seconds=10)
    sockets_per_session: int = 20
    sockets_per_address: int = 400  # forty people in a library, with a few tabs and a reconnect each


class House(Protocol):
    """What a socket needs of the engine that it belongs to."""

    limits: Limits

    async def heard(self, sid: str, frame: frames.Frame) -> None:
        """Act on a frame."""

    def count_cut(self, why: str) -> None:
        """Count a socket that was cut."""


class Socket:
    """A page's socket: writes never wait, events wait in one short line, and every excess ends it."""

    # A nation's worth of these are held at once: slots save 300 bytes each.
    __slots__ = (
        "_backlog", "_blunders", "_house", "_limits", "_loop", "_opened_at", "_paid_until", "_pinged_at",
        "_quiet_since", "_told", "_transport", "_unsent", "_worker", "_ws",
        "admitted", "closed", "reason", "session", "sid", "upgraded",
    )  # fmt: skip

    def __init__(self, house: House, sid: str, ws: web.WebSocketResponse, transport: asyncio.Transport) -> None:
        self.sid = sid
        self.session: dict[str, Any] = {}
        self.upgraded = True
        self.admitted = False
        self.closed = False
        self.reason = "transport close"
        self._house = house
        self._limits = house.limits
        self._loop = asyncio.get_running_loop()
        self._ws = ws
        self._transport = transport
        self._backlog: list[frames.Frame] = []  # An empty deque takes 600 bytes more.
        self._worker: asyncio.Task[None] | None = None
        self._blunders = 0
        self._unsent = 0
        self._paid_until = 0.0
        self._opened_at = self._quiet_since = self._loop.time()
        self._pinged_at: float | None = None
        self._told = False

    async def listen(self) -> None:
        """Hear the page until it leaves or is cut."""
        while not self.closed:
            message = await self._ws.receive()
            if message.type not in _SPOKEN:
                return
            if not self._pay():
                self.cut("flood")
            elif message.type is WSMsgType.TEXT:
                self._hear(message.data)
            elif message.type is WSMsgType.PING:
                await self.write(message.data, WSMsgType.PONG)
            elif message.type is WSMsgType.BINARY:
                self.cut("binary")

    async def send(self, pkt: packet.Packet) -> None:
        """Write an Engine.IO packet: the library's way in."""
        text = pkt.encode()
        await self.write(text.encode() if isinstance(text, str) else text)

    async def write(self, frame: bytes, kind: WSMsgType = WSMsgType.TEXT) -> None:
        """Give a frame to the kernel without waiting; a page that does not read is cut."""
        if self.closed:
            return
        unread = self._transport.get_write_buffer_size()
        self._unsent = self._unsent + 1 if unread else 0
        if unread + len(frame) > self._limits.outgoing_bytes or self._unsent > self._limits.outgoing_frames:
            self.cut("unread")
            return
        try:
            await self._ws.send_frame(frame, kind)
        except ConnectionError:
            self._gone("transport close")

    async def attend(self, now: float) -> None:
        """Ping the quiet; cut who never connected and who does not answer."""
        if not self.admitted and now - self._opened_at > self._limits.connect_within.total_seconds():
            self.cut("never_connected")
        elif self._pinged_at is None and now - self._quiet_since >= self._limits.ping_every.total_seconds():
            self._pinged_at = now
            await self.write(_PING)
        elif self._pinged_at is not None and now - self._pinged_at > self._limits.pong_within.total_seconds():
            self._gone("ping timeout")

    def blunder(self) -> None:
        """Count a frame that no page of ours sends."""
        self._blunders += 1
        if self._blunders > self._limits.blunders:
            self.cut("malformed")

    def cut(self, why: str) -> None:
        """End it at once, whatever is still to be sent."""
        if not self.closed:
            self._house.count_cut(why)
            self._tell("socket.cut", why=why)
        self._gone(why)

    async def close(self, reason: str, code: int = 1000) -> None:
        """Part politely (RFC 6455, section 7), within a few seconds."""
        if self.closed:
            return
        self.closed = True
        self.reason = reason
        try:
            async with asyncio.timeout(2 * FAREWELL):
                await self._ws.close(code=code, message=reason.encode()[:120])
        except (TimeoutError, ConnectionError):
            self._transport.abort()

    async def settle(self) -> None:
        """Drop what waits, let the handler that is running end, and leave nothing to the kernel for long."""
        self.closed = True
        self._backlog.clear()
        if worker := self._worker:
            await asyncio.wait({worker}, timeout=self._limits.pong_within.total_seconds())
            worker.cancel()
        if self._transport.get_write_buffer_size():
            # transport.close() would wait for a page that never reads, for ever.
            self._loop.call_later(FAREWELL, self._transport.abort)

    def complain(self, event: str, error: Exception, **fields: str) -> None:
        """Log a failure of ours by its class and place: its words may be a person's."""
        where = traceback.extract_tb(error.__traceback__)[-1:]
        place = f"{Path(where[0].filename).name}:{where[0].lineno}" if where else "?"
        self._tell(f"socket.{event}", error=type(error).__name__, place=place, **fields)

    def _tell(self, event: str, **fields: str) -> None:
        # One line a socket: whoever can make us log can fill a disk.
        if not self._told:
            self._told = True
            _log.warning(event, socket=self.sid, **fields)

    def _pay(self) -> bool:
        """Charge a frame to the page's allowance (generic cell rate algorithm, ITU-T I.371)."""
        now, price = self._loop.time(), 1 / self._limits.frames_per_second
        self._paid_until = max(self._paid_until, now) + price
        return self._paid_until <= now + price * self._limits.frames_at_once

    def _hear(self, text: str) -> None:
        try:
            frame = frames.read(text)
        except frames.Binary:
            self.cut("binary")
        except frames.Malformed:
            self.blunder()
        else:
            self._take(frame)

    def _take(self, frame: frames.Frame) -> None:
        if isinstance(frame, frames.Pong):
            self._answered()
            return
        if isinstance(frame, frames.Goodbye):
            self.reason = "client disconnect"  # Its socket may end before its turn in the line comes.
        self._queue(frame)

    def _answered(self) -> None:
        if self._pinged_at is None:
            self.blunder()  # A pong that nobody asked for would keep a dead page alive.
        self._pinged_at, self._quiet_since = None, self._loop.time()

    def _queue(self, frame: frames.Frame) -> None:
        if len(self._backlog) >= self._limits.backlog:
            self.cut("backlog")
            return
        self._backlog.append(frame)
        if self._worker is None:
            self._worker = self._loop.create_task(self._work())

    async def _work(self) -> None:
        try:
            while self._backlog and not self.closed:
                await self._house.heard(self.sid, self._backlog.pop(0))
        except Exception as error:
            self.complain("failed", error)
            self.cut("failed")
        finally:
            self._worker = None

    def _gone(self, reason: str) -> None:
        if not self.closed:
            self.closed = True
            self.reason = reason
        self._transport.abort()


_SPOKEN: Final = frozenset({WSMsgType.TEXT, WSMsgType.BINARY, WSMsgType.PING, WSMsgType.PONG})
_PING: Final = packet.Packet(packet.PING).encode().encode()
