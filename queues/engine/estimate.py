"""How long a wait may be, said only as roughly as it is known."""

from enum import Enum, StrEnum
from math import floor
from typing import NamedTuple

from queues.engine.rows import Milliseconds, Pace

ENOUGH = 30  # contacts handled, below which a mean says little
MINUTE = 60_000


class Bucket(Enum):
    """What a seeker is told, in minutes; even the best estimate is off by a third of itself."""

    UNDER_5 = (0, 5)
    FROM_5_TO_10 = (5, 10)
    FROM_10_TO_20 = (10, 20)
    FROM_20_TO_30 = (20, 30)
    OVER_30 = (30, None)


class Basis(StrEnum):
    """What an estimate stands on."""

    PACE = "pace"  # how fast such contacts are handled and given up
    HEAD = "head"  # how long the head of the line has waited: no pace is known yet


class Expected(NamedTuple):
    """A wait to expect from now on; supervisors see its error, seekers the bucket."""

    wait: Milliseconds
    bucket: Bucket
    basis: Basis


def expected(ahead: float, slots: int, pace: Pace | None, head_waited: Milliseconds | None) -> Expected | None:
    """Return the wait of somebody with so many ahead, or None where nothing honest can be said.

    With n slots, service rate mu and abandonment rate theta, the sum over i = 0 … ahead of
    1 / (n mu + i theta): Ibrahim and Whitt, Management Science 55 (2009), on overloaded queues with
    abandonments. Until enough is known, the delay of the head of the line: the same authors,
    Manufacturing & Service Operations Management 11 (2009).
    """
    if slots and pace and pace.handled >= ENOUGH and pace.handling > 0:
        wait = _queue_length(ahead, slots / pace.handling, 1 / pace.patience if pace.patience else 0.0)
        return Expected(wait, bucket(wait), Basis.PACE)
    if slots and head_waited is not None:
        return Expected(head_waited, bucket(head_waited), Basis.HEAD)
    return None


def bucket(wait: Milliseconds) -> Bucket:
    """Return the bucket in which a wait lies."""
    return next(each for each in Bucket if each.value[1] is None or wait < each.value[1] * MINUTE)


def _queue_length(ahead: float, served: float, given_up: float) -> Milliseconds:
    whole = floor(ahead)
    steps = sum(1 / (served + place * given_up) for place in range(whole + 1))
    return round(steps + (ahead - whole) / (served + (whole + 1) * given_up))
