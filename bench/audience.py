"""`python -m bench.audience URL SECRET SESSION LISTENERS SECONDS`: one speaks, so many listen, and what arrived of it.

Says `begin` and `end` on lines of their own, as bench.load. Without SECONDS nobody speaks: so many come in ten seconds.
"""

import asyncio
import json
import random
import sys
from uuid import UUID, uuid4

import uvloop
from aiohttp import ClientSession, TCPConnector

from bench.caller import Caller
from bench.listener import Listener
from bench.load import Way
from bench.report import percentile

# Half a megabit a second: pictures a second, packets of them, bytes of each; sounds a second.
_PICTURES, _PACKETS, _SIZE, _SOUNDS = 30, 54, 1150, 50
# So many are read: this process would be busier than the server, and measure itself. What is sent to others costs the
# server the same, and is dropped unread by the kernel.
_READ = 25
_WARM, _TOGETHER, _RUSH = 2.0, 8, 10.0


async def play(http: ClientSession, hall: str, listeners: int, seconds: float) -> None:
    """Let somebody speak for a while to so many."""
    speaker, crowd = await _speaker(http, hall), [Listener() for _ in range(listeners)]
    # From the first to the last to whom each packet is sent.
    read = crowd[:: max(1, listeners // _READ)]
    await asyncio.gather(*(each.come(http, hall, reads=each in read) for each in crowd))
    talking = asyncio.create_task(_talk(speaker))
    await asyncio.sleep(_WARM)
    speaker.sent = 0
    for each in read:
        each.received, each.last, each.gap = 0, 0.0, 0.0
        each.took.clear()
    print("begin", flush=True)
    await asyncio.sleep(seconds)
    print("end", json.dumps(_counted(speaker, read)), flush=True)
    talking.cancel()
    await _leave(speaker, *crowd)


async def rush(http: ClientSession, hall: str, listeners: int) -> None:
    """Let so many come within ten seconds."""
    crowd = [Listener() for _ in range(listeners)]
    print("begin", flush=True)
    await asyncio.gather(*(_arrive(each, http, hall) for each in crowd))
    print("end", flush=True)
    await _leave(*crowd)


async def main(way: Way, session: UUID, listeners: int, seconds: float) -> None:
    """Do what is asked for."""
    headers = {"Authorization": f"Bearer {way.secret}"}
    async with ClientSession(headers=headers, connector=TCPConnector(limit=_TOGETHER)) as http:
        hall = f"{way.url}/rooms/{session}"
        await (play(http, hall, listeners, seconds) if seconds else rush(http, hall, listeners))


async def _leave(*everybody: Caller | Listener) -> None:
    await asyncio.gather(*(each.leave() for each in everybody), return_exceptions=True)


def _counted(speaker: Caller, crowd: list[Listener]) -> dict[str, float]:
    took = [one for each in crowd for one in each.took]
    received = sum(each.received for each in crowd)
    times = {"p50": percentile(took, 0.5), "p99": percentile(took, 0.99), "gap": max(each.gap for each in crowd)}
    return {"spoken": speaker.sent, "sent": speaker.sent * len(crowd), "received": received, **times}


async def _speaker(http: ClientSession, hall: str) -> Caller:
    speaker = Caller("sendonly")
    said = {"join": str(uuid4()), "offer": await speaker.offer(), "mends": False}
    async with http.post(f"{hall}/presenter", json=said) as answered:
        await speaker.connect((await answered.json())["answer"])
    return speaker


async def _arrive(listener: Listener, http: ClientSession, hall: str) -> None:
    await asyncio.sleep(random.random() * _RUSH)
    await listener.come(http, hall)


async def _talk(speaker: Caller) -> None:
    """Send sound and pictures, each at their own pace, until it is enough."""
    now = asyncio.get_running_loop().time
    sound = picture = now()
    packets, at = 0.0, 0
    while True:
        await asyncio.sleep(max(0, min(sound, picture) - now()))
        if sound <= picture:
            speaker.send_sound()
            sound += 1 / _SOUNDS
        else:
            packets += _PACKETS / _PICTURES
            at += 90_000 // _PICTURES
            speaker.send_picture(int(packets), _SIZE, at)
            packets -= int(packets)
            picture += 1 / _PICTURES


if __name__ == "__main__":
    url, secret, session, listeners, *seconds = sys.argv[1:]
    uvloop.run(main(Way(url, secret), UUID(session), int(listeners), float(seconds[0]) if seconds else 0))
