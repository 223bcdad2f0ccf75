"""Nobody is given more than they can hold, and of those who could take it the right one is asked."""

from collections import Counter
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queues.engine.ready import Because
from queues.engine.rows import Gone, Held, Offered, Presence, Skill, Waiting
from tests.queues.engine import town
from tests.queues.engine.told import Told
from tests.queues.engine.town import (
    ALICE,
    BOB,
    CHAT,
    LENA,
    LETTER,
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

HOUSING = frozenset({Skill("housing")})


# ---- room ------------------------------------------------------------------------------------------


def test_nobody_is_given_more_than_they_can_hold() -> None:
    told = Told(alice(capacity=2), Held(LENA, ALICE, CHAT), sam(weight=WIDE))

    assert told.offers == []
    assert told.learns(Gone(LENA)) == [(SAM, ALICE)]


def test_whoever_has_not_answered_is_asked_nothing_else() -> None:
    told = Told(alice(), Offered(sam(), ALICE), rosa())

    assert told.offers == []
    assert told.learns(Held(SAM, ALICE, CHAT)) == [(ROSA, ALICE)]


def test_an_exclusive_contact_needs_somebody_who_holds_nothing() -> None:
    told = Told(alice(capacity=4), Held(LENA, ALICE, CHAT), sam(weight=VIDEO))

    assert told.offers == []
    assert told.learns(Gone(LENA)) == [(SAM, ALICE)]


def test_nobody_is_given_anything_beside_an_exclusive_contact() -> None:
    told = Told(alice(capacity=9), Held(LENA, ALICE, VIDEO), sam())

    assert told.offers == []
    assert told.learns(Gone(LENA)) == [(SAM, ALICE)]


def test_a_letter_is_put_aside_for_a_call() -> None:
    told = Told(alice(capacity=3), Held(LENA, ALICE, LETTER), sam(weight=VIDEO))

    assert told.offers == [(SAM, ALICE)]


def test_a_letter_takes_its_units_as_long_as_nothing_else_needs_them() -> None:
    told = Told(alice(capacity=1), Held(LENA, ALICE, LETTER), sam(weight=LETTER))

    assert told.offers == []
    assert told.learns(Gone(LENA)) == [(SAM, ALICE)]


def test_an_advisor_has_their_own_limit_of_one_kind() -> None:
    told = Told(alice(limits=frozenset({("chat", 1)})), Held(LENA, ALICE, CHAT), sam(), rosa(weight=LETTER))

    assert told.offers == [(ROSA, ALICE)]


def test_somebody_whose_limit_is_nothing_is_not_asked() -> None:
    told = Told(alice(limits=frozenset({("video", 0)})), sam(weight=VIDEO))

    assert told.offers == []


def test_a_silent_chat_gives_its_units_back() -> None:
    told = Told(alice(capacity=1), Held(LENA, ALICE, CHAT), sam())

    assert told.learns(Held(LENA, ALICE, CHAT, silent=True)) == [(SAM, ALICE)]


def test_a_chat_that_speaks_again_takes_its_units_back() -> None:
    told = Told(alice(capacity=1), Held(LENA, ALICE, CHAT, silent=True))
    told.learns(Held(LENA, ALICE, CHAT))

    assert told.learns(sam()) == []


def test_what_ends_gives_back_what_it_took_and_no_more() -> None:
    told = Told(alice(capacity=2), Held(LENA, ALICE, CHAT), Held(THEO, ALICE, CHAT), sam(weight=WIDE), rosa(since=1))

    assert told.learns(Gone(LENA)) == [(ROSA, ALICE)]


@pytest.mark.parametrize("presence", [Presence.BREAK, Presence.AWAY])
def test_nobody_is_asked_who_is_not_available(presence: Presence) -> None:
    told = Told(alice(presence=presence), sam())

    assert told.offers == []
    assert told.learns(alice()) == [(SAM, ALICE)]


@given(st.data())
def test_nobody_ever_holds_more_than_their_capacity(data: st.DataObject) -> None:
    people = {who: data.draw(town.advisor(who, 0)) for who in town.ADVISORS}
    comers = [data.draw(town.waiting(UUID(int=100 + number), 0)) for number in range(12)]

    held = units_once_everybody_has_accepted(Told(*people.values()), comers)

    assert {who: units for who, units in held.items() if units > people[who].capacity} == {}


# ---- who is asked ----------------------------------------------------------------------------------


def asked(told: Told) -> tuple[UUID, Because]:
    (offer,) = told.offers
    return offer[1], told.why[SAM].because


def test_whoever_can_do_the_fewest_things_that_suffice_is_asked() -> None:
    assert asked(Told(alice(skills=HOUSING), bob(), sam())) == (BOB, Because.NARROWEST)


def test_of_those_alike_whoever_has_the_fewest_spare_units_that_suffice_is_asked() -> None:
    told = Told(alice(), bob(), Held(LENA, BOB, CHAT), sam())

    assert asked(told) == (BOB, Because.SNUGGEST)


def test_of_those_with_as_much_room_whoever_has_been_idle_longest_is_asked() -> None:
    assert asked(Told(alice(idle_since=0), bob(idle_since=-1), sam())) == (BOB, Because.LONGEST_IDLE)


def test_nobody_puts_something_aside_while_somebody_else_has_room() -> None:
    told = Told(alice(capacity=1), Held(LENA, ALICE, LETTER), bob(capacity=1, skills=HOUSING), sam())

    assert asked(told) == (BOB, Because.UNDISTURBED)


def test_the_only_one_is_asked_because_there_is_nobody_else() -> None:
    assert asked(Told(alice(), bob(presence=Presence.BREAK), sam())) == (ALICE, Because.ONLY)


def test_as_many_could_be_asked_as_the_reason_says() -> None:
    told = Told(alice(), bob(), alice(advisor=THEO, languages=frozenset({"en"})), sam())

    assert told.why[SAM].free == 2


# ---- no work is left lying -------------------------------------------------------------------------


def test_the_next_in_line_does_not_wait_behind_somebody_for_whom_there_is_no_room() -> None:
    told = Told(alice(), Held(LENA, ALICE, CHAT), sam(weight=VIDEO), rosa(since=1), now=1)

    assert told.offers == [(ROSA, ALICE)]


def test_whoever_comes_while_somebody_is_free_is_put_to_them_at_once() -> None:
    told = Told(alice(capacity=1), bob(), sam())

    assert told.learns(rosa()) == [(ROSA, BOB)]


def test_everybody_who_frees_at_once_gets_somebody() -> None:
    told = Told(alice(capacity=1), bob(capacity=1), Held(LENA, ALICE, CHAT), Held(THEO, BOB, CHAT), sam(), rosa())

    assert told.learns(Gone(LENA), Gone(THEO)) == [(SAM, ALICE), (ROSA, BOB)]


def units_once_everybody_has_accepted(told: Told, comers: list[Waiting]) -> Counter[UUID]:
    """Let every offer be accepted at once, until none is left; return what nobody can put aside again."""
    weights = {row.contact: row.weight for row in comers}
    units = Counter[UUID]()
    offers = told.learns(*comers)
    while offers:
        for contact, advisor in offers:
            units[advisor] += 0 if weights[contact].interruptible else weights[contact].units
        offers = told.learns(*(Held(contact, advisor, weights[contact]) for contact, advisor in offers))
    return units
