"""What a lost task left, the rows still say, and the next sweep finds: nothing here rings a bell."""

import asyncio
from uuid import UUID

import pytest

from app.seed import named
from contact import watch
from tests.people import Advisor, Seeker, Town, eventually

ALICE = named("alice")


# ---- an offer that nobody answers ----------------------------------------------------------------------------


async def test_an_unanswered_offer_goes_on_and_keeps_its_place(town: Town) -> None:
    sam, alice, bob = town.seeker(), town.advisor("alice"), town.advisor("bob")
    opened = await sam.comes()
    await alice.is_available()
    await alice.listens()
    await town.route()
    await bob.is_available()

    await misses(town)
    await town.route()

    assert (await alice.hears("offer_gone"))["reason"] == "expired"
    assert (await bob.offer())["first_enqueued_at"] == opened["contact"]["first_enqueued_at"]
    assert (await sam.reads())["contact"]["place"] == 1
    assert (await alice.console())["used"] == 0


async def test_an_offer_is_left_alone_until_it_is_due(town: Town) -> None:
    _, alice = await asked(town)

    await town.sweep()

    assert (await alice.console())["offer"] is not None


async def test_two_misses_in_a_row_and_the_advisor_rests_and_is_told(town: Town) -> None:
    sam, alice = await asked(town)
    await alice.listens()

    await misses(town)
    once = (await alice.console())["duty"]
    await town.route()
    await misses(town)
    await town.route()

    assert (once["declared"], once["misses"]) == ("available", 1)
    duty = await alice.hears("duty")
    assert (duty["declared"], duty["reason"]) == ("not_responding", "missed_offers")
    console = await alice.console()
    assert (console["duty"]["declared"], console["offer"]) == ("not_responding", None)
    assert (await sam.reads())["contact"]["state"] == "waiting"


@pytest.mark.parametrize("answer", ["accepts", "declines"])
async def test_an_answer_between_two_misses_forgives_the_first(town: Town, answer: str) -> None:
    _, alice = await asked(town)
    await misses(town)
    await town.route()

    await getattr(alice, answer)(await alice.offer())
    await town.seeker("Rosa").comes()
    await town.route()
    await misses(town)

    assert (await alice.console())["duty"]["misses"] == 1
    assert (await alice.console())["duty"]["declared"] == "available"


async def test_who_rests_comes_back_by_a_word(town: Town) -> None:
    _, alice = await asked(town)
    await misses(town)
    await town.route()
    await misses(town)

    back = await alice.declares("available")
    await town.route()

    assert (back["declared"], back["misses"]) == ("available", 0)
    assert (await alice.console())["offer"] is not None


async def test_an_offer_that_crossed_a_break_is_taken_back(town: Town) -> None:
    sam, alice = await asked(town)
    await town.sql("UPDATE duty SET declared = 'break', reason = 'lunch' WHERE advisor_id = :alice", alice=ALICE)

    await town.sweep()

    assert (await alice.console())["offer"] is None
    assert (await sam.reads())["contact"]["state"] == "waiting"
    assert await town.sql("SELECT misses FROM duty WHERE advisor_id = :alice", alice=ALICE) == [(0,)]


# ---- a wrap-up that nobody ends ------------------------------------------------------------------------------


async def test_a_wrap_up_ends_by_itself_and_the_units_come_back(town: Town) -> None:
    sam, alice = await concluding(town)
    before = await alice.console()

    await town.sql("UPDATE contact SET due_at = now()")
    await town.sweep()

    after = await alice.console()
    assert (before["used"], after["used"]) == (1, 0)
    assert after["contacts"] == []
    assert await town.sql("SELECT state, outcome FROM contact") == [("closed", "not_given")]
    assert (await sam.reads())["entries"][-1]["event"]["code"] == "closed"


async def test_a_minute_asked_for_at_the_last_moment_counts(town: Town) -> None:
    sam, alice = await concluding(town)
    await town.sql("UPDATE contact SET due_at = now()")

    card = await alice.post(f"/api/contacts/{sam.contact}/wrap-up/extension", id=sam.contact)
    await town.sweep()

    assert card.status == 200
    assert (await alice.reads(sam.contact))["contact"]["state"] == "wrapping"


# ---- an advisor who vanishes ---------------------------------------------------------------------------------


async def test_an_advisors_contacts_go_back_to_the_line_with_their_age_when_they_are_gone(town: Town) -> None:
    sam, alice = await town.conversation()
    rosa = town.seeker("Rosa")
    await rosa.comes()
    await sam.listens()
    await silent_for(town, alice, 121)

    await town.sweep()

    assert (await sam.hears("contact", state="waiting"))["place"] == 1
    read = await sam.reads()
    assert read["entries"][-1]["event"]["code"] == "requeued"
    assert read["contact"]["advisor"] is None
    duty = (await alice.console())["duty"]
    assert (duty["declared"], duty["reason"]) == ("away", "connection_lost")
    assert (await alice.console())["used"] == 0


async def test_and_not_before(town: Town) -> None:
    sam, alice = await town.conversation()
    await silent_for(town, alice, 110)

    await town.sweep()

    assert (await sam.reads())["contact"]["state"] == "active"
    assert (await alice.console())["duty"]["declared"] == "available"


async def test_who_comes_back_in_time_has_lost_nothing(town: Town) -> None:
    sam, alice = await town.conversation()
    await silent_for(town, alice, 300)
    await alice.console()

    await town.sweep()

    assert (await alice.says(sam.contact, "me revoilà")).status == 201
    assert (await sam.reads())["contact"]["advisor"]["name"] == "Alice Martin"


@pytest.mark.parametrize(
    "outage",
    [
        "UPDATE watch SET pulse_at = now() - interval '20 s'",
        "UPDATE watch SET listening_since = now() - interval '100 s'",
        "DELETE FROM watch",
    ],
    ids=["nobody listens", "we have only just come back", "we never listened"],
)
async def test_nobody_is_gone_because_of_an_outage_of_ours(town: Town, outage: str) -> None:
    _, alice = await town.conversation()
    rosa = town.seeker("Rosa")
    await rosa.comes()
    await silent_for(town, alice, 300)
    await town.sql("UPDATE session SET seen_at = now() - interval '1 day'")
    await town.sql("UPDATE contact SET state_at = now() - interval '1 day'")

    await town.sql(outage)
    await town.sweep()

    assert await town.sql("SELECT state FROM contact ORDER BY opened_at") == [("active",), ("waiting",)]
    assert await town.sql("SELECT declared FROM duty WHERE advisor_id = :alice", alice=ALICE) == [("available",)]


async def test_an_advisor_without_a_contact_is_set_away_too(town: Town) -> None:
    alice = town.advisor()
    await alice.is_available()
    await silent_for(town, alice, 121)
    await town.sql("UPDATE duty SET since = now() - interval '1 hour'")

    await town.sweep()

    assert (await alice.console())["duty"]["reason"] == "connection_lost"


async def test_nothing_is_offered_to_a_console_that_is_not_heard(town: Town) -> None:
    sam, alice = town.seeker(), town.advisor()
    await alice.is_available()
    await sam.comes()
    await silent_for(town, alice, 31)
    await town.route()
    unheard = await town.sql("SELECT count(*) FROM offer")
    staffed = (await sam.reads())["contact"]["staffed"]

    await alice.console()
    await town.route()

    assert (unheard, staffed) == ([(0,)], False)
    assert (await alice.offer())["contact"] == sam.contact


async def test_an_open_socket_is_presence(attentive: None, town: Town) -> None:
    alice = town.advisor()
    await alice.is_available()
    await alice.listens()

    await town.sql("UPDATE session SET seen_at = now() - interval '1 hour'")

    await eventually(lambda: heard_just_now(town))


# ---- a seeker who goes without a word ------------------------------------------------------------------------


async def test_who_closes_the_page_is_passed_over_and_keeps_the_place(town: Town) -> None:
    sam, rosa, alice = town.seeker("Sam"), town.seeker("Rosa"), town.advisor()
    await sam.comes()
    await rosa.comes()
    await alice.is_available()
    await silent_for(town, sam, 46)

    await town.route()
    asked_for = (await alice.offer())["contact"]
    place = await town.sql("SELECT state FROM contact WHERE id = :sam", sam=UUID(sam.contact))
    await alice.accepts(await alice.offer())
    await sam.reads()
    await town.route()
    shown = (await sam.reads())["contact"]["place"]

    assert asked_for == rosa.contact
    assert (place, shown) == ([("waiting",)], 1)
    assert (await alice.offer())["contact"] == sam.contact


async def test_who_stays_away_leaves_the_line_and_finds_the_place_on_return(town: Town) -> None:
    sam, rosa = town.seeker("Sam"), town.seeker("Rosa")
    opened = await sam.comes()
    await rosa.comes()
    await town.route()
    await silent_for(town, sam, 31 * 60)
    await town.sql("UPDATE contact SET state_at = now() - interval '31 min'")
    await rosa.reads()

    await town.sweep()
    await town.route()

    left = (await sam.reads())["contact"]
    assert (left["state"], (await rosa.reads())["contact"]["place"]) == ("abandoned", 1)
    back = await sam.returns()
    assert (back["place"], back["first_enqueued_at"]) == (1, opened["contact"]["first_enqueued_at"])


async def test_who_has_just_come_back_is_not_sent_away_for_the_time_before(town: Town) -> None:
    sam = town.seeker()
    await sam.comes()
    await sam.departs()
    await sam.returns()
    await silent_for(town, sam, 31 * 60)

    await town.sweep()

    assert (await sam.reads())["contact"]["state"] == "waiting"


# ---- places are told -----------------------------------------------------------------------------------------


async def test_who_moves_up_is_told_and_who_does_not_is_left_in_peace(town: Town) -> None:
    sam, rosa, lea = town.seeker("Sam"), town.seeker("Rosa"), town.seeker("Léa")
    await sam.comes("payment")
    await rosa.comes("payment")
    await lea.comes("application")
    await town.route()
    await town.sweep()
    await rosa.listens()
    await lea.listens()

    await sam.departs()
    await town.route()
    await town.sweep()

    assert (await rosa.hears("contact"))["place"] == 1
    await town.route()
    await town.sweep()
    await lea.says("un mot")
    await lea.hears("entry")
    assert [event for event, _ in rosa.memory] == ["contact"]
    assert "contact" not in {event for event, _ in lea.memory}


# ---- sweeping itself -----------------------------------------------------------------------------------------


async def test_five_sweeps_at_once_do_everything_once(town: Town) -> None:
    _, alice = await asked(town)
    await town.sql("UPDATE offer SET due_at = now()")

    await asyncio.gather(*(town.sweep() for _ in range(5)))

    assert (await alice.console())["duty"]["misses"] == 1
    assert await town.sql("SELECT count(*) FROM move WHERE deed = 'released'") == [(1,)]
    assert await town.sql("SELECT used FROM advisor WHERE id = :alice", alice=ALICE) == [(0,)]


async def test_one_row_that_cannot_be_done_holds_up_nothing_else(town: Town) -> None:
    sam, alice = await concluding(town)
    rosa, bob = town.seeker("Rosa"), town.advisor("bob")
    await alice.declares("break", "lunch")
    await rosa.comes()
    await bob.is_available()
    await town.route()
    await bob.accepts(await bob.offer())
    await bob.ends(rosa.contact)
    await town.sql("UPDATE contact SET due_at = now()")
    await town.sql("UPDATE contact SET due_at = now() - interval '1 s' WHERE id = :sam", sam=UUID(sam.contact))
    await town.sql("UPDATE advisor SET used = 0 WHERE id = :alice", alice=ALICE)  # its units cannot be given back

    await town.sweep()

    assert await town.sql("SELECT state FROM contact ORDER BY opened_at") == [("wrapping",), ("closed",)]


@pytest.fixture
def attentive(monkeypatch: pytest.MonkeyPatch) -> None:
    """The watch goes its round every tenth of a second instead of every five seconds."""
    monkeypatch.setattr(watch, "EVERY", 0.1)


# ---- how they come about -------------------------------------------------------------------------------------


async def asked(town: Town) -> tuple[Seeker, Advisor]:
    """Sam waits, and Alice is asked."""
    sam, alice = town.seeker(), town.advisor()
    await alice.is_available()
    await sam.comes()
    await town.route()
    return sam, alice


async def concluding(town: Town) -> tuple[Seeker, Advisor]:
    """Alice concludes with Sam."""
    sam, alice = await town.conversation()
    await alice.ends(sam.contact)
    return sam, alice


async def misses(town: Town) -> None:
    """Let the pending offer's time pass, and sweep."""
    await town.sql("UPDATE offer SET due_at = now() WHERE state = 'pending'")
    await town.sweep()


async def silent_for(town: Town, whom: Seeker | Advisor, seconds: int) -> None:
    """Let a page have been silent for so long, while we listened all the time."""
    await town.sql("UPDATE watch SET listening_since = now() - interval '1 day', pulse_at = now()")
    who = named(whom.login) if isinstance(whom, Advisor) else UUID((await whom.get("/api/me"))["seeker"]["id"])
    await town.sql(
        "UPDATE session SET seen_at = now() - make_interval(secs => :seconds) "
        "WHERE advisor_id = :who OR seeker_id = :who",
        seconds=seconds,
        who=who,
    )
    await town.sql(
        "UPDATE duty SET since = now() - make_interval(secs => :seconds) WHERE advisor_id = :who",
        seconds=seconds,
        who=who,
    )


async def heard_just_now(town: Town) -> bool:
    return (await town.sql("SELECT count(*) FROM session WHERE seen_at > now() - interval '10 s'")) == [(1,)]
