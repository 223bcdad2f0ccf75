"""Who waits on a page of ours is rung there, answers, and is heard; whoever holds the link can, and nobody else."""

import asyncio
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from callback import live
from callback.calls import RINGS
from callback.expecting import Standing, stands
from callback.models import Appointment, Call
from contact.models import Contact
from tests.callback.test_calls import in_hand, rings
from tests.callback.test_links import opens
from tests.people import Advisor, Caller, Said, Town, eventually
from tests.video.test_reports import counted

NOW = datetime(2027, 3, 22, 9, tzinfo=UTC)
BEFORE, LONG_BEFORE = NOW - timedelta(seconds=5), NOW - RINGS - timedelta(seconds=1)


async def is_here(who: Caller, where: str, microphone: str = "works") -> Said:
    """Say that a page is open."""
    return await who.post(f"{where}/waiting", microphone=microphone)


async def rings_there(alice: Advisor, contact: str) -> Said:
    return await alice.post(f"/api/contacts/{contact}/calls", id=str(uuid4()), way="browser")


async def ends(alice: Advisor, call: Said, outcome: str) -> Said:
    return await alice.post(f"/api/calls/{call['id']}/outcome", outcome=outcome)


async def what_happened(alice: Advisor, appointment: str) -> list[str]:
    told = await alice.get(f"/api/appointments/{appointment}/happenings")
    return [each["what"] for each in told["happenings"]]


@pytest.mark.usefixtures("by_day")
async def test_a_page_rings_is_answered_and_both_are_let_into_one_room(town: Town) -> None:
    sam, alice, appointment, contact = await in_hand(town)
    where = f"/api/appointments/{appointment}"
    before = await is_here(sam, where)
    offered = await alice.get(f"/api/contacts/{contact}/calls")
    call = await rings_there(alice, contact)
    heard = await is_here(sam, where)

    answered = [await sam.post(f"{where}/answer", call=call["id"]) for _ in range(2)]

    assert (before["standing"], offered["here"], call.status, call["tel"]) == ("soon", True, 201, "")
    assert (heard["standing"], heard["call"], heard["advisor"]) == ("ringing", call["id"], "Alice Martin")
    assert [(each.status, each["standing"]) for each in answered] == [(200, "talking")] * 2
    ways = [await sam.post(f"{where}/entrance"), await alice.post(f"/api/calls/{call['id']}/entrance")]
    assert [each.status for each in ways] == [200, 200]
    keys = await town.sql("SELECT contact_id::text, seat FROM room_key ORDER BY seat")
    assert keys == [(contact, "advisor"), (contact, "seeker")]
    assert await what_happened(alice, appointment) == [
        "waiting_page_open",
        "microphone_works",
        "ring_shown",
        "answered",
    ]


@pytest.mark.usefixtures("by_day")
async def test_who_holds_the_link_waits_answers_and_comes_in_without_a_session(town: Town) -> None:
    sam, alice, appointment, contact = await in_hand(town)
    anybody = town.nobody()
    where = opens(anybody, await sam.get(f"/api/appointments/{appointment}"))
    await is_here(anybody, where, "untried")
    too_soon = await anybody.post(f"{where}/entrance")
    call = await rings_there(alice, contact)

    answered = await anybody.post(f"{where}/answer", call=call["id"])

    assert (too_soon.status, too_soon["error"]) == (409, "ring_over")
    assert answered["standing"] == "talking"
    assert (await anybody.post(f"{where}/entrance")).status == 200
    assert list(anybody.http.cookie_jar) == []


@pytest.mark.usefixtures("by_day")
async def test_each_side_hears_at_once_that_there_is_something_to_read(town: Town) -> None:
    sam, alice, appointment, contact = await in_hand(town)
    anybody = town.nobody()
    where = opens(anybody, await sam.get(f"/api/appointments/{appointment}"))
    await sam.listens()
    await alice.listens()
    await anybody.listens(page="waiting", link=str(anybody.http.headers["Visavis-Link"]))
    news = {"appointment": appointment, "contact": contact}

    await is_here(anybody, where)
    opened = await alice.hears("call_back")
    await is_here(anybody, where)  # as it does each three seconds: that is no news
    call = await rings_there(alice, contact)
    rung = [await each.hears("call_back") for each in (alice, sam, sam, anybody, anybody)]
    await anybody.post(f"{where}/answer", call=call["id"])
    answered = [await each.hears("call_back") for each in (alice, sam, anybody)]
    await alice.ends(contact)
    ended = [await each.hears("call_back") for each in (alice, sam, anybody)]

    assert [opened, *rung, *answered, *ended] == [news] * 12
    assert "call_back" not in anybody.heard_so_far()


@pytest.mark.usefixtures("by_day")
async def test_how_a_call_by_sound_went_is_told_by_both_pages_read_in_a_line_and_kept(town: Town) -> None:
    sam, alice, appointment, contact = await in_hand(town)
    anybody = town.nobody()
    where = opens(anybody, await sam.get(f"/api/appointments/{appointment}"))
    too_soon = await anybody.post(f"{where}/reports", **counted())
    await is_here(anybody, where)
    call = await rings_there(alice, contact)
    await anybody.post(f"{where}/answer", call=call["id"])

    theirs = await anybody.post(f"{where}/reports", **counted())
    await alice.post(f"/api/contacts/{contact}/call/reports", **counted(interruptions=1, away=4_000))
    line = await alice.get(f"/api/contacts/{contact}/call/line")
    await alice.ends(contact)
    await alice.concludes(contact)

    async def kept() -> bool:
        return (await what_happened(alice, appointment)).count("call_measured") == 2

    await eventually(kept)
    assert (too_soon.status, theirs.status) == (404, 200)
    assert line["says"]["en"] == "Sound good; 1 interruption (4 s) on our side."
    said = await town.sql("SELECT detail->>'pictures' FROM happening WHERE what = 'call_measured'")
    assert said == [("false",)] * 2


async def test_no_socket_opens_by_a_link_that_we_never_made(town: Town) -> None:
    async with town.house.database.transaction() as db:
        assert await live.recognise(town.house, db, "A" * 43) is None


@pytest.mark.usefixtures("by_day")
async def test_nobody_else_waits_answers_or_comes_in(town: Town) -> None:
    sam, alice, appointment, contact = await in_hand(town)
    where = f"/api/appointments/{appointment}"
    await is_here(sam, where)
    call = await rings_there(alice, contact)
    rosa, bob = town.seeker("Rosa"), town.advisor("bob")
    await rosa.comes("payment")
    await bob.signs_in()

    tried = [
        await is_here(rosa, where),
        await rosa.post(f"{where}/answer", call=call["id"]),
        await rosa.post(f"{where}/entrance"),
        await is_here(town.nobody(), "/api/booking-link"),
        await bob.post(f"/api/calls/{call['id']}/entrance"),
    ]

    assert [each.status for each in tried] == [404] * 5
    assert (await sam.post(f"{where}/answer", call=call["id"])).status == 200


@pytest.mark.usefixtures("by_day")
async def test_a_page_that_is_not_heard_any_more_is_not_rung(town: Town) -> None:
    sam, alice, appointment, contact = await in_hand(town)
    never = await rings_there(alice, contact)
    await is_here(sam, f"/api/appointments/{appointment}")
    await town.sql("UPDATE waiting_page SET heard_at = heard_at - interval '13 s'")

    gone = await rings_there(alice, contact)

    assert [(each.status, each["error"]) for each in (never, gone)] == [(409, "nobody_there")] * 2
    assert (await alice.get(f"/api/contacts/{contact}/calls"))["here"] is False
    assert (await rings(alice, contact)).status == 201


@pytest.mark.usefixtures("by_day")
async def test_what_rang_in_vain_is_noted_told_and_tried_again(town: Town) -> None:
    sam, alice, appointment, contact = await in_hand(town)
    where = f"/api/appointments/{appointment}"
    await is_here(sam, where, "refused")
    call = await rings_there(alice, contact)
    await is_here(sam, where)
    await town.sql("UPDATE call SET began_at = began_at - interval '50 s'")

    late = await sam.post(f"{where}/answer", call=call["id"])
    ended = await ends(alice, call, "no_answer")

    assert (late.status, late["error"]) == (409, "ring_over")
    assert (ended["outcome"], ended["again_at"] is not None) == ("no_answer", True)
    assert (await is_here(sam, where))["standing"] == "early"
    assert await town.sql("SELECT detail FROM happening WHERE what = 'rang'") == [({"seconds": 45},)]
    assert await town.sql("SELECT count(*) FROM happening WHERE what = 'microphone_refused'") == [(1,)]


@pytest.mark.usefixtures("by_day")
async def test_who_answers_while_the_other_gives_up_is_either_heard_or_told(town: Town) -> None:
    sam, alice, appointment, contact = await in_hand(town)
    where = f"/api/appointments/{appointment}"
    await is_here(sam, where)
    call = await rings_there(alice, contact)

    answered, ended = await asyncio.gather(sam.post(f"{where}/answer", call=call["id"]), ends(alice, call, "no_answer"))

    assert (answered.status, ended.status) in {(200, 409), (409, 200)}
    ((at, outcome),) = await town.sql("SELECT answered_at, outcome FROM call")
    assert (at is None) != (outcome is None)


def case(appointment: str, contact: str | None = None, **call: object) -> Standing:
    """Tell how it stands; the contact and the last call have each an id of their own."""
    called, due_at = (uuid4(), NOW) if contact else (None, call.pop("due_at", BEFORE))
    return stands(
        Appointment(state=appointment, due_at=due_at, contact_id=called),
        Contact(id=called, state=contact) if contact else None,
        Call(contact_id=called, **call) if call else None,
        NOW,
    )


def test_how_it_stands_is_told_from_the_rows() -> None:
    browser = {"way": "browser", "began_at": BEFORE}

    assert case("booked", due_at=NOW + timedelta(hours=1)) == "early"
    assert case("booked", due_at=BEFORE) == "soon"
    assert [case("due", each) for each in ("waiting", "offered", "active")] == ["soon"] * 3
    assert case("due", "active", **browser) == "ringing"
    assert case("due", "active", way="browser", began_at=LONG_BEFORE) == "soon"
    assert case("due", "active", **browser, answered_at=NOW) == "talking"
    assert case("due", "active", **browser, answered_at=NOW, outcome="reached") == "talking"
    assert case("due", "active", way="tel", began_at=BEFORE) == "telephone"
    assert case("due", "active", way="tel", began_at=BEFORE, outcome="wrong_number") == "over"
    assert [case("due", each) for each in ("wrapping", "closed", "abandoned")] == ["over"] * 3
    assert [case(each) for each in ("closed", "lapsed", "held")] == ["over"] * 3


@pytest.mark.usefixtures("by_day")
async def test_at_night_no_telephone_rings_and_a_page_that_somebody_holds_open_does(town: Town) -> None:
    sam, alice, appointment, contact = await in_hand(town)
    await town.sql("UPDATE appointment SET zone = 'Pacific/Tahiti'")
    await is_here(sam, f"/api/appointments/{appointment}")

    by_telephone, on_the_page = await rings(alice, contact), await rings_there(alice, contact)

    assert (by_telephone.status, by_telephone["error"]) == (409, "night_there")
    assert on_the_page.status == 201
