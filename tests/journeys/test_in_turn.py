"""Rosa, on a small phone, would rather be called than wait before a page; she keeps her place all the while."""

import re

from playwright.async_api import expect

from tests.journeys.conftest import Stage
from tests.journeys.people import PHONE_BY_DAY, Seeker

# Codes are counted by number: nobody else's journey uses this one.
ROSAS = "06 12 34 56 81"
IN_TURN = "Appelez-moi quand ce sera mon tour"


async def test_a_place_in_the_line_becomes_a_call_and_a_conversation_again(stage: Stage) -> None:
    rosa = await stage.seeker(PHONE_BY_DAY)
    await rosa.comes("Me former", "Rosa Diaz")
    await asks_to_be_called(rosa)
    await rosa.sees("quand ce sera votre tour")
    await expect(rosa.page.get_by_role("heading", name="Vous êtes en tête de file")).to_be_visible(timeout=10_000)
    await rosa.finds_nothing_to_blame("waiting for a call")

    await rosa.reloads()
    await rosa.sees("Nous vous appelons au •• 81")
    await rosa.page.get_by_role("button", name="Revenir à la conversation écrite").click()

    await expect(rosa.page.get_by_role("button", name="Appelez-moi quand ce sera mon tour")).to_be_visible()
    await rosa.says("Je préfère écrire.")
    assert rosa.complaints == []


async def test_who_asked_to_be_called_is_offered_as_a_call_with_the_number_on_a_click(stage: Stage) -> None:
    rosa, alice = await stage.seeker(PHONE_BY_DAY), await stage.advisor()
    await rosa.comes("Me former", "Rosa Diaz")
    await asks_to_be_called(rosa)
    await rosa.sees("Nous vous appelons au")
    await rosa.leaves()

    await alice.signs_in("Alice Martin")
    await alice.goes_available()
    await alice.accepts()
    await alice.page.get_by_role("button", name="Show the number and call").click()

    await alice.sees("+33 6 12 34 56 81")
    assert alice.complaints == []


async def test_another_page_of_the_same_person_goes_on_with_the_call(stage: Stage) -> None:
    rosa = await stage.seeker(PHONE_BY_DAY)
    await rosa.comes("Me former", "Rosa Diaz")
    other = await rosa.context.new_page()
    await other.goto(rosa.base)
    await expect(other.get_by_role("button", name="Appelez-moi quand ce sera mon tour")).to_be_visible()

    await asks_to_be_called(rosa)

    await expect(other.get_by_text("Nous vous appelons au •• 81").first).to_be_visible()
    assert rosa.complaints == []


async def asks_to_be_called(rosa: Seeker, number: str = ROSAS, ask: str = IN_TURN) -> None:
    """Ask, say where, and type the code that a demonstration shows."""
    await rosa.page.get_by_role("button", name=ask).click()
    await rosa.page.get_by_label("Votre numéro de téléphone").fill(number)
    await rosa.finds_nothing_to_blame("where to call in turn")
    await rosa.page.get_by_role("button", name="Continuer").click()
    await rosa.sees("Entrez le code reçu")
    told = await rosa.page.locator(".in-turn .banner").inner_text()
    await rosa.page.get_by_label("Code à six chiffres").fill("".join(re.findall(r"\d{6}", told)))
    await rosa.page.get_by_role("button", name=ask).click()
