"""Two bridges that face each other, and robots that answer whatever they are told: all fall silent by themselves."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import create_async_engine

import app.web
from app import migrate, seed
from contact.edge import HOUSE
from contact.plumbing.settings import Settings
from email_bridge import sending
from email_bridge.demo import ADDRESS
from tests.email_bridge.post_office import PostOffice, post_office
from tests.email_bridge.sorting import Office, written
from tests.email_bridge.sorting import office as open_door
from tests.people import Town

ELSEWHERE = "contact@autre.test"


class Bridge:
    """A house with its door for letters in, and the relay that takes its letters out."""

    def __init__(self, door: Office, relay: PostOffice) -> None:
        self.door = door
        self.relay = relay
        self.brought = 0

    async def writes(self) -> list[bytes]:
        """Let what is due leave; return what left since last asked."""
        await self.door.town.sql("UPDATE outbox SET due_at = now() WHERE state IN ('held', 'waiting')")
        await sending.send(self.door.town.house)
        new = self.relay.taken[self.brought :]
        self.brought = len(self.relay.taken)
        return [each.content for each in new]

    async def hears(self, letters: list[bytes], *, at: str, sender: str) -> None:
        for letter in letters:
            await self.door.brings(letter, to=[at], sender=sender)
        await self.door.files()


@pytest.fixture
async def here(town: Town, office: PostOffice) -> AsyncIterator[Bridge]:
    async with open_door(town) as door:
        yield Bridge(door, office)


@pytest.fixture
async def there(settings: Settings, tmp_path: object) -> AsyncIterator[Bridge]:
    """A second house, with a database of its own."""
    url = make_url(settings.sqlalchemy_url)
    engine = create_async_engine(url, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text("DROP DATABASE IF EXISTS elsewhere WITH (FORCE)"))
        await connection.execute(text("CREATE DATABASE elsewhere"))
    await engine.dispose()
    async with post_office() as relay:
        given = url.set(drivername="postgresql", database="elsewhere").render_as_string(hide_password=False)
        other = replace(settings, database_url=given, smtp=relay.url)
        await asyncio.to_thread(migrate.to_head, other)
        await seed.seed(other)
        house = app.web.make(other)[HOUSE]
        async with Town("http://elsewhere.test", house) as town, open_door(town) as door:
            await town.sql("UPDATE mailbox SET address = :address", address=ELSEWHERE)
            yield Bridge(door, relay)
        await house.database.close()


async def test_two_bridges_that_face_each_other_exchange_two_letters_at_most(here: Bridge, there: Bridge) -> None:
    forged = written("Bonjour", sender=f"Agence <{ELSEWHERE}>", to=ADDRESS)
    await here.hears([forged], at=ADDRESS, sender=ELSEWHERE)

    for _ in range(4):
        await there.hears(await here.writes(), at=ELSEWHERE, sender="")
        await here.hears(await there.writes(), at=ADDRESS, sender="")

    assert 1 <= len(here.relay.taken) + len(there.relay.taken) <= 2


async def test_a_robot_without_any_sign_that_answers_everything_gets_two_letters(here: Bridge) -> None:
    for number in range(8):
        await here.hears(
            [written(f"Réponse {number}", message_id=f"<{number}@robot.test>")], at=ADDRESS, sender="sam@example.org"
        )
        await here.writes()

    assert len(here.relay.taken) == 2


async def test_a_holiday_message_is_kept_and_not_answered(here: Bridge) -> None:
    away = written("Je suis absent.", message_id="<away@example.org>", Auto_Submitted="auto-replied")

    await here.hears([away], at=ADDRESS, sender="sam@example.org")

    assert await here.writes() == []
    assert await here.door.states() == ["filed"]
    await here.hears([written("Bonjour")], at=ADDRESS, sender="sam@example.org")
    assert len(await here.writes()) == 1


@pytest.mark.parametrize("enveloped", [True, False])
async def test_a_report_without_our_number_in_it_is_known_by_the_way_it_came(
    here: Bridge, town: Town, enveloped: bool
) -> None:
    await here.door.takes(written("Bonjour"))
    alice = town.advisor("alice")
    await alice.is_available()
    await town.route()
    contact = (await alice.offer())["contact"]
    await alice.accepts(await alice.offer())
    await alice.says(contact, "Bonjour Sam")
    await here.writes()
    (answer,) = (each for each in here.relay.taken if "+" in each.sender)
    report = (
        b"From: MAILER-DAEMON@example.org\r\nSubject: Returned mail\r\nMessage-ID: <report@example.org>\r\n"
        b"Date: Mon, 02 Mar 2026 10:12:00 +0100\r\n\r\n550 5.1.1 user unknown\r\n"
    )

    addressed = b"To: <" + answer.sender.encode() + b">\r\n" + report
    at, letter = {True: (answer.sender, report), False: (ADDRESS, addressed)}[enveloped]
    await here.hears([letter], at=at, sender="")

    shown = (await alice.get(f"/api/contacts/{contact}/letters-out"))["letters"]
    assert [(each["state"], each["why"]) for each in shown if each["purpose"] == "reply"] == [("bounced", "5.1.1")]
    assert await town.sql("SELECT count(*) FROM contact") == [(1,)]
