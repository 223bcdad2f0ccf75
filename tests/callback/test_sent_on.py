"""Somebody was answered and sent on, and then asked to be called in turn: they are one, and go where they were sent."""

from uuid import UUID, uuid4

import pytest

from app.seed import named
from callback import due, resting
from queues import paces
from tests.callback.almanac import Almanac, there
from tests.callback.people import waits_for_call
from tests.people import Advisor, Body, Seeker, Town
from tests.queues.test_figures import figures, watching

pytestmark = pytest.mark.usefixtures("by_day")
CREATION = "Créer mon entreprise"


async def sent_on(town: Town, to: str = "queue") -> tuple[Seeker, Advisor, str]:
    """Alice answers Sam and sends him on to a line of Bob's, or to Bob; he would rather be called."""
    (sam, alice), bob = await town.conversation(), town.advisor("bob")
    await bob.is_available()
    if to == "queue":
        await alice.transfers(sam.contact, "creation", "il crée son entreprise")
    else:
        await alice.transfers_to(sam.contact, to, advisor="bob")
    return sam, bob, (await waits_for_call(sam))["contact"]


async def is_spoken_with(town: Town, colleague: Advisor, contact: str) -> None:
    """Take the call, reach them, and conclude."""
    await town.route()
    await colleague.accepts(await colleague.offer())
    await colleague.ends(contact)
    await colleague.concludes(contact)


async def is_rung_in_vain(town: Town, colleague: Advisor, contact: str) -> None:
    """Take the call, and hear nobody; what comes next is a matter of hours."""
    await town.route()
    await colleague.accepts(await colleague.offer())
    call = await colleague.post(f"/api/contacts/{contact}/calls", id=str(uuid4()))
    await colleague.post(f"/api/calls/{call['id']}/outcome", outcome="no_answer")
    await colleague.concludes(contact, "no_reply")


async def where(town: Town) -> list[tuple[UUID, UUID | None]]:
    """Return in which line, and for whom first, those who wait for a call do."""
    return await town.sql(
        """
        SELECT p.queue_id, p.wanted_id FROM placement p JOIN contact c ON c.id = p.contact_id
        WHERE c.channel = 'callback' AND c.state = 'waiting'
        """
    )


async def test_they_are_answered_once_within_the_time_of_the_first_answer(town: Town) -> None:
    vera = await watching(town)
    _, bob, contact = await sent_on(town)
    await is_spoken_with(town, bob, contact)
    await town.sql("UPDATE contact SET first_enqueued_at = first_enqueued_at - interval '20 min'")
    await town.sql("UPDATE contact SET active_at = first_enqueued_at + interval '2 min' WHERE channel = 'chat'")

    today = await figures(vera, answered=1, queue=CREATION)

    assert (today["answered_in_time"], today["mean_answer"]) == (1, 120)


async def test_what_alice_did_is_in_their_handling(town: Town) -> None:
    vera = await watching(town)
    _, bob, contact = await sent_on(town)
    await is_spoken_with(town, bob, contact)
    await town.sql("UPDATE move SET at = now() - interval '30 min' WHERE deed = 'accepted' AND became = 'active'")
    await town.sql("UPDATE move SET at = now() - interval '25 min' WHERE deed = 'transferred'")
    await town.sql("UPDATE move SET at = now() - interval '20 min' WHERE deed = 'closed'")

    today = await figures(vera, answered=1, queue=CREATION)

    assert abs(today["mean_handling"] - 15 * 60) <= 1


async def test_who_leaves_after_they_were_answered_has_not_given_up(town: Town) -> None:
    vera = await watching(town)
    sam, _, _ = await sent_on(town)
    (turn,) = (await sam.get("/api/appointments"))["appointments"]
    await sam.post(f"/api/appointments/{turn['id']}/cancellation")

    today = await figures(vera, answered=1, queue=CREATION)

    assert (today["abandoned"], today["abandoned_in_time"]) == (0, 0)


async def test_how_long_a_conversation_takes_is_not_learnt_from_a_wait(town: Town) -> None:
    _, bob, contact = await sent_on(town)
    await is_spoken_with(town, bob, contact)

    await paces.reckon(town.house)

    assert await town.sql("SELECT channel, handled FROM pace") == [("callback", 1)]


@pytest.mark.parametrize(("to", "asked_first"), [("queue", None), ("advisor", named("bob"))])
async def test_a_later_attempt_goes_to_where_they_were_sent(town: Town, to: str, asked_first: UUID | None) -> None:
    _, bob, contact = await sent_on(town, to)
    first = await where(town)
    await is_rung_in_vain(town, bob, contact)

    await town.sql("UPDATE appointment SET due_at = now()")
    await due.begin(town.house)

    line = named("creation") if to == "queue" else named("search")
    assert first == await where(town) == [(line, asked_first)]


async def test_so_does_who_is_called_the_morning_after(town: Town, almanac: Almanac) -> None:
    await sent_on(town)
    await almanac.is_set(there("2027-03-23T19:57"))
    await resting.rest(town.house)
    asleep = await where(town)

    await almanac.is_set(there("2027-03-24T08:01"))
    await due.begin(town.house)

    assert (asleep, await where(town)) == ([], [(named("creation"), None)])


async def test_a_line_that_was_given_up_since_is_that_of_the_reason_again(town: Town) -> None:
    _, bob, contact = await sent_on(town)
    await is_rung_in_vain(town, bob, contact)
    await town.sql("UPDATE queue SET retired_at = now() WHERE id = :line", line=named("creation"))

    await town.sql("UPDATE appointment SET due_at = now()")
    await due.begin(town.house)

    assert await where(town) == [(named("search"), None)]


async def test_who_was_called_twice_can_still_go_back_to_the_conversation(town: Town) -> None:
    sam, bob, contact = await sent_on(town)
    await is_rung_in_vain(town, bob, contact)
    await town.sql("UPDATE appointment SET due_at = now()")
    await due.begin(town.house)
    (turn,) = (await sam.get("/api/appointments"))["appointments"]

    back = await sam.post(f"/api/contacts/{turn['contact']}/conversation")

    said: Body = await sam.get(f"/api/contacts/{turn['contact']}")
    assert (back.status, back["channel"]) == (200, "chat")
    assert said["contact"]["continues"] == contact
