"""Why not yet, and who would get this one? Facts; whoever shows them finds the words."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from queues.engine.abilities import still_asked
from queues.engine.desk import Desk
from queues.engine.floor import Floor
from queues.engine.lines import Needs
from queues.engine.order import share
from queues.engine.ready import Because
from queues.engine.rows import Milliseconds, Need, Presence, Skill, Waiting
from queues.engine.waiting_room import Opening, WaitingRoom


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
        return self._why(contact, _Crowds(self._floor), now)

    def why_they_wait(self, contacts: Iterable[UUID], now: Milliseconds) -> dict[UUID, WhyWaiting]:
        """Return why each of these still waits; whoever needs the same is looked for once."""
        crowds = _Crowds(self._floor)
        found = ((contact, self._why(contact, crowds, now)) for contact in contacts)
        return {contact: why for contact, why in found if why}

    def dry_run(self, row: Waiting, now: Milliseconds) -> tuple[RingView, ...]:
        """Return who would get a contact now, and then, ring by ring; it need not exist."""
        return self._rings(row, _Crowds(self._floor), now)

    def _why(self, contact: UUID, crowds: "_Crowds", now: Milliseconds) -> WhyWaiting | None:
        stay = self._room.stays.get(contact)
        if stay is None:
            return None
        return WhyWaiting(
            waited=max(now - stay.row.since, 0),
            promise=stay.row.promise,
            share=share(now - stay.row.since, stay.row.promise),
            rings=self._rings(stay.row, crowds, now),
            kept=self._floor.keeper.get(contact),
            refused=stay.row.barred,
            again=stay.home.barred != stay.row.barred,
        )

    def _rings(self, row: Waiting, crowds: "_Crowds", now: Milliseconds) -> tuple[RingView, ...]:
        self._floor.weigh(row.weight)
        return tuple(self._view(row, opening, crowds, now) for opening in self._room.ring_by_ring(row, now))

    def _view(self, row: Waiting, opening: Opening, crowds: "_Crowds", now: Milliseconds) -> RingView:
        number, opens, needs = opening
        ring = row.rings[number]
        asked = still_asked(row.needs, ring)
        chosen = self._floor.choose(needs) if needs else None
        return RingView(
            name=ring.name,
            opens=opens,
            passed=needs is None,
            dropped=frozenset(need.name for need in row.needs - asked),
            answering=self._room.answering(ring.advisor, now) if ring.advisor else None,
            doing=crowds.doing(needs) if needs else {},
            first=chosen.advisor if chosen else None,
            because=chosen.because if chosen else None,
            scarcest=crowds.scarcest(row.language, ring.teams, asked),
        )


class _Crowds:
    """Those who fit, counted once for all who need the same."""

    def __init__(self, floor: Floor) -> None:
        self._desks = floor.desks
        self._doing: dict[Needs, dict[Doing, int]] = {}
        self._people: dict[tuple[str, frozenset[UUID]], list[frozenset[Skill]]] = {}
        self._able: dict[tuple[str, frozenset[UUID], Need], int] = {}

    def doing(self, needs: Needs) -> dict[Doing, int]:
        """Count what those who are here and fit do."""
        if needs not in self._doing:
            desks = self._desks.values() if needs.named is None else [self._desks[needs.named]]
            fit = (desk for desk in desks if desk.here and needs.suit(desk))
            self._doing[needs] = dict(Counter(_doing(desk, needs) for desk in fit))
        return self._doing[needs]

    def scarcest(self, language: str, teams: frozenset[UUID], asked: frozenset[Need]) -> tuple[str, int] | None:
        """Return the skill that the fewest have of those available who belong to the teams and speak the language."""
        counts = [(self._count(language, teams, need), need.name) for need in asked]
        return min(counts)[::-1] if counts else None

    def _count(self, language: str, teams: frozenset[UUID], need: Need) -> int:
        known = (language, teams, need)
        if known not in self._able:
            self._able[known] = sum(need.met_by(skills) for skills in self._skills(language, teams))
        return self._able[known]

    def _skills(self, language: str, teams: frozenset[UUID]) -> list[frozenset[Skill]]:
        known = (language, teams)
        if known not in self._people:
            people = (desk.row for desk in self._desks.values() if desk.available)
            self._people[known] = [each.skills for each in people if language in each.languages and teams <= each.teams]
        return self._people[known]


def _doing(desk: Desk, needs: Needs) -> Doing:
    if desk.row.presence is Presence.BREAK:
        return Doing.BREAK
    if desk.asked:
        return Doing.ASKED
    if desk.kept_for is not None:
        return Doing.KEPT
    return Doing.FREE if desk.rooms & needs.room else Doing.FULL
