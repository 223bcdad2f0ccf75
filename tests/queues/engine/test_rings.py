"""A contact is put to its rings one after the other; what a ring drops is no longer asked, and a must always is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queues.engine.ready import Because
from queues.engine.rows import Advisor, Gone, Held, Need, Offered, Presence, Ring, Skill, Waiting
from tests.queues.engine import town
from tests.queues.engine.told import Told
from tests.queues.engine.town import (
    ALICE,
    BENEFITS,
    BOB,
    CHAT,
    EVERYBODY,
    FULL,
    LENA,
    MINUTE,
    SAM,
    THEO,
    TRAINING,
    alice,
    bob,
    rosa,
    sam,
)

SIGNING = Need("signing", must=True)
HOUSING = Need("housing")
ALICE_FIRST = Ring("referent", advisor=ALICE, delay=2 * MINUTE)
NEAR = Ring("agency", teams=frozenset({BENEFITS}), delay=MINUTE)
FAR = Ring("everybody", teams=frozenset({EVERYBODY}))
IN_TURN = (ALICE_FIRST, NEAR, FAR)


def near(**different: object) -> Advisor:
    return bob(teams=frozenset({BENEFITS}), **different)


def far(**different: object) -> Advisor:
    return alice(advisor=THEO, teams=frozenset({EVERYBODY}), **different)


def ring(told: Told) -> str:
    return told.why[SAM].ring


# ---- one after the other ---------------------------------------------------------------------------


def test_the_referent_is_asked_first_however_many_others_are_free() -> None:
    told = Told(alice(), near(), far(), sam(rings=IN_TURN))

    assert told.offers == [(SAM, ALICE)]
    assert (ring(told), told.why[SAM].because) == ("referent", Because.NAMED)


def test_a_ring_has_its_delay_to_itself() -> None:
    told = Told(alice(capacity=1), FULL, near(), far(), sam(rings=IN_TURN))

    assert told.at(2 * MINUTE - 1) == []
    assert told.at(2 * MINUTE) == [(SAM, BOB)]
    assert ring(told) == "agency"


def test_the_rings_before_stay_open_and_are_asked_first() -> None:
    told = Told(alice(capacity=1), FULL, bob(capacity=1), Held(THEO, BOB, CHAT), sam(rings=IN_TURN))
    told.at(2 * MINUTE)

    assert told.learns(Gone(THEO), Gone(LENA)) == [(SAM, ALICE)]
    assert ring(told) == "referent"


def test_the_engine_says_itself_when_the_next_ring_opens() -> None:
    told = Told(alice(capacity=1), FULL, sam(rings=IN_TURN))

    assert told.engine.next_due == 2 * MINUTE


def test_a_referent_who_is_away_is_not_waited_for() -> None:
    told = Told(alice(presence=Presence.AWAY), near(), sam(rings=IN_TURN))

    assert told.offers == [(SAM, BOB)]


def test_a_referent_on_a_break_is_waited_for() -> None:
    told = Told(alice(presence=Presence.BREAK), near(), sam(rings=IN_TURN))

    assert told.offers == []
    assert told.at(2 * MINUTE) == [(SAM, BOB)]


def test_a_referent_who_leaves_is_waited_for_no_longer() -> None:
    told = Told(alice(capacity=1), FULL, near(), sam(rings=IN_TURN))

    assert told.learns(alice(presence=Presence.AWAY)) == [(SAM, BOB)]


def test_a_referent_who_cannot_do_it_is_not_waited_for() -> None:
    signs = frozenset({Skill("signing")})
    told = Told(alice(), near(skills=signs), sam(rings=IN_TURN, needs=frozenset({SIGNING})))

    assert told.offers == [(SAM, BOB)]


def test_rings_open_from_when_a_contact_joined_this_line_not_from_when_it_came() -> None:
    told = Told(alice(capacity=1), FULL, near(), now=10 * MINUTE)
    told.learns(sam(rings=IN_TURN, since=0, placed=10 * MINUTE))

    assert told.at(12 * MINUTE - 1) == []
    assert told.at(12 * MINUTE) == [(SAM, BOB)]


def test_a_ring_without_delay_opens_together_with_the_next() -> None:
    told = Told(far(), sam(rings=(ALICE_FIRST._replace(delay=0), FAR)))

    assert told.offers == [(SAM, THEO)]


def test_several_teams_are_asked_of_the_same_person() -> None:
    both = Ring("region", teams=frozenset({BENEFITS, TRAINING}))
    told = Told(near(), far(), sam(rings=(both,)))

    assert told.offers == []
    assert told.learns(alice()) == [(SAM, ALICE)]


def test_the_last_ring_is_open_to_a_team() -> None:
    with pytest.raises(ValueError, match="nothing is stuck"):
        sam(rings=(NEAR, ALICE_FIRST))
    with pytest.raises(ValueError, match="nothing is stuck"):
        sam(rings=())


# ---- skills ----------------------------------------------------------------------------------------


def test_somebody_without_the_skill_is_not_asked() -> None:
    told = Told(alice(), sam(needs=frozenset({HOUSING})))

    assert told.offers == []
    assert told.learns(bob(skills=frozenset({Skill("housing")}))) == [(SAM, BOB)]


def test_a_skill_is_asked_at_its_level_at_least() -> None:
    needs = frozenset({Need("housing", 2)})
    told = Told(alice(skills=frozenset({Skill("housing", 1)})), sam(needs=needs))

    assert told.offers == []
    assert told.learns(bob(skills=frozenset({Skill("housing", 3)}))) == [(SAM, BOB)]


def test_somebody_who_does_not_speak_the_language_is_not_asked() -> None:
    told = Told(alice(), sam(language="en"))

    assert told.offers == []
    assert told.learns(bob(languages=frozenset({"en"}))) == [(SAM, BOB)]


def test_a_ring_drops_the_skill_that_it_names() -> None:
    rings = (NEAR, FAR._replace(drops=frozenset({"housing"})))
    told = Told(alice(), sam(rings=rings, needs=frozenset({HOUSING})))

    assert told.offers == []
    assert told.at(MINUTE) == [(SAM, ALICE)]
    assert told.why[SAM].dropped == {"housing"}


def test_a_must_is_asked_even_in_a_ring_that_drops_it() -> None:
    rings = (NEAR._replace(drops=frozenset({"signing"})), FAR._replace(drops=frozenset({"signing"})))
    told = Told(alice(), sam(rings=rings, needs=frozenset({SIGNING})))

    assert told.at(24 * 60 * MINUTE) == []
    assert told.learns(bob(skills=frozenset({Skill("signing")}))) == [(SAM, BOB)]
    assert told.why[SAM].dropped == frozenset()


@given(st.data())
def test_a_must_is_never_relaxed(data: st.DataObject) -> None:
    people = [data.draw(town.advisor(who, 0)) for who in town.ADVISORS]
    comers = [data.draw(town.waiting(contact, 0)) for contact in town.CONTACTS]
    told = Told(*people, *comers)

    told.at(1000)

    musts = {row.contact: {need for need in row.needs if need.must} for row in comers}
    relaxed = {each: why for each, why in told.why.items() if not musts[each] <= why.needs}
    assert relaxed == {}


# ---- who refused -----------------------------------------------------------------------------------


def declined_by_alice(**different: object) -> Waiting:
    return sam(barred=frozenset({ALICE}), **different)


def test_whoever_declined_is_not_asked_again_while_somebody_else_is_on_duty() -> None:
    told = Told(alice(), bob(capacity=1), Held(LENA, BOB, CHAT), Offered(sam(), ALICE))

    assert told.learns(declined_by_alice()) == []
    assert told.learns(Gone(LENA)) == [(SAM, BOB)]


def test_whoever_declined_is_asked_again_when_nobody_else_is_left() -> None:
    told = Told(alice(), bob(capacity=1), Held(LENA, BOB, CHAT), declined_by_alice())

    assert told.learns(bob(capacity=1, presence=Presence.BREAK)) == [(SAM, ALICE)]
    assert told.why[SAM].again


def test_a_later_ring_is_waited_for_before_whoever_declined_is_asked_again() -> None:
    told = Told(alice(), far(capacity=1), Held(LENA, THEO, CHAT), declined_by_alice(rings=(NEAR, FAR)))

    assert told.at(MINUTE - 1) == []
    assert told.learns(far(capacity=1, presence=Presence.BREAK)) == []
    assert told.at(MINUTE) == [(SAM, ALICE)]


def test_a_refusal_bars_nobody_from_others_who_need_the_same() -> None:
    told = Told(alice(), bob(capacity=1), Held(LENA, BOB, CHAT), declined_by_alice(), rosa())

    assert [advisor for _, advisor in told.offers] == [ALICE]
