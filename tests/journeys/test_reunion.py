"""Rosa, in Réunion, books, moves, is reminded, is called and does not answer; called again, on her page, she speaks."""

from playwright.async_api import expect

from tests.daylight import BY_DAY
from tests.journeys.conftest import Stage
from tests.journeys.faces import looks_into_the_camera, only_hears, sees_and_hears, until
from tests.journeys.people import Advisor, Screen, Seeker
from tests.journeys.test_appointments import (
    chooses_to_be_called,
    moves_to_another_day,
    shows_the_number_to_be_theirs,
)

REUNION = Screen(320, 640, zone="Indian/Reunion")
ROSAS = "0692 12 34 56"
# Her hour comes when the test runs; by then she is where it is day, for nobody is rung at night or on a Sunday.
HER_HOUR = """
UPDATE appointment SET zone = $1, due_at = now(), starts_at = now(), ends_at = now() + interval '30 min',
    busy_from = now(), busy_to = now() + interval '30 min'
"""
REMINDED = "UPDATE notice SET due_at = now(), until = now() + interval '1 h' WHERE what IN ('two_hours', 'quarter')"
LATER = """
WITH earlier AS (
    UPDATE call SET began_at = began_at - interval '40 min', ended_at = ended_at - interval '40 min'
)
UPDATE appointment SET due_at = now()
"""


async def test_rosa_in_reunion_books_is_missed_called_again_and_speaks(carried: Stage) -> None:
    rosa, alice = await carried.seeker(REUNION), await carried.advisor()
    await looks_into_the_camera(rosa.page)
    await looks_into_the_camera(alice.page)
    await books_and_moves(rosa)
    await is_reminded(carried)

    await carried.product.sql(HER_HOUR, BY_DAY)
    await alice.signs_in("Alice Martin")
    await alice.goes_available()
    await calls_in_vain(alice)
    await carried.product.sql(LATER)
    await waits_on_her_page(rosa)
    await rings_there(alice)
    await rosa.sees("Alice Martin vous appelle")
    await rosa.finds_nothing_to_blame("the page that rings")
    await rosa.page.keyboard.press("Enter")

    await only_hears(rosa.page)
    await only_hears(alice.page)
    await rosa.sees("Vous vous entendez")
    await alice.sees("You can hear each other")
    await rosa.finds_nothing_to_blame("the call by sound")
    await is_seen(rosa, alice)
    await alice.page.get_by_role("button", name="Reached").click()
    await alice.page.get_by_text("What happened").click()
    await alice.sees("The call in the browser was answered after")
    await alice.finds_nothing_to_blame("what happened, beside the call")
    await alice.ends("Answered")
    # What both pages counted of the sound has come.
    await expect(alice.page.locator(".call-went")).to_be_visible()
    await alice.concludes("Son CV est relu.")
    await rosa.sees("Il n’y a plus d’appel à attendre")
    assert rosa.complaints == alice.complaints == []


async def books_and_moves(rosa: Seeker) -> None:
    await chooses_to_be_called(rosa)
    await rosa.sees("heure de La Réunion")
    await rosa.page.locator(".slot").first.click()
    await rosa.page.get_by_label("Votre nom").fill("Rosa Diaz")
    await rosa.page.get_by_role("button", name="Garder cette heure").click()
    await shows_the_number_to_be_theirs(rosa, ROSAS)
    await moves_to_another_day(rosa)


async def is_reminded(stage: Stage) -> None:
    """The time of the last reminder comes; it is handed over, and noted."""
    await stage.product.sql(REMINDED)

    async def reminded() -> bool:
        told = "SELECT 1 FROM happening WHERE what = 'note_sent' AND detail->>'note' IN ('two_hours', 'quarter')"
        return bool(await stage.product.sql(told))

    await until(reminded, 20)


async def calls_in_vain(alice: Advisor) -> None:
    await alice.accepts()
    await alice.sees("This person expects your call")
    await alice.page.get_by_role("button", name="Show the number and call").click()
    await alice.sees("+262 692 12 34 56")
    await alice.page.get_by_role("button", name="No answer").click()
    await alice.sees("the person is told")
    await alice.page.get_by_text("Person stopped answering", exact=True).click()
    await alice.concludes("Pas de réponse.")


async def waits_on_her_page(rosa: Seeker) -> None:
    await rosa.page.goto(rosa.base)
    await rosa.page.get_by_role("button", name="Être appelé ici").click()
    await rosa.page.get_by_role("button", name="Essayer le micro et la sonnerie").click()
    await rosa.sees("On vous entend bien")
    await rosa.sees("L’agence voit que vous êtes là")
    await rosa.finds_nothing_to_blame("waiting on her page")


async def rings_there(alice: Advisor) -> None:
    await alice.accepts()
    await alice.sees("This person waits on their page")
    await alice.finds_nothing_to_blame("two ways to ring")
    await alice.page.get_by_role("button", name="Ring in their browser").click()
    await alice.sees("It rings on the page of Rosa Diaz")


async def is_seen(rosa: Seeker, alice: Advisor) -> None:
    """Rosa turns her camera on, and off again; Alice, who shows none, sees her meanwhile."""
    await rosa.page.get_by_role("button", name="Être vu").click()
    await sees_and_hears(alice.page)
    await expect(alice.page.get_by_label("Picture of Rosa Diaz")).to_be_visible()
    await alice.finds_nothing_to_blame("the call with a picture")
    await rosa.sees("Alice Martin n’a pas allumé sa caméra")
    await rosa.page.get_by_role("button", name="Couper la caméra").click()
    await only_hears(alice.page)
