"""A call is recorded only while everybody in it has agreed, and each may stop, pause and take it back."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from video.recording.consent import GOING, LIVE, Consent, Said, State, step

THERE = {"seeker", "advisor"}
SEATS = ("seeker", "advisor", "guest")
ASKED = Consent(State.ASKED, frozenset({"advisor"}))
RUNNING = Consent(State.RUNNING, frozenset(THERE))


def told(before: Consent, *words: tuple[Said, str], there: set[str] = THERE) -> Consent:
    """Where it stands after some words; what cannot be said changes nothing."""
    for said, seat in words:
        before = step(before, said, seat, there) or before
    return before


def test_it_begins_once_the_last_has_agreed() -> None:
    three = {*THERE, "guest"}

    first = told(ASKED, (Said.AGREE, "seeker"), there=three)
    last = told(first, (Said.AGREE, "guest"), there=three)

    assert first.state is State.ASKED
    assert last == Consent(State.RUNNING, frozenset(three))


def test_one_no_is_no() -> None:
    refused = told(ASKED, (Said.REFUSE, "seeker"))

    assert refused.state is State.REFUSED
    assert step(refused, Said.AGREE, "seeker", THERE) is None


@pytest.mark.parametrize("seat", sorted(THERE))
def test_each_may_pause_and_only_they_go_on(seat: str) -> None:
    (other,) = THERE - {seat}

    paused = told(RUNNING, (Said.PAUSE, seat))

    assert paused.state is State.PAUSED
    assert step(paused, Said.RESUME, other, THERE) is None
    assert told(paused, (Said.RESUME, seat)) == RUNNING


def test_it_does_not_go_on_while_a_newcomer_has_not_agreed() -> None:
    paused = told(RUNNING, (Said.PAUSE, "seeker"))

    assert step(paused, Said.RESUME, "seeker", {*THERE, "guest"}) is None


@pytest.mark.parametrize("seat", sorted(THERE))
@pytest.mark.parametrize("state", [State.RUNNING, State.PAUSED, State.ENDED, State.KEPT])
def test_a_withdrawal_erases_whatever_there_is(seat: str, state: State) -> None:
    withdrawn = step(Consent(state, frozenset(THERE)), Said.WITHDRAW, seat, THERE)

    assert withdrawn == Consent(State.ERASED, frozenset())


@pytest.mark.parametrize(("said", "state"), [*product(Said, [State.ERASED, State.REFUSED])])
def test_nothing_brings_back_what_was_erased_or_refused(said: Said, state: State) -> None:
    over = Consent(state, frozenset())

    after = step(over, said, "advisor", THERE)

    assert after in (None, over)


@given(st.lists(st.tuples(st.sampled_from(Said), st.sampled_from(SEATS)), max_size=12))
def test_whatever_is_said_it_runs_only_with_everybody_s_consent_and_nobody_s_pause(
    words: list[tuple[Said, str]],
) -> None:
    after = told(ASKED, *words)

    assert after.state is not State.RUNNING or (after.agreed >= THERE and after.paused_by is None)
    assert after.state is not State.PAUSED or after.paused_by in SEATS


@given(st.sampled_from(Said), st.sampled_from(SEATS), st.sampled_from([ASKED, RUNNING]))
def test_what_is_said_twice_changes_nothing_the_second_time(said: Said, seat: str, before: Consent) -> None:
    once = told(before, (said, seat))

    assert told(once, (said, seat)) == once


def test_what_stood_still_for_want_of_a_consent_goes_on_with_it() -> None:
    three = {*THERE, "guest"}
    lacked = Consent(State.PAUSED, frozenset(THERE), "house")

    assert told(lacked, (Said.REFUSE, "guest"), there=three) == lacked
    assert told(lacked, (Said.AGREE, "guest"), there=three) == Consent(State.RUNNING, frozenset(three))
    assert told(lacked, (Said.AGREE, "seeker")) == lacked  # they had agreed before: somebody says that it goes on


def test_what_goes_on_is_live() -> None:
    assert set(GOING) < set(LIVE)
