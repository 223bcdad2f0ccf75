"""Who replaces an absent referent: dated, transitive, and safe from loops."""

from queues.engine.rows import Held, Presence, Ring, StandIn, StandIns
from tests.queues.engine.told import Told
from tests.queues.engine.town import (
    ALICE,
    BENEFITS,
    BOB,
    CHAT,
    CLEO,
    DAN,
    LENA,
    MINUTE,
    SAM,
    alice,
    bob,
    sam,
)

AWAY = {"presence": Presence.AWAY}
REFERENT_FIRST = (
    Ring("referent", advisor=ALICE, delay=10 * MINUTE),
    Ring("benefits", teams=frozenset({BENEFITS})),
)
FOR_ALICE = StandIn(absent=ALICE, by=BOB, start=0, until=60 * MINUTE)


def agreed(*stand_ins: StandIn) -> StandIns:
    return StandIns(frozenset(stand_ins))


def test_whoever_replaces_an_absent_referent_is_asked_at_once() -> None:
    told = Told(alice(**AWAY), bob(), alice(advisor=CLEO), agreed(FOR_ALICE), sam(rings=REFERENT_FIRST))

    assert told.offers == [(SAM, BOB)]
    assert (told.why[SAM].ring, told.why[SAM].instead_of) == ("referent", ALICE)


def test_a_referent_who_is_there_is_replaced_by_nobody() -> None:
    told = Told(alice(), bob(), agreed(FOR_ALICE), sam(rings=REFERENT_FIRST))

    assert told.offers == [(SAM, ALICE)]
    assert told.why[SAM].instead_of is None


def test_who_replaces_somebody_who_is_away_too_is_replaced_in_turn() -> None:
    chain = agreed(FOR_ALICE, FOR_ALICE._replace(absent=BOB, by=CLEO))
    told = Told(alice(**AWAY), bob(**AWAY), alice(advisor=CLEO), alice(advisor=DAN), chain, sam(rings=REFERENT_FIRST))

    assert told.offers == [(SAM, CLEO)]
    assert told.why[SAM].instead_of == ALICE


def test_a_replacement_begins_on_its_date() -> None:
    later = agreed(FOR_ALICE._replace(start=MINUTE))
    told = Told(
        alice(**AWAY), bob(teams=frozenset()), alice(advisor=CLEO, capacity=1), Held(LENA, CLEO, CHAT),
        later, sam(rings=REFERENT_FIRST),
    )  # fmt: skip

    assert told.engine.next_due == MINUTE
    assert told.at(MINUTE - 1) == []
    assert told.at(MINUTE) == [(SAM, BOB)]


def test_a_replacement_ends_on_its_date() -> None:
    told = Told(alice(**AWAY), bob(teams=frozenset()), agreed(FOR_ALICE), now=60 * MINUTE)

    assert told.learns(sam(rings=REFERENT_FIRST, placed=60 * MINUTE)) == []


def test_whoever_waits_for_a_replacement_that_ends_is_put_to_the_next_ring() -> None:
    busy = Held(LENA, BOB, CHAT)
    told = Told(alice(**AWAY), bob(capacity=1), busy, alice(advisor=CLEO), agreed(FOR_ALICE), now=59 * MINUTE)
    told.learns(sam(rings=REFERENT_FIRST, placed=59 * MINUTE))

    assert told.at(60 * MINUTE - 1) == []
    assert told.at(60 * MINUTE) == [(SAM, CLEO)]


def test_two_who_replace_each_other_stop_nobody() -> None:
    loop = agreed(FOR_ALICE, FOR_ALICE._replace(absent=BOB, by=ALICE))
    told = Told(alice(**AWAY), bob(**AWAY), alice(advisor=CLEO), loop, sam(rings=REFERENT_FIRST))

    assert told.offers == [(SAM, CLEO)]


def test_whoever_replaces_themselves_stops_nobody() -> None:
    told = Told(alice(**AWAY), bob(), agreed(FOR_ALICE._replace(by=ALICE)), sam(rings=REFERENT_FIRST))

    assert told.offers == [(SAM, BOB)]


def test_a_loop_with_a_way_out_is_left_by_it() -> None:
    loop = agreed(
        FOR_ALICE, FOR_ALICE._replace(absent=BOB, by=ALICE, until=MINUTE), FOR_ALICE._replace(absent=BOB, by=CLEO)
    )
    told = Told(alice(**AWAY), bob(**AWAY), alice(advisor=CLEO), alice(advisor=DAN), loop, sam(rings=REFERENT_FIRST))

    assert told.offers == [(SAM, CLEO)]


def test_of_two_who_replace_the_same_person_whoever_began_first_answers() -> None:
    two = agreed(FOR_ALICE._replace(by=CLEO, start=-MINUTE), FOR_ALICE)
    told = Told(alice(**AWAY), bob(), alice(advisor=CLEO), two, sam(rings=REFERENT_FIRST))

    assert told.offers == [(SAM, CLEO)]


def test_when_who_replaces_comes_back_whoever_waits_is_put_to_them() -> None:
    told = Told(alice(**AWAY), bob(**AWAY), agreed(FOR_ALICE), sam(rings=REFERENT_FIRST))

    assert told.offers == []
    assert told.learns(bob()) == [(SAM, BOB)]
    assert told.why[SAM].ring == "referent"


def test_a_replacement_agreed_while_somebody_waits_counts_at_once() -> None:
    told = Told(alice(**AWAY), bob(teams=frozenset()), sam(rings=REFERENT_FIRST))

    assert told.learns(agreed(FOR_ALICE)) == [(SAM, BOB)]
