"""A stream goes on under its name although another browser sends it now: its numbers are moved to follow the old ones.

SRTP refuses to send a sequence number that lies behind (RFC 3711, 3.3.2), and a decoder discards a picture that seems
old. So after somebody has re-joined, what they send is numbered on from what their first stream ended with, and what
the other side says about it is numbered back.
"""

from dataclasses import dataclass

_HALF = 1 << 31


@dataclass
class Shift:
    """What is added to a stream's sequence numbers and timestamps on the way out."""

    sequence: int = 0
    timestamp: int = 0


@dataclass
class Mark:
    """The last packet of a stream that was sent on: its numbers, and when (seconds of the loop's clock)."""

    sequence: int
    timestamp: int
    at: float


def follow(mark: Mark, sequence: int, timestamp: int, at: float, rate: int) -> Shift:
    """Return the shift with which a stream's first packet follows a mark; `rate` is ticks of its clock a second."""
    # At least one tick on, and never half the circle: that would be the past (RFC 1982).
    passed = min(max(1, round((at - mark.at) * rate)), _HALF - 1)
    return Shift(
        sequence=(mark.sequence + 1 - sequence) & 0xFFFF,
        timestamp=(mark.timestamp + passed - timestamp) & 0xFFFFFFFF,
    )
