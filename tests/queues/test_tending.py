"""What need not be done to the second: silences, long waits, and how long contacts take."""

from datetime import timedelta
from uuid import UUID

from app.seed import named
from queues import paces, sweeps
from tests.people import Seeker, Town

ALICE = named("alice")


async def test_a_conversation_in_which_nobody_speaks_makes_room_for_another(town: Town) -> None:
    sam, alice = await town.conversation()
    rosa = town.seeker("Rosa")
    await town.sql("UPDATE advisor SET capacity = 1")
    await rosa.comes()
    await town.route()
    before = (await alice.console())["offer"]

    await nobody_speaks_for(town, "11 min")
    await sweeps.tend(town.house)
    await town.route()

    assert before is None
    assert (await alice.offer())["contact"] == rosa.contact
    assert (await sam.reads())["contact"]["state"] == "active"


async def test_a_conversation_in_which_somebody_speaks_is_none_of_these(town: Town) -> None:
    sam, _ = await town.conversation()
    await nobody_speaks_for(town, "11 min")
    await sam.says("Je cherche encore le document")

    await sweeps.tend(town.house)

    assert await town.sql("SELECT silent FROM contact") == [(False,)]


async def test_who_spoke_into_a_silence_without_room_has_it_as_soon_as_there_is_some(town: Town) -> None:
    sam, _ = await town.conversation()
    await nobody_speaks_for(town, "11 min")
    await sweeps.tend(town.house)
    await town.sql("UPDATE advisor SET used = capacity WHERE id = :alice", alice=ALICE)
    await sam.says("Me revoilà")
    await sweeps.tend(town.house)
    full = await town.sql("SELECT silent FROM contact")

    await town.sql("UPDATE advisor SET used = 0 WHERE id = :alice", alice=ALICE)
    await sweeps.tend(town.house)

    assert (full, await town.sql("SELECT silent FROM contact")) == ([(True,)], [(False,)])
    assert await town.sql("SELECT used FROM advisor WHERE id = :alice", alice=ALICE) == [(1,)]


async def test_whoever_has_waited_too_long_goes_on_to_another_queue_with_the_age_they_have(town: Town) -> None:
    sam = town.seeker()
    opened = await sam.comes("payment")
    await town.sql(
        "UPDATE queue SET longest_wait = interval '10 min', overflow_id = :search WHERE slug = 'benefits'",
        search=named("search"),
    )
    await sweeps.tend(town.house)
    early = (await sam.reads())["contact"]["queue"]["en"]

    await town.sql("UPDATE placement SET placed_at = now() - interval '11 min'")
    await sweeps.tend(town.house)

    read = await sam.reads()
    assert (early, read["contact"]["queue"]["en"]) == ("My benefits", "My job search")
    assert read["contact"]["first_enqueued_at"] == opened["contact"]["first_enqueued_at"]
    assert read["entries"][-1]["event"]["code"] == "overflowed"


async def test_nobody_goes_on_to_a_line_that_is_closed(town: Town) -> None:
    sam = await waiting_for_long(town)
    await town.sql("UPDATE queue SET week = '{}' WHERE slug = 'search'")
    await sweeps.tend(town.house)
    closed = (await sam.reads())["contact"]["queue"]["en"]

    await town.sql("UPDATE queue SET week = (SELECT week FROM queue WHERE slug = 'benefits') WHERE slug = 'search'")
    await sweeps.tend(town.house)

    assert (closed, (await sam.reads())["contact"]["queue"]["en"]) == ("My benefits", "My job search")


async def test_whoever_goes_on_takes_along_what_they_cannot_do_without_and_what_was_said_of_them(town: Town) -> None:
    await waiting_for_long(town)
    signs = """INSERT INTO skill (code, label, must) VALUES ('signs', '{"fr": "LSF", "en": "Signs"}', true)"""
    await town.sql(signs)
    await town.sql("""UPDATE placement SET needs = needs || '{"signs": 2}', transfer_note = 'signe'""")
    await town.sql("""UPDATE queue SET skills = '{"signs": 1, "search": 1}' WHERE slug = 'search'""")

    await sweeps.tend(town.house)

    assert await town.sql("SELECT needs, transfer_note FROM placement") == [({"search": 1, "signs": 2}, "signe")]


async def waiting_for_long(town: Town) -> Seeker:
    """Sam has waited for longer than his line, which flows over to another, lets anybody."""
    sam = town.seeker()
    await sam.comes("payment")
    await town.sql(
        "UPDATE queue SET longest_wait = interval '10 min', overflow_id = :search WHERE slug = 'benefits'",
        search=named("search"),
    )
    await town.sql("UPDATE placement SET placed_at = now() - interval '11 min'")
    return sam


async def test_how_long_contacts_take_is_reckoned_from_those_that_are_over(town: Town) -> None:
    sam, alice = await town.conversation()
    await alice.ends(sam.contact)
    await alice.concludes(sam.contact)
    await town.sql("UPDATE contact SET active_at = state_at - interval '7 min'")

    await paces.reckon(town.house)

    assert await town.sql("SELECT queue_id, channel, handling, handled, patience FROM pace") == [
        (named("search"), "chat", timedelta(minutes=7), 1, None)
    ]


async def test_whoever_sweeps_nothing_is_swept_for(town: Town) -> None:
    sam, alice = town.seeker(), town.advisor()
    await alice.is_available()
    await sam.comes()
    await town.route()
    await town.sweep()
    await town.sql("UPDATE offer SET due_at = now()")
    await sweeps.mind(town.house)
    while_others_do = (await alice.console())["offer"]

    await town.sql("UPDATE lease SET until = now() WHERE shard = 'sweep'")
    await sweeps.mind(town.house)

    assert UUID(while_others_do["contact"]) == UUID(sam.contact)
    assert (await alice.console())["offer"] is None


async def nobody_speaks_for(town: Town, long: str) -> None:
    await town.sql(f"UPDATE contact SET state_at = now() - interval '{long}'")  # noqa: S608
    await town.sql(f"UPDATE entry SET written_at = now() - interval '{long}'")  # noqa: S608
