"""An advisor is asked, answers, talks, passes on and concludes."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import event

from app.seed import named
from tests.people import Advisor, Body, Said, Seeker, Town

# ---- an offer ------------------------------------------------------------------------------------------------


async def test_an_offer_says_who_what_since_when_until_when_and_why(town: Town) -> None:
    sam, alice = town.seeker("Sam"), town.advisor()
    await alice.is_available()
    await alice.listens()
    opened = await sam.comes("payment", language="en")

    await town.route()

    offer = await alice.hears("offer")
    assert offer == await alice.offer()
    assert (offer["seeker"]["name"], offer["language"], offer["earlier"]) == ("Sam", "en", 0)
    assert (offer["queue"]["fr"], offer["motive"]["en"]) == ("Mes allocations", "A payment is missing or looks wrong")
    assert offer["first_enqueued_at"] == opened["contact"]["first_enqueued_at"]
    assert offer["made_at"] < offer["due_at"]
    assert "You are the only one free with the skill it needs: benefits." in offer["why"]["en"]
    assert "la seule personne libre" in offer["why"]["fr"]
    assert (offer["more"]["alike"], offer["more"]["free"]) == (1, 1)
    assert offer["more"]["needs"] == [{"fr": "allocations", "en": "benefits"}]


async def test_an_acceptance_brings_the_two_together(town: Town) -> None:
    sam, alice = town.seeker(), town.advisor()
    await sam.comes()
    await sam.listens()
    await sam.says("Bonjour, quelqu’un ?")
    await alice.is_available()
    await town.route()

    conversation = await alice.accepts(await alice.offer())

    assert [entry["body"] for entry in conversation["entries"] if entry["kind"] == "line"] == ["Bonjour, quelqu’un ?"]
    assert (await sam.hears("contact", state="active"))["advisor"]["name"] == "Alice Martin"
    joined = await sam.hears("entry", kind="event")
    assert (joined["event"]["code"], joined["event"]["name"]) == ("joined", "Alice Martin")
    console = await alice.console()
    assert console["offer"] is None
    assert [card["contact"]["id"] for card in console["contacts"]] == [sam.contact]


async def test_who_declines_passes_the_contact_on_in_its_place(town: Town) -> None:
    sam, alice, bob = town.seeker(), town.advisor("alice"), town.advisor("bob")
    opened = await sam.comes()
    await alice.is_available()
    await town.route()
    await bob.is_available()

    assert (await alice.declines(await alice.offer())).status == 200
    await town.route()

    assert (await bob.offer())["first_enqueued_at"] == opened["contact"]["first_enqueued_at"]
    assert (await alice.console())["offer"] is None
    assert (await alice.console())["used"] == 0


async def test_who_declined_is_asked_again_when_nobody_else_is_left(town: Town) -> None:
    sam, alice, bob = town.seeker(), town.advisor("alice"), town.advisor("bob")
    await sam.comes()
    await alice.is_available()
    await bob.is_available()
    await town.route()
    first, second = await asked_first(alice, bob)
    await first.declines(await first.offer())
    await town.route()
    await second.declines(await second.offer())

    await town.route()

    again, _ = await asked_first(alice, bob)
    assert "asked again" in (await again.offer())["why"]["en"]


@pytest.mark.parametrize("answer", ["accepts", "declines"])
async def test_an_answer_after_the_deadline_is_too_late(town: Town, answer: str) -> None:
    sam, alice = town.seeker(), town.advisor()
    await alice.is_available()
    await sam.comes()
    await town.route()
    offer = await alice.offer()
    await town.sql("UPDATE offer SET due_at = now()")
    await town.sweep()

    said: Said = await getattr(alice, answer)(offer)

    assert (said.status, said["error"]) == (409, "already_taken")


async def test_a_break_takes_back_what_is_on_offer(town: Town) -> None:
    sam, alice, bob = town.seeker(), town.advisor("alice"), town.advisor("bob")
    await alice.is_available()
    await sam.comes()
    await town.route()
    offer = await alice.offer()
    await alice.listens()

    await alice.declares("break", "lunch")

    assert (await alice.hears("offer_gone"))["reason"] == "rescinded"
    assert (await alice.accepts(offer))["error"] == "already_taken"
    await bob.is_available()
    await town.route()
    assert (await bob.offer())["contact"] == sam.contact


async def test_of_two_advisors_who_answer_for_one_contact_at_once_one_has_it(town: Town) -> None:
    sam, alice = town.seeker(), town.advisor()
    await alice.is_available()
    await sam.comes()
    await town.route()
    offer = await alice.offer()

    accepted, declined = await asyncio.gather(alice.accepts(offer), alice.declines(offer))

    assert sorted((accepted.status, declined.status)) == [200, 409]
    assert len((await alice.console())["contacts"]) == (accepted.status == 200)


@pytest.mark.parametrize(
    ("motive", "language", "asked"),
    [
        ("application", "fr", {"alice", "bob"}),
        ("application", "en", {"alice"}),
        ("payment", "fr", {"alice"}),
        ("training", "fr", {"alice"}),
    ],
)
async def test_only_who_serves_speaks_and_knows_is_asked(
    town: Town, motive: str, language: str, asked: set[str]
) -> None:
    advisors = [town.advisor("alice"), town.advisor("bob")]
    for advisor in advisors:
        await advisor.is_available()
    for name in ("Sam", "Rosa"):
        await town.seeker(name).comes(motive, language=language)

    await town.route()

    assert {each.login for each in advisors if (await each.console())["offer"]} == asked


async def test_nobody_is_given_more_than_they_can_hold(town: Town) -> None:
    alice = town.advisor()
    await alice.is_available()
    seekers = [town.seeker(name) for name in ("Sam", "Rosa", "Léa", "Noé")]
    for seeker in seekers:
        await seeker.comes()

    taken = [await takes_next(town, alice) for _ in seekers]

    assert taken == [seeker.contact for seeker in seekers[:3]] + [None]
    await alice.ends(seekers[0].contact)
    assert await takes_next(town, alice) is None
    await alice.concludes(seekers[0].contact)
    assert await takes_next(town, alice) == seekers[3].contact


# ---- what an advisor declares --------------------------------------------------------------------------------


async def test_who_is_not_available_is_not_asked(town: Town) -> None:
    sam, alice = town.seeker(), town.advisor()
    await alice.signs_in()
    await sam.comes()
    offers = []

    for declared, reason in (("away", None), ("break", "lunch"), ("available", None)):
        await alice.declares(declared, reason)
        await town.route()
        offers.append((await alice.console())["offer"])

    assert offers[:2] == [None, None]
    assert offers[2]["contact"] == sam.contact


async def test_who_has_signed_out_is_not_asked_and_promised_to_nobody(town: Town) -> None:
    sam, alice = town.seeker(), town.advisor()
    await alice.is_available()
    await sam.comes()
    staffed = [(await sam.reads())["contact"]["staffed"]]

    await alice.call("DELETE", "/api/session")
    await town.route()
    staffed.append((await sam.reads())["contact"]["staffed"])

    assert staffed == [True, False]
    assert await town.sql("SELECT count(*) FROM offer") == [(0,)]


@pytest.mark.parametrize(
    ("declared", "reason", "error"),
    [
        ("break", None, "unknown_choice"),
        ("break", "secret", "unknown_choice"),
        ("not_responding", None, "invalid_request"),
        ("sleeping", None, "invalid_request"),
    ],
)
async def test_what_cannot_be_declared_changes_nothing(
    town: Town, declared: str, reason: str | None, error: str
) -> None:
    alice = town.advisor()
    await alice.is_available()

    assert (await alice.declares(declared, reason))["error"] == error
    assert (await alice.console())["duty"]["declared"] == "available"


async def test_a_second_tab_that_repeats_a_word_does_not_restart_the_clock(town: Town) -> None:
    alice = town.advisor()
    await alice.is_available()
    first = await alice.declares("break", "lunch")

    assert await alice.declares("break", "lunch") == first
    assert (await alice.declares("break", "pause"))["since"] > first["since"]


async def test_every_tab_hears_what_was_declared_in_one(town: Town) -> None:
    alice, tab = town.advisor(), town.advisor()
    await alice.is_available()
    await same_session(alice, tab)
    await tab.listens()

    await alice.declares("break", "lunch")

    assert (await tab.hears("duty"))["reason"] == "lunch"


async def test_what_comes_next_begins_when_the_hands_are_empty(town: Town) -> None:
    sam, alice = await town.conversation()
    rosa = town.seeker("Rosa")

    asked = await alice.declares("break", "lunch", after_current=True)
    await rosa.comes()
    await town.route()
    meanwhile = await alice.console()
    await alice.ends(sam.contact)
    await town.sweep()
    concluding = (await alice.console())["duty"]
    await alice.concludes(sam.contact)
    await town.sweep()

    assert (asked["declared"], asked["next"]) == ("available", {"declared": "break", "reason": "lunch"})
    assert meanwhile["offer"] is None
    assert concluding["declared"] == "available"
    afterwards = (await alice.console())["duty"]
    assert (afterwards["declared"], afterwards["reason"], afterwards["next"]) == ("break", "lunch", None)


async def test_what_was_to_come_next_is_given_up_by_a_word(town: Town) -> None:
    _, alice = await town.conversation()
    await alice.declares("away", after_current=True)

    assert (await alice.declares("available"))["next"] is None
    await town.seeker("Rosa").comes()
    await town.route()
    assert (await alice.offer())["seeker"]["name"] == "Rosa"


async def test_with_empty_hands_what_comes_next_comes_now(town: Town) -> None:
    alice = town.advisor()
    await alice.is_available()

    assert (await alice.declares("break", "pause", after_current=True))["declared"] == "break"


# ---- several tabs --------------------------------------------------------------------------------------------


async def test_an_offer_taken_in_one_tab_goes_from_the_other(town: Town) -> None:
    sam, alice, tab = town.seeker(), town.advisor(), town.advisor()
    await alice.is_available()
    await same_session(alice, tab)
    await tab.listens()
    await sam.comes()
    await town.route()
    offer = await tab.hears("offer")

    await alice.accepts(offer)

    assert (await tab.hears("offer_gone"))["reason"] == "accepted"
    assert (await tab.accepts(offer))["contact"]["state"] == "active"
    await sam.says("aux deux")
    assert (await tab.hears("entry", kind="line"))["body"] == "aux deux"


async def test_a_conversation_goes_on_in_another_browser(town: Town) -> None:
    sam, alice = await town.conversation()
    laptop = town.advisor("alice")

    await laptop.signs_in()

    assert [card["contact"]["id"] for card in (await laptop.console())["contacts"]] == [sam.contact]
    assert (await laptop.says(sam.contact, "me revoilà")).status == 201
    assert (await alice.reads(sam.contact))["entries"][-1]["body"] == "me revoilà"


# ---- at the desk ---------------------------------------------------------------------------------------------


async def test_the_console_shows_what_is_unread_and_since_when_nobody_spoke(town: Town) -> None:
    sam, alice = await town.conversation()
    await sam.says("un")
    line = await sam.says("deux")

    card = (await alice.console())["contacts"][0]
    await alice.post(f"/api/contacts/{sam.contact}/seen", seq=line["seq"])

    assert (card["unread"], card["last"]["body"], card["silent_since"]) == (2, "deux", line["written_at"])
    assert (await alice.console())["contacts"][0]["unread"] == 0


async def test_notes_are_written_until_the_end_and_lines_while_both_are_there(town: Town) -> None:
    sam, alice = await town.conversation()
    await alice.ends(sam.contact)

    statuses = [
        (await alice.says(sam.contact, "une ligne")).status,
        (await sam.says("une ligne")).status,
        (await alice.says(sam.contact, "une note", kind="note")).status,
    ]
    await alice.concludes(sam.contact)
    statuses.append((await alice.says(sam.contact, "une note", kind="note")).status)

    assert statuses == [409, 409, 201, 409]


async def test_a_seeker_who_closes_the_chat_ends_it_for_both(town: Town) -> None:
    sam, alice = await town.conversation()
    await alice.listens()

    assert (await sam.departs())["state"] == "closed"

    last = (await sam.reads())["entries"][-1]
    assert (await alice.hears("entry", id=last["id"]))["event"]["by"] == "seeker"
    assert (await alice.console())["contacts"][0]["contact"]["state"] == "wrapping"


async def test_a_full_desk_is_read_with_as_many_questions_as_a_desk_with_one(town: Town) -> None:
    alice = town.advisor()
    await alice.is_available()
    asked = []

    for name in ("Sam", "Rosa", "Léa"):
        seeker = town.seeker(name)
        await seeker.comes()
        await takes_next(town, alice)
        await seeker.says("Bonjour")
        with questions(town) as put:
            await alice.console()
        asked.append(len(put))

    assert asked == [asked[0]] * 3


# ---- a transfer ----------------------------------------------------------------------------------------------


async def test_a_transfer_keeps_the_place_and_tells_the_colleague_why(town: Town) -> None:
    sam, alice = await town.conversation()
    rosa, bob = town.seeker("Rosa"), town.advisor("bob")
    await sam.listens()
    await rosa.comes()

    moved = await alice.transfers(sam.contact, "search", "connaît son dossier")

    assert (moved["state"], moved["place"], moved["queue"]["fr"]) == ("waiting", None, "Ma recherche d’emploi")
    await alice.declares("away")
    await bob.is_available()
    await town.route()
    await town.sweep()
    await sam.hears("contact", state="waiting", place=1)
    offer = await bob.offer()
    assert (offer["contact"], offer["note"]) == (sam.contact, "connaît son dossier")
    accepted = await bob.accepts(offer)
    assert "connaît son dossier" in [entry["body"] for entry in accepted["entries"]]
    assert accepted["entries"][-2]["event"] == {
        "code": "transferred",
        "by": "advisor",
        "name": "Alice Martin",
        "queue": {"fr": "Ma recherche d’emploi", "en": "My job search"},
        "to": None,
        "entry": None,
    }


async def test_the_seeker_never_sees_the_word_for_the_colleague(town: Town) -> None:
    sam, alice = await town.conversation()
    await sam.listens()

    await alice.transfers(sam.contact, "benefits", "connaît son dossier")
    await sam.hears("contact", state="waiting")

    assert "connaît son dossier" not in str([await sam.reads(), sam.memory])
    assert [entry["event"]["code"] for entry in (await sam.reads())["entries"]][-1] == "transferred"


async def test_who_gave_a_contact_away_reads_and_hears_no_more_of_it(town: Town) -> None:
    sam, alice = await town.conversation()
    await alice.listens()
    await alice.transfers(sam.contact, "benefits", "pour vous")
    await alice.hears("console")

    await sam.says("confidence")
    await sam.reads()

    assert (await alice.reads(sam.contact)).status == 404
    assert (await alice.says(sam.contact, "encore")).status == 404
    await alice.declares("away")
    await alice.hears("duty")
    assert "confidence" not in str(alice.memory)


async def test_in_a_new_line_nobody_is_held_to_what_they_declined_in_the_old_one(town: Town) -> None:
    sam, alice, bob = town.seeker(), town.advisor("alice"), town.advisor("bob")
    await sam.comes()
    await alice.is_available()
    await bob.is_available()
    await town.route()
    first, second = await asked_first(alice, bob)
    await first.declines(await first.offer())
    await takes_next(town, second)

    await second.transfers(sam.contact, "search", "finalement pour vous")
    await second.declares("away")
    await town.route()

    assert "asked again" not in (await first.offer())["why"]["en"]


@pytest.mark.parametrize("queue", ["no such queue", "other"])
async def test_a_contact_goes_to_a_queue_of_its_agency_only(town: Town, queue: str) -> None:
    sam, alice = await town.conversation()
    await town.sql(
        "INSERT INTO agency (id, slug, name, zone, address, phone) VALUES (:id, 'other', 'Other', 'UTC', '', '')",
        id=named("other agency"),
    )
    await town.sql(
        "INSERT INTO queue (id, agency_id, slug, name, position, languages, promise, offer_time, wrap_up_time, week, "
        "open_on_holidays) SELECT :id, :agency, 'other', name, position, languages, promise, offer_time, "
        "wrap_up_time, week, open_on_holidays FROM queue LIMIT 1",
        id=named("other"),
        agency=named("other agency"),
    )

    assert (await alice.transfers(sam.contact, queue, "pour vous")).status == 404
    assert (await alice.reads(sam.contact))["contact"]["state"] == "active"


# ---- the wrap-up ---------------------------------------------------------------------------------------------


async def test_a_wrap_up_closes_with_an_outcome_and_a_note(town: Town) -> None:
    sam, alice = await town.conversation()
    await alice.ends(sam.contact)
    card = (await alice.console())["contacts"][0]

    closed = await alice.concludes(sam.contact, "follow_up", " à rappeler ")

    assert card["wrap_up_due_at"] > card["contact"]["ended_at"]
    assert closed["state"] == "closed"
    assert await town.sql("SELECT outcome, closing_note FROM contact") == [("follow_up", "à rappeler")]
    assert (await alice.console())["contacts"] == []


async def test_an_outcome_that_is_none_closes_nothing(town: Town) -> None:
    sam, alice = await town.conversation()
    await alice.ends(sam.contact)

    assert (await alice.concludes(sam.contact, "not_given"))["error"] == "unknown_choice"
    assert (await alice.concludes(sam.contact, "")).status == 400
    assert (await alice.reads(sam.contact))["contact"]["state"] == "wrapping"


async def test_a_wrap_up_is_extended_ten_times_and_then_no_more(town: Town) -> None:
    sam, alice = await town.conversation()
    await alice.ends(sam.contact)
    first = (await alice.console())["contacts"][0]

    cards = [await extends(alice, sam.contact) for _ in range(first["extensions_left"])]
    one_more = await extends(alice, sam.contact)

    assert [card["extensions_left"] for card in cards] == [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]
    assert [first["wrap_up_due_at"], *(card["wrap_up_due_at"] for card in cards)] == sorted(
        {first["wrap_up_due_at"], *(card["wrap_up_due_at"] for card in cards)}
    )
    assert (one_more.status, one_more["error"]) == (409, "nothing_left_to_extend")


async def test_what_is_not_being_concluded_cannot_be_extended(town: Town) -> None:
    sam, alice = await town.conversation()

    assert (await extends(alice, sam.contact))["error"] == "stale_state"
    assert (await alice.concludes(sam.contact))["error"] == "stale_state"


# ---- a repeat gets the first answer --------------------------------------------------------------------------


async def waiting(town: Town) -> tuple[Seeker, Advisor]:
    sam, alice = town.seeker(), town.advisor()
    await alice.is_available()
    await sam.comes()
    await town.route()
    return sam, alice


async def left(town: Town) -> tuple[Seeker, Advisor]:
    sam, alice = await waiting(town)
    await sam.departs()
    return sam, alice


async def ended(town: Town) -> tuple[Seeker, Advisor]:
    sam, alice = await town.conversation()
    await alice.ends(sam.contact)
    return sam, alice


Scene = Callable[[Town], Awaitable[tuple[Seeker, Advisor]]]
TALKING: Scene = Town.conversation
ONE: Body = {"id": "6b8f3f0c-9d5e-4a54-8f60-0f2f9f6f3b11"}
WRITES: dict[str, tuple[Scene, str, str, Body]] = {
    "line": (TALKING, "sam", "/api/contacts/{contact}/entries", {**ONE, "body": "une fois"}),
    "advisor's line": (TALKING, "alice", "/api/contacts/{contact}/entries", {**ONE, "body": "une fois"}),
    "note": (TALKING, "alice", "/api/contacts/{contact}/entries", {**ONE, "body": "une fois", "kind": "note"}),
    "seen": (TALKING, "sam", "/api/contacts/{contact}/seen", {"seq": 2}),
    "departure": (TALKING, "sam", "/api/contacts/{contact}/departure", ONE),
    "departure from the line": (waiting, "sam", "/api/contacts/{contact}/departure", ONE),
    "return": (left, "sam", "/api/contacts/{contact}/return", ONE),
    "acceptance": (waiting, "alice", "/api/offers/{offer}/acceptance", {}),
    "refusal": (waiting, "alice", "/api/offers/{offer}/refusal", {}),
    "end": (TALKING, "alice", "/api/contacts/{contact}/end", ONE),
    "transfer": (
        TALKING,
        "alice",
        "/api/contacts/{contact}/transfer",
        {**ONE, "queue": str(named("benefits")), "note": "pour vous"},
    ),
    "wrap-up": (ended, "alice", "/api/contacts/{contact}/wrap-up", {**ONE, "outcome": "answered", "note": "vu"}),
    "extension": (ended, "alice", "/api/contacts/{contact}/wrap-up/extension", ONE),
}


@pytest.mark.parametrize(("scene", "who", "path", "body"), WRITES.values(), ids=list(WRITES))
async def test_a_repeat_gets_the_first_answer_and_changes_nothing(
    town: Town, scene: Scene, who: str, path: str, body: Body
) -> None:
    sam, alice = await scene(town)
    address = await filled(town, path, sam)
    caller = {"sam": sam, "alice": alice}[who]

    first = await caller.post(address, **body)
    before = await everything(town)
    again = [await caller.post(address, **body) for _ in range(3)]

    assert first.status in {200, 201}
    assert [(answer.status, answer) for answer in again] == [(first.status, first)] * 3
    assert await everything(town) == before


@pytest.mark.parametrize(("scene", "who", "path", "body"), WRITES.values(), ids=list(WRITES))
async def test_a_repeat_at_the_same_moment_gets_the_first_answer(
    town: Town, scene: Scene, who: str, path: str, body: Body
) -> None:
    sam, alice = await scene(town)
    address = await filled(town, path, sam)
    caller = {"sam": sam, "alice": alice}[who]

    answers = await asyncio.gather(*(caller.post(address, **body) for _ in range(8)))

    assert {answer.status for answer in answers} <= {200, 201}
    assert [answer for answer in answers if answer != answers[0]] == []


async def test_a_line_is_acknowledged_again_when_the_contact_has_gone_to_a_colleague(town: Town) -> None:
    sam, alice = await town.conversation()
    said = await alice.says(sam.contact, "avant de partir")
    await alice.transfers(sam.contact, "benefits", "pour vous")

    assert await alice.says(sam.contact, "avant de partir", id=said["id"]) == said


async def test_what_is_concluded_too_late_is_refused_aloud(town: Town) -> None:
    sam, alice = await ended(town)
    await town.sql("UPDATE contact SET due_at = now()")
    await town.sweep()

    said = await alice.concludes(sam.contact, "answered", "deux pages de notes")

    assert (said.status, said["error"]) == (409, "stale_state")
    assert await town.sql("SELECT outcome, closing_note FROM contact") == [("not_given", None)]


# ---- the people's hands --------------------------------------------------------------------------------------


@contextmanager
def questions(town: Town) -> Iterator[list[str]]:
    """Note what requests ask the database; what the house does meanwhile by itself is not theirs."""
    put: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        task = asyncio.current_task()
        if task and task.get_name() not in {"watch", "announce"}:
            put.append(statement)

    engine = town.house.database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    yield put
    event.remove(engine, "before_cursor_execute", note)


async def asked_first(*advisors: Advisor) -> tuple[Advisor, Advisor]:
    """Return the one who is asked, and the other."""
    asked = [each for each in advisors if (await each.console())["offer"]]
    (other,) = set(advisors) - set(asked)
    return asked[0], other


async def takes_next(town: Town, advisor: Advisor) -> str | None:
    """Route, and accept what is on offer, if anything is."""
    await town.route()
    offer = (await advisor.console())["offer"]
    return str((await advisor.accepts(offer))["contact"]["id"]) if offer else None


async def extends(advisor: Advisor, contact: str) -> Said:
    return await advisor.post(f"/api/contacts/{contact}/wrap-up/extension", id=str(uuid4()))


async def same_session(one: Advisor, other: Advisor) -> None:
    """Open a second tab: the same cookies."""
    other.http.cookie_jar.update_cookies({"visavis_advisor": one.secret("visavis_advisor")})


async def filled(town: Town, path: str, sam: Seeker) -> str:
    offers = await town.sql("SELECT id FROM offer WHERE contact_id = :contact", contact=UUID(sam.contact))
    return path.format(contact=sam.contact, offer=offers[0][0])


async def everything(town: Town) -> list[Any]:
    """What the kernel and the queues remember, but for who looked and who was heard when."""
    return [
        await town.sql(f"SELECT * FROM {table} ORDER BY 1")  # noqa: S608
        for table in ("contact", "entry", "move", "offer", "placement", "duty", "advisor")
    ]
