"""Diaries and absences are arranged on pages: Vera draws a week and rearranges bookings, Alice sees her days."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import expect

from tests import people
from tests.callback.people import books, free_times, instant
from tests.journeys.conftest import Stage
from tests.journeys.people import Advisor, Screen

PHONE_EN = Screen(320, 640, "en", dark=True)
LOOKS = [PHONE_EN, Screen(768, 1024, "en"), Screen(1440, 900, "en", dark=True)]


async def booked_with_alice(stage: Stage, *names: str) -> list[people.Said]:
    """Let some people book Alice, one time after the other."""
    seekers = [people.Seeker(stage.product.base(1), name) for name in names]
    for each in seekers:
        await each.comes()
        await each.departs()
    await stage.product.sql("UPDATE seeker SET referent_id = (SELECT id FROM advisor WHERE login = 'alice')")
    theirs = "SELECT d.id FROM diary d JOIN advisor a ON a.id = d.advisor_id WHERE login = 'alice'"
    ((diary,),) = await stage.product.sql(theirs)
    # Of today little may be left, and of tonight nothing: a day that is to come is whole.
    times = [each for each in await free_times(seekers[0]) if each["diary"] == str(diary)]
    hers = [each for each in times if day(instant(each["starts_at"])) > day(datetime.now(UTC))]
    made = [await books(each, hers[n], number=f"06 12 34 57 7{n}") for n, each in enumerate(seekers)]
    for each in seekers:
        await each.leaves()
    return made


async def alice_is_away(stage: Stage, first: people.Said) -> None:
    starts = instant(first["starts_at"])
    await stage.product.sql("DELETE FROM absence")
    away = """
        INSERT INTO absence (id, advisor_id, starts_at, ends_at)
        SELECT gen_random_uuid(), id, $1, $2 FROM advisor WHERE login = 'alice'
    """
    await stage.product.sql(
        away,
        starts - timedelta(hours=8),
        starts + timedelta(hours=8),
    )


async def test_the_bookings_that_an_absence_hits_are_arranged_in_one_go_by_keyboard(stage: Stage) -> None:
    sams, rosas = await booked_with_alice(stage, "Sam Petit", "Rosa Diaz")
    await alice_is_away(stage, sams)
    vera = await stage.advisor(PHONE_EN)
    await vera.signs_in("Vera Lemoine", "/admin#/absences")
    await vera.page.get_by_role("link", name="Bookings during the absence of Alice Martin").press("Enter")

    await vera.sees("2 bookings with Alice Martin fall in this absence")
    rosas_way = vera.page.get_by_label("What about the booking of Rosa Diaz")
    await rosas_way.select_option(label="Cancel, and let them choose another hour")
    await vera.sees("1 chooses another hour, by their link")
    await vera.finds_nothing_to_blame("the proposals")
    await vera.page.get_by_role("button", name="Make these 2 changes").press("Enter")
    await vera.sees("Done: everybody was told once, where they had to be.", within=20)

    await vera.finds_nothing_to_blame("what became of them")
    became = "SELECT state, outcome, sequence FROM appointment WHERE reference = $1"
    assert [tuple(row) for row in await stage.product.sql(became, sams["reference"])] == [("booked", None, 1)]
    assert [tuple(row) for row in await stage.product.sql(became, rosas["reference"])] == [
        ("closed", "cancelled_by_agency", 1)
    ]
    assert vera.complaints == []


async def test_a_week_is_drawn_while_vera_writes_and_refused_in_words(stage: Stage) -> None:
    vera = await stage.advisor()
    await vera.signs_in("Vera Lemoine", "/admin#/diaries")
    await vera.page.get_by_role("link", name="The call-back desk").click()
    await vera.sees("16 times")

    saturday = vera.page.locator(".week-day").nth(5)
    await saturday.get_by_role("button", name="Add").click()
    await vera.sees("09:00–12:30: 7 times")
    await saturday.get_by_label("To").fill("08:00")
    await vera.page.get_by_role("button", name="Save").click()
    await vera.sees("ends before it begins")
    await vera.finds_nothing_to_blame("a diary that is refused")
    await saturday.get_by_label("To").fill("11:00")
    await vera.page.get_by_role("button", name="Save").click()
    await vera.sees("Saved, and in force.")

    kept = await stage.product.sql("SELECT week->'5' FROM diary WHERE kind = 'desk'")
    await stage.product.sql("UPDATE diary SET week = week - '5' WHERE kind = 'desk'")
    assert "11:00" in str(kept[0][0])
    assert vera.complaints == []


async def test_a_call_back_that_comes_soon_is_given_to_a_colleague_from_the_board(stage: Stage) -> None:
    (sams,) = await booked_with_alice(stage, "Sam Petit")
    await stage.product.sql(
        """
        UPDATE appointment SET due_at = soon, starts_at = soon, busy_from = soon,
               ends_at = soon + interval '30 min', busy_to = soon + interval '30 min'
        FROM (SELECT now() + interval '12 min' AS soon) AS at
        """
    )
    vera = await stage.advisor(PHONE_EN)
    await vera.signs_in("Vera Lemoine", "/board")
    await vera.sees("with Alice Martin")
    await vera.finds_nothing_to_blame("the call-backs to watch")

    await vera.page.get_by_role("button", name="Give the call-back of Sam Petit to a colleague").press("Enter")
    dialog = vera.page.get_by_role("dialog")
    await dialog.get_by_label("Colleague").select_option(label="Bob Durand")
    await vera.finds_nothing_to_blame("to whom it is given")
    await dialog.get_by_role("button", name="Give").press("Enter")

    await vera.sees("with Bob Durand")
    whose = "SELECT login FROM appointment JOIN advisor ON advisor.id = advisor_id WHERE reference = $1"
    assert [tuple(row) for row in await stage.product.sql(whose, sams["reference"])] == [("bob",)]
    assert vera.complaints == []


@pytest.mark.parametrize("screen", LOOKS, ids=lambda screen: f"{screen.width}")
async def test_an_advisor_has_their_week_before_them(stage: Stage, screen: Screen) -> None:
    (sams,) = await booked_with_alice(stage, "Sam Petit")
    alice = await stage.advisor(screen)
    await alice.signs_in("Alice Martin")
    await alice.page.get_by_role("button", name="My timetable").press("Enter")
    await turns_to(alice, instant(sams["starts_at"]))

    booking = alice.page.locator(".booking", has_text="Sam Petit")
    await expect(booking).to_be_visible()
    await expect(booking).to_contain_text("09:00")
    await alice.finds_nothing_to_blame("a week")
    await alice.page.get_by_role("button", name="Back to my desk").press("Enter")
    await expect(alice.page.get_by_role("heading", name="My timetable")).to_be_hidden()
    assert alice.complaints == []


async def turns_to(alice: Advisor, when: datetime) -> None:
    """Turn to the week in which an instant is."""
    weeks = (monday(when) - monday(datetime.now(UTC))) // timedelta(days=7)
    for _ in range(weeks):
        await alice.page.get_by_role("button", name="Next week").press("Enter")


def monday(of: datetime) -> date:
    return day(of) - timedelta(days=day(of).weekday())


def day(of: datetime) -> date:
    return of.astimezone(ZoneInfo("Europe/Paris")).date()
