"""Seats: of a room, the two whose call it is and up to four who come by a link; of a hall, one speaks, many listen."""

from collections.abc import Sequence
from enum import StrEnum
from uuid import UUID


class Seat(StrEnum):
    """Where somebody sits, in the order in which they are counted."""

    SEEKER = "seeker"
    ADVISOR = "advisor"
    GUEST_1 = "guest1"
    GUEST_2 = "guest2"
    GUEST_3 = "guest3"
    GUEST_4 = "guest4"


# Those whose call it is: they set each other's pace, whoever else comes in.
PAIR = (Seat.SEEKER, Seat.ADVISOR)
GUESTS = tuple(seat for seat in Seat if seat not in PAIR)

# The one who speaks in a hall: sends one sound and one picture, and hears nobody.
PRESENTER = "presenter"
_LISTENER = "listener-"


def listener(who: UUID) -> str:
    """Return the seat in a hall of one who listens: they hear one sound, maybe one picture, and send nothing."""
    return f"{_LISTENER}{who}"


def is_listener(seat: str) -> bool:
    """Tell whether a seat is one who listens in a hall."""
    return seat.startswith(_LISTENER)


def in_hall(seat: str) -> bool:
    """Tell whether a seat is one of a hall."""
    return seat == PRESENTER or is_listener(seat)


def read(name: str) -> str:
    """Return the seat of a name; raise ValueError where there is none."""
    if name == PRESENTER:
        return PRESENTER
    if is_listener(name):
        return listener(UUID(name.removeprefix(_LISTENER)))
    return Seat(name)


def others(seat: str) -> Sequence[str]:
    """Return whom the one in a seat hears, in the order of the lines that their browser offers for each kind.

    In a hall there is one line of each kind: all hear who presents, who hears nobody on it.
    """
    return (PRESENTER,) if in_hall(seat) else [each for each in Seat if each != seat]
