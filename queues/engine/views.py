"""Why not yet, and who would get this one? Facts; whoever shows them finds the words."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from queues.engine.abilities import still_asked
from queues.engine.desk import Desk
from queues.engine.floor import Floor
from queues.engine.lines import Needs
from queues.engine.order import share
from queues.engine.ready import Because
from queues.engine.rows import Milliseconds, Need, Presence, Ring, Waiting
from queues.engine.waiting_room import WaitingRoom


class Doing(StrEnum):
    """What an advisor who fits is doing."""

    FREE = "free"  # may be asked and has room for it
    ASKED = "asked"  # has an offer that is not answered
    KEPT = "kept"  # for a contact that needs more room
    FULL = "full"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class RingView:
    """One ring as it stands for one contact.

    `opens` is when, if everybody stays where they are. `passed`: nobody whom it names can be asked,
    so it is not waited for. `answering` is who answers for whom it names. `doing` counts those who
    fit. `first` is who would be asked, now and in this ring, `because` of what. `scarcest` is the
    skill that fewest of the available have, with their number.
    """

    name: str
    opens: Milliseconds
    passed: bool
    dropped: frozenset[str]
    answering: UUID | None
    doing: dict[Doing, int]
    first: UUID | None
    because: Because | None
    scarcest: tuple[str, int] | None


@dataclass(frozen=True, slots=True)
class WhyWaiting:
    """Why a contact still waits, ring by ring.

    `kept` is the advisor who takes nothing else until there is room for it. `again`: nobody is left
    but those who refused, so they may be asked again.
    """

    waited: Milliseconds
    promise: Milliseconds
    share: int
    rings: tuple[RingView, ...]
    kept: UUID | None
    refused: frozenset[UUID]
    again: bool


class Views:
    """Looks, and changes nothing."""

    def __init__(self, floor: Floor, room: WaitingRoom) -> None:
        self._floor = floor
        self._room = room

    def why_waiting(self, contact: UUID, now: Milliseconds) -> WhyWaiting | None:
        """Return why a contact still waits; None for who does not."""
        stay = self._room.stays.get(contact)
        if stay is None:
            return None
        return WhyWaiting(
            waited=max(now - stay.row.since, 0),
            promise=stay.row.promise,
            share=share(now - stay.row.since, stay.row.promise),
            rings=self.dry_run(stay.row, now),
            kept=self._floor.keeper.get(contact),
            refused=stay.row.barred,
            again=stay.home.barred != stay.row.barred,
        )

    def dry_run(self, row: Waiting, now: Milliseconds) -> tuple[RingView, ...]:
        """Return who would get a contact now, and then, ring by ring; it need not exist."""
        self._floor.weigh(row.weight)
        return tuple(
            self._view(row, row.rings[number], opens, needs, now)
            for number, opens, needs in self._room.ring_by_ring(row, now)
        )

    def _view(self, row: Waiting, ring: Ring, opens: Milliseconds, needs: Needs | None, now: Milliseconds) -> RingView:
        asked = still_asked(row.needs, ring)
        chosen = self._floor.choose(needs) if needs else None
        return RingView(
            name=ring.name,
            opens=opens,
            passed=needs is None,
            dropped=frozenset(need.name for need in row.needs - asked),
            answering=self._room.answering(ring.advisor, now) if ring.advisor else None,
            doing=self._doing(needs) if needs else {},
            first=chosen.advisor if chosen else None,
            because=chosen.because if chosen else None,
            scarcest=self._scarcest(row.language, ring, asked),
        )

    def _doing(self, needs: Needs) -> dict[Doing, int]:
        fit = (desk for desk in self._floor.desks.values() if desk.here and needs.suit(desk))
        return dict(Counter(_doing(desk, needs) for desk in fit))

    def _scarcest(self, language: str, ring: Ring, asked: frozenset[Need]) -> tuple[str, int] | None:
        """Return the skill that the fewest have of those available who belong to the ring and speak the language."""
        desks = (desk for desk in self._floor.desks.values() if desk.available)
        people = [each.row for each in desks if language in each.row.languages and ring.teams <= each.row.teams]
        counts = [(sum(need.met_by(person.skills) for person in people), need.name) for need in asked]
        return min(counts)[::-1] if counts else None


def _doing(desk: Desk, needs: Needs) -> Doing:
    if desk.row.presence is Presence.BREAK:
        return Doing.BREAK
    if desk.asked:
        return Doing.ASKED
    if desk.kept_for is not None:
        return Doing.KEPT
    return Doing.FREE if desk.rooms & needs.room else Doing.FULL
