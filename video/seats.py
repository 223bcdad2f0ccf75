"""The seats of a room: the two whose call it is, and up to four who come by a link."""

from collections.abc import Sequence
from enum import StrEnum


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


def others(seat: str) -> Sequence[Seat]:
    """Return whom the one in a seat hears, in the order of the lines that their browser offers for each kind."""
    return [each for each in Seat if each != seat]
