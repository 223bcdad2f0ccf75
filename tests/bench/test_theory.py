"""The engine on a virtual clock, in small; and what it is measured beside is right where that is known."""

import pytest

from bench.draws import HANDLING
from bench.reference_optimum import Model, optimum
from bench.reference_queueing import erlang_a, erlang_c, kiefer_wolfowitz
from bench.routing_theory import SHAPES, cost, farthest, measured


def test_the_engine_lets_everybody_wait_as_long_as_kiefer_and_wolfowitz_say() -> None:
    assert farthest(20, 0.9, 4_000) == 0


def test_the_engine_waits_about_as_erlang_says() -> None:
    ours = measured(3, 0.5, 10_000)
    theirs = erlang_c(3, 1.5 / HANDLING, HANDLING, 20_000)

    assert ours.wait == pytest.approx(theirs.wait, rel=0.1)
    assert ours.within == pytest.approx(theirs.within, rel=0.02)


def test_as_many_give_up_as_erlang_and_palm_say() -> None:
    ours = measured(20, 1.1, 10_000, patience=0.6)
    theirs = erlang_a(20, 22 / HANDLING, HANDLING, 0.6 * HANDLING, 20_000)

    assert ours.given_up == pytest.approx(theirs.given_up, rel=0.1)
    assert ours.within == pytest.approx(theirs.within, rel=0.1)


def test_whoever_comes_goes_to_whoever_is_free_first() -> None:
    assert kiefer_wolfowitz(2, [(0, 10), (1, 3), (2, 5), (3, 1)]) == [0, 0, 2, 6]


def test_one_line_for_one_advisor_is_as_long_as_the_books_say() -> None:
    """M/M/1 at load 0.5: half of them wait, one handling time on average of all."""
    theory = erlang_c(1, 0.5, 1, 0)

    assert (theory.wait, theory.within) == pytest.approx((1.0, 0.5))


def test_with_endless_patience_erlang_a_is_erlang_c() -> None:
    patient = erlang_a(5, 4, 1, 1e9, 0.5)

    assert patient.wait == pytest.approx(erlang_c(5, 4, 1, 0.5).wait, rel=1e-3)
    assert patient.within == pytest.approx(erlang_c(5, 4, 1, 0.5).within, rel=1e-2)


def test_in_one_line_no_rule_is_better_than_another() -> None:
    best = optimum(Model([3], [2.1], [frozenset({0})], [1], longest=50))

    assert best == pytest.approx(2.1 * erlang_c(3, 2.1, 1, 0).wait, rel=5e-3)


def test_with_one_pool_the_dear_ones_go_first_at_best() -> None:
    """Cobham (1954): with two classes of load a half and a quarter, in turn, the dear ones wait as if alone."""
    best = optimum(Model([1], [0.25, 0.5], [frozenset({0, 1})], [10, 1], longest=60))

    dear, cheap = 0.75 / 0.75, 0.75 / (0.75 * 0.25)
    assert best == pytest.approx(10 * 0.25 * dear + 0.5 * cheap, rel=5e-3)


def test_the_engine_is_near_the_optimum_and_strict_priority_far_from_it() -> None:
    shape = SHAPES[1]._replace(pools=[(1, frozenset({0})), (1, frozenset({0, 1}))], arrivals=(1.0, 0.8), longest=40)
    count, five_minutes = 2_000, 300_000

    ours, strict = cost(shape, [five_minutes, 3 * five_minutes], count), cost(shape, [1, 10**15], count)

    assert ours <= 1.3 * optimum(shape.model)
    assert strict > 3 * ours
