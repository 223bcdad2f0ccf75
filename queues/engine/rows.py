"""What the engine is told: the rows, as they stand."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

Milliseconds = int


class Presence(StrEnum):
    """Whether an advisor may be asked, is merely not to be asked just now, or is not there."""

    AVAILABLE = "available"
    BREAK = "break"
    AWAY = "away"


class Skill(NamedTuple):
    """What an advisor can do, and how well."""

    name: str
    level: int = 1


class Need(NamedTuple):
    """A skill that a contact asks for, at this level at least; a must is asked for in every ring."""

    name: str
    level: int = 1
    must: bool = False

    def met_by(self, skills: Iterable[Skill]) -> bool:
        """Tell whether somebody with these skills has it."""
        return any(skill.name == self.name and skill.level >= self.level for skill in skills)


class Weight(NamedTuple):
    """What a contact of this kind takes of an advisor.

    An exclusive one needs an advisor without any other; an interruptible one is put aside for a
    contact that is not, so it never stands in its way.
    """

    kind: str
    units: int = 1
    exclusive: bool = False
    interruptible: bool = False


class Ring(NamedTuple):
    """Who may answer: one advisor by name, or whoever belongs to all these teams.

    `delay` after it opened, the next ring opens as well. `drops` names the skills that are no
    longer asked for here.
    """

    name: str
    advisor: UUID | None = None
    teams: frozenset[UUID] = frozenset()
    drops: frozenset[str] = frozenset()
    delay: Milliseconds = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A contact that waits, whoever it waited for before.

    Its seniority counts from `since`, which nothing changes; its rings open from `placed`, when it
    joined this line. `ceiling`, in percent of the promise, is for those who are not in a hurry.
    `barred` are the advisors who declined or missed it.
    """

    contact: UUID
    queue: UUID
    language: str
    weight: Weight
    since: Milliseconds
    placed: Milliseconds
    promise: Milliseconds
    rings: tuple[Ring, ...]
    needs: frozenset[Need] = frozenset()
    ceiling: int | None = None
    barred: frozenset[UUID] = frozenset()

    def __post_init__(self) -> None:
        if self.weight.units < 1 or self.promise < 1:
            raise ValueError("A contact takes at least one unit and is promised a delay longer than nothing.")
        if not self.rings or self.rings[-1].advisor:
            raise ValueError("The last ring is open to a team, so that nothing is stuck with one person.")


@dataclass(frozen=True, slots=True)
class Offered:
    """A contact that was put to an advisor, who has not answered yet."""

    waiting: Waiting
    advisor: UUID


@dataclass(frozen=True, slots=True)
class Held:
    """A contact that an advisor has accepted and not yet closed; a silent one gives its units back."""

    contact: UUID
    advisor: UUID
    weight: Weight
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Gone:
    """A contact that is closed or abandoned."""

    contact: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Advisor:
    """Somebody who answers; `limits` are their own, in contacts at once, by kind of contact."""

    advisor: UUID
    presence: Presence
    capacity: int
    idle_since: Milliseconds
    teams: frozenset[UUID] = frozenset()
    languages: frozenset[str] = frozenset()
    skills: frozenset[Skill] = frozenset()
    limits: frozenset[tuple[str, int]] = frozenset()
    kept_for: UUID | None = None


@dataclass(frozen=True, slots=True)
class OffDuty:
    """An advisor who is no longer on the roster."""

    advisor: UUID


class StandIn(NamedTuple):
    """Who replaces an absent advisor, from when until when."""

    absent: UUID
    by: UUID
    start: Milliseconds
    until: Milliseconds


@dataclass(frozen=True, slots=True)
class StandIns:
    """Every replacement that is agreed, past ones left out or not."""

    agreed: frozenset[StandIn]


@dataclass(frozen=True, slots=True)
class Pace:
    """How long contacts of one kind in one queue take, from how many that is known, and who gives up."""

    queue: UUID
    kind: str
    handling: Milliseconds
    handled: int
    patience: Milliseconds | None = None


Row = Waiting | Offered | Held | Gone | Advisor | OffDuty | StandIns | Pace
