"""What one who listens in a hall wants: packets again, or a whole picture; and what they say has been lost."""

from dataclasses import dataclass, field

from video.wire import rtcp

# A listener hears two streams; whoever asks for more at once than stays here for them asks for nothing.
_MOST = 512


@dataclass
class Wishes:
    """By our names for what they hear: the packets to send again, and the highest share lost, in 256ths."""

    again: dict[int, list[int]] = field(default_factory=dict)
    picture: bool = False
    lost: int | None = None


def read(packet: bytes) -> Wishes:
    """Read what a listener says; what is nothing of this is not looked at."""
    wishes = Wishes()
    for part in rtcp.parts(packet):
        kind, count = part[1], part[0] & 31
        if kind == rtcp.RR:
            _reports(part, count, wishes)
        elif kind == rtcp.FEEDBACK and count == rtcp.NACK and len(part) >= 16:
            named = int.from_bytes(part[8:12], "big")
            wishes.again.setdefault(named, []).extend(rtcp.wanted(part)[:_MOST])
        elif kind == rtcp.PICTURE and count in (rtcp.PLI, rtcp.FIR) and len(part) >= 12:
            wishes.picture = True
    return wishes


def _reports(part: bytes, count: int, wishes: Wishes) -> None:
    shares = [part[at + 4] for at in range(8, 8 + 24 * count, 24) if at + 24 <= len(part)]
    if shares:
        wishes.lost = max(shares)
