"""The crowd: load made in a process of its own, which waits for each order on its standard input.

`python -m bench.crowd KIND` with KIND `relay` (pairs on a relay) or `house` (pairs and idle pages on ours). Its
first line of input says who there is, each later one is an order; it answers each with a line. All are JSON.
"""

import asyncio
import json
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import aiohttp
import uvloop

from bench.wire import Page, Wire

Deed = Coroutine[Any, Any, None]
Say = Callable[[str], Deed]

_AT_ONCE = 40  # sockets that knock together while the crowd gathers
_LATE = 5.0  # seconds after which a line counts as lost
_BODY = "Bonjour, je voudrais savoir où en est mon dossier de formation, merci."


@dataclass
class Pair:
    """Two people who talk: what either says, the other must hear."""

    says: tuple[Say, Say]


@dataclass
class Talk:
    """Lines on their way, and how long those that arrived took."""

    sent: dict[str, tuple[float, int]] = field(default_factory=dict)
    took: list[float] = field(default_factory=list)
    refused: Counter[int] = field(default_factory=Counter)

    def hears(self, side: int) -> Callable[[str], None]:
        """Return what a page of one side calls for each event."""

        def heard(text: str) -> None:
            at = text.find('"id":"')
            line = self.sent.get(text[at + 6 : at + 42]) if at > 0 else None
            if line and line[1] != side:
                del self.sent[text[at + 6 : at + 42]]
                self.took.append(time.perf_counter() - line[0])

        return heard

    async def run(self, pairs: list[Pair], rate: float, seconds: float) -> dict[str, Any]:
        """Let the pairs say so many lines a second, in turn and whatever the delay; wait for the last."""
        self.sent.clear()
        self.took.clear()
        self.refused.clear()
        begun, count = time.perf_counter(), int(rate * seconds)
        async with asyncio.TaskGroup() as tasks:
            for number in range(count):
                await asyncio.sleep(begun + number / rate - time.perf_counter())
                side = number // len(pairs) % 2
                line = str(uuid4())
                self.sent[line] = time.perf_counter(), side
                tasks.create_task(pairs[number % len(pairs)].says[side](line))
        ends = time.perf_counter() + _LATE
        while self.sent and time.perf_counter() < ends:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        return {"said": count, "lost": len(self.sent), "refused": self.refused, "took": self.took}


class Relay:
    """Pairs in rooms of a relay that speaks Socket.IO, or plain text."""

    def __init__(self, url: str, pairs: int, *, plain: bool = False) -> None:
        self._url, self._count, self._plain = url, pairs, plain
        self._talk = Talk()
        self._pairs: list[Pair] = []
        self._idle: list[Page] = []

    async def gather(self) -> dict[str, Any]:
        await _in_batches([self._pair(f"room-{number}") for number in range(self._count)])
        return {"pairs": len(self._pairs)}

    async def obey(self, order: str, **how: Any) -> dict[str, Any]:
        if order == "talk":
            return await self._talk.run(self._pairs, **how)
        begun = time.perf_counter()
        await _in_batches([self._idler() for _ in range(how["count"])])
        return {"open": len(self._idle), "seconds": time.perf_counter() - begun}

    async def _pair(self, room: str) -> None:
        hears = self._talk.hears(0), self._talk.hears(1)
        says = await self._plainly(room, *hears) if self._plain else await self._as_pages(room, *hears)
        self._pairs.append(Pair(says))

    async def _as_pages(self, room: str, *hears: Callable[[str], None]) -> tuple[Say, Say]:
        pages = Page(hears[0]), Page(hears[1])
        for page in pages:
            await page.come_in(self._url, json.dumps({"room": room}), {})

        def saying(page: Page) -> Say:
            async def say(line: str) -> None:
                page.emit("line", json.dumps({"id": line, "room": room, "body": _BODY}, separators=(",", ":")))

            return say

        return saying(pages[0]), saying(pages[1])

    async def _plainly(self, room: str, *hears: Callable[[str], None]) -> tuple[Say, Say]:
        wires = [await Wire(f"{self._url}/raw?room={room}", hear, {}).dial() for hear in hears]

        def saying(wire: Wire) -> Say:
            async def say(line: str) -> None:
                wire.say(json.dumps({"id": line, "body": _BODY}, separators=(",", ":")))

            return say

        return saying(wires[0]), saying(wires[1])

    async def _idler(self) -> None:
        page = Page(lambda _: None)
        await page.come_in(self._url, json.dumps({"room": f"idle-{id(page)}"}), {})
        self._idle.append(page)


class House:
    """People of ours: pairs in active contacts, and seekers whose pages are open and silent."""

    def __init__(self, url: str, pairs: list[dict[str, str]], idle: list[dict[str, str]]) -> None:
        self._url, self._who, self._sleepers = url, pairs, idle
        self._talk = Talk()
        self._pairs: list[Pair] = []
        self._idle: list[Page] = []
        self._http: aiohttp.ClientSession

    async def gather(self) -> dict[str, Any]:
        connector = aiohttp.TCPConnector(limit=0, keepalive_timeout=60)
        self._http = aiohttp.ClientSession(
            self._url, connector=connector, cookie_jar=aiohttp.DummyCookieJar(), headers={"Origin": self._url}
        )
        await _in_batches([self._pair(who) for who in self._who])
        return {"pairs": len(self._pairs)}

    async def obey(self, order: str, **how: Any) -> dict[str, Any]:
        if order == "talk":
            return await self._talk.run(self._pairs, **how)
        begun, count = time.perf_counter(), how["count"]
        match order:
            case "idle":
                comers = self._sleepers[len(self._idle) :][:count]
                await _in_batches([self._idler(who) for who in comers])
            case "vanish":
                for page in self._idle[:count]:
                    page.wire.drop()
            case "write":
                await _in_batches([self._post(who, "advisor", str(uuid4())) for who in self._sleepers[:count]])
            case "return":
                return await self._all_return(count)
        return {"open": len(self._idle), "seconds": time.perf_counter() - begun}

    async def _pair(self, who: dict[str, str]) -> None:
        seeker, advisor = Page(self._talk.hears(0)), Page(self._talk.hears(1))
        await seeker.come_in(self._url, '{"page":"seeker"}', self._headers(who, "seeker"))
        await advisor.come_in(self._url, '{"page":"console"}', self._headers(who, "advisor"))

        async def seeker_says(line: str) -> None:
            await self._post(who, "seeker", line)

        async def advisor_says(line: str) -> None:
            await self._post(who, "advisor", line)

        self._pairs.append(Pair((seeker_says, advisor_says)))

    async def _idler(self, who: dict[str, str]) -> None:
        page = Page(lambda _: None)
        await page.come_in(self._url, '{"page":"seeker"}', self._headers(who, "seeker"))
        self._idle.append(page)

    async def _post(self, who: dict[str, str], side: str, line: str) -> None:
        async with self._http.post(
            f"/api/contacts/{who['contact']}/entries",
            json={"id": line, "kind": "line", "body": _BODY},
            headers=self._headers(who, side),
        ) as answer:
            await answer.read()
            if answer.status != 201:
                self._talk.refused[answer.status] += 1

    async def _all_return(self, count: int) -> dict[str, Any]:
        """Everybody comes back as socket.io-client does, then reads from the cursor; count the lines that are there."""
        begun = time.perf_counter()
        comers = zip(self._idle[:count], self._sleepers[:count], strict=True)
        found = await asyncio.gather(*(self._return(page, who) for page, who in comers))
        return {"seconds": time.perf_counter() - begun, "found": found}

    async def _return(self, page: Page, who: dict[str, str]) -> int:
        pause = 1.0  # its reconnectionDelay, doubled up to 5 s, and its randomizationFactor of a half
        while True:
            await asyncio.sleep(pause * random.uniform(0.5, 1.5))
            try:
                await page.come_in(self._url, '{"page":"seeker"}', self._headers(who, "seeker"))
                break
            except (ConnectionError, TimeoutError):
                pause = min(2 * pause, 5.0)
        path = f"/api/contacts/{who['contact']}?after=0"
        async with self._http.get(path, headers=self._headers(who, "seeker")) as answer:
            conversation = await answer.json()
        return len({entry["id"] for entry in conversation["entries"]})

    def _headers(self, who: dict[str, str], side: str) -> dict[str, str]:
        return {
            "Origin": self._url,
            "Cookie": f"visavis_{side}={who[side]}",
            "Visavis-Page": {"seeker": "seeker", "advisor": "console"}[side],
            "X-Forwarded-For": who["address"],
        }


async def _in_batches(deeds: list[Deed]) -> None:
    gate = asyncio.Semaphore(_AT_ONCE)

    async def one(deed: Deed) -> None:
        async with gate:
            await deed

    await asyncio.gather(*map(one, deeds))


async def _serve(crowd: Relay | House) -> None:
    _answer(await crowd.gather())
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        _answer(await crowd.obey(**json.loads(line)))


def _answer(said: dict[str, Any]) -> None:
    print(json.dumps(said), flush=True)


def main(kind: str) -> None:
    """Gather the crowd and do what it is told until the input ends."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    uvloop.install()

    async def live() -> None:
        crowds = {"relay": Relay, "house": House}
        await _serve(crowds[kind](**json.loads(sys.stdin.readline())))

    asyncio.run(live())


if __name__ == "__main__":
    main(*sys.argv[1:])
