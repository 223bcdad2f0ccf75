"""People are told in time or not at all, once, and nothing of what is over."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from aiohttp import web
from pytest_aiohttp.plugin import AiohttpServer

from callback import notices, sms
from callback.models import Appointment, By, State
from contact.part import House, Note, Sent
from tests.callback.people import books, free_times, keeps
from tests.callback.test_links import opens
from tests.people import Town

HOUR = timedelta(hours=1)
SESAME = "open"


class Gateway:
    """An operator's gateway for short messages."""

    def __init__(self) -> None:
        self.taken: list[dict[str, str]] = []
        self.said: list[str | None] = []
        self.status = 202

    async def take(self, request: web.Request) -> web.Response:
        self.said.append(request.headers.get("Authorization"))
        self.taken.append(await request.json())
        return web.Response(status=self.status)


@pytest.fixture
async def gateway(aiohttp_server: AiohttpServer) -> tuple[Gateway, str]:
    gateway, service = Gateway(), web.Application()
    service.router.add_post("/sms", gateway.take)
    server = await aiohttp_server(service)
    return gateway, str(server.make_url("/sms"))


@pytest.fixture
def telling(town: Town, gateway: tuple[Gateway, str]) -> Callable[[], Awaitable[None]]:
    settings = replace(town.house.settings, sms=gateway[1], sms_token=SESAME)
    house = replace(town.house, settings=settings)
    return lambda: notices.tell(house)


async def planned(town: Town, what: str = "") -> list[tuple[str, str]]:
    rows = "SELECT what, state FROM notice WHERE what LIKE :what ORDER BY due_at, what"
    return await town.sql(rows, what=what or "%")


async def test_a_code_and_a_confirmation_go_to_the_number(
    town: Town, gateway: tuple[Gateway, str], telling: Callable[[], Awaitable[None]]
) -> None:
    sam = town.seeker()

    await books(sam, (await free_times(sam))[0])
    await telling()

    (said,) = gateway[0].taken  # the code came too late: it was entered already
    assert said["to"] == "+33612345678"
    assert "#appointment=" in said["text"]
    assert gateway[0].said == [f"Bearer {SESAME}"]
    assert ("code", "skipped") in await planned(town)
    assert await town.sql("SELECT secret FROM notice WHERE secret IS NOT NULL") == []


@pytest.mark.parametrize(
    ("ahead", "told"),
    [
        (49 * HOUR, ["booked", "two_days", "two_hours", "quarter"]),
        (47 * HOUR, ["booked", "two_hours", "quarter"]),
        (HOUR, ["booked", "quarter"]),
        (HOUR / 6, ["booked"]),
    ],
)
def test_a_reminder_whose_time_is_over_is_not_planned(ahead: timedelta, told: list[str]) -> None:
    now = datetime(2026, 12, 2, 10, tzinfo=UTC)
    appointment = Appointment(id=uuid4(), sequence=0, state=State.BOOKED, starts_at=now + ahead, zone="Europe/Paris")

    planned = list(notices.plan(appointment, [By.SMS], now))

    assert [each.what for each in planned] == told
    assert all(each.due_at < each.until <= max(appointment.starts_at, now + HOUR) for each in planned)


async def test_nothing_is_told_of_what_was_cancelled_or_moved(
    town: Town, gateway: tuple[Gateway, str], telling: Callable[[], Awaitable[None]]
) -> None:
    sam = town.seeker()
    slots = await free_times(sam)
    booked = await books(sam, slots[-1])
    await sam.post(f"/api/appointments/{booked['id']}/move", diary=slots[-2]["diary"], starts_at=slots[-2]["starts_at"])
    await sam.post(f"/api/appointments/{booked['id']}/cancellation")
    await town.sql("UPDATE notice SET due_at = now() WHERE state = 'waiting'")

    await telling()

    (said,) = gateway[0].taken
    assert "n'aura pas lieu" in said["text"]
    assert await town.sql("SELECT what FROM notice WHERE state = 'sent'") == [("cancelled",)]


async def test_ten_sweeps_at_once_tell_once(
    town: Town, gateway: tuple[Gateway, str], telling: Callable[[], Awaitable[None]]
) -> None:
    sam = town.seeker()
    await books(sam, (await free_times(sam))[0])

    await asyncio.gather(*(telling() for _ in range(10)))

    assert len(gateway[0].taken) == 1


async def test_a_reminder_is_never_late(
    town: Town, gateway: tuple[Gateway, str], telling: Callable[[], Awaitable[None]]
) -> None:
    sam = town.seeker()
    await books(sam, (await free_times(sam))[-1])
    await telling()
    await town.sql(
        "UPDATE notice SET due_at = now() - interval '9 h', until = now() - interval '1 s' WHERE what = 'two_hours'"
    )

    await telling()

    assert len(gateway[0].taken) == 1
    assert await planned(town, "two_hours") == [("two_hours", "skipped")]


async def test_what_was_being_sent_when_somebody_died_is_not_sent_again(
    town: Town, gateway: tuple[Gateway, str], telling: Callable[[], Awaitable[None]]
) -> None:
    sam = town.seeker()
    await books(sam, (await free_times(sam))[0])
    await town.sql("UPDATE notice SET state = 'sending', due_at = now() - interval '1 s' WHERE what = 'booked'")

    await telling()

    assert gateway[0].taken == []
    assert await planned(town, "booked") == [("booked", "failed")]


async def test_a_gateway_that_is_down_is_asked_again_and_one_that_refuses_is_not(
    town: Town, gateway: tuple[Gateway, str], telling: Callable[[], Awaitable[None]]
) -> None:
    sam = town.seeker()
    await books(sam, (await free_times(sam))[0])

    gateway[0].status = 503
    await telling()
    waiting = await planned(town, "booked")
    await town.sql("UPDATE notice SET due_at = now() WHERE what = 'booked'")
    gateway[0].status = 400
    await telling()

    assert waiting == [("booked", "waiting")]
    assert await planned(town, "booked") == [("booked", "failed")]
    assert gateway[0].taken[0]["id"] == gateway[0].taken[1]["id"]


async def test_a_gateway_that_stays_down_is_not_asked_for_ever(
    town: Town, gateway: tuple[Gateway, str], telling: Callable[[], Awaitable[None]]
) -> None:
    sam = town.seeker()
    await books(sam, (await free_times(sam))[0])
    await town.sql("UPDATE notice SET tries = 5 WHERE what = 'booked'")

    gateway[0].status = 503
    await telling()

    assert await planned(town, "booked") == [("booked", "failed")]


async def test_a_gateway_that_breaks_off_may_have_heard_and_one_that_is_not_there_has_not(
    house: House, aiohttp_server: AiohttpServer, unused_tcp_port: int
) -> None:
    async def break_off(request: web.Request) -> web.Response:
        assert request.transport
        request.transport.abort()
        return web.Response()

    service = web.Application()
    service.router.add_post("/", break_off)
    server = await aiohttp_server(service)
    note = Note(id=uuid4(), agency=uuid4(), to="+33612345678", language="fr", subject="", body="")

    async def ending(address: str) -> Sent:
        return await sms.send(replace(house, settings=replace(house.settings, sms=address)), note)

    assert await ending(str(server.make_url("/"))) is Sent.TAKEN
    assert await ending(f"http://127.0.0.1:{unused_tcp_port}/") is Sent.LATER


async def test_a_code_does_not_wait_behind_what_is_overdue(
    town: Town, gateway: tuple[Gateway, str], telling: Callable[[], Awaitable[None]]
) -> None:
    sam, rosa = town.seeker(), town.seeker("Rosa")
    slots = await free_times(sam)
    await books(sam, slots[-1])
    kept = await keeps(rosa, slots[0])
    await rosa.put(f"/api/appointments/{kept['id']}/reach", number="06 12 34 56 79")
    await town.sql(
        """INSERT INTO notice (id, appointment_id, what, by, sequence, due_at, until, state)
           SELECT gen_random_uuid(), appointment_id, 'missed', 'sms', n, now() - interval '1 min',
                  now() + interval '1 h', 'waiting'
           FROM notice, generate_series(1, 9) n WHERE what = 'booked'"""
    )

    await telling()

    assert "+33612345679" in {each["to"] for each in gateway[0].taken}


async def test_reminders_stop_with_one_click(
    town: Town, gateway: tuple[Gateway, str], telling: Callable[[], Awaitable[None]]
) -> None:
    sam = town.seeker()
    booked = await books(sam, (await free_times(sam))[-1])
    await telling()
    anybody = town.nobody()
    await anybody.post(f"{opens(anybody, booked)}/quiet")
    await town.sql("UPDATE notice SET due_at = now() WHERE what = 'two_days'")

    await telling()

    assert len(gateway[0].taken) == 1
    assert await planned(town, "two_days") == [("two_days", "skipped")]


async def test_nobody_gets_more_than_four_reminders_a_day(
    town: Town, gateway: tuple[Gateway, str], telling: Callable[[], Awaitable[None]]
) -> None:
    sam = town.seeker()
    await books(sam, (await free_times(sam))[-1])
    await telling()
    await town.sql(
        """INSERT INTO notice (id, appointment_id, what, by, sequence, due_at, until, state, settled_at)
           SELECT gen_random_uuid(), id, 'quarter', 'sms', 100 + n, now(), now(), 'sent', now()
           FROM appointment, generate_series(1, 4) n"""
    )
    await town.sql("UPDATE notice SET due_at = now() WHERE what = 'two_days'")

    await telling()

    assert len(gateway[0].taken) == 1
    assert await planned(town, "two_days") == [("two_days", "skipped")]


async def test_who_moves_and_moves_is_told_of_the_last(
    town: Town, gateway: tuple[Gateway, str], telling: Callable[[], Awaitable[None]]
) -> None:
    sam = town.seeker()
    slots = await free_times(sam)
    one = f"/api/appointments/{(await books(sam, slots[-1]))['id']}"
    await telling()
    await sam.post(f"{one}/move", diary=slots[-2]["diary"], starts_at=slots[-2]["starts_at"])
    await telling()
    await sam.post(f"{one}/move", diary=slots[-3]["diary"], starts_at=slots[-3]["starts_at"])
    await town.sql("UPDATE notice SET due_at = now() WHERE what = 'moved'")

    await telling()

    assert len(gateway[0].taken) == 2
    assert sorted(await planned(town, "moved")) == [("moved", "sent"), ("moved", "skipped")]


async def test_a_telephone_rings_ten_times_a_day_whatever_is_moved_and_by_whom(
    town: Town, gateway: tuple[Gateway, str], telling: Callable[[], Awaitable[None]]
) -> None:
    sam, rosa = town.seeker(), town.seeker("Rosa")
    slots = await free_times(sam)
    await books(sam, slots[-1])
    await telling()
    await town.sql("UPDATE proof SET sent_at = sent_at - interval '1 min'")
    await town.sql(
        """INSERT INTO notice (id, appointment_id, what, by, sequence, due_at, until, state, settled_at)
           SELECT gen_random_uuid(), id, 'moved', 'sms', 100 + n, now(), now(), 'sent', now()
           FROM appointment, generate_series(1, 9) n"""
    )
    booked = await books(rosa, slots[-2])

    await telling()

    assert booked["state"] == "booked"
    assert len(gateway[0].taken) == 1


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("n’aura pas lieu", "n'aura pas lieu"),
        ("samedi 1er août à 09:00, Nîmes", "samedi 1er aout à 09:00, Nimes"),
        ("Un empêchement ? ça ira, cœur", "Un empechement ? ca ira, coeur"),
        ("Агентство", "Агентство"),
    ],
)
def test_a_short_message_is_written_in_the_signs_that_telephones_share(written: str, sent: str) -> None:
    assert sms.plain(written) == sent


async def test_without_a_gateway_nothing_is_sent_and_a_demonstration_says_it_was(house: House) -> None:
    note = Note(id=uuid4(), agency=uuid4(), to="+33612345678", language="fr", subject="", body="")
    no_demonstration = replace(house, settings=replace(house.settings, demo=False))

    assert await sms.send(no_demonstration, note) is Sent.REFUSED
    assert await sms.send(house, note) is Sent.TAKEN
