"""The seats of a desk are shared by the people who are there."""

from datetime import UTC, datetime, timedelta
from itertools import combinations
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from callback.sharing import Colleague, Seat, share

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
HALF = timedelta(minutes=30)
DAY = (NINE - timedelta(hours=9), NINE + timedelta(hours=15))
ALICE, BOB, VERA, ADA = (UUID(int=number) for number in (1, 2, 3, 4))
EVERYBODY = (ALICE, BOB, VERA, ADA)
PRESENT = Colleague([DAY])
Shared = dict[UUID, UUID | None]


def seat(number: int, at: int, *may: UUID, named: UUID | None = None) -> Seat:
    hour = NINE + at * HALF, NINE + (at + 1) * HALF
    return Seat(UUID(int=100 + number), hour, hour, frozenset(may or EVERYBODY), named)


def named(*seats: Seat, **there: Colleague) -> list[UUID | None]:
    people = {ALICE: there.get("alice", PRESENT), BOB: there.get("bob", PRESENT)}
    shared = share(seats, people)
    return [shared[each.id] for each in seats]


def test_two_at_one_time_are_for_two_people() -> None:
    assert set(named(seat(1, 0), seat(2, 0))) == {ALICE, BOB}


def test_the_day_is_shared_evenly() -> None:
    assert sorted(each.int for each in named(*(seat(n, n) for n in range(4))) if each) == [1, 1, 2, 2]


def test_what_nobody_can_take_has_no_name() -> None:
    assert named(seat(1, 0), seat(2, 0), seat(3, 0)).count(None) == 1


def test_whoever_was_named_stays() -> None:
    assert named(seat(1, 0, named=BOB), seat(2, 1, named=BOB), seat(3, 2, named=BOB)) == [BOB, BOB, BOB]


def test_only_what_was_theirs_changes_when_somebody_falls_ill() -> None:
    seats = seat(1, 0, named=ALICE), seat(2, 1, named=BOB), seat(3, 2, named=ALICE)

    assert named(*seats, alice=Colleague([])) == [BOB, BOB, BOB]


def test_somebody_moves_over_when_another_would_be_called_by_nobody() -> None:
    assert named(seat(1, 0, ALICE, BOB, named=ALICE), seat(2, 0, ALICE)) == [BOB, ALICE]


def test_a_pause_before_a_call_is_not_working_time() -> None:
    hour = NINE, NINE + HALF
    early = Seat(UUID(int=100), hour, (NINE - HALF, NINE + HALF), frozenset([ALICE]))

    assert share([early], {ALICE: Colleague([(NINE, NINE + HALF)])}) == {early.id: ALICE}
    assert share([early], {ALICE: Colleague([DAY], [(NINE - HALF, NINE)])}) == {early.id: None}


people = st.sampled_from(EVERYBODY)
seats_of_a_day = st.lists(
    st.tuples(st.integers(0, 3), st.sets(people, min_size=1), st.none() | people), max_size=7
).map(lambda those: [seat(n, at, *may, named=was) for n, (at, may, was) in enumerate(those)])
seats_of_an_hour = st.lists(st.tuples(st.sets(people, min_size=1), st.none() | people), max_size=5).map(
    lambda those: [seat(n, 0, *may, named=was) for n, (may, was) in enumerate(those)]
)
crews = st.dictionaries(
    people,
    st.builds(
        lambda there, taken: Colleague(
            [(NINE + at * HALF, NINE + (at + 1) * HALF) for at in sorted(there)],
            [(NINE + at * HALF, NINE + (at + 1) * HALF) for at in taken],
        ),
        st.sets(st.integers(0, 3)),
        st.sets(st.integers(0, 3), max_size=1),
    ),
)


@given(seats_of_a_day, crews)
def test_nobody_is_given_two_at_once_or_what_they_cannot_take(seats: list[Seat], crew: dict[UUID, Colleague]) -> None:
    shared = share(seats, crew)

    given_to = [(each, shared[each.id]) for each in seats if shared[each.id]]
    assert all(who in each.may and who in crew and crew[who].can(each.hour, each.busy) for each, who in given_to)
    assert not [
        (one, other)
        for (one, first), (other, second) in combinations(given_to, 2)
        if first == second and one.busy[0] < other.busy[1] and other.busy[0] < one.busy[1]
    ]


@given(seats_of_a_day, crews)
def test_as_many_are_named_as_can_be(seats: list[Seat], crew: dict[UUID, Colleague]) -> None:
    shared = share(seats, crew)

    assert sum(who is not None for who in shared.values()) == sum(
        most([each for each in seats if each.hour[0] == NINE + at * HALF], crew) for at in range(4)
    )


@given(seats_of_an_hour, crews)
def test_as_few_change_as_can_while_as_many_are_named(seats: list[Seat], crew: dict[UUID, Colleague]) -> None:
    shared = share(seats, crew)

    able = [each for each in seats if each.named in crew and is_free(each, each.named, crew)]
    changed = sum(shared[each.id] != each.named for each in able)
    assert changed == min(
        sum(way[each.id] != each.named for each in able)
        for way in ways(seats, crew)
        if named_in(way) == named_in(shared)
    )


@given(seats_of_a_day, crews)
def test_what_is_shared_stays_shared(seats: list[Seat], crew: dict[UUID, Colleague]) -> None:
    once = share(seats, crew)

    again = share([Seat(each.id, each.hour, each.busy, each.may, once[each.id]) for each in seats], crew)

    assert again == once


def most(seats: list[Seat], crew: dict[UUID, Colleague], besides: frozenset[UUID] = frozenset()) -> int:
    """Return how many of the seats of one hour can be taken, by trying all ways."""
    if not seats:
        return 0
    first, *others = seats
    can = [each for each in first.may - besides if each in crew and crew[each].can(first.hour, first.busy)]
    return max([most(others, crew, besides), *(1 + most(others, crew, besides | {each}) for each in can)])


def is_free(each: Seat, who: UUID | None, crew: dict[UUID, Colleague]) -> bool:
    return who in each.may and who in crew and crew[who].can(each.hour, each.busy)


def named_in(way: Shared) -> int:
    return sum(who is not None for who in way.values())


def ways(seats: list[Seat], crew: dict[UUID, Colleague]) -> list[Shared]:
    """Return all ways to share the seats of one hour."""
    found: list[Shared] = [{}]
    for each in seats:
        can = [None, *(who for who in each.may if is_free(each, who, crew))]
        found = [{**way, each.id: who} for way in found for who in can if who is None or who not in way.values()]
    return found
