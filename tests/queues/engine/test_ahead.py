"""The place counts who will really be served before; the wait is what that takes."""

from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from queues.engine.estimate import Basis, Bucket
from queues.engine.rows import Gone, Held, Need, Offered, Pace, Ring, Skill
from tests.queues.engine import town
from tests.queues.engine.told import Told, served_one_by_one
from tests.queues.engine.town import (
    ALICE,
    BENEFITS,
    BOB,
    CHAT,
    FULL,
    LENA,
    MINUTE,
    ONE_AT_A_TIME,
    ROSA,
    SAM,
    SECOND,
    THEO,
    TRAINING,
    alice,
    bob,
    rosa,
    sam,
)

TRAINING_ONLY = (Ring("training", teams=frozenset({TRAINING})),)
PACE = Pace(queue=BENEFITS, kind="chat", handling=4 * MINUTE, handled=100)


def place(told: Told, contact: UUID = SAM) -> int | None:
    return told.engine.place(contact, told.now)


def wait(told: Told, contact: UUID = SAM) -> Any:
    return told.engine.expected_wait(contact, told.now)


# ---- place -----------------------------------------------------------------------------------------


def test_whoever_is_next_is_first() -> None:
    assert place(Told(ONE_AT_A_TIME, FULL, sam())) == 1


def test_whoever_came_before_goes_before() -> None:
    told = Told(ONE_AT_A_TIME, FULL, sam(since=1), rosa(), now=1)

    assert (place(told, ROSA), place(told, SAM)) == (1, 2)


def test_whoever_came_later_with_a_shorter_promise_goes_before_once_more_of_it_is_used() -> None:
    told = Told(ONE_AT_A_TIME, FULL, sam(), rosa(since=MINUTE, promise=MINUTE))

    assert told.engine.place(SAM, MINUTE) == 1
    assert told.engine.place(SAM, 2 * MINUTE) == 2


def test_whoever_waits_for_other_advisors_is_not_counted() -> None:
    told = Told(
        alice(capacity=1, teams=frozenset({BENEFITS})),
        bob(capacity=1, teams=frozenset({TRAINING})),
        FULL,
        Held(THEO, BOB, CHAT),
        sam(since=1),
        rosa(rings=TRAINING_ONLY),
        now=1,
    )

    assert place(told) == 1


def test_whoever_waits_for_one_of_the_same_advisors_is_counted_whatever_else_they_need() -> None:
    told = Told(ONE_AT_A_TIME, FULL, sam(since=1), rosa(rings=TRAINING_ONLY), now=1)

    assert place(told) == 2


def test_whoever_is_on_offer_is_counted_since_they_may_come_back() -> None:
    told = Told(ONE_AT_A_TIME, sam(since=1), Offered(rosa(), ALICE), now=1)

    assert place(told) == 2


def test_whoever_is_served_is_counted_no_longer() -> None:
    told = Told(ONE_AT_A_TIME, sam(since=1), Offered(rosa(), ALICE), now=1)
    told.learns(Held(ROSA, ALICE, CHAT))

    assert place(told) == 1


def test_somebody_in_two_open_rings_is_counted_once() -> None:
    rings = (Ring("benefits", teams=frozenset({BENEFITS})), *TRAINING_ONLY)
    told = Told(ONE_AT_A_TIME, FULL, sam(rings=rings, since=1), rosa(rings=rings), now=1)

    assert place(told) == 2


def test_who_does_not_wait_has_no_place() -> None:
    told = Told(ONE_AT_A_TIME, sam())
    told.learns(Held(SAM, ALICE, CHAT))

    assert place(told) is None
    assert place(told, ROSA) is None


comers = st.lists(st.tuples(st.integers(0, 50), st.sampled_from([10, 20, 60])), min_size=1, max_size=12)


@given(comers)
def test_people_are_served_in_the_order_of_their_places(ages: list[tuple[int, int]]) -> None:
    rows = [
        sam(contact=UUID(int=100 + number), since=-age, promise=promise) for number, (age, promise) in enumerate(ages)
    ]
    told = Told(ONE_AT_A_TIME, FULL, *rows)

    places = {row.contact: place(told, row.contact) for row in rows}

    served = served_one_by_one(rows)
    assert places == {contact: number for number, contact in enumerate(served, 1)}


@given(st.data())
def test_nobody_has_more_before_them_than_there_are(data: st.DataObject) -> None:
    people = [data.draw(town.advisor(who, 0)) for who in town.ADVISORS]
    rows = [data.draw(town.waiting(UUID(int=100 + number), 0)) for number in range(12)]
    told = Told(*people, *rows)

    told.at(7)

    places = [place(told, row.contact) or 0 for row in rows]
    assert max(places) <= len(rows)


# ---- wait ------------------------------------------------------------------------------------------


def test_the_wait_is_one_handling_for_whoever_is_next_with_one_advisor() -> None:
    told = Told(ONE_AT_A_TIME, FULL, PACE, sam())

    assert wait(told) == (4 * MINUTE, Bucket.UNDER_5, Basis.PACE)


def test_each_of_those_before_takes_a_turn() -> None:
    told = Told(ONE_AT_A_TIME, FULL, PACE, sam(since=1), rosa(), now=1)

    assert wait(told) == (8 * MINUTE, Bucket.FROM_5_TO_10, Basis.PACE)


def test_two_advisors_are_twice_as_fast() -> None:
    told = Told(ONE_AT_A_TIME, bob(capacity=1), FULL, Held(THEO, BOB, CHAT), PACE, sam(since=1), rosa(), now=1)

    assert wait(told).wait == 4 * MINUTE


def test_an_advisor_who_can_hold_two_counts_twice() -> None:
    told = Told(alice(capacity=2), FULL, Held(THEO, ALICE, CHAT), PACE, sam(since=1), rosa(), now=1)

    assert wait(told).wait == 4 * MINUTE


def test_of_those_who_wait_for_other_advisors_too_counts_the_part_that_falls_on_the_same() -> None:
    """Rosa may be taken by Alice or by Bob: half of her stands before Sam, who waits for Alice."""
    told = Told(
        ONE_AT_A_TIME,
        bob(capacity=1, skills=frozenset({Skill("housing")})),
        FULL,
        Held(THEO, BOB, CHAT),
        PACE,
        rosa(needs=frozenset({Need("housing")}), since=1),
        sam(),
        now=1,
    )

    assert wait(told, ROSA).wait == 6 * MINUTE


def test_nothing_is_said_while_nobody_is_on_duty() -> None:
    assert wait(Told(PACE, sam(since=1), rosa(), now=1)) is None


def test_while_no_pace_is_known_the_head_of_the_line_tells() -> None:
    told = Told(ONE_AT_A_TIME, FULL, rosa(), now=0)
    told.now = 7 * MINUTE
    told.learns(sam(since=7 * MINUTE, placed=7 * MINUTE))

    assert wait(told) == (7 * MINUTE, Bucket.FROM_5_TO_10, Basis.HEAD)


def test_the_head_itself_is_told_nothing_while_no_pace_is_known() -> None:
    assert wait(Told(ONE_AT_A_TIME, FULL, sam())) is None


def test_the_head_tells_how_long_it_has_stood_in_this_line_not_since_when_it_came() -> None:
    told = Told(ONE_AT_A_TIME, FULL, rosa(since=0, placed=6 * MINUTE), now=6 * MINUTE)
    told.now = 7 * MINUTE
    told.learns(sam(since=7 * MINUTE, placed=7 * MINUTE))

    assert wait(told).wait == MINUTE


def test_a_handful_of_contacts_is_no_pace() -> None:
    told = Told(ONE_AT_A_TIME, FULL, Pace(BENEFITS, "chat", 4 * MINUTE, handled=29), sam())

    assert wait(told) is None


def test_whoever_gives_up_before_shortens_the_wait() -> None:
    patient = Told(ONE_AT_A_TIME, FULL, PACE, sam(since=SECOND), rosa(), now=SECOND)
    hasty = Told(
        ONE_AT_A_TIME,
        FULL,
        Pace(BENEFITS, "chat", 4 * MINUTE, 100, patience=4 * MINUTE),
        sam(since=SECOND),
        rosa(),
        now=SECOND,
    )

    assert wait(patient).wait == 8 * MINUTE
    assert wait(hasty).wait == 6 * MINUTE


def test_who_does_not_wait_has_no_wait() -> None:
    told = Told(ONE_AT_A_TIME, FULL, PACE, sam())
    told.learns(Gone(SAM))

    assert wait(told) is None
    assert wait(told, LENA) is None
