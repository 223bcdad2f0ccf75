"""Whoever has used the largest share of the promised delay goes first, and nobody is overtaken for ever."""

from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from queues.engine.order import ceiling_of, urgency
from queues.engine.rows import Gone
from tests.queues.engine.told import Told, served_one_by_one
from tests.queues.engine.town import (
    ALICE,
    FULL,
    LENA,
    LETTER,
    MINUTE,
    ONE_AT_A_TIME,
    ROSA,
    SAM,
    SECOND,
    THEO,
    alice,
    rosa,
    sam,
)


def test_whoever_has_used_the_larger_share_of_the_promise_goes_first() -> None:
    """Rosa has waited a minute of two, Sam two of five."""
    told = Told(
        ONE_AT_A_TIME,
        sam(since=-2 * MINUTE),
        rosa(since=-MINUTE, promise=2 * MINUTE),
    )

    assert told.offers == [(ROSA, ALICE)]


def test_of_equal_shares_whoever_came_first_goes_first() -> None:
    told = Told(
        ONE_AT_A_TIME,
        FULL,
        sam(since=-MINUTE, promise=2 * MINUTE),
        rosa(since=-2 * MINUTE, promise=4 * MINUTE),
    )

    assert told.learns(Gone(LENA)) == [(ROSA, ALICE)]


def test_of_two_who_came_at_the_same_instant_it_is_always_the_same_one() -> None:
    there = Told(ONE_AT_A_TIME, rosa(), sam())
    back = Told(ONE_AT_A_TIME, sam(), rosa())

    assert there.offers == back.offers == [(SAM, ALICE)]


def test_whoever_is_transferred_keeps_the_place_they_came_with() -> None:
    told = Told(ONE_AT_A_TIME, FULL, rosa(since=SECOND), now=MINUTE)
    told.learns(sam(since=0, placed=MINUTE))

    assert told.learns(Gone(LENA)) == [(SAM, ALICE)]


def test_whoever_declined_costs_a_contact_no_place() -> None:
    told = Told(ONE_AT_A_TIME, alice(advisor=THEO, capacity=1), sam(since=-MINUTE), rosa())
    (_, who), _ = told.offers

    assert told.learns(sam(since=-MINUTE, barred=frozenset({who})), Gone(ROSA)) == [(SAM, THEO)]


def test_a_vulnerable_person_is_promised_less_and_so_goes_before_those_who_came_with_them() -> None:
    told = Told(ONE_AT_A_TIME, FULL, sam(), rosa(promise=2 * MINUTE))
    told.now = MINUTE

    assert told.learns(Gone(LENA)) == [(ROSA, ALICE)]


def test_a_backlog_of_letters_never_blocks_somebody_who_is_there() -> None:
    """The letter is late by two days; Sam has waited nine tenths of what he is promised."""
    letter = rosa(weight=LETTER, since=-72 * 60 * MINUTE, promise=24 * 60 * MINUTE, ceiling=80)

    told = Told(ONE_AT_A_TIME, sam(since=-27 * MINUTE // 6), letter)

    assert told.offers == [(SAM, ALICE)]


def test_a_letter_that_is_very_late_is_answered_all_the_same() -> None:
    letter = rosa(weight=LETTER, since=-72 * 60 * MINUTE, promise=60 * MINUTE, ceiling=80)

    told = Told(ONE_AT_A_TIME, sam(since=-27 * MINUTE // 6), letter)

    assert told.offers == [(ROSA, ALICE)]


def test_ten_promises_late_whoever_came_first_goes_first_whatever_they_were_promised() -> None:
    told = Told(
        ONE_AT_A_TIME,
        sam(since=-51 * MINUTE),
        rosa(since=-50 * MINUTE, promise=MINUTE),
    )

    assert told.offers == [(SAM, ALICE)]


# ---- whatever happens ------------------------------------------------------------------------------

ages = st.lists(st.integers(0, 50), min_size=1, max_size=30)


@given(ages)
def test_within_a_class_it_is_first_in_first_out(ages: list[int]) -> None:
    alike = [sam(contact=UUID(int=100 + number), since=-age) for number, age in enumerate(ages)]

    served = served_one_by_one(alike)

    assert served == [row.contact for row in sorted(alike, key=lambda row: (row.since, row.contact))]


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.integers(1, 10**7), st.none() | st.integers(1, 200))
def test_nobody_becomes_less_urgent_by_waiting(early: int, more: int, promise: int, ceiling: int | None) -> None:
    share = ceiling_of(ceiling)

    assert urgency(early, promise, share) <= urgency(early + more, promise, share)


rushes = st.lists(st.tuples(st.integers(2, 4), st.sampled_from([1, 2])), min_size=60, max_size=60)


@given(rushes)
@settings(max_examples=25)
def test_nobody_starves_under_any_arrival_pattern(rush: list[tuple[int, int]]) -> None:
    """Others come faster than they are served, all promised less: after ten promises it is Sam's turn at last."""
    promise = 5
    before = [sam(contact=UUID(int=100 + number), since=-1, promise=1) for number in range(4)]
    told = Told(ONE_AT_A_TIME, FULL, *before, sam(promise=promise))

    served = turns(told, rush)

    assert SAM in served[: 10 * promise + len(before) + 1]


def turns(told: Told, rush: list[tuple[int, int]]) -> list[UUID]:
    """Each unit of time some come, with their promises, and Alice frees once; return whom she then gets."""
    order: list[UUID] = []
    served = LENA
    for now, (comers, promise) in enumerate(rush, 1):
        told.now = now
        fresh = [UUID(int=10_000 + 10 * now + number) for number in range(comers)]
        told.learns(*(sam(contact=each, since=now, placed=now, promise=promise) for each in fresh))
        ((served, _),) = told.learns(Gone(served))
        order.append(served)
    return order
