"""Every channel in the table of contents keeps the same promises; a new one passes without a new test."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import pytest
from aiohttp import web
from sqlalchemy import select

import app
import app.web
from app.seed import named
from contact import access, lifecycle, models
from contact.models import Contact, State
from contact.part import Channel, Part
from contact.plumbing import chance
from contact.plumbing.settings import Settings
from tests.people import Advisor, Seeker, Town


@dataclass(frozen=True)
class Smoke:
    """A channel that no code of ours has ever heard of."""

    kind: str = "smoke"
    weight: int = 2
    exclusive: bool = False
    interruptible: bool = False
    attended: bool = True
    patience: timedelta | None = None
    ceiling: int | None = None


SMOKE = Part(name="smoke", channel=Smoke())


@pytest.fixture(params=[*sorted(app.channels()), "smoke"])
def channel(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Channel:
    """Each channel of the house, and one that joins it by a name in PARTS and no more."""
    monkeypatch.setattr(app, "PARTS", (*app.PARTS, SMOKE))
    return app.channels()[request.param]


@pytest.fixture
def service(channel: Channel, settings: Settings, planted: None) -> web.Application:
    return app.web.make(settings)


def test_there_is_a_channel() -> None:
    assert app.channels()


def test_a_channel_takes_at_least_one_unit(channel: Channel) -> None:
    assert channel.weight >= 1


def test_a_channel_is_found_by_its_own_kind(channel: Channel) -> None:
    assert app.channels()[channel.kind] is channel


async def test_a_contact_goes_from_the_line_to_its_end_and_gives_its_units_back(town: Town, channel: Channel) -> None:
    contact, _ = await _opened(town, channel)
    alice = town.advisor("alice")
    await alice.is_available()

    await town.route()
    held = (await town.sql("SELECT used FROM advisor WHERE login = 'alice'"))[0][0]
    await alice.accepts(await alice.offer())
    await alice.ends(contact)
    closed = await alice.concludes(contact)

    assert held == channel.weight
    assert closed["state"] == State.CLOSED
    assert await town.sql("SELECT used FROM advisor WHERE login = 'alice'") == [(0,)]


async def test_a_declined_contact_keeps_its_first_time(town: Town, channel: Channel) -> None:
    contact, _ = await _opened(town, channel)
    alice = town.advisor("alice")
    await alice.is_available()
    first = await town.sql("SELECT first_enqueued_at FROM contact WHERE id = :id", id=UUID(contact))

    await town.route()
    await alice.declines(await alice.offer())

    assert await town.sql("SELECT first_enqueued_at FROM contact WHERE id = :id", id=UUID(contact)) == first
    assert await town.sql("SELECT state FROM contact WHERE id = :id", id=UUID(contact)) == [("waiting",)]


async def test_nobody_else_reads_it(town: Town, channel: Channel) -> None:
    contact, _ = await _opened(town, channel)
    mallory, bob = town.seeker("Mallory"), town.advisor("bob")
    await mallory.comes()
    await bob.is_available()

    for_mallory = await mallory.get(f"/api/contacts/{contact}")
    for_bob = await bob.reads(contact)

    assert (for_mallory.status, for_bob.status) == (404, 404)


async def test_both_sides_read_the_same_conversation_and_the_seeker_no_note(town: Town, channel: Channel) -> None:
    sam, alice = await _met(town, channel)

    await sam.says("Bonjour")
    await alice.says(sam.contact, "à vérifier", kind="note")
    await alice.says(sam.contact, "Bonjour Sam")

    for_sam, for_alice = await sam.reads(), await alice.reads(sam.contact)
    assert [entry["body"] for entry in for_alice["entries"]] == ["", "", "Bonjour", "à vérifier", "Bonjour Sam"]
    assert [entry["id"] for entry in for_sam["entries"]] == [
        entry["id"] for entry in for_alice["entries"] if entry["kind"] != "note"
    ]
    assert for_sam["contact"]["channel"] == channel.kind


async def test_what_is_said_reaches_the_other_side_at_once(town: Town, channel: Channel) -> None:
    sam, alice = await _met(town, channel)
    await alice.listens()

    await sam.says("Bonjour")

    assert (await alice.hears("entry", body="Bonjour"))["body"] == "Bonjour"


async def test_a_transferred_contact_keeps_its_first_time(town: Town, channel: Channel) -> None:
    sam, alice = await _met(town, channel)
    before = (await sam.reads())["contact"]["first_enqueued_at"]

    moved = await alice.transfers(sam.contact, "benefits", "pour vous")

    assert (moved["state"], moved["first_enqueued_at"]) == ("waiting", before)


async def test_an_advisor_holds_no_more_of_it_than_they_can(town: Town, channel: Channel) -> None:
    await town.sql("UPDATE advisor SET capacity = :units WHERE login = 'alice'", units=2 * channel.weight - 1)
    _, alice = await _met(town, channel)
    await _opened(town, channel)

    await town.route()

    assert (await alice.console())["offer"] is None


async def _met(town: Town, channel: Channel) -> tuple[Seeker, Advisor]:
    """Sam and Alice, talking over a channel."""
    sam, alice = town.seeker(), town.advisor()
    sam.contact, secret = await _opened(town, channel)
    sam.http.cookie_jar.update_cookies({access.SEEKER_COOKIE: secret})
    await alice.is_available()
    await town.route()
    await alice.accepts(await alice.offer())
    return sam, alice


async def _opened(town: Town, channel: Channel) -> tuple[str, str]:
    """Let Sam approach over a channel, as its own routes would; return the contact and his session."""
    async with town.house.database.transaction() as db:
        alice = (await db.scalars(select(models.Advisor).where(models.Advisor.login == "alice"))).one()
        sam = models.Seeker(id=chance.new_id(), agency_id=alice.agency_id, name="Sam", language="fr")
        db.add(sam)
        await db.flush()  # the session names him
        secret = await access.begin_session(db, sam)
        contact = Contact(
            id=chance.new_id(),
            reference=chance.reference(),
            agency_id=alice.agency_id,
            channel=channel.kind,
            language="fr",
            seeker_id=sam.id,
            units=channel.weight,
            attended=channel.attended,
        )
        await town.house.queueing.enter(db, contact, channel, named("training"))
    assert contact.state in lifecycle.OPEN
    return str(contact.id), secret
