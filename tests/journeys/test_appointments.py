"""Rosa, on a small phone, chooses when to be called; moves it, finds it again, and gives it back."""

import re

from playwright.async_api import expect

from tests.journeys.conftest import Stage
from tests.journeys.faces import until
from tests.journeys.people import DESK, Seeker
from tests.journeys.pushed import is_pushed, takes_pushes

# Another number for each: so many codes a day go to one.
ROSAS, SAMS = "06 12 34 56 78", "06 12 34 56 79"
# As if the gateway had taken no message for the number, once it has left.
UNSENT = """
UPDATE proof SET failed_at = now() FROM notice JOIN appointment ON appointment.id = notice.appointment_id
WHERE what = 'code' AND notice.state = 'sent' AND appointment.seeker_id = proof.seeker_id AND proven_at IS NULL
RETURNING 1
"""


async def test_a_time_is_booked_on_a_phone_moved_found_again_and_cancelled(stage: Stage) -> None:
    rosa = await stage.seeker()
    await chooses_to_be_called(rosa)
    await rosa.finds_nothing_to_blame("the times")
    await rosa.page.locator(".slot").first.click()
    await rosa.sees("L’heure choisie vous sera gardée ensuite")
    await rosa.page.get_by_label("Votre nom").fill("Rosa Diaz")
    await rosa.page.get_by_role("button", name="Garder cette heure").click()
    await rosa.sees("Cette heure est gardée pour vous")
    await rosa.page.get_by_role("button", name="Garder dix minutes de plus").click()
    await rosa.finds_nothing_to_blame("where to call")
    await shows_the_number_to_be_theirs(rosa, ROSAS)
    await rosa.finds_nothing_to_blame("the booking")

    await moves_to_another_day(rosa)

    await rosa.page.goto(rosa.base)
    await rosa.sees("Votre prochain rendez-vous")
    await rosa.page.get_by_role("button", name="Mes rendez-vous").click()
    await rosa.finds_nothing_to_blame("my appointments")
    await rosa.page.get_by_role("button", name="Annuler le rendez-vous").click()
    await rosa.page.get_by_role("dialog").get_by_role("button", name="Annuler le rendez-vous").click()
    await rosa.sees("Vous avez annulé ce rendez-vous")
    assert rosa.complaints == []


async def test_who_gets_no_code_is_called_in_the_browser_and_the_link_says_that_they_cannot(stage: Stage) -> None:
    sam = await stage.seeker()
    await chooses_to_be_called(sam)
    await sam.page.locator(".slot").first.click()
    await sam.page.get_by_label("Votre nom").fill("Sam Petit")
    await sam.page.get_by_label("Votre nom").press("Enter")
    await gives_a_number(sam, SAMS)
    await no_code_comes(stage)
    await sam.sees("Nous n’avons pas pu envoyer de code à ce numéro")
    await sam.finds_nothing_to_blame("a code that could not be sent")
    await sam.page.get_by_role("button", name="Donner une adresse e-mail ou un autre numéro").click()
    await sam.page.get_by_label("Dans ce navigateur, sans téléphone").check()
    await sam.finds_nothing_to_blame("how to be called")
    await sam.page.get_by_label("Votre adresse e-mail").fill("sam@example.fr")
    await sam.page.get_by_role("button", name="Continuer").click()
    await enters_the_code(sam)
    await sam.sees("dans votre navigateur")
    link = await sam.page.locator(".link-address a").get_attribute("href") or ""

    elsewhere = await stage.seeker()
    await takes_pushes(elsewhere)
    await elsewhere.page.goto(elsewhere.base + "/#" + link.partition("#")[2])
    await elsewhere.sees("Votre rendez-vous")
    await elsewhere.finds_nothing_to_blame("the page of the link")
    await is_reminded_on_that_device(elsewhere)
    await elsewhere.page.get_by_role("button", name="Je suis empêché").click()
    await elsewhere.page.get_by_role("dialog").get_by_role("button", name="Je suis empêché").click()

    await elsewhere.sees("Rien ne vous est reproché")
    assert elsewhere.complaints + sam.complaints == []


async def test_who_is_too_late_for_a_time_is_shown_the_nearest_and_keeps_what_was_typed(stage: Stage) -> None:
    rosa, sam, vera = await stage.seeker(), await stage.seeker(), await stage.seeker()
    await chooses_to_be_called(rosa, "Rosa Diaz")
    await chooses_to_be_called(sam, "Sam Petit")
    await chooses_to_be_called(vera, "Vera Lemoine")

    # The desk has two seats.
    await sam.page.locator(".slot").first.click()
    await sam.sees("Cette heure est gardée pour vous")
    await vera.page.locator(".slot").first.click()
    await vera.sees("Cette heure est gardée pour vous")
    await rosa.page.locator(".slot").first.click()

    await rosa.sees("Cette heure vient d’être prise")
    await expect(rosa.page.get_by_label("Votre nom")).to_have_value("Rosa Diaz")
    await rosa.page.locator(".nearest .slot").first.click()
    await rosa.sees("Cette heure est gardée pour vous")


async def test_the_month_is_gone_through_by_keyboard(stage: Stage) -> None:
    sam = await stage.seeker(DESK)
    await sam.page.goto(sam.base)
    await sam.page.get_by_role("button", name="Go over my CV").click()
    await sam.page.get_by_role("button", name="Be called at a time you choose").click()
    await expect(sam.page.get_by_role("grid")).to_be_visible()
    await sam.finds_nothing_to_blame("the month")
    month = await sam.page.locator(".calendar-month").inner_text()

    await sam.page.get_by_role("grid").locator("button[tabindex='0']").focus()
    await sam.page.keyboard.press("PageDown")
    await expect(sam.page.locator(".calendar-month")).not_to_have_text(month)
    await sam.page.keyboard.press("Home")

    await expect(sam.page.get_by_role("grid").locator("button:focus")).to_have_attribute(
        "aria-label", re.compile("^Monday")
    )


async def is_reminded_on_that_device(person: Seeker) -> None:
    """Ask to be, see what is pushed, and stop it."""
    await person.page.get_by_role("button", name="Me le rappeler sur cet appareil").click()
    await person.sees("Cet appareil vous le rappellera")
    await person.finds_nothing_to_blame("reminded on this device")
    reminder = {"id": "1", "title": "Rendez-vous à 10:00", "body": "Référence", "lang": "fr", "at": "appointment="}

    async def shown() -> bool:
        return await is_pushed(person, reminder) == [reminder["title"]]

    await until(shown, 10)
    await person.page.get_by_role("button", name="Ne plus me le rappeler ici").click()
    await expect(person.page.get_by_role("button", name="Me le rappeler sur cet appareil")).to_be_visible()


async def chooses_to_be_called(seeker: Seeker, name: str = "") -> None:
    """Two clicks from the start to the times; a name may be given before one is chosen."""
    await seeker.page.goto(seeker.base)
    await seeker.page.get_by_role("button", name="Relire mon CV").click()
    await seeker.page.get_by_role("button", name="Être rappelé à l’heure de votre choix").click()
    await expect(seeker.page.locator(".slot").first).to_be_visible()
    await seeker.page.get_by_label("Votre nom").fill(name)


async def shows_the_number_to_be_theirs(seeker: Seeker, number: str) -> None:
    """Give a number, and the code that a demonstration tells."""
    await gives_a_number(seeker, number)
    await enters_the_code(seeker)


async def no_code_comes(stage: Stage) -> None:
    async def unsent() -> bool:
        return bool(await stage.product.sql(UNSENT))

    await until(unsent, 20)


async def gives_a_number(seeker: Seeker, number: str) -> None:
    await seeker.page.get_by_label("Votre numéro de téléphone").fill(number)
    await seeker.page.get_by_role("button", name="Continuer").click()
    await seeker.sees("Entrez le code reçu")


async def enters_the_code(seeker: Seeker) -> None:
    """Enter the code that a demonstration tells, and confirm."""
    await seeker.sees("Entrez le code reçu")
    told = await seeker.page.locator(".banner").inner_text()
    await seeker.page.get_by_label("Code à six chiffres").fill("".join(re.findall(r"\d{6}", told)))
    await seeker.page.get_by_role("button", name="Confirmer le rendez-vous").click()
    await expect(seeker.page.get_by_role("heading", name="Rendez-vous pris")).to_be_visible()


async def moves_to_another_day(seeker: Seeker) -> None:
    """Of the first day there may be one time left; on the next there is another."""
    await seeker.page.get_by_role("button", name="Déplacer").click()
    another = seeker.page.locator(".book-day").nth(1)
    await another.locator("summary").click()
    await another.locator(".slot").first.click()
    await expect(seeker.page.get_by_role("heading", name="Rendez-vous déplacé")).to_be_visible()
