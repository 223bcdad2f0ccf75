"""A supervisor sees who waits and how long, who can help, and where the contacts stand: all of it, and live."""

import asyncio

import pytest

from app.seed import named
from contact.part import House
from queues import wallboard
from queues.sparing import Sparing
from tests.people import Advisor, Body, Town, eventually

ALICE = named("alice")


async def test_the_board_shows_who_waits_for_what_since_when(town: Town) -> None:
    sam, rosa, vera = town.seeker("Sam"), town.seeker("Rosa"), await watching(town)
    first = await sam.comes("payment")
    await rosa.comes("application", language="en")

    board = await vera.get("/api/board")

    assert [(each["seeker"], each["state"], each["language"]) for each in board["waiting"]] == [
        ("Sam", "waiting", "fr"),
        ("Rosa", "waiting", "en"),
    ]
    assert board["waiting"][0]["since"] == first["contact"]["first_enqueued_at"]
    assert board["waiting"][0]["motive"]["fr"] == "Un paiement manque ou m’étonne"
    assert [each["waiting"] for each in board["queues"]] == [1, 1, 0]
    assert queue(board, "Mes allocations")["longest_since"] == first["contact"]["first_enqueued_at"]
    assert queue(board, "Créer mon entreprise")["longest_since"] is None


async def test_the_board_counts_contacts_in_each_state(town: Town) -> None:
    vera = await watching(town)
    sam, alice = await town.conversation()
    steps = [await counts(vera)]
    await alice.ends(sam.contact)
    steps.append(await counts(vera))
    await alice.concludes(sam.contact)
    steps.append(await counts(vera))
    await sam.comes()
    steps.append(await counts(vera))
    await town.route()
    steps.append(await counts(vera))
    await sam.departs()
    steps.append(await counts(vera))

    assert steps == [
        {"active": 1},
        {"wrapping": 1},
        {"closed_today": 1},
        {"waiting": 1, "closed_today": 1},
        {"offered": 1, "closed_today": 1},
        {"closed_today": 1, "abandoned_today": 1},
    ]


async def test_today_begins_at_midnight_where_the_agency_is(town: Town) -> None:
    vera = await watching(town)
    sam, alice = await town.conversation()
    await alice.ends(sam.contact)
    await alice.concludes(sam.contact)
    await town.sql("UPDATE agency SET zone = 'Pacific/Tahiti'")
    midnight = "date_trunc('day', now(), 'Pacific/Tahiti')"

    await town.sql(f"UPDATE contact SET ended_at = {midnight}")  # noqa: S608
    today = await counts(vera)
    await town.sql(f"UPDATE contact SET ended_at = {midnight} - interval '1 s'")  # noqa: S608

    assert (today, await counts(vera)) == ({"closed_today": 1}, {})


@pytest.mark.parametrize(
    ("change", "state"),
    [
        ("UPDATE duty SET declared = 'available'", "available"),
        ("UPDATE advisor SET used = 1", "busy"),
        ("UPDATE advisor SET used = capacity", "full"),
        ("UPDATE duty SET declared = 'break', reason = 'lunch'", "break"),
        ("UPDATE duty SET declared = 'away'", "away"),
        ("UPDATE duty SET declared = 'not_responding'", "not_responding"),
        ("UPDATE session SET seen_at = now() - interval '31 s'", "disconnected"),
        ("UPDATE session SET revoked_at = now() WHERE advisor_id = '{alice}'", "disconnected"),
    ],
)  # fmt: skip
async def test_the_board_says_how_each_advisor_is(town: Town, change: str, state: str) -> None:
    alice, vera = town.advisor(), await watching(town)
    await alice.is_available()

    for statement in change.format(alice=ALICE).split("; "):
        await town.sql(statement)

    shown = await vera.get("/api/board")
    assert {each["name"]: each["state"] for each in shown["advisors"]}["Alice Martin"] == state


async def test_the_board_says_who_could_take_one_more_now(town: Town) -> None:
    vera = await watching(town)
    _, alice = await town.conversation()
    with_room = await vera.get("/api/board")
    await alice.declares("break", "lunch", after_current=True)
    leaving = await vera.get("/api/board")
    await alice.declares("away")

    assert [staff(with_room), staff(leaving), staff(await vera.get("/api/board"))] == [(1, 1), (1, 0), (0, 0)]


async def test_the_board_says_to_whom_a_contact_is_on_offer(town: Town) -> None:
    sam, alice, vera = town.seeker(), town.advisor(), await watching(town)
    await alice.is_available()
    await sam.comes()
    await town.route()

    (waiting,) = (await vera.get("/api/board"))["waiting"]

    assert (waiting["state"], waiting["offered_to"]) == ("offered", "Alice Martin")


async def test_a_hundred_who_wait_are_listed_and_all_are_counted(town: Town) -> None:
    sam, vera = town.seeker(), await watching(town)
    await sam.comes()
    await town.sql(MANY_MORE)

    board = await vera.get("/api/board")

    assert (len(board["waiting"]), board["contacts"]["waiting"]) == (100, 121)
    assert board["waiting"][0]["seeker"] == "Sam"


async def test_whoever_watches_is_told_and_nobody_else(town: Town) -> None:
    sam, alice, vera = town.seeker(), town.advisor("alice", "board"), await watching(town)
    await alice.signs_in()
    await alice.listens()
    await vera.listens()
    await sam.comes()
    await sam.listens()

    await wallboard.boards.tell(town.house)

    told = await vera.hears("board")
    assert told["contacts"]["waiting"] == 1
    await sam.says("un mot")
    await sam.hears("entry")
    assert "board" not in [event for event, _ in sam.memory + alice.memory]


async def test_what_is_told_is_what_is_read(town: Town) -> None:
    sam, vera = town.seeker(), await watching(town)
    await town.advisor().is_available()
    await sam.comes()
    await vera.listens()

    await wallboard.boards.tell(town.house)

    told, read = await vera.hears("board"), await vera.get("/api/board")
    assert {**told, "now": ""} == {**read, "now": ""}


async def test_a_board_that_nobody_watches_is_not_computed(town: Town) -> None:
    vera = await watching(town)
    await vera.listens()
    await town.sql("UPDATE session SET seen_at = now() - interval '1 hour'")

    await wallboard.boards.tell(town.house)
    await town.sql("UPDATE session SET seen_at = now()")
    await town.seeker().comes()
    await wallboard.boards.tell(town.house)

    assert (await vera.hears("board"))["contacts"]["waiting"] == 1


async def test_the_board_says_why_each_of_them_waits(town: Town) -> None:
    sam, vera = town.seeker(), await watching(town)
    await sam.comes("training")

    assert await why(vera, "has the skill") == {
        "fr": "Personne en service n'a la compétence «\u202fformation\u202f».",
        "en": "Nobody on duty has the skill it needs: training.",
    }


async def test_the_reason_changes_with_what_it_says(town: Town) -> None:
    rosa, vera = town.seeker("Rosa"), await watching(town)
    _, alice = await town.conversation()
    await rosa.comes("training")
    await town.sql("UPDATE advisor SET capacity = 1")
    await why(vera, "is busy")

    await alice.declares("break", "lunch")

    assert (await why(vera, "on a break"))["en"] == "The one advisor who can answer (training) is on a break."


async def test_the_board_says_who_is_not_looking_at_the_page(town: Town) -> None:
    vera = await watching(town)
    await town.seeker().comes()
    there = await vera.get("/api/board")
    await town.sql("UPDATE session SET seen_at = now() - interval '46 s' WHERE seeker_id IS NOT NULL")

    gone = await vera.get("/api/board")

    assert [board["waiting"][0]["here"] for board in (there, gone)] == [True, False]


async def test_looking_rests_in_proportion_to_what_it_costs(house: House) -> None:
    looks: list[str] = []

    async def look() -> str:
        await asyncio.sleep(0.02)
        looks.append("seen")
        return f"look {len(looks)}"

    sparing: Sparing[str] = Sparing()
    first = await sparing.of(house.database, look)
    again = await sparing.of(house.database, look)
    await asyncio.sleep(0.4)

    assert (first, again, await sparing.of(house.database, look)) == ("look 1", "look 1", "look 2")


async def test_while_one_looks_the_others_get_what_was_seen_before(house: House) -> None:
    async def look() -> str:
        await asyncio.sleep(0.05)
        return "seen"

    sparing: Sparing[str] = Sparing()

    both = await asyncio.gather(sparing.of(house.database, look), sparing.of(house.database, look))

    assert list(both) == ["seen", None]


async def why(vera: Advisor, words: str) -> Body:
    """Return why somebody waits, once it is so."""
    found: list[Body] = []

    async def is_said() -> bool:
        reasons = [each["why"] for each in (await vera.get("/api/board"))["waiting"] if each["why"]]
        found[:] = [each for each in reasons if words in each["en"]]
        return bool(found)

    await eventually(is_said)
    return found[0]


MANY_MORE = """
    WITH people AS (
        INSERT INTO seeker (id, agency_id, name, language)
        SELECT gen_random_uuid(), agency_id, 'Somebody', 'fr' FROM seeker, generate_series(1, 120)
        RETURNING id, agency_id
    ), contacts AS (
        INSERT INTO contact (id, reference, agency_id, channel, language, seeker_id, state, units, attended, wrap_up,
            extensions_left, seq, public_seq, public_seq_before, seen_by_seeker, seen_by_advisor)
        SELECT gen_random_uuid(), people.id::text, people.agency_id, channel, contact.language, people.id, 'waiting',
            units, attended, wrap_up, extensions_left, 0, 0, 0, 0, 0
        FROM people, contact RETURNING id
    )
    INSERT INTO placement (contact_id, queue_id, motive_id, promise)
    SELECT contacts.id, queue_id, motive_id, promise FROM contacts, placement
"""


async def watching(town: Town) -> Advisor:
    vera = town.advisor("vera", "board")
    await vera.signs_in()
    return vera


async def counts(vera: Advisor) -> dict[str, int]:
    board = await vera.get("/api/board")
    return {state: number for state, number in board["contacts"].items() if number}


def queue(board: Body, name: str) -> Body:
    (found,) = (each for each in board["queues"] if each["name"]["fr"] == name)
    return dict(found)


def staff(board: Body) -> tuple[int, int]:
    found = queue(board, "Ma recherche d’emploi")
    return found["on_duty"], found["free"]
