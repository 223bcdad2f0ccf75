"""So many short messages leave in an hour, and no more, whoever asks for them."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from structlog.testing import capture_logs

from callback import notices
from contact.plumbing.settings import Settings
from tests.callback.people import books, free_times, keeps, many_are_booked
from tests.people import Said, Seeker, Town

A_WHILE_AGO = "UPDATE notice SET settled_at = settled_at - interval '61 min'"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return replace(settings, sms_an_hour=3, sms_a_person=2)


async def booked(town: Town) -> list[Any]:
    return await town.sql("SELECT state FROM notice WHERE what = 'booked'")


async def asks_for_a_code(town: Town, person: Seeker, nth: int) -> Said:
    await town.sql("UPDATE proof SET sent_at = sent_at - interval '1 min'")
    kept = await keeps(person, (await free_times(person))[nth])
    said = await person.put(f"/api/appointments/{kept['id']}/reach", number=f"06 12 34 56 {10 + nth}")
    await notices.tell(town.house)
    return said


async def test_the_house_sends_so_many_and_refuses_a_code_in_words(town: Town) -> None:
    *taken, refused = [await asks_for_a_code(town, town.seeker(f"Rosa {nth}"), nth) for nth in range(4)]
    await town.sql(A_WHILE_AGO)
    an_hour_later = await asks_for_a_code(town, town.seeker(), 5)

    assert [said.status for said in taken] == [200] * 3
    assert (refused.status, refused["error"], refused.headers["Retry-After"]) == (429, "no_more_messages", "3600")
    assert an_hour_later.status == 200


async def test_one_person_is_sent_so_many(town: Town) -> None:
    sam = town.seeker()

    *taken, refused = [await asks_for_a_code(town, sam, nth) for nth in range(3)]

    assert [said.status for said in taken] == [200] * 2
    assert (refused.status, refused["error"]) == (429, "no_more_messages")


async def test_one_person_is_refused_what_would_never_be_sent(town: Town) -> None:
    sam = town.seeker()
    slots = await free_times(sam)

    said = []
    for nth in range(3):
        kept = await keeps(sam, slots[nth])
        said.append(await sam.put(f"/api/appointments/{kept['id']}/reach", number=f"06 12 34 56 {10 + nth}"))

    assert [each.status for each in said] == [200, 200, 429]


async def test_ten_who_send_at_once_send_no_more(town: Town) -> None:
    await many_are_booked(town, 16, timedelta(0))
    await town.sql(
        """INSERT INTO notice (id, appointment_id, what, by, sequence, due_at, until)
           SELECT gen_random_uuid(), id, 'booked', 'sms', 0, now(), now() + interval '1 h' FROM appointment"""
    )

    await asyncio.gather(*(notices.tell(town.house) for _ in range(10)))

    assert await town.sql("SELECT state, count(*) FROM notice GROUP BY state ORDER BY 1") == [
        ("sent", 3),
        ("waiting", 13),
    ]


async def test_what_is_beyond_waits_is_logged_and_shown_in_health(town: Town) -> None:
    sam = town.seeker()
    await books(sam, (await free_times(sam))[9])
    await town.sql("UPDATE notice SET due_at = now() + interval '30 min' WHERE what = 'booked'")
    with capture_logs() as lines:
        [await asks_for_a_code(town, town.seeker(f"Rosa {nth}"), nth) for nth in range(3)]

    await town.sql("UPDATE notice SET due_at = now() - interval '2 min' WHERE what = 'booked'")
    await notices.tell(town.house)
    held_back, health = await booked(town), await sam.sends("GET", "/api/health")
    await town.sql(A_WHILE_AGO)
    await notices.tell(town.house)

    assert [line["log_level"] for line in lines if line["event"] == "sms.enough"] == ["error"]
    assert (held_back, await booked(town)) == ([("waiting",)], [("sent",)])
    assert health["callback"]["sms"] == {"sent_in_an_hour": 3, "held_back": 1}
