"""How a call got through is told in one plain line, by the side on which it failed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from video.verdicts import Measured, alone, line, together

MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)
GOOD = Measured(joined=SECOND, up=10 * MINUTE)
WEAK = Measured(joined=SECOND, up=10 * MINUTE, poor=5 * MINUTE)
CUT = Measured(joined=SECOND, up=10 * MINUTE, interruptions=2, away=7 * SECOND)
NEVER = Measured(joined=None, failures=4)


def english(theirs: Measured | None, ours: Measured | None) -> str:
    said = line(theirs, ours)
    assert said is not None
    return said["en"]


@pytest.mark.parametrize(
    ("theirs", "ours", "says"),
    [
        (GOOD, GOOD, "Sound and picture good."),
        (CUT, GOOD, "Sound and picture good; 2 interruptions (7 s in all) on their side."),
        (WEAK, GOOD, "On their side: weak connection; on our side: sound and picture good."),
        (NEVER, None, "On their side: neither sound nor picture came through, tries: 4."),
        (GOOD, None, "On their side: sound and picture good."),
    ],
)  # fmt: skip
def test_the_line_names_the_side(theirs: Measured | None, ours: Measured | None, says: str) -> None:
    assert english(theirs, ours) == says


def test_both_languages_say_it() -> None:
    said = line(CUT, WEAK)

    assert said is not None
    assert said["fr"] == (
        "De son côté : son et image bons, 2 interruptions (7 s en tout) ; de notre côté : liaison faible."
    ).replace(" ;", ";")


def test_nobody_who_told_nothing_is_blamed() -> None:
    assert line(None, None) is None


def test_a_fifth_of_the_time_makes_the_whole() -> None:
    assert english(Measured(SECOND, up=10 * MINUTE, fair=2 * MINUTE), None) == "On their side: sound and picture good."
    assert english(Measured(SECOND, up=10 * MINUTE, fair=3 * MINUTE), None) == "On their side: uneven connection."


def test_pages_that_followed_each_other_count_as_one() -> None:
    both = together([NEVER, CUT])

    assert both is not None
    assert (both.joined, both.failures, both.interruptions, both.up) == (SECOND, 4, 2, 10 * MINUTE)
    assert together([]) is None


def test_a_call_by_sound_is_not_said_to_have_had_a_picture() -> None:
    spoken = replace(GOOD, pictures=False)

    assert line(spoken, spoken) == {"fr": "Son bon.", "en": "Sound good."}
    assert alone(replace(NEVER, pictures=False))["fr"] == "Aucun son n’est passé, 4 essais"
