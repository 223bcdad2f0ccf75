"""Who left an address with their place is told in time, once, and nothing of what is over."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from contact.part import House, Note, Sent
from tests.people import Advisor, Town
from tests.video.sessions import Holder, announces, begins, calls_off, changes, registers
from video.sessions import letters
from video.sessions.models import What

SAM = "sam@example.org"
HOUR = timedelta(hours=1)


class Post:
    """A courier that keeps what it was given; `ends` says how each attempt ends."""

    def __init__(self, town: Town) -> None:
        self.house = replace(town.house, couriers={"letter": self._take})
        self.taken: list[Note] = []
        self.ends = Sent.TAKEN

    async def goes_round(self) -> list[str]:
        """Send what is due; return the subjects."""
        before = len(self.taken)
        await letters.tell(self.house)
        return [note.subject for note in self.taken[before:]]

    async def _take(self, house: House, note: Note) -> Sent:
        del house
        self.taken.append(note)
        return self.ends


@pytest.fixture
async def vera(town: Town) -> Advisor:
    vera = town.advisor("vera", "board")
    await vera.signs_in()
    return vera


@pytest.fixture
def post(town: Town) -> Post:
    return Post(town)


async def is_due(town: Town) -> None:
    """Let what waits be due."""
    await town.sql("UPDATE session_letter SET due_at = now() WHERE state = 'waiting'")


async def told(town: Town) -> list[tuple[str, str]]:
    return await town.sql("SELECT what, state FROM session_letter ORDER BY due_at, what")


def test_reminders_come_a_day_and_a_quarter_of_an_hour_before_and_never_late() -> None:
    at = datetime(2026, 12, 1, 14, tzinfo=UTC)

    early = [what for what, _, _ in letters.times(at, at - timedelta(days=3))]
    same_day = [what for what, _, _ in letters.times(at, at - timedelta(hours=5))]
    at_the_door = [what for what, _, _ in letters.times(at, at - timedelta(minutes=5))]

    assert early == [What.DAY_BEFORE, What.QUARTER]
    assert (same_day, at_the_door) == ([What.QUARTER], [])
    assert all(due < until < at for _, due, until in letters.times(at, at - timedelta(days=3)))


async def test_a_place_is_confirmed_with_its_link_and_a_calendar_entry(town: Town, vera: Advisor, post: Post) -> None:
    key = await announces(vera)
    given = await registers(town.nobody(), key, email=SAM)

    subjects = await post.goes_round()

    (note,) = post.taken
    assert (subjects, note.to, note.method) == (["Votre place est réservée"], SAM, "REQUEST")
    assert f"/session#{given['link']}" in note.body
    assert note.event is not None
    assert "Préparer un entretien" not in note.subject
    assert b"SUMMARY:Visioconf\xc3\xa9rence : Pr\xc3\xa9parer un entretien" in note.event.replace(b"\r\n ", b"")
    assert await town.sql("SELECT what FROM session_letter WHERE state = 'waiting' ORDER BY due_at") == [
        ("day_before",),
        ("quarter",),
    ]


async def test_who_leaves_no_address_is_written_nothing(town: Town, vera: Advisor) -> None:
    await registers(town.nobody(), await announces(vera))

    assert await told(town) == []


async def test_a_change_is_told_once_and_what_was_planned_before_is_not(town: Town, vera: Advisor, post: Post) -> None:
    key = await announces(vera)
    await registers(town.nobody(), key, email=SAM)
    await post.goes_round()

    for hours in (30, 40):
        await changes(vera, key, starts_at=(datetime.now(UTC) + timedelta(hours=hours)).isoformat())
    await is_due(town)
    subjects = await post.goes_round()

    assert subjects.count("Votre visioconférence a changé") == 1
    assert [state for what, state in await told(town) if what == "changed"].count("skipped") == 1


async def test_more_places_are_no_news(town: Town, vera: Advisor, post: Post) -> None:
    key = await announces(vera)
    await registers(town.nobody(), key, email=SAM)
    await post.goes_round()

    await changes(vera, key, places=9)
    await is_due(town)

    assert "Votre visioconférence a changé" not in await post.goes_round()


async def test_what_is_called_off_is_taken_out_of_calendars_and_reminds_nobody(
    town: Town, vera: Advisor, post: Post
) -> None:
    key = await announces(vera)
    await registers(town.nobody(), key, email=SAM)
    await post.goes_round()

    await calls_off(vera, key)
    await is_due(town)
    subjects = await post.goes_round()

    assert subjects == ["Votre visioconférence n’aura pas lieu"]
    assert (post.taken[-1].method, b"STATUS:CANCELLED" in (post.taken[-1].event or b"")) == ("CANCEL", True)


async def test_who_gives_their_place_back_is_reminded_of_nothing(town: Town, vera: Advisor, post: Post) -> None:
    key = await announces(vera)
    given = await registers(town.nobody(), key, email=SAM)
    await post.goes_round()

    await Holder(town, given["link"]).departs()
    await is_due(town)

    assert await post.goes_round() == []


async def test_a_reminder_whose_time_is_over_is_not_sent(town: Town, vera: Advisor, post: Post) -> None:
    await registers(town.nobody(), await announces(vera), email=SAM)
    await post.goes_round()

    await town.sql("UPDATE session_letter SET due_at = now() - interval '2 h', until = now() WHERE state = 'waiting'")

    assert await post.goes_round() == []


async def test_no_letter_goes_out_twice_however_many_look(town: Town, vera: Advisor, post: Post) -> None:
    key = await announces(vera)
    for _ in range(3):
        await registers(town.nobody(), key, email=SAM)

    await asyncio.gather(*(letters.tell(post.house) for _ in range(4)))

    assert len({note.id for note in post.taken}) == len(post.taken) == 3


async def test_what_cannot_be_sent_now_is_tried_again_later(town: Town, vera: Advisor, post: Post) -> None:
    await registers(town.nobody(), await announces(vera), email=SAM)
    post.ends = Sent.LATER
    await post.goes_round()
    post.ends = Sent.TAKEN

    early = await post.goes_round()
    await town.sql("UPDATE session_letter SET due_at = now() WHERE what = 'confirmed'")

    assert (early, await post.goes_round()) == ([], ["Votre place est réservée"])


async def test_nobody_floods_a_letterbox_through_us(
    town: Town, vera: Advisor, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(letters, "_MOST_A_DAY", 2)
    key = await announces(vera)

    for address in (SAM, SAM.upper(), SAM):
        await registers(town.nobody(), key, email=address)
        await post.goes_round()

    assert len(post.taken) == 2


async def test_the_hour_is_told_by_the_clocks_of_who_is_told(town: Town, vera: Advisor, post: Post) -> None:
    key = await announces(vera)
    await begins(town, key, timedelta(days=400))
    await town.sql("UPDATE group_session SET starts_at = '2027-01-12T13:00Z' WHERE places = 3")
    await registers(town.nobody(), key, email=SAM, zone="Indian/Reunion", language="en")

    await post.goes_round()

    assert "On Tuesday 12 January at 17:00 (La Réunion time)" in post.taken[0].body
