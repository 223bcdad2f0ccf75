"""A queue is open as its week says, but for the agency's days, its own, the public holidays, and peaks."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest

from contact.hours import opening
from contact.models import Agency
from queues.calendars import Exceptions, calendar_of
from queues.models import Closure, Peak, Queue

BASTILLE = date(2026, 7, 14)  # a Tuesday
NINE_TO_FIVE = {str(day): [["09:00", "17:00"]] for day in range(5)}
STRASBOURG = Agency(id=uuid4(), slug="s", name="Strasbourg", zone="Europe/Paris", department="67")
QUEUE = Queue(
    id=uuid4(), agency_id=STRASBOURG.id, slug="search", week=NINE_TO_FIVE, open_on_holidays=False, name={}, languages=[]
)


def row(day: date = BASTILLE, span: str = "", *, is_open: bool = False, own: bool = False, label: str = "") -> Closure:
    starts, _, ends = span.partition("-")
    return Closure(
        agency_id=STRASBOURG.id,
        queue_id=QUEUE.id if own else None,
        day=day,
        starts=starts or None,
        ends=ends or None,
        is_open=is_open,
        label=label,
    )


def open_at(day: date, written: str, *rows: Closure, queue: Queue = QUEUE, **peaks: Any) -> bool:
    at = datetime.fromisoformat(f"{day}T{written}+02:00").astimezone(UTC)
    calendar = calendar_of(queue, STRASBOURG, Exceptions(rows, peaks.get("peaks", {})), (2026, 2027))
    return opening(at, calendar).open


def test_a_public_holiday_closes_and_has_its_name() -> None:
    told = opening(datetime(2026, 7, 14, 8, tzinfo=UTC), calendar_of(QUEUE, STRASBOURG, Exceptions(), (2026, 2027)))

    assert (told.open, told.label) == (False, "Fête nationale")


def test_good_friday_is_kept_in_alsace() -> None:
    assert open_at(date(2026, 4, 2), "10:00")
    assert not open_at(date(2026, 4, 3), "10:00")


@pytest.mark.parametrize(
    ("rows", "morning", "evening"),
    [
        ([row(is_open=True)], True, False),  # as the week says
        ([row(is_open=True, span="18:00-20:00")], False, True),  # only out of turn
        ([row(is_open=True, own=True)], True, False),
        ([row(is_open=True), row(span="09:00-12:00")], False, False),
        ([row(label="Strike")], False, False),
    ],
)
def test_a_row_says_otherwise_than_the_holiday(rows: list[Closure], *, morning: bool, evening: bool) -> None:
    assert (open_at(BASTILLE, "10:00", *rows), open_at(BASTILLE, "19:00", *rows)) == (morning, evening)


WEDNESDAY = date(2026, 7, 15)


@pytest.mark.parametrize(
    ("rows", "is_open"),
    [
        ([], True),
        ([row(WEDNESDAY)], False),
        ([row(WEDNESDAY, "09:00-12:00")], False),
        ([row(WEDNESDAY, "13:00-15:00")], True),
        ([row(WEDNESDAY), row(WEDNESDAY, is_open=True, own=True)], True),  # this queue all the same
        ([row(WEDNESDAY, own=True)], False),
        ([row(WEDNESDAY, "09:00-11:00", is_open=True), row(WEDNESDAY, own=True)], False),  # the queue's own word counts
    ],
)
def test_the_queues_own_word_goes_before_the_agencys(rows: list[Closure], *, is_open: bool) -> None:
    assert open_at(WEDNESDAY, "10:00", *rows) is is_open


def test_a_queue_that_never_closes_works_on_holidays() -> None:
    always = Queue(id=uuid4(), agency_id=STRASBOURG.id, week=NINE_TO_FIVE, open_on_holidays=True)

    assert open_at(BASTILLE, "10:00", queue=always)


def test_a_peak_has_hours_of_its_own_until_it_ends() -> None:
    peak = Peak(
        starts_at=datetime(2026, 7, 15, 15, tzinfo=UTC),
        ends_at=datetime(2026, 7, 16, 22, tzinfo=UTC),
        week={"2": [["08:00", "21:00"]], "3": [["08:00", "21:00"]]},
    )
    peaks = {QUEUE.id: [peak]}

    assert not open_at(WEDNESDAY, "08:30", peaks=peaks)
    assert open_at(WEDNESDAY, "20:30", peaks=peaks)
    assert open_at(date(2026, 7, 16), "08:30", peaks=peaks)
    assert not open_at(date(2026, 7, 17), "08:30", peaks=peaks)
