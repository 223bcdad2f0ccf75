"""Nobody waits for themselves, by any way round, and nobody is replaced twice at once."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queues import replacements
from queues.replacements import ReplacedTwice, ReplacementLoop, StandIn

ALICE, BOB, VERA, ADA = (UUID(int=number) for number in range(1, 5))
MONDAY = datetime(2026, 3, 2, tzinfo=UTC)


def stands_in(absent: UUID, by: UUID, first: int, last: int) -> StandIn:
    """From one day of March until another."""
    return StandIn(absent, by, MONDAY + timedelta(days=first), MONDAY + timedelta(days=last))


def test_two_who_replace_each_other_at_the_same_time_are_a_loop() -> None:
    with pytest.raises(ReplacementLoop):
        replacements.check([stands_in(BOB, ALICE, 0, 5)], stands_in(ALICE, BOB, 4, 8))


def test_two_who_replace_each_other_one_after_the_other_are_none() -> None:
    replacements.check([stands_in(BOB, ALICE, 0, 5)], stands_in(ALICE, BOB, 5, 8))


def test_a_loop_through_others_is_found_and_named() -> None:
    agreed = [stands_in(BOB, VERA, 0, 9), stands_in(VERA, ALICE, 3, 9)]

    assert replacements.loop(agreed, stands_in(ALICE, BOB, 0, 9)) == (ALICE, BOB, VERA, ALICE)


def test_a_chain_that_never_closes_at_one_moment_is_no_loop() -> None:
    agreed = [stands_in(BOB, VERA, 0, 3), stands_in(VERA, ALICE, 3, 9)]

    assert replacements.loop(agreed, stands_in(ALICE, BOB, 0, 9)) == ()


def test_nobody_is_replaced_twice_at_once() -> None:
    with pytest.raises(ReplacedTwice):
        replacements.check([stands_in(ALICE, BOB, 0, 5)], stands_in(ALICE, VERA, 4, 6))
    replacements.check([stands_in(ALICE, BOB, 0, 5)], stands_in(ALICE, VERA, 5, 6))


people = st.sampled_from([ALICE, BOB, VERA, ADA])
spans = st.tuples(people, people, st.integers(0, 6), st.integers(1, 4)).filter(lambda each: each[0] != each[1])


@given(st.lists(spans, max_size=8))
def test_what_is_agreed_one_by_one_never_closes_a_ring_on_any_day(wanted: list[tuple[UUID, UUID, int, int]]) -> None:
    agreed = accepted([stands_in(absent, by, first, first + days) for absent, by, first, days in wanted])

    assert [day for day in range(12) if in_a_ring(agreed, MONDAY + timedelta(days=day, hours=1))] == []


def accepted(wanted: list[StandIn]) -> list[StandIn]:
    """Agree to each that is not refused."""
    agreed: list[StandIn] = []
    for each in wanted:
        try:
            replacements.check(agreed, each)
        except (ReplacedTwice, ReplacementLoop):
            continue
        agreed.append(each)
    return agreed


def in_a_ring(agreed: list[StandIn], moment: datetime) -> bool:
    """Follow everybody's replacement at one moment, as the router does."""
    by = {each.absent: each.by for each in agreed if each.start <= moment < each.end}
    for begin in by:
        seen, current = {begin}, by[begin]
        while current in by and current not in seen:
            seen.add(current)
            current = by[current]
        if current in seen:
            return True
    return False
