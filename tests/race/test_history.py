"""The checker of the race finds each crime, and none in a life well led."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from contact.facts import Deed
from contact.models import State
from tests.race.history import (
    LEGAL,
    Asked,
    Crime,
    Fit,
    Found,
    History,
    Kept,
    Load,
    Look,
    Moved,
    Own,
    Patience,
    Round,
    crimes,
    longest_unmatched,
)

SAM, ALICE, BOB = UUID(int=1), UUID(int=2), UUID(int=3)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
PATIENCE = Patience(timedelta(seconds=2))


def at(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


def life(*deeds: Deed) -> list[Moved]:
    """Sam's moves, one a second."""
    return [Moved(SAM, at(second), deed, *LEGAL[deed]) for second, deed in enumerate(deeds)]


def asked(*spans: tuple[float, float | None]) -> list[Asked]:
    """Offers of Sam's contact."""
    return [Asked(SAM, at(made), None if settled is None else at(settled)) for made, settled in spans]


WELL_LED = History(
    joined={SAM: NOON},
    kept=[Kept(SAM, State.CLOSED, NOON, (1, 2, 3))],
    moves=life(Deed.OPENED, Deed.OFFERED, Deed.RELEASED, Deed.OFFERED, Deed.ACCEPTED, Deed.ENDED, Deed.CLOSED),
    offers=asked((1, 2), (3, 4)),
    looks=[Look(at(0), [Load(ALICE, 2, 0, 0)]), Look(at(5), [Load(ALICE, 2, 2, 2, asked=1)])],
)
ASKED_AGAIN = [Deed.OPENED, *[Deed.OFFERED, Deed.RELEASED] * 4]
WAITING = History(joined={SAM: NOON}, kept=[Kept(SAM, State.WAITING, NOON)], moves=life(Deed.OPENED))


def found(history: History) -> set[Crime]:
    return {each.crime for each in crimes(history, PATIENCE)}


def seen(*seconds: float, since: datetime | None = None) -> list[Look]:
    """Sam and Alice, fitting and free, in looks at these seconds."""
    return [Look(at(second), fits=frozenset({Fit(SAM, ALICE, since)})) for second in seconds]


@pytest.mark.parametrize("history", [WELL_LED, WAITING, History()])
def test_a_life_well_led_is_clean(history: History) -> None:
    assert crimes(history, PATIENCE) == []


def test_a_crime_names_its_victim() -> None:
    assert crimes(replace(WAITING, joined={SAM: at(1)}), PATIENCE) == [Found(Crime.PLACE_LOST, SAM)]


def test_two_offers_that_overlap_are_found() -> None:
    assert found(replace(WELL_LED, offers=asked((1, 3.5), (3, 4)))) == {Crime.TWO_LIVE_OFFERS}


def test_an_offer_that_never_ended_overlaps_the_next() -> None:
    assert found(replace(WELL_LED, offers=asked((1, None), (3, 4)))) == {Crime.TWO_LIVE_OFFERS}


def test_offers_are_put_in_order_before_they_are_compared() -> None:
    assert found(replace(WELL_LED, offers=asked((3, 4), (1, 2)))) == set()


def under(*epochs: int | None) -> History:
    """Sam, offered four seconds apart, under these epochs."""
    offers = [Asked(SAM, at(n), at(n + 1), epoch=epoch) for n, epoch in enumerate(epochs, 1)]
    moves = [Moved(SAM, at(n / 10), deed, *LEGAL[deed]) for n, deed in enumerate(ASKED_AGAIN[: 2 * len(epochs) + 1])]
    return replace(WAITING, offers=offers, moves=moves)


def test_an_offer_under_an_epoch_that_was_over_is_found() -> None:
    assert found(under(1, 2, 2)) == set()
    assert found(under(None, 2, None, 2)) == set()
    assert found(under(1, 2, 1)) == {Crime.STALE_EPOCH}


def test_whoever_has_an_advisor_of_their_own_is_put_to_them_first() -> None:
    own = Own(SAM, ALICE, at(0), timedelta(seconds=2))
    first, then, late = (Asked(SAM, at(made), at(made + 0.5), who) for made, who in ((0.5, ALICE), (1, BOB), (2, BOB)))

    assert found(History(offers=[first, then], owns=[own])) == set()
    assert found(History(offers=[late], owns=[own])) == set()
    assert found(History(offers=[then, late], owns=[own])) == {Crime.OUT_OF_TURN}


def test_what_was_before_they_joined_this_line_is_not_compared() -> None:
    own = Own(SAM, ALICE, at(2), timedelta(seconds=2))

    assert found(History(offers=[Asked(SAM, at(1), at(1.5), BOB)], owns=[own])) == set()


def test_an_offer_for_each_time_it_was_offered() -> None:
    assert found(replace(WELL_LED, offers=asked((1, 2)))) == {Crime.OFFER_WITHOUT_MOVE}
    assert found(replace(WELL_LED, offers=asked((1, 2), (3, 4), (5, 6)))) == {Crime.OFFER_WITHOUT_MOVE}


def test_a_move_begins_where_the_former_ended() -> None:
    twice = life(Deed.OPENED, Deed.OFFERED, Deed.OFFERED, Deed.ACCEPTED, Deed.ENDED, Deed.CLOSED)
    assert found(replace(WELL_LED, moves=twice)) == {Crime.BROKEN_CHAIN}


def test_a_life_begins_with_its_opening() -> None:
    assert found(replace(WAITING, moves=life(Deed.RELEASED))) == {Crime.BROKEN_CHAIN}


def test_the_last_move_tells_the_state() -> None:
    assert found(replace(WAITING, kept=[Kept(SAM, State.OFFERED, NOON)])) == {Crime.BROKEN_CHAIN}


def test_moves_that_the_life_cycle_does_not_know_are_found() -> None:
    jump = Moved(SAM, at(1), Deed.ACCEPTED, State.WAITING, State.ACTIVE)
    kept = [Kept(SAM, State.ACTIVE, NOON)]
    assert found(replace(WAITING, moves=[*WAITING.moves, jump], kept=kept)) == {Crime.IMPOSSIBLE_MOVE}


def test_somebody_who_left_and_came_back_is_fine() -> None:
    left = Moved(SAM, at(0.5), Deed.ABANDONED, State.WAITING, State.ABANDONED)
    assert found(replace(WAITING, moves=[*life(Deed.OPENED, Deed.RETURNED), left])) == set()


def test_somebody_who_was_dropped_is_found() -> None:
    left = Moved(SAM, at(1), Deed.ABANDONED, State.WAITING, State.ABANDONED)
    dropped = replace(WAITING, moves=[*WAITING.moves, left], kept=[Kept(SAM, State.ABANDONED, NOON)])
    assert found(dropped) == {Crime.NEITHER_ACCEPTED_NOR_WAITING}


@pytest.mark.parametrize("numbers", [(1, 3), (2, 3), (1, 1, 2)])
def test_a_gap_in_the_entries_is_found(numbers: tuple[int, ...]) -> None:
    assert found(replace(WAITING, kept=[Kept(SAM, State.WAITING, NOON, numbers)])) == {Crime.GAP}


@pytest.mark.parametrize(
    ("load", "crime"),
    [
        (Load(ALICE, capacity=2, used=3, held=3), Crime.OVER_CAPACITY),
        (Load(ALICE, capacity=2, used=1, held=2), Crime.WRONG_COUNT),
        (Load(ALICE, capacity=2, used=2, held=2, asked=2), Crime.BUSY_ADVISOR_ASKED),
    ],
)
def test_an_advisor_who_holds_too_much_is_found_in_the_look(load: Load, crime: Crime) -> None:
    assert found(replace(WELL_LED, looks=[*WELL_LED.looks, Look(at(9), [load])])) == {crime}


def test_a_pair_that_stays_unmatched_is_found() -> None:
    assert found(History(looks=seen(0, 1, 2))) == set()
    assert found(History(looks=seen(0, 1, 2, 2.1))) == {Crime.LEFT_UNMATCHED}


@pytest.mark.parametrize("offer", [Asked(SAM, at(1.5), at(1.9), BOB), Asked(BOB, at(1.5), at(1.9), ALICE)])
def test_a_pair_of_which_one_was_asked_between_two_looks_waits_anew_from_then(offer: Asked) -> None:
    rarely_seen = History(looks=seen(0, 3.9), offers=[offer])

    assert crimes(rarely_seen, PATIENCE) == []
    assert found(replace(rarely_seen, looks=seen(0, 4.0))) == {Crime.LEFT_UNMATCHED}


def test_a_pair_is_not_left_unmatched_while_no_router_had_its_turn() -> None:
    twice = Patience(timedelta(seconds=2), rounds=2)
    idle = History(looks=seen(0, 1, 2, 3), rounds=[Round(at(-1), at(1)), Round(at(1), at(2)), Round(at(2), at(4))])
    busy = replace(idle, rounds=[*idle.rounds, Round(at(2), at(3))])

    assert crimes(idle, twice) == []
    assert crimes(busy, twice) == [Found(Crime.LEFT_UNMATCHED, SAM)]


def test_a_round_that_began_before_anybody_saw_the_pair_answers_for_nothing() -> None:
    twice = Patience(timedelta(seconds=2), rounds=2)
    rounds = [Round(at(1), at(1.2)), Round(at(3), at(3.2))]
    seen_late = History(looks=[Look(at(0)), *seen(2, 4, since=at(0.5))], rounds=rounds)
    seen_soon = replace(seen_late, looks=[Look(at(0)), *seen(1, 4, since=at(0.5))])

    assert crimes(seen_late, twice) == []
    assert crimes(seen_soon, twice) == [Found(Crime.LEFT_UNMATCHED, SAM)]


def test_a_pair_that_was_matched_in_between_begins_anew() -> None:
    assert found(History(looks=[*seen(0, 1), Look(at(1.5)), *seen(2, 3)])) == set()


def test_a_pair_whose_states_changed_between_two_looks_begins_anew() -> None:
    looks = [*seen(0, 1.5, since=at(0)), *seen(2, 3.5, since=at(1.7))]
    assert found(History(looks=looks)) == set()
    assert longest_unmatched(looks) == timedelta(seconds=1.8)


def test_a_pair_is_as_old_as_the_rows_say_even_when_it_was_seen_once() -> None:
    assert found(History(looks=seen(5, since=at(2)))) == {Crime.LEFT_UNMATCHED}
    assert found(History(looks=seen(5, since=at(4)))) == set()


def test_a_pair_is_no_older_than_the_last_look_that_did_not_see_it() -> None:
    committed_late = seen(5, since=at(0))
    assert found(History(looks=[Look(at(2)), *committed_late])) == {Crime.LEFT_UNMATCHED}
    assert found(History(looks=[Look(at(4)), *committed_late])) == set()


def test_another_advisor_is_another_pair() -> None:
    looks = [Look(at(n), fits=frozenset({Fit(SAM, who)})) for n, who in enumerate((ALICE, ALICE, BOB, BOB))]
    assert found(History(looks=looks)) == set()
