"""The file says all that the house is, and is read back to the letter."""

import pytest
from hypothesis import given, settings

from queues.administration import paper
from queues.administration.differences import differences
from queues.administration.forms import Sheet
from queues.administration.paper import UnreadableSheet
from queues.administration.tidy import tidy
from tests.queues.administration.house import house, queue
from tests.queues.administration.sheets import sheets


@settings(max_examples=60, deadline=None)
@given(sheets())
def test_what_is_written_is_read_back_the_same(sheet: Sheet) -> None:
    assert paper.read(paper.write(sheet)) == tidy(sheet)
    assert differences(tidy(sheet), paper.read(paper.write(sheet))) == []


@settings(max_examples=30, deadline=None)
@given(sheets())
def test_to_write_twice_is_to_write_the_same_words(sheet: Sheet) -> None:
    once = paper.write(tidy(sheet))

    assert paper.write(paper.read(once)) == once


def test_it_can_be_read_by_anybody() -> None:
    written = paper.write(house(queues=[queue()]))

    assert "- slug: benefits\n  agency: lyon\n" in written
    assert "  promise: 5 min\n" in written
    assert "    monday:\n    - 09:00-12:30\n    - 13:30-17:00\n" in written
    assert "  - to: referent\n    after: 30 s\n" in written


def test_blanks_are_left_out_and_nothing_is_lost_by_it() -> None:
    never_silent = house(queues=[queue(silent_after=None)])

    assert "closures" not in paper.write(never_silent)
    assert paper.read(paper.write(never_silent)).queues[0].silent_after is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("queues: [", "This file cannot be read"),
        ("queues:\n- slug: 3", "Expected `str`, got `int`"),
        ("people: 7", "Expected `array`, got `int`"),
        ("regions:\n- &a {slug: x, name: x}\n- *a", "Line 3: please write it out"),
        ("queues:\n- slug: a\n  agency: b\n  name: {fr: a}", "missing required field `en`"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_place(text: str, said: str) -> None:
    with pytest.raises(UnreadableSheet) as refused:
        paper.read(text)

    assert said in str(refused.value)


def test_what_would_change_is_told_field_by_field() -> None:
    before, after = house(), house(queues=[queue(promise="3 min", languages=["fr", "en"])], people=[])

    told = [(each.how, each.kind, each.name, [(f.field, f.was, f.becomes) for f in each.fields])
            for each in differences(before, after)]  # fmt: skip

    assert told == [
        ("changed", "queues", "benefits", [("languages", "fr", "fr · en"), ("promise", "5 min", "3 min")]),
        ("retired", "people", "alice", []),
    ]
