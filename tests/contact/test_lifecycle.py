"""The laws that hold whatever anybody does: constraints, compare-and-set, and facts that are true."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from aiohttp.test_utils import TestServer
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

import app.web
from app.seed import named
from contact import lifecycle
from contact.models import Advisor, Author, State
from contact.plumbing.database import Database, record
from contact.plumbing.errors import Misconfigured, StaleState
from contact.plumbing.settings import Settings
from tests.people import Town

Serve = Callable[..., Awaitable[TestServer]]
Step = Callable[[AsyncSession, UUID], Awaitable[Any]]
ALICE = named("alice")


# ---- state moves by compare-and-set, along the arrows of domain.md -------------------------------------------


async def accept(db: AsyncSession, contact: UUID) -> None:
    await lifecycle.accept(db, contact, await db.get_one(Advisor, ALICE))


ARROWS: dict[str, tuple[Step, set[State]]] = {
    "offer": (lambda db, contact: lifecycle.offer(db, contact, ALICE), {State.WAITING}),
    "release": (lifecycle.release, {State.OFFERED}),
    "accept": (accept, {State.OFFERED}),
    "end": (lambda db, contact: lifecycle.end(db, contact, Author.ADVISOR, ALICE), {State.ACTIVE}),
    "extend": (lambda db, it: lifecycle.extend_wrap_up(db, it, ALICE, timedelta(minutes=1)), {State.WRAPPING}),
    "close": (lambda db, contact: lifecycle.close(db, contact, outcome="answered"), {State.WRAPPING}),
    "transfer": (lambda db, contact: lifecycle.transfer(db, contact, ALICE), {State.ACTIVE}),
    "requeue": (lifecycle.requeue, {State.ACTIVE}),
    "leave the line": (
        lambda db, contact: lifecycle.abandon(db, contact, Author.SEEKER, was=State.WAITING),
        {State.WAITING},
    ),
    "leave an offer": (
        lambda db, contact: lifecycle.abandon(db, contact, Author.SEEKER, was=State.OFFERED),
        {State.OFFERED},
    ),
    "come back": (lambda db, contact: lifecycle.come_back(db, contact, timedelta(minutes=1)), {State.ABANDONED}),
}


@pytest.mark.parametrize(("step", "leaves"), ARROWS.values(), ids=list(ARROWS))
async def test_a_contact_moves_along_the_arrows_and_no_other_way(town: Town, step: Step, leaves: set[State]) -> None:
    sam, _ = await town.conversation()

    moved = {state for state in State if await moves(town, UUID(sam.contact), state, step)}

    assert moved == leaves


async def moves(town: Town, contact: UUID, state: State, step: Step) -> bool:
    """Try a step from a state, and undo it."""
    held = state in (State.OFFERED, State.ACTIVE, State.WRAPPING)
    async with AsyncSession(town.house.database.engine) as db:
        await db.execute(
            text("UPDATE contact SET state = :state, advisor_id = :who, due_at = now(), ended_at = now() "
                 "WHERE id = :contact"),
            {"state": state, "who": ALICE if held else None, "contact": contact},
        )  # fmt: skip
        try:
            await step(db, contact)
        except StaleState:
            return False
        return True


@pytest.mark.parametrize("step", ["end", "transfer", "requeue"])
async def test_of_twenty_who_move_it_at_once_one_does(town: Town, step: str) -> None:
    sam, _ = await town.conversation()
    move, _ = ARROWS[step]

    async def try_it() -> bool:
        try:
            async with town.house.database.transaction() as db:
                await move(db, UUID(sam.contact))
        except StaleState:
            return False
        return True

    assert sum(await asyncio.gather(*(try_it() for _ in range(20)))) == 1


async def test_each_step_is_kept_with_who_took_it(town: Town) -> None:
    sam, alice = await town.conversation()
    await alice.ends(sam.contact)
    await alice.concludes(sam.contact)

    steps = await town.sql("SELECT deed, was, became, by, by_id = :alice FROM move ORDER BY at", alice=ALICE)

    assert steps == [
        ("opened", None, "waiting", "seeker", False),
        ("offered", "waiting", "offered", "house", None),
        ("accepted", "offered", "active", "advisor", True),
        ("ended", "active", "wrapping", "advisor", True),
        ("closed", "wrapping", "closed", "advisor", True),
    ]


async def test_units_are_taken_by_an_offer_and_given_back_at_the_end(town: Town) -> None:
    used = []
    sam, alice = town.seeker(), town.advisor()
    await alice.is_available()
    await sam.comes()
    used.append((await alice.console())["used"])
    await town.route()
    used.append((await alice.console())["used"])
    await alice.accepts(await alice.offer())
    await alice.ends(sam.contact)
    used.append((await alice.console())["used"])
    await alice.concludes(sam.contact)
    used.append((await alice.console())["used"])

    assert used == [0, 1, 1, 0]


# ---- constraints, not care -----------------------------------------------------------------------------------

OFFER = """INSERT INTO offer (id, contact_id, advisor_id, state, due_at, why)
           SELECT gen_random_uuid(), contact_id, {advisor}, '{state}', now(), '{{}}' FROM offer"""
OTHER = f"'{named('bob')}'"


@pytest.mark.parametrize(
    ("breach", "law"),
    [
        (OFFER.format(advisor=OTHER, state="pending"), "uq_offer_one_live_a_contact"),
        ("UPDATE advisor SET used = capacity + 1", "ck_advisor_never_over_capacity"),
        ("UPDATE advisor SET used = -1", "ck_advisor_never_over_capacity"),
        ("UPDATE contact SET state = 'lost'", "ck_contact_state"),
        ("UPDATE contact SET advisor_id = NULL", "ck_contact_held_by_somebody"),
        ("UPDATE contact SET state = 'wrapping', due_at = NULL", "ck_contact_wrap_up_ends"),
        ("UPDATE contact SET extensions_left = -1", "ck_contact_extensions_end"),
        ("UPDATE offer SET state = 'lost'", "ck_offer_state"),
        ("UPDATE duty SET declared = 'lost'", "ck_duty_declared"),
        ("UPDATE entry SET seq = 1", "uq_entry_contact_id_seq"),
        ("UPDATE session SET advisor_id = NULL, seeker_id = NULL", "ck_session_one_person"),
        ("INSERT INTO watch (id) VALUES (2)", "ck_watch_single"),
        (
            "INSERT INTO contact (id, reference, agency_id, channel, language, seeker_id, state, units, attended, "
            "wrap_up, extensions_left, seq, public_seq, public_seq_before, seen_by_seeker, seen_by_advisor) "
            "SELECT gen_random_uuid(), 'VV-X', agency_id, channel, language, seeker_id, 'waiting', units, attended, "
            "wrap_up, 0, 0, 0, 0, 0, 0 FROM contact",
            "uq_contact_one_open",
        ),
    ],
    ids=lambda each: each if each.startswith(("uq", "ck")) else "",
)
async def test_the_database_itself_holds_the_law(town: Town, breach: str, law: str) -> None:
    sam, alice = town.seeker(), town.advisor()
    await alice.is_available()
    await sam.comes()
    await sam.says("une seconde entrée")
    await town.route()
    await alice.offer()

    with pytest.raises(IntegrityError, match=law):
        await town.sql(breach)


async def test_an_advisor_is_asked_one_thing_at_a_time_by_constraint(town: Town) -> None:
    sam, rosa, alice = town.seeker("Sam"), town.seeker("Rosa"), town.advisor()
    await alice.is_available()
    await sam.comes()
    await rosa.comes()
    await town.route()

    with pytest.raises(IntegrityError, match="uq_offer_one_live_an_advisor"):
        await town.sql("INSERT INTO offer (id, contact_id, advisor_id, state, due_at, why) "
                       "SELECT gen_random_uuid(), :rosa, advisor_id, 'pending', now(), '{}' FROM offer",
                       rosa=UUID(rosa.contact))  # fmt: skip


async def test_ten_routers_at_once_break_no_law(town: Town) -> None:
    seekers = [town.seeker(name) for name in ("Sam", "Rosa", "Léa", "Noé", "Zoé")]
    alice, bob = town.advisor("alice"), town.advisor("bob")
    await alice.is_available()
    await bob.is_available()
    await asyncio.gather(*(seeker.comes() for seeker in seekers))

    await asyncio.gather(*(town.route() for _ in range(10)))

    assert await town.sql("SELECT count(*), count(DISTINCT contact_id), count(DISTINCT advisor_id) FROM offer") == [
        (2, 2, 2)
    ]
    assert await town.sql("SELECT used FROM advisor WHERE used > 0") == [(1,), (1,)]


# ---- an answer after COMMIT; facts after it, and none without it ---------------------------------------------


async def test_what_is_acknowledged_is_committed(town: Town) -> None:
    sam, _ = await town.conversation()

    said = await sam.says("gardé")

    assert await town.sql("SELECT body FROM entry WHERE id = :id", id=UUID(said["id"])) == [("gardé",)]


async def test_what_is_not_committed_is_not_acknowledged_nor_told_to_anybody(
    town: Town, no_entry_commits: Callable[[], Awaitable[None]]
) -> None:
    sam, alice = await town.conversation()
    await alice.listens()
    name = str(uuid4())
    await town.sql(FAIL_AT_COMMIT)

    refused = [await sam.says("perdu ?", id=name), await sam.departs()]
    await no_entry_commits()
    kept = await sam.says("gardé", id=name)

    assert [answer["error"] for answer in refused] == ["unavailable", "unavailable"]
    assert (kept.status, kept["seq"]) == (201, 3)
    await alice.hears("entry", body="gardé")
    # She may still hear that they were brought together.
    assert [body["body"] for event, body in alice.memory if event == "entry" and body["kind"] == "line"] == ["gardé"]
    assert {body["state"] for event, body in alice.memory if event == "contact"} <= {"active"}


async def test_facts_are_announced_once_they_are_true_and_never_before(settings: Settings, planted: None) -> None:
    announced: list[tuple[object, list[Any]]] = []

    async def announce(facts: Iterable[object]) -> None:
        async with other.transaction() as db:
            names = (await db.scalars(text("SELECT DISTINCT name FROM agency"))).all()
        announced.extend((fact, list(names)) for fact in facts)

    other = Database(settings.sqlalchemy_url, announce=announce)
    database = Database(settings.sqlalchemy_url, announce=announce)
    async with database.transaction() as db:
        await db.execute(text("UPDATE agency SET name = 'Renamed'"))
        record(db, "renamed")
        assert announced == []
    with pytest.raises(RuntimeError):
        await rename_and_fail(database)
    await other.close()
    await database.close()

    assert announced == [("renamed", ["Renamed"])]


async def rename_and_fail(database: Database) -> None:
    async with database.transaction() as db:
        await db.execute(text("UPDATE agency SET name = 'Renamed again'"))
        record(db, "renamed again")
        raise RuntimeError


async def test_a_refused_line_uses_up_no_number(town: Town) -> None:
    sam, alice = await town.conversation()
    repeated = await sam.says("une")
    await sam.says("")
    await sam.says("autre", id=repeated["id"])
    await alice.says(sam.contact, "à plus tard", kind="event")
    await sam.says("deux")

    assert [entry["seq"] for entry in (await alice.reads(sam.contact))["entries"]] == [1, 2, 3, 4]


async def test_we_do_not_start_where_a_crash_could_lose_what_we_acknowledged(
    settings: Settings, planted: None, careless_database: None, aiohttp_server: Serve
) -> None:
    with pytest.raises(Misconfigured, match="synchronous_commit"):
        await aiohttp_server(app.web.make(settings))


# ---- how news is lost and found ------------------------------------------------------------------------------


async def test_who_missed_the_news_reads_it_by_the_cursor(town: Town) -> None:
    sam, alice = await town.conversation()
    cursor = (await sam.reads())["cursor"]
    await sam.listens()
    await alice.says(sam.contact, "entendu")
    heard = await sam.hears("entry")
    assert sam.socket
    await sam.socket.disconnect()

    await alice.says(sam.contact, "manqué")

    read = (await sam.reads(after=cursor))["entries"]
    assert [entry["body"] for entry in read] == ["entendu", "manqué"]
    assert read[0] == heard


async def test_a_long_conversation_is_read_page_by_page(town: Town) -> None:
    sam, alice = await town.conversation()
    await asyncio.gather(*(sam.says(f"ligne {number}") for number in range(199)))

    first = await alice.reads(sam.contact)
    second = await alice.reads(sam.contact, after=first["cursor"])

    assert (len(first["entries"]), first["more"]) == (200, True)
    assert (len(second["entries"]), second["more"]) == (1, False)
    assert [entry["seq"] for entry in first["entries"] + second["entries"]] == list(range(1, 202))


FAIL_AT_COMMIT = """
    CREATE CONSTRAINT TRIGGER fail_at_commit AFTER INSERT ON entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fail_at_commit()
"""


@pytest.fixture
async def no_entry_commits(town: Town) -> AsyncIterator[Callable[[], Awaitable[None]]]:
    """A trigger, ready to be set, that lets every COMMIT of an entry fail; calling this takes it away."""
    await town.sql(
        "CREATE OR REPLACE FUNCTION fail_at_commit() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE serialization_failure; END $$"
    )

    async def take_away() -> None:
        await town.sql("DROP TRIGGER IF EXISTS fail_at_commit ON entry")

    yield take_away
    await take_away()


@pytest.fixture
async def careless_database(settings: Settings) -> AsyncIterator[None]:
    """The test's database with synchronous_commit=off."""
    database = Database(settings.sqlalchemy_url, announce=nobody)
    name = (await one(database, "SELECT current_database()"))[0]
    await one(database, f"ALTER DATABASE {name} SET synchronous_commit = off")
    yield
    await one(database, f"ALTER DATABASE {name} RESET synchronous_commit")
    await database.close()


async def nobody(_: object) -> None:
    """Listen to nothing."""


async def one(database: Database, statement: str) -> Any:
    async with database.transaction() as db:
        done = await db.execute(text(statement))
        return done.one() if done.returns_rows else None  # type: ignore[attr-defined]
