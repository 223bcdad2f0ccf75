"""Who comes when, for how long, and how patiently: drawn once from a fixed seed, for ours and for the reference."""

from collections.abc import Iterator, Sequence
from math import log
from random import Random
from typing import NamedTuple
from uuid import UUID

from bench.virtual import Visit
from queues.engine.rows import Advisor, Milliseconds, Presence, Ring, Waiting, Weight

HANDLING: Milliseconds = 180_000  # the mean
CHAT = Weight("chat")


class Comer(NamedTuple):
    """One contact as drawn: of which class, when, how long it takes, and how long it waits at most."""

    each: int
    arrival: Milliseconds
    handling: Milliseconds
    patience: Milliseconds | None = None


def comers(
    count: int, rates: Sequence[float], *, seed: int, patience: float | None = None, mirrored: bool = False
) -> Iterator[Comer]:
    """Draw contacts of several classes, `rates` each in a mean handling time, all times exponential.

    `mirrored` draws one minus each number: what was long is short, so that the mean of both runs varies less.
    """
    dice, now = Random(seed), 0.0
    total = sum(rates)

    def draw() -> float:
        drawn = dice.random()
        return -log(drawn if mirrored and drawn else 1 - drawn) * HANDLING

    for _ in range(count):
        now += draw() / total
        (each,) = dice.choices(range(len(rates)), rates)
        yield Comer(each, round(now), round(draw()), None if patience is None else round(draw() * patience))


def people(pools: Sequence[tuple[int, frozenset[int]]]) -> Iterator[Advisor]:
    """Hire advisors, pool by pool, each of whom serves these classes, one contact at a time."""
    number = 0
    for count, served in pools:
        for _ in range(count):
            number += 1
            yield Advisor(
                advisor=UUID(int=number),
                presence=Presence.AVAILABLE,
                capacity=1,
                idle_since=0,
                teams=frozenset(map(_team, served)),
                languages=frozenset({"fr"}),
            )


def visits(drawn: Sequence[Comer], promises: Sequence[Milliseconds]) -> Iterator[Visit]:
    """Let those who were drawn come, each class with its own promise."""
    rings = [(Ring("team", teams=frozenset({_team(each)})),) for each in range(len(promises))]
    for number, comer in enumerate(drawn):
        row = Waiting(
            contact=contact(number),
            queue=_team(comer.each),
            language="fr",
            weight=CHAT,
            since=comer.arrival,
            placed=comer.arrival,
            promise=promises[comer.each],
            rings=rings[comer.each],
        )
        yield Visit(row, comer.handling, comer.patience)


def contact(number: int) -> UUID:
    """Return the contact of whoever came as this number."""
    return UUID(int=1_000_000 + number)


def _team(each: int) -> UUID:
    return UUID(int=900_000 + each)
