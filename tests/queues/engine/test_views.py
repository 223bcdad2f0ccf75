"""The reason given agrees with the decision taken."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from queues.engine.engine import Engine
from queues.engine.ready import Because
from queues.engine.rows import Advisor, Gone, Held, Need, Offered, Presence, Ring, Skill, Waiting
from queues.engine.views import Doing, RingView, WhyWaiting
from tests.queues.engine import town
from tests.queues.engine.told import Told
from tests.queues.engine.town import (
    ALICE,
    BENEFITS,
    BOB,
    CHAT,
    EVERYBODY,
    FULL,
    MINUTE,
    ROSA,
    SAM,
    THEO,
    VIDEO,
    alice,
    bob,
    rosa,
    sam,
)

SIGNS = frozenset({Skill("signing")})
SIGNING = frozenset({Need("signing", must=True)})
IN_TURN = (
    Ring("referent", advisor=ALICE, delay=2 * MINUTE),
    Ring("agency", teams=frozenset({BENEFITS}), delay=MINUTE),
    Ring("everybody", teams=frozenset({EVERYBODY}), drops=frozenset({"housing"})),
)


def why(told: Told, contact: UUID = SAM) -> WhyWaiting:
    found = told.engine.why_waiting(contact, told.now)
    assert found
    return found


def rings(told: Told) -> tuple[RingView, ...]:
    return why(told).rings


# ---- why somebody still waits ----------------------------------------------------------------------


def test_it_says_how_long_somebody_waits_and_which_share_of_the_promise_that_is() -> None:
    told = Told(sam(), now=0)
    told.now = 4 * MINUTE

    assert (why(told).waited, why(told).promise, why(told).share) == (4 * MINUTE, 5 * MINUTE, 800_000_000)


def test_it_says_what_those_who_fit_are_doing() -> None:
    people: list[Advisor] = [alice(capacity=1), bob(), alice(advisor=THEO, presence=Presence.BREAK)]
    told = Told(*people, FULL, Offered(rosa(), BOB), sam())

    assert rings(told)[0].doing == {Doing.FULL: 1, Doing.ASKED: 1, Doing.BREAK: 1}


def test_it_does_not_count_who_is_away_or_cannot_do_it() -> None:
    told = Told(alice(presence=Presence.AWAY), bob(languages=frozenset({"en"})), sam())

    assert rings(told)[0].doing == {}


def test_it_names_the_skill_that_fewest_have() -> None:
    told = Told(alice(capacity=1, skills=SIGNS), bob(), FULL, sam(needs=SIGNING))

    assert rings(told)[0].scarcest == ("signing", 1)
    assert rings(told)[0].doing == {Doing.FULL: 1}


def test_it_says_that_nobody_has_the_skill() -> None:
    told = Told(alice(), bob(), sam(needs=SIGNING))

    assert rings(told)[0].scarcest == ("signing", 0)


def test_it_says_when_each_ring_opens() -> None:
    told = Told(alice(capacity=1), FULL, sam(rings=IN_TURN))

    assert [(ring.name, ring.opens) for ring in rings(told)] == [
        ("referent", 0),
        ("agency", 2 * MINUTE),
        ("everybody", 3 * MINUTE),
    ]


def test_it_says_which_ring_is_passed_because_nobody_whom_it_names_can_be_asked() -> None:
    told = Told(alice(presence=Presence.AWAY), sam(rings=IN_TURN))

    assert [(ring.passed, ring.opens) for ring in rings(told)] == [(True, 0), (False, 0), (False, MINUTE)]


def test_it_says_which_skills_a_ring_drops() -> None:
    told = Told(sam(rings=IN_TURN, needs=frozenset({Need("housing"), *SIGNING})))

    assert [ring.dropped for ring in rings(told)] == [frozenset(), frozenset(), {"housing"}]


def test_it_says_who_is_kept() -> None:
    told = Told(alice(), FULL, sam(weight=VIDEO))

    told.at(3 * MINUTE)

    assert why(told).kept == ALICE
    assert rings(told)[0].doing == {Doing.KEPT: 1}


def test_it_says_who_refused_and_whether_they_may_be_asked_again() -> None:
    barred = frozenset({ALICE})
    other = Told(alice(capacity=1), FULL, bob(capacity=1), Held(THEO, BOB, CHAT), sam(barred=barred))
    alone = Told(alice(capacity=1), FULL, sam(barred=barred))

    assert (why(other).refused, why(other).again) == (barred, False)
    assert (why(alone).refused, why(alone).again) == (barred, True)


def test_there_is_no_why_for_who_does_not_wait() -> None:
    told = Told(alice(), sam())

    assert told.engine.why_waiting(SAM, 0) is None
    assert told.engine.why_waiting(ROSA, 0) is None


# ---- who would get this one ------------------------------------------------------------------------


def test_a_dry_run_says_who_would_be_asked_now_and_then() -> None:
    told = Told(alice(), bob(capacity=2, teams=frozenset({BENEFITS})))

    views = told.engine.dry_run(sam(rings=IN_TURN), 0)

    assert [(view.first, view.because) for view in views] == [
        (ALICE, Because.NAMED),
        (BOB, Because.NARROWEST),
        (ALICE, Because.ONLY),
    ]


def test_a_dry_run_changes_nothing() -> None:
    told = Told(alice())

    told.engine.dry_run(sam(), 0)

    assert told.at(MINUTE) == []
    assert told.engine.place(SAM, MINUTE) is None
    assert told.learns(sam()) == [(SAM, ALICE)]


@given(st.data())
def test_whoever_a_dry_run_says_is_whoever_is_asked_and_for_the_same_reason(data: st.DataObject) -> None:
    people = [data.draw(town.advisor(who, 0)) for who in town.ADVISORS]
    told = Told(*people, *(data.draw(town.waiting(UUID(int=100 + number), 0)) for number in range(3)))
    comer = data.draw(town.waiting(SAM, 0))

    foreseen = first_of(told.engine, comer)

    assert foreseen == decided(told, comer)


@given(st.data())
def test_nobody_waits_whom_the_reason_says_somebody_is_free_for(data: st.DataObject) -> None:
    people = [data.draw(town.advisor(who, 0)) for who in town.ADVISORS]
    rows = [data.draw(town.waiting(UUID(int=100 + number), 0)) for number in range(8)]
    told = Told(*people, *rows)

    told.at(7)

    waiting = [found for row in rows if (found := told.engine.why_waiting(row.contact, 7))]
    free = [ring for found in waiting for ring in found.rings if ring.opens <= 7 and ring.first]
    assert free == []


def first_of(engine: Engine, row: Waiting) -> tuple[UUID, str, Because | None] | None:
    """Return who would be asked in the first open ring in which anybody would."""
    views = engine.dry_run(row, 0)
    return next(((view.first, view.name, view.because) for view in views if view.opens <= 0 and view.first), None)


def decided(told: Told, row: Waiting) -> tuple[UUID, str, Because | None] | None:
    """Let somebody come and return who is asked, in which ring and why."""
    offers = dict(told.learns(row))
    told.learns(Gone(row.contact))
    reason = told.why.get(row.contact)
    return (offers[row.contact], reason.ring, reason.because) if reason else None
