"""Routers in separate processes: `python -m tests.race.routers COUNT KIND`, until standard input ends."""

import asyncio
import json
import multiprocessing
import os
import re
import signal
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from functools import partial
from multiprocessing.connection import Connection
from random import Random

from sqlalchemy.exc import DBAPIError

from contact.part import House
from contact.plumbing import log
from queues import offering, sweeps
from queues.routing import Router
from tests.race import careless, world

PATIENCE = 10.0  # a router that fell says nothing
# Seconds until somebody rings: for whoever can act on it, and for all others.
HEARD, UNHEARD = 0.4, 2.0

Round = Callable[[], Awaitable[bool | None]]  # False: it was not theirs to do


async def _rests() -> bool:
    """Whoever has no lease has no turn either: it is those who have that answer for whoever is left unmatched."""
    return False


def _lockless(house: House) -> Router:
    """Return a router whose statement holds nothing still that it has looked at."""
    asked = offering.ASK
    offering.ASK = replace(asked, sql=_LOCK.sub("", asked.sql))
    assert offering.ASK.sql.count("FOR ") == 1  # the fence
    return Router(house, leased=False)


_LOCK = re.compile(r"ORDER BY \S+ FOR NO KEY UPDATE OF [a-z, ]+ SKIP LOCKED")

# What each does, over and over: the router is a process of its own, so nobody's routing waits for their sweeping.
KINDS: dict[str, Callable[[House], tuple[Round, ...]]] = {
    "careful": lambda house: (Router(house).step, partial(sweeps.sweep, house)),
    "leaseless": lambda house: (_rests, Router(house, leased=False).step, partial(sweeps.sweep, house)),
    "lockless": lambda house: (_rests, _lockless(house).step, partial(sweeps.sweep, house)),
    "careless": lambda house: (partial(careless.route, house),),
}


@dataclass
class Report:
    """What one router tells at the end: when each round that was its to make began and ended, and what went wrong."""

    rounds: list[tuple[float, float]] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


async def _loop(do: Round, stopped: asyncio.Event, report: Report) -> None:
    """Go round until told to stop: on the full second with everybody else, and now and then in between.

    Whoever's turn it is to route hears a bell at nearly every fact.
    """
    dice = Random(os.getpid())
    while not stopped.is_set():
        began, rung_within = time.time(), UNHEARD
        try:
            mine = await do()
            if mine is not False:
                report.rounds.append((began, time.time()))
            if mine:
                rung_within = HEARD
        except DBAPIError as wrong:
            report.wrong.append(f"{type(wrong.orig).__name__} {getattr(wrong.orig, 'sqlstate', '')}")
        await asyncio.sleep(min(dice.random() * rung_within, 1 - time.time() % 1))


async def _work(house: House, kind: str, stopped: asyncio.Event, told: Connection) -> Report:
    """Do all that one router does; a first round, to warm up, does not count."""
    report, sweeping = Report(), Report()
    first, *others = KINDS[kind](house)
    await first()
    told.send("warm")
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(_loop(first, stopped, report))
        for other in others:
            tasks.create_task(_loop(other, stopped, sweeping))
    report.wrong += sweeping.wrong
    await house.database.close()
    return report


def _run(kind: str, told: Connection) -> None:
    os.nice(5)  # the people at their desks come first

    async def live() -> Report:
        stopped = asyncio.Event()
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
        return await _work(world.furnish(os.environ["DATABASE_URL"]), kind, stopped, told)

    told.send(asyncio.run(live()))


def main(count: int, kind: str) -> None:
    """Fork routers, all alike, and print what they tell at the end."""
    log.setup()
    fork = multiprocessing.get_context("fork")
    ears, mouth = fork.Pipe(duplex=False)
    routers = [fork.Process(target=_run, args=(kind, mouth), daemon=True) for _ in range(count)]
    for router in routers:
        router.start()
    for _ in routers:
        ears.recv()
    print("ready", flush=True)  # noqa: T201  whoever started us reads it
    sys.stdin.read()
    for router in routers:
        router.terminate()
    reports: list[Report] = [ears.recv() for _ in routers if ears.poll(PATIENCE)]
    said = {
        "rounds": [each for report in reports for each in report.rounds],
        "wrong": [each for report in reports for each in report.wrong],
    }
    print(json.dumps(said))  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
