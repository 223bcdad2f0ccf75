"""What comes after an attempt to send: sent, another try and when, or the end. Arithmetic, no I/O."""

from dataclasses import dataclass
from datetime import timedelta

from email_bridge.models import OutboxState
from email_bridge.relay import Ending, Outcome

PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 3, 10, 30, 60, 120, 240))
# RFC 5321, 4.5.4.1 gives four days; somebody who waits for an answer must not learn it that late.
GIVES_UP_AFTER = timedelta(days=2)
# How long an attempt may stand still before it counts as interrupted: more than it can take.
LEASE = timedelta(seconds=60)
MOST_DOUBTS = 1


@dataclass(frozen=True)
class Next:
    """How a letter stands now; `pause` until the next try, None when there is none."""

    state: OutboxState
    pause: timedelta | None
    doubts: int
    why: str | None


def after(outcome: Outcome, *, attempts: int, doubts: int, age: timedelta) -> Next:
    """Tell what comes after an attempt; `attempts` counts it too. What may have arrived is repeated once, no more."""
    if outcome.ending is Ending.TAKEN:
        return Next(OutboxState.SENT, None, doubts, None)
    if outcome.ending is Ending.REFUSED:
        return Next(OutboxState.FAILED, None, doubts, outcome.why)
    if outcome.ending is Ending.DOUBTFUL:
        doubts += 1
    if doubts > MOST_DOUBTS:
        return Next(OutboxState.FAILED, None, doubts, "uncertain")
    pause = PAUSES[min(attempts, len(PAUSES)) - 1]
    if age + pause > GIVES_UP_AFTER:
        return Next(OutboxState.FAILED, None, doubts, outcome.why or "too_late")
    return Next(OutboxState.WAITING, pause, doubts, outcome.why)


INTERRUPTED = Outcome(Ending.DOUBTFUL, "interrupted")
