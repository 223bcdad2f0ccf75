"""One UDP port for all rooms of a process (ICE-lite, RFC 8445, 2.5): who proves to belong here is let through.

A datagram is a check (STUN), DTLS, or media, told apart by its first byte (RFC 7983). A check is answered when it
proves to know the password of somebody who is expected; from then on, and only then, what comes from its address
reaches them. Everything else is dropped without a word.
"""

import asyncio
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeAlias

from contact.plumbing import chance
from video.rooms.turns import Turns
from video.wire import stun

# An address as the socket gives it: host and port, and for IPv6 two more.
Address: TypeAlias = tuple[Any, ...]
Receive: TypeAlias = Callable[[bytes], None]

_LARGEST = 2048
_BUFFER = 4 << 20  # one port for all calls: the system's usual 200 kB would hold 20 ms of them
_AT_ONCE = 64
# A browser behind two networks has a few; whoever comes from more is followed to the newest.
_MOST_PLACES = 16


@dataclass(frozen=True)
class Credentials:
    """The name and password with which a browser checks that it reaches us."""

    ufrag: str
    password: str


class Door:
    """The way to one browser: the addresses it has proved to be at, and the one it wants to be reached at."""

    def __init__(self, port: "Port", media: Receive, dtls: Receive) -> None:
        self.media, self.dtls = media, dtls
        self.reached = asyncio.Event()
        self.heard_at = port.ticks()
        self.moves = 0
        self._port = port
        self._there: tuple[_Listener, Address] | None = None
        self._places: dict[tuple[_Listener, Address], None] = {}

    @property
    def address(self) -> Address | None:
        """Where it is reached now."""
        return self._there[1] if self._there else None

    def send(self, datagram: bytes | memoryview) -> None:
        """Send to where it wants to be reached; before that is known, to nowhere."""
        if self._there:
            listener, address = self._there
            listener.send(datagram, address)

    def checked(self, listener: "_Listener", address: Address, *, nominated: bool) -> None:
        """Remember that it has proved to be at an address."""
        self.heard_at = self._port.ticks()
        place = (listener, address)
        if place not in self._places:
            self._places[place] = None
            listener.places[address] = self
            self._forget_oldest()
        if nominated or self._there is None:
            self.moves += self._there not in (None, place)
            self._there = place
            if not self.reached.is_set():
                self._port.turns.add(self.reached.set)

    def close(self) -> None:
        """Let nothing through any more."""
        self._there = None
        for listener, address in self._places:
            listener.forget(address, self)
        self._places.clear()

    def _forget_oldest(self) -> None:
        if len(self._places) <= _MOST_PLACES:
            return
        oldest = next(each for each in self._places if each != self._there)
        del self._places[oldest]
        oldest[0].forget(oldest[1], self)


class Port:
    """The sockets of one port, one for each address of this machine that is served."""

    def __init__(self, hosts: Sequence[str], number: int) -> None:
        """Open the port on each host; where `number` is 0, on any that the first one gets."""
        self.ticks = asyncio.get_running_loop().time
        self.turns = Turns()
        self._expected: dict[str, tuple[Door, bytes]] = {}
        self._listeners: list[_Listener] = []
        for host in hosts:
            self._listeners.append(_Listener(self, host, number))
            number = self._listeners[0].number
        self.number = number

    def door(self, media: Receive, dtls: Receive) -> Door:
        """Return a way to somebody who is not there yet."""
        return Door(self, media, dtls)

    def expect(self, door: Door) -> Credentials:
        """Return new credentials for a door; those it has stay valid until it closes."""
        credentials = Credentials(chance.token()[:12].replace("-", "+").replace("_", "/"), _password())
        self._expected[credentials.ufrag] = (door, credentials.password.encode())
        return credentials

    def refuse(self, door: Door) -> None:
        """Expect nobody at a door any more."""
        for ufrag in [ufrag for ufrag, (theirs, _) in self._expected.items() if theirs is door]:
            del self._expected[ufrag]
        door.close()

    def check(self, listener: "_Listener", datagram: bytes, address: Address) -> None:
        """Answer a check of somebody who is expected."""
        asked = stun.parse(datagram)
        if asked is None or asked.ufrag not in self._expected:
            return
        door, password = self._expected[asked.ufrag]
        if not stun.proves(datagram, asked, password):
            return
        door.checked(listener, address, nominated=asked.nominates)
        listener.send(stun.answer(asked, address[:2], password), address)

    def close(self) -> None:
        """Close the port."""
        for listener in self._listeners:
            listener.close()


class _Listener:
    """One socket: reads what has come, a bounded lot at a time, and sorts it."""

    def __init__(self, port: Port, host: str, number: int) -> None:
        self.places: dict[Address, Door] = {}
        self._port = port
        self._socket = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.settimeout(0)
        for buffer in (socket.SO_RCVBUF, socket.SO_SNDBUF):
            self._socket.setsockopt(socket.SOL_SOCKET, buffer, _BUFFER)
        try:
            self._socket.bind((host, number))
        except OSError:
            self._socket.close()
            raise
        self.number: int = self._socket.getsockname()[1]
        asyncio.get_running_loop().add_reader(self._socket.fileno(), self._read)

    def send(self, datagram: bytes | memoryview, address: Address) -> None:
        try:
            self._socket.sendto(datagram, address)
        except OSError:
            # A full buffer, or a network that went away: media are losable, and the browser checks again.
            return

    def forget(self, address: Address, door: Door) -> None:
        """Forget an address, unless somebody else is there by now."""
        if self.places.get(address) is door:
            del self.places[address]

    def close(self) -> None:
        asyncio.get_running_loop().remove_reader(self._socket.fileno())
        self._socket.close()

    def _read(self) -> None:
        receive, places = self._socket.recvfrom, self.places
        for _ in range(_AT_ONCE):
            try:
                datagram, address = receive(_LARGEST)
            except OSError:
                return
            if not datagram:
                continue
            first = datagram[0]
            if first < 4:
                self._port.check(self, datagram, address)
            elif door := places.get(address):
                if 127 < first < 192:
                    door.media(datagram)
                elif 19 < first < 64:
                    self._port.turns.add(partial(door.dtls, datagram))


def _password() -> str:
    """Return a password of the alphabet that ICE allows (RFC 8839, 5.4)."""
    return chance.token().replace("-", "+").replace("_", "/")
