"""A calendar accepts an invitation, follows its changes, and learns nothing about the person."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
import vobject
from icalendar import Calendar

from callback.invitations import Invitation, compose
from tests.callback.people import books, free_times, keeps
from tests.callback.test_calendar_rules import FRENCH
from tests.callback.test_links import opens
from tests.people import Town

TEN = datetime(2026, 12, 1, 9, tzinfo=UTC)
INVITATION = Invitation(
    id=uuid4(),
    sequence=0,
    cancelled=False,
    starts_at=TEN,
    ends_at=TEN + timedelta(minutes=30),
    zone="Europe/Paris",
    language="fr",
    service="Agence de démonstration, à Lyon; centre",
    here=False,
    link="https://agence.example/#appointment=abc",
    made_at=TEN - timedelta(days=3),
)


@pytest.mark.parametrize("zone", FRENCH)
def test_a_calendar_reads_the_same_instant_in_every_french_zone(zone: str) -> None:
    read = Calendar.from_ical(compose(replace(INVITATION, zone=zone)))
    (event,) = read.walk("VEVENT")

    assert event.decoded("dtstart").astimezone(UTC) == TEN
    assert event.decoded("dtend").astimezone(UTC) == TEN + timedelta(minutes=30)
    assert [each["TZID"] for each in read.walk("VTIMEZONE")] == [event["dtstart"].params["TZID"]]


def test_a_calendar_that_believes_our_zone_alone_reads_the_same_instant() -> None:
    summer = datetime(2027, 7, 6, 8, tzinfo=UTC)
    written = replace(INVITATION, starts_at=summer, ends_at=summer + timedelta(minutes=30))
    (zone,) = Calendar.from_ical(compose(written)).walk("VTIMEZONE")

    ours = zone.to_tz()  # type: ignore[attr-defined]

    assert summer.astimezone(ZoneInfo("Europe/Paris")).replace(tzinfo=None) == summer.astimezone(ours).replace(
        tzinfo=None
    )


@pytest.mark.parametrize("zone", FRENCH)
def test_another_reader_which_takes_our_zone_at_its_word_reads_the_same(zone: str) -> None:
    """It knows no zones but those that the file brings."""
    first = vobject.readOne(compose(replace(INVITATION, zone=zone)).decode())
    last = vobject.readOne(compose(replace(INVITATION, zone=zone, sequence=1, cancelled=True)).decode())

    assert first.vevent.dtstart.value.astimezone(UTC) == TEN
    assert first.vevent.dtend.value.astimezone(UTC) == TEN + timedelta(minutes=30)
    assert first.vevent.uid.value == last.vevent.uid.value
    assert [(each.method.value, each.vevent.sequence.value) for each in (first, last)] == [
        ("REQUEST", "0"),
        ("CANCEL", "1"),
    ]


def test_a_change_keeps_its_name_and_counts_on() -> None:
    asked = Calendar.from_ical(compose(INVITATION))
    called_off = Calendar.from_ical(compose(replace(INVITATION, sequence=2, cancelled=True)))
    before, after = asked.walk("VEVENT")[0], called_off.walk("VEVENT")[0]

    assert (str(asked["method"]), str(before["status"]), before["sequence"]) == ("REQUEST", "CONFIRMED", 0)
    assert (str(called_off["method"]), str(after["status"]), after["sequence"]) == ("CANCEL", "CANCELLED", 2)
    assert before["uid"] == after["uid"]


def test_its_lines_are_folded_and_its_zone_is_trimmed() -> None:
    written = compose(INVITATION)

    assert written.endswith(b"\r\n")
    assert max(len(line) for line in written.split(b"\r\n")) <= 75  # RFC 5545, 3.1
    assert len(written) < 3000


async def test_a_booking_leaves_as_a_file_that_names_nobody(town: Town) -> None:
    sam, anybody = town.seeker("Sam Nguyen"), town.nobody()
    booked = await books(sam, (await free_times(sam))[0])

    async with sam.http.get(f"{sam.base}/api/appointments/{booked['id']}/event") as answer:
        kind, written = answer.headers["Content-Type"], await answer.read()
    async with anybody.http.get(f"{sam.base}{opens(anybody, booked)}/event") as answer:
        by_link = await answer.read()

    (event,) = Calendar.from_ical(written).walk("VEVENT")
    assert kind == "text/calendar; charset=utf-8; method=REQUEST"
    assert str(event["uid"]).startswith(booked["id"])
    assert not [word for word in (b"Nguyen", b"612345678", b"06 12") if word in written.replace(b"\r\n ", b"")]
    assert Calendar.from_ical(by_link).walk("VEVENT")[0]["uid"] == event["uid"]


async def test_what_is_only_held_is_in_no_calendar(town: Town) -> None:
    sam = town.seeker()
    kept = await keeps(sam, (await free_times(sam))[0])

    assert (await sam.get(f"/api/appointments/{kept['id']}/event")).status == 404


async def test_what_took_place_is_not_called_off_in_a_calendar(town: Town) -> None:
    sam = town.seeker()
    booked = await books(sam, (await free_times(sam))[0])
    await town.sql("UPDATE appointment SET state = 'closed', outcome = 'honoured'")

    async with sam.http.get(f"{sam.base}/api/appointments/{booked['id']}/event") as answer:
        assert answer.headers["Content-Type"].endswith("method=REQUEST")
