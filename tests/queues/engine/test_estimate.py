"""The expected wait is a sum over those ahead, said as a bucket, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queues.engine.estimate import Basis, Bucket, bucket, expected
from queues.engine.rows import Pace
from tests.queues.engine.town import BENEFITS, MINUTE


def pace(*, handling: int = 6 * MINUTE, handled: int = 30, patience: int | None = None) -> Pace:
    return Pace(BENEFITS, "chat", handling, handled, patience)


def wait(ahead: float, slots: int, known: Pace) -> int:
    told = expected(ahead, slots, known, None)
    assert told
    return told.wait


def test_without_abandonment_it_is_a_turn_for_each_ahead_and_one() -> None:
    assert wait(5, 3, pace()) == 6 * 6 * MINUTE / 3


def test_with_abandonment_it_is_the_sum_of_ibrahim_and_whitt() -> None:
    """n mu is 3 in 6 minutes, theta 1 in 12: 1/(6/12) + 1/(7/12) + 1/(8/12) minutes."""
    assert wait(2, 3, pace(patience=12 * MINUTE)) == round(MINUTE * (12 / 6 + 12 / 7 + 12 / 8))


def test_a_part_of_somebody_counts_as_a_part() -> None:
    assert wait(1.5, 1, pace()) == 2.5 * 6 * MINUTE


def test_thirty_are_enough_and_fewer_say_nothing() -> None:
    assert expected(0, 1, pace(handled=30), None) is not None
    assert expected(0, 1, pace(handled=29), None) is None


def test_while_data_are_thin_the_delay_of_the_head_is_told() -> None:
    assert expected(3, 2, pace(handled=29), 4 * MINUTE) == (4 * MINUTE, Bucket.UNDER_5, Basis.HEAD)
    assert expected(3, 2, None, 4 * MINUTE) == (4 * MINUTE, Bucket.UNDER_5, Basis.HEAD)


def test_a_known_pace_tells_more_than_the_head() -> None:
    told = expected(0, 1, pace(), MINUTE)

    assert told == (6 * MINUTE, Bucket.FROM_5_TO_10, Basis.PACE)


def test_nothing_is_said_where_nobody_could_take_it() -> None:
    assert expected(0, 0, pace(), 4 * MINUTE) is None


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, Bucket.UNDER_5),
        (4.99, Bucket.UNDER_5),
        (5, Bucket.FROM_5_TO_10),
        (10, Bucket.FROM_10_TO_20),
        (20, Bucket.FROM_20_TO_30),
        (29.9, Bucket.FROM_20_TO_30),
        (30, Bucket.OVER_30),
        (600, Bucket.OVER_30),
    ],
)
def test_a_wait_is_said_as_a_bucket(minutes: float, said: Bucket) -> None:
    assert bucket(round(minutes * MINUTE)) is said


@given(st.floats(0, 500), st.floats(0, 100), st.integers(1, 50), st.none() | st.integers(1000, 10**7))
def test_more_people_ahead_never_make_it_shorter(ahead: float, more: float, slots: int, patience: int | None) -> None:
    known = pace(patience=patience)

    assert wait(ahead, slots, known) <= wait(ahead + more, slots, known)
