"""A bad network between a browser and the media server: it loses, delays, narrows, falls silent, changes address."""

import asyncio
import random
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Page, Route

Address = tuple[str, int]
# A datagram on the wire has two more heads (IPv4, UDP); what would stand longer than this in line is dropped.
_HEADS, _LONGEST_LINE = 28, 0.3


class Network:
    """A relay of datagrams: each address of the browser's has one of its own towards the server.

    `rate` is what passes each way, in bits a second; None: everything.
    """

    def __init__(self, *, loss: float, delay: float) -> None:
        self.loss, self.delay, self.silent = loss, delay, False
        self.rate: float | None = None
        # Until when what went before is on its way, out and back.
        self._busy = {True: 0.0, False: 0.0}
        self.server: Address | None = None
        self.near: asyncio.DatagramTransport | None = None
        self._far: dict[Address, asyncio.DatagramTransport] = {}
        self._chance = random.Random(6)
        self._loop = asyncio.get_running_loop()
        self._opening: dict[Address, asyncio.Task[None]] = {}

    @property
    def port(self) -> int:
        assert self.near is not None
        return int(self.near.get_extra_info("sockname")[1])

    async def carries(self, page: Page) -> None:
        """Lead what a page sends to the media server through this network."""
        await page.route("**/api/video/joins", self._lead)

    def leads(self, answer: str) -> str:
        """Return an answer of the media server's that leads through this network."""
        if found := re.search(r"127\.0\.0\.1 (\d+) typ host", answer):
            self.server = ("127.0.0.1", int(found[1]))
            return answer.replace(f" {found[1]} typ host", f" {self.port} typ host")
        return answer

    def changes_address(self) -> None:
        """What goes on comes from other ports, as behind a router that has forgotten."""
        for transport in self._far.values():
            transport.close()
        self._far.clear()

    async def close(self) -> None:
        await asyncio.gather(*self._opening.values())
        self.changes_address()
        if self.near:
            self.near.close()
        self.silent = True

    def passes(self, transport: asyncio.DatagramTransport, datagram: bytes, to: Address | None) -> None:
        if self.silent or self._chance.random() < self.loss:
            return
        stands = self._stands(len(datagram) + _HEADS, out=transport is not self.near)
        if stands <= _LONGEST_LINE:
            self._loop.call_later(self.delay + stands, self._send, transport, datagram, to)

    def _stands(self, size: int, *, out: bool) -> float:
        """Return how long a datagram stands in line; one that stands too long takes no place in it."""
        if self.rate is None:
            return 0
        now = self._loop.time()
        leaves = max(now, self._busy[out]) + 8 * size / self.rate
        if leaves - now <= _LONGEST_LINE:
            self._busy[out] = leaves
        return leaves - now

    def outward(self, datagram: bytes, browser: Address) -> None:
        if far := self._far.get(browser):
            self.passes(far, datagram, None)
            return
        if browser not in self._opening and not self.silent:
            self._opening[browser] = self._loop.create_task(self._open(browser, datagram))

    async def _open(self, browser: Address, datagram: bytes) -> None:
        far, _ = await self._loop.create_datagram_endpoint(lambda: _Far(self, browser), remote_addr=self.server)
        self._far[browser] = far
        del self._opening[browser]
        self.passes(far, datagram, None)

    async def _lead(self, route: Route) -> None:
        answer = await route.fetch()
        told = await answer.json()
        if "answer" in told:
            told["answer"] = self.leads(told["answer"])
        await route.fulfill(response=answer, json=told)

    @staticmethod
    def _send(transport: asyncio.DatagramTransport, datagram: bytes, to: Address | None) -> None:
        if not transport.is_closing():
            transport.sendto(datagram, to)


class _Near(asyncio.DatagramProtocol):
    def __init__(self, network: Network) -> None:
        self._network = network

    def datagram_received(self, data: bytes, addr: Address) -> None:
        self._network.outward(data, addr)


class _Far(asyncio.DatagramProtocol):
    def __init__(self, network: Network, browser: Address) -> None:
        self._network, self._browser = network, browser

    def datagram_received(self, data: bytes, addr: Address) -> None:
        if self._network.near:
            self._network.passes(self._network.near, data, self._browser)

    def error_received(self, exc: Exception) -> None:
        return


@asynccontextmanager
async def network(*, loss: float = 0.0, delay: float = 0.0) -> AsyncIterator[Network]:
    """Lay a network that loses a share of its datagrams and delays the others by seconds, each way."""
    laid = Network(loss=loss, delay=delay)
    near, _ = await asyncio.get_running_loop().create_datagram_endpoint(
        lambda: _Near(laid), local_addr=("127.0.0.1", 0)
    )
    laid.near = near
    try:
        yield laid
    finally:
        await laid.close()
        await asyncio.sleep(0)  # the sockets close in the next round of the loop
