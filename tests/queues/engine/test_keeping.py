"""A contact that needs much room finds somebody who is kept for it, and nobody is kept for longer than that takes."""

from queues.engine.ready import Because
from queues.engine.rows import Advisor, Gone, Held, Offered, Presence, Waiting
from tests.queues.engine.told import Told
from tests.queues.engine.town import (
    ALICE,
    BOB,
    CHAT,
    LENA,
    MINUTE,
    ROSA,
    SAM,
    THEO,
    VIDEO,
    WIDE,
    alice,
    bob,
    rosa,
    sam,
)

HALF = 5 * MINUTE // 2


def talks_to_theo(advisor: Advisor) -> Held:
    return Held(THEO, advisor.advisor, CHAT)


def on_video(**different: object) -> Waiting:
    return sam(weight=VIDEO, **different)


def test_nobody_is_kept_before_half_the_promise_is_used() -> None:
    told = Told(alice(), talks_to_theo(alice()), on_video())

    told.at(HALF - 1)

    assert told.kept == {}


def test_somebody_is_kept_once_half_the_promise_is_used() -> None:
    told = Told(alice(), talks_to_theo(alice()), on_video())

    told.at(HALF)

    assert told.kept == {ALICE: SAM}


def test_the_engine_says_itself_when_half_the_promise_is_used() -> None:
    told = Told(alice(), talks_to_theo(alice()), on_video())

    assert told.engine.next_due == HALF


def test_whoever_is_kept_is_given_nothing_else() -> None:
    told = Told(alice(), talks_to_theo(alice()), on_video())
    told.at(HALF)

    assert told.learns(rosa()) == []


def test_whoever_is_kept_is_asked_as_soon_as_there_is_room() -> None:
    told = Told(alice(), talks_to_theo(alice()), on_video())
    told.at(HALF)

    offers = told.learns(Gone(THEO))

    assert offers == [(SAM, ALICE)]
    assert told.why[SAM].because == Because.KEPT
    assert told.kept == {}


def test_the_one_with_the_most_spare_is_kept() -> None:
    told = Told(alice(capacity=4), bob(), talks_to_theo(alice()), Held(LENA, BOB, CHAT), on_video())

    told.at(HALF)

    assert told.kept == {ALICE: SAM}


def test_nobody_is_kept_for_what_fits_beside_anything() -> None:
    told = Told(alice(capacity=1), talks_to_theo(alice()), sam())

    told.at(HALF)

    assert told.kept == {}


def test_nobody_is_kept_for_those_who_are_not_in_a_hurry() -> None:
    told = Told(alice(), talks_to_theo(alice()), on_video(ceiling=90))

    told.at(HALF)

    assert told.kept == {}


def test_whoever_is_kept_is_let_go_when_the_contact_leaves() -> None:
    told = Told(alice(), talks_to_theo(alice()), on_video())
    told.at(HALF)

    told.learns(Gone(SAM))

    assert told.kept == {}


def test_whoever_goes_on_a_break_is_kept_no_longer_and_somebody_else_is() -> None:
    told = Told(alice(capacity=4), bob(), talks_to_theo(alice()), Held(LENA, BOB, CHAT), on_video())
    told.at(HALF)

    told.learns(alice(capacity=4, presence=Presence.BREAK, kept_for=SAM))

    assert told.kept == {BOB: SAM}


def test_a_contact_is_kept_for_again_when_the_row_says_that_it_is_not() -> None:
    """The write was refused, or somebody else wrote in between: what was decided does not hold."""
    told = Told(alice(), talks_to_theo(alice()), on_video())
    told.at(HALF)

    told.kept = {}
    told.learns(alice(kept_for=None))

    assert told.kept == {ALICE: SAM}


def test_a_contact_is_kept_for_again_when_the_row_says_that_the_advisor_is_kept_for_another() -> None:
    """Found by the model: the row was read before Bob took Rosa's contact, and after Alice was kept for Sam's."""
    told = Told(alice(), talks_to_theo(alice()), on_video())
    told.at(HALF)

    told.kept = {ALICE: ROSA}
    told.learns(alice(kept_for=ROSA))

    assert told.kept == {ALICE: SAM}


def test_whoever_has_room_serves_the_first_of_those_alike_and_is_kept_no_longer() -> None:
    """Found by the model: Alice is kept for Sam, Bob for Rosa, who came first; Alice has room first."""
    told = Told(
        alice(capacity=2, kept_for=SAM),
        bob(capacity=2, kept_for=ROSA),
        Held(THEO, ALICE, CHAT),
        Held(LENA, BOB, CHAT),
        sam(weight=WIDE, since=-HALF),
        rosa(weight=WIDE, since=-HALF - 1),
    )
    told.kept = {ALICE: SAM, BOB: ROSA}

    offers = told.learns(Gone(THEO))

    assert offers == [(ROSA, ALICE)]
    assert told.kept == {BOB: SAM}


def test_an_advisor_who_is_asked_is_not_kept() -> None:
    asked = Offered(sam(contact=THEO), ALICE)
    told = Told(alice(), asked, on_video())

    told.at(HALF)

    assert told.kept == {}
