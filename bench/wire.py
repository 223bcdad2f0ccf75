"""The bare client: a WebSocket that costs the load generator as little as Python can."""

import asyncio
from collections.abc import Callable
from typing import cast
from urllib.parse import urlsplit

Heard = Callable[[str], None]

_ANY_KEY = "MDEyMzQ1Njc4OWFiY2RlZg=="
_PATIENCE = 30.0
_TEXT, _CLOSE, _PING = 0x1, 0x8, 0x9


class Wire:
    """An asyncio.Protocol that says and hears text (RFC 6455): short, whole frames, masked with zeros."""

    def __init__(self, url: str, heard: Heard, headers: dict[str, str]) -> None:
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.lost: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._url = urlsplit(url)
        self._heard = heard
        self._asked = _ask(url, headers)
        self._rest = b""
        self._transport: asyncio.Transport

    async def dial(self) -> "Wire":
        """Open the socket, or raise ConnectionError with what the server answered."""
        loop = asyncio.get_running_loop()
        host, port = str(self._url.hostname), self._url.port or 80
        async with asyncio.timeout(_PATIENCE):
            await loop.create_connection(lambda: cast(asyncio.Protocol, self), host, port)
            await self.opened
        return self

    def connection_made(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        transport.write(self._asked)

    def data_received(self, data: bytes) -> None:
        self._rest += data
        if not self.opened.done():
            self._answered()
        if self.opened.done():
            self._read_frames()

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.opened.done():
            self.opened.set_exception(ConnectionError("The server hung up."))
        if not self.lost.done():
            self.lost.set_result(None)

    def eof_received(self) -> None:
        """Let the transport close."""

    def pause_writing(self) -> None:
        """Write on: the lines are short."""

    resume_writing = pause_writing

    def say(self, text: str) -> None:
        """Send a text frame."""
        payload = text.encode()
        size = len(payload)
        length = bytes([0x80 | size]) if size < 126 else bytes([0x80 | 126]) + size.to_bytes(2, "big")
        self._transport.write(b"\x81" + length + b"\0\0\0\0" + payload)

    def drop(self) -> None:
        """Vanish without a word, as a phone in a tunnel does."""
        self._transport.abort()

    def _answered(self) -> None:
        head, end, rest = self._rest.partition(b"\r\n\r\n")
        if not end:
            return
        if b" 101 " not in head[:16]:
            self.opened.set_exception(ConnectionError(head.split(b"\r\n")[0].decode()))
            self._transport.abort()
            return
        self._rest = rest
        self.opened.set_result(None)

    def _read_frames(self) -> None:
        data, at = self._rest, 0
        while len(data) - at >= 2:
            size, start = data[at + 1] & 0x7F, at + 2
            if size >= 126:
                wide = 2 if size == 126 else 8
                size, start = int.from_bytes(data[start : start + wide], "big"), start + wide
            if len(data) < start + size:
                break
            self._take(data[at] & 0xF, data[start : start + size])
            at = start + size
        self._rest = data[at:]

    def _take(self, kind: int, payload: bytes) -> None:
        if kind == _TEXT:
            self._heard(payload.decode())
        elif kind == _PING:
            self._transport.write(b"\x8a" + bytes([0x80 | len(payload)]) + b"\0\0\0\0" + payload)
        elif kind == _CLOSE:
            self._transport.close()


class Page:
    """A page on Socket.IO: comes in, answers pings, and hands every event to `told`."""

    def __init__(self, told: Heard) -> None:
        self._told = told
        self._welcome: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._auth = "{}"
        self.wire: Wire

    async def come_in(self, url: str, auth: str, headers: dict[str, str]) -> None:
        """Open the socket and wait until the server has said that we are in."""
        self._auth = auth
        self._welcome = asyncio.get_running_loop().create_future()
        self.wire = Wire(f"{url}/socket.io/?EIO=4&transport=websocket", self._hear, headers)
        await self.wire.dial()
        async with asyncio.timeout(_PATIENCE):
            await self._welcome

    def emit(self, event: str, body: str) -> None:
        """Send an event whose body is JSON already."""
        self.wire.say(f'42["{event}",{body}]')

    def _hear(self, text: str) -> None:
        if text == "2":
            self.wire.say("3")
        elif text.startswith("42"):
            self._told(text)
        elif text.startswith("0{"):
            self.wire.say(f"40{self._auth}")
        elif text.startswith("40"):
            self._welcome.set_result(None)
        elif text.startswith("44"):
            self._welcome.set_exception(ConnectionError(text))


def _ask(url: str, headers: dict[str, str]) -> bytes:
    address = urlsplit(url)
    said = {
        "Host": address.netloc,
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": _ANY_KEY,
        "Origin": f"http://{address.netloc}",
        **headers,
    }
    lines = [
        f"GET {address.path}?{address.query} HTTP/1.1",
        *(f"{name}: {value}" for name, value in said.items()),
        "",
        "",
    ]
    return "\r\n".join(lines).encode()
