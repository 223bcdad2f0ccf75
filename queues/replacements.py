"""Who replaces whom, and until when: no two at once for one person, and nobody who waits for themselves. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from contact.plumbing.errors import Conflict


class ReplacedTwice(Conflict):
    """Somebody already replaces this person during that time."""


class ReplacementLoop(Conflict):
    """Those who replace each other would be away at the same time: nobody would answer for them."""


@dataclass(frozen=True, slots=True)
class StandIn:
    """One advisor answers for another, from `start` to just before `end`."""

    absent: UUID
    by: UUID
    start: datetime
    end: datetime

    def meets(self, other: "StandIn") -> bool:
        """Tell whether the two have a moment in common."""
        return self.start < other.end and other.start < self.end


def check(agreed: Sequence[StandIn], wanted: StandIn) -> None:
    """Raise ReplacedTwice or ReplacementLoop for what cannot be agreed beside all that is."""
    if overlapping(agreed, wanted):
        raise ReplacedTwice
    if loop(agreed, wanted):
        raise ReplacementLoop


def overlapping(agreed: Iterable[StandIn], wanted: StandIn) -> StandIn | None:
    """Return what is agreed for the same person at the same time, if anything is."""
    return next((each for each in agreed if each.absent == wanted.absent and each.meets(wanted)), None)


def loop(agreed: Sequence[StandIn], wanted: StandIn) -> tuple[UUID, ...]:
    """Return who would wait for whom, beginning and ending with the absent; nobody where there is no such moment."""
    return _way_back(agreed, wanted, (wanted.absent, wanted.by))


def _way_back(agreed: Sequence[StandIn], during: StandIn, path: tuple[UUID, ...]) -> tuple[UUID, ...]:
    """Follow who replaces the last of a path in the time that is left of `during`."""
    if path[-1] == path[0]:
        return path
    for each in agreed:
        if each.absent == path[-1] and each.by not in path[1:] and each.meets(during):
            common = StandIn(each.absent, each.by, max(each.start, during.start), min(each.end, during.end))
            if found := _way_back(agreed, common, (*path, each.by)):
                return found
    return ()
