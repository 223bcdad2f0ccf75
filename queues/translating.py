"""Rows in the engine's own words."""

from datetime import timedelta
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple
from uuid import UUID

from asyncpg import Record

from contact.models import State
from queues.engine.rows import (
    Advisor,
    Gone,
    Held,
    Milliseconds,
    OffDuty,
    Offered,
    Row,
    Skill,
    Waiting,
    Weight,
)
from queues.instants import instant, span
from queues.presence import HEARD_WITHIN, Facts, presence, working
from queues.rings import Person, rings
from queues.roster import Declared
from queues.rules import Kind, Rules, decode

# A seeker not heard for this long keeps the place but is passed over until the page is heard again.
SEEKER_HEARD_WITHIN = timedelta(seconds=45)


class Standing(NamedTuple):
    """What somebody was told: how many go first, and one; from how many minutes, to how many."""

    place: int | None = None
    wait_from: int | None = None
    wait_to: int | None = None


class Told(NamedTuple):
    """A row as it stands, whose it is, and when time alone may change what is told of it.

    Of somebody in line it also says what they were told, and which version of their placement this is.
    """

    subject: UUID
    row: Row
    until: Milliseconds | None = None
    standing: Standing | None = None
    version: int | None = None


def one(row: Record, rules: Rules, now: Milliseconds) -> Told:
    """Return a contact or an advisor, as its `kind` says, whose row came together with others."""
    subject = row["subject"]
    if row["kind"] == "advisor":
        return advisor(row, rules, now) if row["advisor"] else Told(subject, OffDuty(subject))
    return contact(row, rules, now) if row["contact"] else Told(subject, Gone(subject))


# ---- advisors --------------------------------------------------------------------------------------------------


def advisor(row: Record, rules: Rules, now: Milliseconds) -> Told:
    """Return an advisor as they stand, and until when."""
    standing = presence(_facts(row, now), now)
    region = rules.regions.get(row["works_at"])
    told = Advisor(
        advisor=row["advisor"],
        presence=standing.presence,
        capacity=row["capacity"],
        idle_since=instant(row["idle_since"]),
        teams=frozenset((*(row["queues"] or ()), row["works_at"], *([region] if region else ()))),
        languages=frozenset(row["languages"]),
        skills=_skills(row["skills"]),
        limits=_limits(row["limits"]),
        kept_for=row["kept_for"],
    )
    return Told(row["advisor"], told, standing.until)


# Many know the same, and share it.
@lru_cache(maxsize=10_000)
def _skills(levels: str) -> frozenset[Skill]:
    return frozenset(Skill(*each) for each in decode(levels).items())


@lru_cache(maxsize=1_000)
def _limits(limits: str) -> frozenset[tuple[str, int]]:
    return frozenset(decode(limits).items())


def _facts(row: Record, now: Milliseconds) -> Facts:
    return Facts(
        declared=Declared(row["declared"]),
        follows=row["next_declared"] is not None,
        heard_until=instant(row["heard_at"] + HEARD_WITHIN) if row["heard_at"] else None,
        absences=[(instant(start), instant(end)) for start, end in row["absences"] or ()],
        working=working(row["week"], row["zone"], now),
    )


# ---- contacts --------------------------------------------------------------------------------------------------


def contact(row: Record, rules: Rules, now: Milliseconds) -> Told:
    """Return a contact as it stands, and until when."""
    who, state = row["contact"], row["state"]
    if state == State.WAITING and row["queue_id"] in rules.plans:
        heard_until = _heard_until(row)
        if heard_until is None or heard_until > now:
            return Told(who, _waiting(row, rules), heard_until, _standing(row), row["version"])
    elif state == State.OFFERED and row["queue_id"] in rules.plans:
        return Told(who, Offered(_waiting(row, rules), row["advisor_id"]), None, _standing(row), row["version"])
    elif state in (State.ACTIVE, State.WRAPPING):
        return Told(who, Held(who, row["advisor_id"], _weight(row), silent=row["silent"]))
    return Told(who, Gone(who))


def _standing(row: Record) -> Standing:
    return Standing(row["place"], row["wait_from"], row["wait_to"])


def _heard_until(row: Record) -> Milliseconds | None:
    """Return until when somebody is there, unless they are heard again; None for who need not be."""
    if not row["attended"]:
        return None
    return instant(row["seen_at"] + SEEKER_HEARD_WITHIN) if row["seen_at"] else 0


def _waiting(row: Record, rules: Rules) -> Waiting:
    alike = _WHAT_MAKES_ALIKE(row)
    kind = rules.kinds.get(alike)
    if kind is None:
        if len(rules.kinds) >= _MOST_KINDS:
            rules.kinds.clear()
        kind = rules.kinds[alike] = _kind(row, rules)
    return Waiting(
        contact=row["contact"],
        queue=kind.queue,
        language=kind.language,
        weight=kind.weight,
        since=instant(row["first_enqueued_at"]),
        placed=instant(row["placed_at"]),
        promise=kind.promise,
        rings=kind.rings,
        needs=kind.needs,
        ceiling=kind.ceiling,
        barred=frozenset(row["barred"]),
    )


# All that `_kind` looks at: a hundred thousand who wait are some hundred kinds, and are learnt in half the time.
_WHAT_MAKES_ALIKE: Any = itemgetter(
    *("queue_id", "language", "needs", "promise", "ceiling", "channel", "units", "exclusive", "interruptible"),
    *("attended", "vulnerable", "agency_id", "referent_id", "referent_agency", "wanted_id", "keeps_waiting"),
)


_MOST_KINDS = 10_000


def _kind(row: Record, rules: Rules) -> Kind:
    needs, promise = rules.needs_of(row["needs"]), _promise(row, rules)
    return Kind(
        queue=row["queue_id"],
        language=row["language"],
        weight=_weight(row),
        promise=promise,
        rings=rings(rules.plans[row["queue_id"]], _person(row, rules), needs, promise),
        needs=needs,
        ceiling=row["ceiling"],
    )


def _promise(row: Record, rules: Rules) -> Milliseconds:
    """Return what is promised; to a vulnerable person who waits on line, no more than the queue says of them."""
    promise = max(span(row["promise"]), 1)
    if row["vulnerable"] and row["attended"]:
        return min(promise, rules.vulnerable.get(row["queue_id"], promise))
    return promise


def _person(row: Record, rules: Rules) -> Person:
    agency = row["referent_agency"] or row["agency_id"]
    return Person(
        agency=agency,
        region=rules.regions.get(agency),
        referent=row["referent_id"],
        wanted=row["wanted_id"],
        keeps_waiting=row["keeps_waiting"],
        attended=row["attended"],
    )


def _weight(row: Record) -> Weight:
    return Weight(row["channel"], row["units"], row["exclusive"], row["interruptible"])


def seat(row: Record) -> Told:
    """Return what a colleague beside the holder holds; the engine knows a seat by its own id."""
    who = row["id"]
    if row["left_at"]:
        return Told(who, Gone(who))
    return Told(who, Held(who, row["advisor_id"], Weight(row["channel"], row["units"])))
