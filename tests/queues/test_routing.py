"""Who routes, and what becomes of what was decided too late."""

import asyncio
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import text

from app.seed import named
from contact.plumbing.chance import new_id
from queues import lease, offering
from queues.engine.decisions import Offer, Why
from queues.engine.ready import Because
from queues.offering import Asking, Superseded
from queues.routing import Router
from tests.people import Advisor, Seeker, Town, eventually

ALICE = named("alice")


# ---- whose turn it is ----------------------------------------------------------------------------------------


async def test_one_router_routes_and_the_other_waits_for_its_turn(town: Town) -> None:
    first, second = Router(town.house), Router(town.house)

    assert [await first.step(), await second.step(), await first.step()] == [True, False, True]


async def test_whoever_falls_silent_loses_the_turn_and_the_epoch_counts_on(town: Town) -> None:
    first, second = Router(town.house), Router(town.house)
    await first.step()
    before = await epoch(town)

    await town.sql("UPDATE lease SET until = now()")
    taken_over = await second.step()

    assert (taken_over, await first.step(), await epoch(town)) == (True, False, before + 1)


async def test_whoever_lets_go_is_followed_at_once(town: Town) -> None:
    first, second = Router(town.house), Router(town.house)
    await first.step()

    await first.let_go()

    assert await second.step()


async def test_what_came_while_nobody_routed_is_found_by_whoever_takes_over(town: Town) -> None:
    first, second = Router(town.house), Router(town.house)
    await first.step()
    sam, alice = await both_come(town)

    await first.let_go()
    await second.step()

    assert (await alice.offer())["contact"] == sam.contact


async def test_without_a_lease_everybody_routes_and_nothing_is_offered_twice(town: Town) -> None:
    await both_come(town)
    routers = [Router(town.house, leased=False) for _ in range(3)]

    assert [await router.step() for router in routers] == [True] * 3
    assert await town.sql("SELECT count(*) FROM offer") == [(1,)]


async def test_the_turn_is_held_for_longer_while_everything_is_read(town: Town) -> None:
    left = "SELECT until - clock_timestamp() FROM lease WHERE shard = 'all'"
    async with town.house.database.transaction() as db:
        await db.execute(text("LOCK TABLE seat IN ACCESS EXCLUSIVE MODE"))
        reading = asyncio.create_task(Router(town.house).step())
        await eventually(town.somebody_waits)
        ((while_reading,),) = await town.sql(left)

    assert await reading
    ((afterwards,),) = await town.sql(left)
    assert while_reading > lease.HELD_FOR >= afterwards


# ---- what changed is learnt ----------------------------------------------------------------------------------


async def test_what_changes_is_learnt_without_reading_everything_again(town: Town) -> None:
    router = Router(town.house)
    await router.step()
    sam, alice = await both_come(town)

    await router.step()
    first = (await alice.offer())["contact"]
    await alice.accepts(await alice.offer())
    rosa = town.seeker("Rosa")
    await rosa.comes()
    await router.step()

    assert first == sam.contact
    assert (await alice.offer())["contact"] == rosa.contact
    assert await epoch(town) == 1


async def test_a_queue_that_is_edited_needs_no_restart(town: Town) -> None:
    router = Router(town.house)
    sam, alice = await both_come(town, motive="payment")
    await town.sql("UPDATE duty SET skills = '{}'")
    await router.step()
    before = (await alice.console())["offer"]

    await town.sql("""UPDATE queue SET rings = '[{"to": "everyone", "drops": ["benefits"]}]'""")
    await router.step()

    assert before is None
    assert (await alice.offer())["contact"] == sam.contact


@pytest.mark.parametrize(
    "change",
    [
        "INSERT INTO agency (id, slug, name, zone, address, phone) "
        "SELECT gen_random_uuid(), 'lyon', name, zone, '', '' FROM agency LIMIT 1",
        "UPDATE agency SET zone = 'Indian/Reunion'",
        """INSERT INTO skill (code, label, must) VALUES ('signs', '{"fr": "LSF", "en": "Signs"}', true)""",
        "UPDATE skill SET label = label",
        "UPDATE region SET name = 'South'",
    ],
)
async def test_a_rule_that_is_new_or_changed_makes_the_router_read_all_again(town: Town, change: str) -> None:
    await town.sql("INSERT INTO region (id, slug, name) VALUES (gen_random_uuid(), 'north', 'North')")
    await Router(town.house).step()
    before = await town.sql("SELECT kind FROM stirred")

    await town.sql(change)

    assert (before, await town.sql("SELECT DISTINCT kind FROM stirred")) == ([], [("everything",)])


async def test_what_is_more_than_one_look_takes_in_is_heard_before_anything_is_decided(town: Town) -> None:
    router = Router(town.house)
    await router.step()
    many = "INSERT INTO stirred (kind, subject) SELECT 'advisor', :nobody FROM generate_series(1, :many)"
    await town.sql(many, nobody=new_id(), many=2 * lease.AT_ONCE)
    sam, alice = await both_come(town)

    await router.step()

    assert (await alice.offer())["contact"] == sam.contact


# ---- what was decided too late -------------------------------------------------------------------------------


async def test_an_offer_is_written_under_the_epoch_in_which_it_was_decided(town: Town) -> None:
    await both_come(town)
    await Router(town.house).step()

    assert await town.sql("SELECT epoch FROM offer") == [(await epoch(town),)]


async def test_whoever_was_superseded_writes_nothing(town: Town) -> None:
    sam, _ = await both_come(town)
    turn = await lease.hold(town.house.database, "somebody", anew=True)
    assert turn
    await town.sql("UPDATE lease SET epoch = epoch + 1")

    with pytest.raises(Superseded):
        await offering.ask(town.house.database, [asking(sam)], turn.epoch)

    assert await town.sql("SELECT count(*) FROM offer") == [(0,)]


@pytest.mark.parametrize(
    ("meanwhile", "contact_moved"),
    [
        ("UPDATE contact SET state = 'abandoned'", True),
        ("UPDATE placement SET placed_at = now()", True),
        ("UPDATE placement SET queue_id = (SELECT id FROM queue WHERE slug = 'benefits')", True),
        ("UPDATE placement SET keeps_waiting = true", True),
        ("UPDATE placement SET barred = barred || (SELECT id FROM advisor WHERE login = 'alice')", True),
        ("UPDATE duty SET declared = 'break'", False),
        ("UPDATE duty SET next_declared = 'away'", False),
        ("UPDATE advisor SET used = capacity", False),
        ("UPDATE advisor SET alone = true", False),
        ("""UPDATE duty SET limits = '{"chat": 0}'""", False),
    ],
)
async def test_nothing_is_offered_that_meanwhile_cannot_be(town: Town, meanwhile: str, contact_moved: bool) -> None:
    sam, _ = await both_come(town)
    await town.sql(meanwhile)

    (lost,) = await offering.ask(town.house.database, [asking(sam)], None)

    assert (lost.contact, lost.advisor, lost.contact_moved) == (UUID(sam.contact), ALICE, contact_moved)
    assert await town.sql("SELECT count(*) FROM offer") == [(0,)]


async def test_an_offer_stands_though_somebody_was_told_their_place_meanwhile(town: Town) -> None:
    sam, _ = await both_come(town)
    await town.sql("UPDATE placement SET place = 3, told = false")

    assert await offering.ask(town.house.database, [asking(sam)], None) == []


@pytest.mark.parametrize("table", ["contact", "placement", "advisor", "duty"])
async def test_nobody_who_holds_a_row_for_long_is_waited_for(town: Town, table: str) -> None:
    sam, _ = await both_come(town)
    async with town.house.database.transaction() as db:
        connection = await db.connection()
        await connection.exec_driver_sql(f"SELECT 1 FROM {table} FOR UPDATE")  # noqa: S608

        (lost,) = await offering.ask(town.house.database, [asking(sam)], None)

    assert lost.contact == UUID(sam.contact)


async def test_whom_somebody_holds_for_long_is_passed_over_for_others(town: Town) -> None:
    sam, alice = await both_come(town)
    bob = town.advisor("bob")
    await bob.is_available()
    async with town.house.database.transaction() as db:
        connection = await db.connection()
        await connection.execute(text("SELECT 1 FROM advisor WHERE login = 'alice' FOR UPDATE"))

        await Router(town.house).step()

    assert (await bob.offer())["contact"] == sam.contact
    assert (await alice.console())["offer"] is None


async def test_whoever_holds_a_place_for_long_delays_what_people_are_told_and_nothing_else(town: Town) -> None:
    sam, rosa, router = town.seeker(), town.seeker("Rosa"), Router(town.house)
    await sam.comes()
    await rosa.comes()
    async with town.house.database.transaction() as db:
        await db.execute(text("SELECT 1 FROM placement WHERE contact_id = :sam FOR UPDATE"), {"sam": UUID(sam.contact)})

        routed = await router.step()
        meanwhile = await places(town)
    await router.step()

    assert (routed, meanwhile, await places(town)) == (True, [(None,), (2,)], [(1,), (2,)])


async def places(town: Town) -> list[tuple[int | None]]:
    """Return where people were told they stand, in the order in which they came."""
    return await town.sql("SELECT place FROM placement JOIN contact ON id = contact_id ORDER BY first_enqueued_at")


async def both_come(town: Town, motive: str = "application") -> tuple[Seeker, Advisor]:
    sam, alice = town.seeker(), town.advisor()
    await sam.comes(motive)
    await alice.is_available()
    return sam, alice


def asking(sam: Seeker) -> Asking:
    """Return an offer of Sam to Alice, whoever decided it."""
    why = Why(
        queue=named("search"),
        language="fr",
        needs=frozenset(),
        ring="everyone",
        dropped=frozenset(),
        waited=0,
        promise=1,
        share=0,
        alike=1,
        because=Because.ONLY,
        free=1,
        idle=0,
        instead_of=None,
        again=False,
    )
    return Asking(Offer(UUID(sam.contact), ALICE, why), 1, timedelta(seconds=30), {"fr": "", "en": ""})


async def epoch(town: Town) -> int:
    ((found,),) = await town.sql("SELECT epoch FROM lease WHERE shard = 'all'")
    return int(found)
