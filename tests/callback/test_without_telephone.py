"""Whoever has no telephone books a call in the browser: an address is enough, and what goes wrong is said plainly."""

import asyncio
import re
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from icalendar import Calendar

from callback import due, notices
from callback.models import What
from callback.wording import Told, body
from contact.part import House, Note, Sent
from tests.callback.almanac import BY_NIGHT, Almanac
from tests.callback.people import MOBILE, books_to_be_rung_here, free_times, keeps, let_it_be
from tests.callback.test_calls import comes_to, rings
from tests.callback.test_expecting import ends, is_here, rings_there, what_happened
from tests.people import Advisor, Seeker, Town

EMAIL = "sam@example.fr"
MINUTE = timedelta(minutes=1)


async def in_hand(town: Town) -> tuple[Seeker, Advisor, str, str]:
    """The hour of Sam, who has no telephone, has come; return also the appointment and the contact."""
    sam, alice = town.seeker(), town.advisor()
    booked = await books_to_be_rung_here(sam, (await free_times(sam))[0], EMAIL)
    await let_it_be(town, booked["id"], MINUTE)
    await alice.is_available()
    return sam, alice, booked["id"], await comes_to(town, alice, booked["id"])


async def kept(person: Seeker, nth: int = 0) -> str:
    return f"/api/appointments/{(await keeps(person, (await free_times(person))[nth]))['id']}"


async def test_an_address_that_is_shown_to_be_theirs_is_enough(town: Town) -> None:
    sam = town.seeker()
    one = await kept(sam)

    told = await sam.put(f"{one}/reach", way="browser", email=EMAIL)
    refused = await sam.post(f"{one}/confirmation")
    proven = await sam.post(f"{one}/proof", code=told["code"])
    booked = await sam.post(f"{one}/confirmation")

    assert (told["way"], told["number"], told["proof_by"], told["proven"]) == ("browser", None, "letter", False)
    assert (refused.status, refused["error"]) == (409, "reach_unproven")
    assert (proven["proven"], booked["state"], booked["way"]) == (True, "booked", "browser")
    assert await town.sql("SELECT DISTINCT by FROM notice") == [("letter",)]


async def test_whose_address_is_known_books_at_once(town: Town) -> None:
    sam = town.seeker()
    slots = await free_times(sam)
    first = await books_to_be_rung_here(sam, slots[0], EMAIL)
    await sam.post(f"/api/appointments/{first['id']}/cancellation")
    one = f"/api/appointments/{(await keeps(sam, slots[1]))['id']}"

    told = await sam.put(f"{one}/reach", way="browser", email="SAM@example.fr")
    booked = await sam.post(f"{one}/confirmation")

    assert (told["proven"], told["code"], booked["state"]) == (True, None, "booked")


async def test_who_is_known_is_called_as_they_were_last_unless_they_say_otherwise(town: Town) -> None:
    sam, rosa = town.seeker(), town.seeker("Rosa")
    slots = await free_times(sam)
    first = await books_to_be_rung_here(sam, slots[0], EMAIL)
    await sam.post(f"/api/appointments/{first['id']}/cancellation")

    kept, hers = await keeps(sam, slots[1]), await keeps(rosa, slots[2])
    booked = await sam.post(f"/api/appointments/{kept['id']}/confirmation")

    assert (kept["way"], kept["email"], kept["proven"]) == ("browser", "proven", True)
    assert (hers["way"], hers["number"], hers["email"], hers["proven"]) == ("tel", None, None, False)
    assert (booked.status, booked["state"]) == (200, "booked")


async def test_without_a_number_or_an_address_nobody_could_be_reached(town: Town) -> None:
    sam = town.seeker()
    one = await kept(sam)

    nowhere = await sam.put(f"{one}/reach", way="browser")
    no_number = await sam.put(f"{one}/reach", email=EMAIL)

    assert (nowhere.status, nowhere["error"]) == (400, "address_missing")
    assert (no_number.status, no_number["error"]) == (400, "number_unreadable")


async def test_an_address_vouches_for_a_call_in_the_browser_and_for_no_telephone(town: Town) -> None:
    sam = town.seeker()
    one = await kept(sam)
    code = (await sam.put(f"{one}/reach", way="browser", email=EMAIL))["code"]
    await sam.post(f"{one}/proof", code=code)

    changed = await sam.put(f"{one}/reach", number=MOBILE, email=EMAIL)
    refused = await sam.post(f"{one}/confirmation")

    assert (changed["way"], changed["proven"], changed["proof_by"]) == ("tel", False, "sms")
    assert (refused.status, refused["error"]) == (409, "reach_unproven")


async def test_an_address_has_two_open_bookings_at_most_even_at_once(town: Town) -> None:
    people = [town.seeker(f"Rosa {number}") for number in range(4)]
    ones = [await kept(person, nth) for nth, person in enumerate(people)]
    for person, one in zip(people, ones, strict=True):
        told = await person.put(f"{one}/reach", way="browser", email=EMAIL)
        await town.sql("UPDATE proof SET sent_at = sent_at - interval '2 d'")
        await person.post(f"{one}/proof", code=told["code"])

    said = await asyncio.gather(*(who.post(f"{one}/confirmation") for who, one in zip(people, ones, strict=True)))

    assert sorted(each.status for each in said) == [200, 200, 409, 409]
    assert {each["error"] for each in said if each.status == 409} == {"two_booked"}
    assert await town.sql("SELECT nth FROM appointment WHERE state = 'booked' ORDER BY nth") == [(1,), (2,)]


async def test_the_constraint_alone_lets_no_third_booking_of_an_address_be(town: Town) -> None:
    people = [town.seeker(name) for name in ("Sam", "Rosa")]
    slots = await free_times(people[0])
    await books_to_be_rung_here(people[0], slots[0], EMAIL)
    await town.sql("UPDATE proof SET sent_at = sent_at - interval '1 min'")
    await books_to_be_rung_here(people[1], slots[2], EMAIL)

    with pytest.raises(Exception, match="uq_appointment_two_an_address"):
        await town.sql("UPDATE appointment SET nth = 1, email = upper(email)")


@pytest.mark.usefixtures("by_day")
async def test_the_advisor_sees_how_they_want_to_be_called_and_that_there_is_no_number(town: Town) -> None:
    sam, alice, appointment, contact = await in_hand(town)

    before = await alice.get(f"/api/contacts/{contact}/calls")
    by_telephone = await rings(alice, contact)
    waits = await is_here(sam, f"/api/appointments/{appointment}")
    after = await alice.get(f"/api/contacts/{contact}/calls")

    assert [(each["way"], each["telephone"], each["here"]) for each in (before, after)] == [
        ("browser", False, False),
        ("browser", False, True),
    ]
    assert (by_telephone.status, by_telephone["error"]) == (409, "number_missing")
    assert waits["reachable"] is False


@pytest.mark.usefixtures("by_day")
async def test_whoever_oversees_sees_that_no_telephone_helps(town: Town) -> None:
    sam, vera = town.seeker(), town.advisor("vera", "board")
    booked = await books_to_be_rung_here(sam, (await free_times(sam))[0], EMAIL)
    await let_it_be(town, booked["id"], 11 * MINUTE)
    await vera.signs_in()

    (late,) = (await vera.get("/api/call-backs"))["call_backs"]

    assert (late["standing"], late["way"]) == ("late", "browser")


@pytest.mark.usefixtures("by_day")
async def test_who_comes_while_it_rings_hears_it(town: Town) -> None:
    sam, alice, appointment, contact = await in_hand(town)
    call = await rings_there(alice, contact)

    heard = await is_here(sam, f"/api/appointments/{appointment}")
    answered = await sam.post(f"/api/appointments/{appointment}/answer", call=call["id"])

    assert (call.status, heard["standing"], answered["standing"]) == (201, "ringing", "talking")


@pytest.mark.usefixtures("by_day")
async def test_who_does_not_come_is_told_and_tried_again_and_what_was_seen_is_the_truth(town: Town) -> None:
    sam, alice, appointment, contact = await in_hand(town)
    call = await rings_there(alice, contact)
    await town.sql("UPDATE call SET began_at = began_at - interval '50 s'")
    # They come when it is over.
    late = await is_here(sam, f"/api/appointments/{appointment}")

    ended = await ends(alice, call, "no_answer")

    assert late["standing"] == "soon"
    assert (ended["outcome"], ended["again_at"] is not None) == ("no_answer", True)
    assert await town.sql("SELECT by FROM notice WHERE what = 'missed'") == [("letter",)]
    assert (await sam.get(f"/api/appointments/{appointment}"))["again_at"] == ended["again_at"]
    assert await town.sql("SELECT what, detail FROM happening WHERE what LIKE 'rang%'") == [
        ("rang_unheard", {"seconds": 45})
    ]
    assert "rang_unheard" in await what_happened(alice, appointment)


async def test_no_hour_is_too_late_for_a_page_that_somebody_opens(almanac: Almanac) -> None:
    await almanac.is_set(BY_NIGHT - timedelta(minutes=1))
    await almanac.is_booked(BY_NIGHT)
    await almanac.town.sql("UPDATE appointment SET way = 'browser', email = 'sam@example.fr', number = NULL")
    await almanac.is_set(BY_NIGHT)

    await due.begin(almanac.house)

    assert [state for state, _ in await almanac.contacts()] == ["waiting"]


def told(*, here: bool) -> Told:
    at = datetime.fromisoformat("2026-12-01T09:00:00+00:00")
    return Told("Agence de Lyon", at, "Europe/Paris", "https://agence.example/#appointment=abc", here=here)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_reminders_speak_of_the_page_and_not_of_a_telephone(language: str) -> None:
    reminders = (What.BOOKED, What.MOVED, What.TWO_DAYS, What.TWO_HOURS, What.QUARTER, What.MISSED)

    said = [body(what, language, told(here=True)) for what in reminders]

    assert [each for each in said if re.search("page", each)] == said
    assert [each for each in said if re.search("t[ée]l[ée]phone", each)] == []
    assert re.search("t[ée]l[ée]phone", body(What.QUARTER, language, told(here=False)))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_who_was_missed_is_told_when_to_open_the_page_again_as_long_as_it_rings_again(language: str) -> None:
    missed, for_good = told(here=True), replace(told(here=True), over=True)

    assert "10:00" in body(What.MISSED, language, missed)
    assert "10:00" not in body(What.MISSED, language, for_good)


async def test_the_calendar_says_where_and_nothing_of_the_person(town: Town) -> None:
    sam = town.seeker()
    booked = await books_to_be_rung_here(sam, (await free_times(sam))[0], EMAIL)

    async with sam.http.get(f"{sam.base}/api/appointments/{booked['id']}/event") as answer:
        text = (await answer.text()).replace("\r\n ", "")

    (event,) = Calendar.from_ical(text).walk("VEVENT")
    assert str(event["location"]) == "En ligne, dans votre navigateur"
    assert "Sam" not in text
    assert EMAIL not in text


async def test_the_link_goes_by_letter_and_a_quarter_before_straight_to_the_page_that_rings(town: Town) -> None:
    sam = town.seeker()
    letters: list[Note] = []
    booked = await books_to_be_rung_here(sam, (await free_times(sam))[0], EMAIL)
    await town.sql(
        "UPDATE notice SET due_at = now(), until = now() + interval '1 h' WHERE what IN ('booked', 'quarter')"
    )

    async def takes(house: House, note: Note) -> Sent:
        del house
        letters.append(note)
        return Sent.TAKEN

    await notices.tell(replace(town.house, couriers={"letter": takes}))

    letters.sort(key=lambda each: each.subject)
    assert [each.to for each in letters] == [EMAIL] * 2
    token = booked["link"].rpartition("=")[2]
    assert [re.findall(r"#(\w+)=" + re.escape(token), each.body) for each in letters] == [["waiting"], ["appointment"]]
