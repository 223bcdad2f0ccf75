"""What our own server saw says on whose side it failed, also where nobody's page has told anything."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from video.carried import Carried, alone, detail, restored, together, weighed
from video.rooms.silence import Silence, is_silent

SECOND = timedelta(seconds=1)
WELL = Carried(60 * SECOND, reached=SECOND / 10, opened=SECOND / 5, received=9000, sent=8000)
SILENT = Carried(60 * SECOND, reached=SECOND / 10, opened=SECOND / 5, received=7000, silent=12 * SECOND)
NOTHING = Carried(30 * SECOND)
spans = st.integers(0, 10**6).map(lambda ms: timedelta(milliseconds=ms))
whole = st.integers(0, 10**6).map(lambda seconds: timedelta(seconds=seconds))
some = st.integers(0, 10**9)


@pytest.mark.parametrize(
    ("theirs", "ours", "says"),
    [
        (WELL, WELL, None),
        (None, None, None),
        (WELL, None, None),
        (SILENT, WELL, "Our server carried packets all the time: their side fell silent for 12 s."),
        (WELL, SILENT, "Our server carried packets all the time: our side fell silent for 12 s."),
        (NOTHING, WELL, "Our server carried packets all the time: nothing arrived from their side."),
        (NOTHING, None, "As our server saw it: nothing arrived from their side."),
        (SILENT, SILENT, "As our server saw it: their side fell silent for 12 s; our side fell silent for 12 s."),
    ],
)
def test_the_server_names_the_side_and_blames_nobody_where_nothing_failed(
    theirs: Carried | None, ours: Carried | None, says: str | None
) -> None:
    said = weighed(theirs, ours)

    assert (said and said["en"]) == says


@pytest.mark.parametrize(
    ("carried", "says"),
    [
        (WELL, "Our server received 9000 packets from this side and sent it 8000"),
        (SILENT, "Our server received 7000 packets from this side and sent it 0, nothing came for 12 s"),
        (NOTHING, "Our server received nothing from this side: the network let nothing through"),
        (
            Carried(15 * SECOND, reached=SECOND),
            "Our server was reached, but the encrypted connection did not come about",
        ),
    ],
)
def test_each_connection_is_told_for_itself(carried: Carried, says: str) -> None:
    assert alone(detail(carried))["en"] == says


@given(
    st.builds(Carried, whole, st.none() | spans, st.none() | spans, some, some, some, some, some, whole, whole, some)
)
def test_what_is_kept_is_what_was_seen_and_fits_in_a_record(carried: Carried) -> None:
    kept = detail(carried)

    assert restored(kept) == carried
    assert len(kept) <= 12  # contact.happenings takes no more


def test_connections_that_followed_each_other_count_as_one() -> None:
    both = together([NOTHING, SILENT, WELL])

    assert both is not None
    assert (both.reached, both.received, both.silent) == (SECOND / 10, 16_000, 12 * SECOND)
    assert together([]) is None


def test_a_pause_between_two_checks_is_no_silence_and_a_long_one_is() -> None:
    silence = Silence(0.0)

    silence.look("a check", 2.5)
    silence.look("another", 5.0)
    quiet = silence.total
    silence.look("another", 10.0)
    silence.look("a third", 17.0)
    silence.end(40.0)

    assert quiet == 0.0
    assert (silence.total, silence.longest) == (35.0, 23.0)


def test_who_was_sending_is_missed_within_six_seconds_and_who_only_checks_may_lose_one() -> None:
    assert not is_silent(103.9, flowed=100.0, checked=99.0)
    assert is_silent(104.1, flowed=100.0, checked=98.0)
    assert not is_silent(105.5, flowed=10.0, checked=100.0)  # a check of every 2.5 s was lost
    assert is_silent(106.1, flowed=10.0, checked=100.0)
