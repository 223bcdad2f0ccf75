"""Somebody whose own advisor is busy is asked: that advisor, or the first available?"""

import pytest

from app.seed import named
from tests.people import Body, Said, Seeker, Town

ALICE = named("alice")


async def test_whose_advisor_is_busy_is_asked_whether_to_wait_for_her(town: Town) -> None:
    rosa = await rosa_whose_advisor_is_busy(town)

    assert await question(rosa) == {
        "advisor": {"id": str(ALICE), "name": "Alice Martin"},
        "wait": None,
        "on_break": False,
        "keeps_waiting": None,
    }


@pytest.mark.parametrize("keeps_waiting", [True, False])
async def test_the_answer_is_kept_and_can_be_changed_at_any_time(town: Town, keeps_waiting: bool) -> None:
    rosa = await rosa_whose_advisor_is_busy(town)
    await chooses(rosa, not keeps_waiting)

    said = await chooses(rosa, keeps_waiting)

    assert said["question"]["keeps_waiting"] is keeps_waiting
    assert await town.sql("SELECT keeps_waiting FROM placement WHERE contact_id = :id", id=rosa.contact) == [
        (keeps_waiting,)
    ]


async def test_the_answer_reaches_every_tab(town: Town) -> None:
    rosa = await rosa_whose_advisor_is_busy(town)
    await rosa.listens()

    said = await chooses(rosa, True)

    await rosa.hears("contact", question=said["question"])


@pytest.mark.parametrize(
    "otherwise",
    [
        "UPDATE duty SET declared = 'away'",
        "UPDATE advisor SET capacity = 3 + used",
        "UPDATE seeker SET referent_id = NULL",
        "UPDATE queue SET rings = '[]'",
        "UPDATE session SET seen_at = now() - interval '31 s' WHERE advisor_id IS NOT NULL",
        "UPDATE placement SET barred = array[CAST('{alice}' AS uuid)]",
        "UPDATE duty SET week = '{{}}'",
        "INSERT INTO absence (id, advisor_id, starts_at, ends_at) "
        "VALUES (gen_random_uuid(), '{alice}', now() - interval '1 h', now() + interval '1 h')",
    ],
)
async def test_nobody_is_asked_about_an_advisor_who_is_not_there_or_is_free(town: Town, otherwise: str) -> None:
    rosa = await rosa_whose_advisor_is_busy(town)
    assert await question(rosa) is not None

    await town.sql(otherwise.format(alice=ALICE))

    assert await question(rosa) is None


async def test_of_a_break_it_is_said_that_it_is_one_and_not_how_long(town: Town) -> None:
    rosa = await rosa_whose_advisor_is_busy(town)
    await town.sql("UPDATE duty SET declared = 'break'")

    asked = await question(rosa)

    assert asked is not None
    assert (asked["on_break"], asked["wait"]) == (True, None)


async def test_how_long_it_may_take_follows_the_pace_of_the_queue_on_that_one_desk(town: Town) -> None:
    rosa = await rosa_whose_advisor_is_busy(town)
    await town.sql(
        "INSERT INTO pace (queue_id, channel, handling, handled) "
        "SELECT queue_id, 'chat', interval '21 min', 30 FROM placement WHERE contact_id = :id",
        id=rosa.contact,
    )

    asked = await question(rosa)

    assert asked is not None
    assert asked["wait"] == {"from": 20, "to": 30}  # one desk with room for one


async def test_a_wait_for_one_is_never_called_shorter_than_for_whoever_comes_first(town: Town) -> None:
    rosa = await rosa_whose_advisor_is_busy(town)
    await town.sql(
        "INSERT INTO pace (queue_id, channel, handling, handled) "
        "SELECT queue_id, 'chat', interval '6 min', 30 FROM placement WHERE contact_id = :id",
        id=rosa.contact,
    )
    await town.sql("UPDATE placement SET wait_from = 10, wait_to = 20")

    asked = await question(rosa)

    assert asked is not None
    assert asked["wait"] == {"from": 10, "to": 20}


async def test_whoever_waits_for_one_is_told_what_the_router_says_of_that(town: Town) -> None:
    rosa = await rosa_whose_advisor_is_busy(town)
    await town.sql("UPDATE placement SET keeps_waiting = true, wait_from = 5, wait_to = 10")

    asked = await question(rosa)

    assert asked is not None
    assert asked["wait"] == {"from": 5, "to": 10}


async def test_who_would_rather_have_her_is_not_left_on_offer_to_a_colleague(town: Town) -> None:
    rosa = await rosa_whose_advisor_is_busy(town)
    bob = town.advisor("bob")
    await bob.is_available()
    await town.sql("UPDATE placement SET keeps_waiting = false")
    await town.route()
    await bob.offer()

    await chooses(rosa, True)

    assert (await bob.console())["offer"] is None
    assert (await rosa.reads())["contact"]["state"] == "waiting"


@pytest.mark.parametrize(
    "otherwise",
    [
        "UPDATE seeker SET referent_id = NULL",
        "UPDATE duty SET declared = 'away' WHERE advisor_id = '{alice}'",
        "INSERT INTO absence (id, advisor_id, starts_at, ends_at) "
        "VALUES (gen_random_uuid(), '{alice}', now() - interval '1 h', now() + interval '1 h')",
        "UPDATE contact SET attended = false",
    ],
)
async def test_nobody_takes_back_an_offer_without_being_asked(town: Town, otherwise: str) -> None:
    rosa = await rosa_whose_advisor_is_busy(town)
    bob = town.advisor("bob")
    await bob.is_available()
    await town.sql("UPDATE placement SET keeps_waiting = false")
    await town.route()
    await town.sql(otherwise.format(alice=ALICE))

    said = await chooses(rosa, True)

    assert (said.status, (await bob.offer())["contact"]) == (200, rosa.contact)
    assert await town.sql("SELECT keeps_waiting FROM placement WHERE contact_id = :id", id=rosa.contact) == [(False,)]


async def test_once_somebody_is_there_the_choice_changes_nothing(town: Town) -> None:
    sam, _ = await town.conversation()

    said = await chooses(sam, True)

    assert (said.status, said["state"], said["question"]) == (200, "active", None)


async def rosa_whose_advisor_is_busy(town: Town) -> Seeker:
    """Alice holds Sam and can hold no other; Rosa, whom she follows, waits."""
    rosa = town.seeker("Rosa")
    await town.sql("UPDATE advisor SET capacity = 1")
    await town.conversation()
    assert (await rosa.comes()).status == 201
    await town.sql("UPDATE seeker SET referent_id = :alice WHERE name = 'Rosa'", alice=ALICE)
    return rosa


async def chooses(seeker: Seeker, keeps_waiting: bool) -> Said:
    return await seeker.put(f"/api/contacts/{seeker.contact}/choice", keeps_waiting=keeps_waiting)


async def question(seeker: Seeker) -> Body | None:
    asked: Body | None = (await seeker.reads())["contact"]["question"]
    return asked
