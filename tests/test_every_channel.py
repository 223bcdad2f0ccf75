"""Every channel in the table of contents keeps the same promises; a new one passes without a new test."""

import pytest
from sqlalchemy import select

import app
from app.seed import named
from contact import access, lifecycle
from contact.models import Advisor, Contact, Seeker, State
from contact.part import Channel
from contact.plumbing import chance
from tests.people import Town

CHANNELS = sorted(app.channels().items())


@pytest.fixture(params=[channel for _, channel in CHANNELS], ids=[kind for kind, _ in CHANNELS])
def channel(request: pytest.FixtureRequest) -> Channel:
    found: Channel = request.param
    return found


def test_there_is_a_channel() -> None:
    assert CHANNELS


def test_a_channel_takes_at_least_one_unit(channel: Channel) -> None:
    assert channel.weight >= 1


def test_a_channel_is_found_by_its_own_kind(channel: Channel) -> None:
    assert app.channels()[channel.kind] is channel


async def test_a_contact_goes_from_the_line_to_its_end_and_gives_its_units_back(town: Town, channel: Channel) -> None:
    contact = await _opened(town, channel)
    alice = town.advisor("alice")
    await alice.is_available()

    await town.route()
    held = (await town.sql("SELECT used FROM advisor WHERE login = 'alice'"))[0][0]
    await alice.accepts(await alice.offer())
    await alice.ends(str(contact))
    closed = await alice.concludes(str(contact))

    assert held == channel.weight
    assert closed["state"] == State.CLOSED
    assert await town.sql("SELECT used FROM advisor WHERE login = 'alice'") == [(0,)]


async def test_a_declined_contact_keeps_its_first_time(town: Town, channel: Channel) -> None:
    contact = await _opened(town, channel)
    alice = town.advisor("alice")
    await alice.is_available()
    first = await town.sql("SELECT first_enqueued_at FROM contact WHERE id = :id", id=contact)

    await town.route()
    await alice.declines(await alice.offer())

    assert await town.sql("SELECT first_enqueued_at FROM contact WHERE id = :id", id=contact) == first
    assert await town.sql("SELECT state FROM contact WHERE id = :id", id=contact) == [("waiting",)]


async def test_nobody_else_reads_it(town: Town, channel: Channel) -> None:
    contact = await _opened(town, channel)
    mallory, bob = town.seeker("Mallory"), town.advisor("bob")
    await mallory.comes()
    await bob.is_available()

    for_mallory = await mallory.get(f"/api/contacts/{contact}")
    for_bob = await bob.reads(str(contact))

    assert (for_mallory.status, for_bob.status) == (404, 404)


async def _opened(town: Town, channel: Channel) -> object:
    """Let Sam approach over a channel, as its own routes would."""
    async with town.house.database.transaction() as db:
        alice = (await db.scalars(select(Advisor).where(Advisor.login == "alice"))).one()
        sam = Seeker(id=chance.new_id(), agency_id=alice.agency_id, name="Sam", language="fr")
        db.add(sam)
        await db.flush()  # the session names him
        await access.begin_session(db, sam)
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
        await town.house.queueing.enter(db, contact, named("training"))
    assert contact.state in lifecycle.OPEN
    return contact.id
