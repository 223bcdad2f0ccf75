"""Whether a call may be recorded now: everybody in it has agreed, nobody has paused it, nobody has taken it back.

Pure. No answer is no; what was paused by somebody is resumed by nobody else; a withdrawal erases whatever there is.
"""

from collections.abc import Set
from dataclasses import dataclass, replace
from enum import StrEnum


class State(StrEnum):
    """Where a recording stands."""

    ASKED = "asked"
    REFUSED = "refused"
    RUNNING = "running"
    PAUSED = "paused"
    # It is over, and is being made into films.
    ENDED = "ended"
    KEPT = "kept"
    ERASED = "erased"


class Said(StrEnum):
    """What somebody in the call can say about its recording."""

    AGREE = "agree"
    REFUSE = "refuse"
    PAUSE = "pause"
    RESUME = "resume"
    STOP = "stop"
    WITHDRAW = "withdraw"


GOING = (State.RUNNING, State.PAUSED)
LIVE = (State.ASKED, *GOING)
# Who has paused it where somebody sits in the call who has not agreed.
HOUSE = "house"
# There is something that a withdrawal erases.
HELD = (*GOING, State.ENDED, State.KEPT)


@dataclass(frozen=True)
class Consent:
    """Where a recording stands, who has agreed to it, and who has paused it."""

    state: State
    agreed: frozenset[str]
    paused_by: str | None = None


def step(before: Consent, said: Said, seat: str, there: Set[str]) -> Consent | None:
    """Return where a recording stands once somebody in a seat has said something; None where it cannot be said now.

    `there` are the seats whose consent it takes. Said again, it changes nothing.
    """
    match said:
        case Said.AGREE:
            return _agreed(before, seat, there)
        case Said.REFUSE:
            return _refused(before, seat)
        case Said.PAUSE:
            return _paused(before, seat)
        case Said.RESUME:
            return _resumed(before, seat, there)
        case Said.STOP:
            return _stopped(before)
        case Said.WITHDRAW:
            return _withdrawn(before)


def _agreed(before: Consent, seat: str, there: Set[str]) -> Consent | None:
    """Where only this consent was lacking it begins, or goes on."""
    if before.state not in LIVE:
        return None
    if seat in before.agreed:
        return before
    now = replace(before, agreed=before.agreed | {seat})
    lacked = before.state is State.ASKED or before.paused_by == HOUSE
    return replace(now, state=State.RUNNING, paused_by=None) if lacked and now.agreed >= there else now


def _refused(before: Consent, seat: str) -> Consent | None:
    """No before it has begun; afterwards one stops it, or withdraws, and a newcomer's no leaves it standing still."""
    if before.state in GOING and seat not in before.agreed:
        return before
    return replace(before, state=State.REFUSED) if before.state in (State.ASKED, State.REFUSED) else None


def _paused(before: Consent, seat: str) -> Consent | None:
    if before.state is State.RUNNING:
        return replace(before, state=State.PAUSED, paused_by=seat)
    return before if before.state is State.PAUSED else None


def _resumed(before: Consent, seat: str, there: Set[str]) -> Consent | None:
    if before.state is State.RUNNING:
        return before
    if before.state is not State.PAUSED or before.paused_by not in (seat, HOUSE) or not before.agreed >= there:
        return None
    return replace(before, state=State.RUNNING, paused_by=None)


def _stopped(before: Consent) -> Consent | None:
    if before.state in (State.ENDED, State.KEPT):
        return before
    return replace(before, state=State.ENDED, paused_by=None) if before.state in GOING else None


def _withdrawn(before: Consent) -> Consent | None:
    if before.state is State.ASKED:
        return replace(before, state=State.REFUSED)
    if before.state in (State.ERASED, State.REFUSED):
        return before
    return replace(before, state=State.ERASED, agreed=frozenset(), paused_by=None)
