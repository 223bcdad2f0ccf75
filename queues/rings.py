"""Who is asked first, and then: what a queue's row says, as the engine's rings."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Any
from uuid import UUID

from queues.engine.rows import Milliseconds, Need, Ring
from queues.wording import RingName

SECOND = 1000
# Nobody who waits on line is held for one person without being asked: at load 0.8, two minutes of it raise the mean
# wait of all from 0.26 to 1.39 minutes (measured on the engine).
WANTED_ALONE = 30 * SECOND
KEPT_WAITING = 30 * 60 * SECOND


class To(StrEnum):
    """Whom a ring asks."""

    WANTED = "wanted"  # the colleague to whom somebody was sent; never in a row of `queue.rings`
    REFERENT = "referent"
    AGENCY = "agency"  # of the referent, else of the contact
    REGION = "region"  # of that agency
    EVERYONE = "everyone"  # whoever serves the queue
    QUEUE = "queue"  # whoever serves another queue
    AGENCIES = "agencies"  # those named


@dataclass(frozen=True, slots=True)
class Step:
    """One ring as its row says it; `after` is how long it is alone before the next opens as well."""

    to: To
    after: Milliseconds = 0
    drops: frozenset[str] = frozenset()
    queue: UUID | None = None
    agencies: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The rings of a queue; `overflow` are the agencies that answer too while a peak lasts."""

    queue: UUID
    steps: tuple[Step, ...] = ()
    longest_wait: Milliseconds | None = None
    overflow: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """What of somebody who waits decides who is asked; `keeps_waiting` is what they answered, None: not asked."""

    agency: UUID
    region: UUID | None = None
    referent: UUID | None = None
    wanted: UUID | None = None
    keeps_waiting: bool | None = None
    attended: bool = True


def read(
    queue: UUID, rows: Sequence[Mapping[str, Any]], queues: Mapping[str, UUID], agencies: Mapping[str, UUID]
) -> tuple[Step, ...]:
    """Read `queue.rings`, with the ids of what it names; a queue or an agency that is gone is left out."""
    return tuple(step for row in rows for step in _read(queue, row, queues, agencies))


# Those alike share their rings: a hundred thousand who wait are learnt in half the time, and in less memory.
@lru_cache(maxsize=10_000)
def rings(plan: Plan, person: Person, needs: frozenset[Need], promise: Milliseconds) -> tuple[Ring, ...]:
    """Return whom to ask, in order; the last ring is always open to a team."""
    found = [_wanted(person.wanted, needs, person, promise)] if person.wanted else []
    overflow = plan.overflow
    for step in plan.steps:
        if step.to is To.REFERENT:
            found += [_referent(person.referent, plan, step, person, promise)] if person.referent else []
        else:
            teams = list(_teams(plan, step, person))
            found += _with_overflow(plan, teams, overflow)
            overflow = () if teams else overflow
    if not found or found[-1].advisor or overflow:
        found += _with_overflow(plan, [_team(To.EVERYONE, plan.queue)], overflow)
    return tuple(found)


def _read(
    queue: UUID, row: Mapping[str, Any], queues: Mapping[str, UUID], agencies: Mapping[str, UUID]
) -> Iterator[Step]:
    step = Step(To(row["to"]), round(row.get("after", 0) * SECOND), frozenset(row.get("drops", ())))
    if step.to is To.QUEUE and (slug := row.get("queue")):
        if slug in queues:
            yield replace(step, queue=queues[slug])
    elif step.to is To.AGENCIES:
        named = tuple(agencies[slug] for slug in row.get("agencies", ()) if slug in agencies)
        if named:
            yield replace(step, agencies=named)
    else:
        yield replace(step, queue=queue if step.to is To.QUEUE else None)


def _wanted(wanted: UUID, needs: frozenset[Need], person: Person, promise: Milliseconds) -> Ring:
    """Return the ring of a colleague to whom somebody was sent: whoever sent them knows better than the skills say."""
    alone = WANTED_ALONE if person.attended else promise // 2
    return Ring(_name(To.WANTED, wanted), advisor=wanted, drops=frozenset(need.name for need in needs), delay=alone)


def _referent(referent: UUID, plan: Plan, step: Step, person: Person, promise: Milliseconds) -> Ring:
    """Return the referent's ring; how long it is alone depends on what the person answered when asked.

    Nobody waits on line for the answer to a letter: there it is alone for half of what is promised, at least.
    """
    alone = step.after if person.attended else max(step.after, promise // 2)
    if person.keeps_waiting is not None:
        alone = (plan.longest_wait or KEPT_WAITING) if person.keeps_waiting else 0
    return Ring(_name(To.REFERENT, referent), advisor=referent, drops=step.drops, delay=alone)


def _teams(plan: Plan, step: Step, person: Person) -> Iterator[Ring]:
    """Return the rings of a step; all but that of another queue ask for people who serve this one too."""
    match step.to:
        case To.AGENCY:
            yield _team(step.to, plan.queue, person.agency, step=step)
        case To.REGION if person.region:
            yield _team(step.to, plan.queue, person.region, step=step)
        case To.EVERYONE:
            yield _team(step.to, plan.queue, step=step)
        case To.QUEUE if step.queue:
            yield Ring(_name(step.to, step.queue), teams=frozenset({step.queue}), drops=step.drops, delay=step.after)
        case To.AGENCIES:
            yield from _at_once([_team(step.to, plan.queue, each, step=step) for each in step.agencies])


def _with_overflow(plan: Plan, teams: list[Ring], overflow: Sequence[UUID]) -> list[Ring]:
    """Open a peak's agencies together with the first team, and what comes after when it would have opened."""
    if not teams or not overflow:
        return teams
    step = Step(To.AGENCIES, teams[-1].delay, teams[-1].drops)
    return _at_once([*teams, *(_team(To.AGENCIES, plan.queue, each, step=step) for each in overflow)])


def _at_once(found: list[Ring]) -> list[Ring]:
    return [*(ring._replace(delay=0) for ring in found[:-1]), found[-1]]


def _team(to: To, queue: UUID, team: UUID | None = None, *, step: Step = Step(To.EVERYONE)) -> Ring:
    teams = {queue, team} if team else {queue}
    return Ring(_name(to, team), teams=frozenset(teams), drops=step.drops, delay=step.after)


def _name(to: To, whom: UUID | None = None) -> str:
    return str(RingName(to.value, (whom,) if whom else ()))
