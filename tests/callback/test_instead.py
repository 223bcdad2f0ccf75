"""Be called instead: who talks with an advisor goes on by telephone with the very same, and the router is not asked."""

import asyncio
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.callback.people import asks_to_be_called, waits_for_call
from tests.callback.test_in_turn import states
from tests.people import Advisor, Said, Seeker, Town

pytestmark = pytest.mark.usefixtures("by_day")


async def load(town: Town) -> tuple[int, bool]:
    """Return what Alice holds, and whether she is alone with somebody."""
    ((used, alone),) = await town.sql("SELECT used, alone FROM advisor WHERE login = 'alice'")
    return used, alone


async def one_more(town: Town, alice: Advisor, name: str) -> Seeker:
    """Somebody else writes with Alice, too."""
    other = town.seeker(name)
    await other.comes()
    await town.route()
    assert (await alice.accepts(await alice.offer())).status == 200
    return other


async def writes_instead(alice: Advisor, contact: str, word: str = "", key: str = "") -> Said:
    return await alice.post(f"/api/contacts/{contact}/writing", id=key or str(uuid4()), word=word)


async def codes(town: Town, contact: str) -> list[Any]:
    rows = await town.sql(
        "SELECT event->>'code' FROM entry WHERE contact_id = :contact AND kind = 'event' ORDER BY seq",
        contact=UUID(contact),
    )
    return [code for (code,) in rows]


async def test_a_conversation_goes_on_as_a_call_with_the_same_advisor_and_nobody_is_asked(town: Town) -> None:
    sam, alice = await town.conversation()
    came = await sam.reads()

    turn = await waits_for_call(sam)
    await town.route()

    (card,) = (await alice.console())["contacts"]
    call = await alice.post(f"/api/contacts/{turn['contact']}/calls", id=str(uuid4()))
    assert await states(town) == [("chat", "closed"), ("callback", "active")]
    assert (card["contact"]["id"], card["contact"]["continues"]) == (turn["contact"], sam.contact)
    assert card["contact"]["first_enqueued_at"] == came["contact"]["first_enqueued_at"]
    assert (call.status, call["tel"]) == (201, "+33612345678")
    assert await town.sql("SELECT count(*) FROM offer") == [(1,)]
    assert await town.sql("SELECT what FROM happening") == [("called_instead",)]


async def test_the_call_takes_the_room_of_the_conversation_and_who_writes_beside_it_stays(town: Town) -> None:
    sam, alice = await town.conversation()
    rosa = await one_more(town, alice, "Rosa")
    before = await load(town)

    turn = await waits_for_call(sam)
    during = await load(town)
    await alice.ends(turn["contact"])
    await alice.concludes(turn["contact"])

    assert (before, during, await load(town)) == ((2, False), (2, True), (1, False))
    assert (await rosa.reads())["contact"]["state"] == "active"


async def test_nobody_new_is_put_to_an_advisor_who_telephones(town: Town) -> None:
    sam, alice = await town.conversation()
    await waits_for_call(sam)
    await town.seeker("Rosa").comes()

    await town.route()

    assert (await alice.console())["offer"] is None


async def test_two_are_not_called_at_once(town: Town) -> None:
    sam, alice = await town.conversation()
    rosa = await one_more(town, alice, "Rosa")
    await waits_for_call(sam)

    refused = await waits_for_call(rosa, "06 12 34 56 79")

    assert (refused.status, refused["error"]) == (409, "advisor_telephones")
    assert (await rosa.reads())["contact"]["state"] == "active"
    assert await load(town) == (2, True)


async def test_a_silent_conversation_takes_its_room_again(town: Town) -> None:
    sam, _ = await town.conversation()
    asked = await asks_to_be_called(sam)
    await town.sql("UPDATE contact SET silent = true")
    await town.sql("UPDATE advisor SET used = 0 WHERE login = 'alice'")

    await sam.post(f"/api/appointments/{asked['id']}/confirmation")

    assert await load(town) == (1, True)


async def test_two_clicks_make_one_call(town: Town) -> None:
    sam, _ = await town.conversation()
    asked = await asks_to_be_called(sam)
    confirm = f"/api/appointments/{asked['id']}/confirmation"

    first, second = await asyncio.gather(sam.post(confirm), sam.post(confirm))

    assert (first.status, second.status, first["contact"]) == (200, 200, second["contact"])
    assert await states(town) == [("chat", "closed"), ("callback", "active")]


async def test_who_ends_it_in_the_same_moment_ends_it_or_the_call_but_loses_no_room(town: Town) -> None:
    sam, alice = await town.conversation()
    asked = await asks_to_be_called(sam)

    ended, called = await asyncio.gather(
        alice.ends(sam.contact), sam.post(f"/api/appointments/{asked['id']}/confirmation")
    )

    assert sorted((ended.status, called.status)) == [200, 409]
    assert (await load(town))[0] == 1


async def test_who_gave_a_number_before_is_called_there_by_one_click(town: Town) -> None:
    sam, alice = await town.conversation()
    turn = await waits_for_call(sam)
    back = await writes_instead(alice, turn["contact"])

    again = await sam.post(f"/api/contacts/{back['id']}/turn", id=str(uuid4()), zone="Europe/Paris")
    called = await sam.post(f"/api/appointments/{again['id']}/confirmation")

    assert (again["proven"], again["number"], called["state"]) == (True, turn["number"], "due")


async def test_an_advisor_who_would_rather_write_says_so_and_the_conversation_goes_on(town: Town) -> None:
    sam, alice = await town.conversation()
    turn = await waits_for_call(sam)
    key = str(uuid4())

    back = await writes_instead(alice, turn["contact"], "Je ne peux pas téléphoner ici.", key)
    again = await writes_instead(alice, turn["contact"], "Je ne peux pas téléphoner ici.", key)

    read = await sam.get(f"/api/contacts/{back['id']}")
    assert (back.status, again["id"], back["channel"], back["state"]) == (200, back["id"], "chat", "active")
    assert [each["body"] for each in read["entries"] if each["kind"] == "line"] == ["Je ne peux pas téléphoner ici."]
    assert await load(town) == (1, False)
    assert await town.sql("SELECT state, outcome FROM appointment") == [("closed", "cancelled_by_agency")]
    assert await town.sql("SELECT what FROM happening ORDER BY at") == [("called_instead",), ("wrote_instead",)]


async def test_the_seeker_can_go_back_to_writing_until_it_rings(town: Town) -> None:
    sam, alice = await town.conversation()
    turn = await waits_for_call(sam)
    back = f"/api/contacts/{turn['contact']}/conversation"
    await alice.post(f"/api/contacts/{turn['contact']}/calls", id=str(uuid4()))

    refused, late = await sam.post(back), await writes_instead(alice, turn["contact"])

    assert (refused.status, refused["error"]) == (409, "rung_already")
    assert (late.status, late["error"]) == (409, "rung_already")
    assert await load(town) == (1, True)


async def test_a_click_on_each_side_makes_one_conversation(town: Town) -> None:
    sam, alice = await town.conversation()
    turn = await waits_for_call(sam)

    mine, hers = await asyncio.gather(
        sam.post(f"/api/contacts/{turn['contact']}/conversation"), writes_instead(alice, turn["contact"], "Écrivons.")
    )

    assert (mine.status, hers.status, mine["id"]) == (200, 200, hers["id"])
    assert await load(town) == (1, False)
    assert len(await states(town)) == 3


async def test_who_waited_for_the_telephone_reads_no_page_and_is_not_written_to(town: Town) -> None:
    sam, alice = town.seeker(), town.advisor()
    await sam.comes()
    turn = await waits_for_call(sam)
    await alice.is_available()
    await town.route()
    await alice.accepts(await alice.offer())

    calls = await alice.get(f"/api/contacts/{turn['contact']}/calls")
    refused = await writes_instead(alice, turn["contact"])

    assert (calls["writable"], refused.status) == (False, 404)


async def test_an_advisor_proposes_to_call_and_it_is_said_once(town: Town) -> None:
    sam, alice = await town.conversation()
    propose = f"/api/contacts/{sam.contact}/call-proposal"

    await asyncio.gather(alice.post(propose), alice.post(propose))
    mallory = await town.advisor("bob").signs_in(), await sam.post(propose)

    assert await codes(town, sam.contact) == ["opened", "joined", "call_proposed"]
    assert mallory[1].status == 401


async def test_what_was_said_is_read_on_across_the_call(town: Town) -> None:
    sam, alice = await town.conversation()
    await sam.says("Mon dossier, s’il vous plaît.")

    turn = await waits_for_call(sam)

    before = await alice.reads((await alice.reads(turn["contact"]))["contact"]["continues"])
    assert "Mon dossier, s’il vous plaît." in [each["body"] for each in before["entries"]]
    assert await codes(town, turn["contact"]) == ["opened", "joined"]
