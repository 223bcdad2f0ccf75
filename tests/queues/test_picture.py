"""The rows as the engine is told them."""

from uuid import UUID

import pytest

from app.seed import named
from queues import picture
from queues.engine.decisions import Decision, Offer
from queues.engine.engine import Engine
from queues.engine.rows import Need, Waiting
from queues.instants import instant
from tests.people import Town

ALICE, BOB = named("alice"), named("bob")


async def now(town: Town) -> int:
    return instant((await town.sql("SELECT now()"))[0][0])


async def engine(town: Town) -> Engine:
    return (await picture.look(town.house.database, await now(town)))[0]


async def decided(town: Town) -> list[Decision]:
    return (await engine(town)).decide(await now(town))


async def waiting(town: Town, contact: str) -> Waiting:
    """Return what the engine is told of somebody who waits."""
    at = await now(town)
    _, rules = await picture.look(town.house.database, at)
    (told,) = await picture.contacts(town.house.database, rules, at, [UUID(contact)])
    assert isinstance(told.row, Waiting)
    return told.row


async def test_whoever_waits_is_put_to_whoever_is_there(town: Town) -> None:
    sam, alice = town.seeker(), town.advisor()
    await sam.comes("payment")
    await alice.is_available()

    (offer,) = await decided(town)

    assert isinstance(offer, Offer)
    assert (offer.contact, offer.advisor, offer.why.because) == (UUID(sam.contact), ALICE, "only")


async def test_looking_changes_nothing(town: Town) -> None:
    await town.seeker().comes()
    await town.advisor().is_available()

    assert [await town.sql("SELECT state FROM contact") for _ in await decided(town)] == [[("waiting",)]]


@pytest.mark.parametrize(
    "gone",
    [
        "UPDATE session SET seen_at = now() - interval '46 s' WHERE seeker_id IS NOT NULL",
        "UPDATE session SET seen_at = now() - interval '31 s' WHERE advisor_id IS NOT NULL",
        "UPDATE session SET revoked_at = now() WHERE advisor_id IS NOT NULL",
        "UPDATE duty SET declared = 'away'",
        "UPDATE duty SET next_declared = 'away'",
        "INSERT INTO absence SELECT gen_random_uuid(), advisor_id, now(), now() + interval '1 h' FROM duty",
        "UPDATE duty SET week = '{}'",
        "UPDATE contact SET state = 'abandoned'",
    ],
)
async def test_nothing_is_decided_for_whoever_is_not_there(town: Town, gone: str) -> None:
    await town.seeker().comes()
    await town.advisor().is_available()
    before = await decided(town)

    await town.sql(gone)

    assert (len(before), await decided(town)) == (1, [])


async def test_whoever_a_person_is_followed_by_is_asked_before_the_team(town: Town) -> None:
    sam, alice, bob = town.seeker(), town.advisor("alice"), town.advisor("bob")
    await alice.is_available()
    await bob.is_available()
    await sam.comes()
    (first,) = await decided(town)
    assert isinstance(first, Offer)
    other = BOB if first.advisor == ALICE else ALICE

    await town.sql("""UPDATE queue SET rings = '[{"to": "referent", "after": 20}, {"to": "everyone"}]'""")
    await town.sql("UPDATE seeker SET referent_id = :other", other=other)
    (offer,) = await decided(town)

    assert isinstance(offer, Offer)
    assert (offer.advisor, offer.why.because, offer.why.ring) == (other, "named", f"referent:{other}")


async def test_a_must_is_said_by_the_skill_and_a_vulnerable_person_is_promised_less(town: Town) -> None:
    sam = town.seeker()
    await sam.comes("payment")
    usual = await waiting(town, sam.contact)

    await town.sql("UPDATE skill SET must = true")
    await town.sql("UPDATE queue SET vulnerable_promise = interval '30 s'")
    await town.sql("UPDATE seeker SET vulnerable = true")
    row = await waiting(town, sam.contact)

    assert usual.needs == {Need("benefits")}
    assert row.needs == {Need("benefits", must=True)}
    assert (usual.promise, row.promise) == (90_000, 30_000)


async def test_a_seat_beside_the_holder_takes_room_and_a_silent_contact_none(town: Town) -> None:
    sam, _ = await town.conversation()
    await town.seeker("Rosa").comes("payment")
    await town.sql("UPDATE advisor SET capacity = 1, used = 0")
    await town.sql("UPDATE contact SET silent = true WHERE state = 'active'")
    with_room = await decided(town)

    await town.sql(
        "INSERT INTO seat (id, contact_id, advisor_id, units) VALUES (gen_random_uuid(), :contact, :alice, 1)",
        contact=UUID(sam.contact),
        alice=ALICE,
    )

    assert (len(with_room), await decided(town)) == (1, [])
