"""When many come at once the engine looks another way, and sees the same."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queues.engine import ready, rounds
from queues.engine.rows import Row
from tests.queues.engine import town
from tests.queues.engine.told import Pair, Told

_ADVISORS = [*town.ADVISORS, *(UUID(int=n) for n in range(31, 41))]
_CONTACTS = [*town.CONTACTS, *(UUID(int=n) for n in range(51, 71))]
_people = st.tuples(*(town.advisor(each, 100) for each in _ADVISORS)).map(list)
_crowd = st.tuples(*(town.waiting(each, 100) for each in _CONTACTS)).map(list)


@settings(max_examples=60)
@given(here=_people, waiting=_crowd, back=_people, again=town.advisor(town.ALICE, 100).map(lambda one: [one]))
def test_a_crowd_is_put_to_the_same_people_as_if_one_looked_at_each(
    here: list[Row], waiting: list[Row], back: list[Row], again: list[Row]
) -> None:
    with _looking(at_so_many=1000):
        one_by_one = _what_happens(here, waiting[:12], back, waiting[12:] + again)
    with _looking(at_so_many=0):
        together = _what_happens(here, waiting[:12], back, waiting[12:] + again)

    assert together == one_by_one


def _what_happens(*news: list[Row]) -> list[list[Pair]]:
    told = Told(now=100)
    return [told.learns(*rows) for rows in news]


@contextmanager
def _looking(at_so_many: int) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patched:
        for module, name, value in ((rounds, "_FEW", at_so_many), (ready, "_FEW", at_so_many), (ready, "_MANY", 1)):
            patched.setattr(module, name, value)
        yield
