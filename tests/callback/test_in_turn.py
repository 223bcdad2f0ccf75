"""Call me when it is my turn: the place is the same, and there is one of it."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest

from callback import due, notices, resting
from contact.part import House, Note, Sent
from tests.callback.almanac import BY_DAY, Almanac, there
from tests.callback.people import MOBILE, asks_to_be_called, books, free_times, waits_for_call
from tests.callback.test_links import opens
from tests.people import Advisor, Said, Seeker, Town

pytestmark = pytest.mark.usefixtures("by_day")
# Nobody in Paris is rung any more, soon.
AT_DUSK = there("2027-03-23T19:57")


async def states(town: Town) -> list[tuple[str, str]]:
    rows = await town.sql("SELECT channel, state FROM contact ORDER BY opened_at, channel DESC")
    return [(channel, state) for channel, state in rows]


async def has_declined(town: Town, alice: Advisor) -> None:
    """Alice is asked, and says no."""
    await alice.is_available()
    await town.route()
    assert (await alice.declines(await alice.offer())).status == 200


async def was_not_reached(town: Town, person: Seeker) -> Said:
    """Their turn came, Alice rang, and nobody answered; return what was asked."""
    alice = town.advisor()
    await person.comes()
    turn = await waits_for_call(person)
    await alice.is_available()
    await town.route()
    await alice.accepts(await alice.offer())
    call = await alice.post(f"/api/contacts/{turn['contact']}/calls", id=str(uuid4()))
    await alice.post(f"/api/calls/{call['id']}/outcome", outcome="no_answer")
    await alice.concludes(turn["contact"], "no_reply")
    return turn


async def test_a_call_takes_the_very_place_of_the_conversation(town: Town) -> None:
    sam, rosa = town.seeker("Sam"), town.seeker("Rosa")
    first, _ = await sam.comes(), await rosa.comes()
    await town.route()

    turn = await waits_for_call(sam)
    await town.route()

    call = await sam.get(f"/api/contacts/{turn['contact']}")
    assert (turn.status, turn["state"], turn["diary"]) == (200, "due", None)
    assert await states(town) == [("chat", "closed"), ("chat", "waiting"), ("callback", "waiting")]
    assert (call["contact"]["place"], call["contact"]["continues"]) == (1, sam.contact)
    assert call["contact"]["first_enqueued_at"] == first["contact"]["first_enqueued_at"]


async def test_the_conversation_waits_until_the_number_is_known_to_be_theirs(town: Town) -> None:
    sam = town.seeker()
    await sam.comes()
    asked = await sam.post(f"/api/contacts/{sam.contact}/turn", id=str(uuid4()), zone="Europe/Paris")
    await sam.put(f"/api/appointments/{asked['id']}/reach", number=MOBILE)

    too_soon = await sam.post(f"/api/appointments/{asked['id']}/confirmation")

    assert (too_soon.status, too_soon["error"]) == (409, "reach_unproven")
    assert await states(town) == [("chat", "waiting")]


async def test_two_clicks_make_one_call(town: Town) -> None:
    sam = town.seeker()
    await sam.comes()
    asked = await asks_to_be_called(sam)
    confirm = f"/api/appointments/{asked['id']}/confirmation"

    first, second = await asyncio.gather(sam.post(confirm), sam.post(confirm))

    assert (first.status, second.status) == (200, 200)
    assert first["contact"] == second["contact"]
    assert await states(town) == [("chat", "closed"), ("callback", "waiting")]


async def test_who_is_on_offer_is_offered_again_as_a_call(town: Town) -> None:
    sam, alice = town.seeker(), town.advisor()
    await sam.comes()
    await alice.is_available()
    await town.route()
    offered = await alice.offer()
    assert offered["channel"] == "chat"

    await waits_for_call(sam)
    await town.route()

    late, offer = await alice.accepts(offered), await alice.offer()
    assert (late.status, late["error"]) == (409, "already_taken")
    assert offer["channel"] == "callback"


async def test_an_advisor_who_comes_while_the_code_is_typed_is_not_lost(town: Town) -> None:
    sam, alice = town.seeker(), town.advisor()
    await sam.comes()
    asked = await asks_to_be_called(sam)
    await alice.is_available()
    await town.route()
    await alice.accepts(await alice.offer())

    called = await sam.post(f"/api/appointments/{asked['id']}/confirmation")

    assert (called.status, called["state"]) == (200, "due")
    assert await states(town) == [("chat", "closed"), ("callback", "active")]


async def test_a_declined_offer_is_no_failed_attempt(town: Town) -> None:
    sam, alice, bob = town.seeker(), town.advisor(), town.advisor("bob")
    await sam.comes()
    turn = await waits_for_call(sam)
    await has_declined(town, alice)
    await bob.is_available()
    await town.route()
    await bob.accepts(await bob.offer())

    call = await bob.post(f"/api/contacts/{turn['contact']}/calls", id=str(uuid4()))

    assert (call.status, call["nth"], call["tel"]) == (201, 1, "+33612345678")


async def test_who_declined_the_conversation_has_declined_the_call(town: Town) -> None:
    sam, alice = town.seeker(), town.advisor()
    await sam.comes()
    await has_declined(town, alice)

    turn = await waits_for_call(sam)

    barred = "SELECT a.login FROM placement p JOIN advisor a ON a.id = ANY (p.barred) WHERE p.contact_id = :contact"
    assert await town.sql(barred, contact=UUID(turn["contact"])) == [("alice",)]


async def test_who_does_not_answer_is_called_again_and_is_as_old_as_before(town: Town) -> None:
    sam = town.seeker()
    await was_not_reached(town, sam)
    (came,) = (await town.sql("SELECT first_enqueued_at FROM contact WHERE channel = 'chat'"))[0]

    await town.sql("UPDATE appointment SET due_at = now()")
    await due.begin(town.house)

    rows = await town.sql("SELECT first_enqueued_at FROM contact WHERE channel = 'callback' AND state = 'waiting'")
    assert rows == [(came,)]


async def test_a_page_that_is_closed_keeps_the_place(town: Town) -> None:
    sam = town.seeker()
    await sam.comes()
    await waits_for_call(sam)
    await town.sql("UPDATE session SET seen_at = now() - interval '1 h'")
    await town.sql("UPDATE watch SET listening_since = now() - interval '1 d'")

    await town.sweep()

    assert await states(town) == [("chat", "closed"), ("callback", "waiting")]


async def test_who_would_rather_write_goes_back_to_the_conversation_in_the_same_place(town: Town) -> None:
    sam = town.seeker()
    came = await sam.comes()
    turn = await waits_for_call(sam)
    back = f"/api/contacts/{turn['contact']}/conversation"

    first, second = await asyncio.gather(sam.post(back), sam.post(back))

    assert (first.status, second.status, first["id"]) == (200, 200, second["id"])
    assert (first["channel"], first["first_enqueued_at"]) == ("chat", came["contact"]["first_enqueued_at"])
    assert sorted(await states(town)) == [("callback", "closed"), ("chat", "closed"), ("chat", "waiting")]
    mine = (await sam.get("/api/appointments"))["appointments"]
    assert [each["outcome"] for each in mine] == ["cancelled_by_seeker"]


async def test_a_call_that_is_taken_back_leaves_the_line(town: Town) -> None:
    sam = town.seeker()
    await sam.comes()
    turn = await waits_for_call(sam)

    gone = await sam.post(f"/api/appointments/{turn['id']}/cancellation")

    assert (gone.status, gone["outcome"]) == (200, "cancelled_by_seeker")
    assert await states(town) == [("chat", "closed"), ("callback", "abandoned")]
    assert await town.sql("SELECT what FROM notice WHERE what <> 'code'") == []


async def test_nobody_is_called_in_turn_at_night(town: Town) -> None:
    sam = town.seeker()
    await sam.comes()

    asked = await sam.post(f"/api/contacts/{sam.contact}/turn", id=str(uuid4()), zone="Pacific/Tahiti")

    assert (asked.status, asked["error"]) == (409, "night_here")


async def test_what_is_booked_already_is_not_asked_for_twice(town: Town) -> None:
    sam = town.seeker()
    await books(sam, (await free_times(sam))[0])
    await sam.comes()

    asked = await sam.post(f"/api/contacts/{sam.contact}/turn", id=str(uuid4()), zone="Europe/Paris")

    assert (asked.status, asked["error"]) == (409, "already_booked")


async def test_nobody_asks_for_a_call_in_the_place_of_another(town: Town) -> None:
    sam, mallory = town.seeker("Sam"), town.seeker("Mallory")
    await sam.comes()
    await mallory.comes()

    tried = await mallory.post(f"/api/contacts/{sam.contact}/turn", id=str(uuid4()), zone="Europe/Paris")
    theirs = await sam.post(f"/api/contacts/{sam.contact}/turn", id=str(uuid4()), zone="Europe/Paris")

    assert (tried.status, theirs.status) == (404, 201)


async def test_whoever_oversees_sees_a_call_in_turn_and_it_is_not_late_by_the_clock(town: Town) -> None:
    sam, vera = town.seeker(), town.advisor("vera", "board")
    await sam.comes()
    await waits_for_call(sam)
    await town.sql("UPDATE appointment SET due_at = due_at - CAST(:ago AS interval)", ago=timedelta(hours=1))
    await vera.signs_in()

    seen = await vera.get("/api/call-backs")

    assert [(each["standing"], each["desk"]) for each in seen["call_backs"]] == [("due", None)]


async def test_a_letter_is_answered_in_writing_and_takes_no_telephone(town: Town) -> None:
    sam = town.seeker()
    await sam.comes()
    await town.sql("UPDATE contact SET channel = 'email', attended = false")

    asked = await sam.post(f"/api/contacts/{sam.contact}/turn", id=str(uuid4()), zone="Europe/Paris")

    assert (asked.status, asked["error"]) == (409, "waits_no_more")


async def test_who_did_not_answer_can_take_a_time_instead_or_call_it_off(town: Town) -> None:
    sam = town.seeker()
    turn = await was_not_reached(town, sam)
    slot = (await free_times(sam))[-1]
    when = {"diary": slot["diary"], "starts_at": slot["starts_at"]}

    moved = await sam.post(f"/api/appointments/{turn['id']}/move", **when)
    off = await sam.post(f"/api/appointments/{turn['id']}/cancellation")

    assert (moved.status, moved["state"], moved["starts_at"]) == (200, "booked", slot["starts_at"])
    assert (off.status, off["outcome"]) == (200, "cancelled_by_seeker")


async def test_a_letter_about_a_call_is_not_taken_for_the_conversation(town: Town) -> None:
    sam = town.seeker()
    await sam.comes()
    turn = await waits_for_call(sam)
    await town.sql(
        """
        INSERT INTO contact SELECT (jsonb_populate_record(c, jsonb_build_object(
            'id', gen_random_uuid(), 'reference', 'VV-LETTER', 'channel', 'email', 'continues_id', c.id,
            'first_enqueued_at', now()))).*
        FROM contact c WHERE channel = 'callback'
        """
    )

    back = await sam.post(f"/api/contacts/{turn['contact']}/conversation")
    again = await sam.post(f"/api/contacts/{turn['contact']}/conversation")

    assert (back.status, back["channel"]) == (200, "chat")
    assert again["id"] == back["id"]


async def test_whose_night_comes_first_is_called_in_the_morning_as_old_as_they_were(
    town: Town, almanac: Almanac
) -> None:
    sam, alice = town.seeker(), town.advisor()
    await sam.comes()
    turn = await waits_for_call(sam)
    await almanac.is_set(AT_DUSK)
    await resting.rest(town.house)
    await resting.rest(town.house)
    asleep = (await sam.get("/api/appointments"))["appointments"]
    await alice.is_available()
    await town.route()
    at_night = (await alice.console())["offer"]

    await almanac.is_set(AT_DUSK + timedelta(hours=12, minutes=3))
    await due.begin(town.house)
    await alice.is_available()
    await town.route()

    morning = datetime.fromisoformat(asleep[0]["again_at"]).astimezone(ZoneInfo("Europe/Paris"))
    assert [(each["id"], each["state"]) for each in asleep] == [(turn["id"], "booked")]
    assert (morning.hour, morning.minute, morning.weekday() == 6) == (8, 0, False)
    assert at_night is None
    assert (await alice.offer())["channel"] == "callback"
    assert len(await town.sql("SELECT DISTINCT first_enqueued_at FROM contact")) == 1


async def test_who_is_on_offer_as_night_comes_is_rung_yet(town: Town, almanac: Almanac) -> None:
    sam, alice = town.seeker(), town.advisor()
    await sam.comes()
    await waits_for_call(sam)
    await alice.is_available()
    await town.route()

    await almanac.is_set(AT_DUSK)
    await resting.rest(town.house)

    assert await states(town) == [("chat", "closed"), ("callback", "offered")]


async def test_whom_we_did_not_call_in_turn_is_told_of_no_hour(town: Town, almanac: Almanac) -> None:
    sam, told = town.seeker(), []
    await was_not_reached(town, sam)
    await town.sql("DELETE FROM notice")
    await almanac.is_set(BY_DAY + timedelta(hours=7))
    await due.begin(town.house)

    async def take(house: House, note: Note) -> Sent:
        del house
        told.append(note)
        return Sent.TAKEN

    await notices.tell(replace(town.house, couriers={"sms": take}))

    (note,) = told
    assert note.subject == "Nous n’avons pas pu vous appeler"
    assert note.body.startswith("Agence de démonstration n’a pas pu vous appeler à votre tour.")
    assert note.event is None


async def test_who_cannot_take_a_call_in_turn_is_not_told_what_they_said(town: Town) -> None:
    sam, anybody = town.seeker(), town.nobody()
    turn = await was_not_reached(town, sam)
    mine = await sam.get(f"/api/appointments/{turn['id']}")

    said = await anybody.post(f"{opens(anybody, mine)}/excuse")

    assert (said.status, said["outcome"]) == (200, "excused")
    assert await town.sql("SELECT what FROM notice WHERE what NOT IN ('code', 'missed')") == []
