"""`python -m bench.load URL ROOMS SECONDS`: calls of two, or callers who hear themselves on Janus, and what arrived.

Says `begin` and `end` on lines of their own, so that whoever measures reads the server's meter at the same moments.
"""

import asyncio
import json
import random
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from uuid import UUID, uuid4

import uvloop
from aiohttp import ClientSession

from bench.caller import Caller
from bench.janus import Echo

# What a browser sends of 720 lines: pictures a second, packets of them, bytes of each; sounds and reports a second.
_PICTURES, _PACKETS, _SIZE = 30, 130, 1150
_SOUNDS, _REPORTS = 50, 18
_WARM = 1.5
_TOGETHER = 8

Join = Callable[[Caller, int], Awaitable[None]]


@dataclass(frozen=True)
class Way:
    """Where calls go: `url` is a media process's with its secret, or Janus's where that is empty."""

    url: str
    secret: str


async def load(way: Way, rooms: int, seconds: float) -> None:
    """Let so many calls run for a while."""
    async with ClientSession() as http:
        echo = None if way.secret else await Echo.begin(http, way.url)
        callers = [Caller() for _ in range(2 * rooms)]
        for start in range(0, len(callers), _TOGETHER):
            some = range(start, min(start + _TOGETHER, len(callers)))
            await asyncio.gather(*(_join(http, way, callers[number], number, echo) for number in some))
        talking = [asyncio.create_task(_talk(each)) for each in callers]
        await asyncio.sleep(_WARM)
        for each in callers:
            each.sent = each.received = 0
            each.took.clear()
        print("begin", flush=True)
        await asyncio.sleep(seconds)
        took = sorted(one for each in callers for one in each.took)
        counted = {"sent": sum(each.sent for each in callers), "received": sum(each.received for each in callers)}
        print(
            "end", json.dumps(counted | {"p50": took[len(took) // 2], "p99": took[len(took) * 99 // 100]}), flush=True
        )
        for task in talking:
            task.cancel()
        await asyncio.gather(*(each.leave() for each in callers), return_exceptions=True)
        if echo:
            await echo.end()


async def _join(http: ClientSession, way: Way, caller: Caller, number: int, echo: Echo | None) -> None:
    offer = await caller.offer()
    if echo:
        await caller.connect(await echo.answer(offer))
        return
    room, seat = UUID(int=number // 2 + 1), ("seeker", "advisor")[number % 2]
    said = {"join": str(uuid4()), "offer": offer, "mends": False}
    headers = {"Authorization": f"Bearer {way.secret}"}
    async with http.post(f"{way.url}/rooms/{room}/{seat}", json=said, headers=headers) as answered:
        await caller.connect((await answered.json())["answer"])


async def _talk(caller: Caller) -> None:
    """Send as a browser does, until it is enough: sound and pictures each at their own pace."""
    now = asyncio.get_running_loop().time
    sound = picture = now() + random.random() / _PICTURES
    packets, reports, at = 0.0, 0.0, 0
    while True:
        await asyncio.sleep(max(0, min(sound, picture) - now()))
        if sound <= picture:
            caller.send_sound()
            sound += 1 / _SOUNDS
            reports += _REPORTS / _SOUNDS
            if reports >= 1:
                caller.send_report()
                reports -= 1
        else:
            packets += _PACKETS / _PICTURES
            at += 90_000 // _PICTURES
            caller.send_picture(int(packets), _SIZE, at)
            packets -= int(packets)
            picture += 1 / _PICTURES


if __name__ == "__main__":
    url, secret, rooms, seconds = sys.argv[1:]
    uvloop.run(load(Way(url, secret), int(rooms), float(seconds)))
