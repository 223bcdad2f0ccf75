"""Three facts, and one answer: may this advisor be asked now?"""

from datetime import UTC, datetime

import pytest

from contact.hours import Opening
from queues.engine.rows import Presence
from queues.instants import instant
from queues.presence import Facts, presence, working
from queues.roster import Declared

NOW = instant(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))  # a Monday, ten o'clock in Paris
SOON, LATER = NOW + 30_000, NOW + 3_600_000
ALICE = Facts(Declared.AVAILABLE, follows=False, heard_until=SOON, absences=(), working=None)


def test_whoever_is_available_and_heard_may_be_asked_until_she_falls_silent() -> None:
    assert presence(ALICE, NOW) == (Presence.AVAILABLE, SOON)


@pytest.mark.parametrize(
    "there",
    [
        ALICE._replace(declared=Declared.BREAK),
        ALICE._replace(declared=Declared.NOT_RESPONDING),
        ALICE._replace(follows=True),
    ],
)
def test_whoever_takes_nothing_just_now_is_there_all_the_same(there: Facts) -> None:
    assert presence(there, NOW) == (Presence.BREAK, SOON)


@pytest.mark.parametrize(
    "gone",
    [
        ALICE._replace(declared=Declared.AWAY),
        ALICE._replace(heard_until=None),
        ALICE._replace(heard_until=NOW),
        ALICE._replace(absences=((NOW, LATER),)),
        ALICE._replace(working=Opening(open=False)),
    ],
)
def test_whoever_is_away_unheard_or_absent_by_the_calendar_is_not_there(gone: Facts) -> None:
    assert presence(gone, NOW).presence is Presence.AWAY


def test_an_absence_to_come_is_looked_at_again_when_it_begins() -> None:
    assert presence(ALICE._replace(absences=((NOW + 1, LATER),)), NOW) == (Presence.AVAILABLE, NOW + 1)


def test_a_week_is_read_by_the_clocks_of_the_agency() -> None:
    mornings = '{"0": [["09:00", "12:00"]]}'

    assert working(mornings, "Europe/Paris", NOW) == Opening(
        open=True, closes_at=datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
    )
    assert working(mornings, "America/Guadeloupe", NOW) == Opening(
        open=False, opens_at=datetime(2026, 11, 23, 13, 0, tzinfo=UTC)
    )
    assert working(None, "Europe/Paris", NOW) is None
