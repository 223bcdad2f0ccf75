"""Sam writes from his mail program, Alice answers from the console, and both read well."""

import re

import pytest
from playwright.async_api import FilePayload, expect

from tests.journeys.conftest import Stage
from tests.journeys.letters import Post, words
from tests.journeys.people import DESK, Advisor, Screen


async def _writes(alice: Advisor, text: str) -> None:
    area = alice.page.locator("textarea.post-text")
    await area.fill(text)
    await area.press("Control+Enter")


async def test_a_letter_is_answered_and_the_answer_is_answered_with_a_file(stage: Stage, post: Post) -> None:
    alice = await stage.advisor()
    await alice.signs_in("Alice Martin")
    await alice.goes_available()

    await post.writes("Bonjour,\n\nOù en est mon dossier ?\n\nSam Petit")
    receipt = await post.receives("est enregistrée sous la référence")
    await alice.accepts()
    await alice.hears("Où en est mon dossier ?")
    await alice.finds_nothing_to_blame("a letter on the desk")
    await _writes(alice, "Bonjour Sam,\n\nIl me manque votre attestation.\nPouvez-vous me l’envoyer ?")
    await alice.sees("Leaves in")
    await alice.finds_nothing_to_blame("a letter that is held")

    answer = await post.receives("Il me manque votre attestation.")
    await alice.sees("Sent to sam@example.org")
    await post.replies("La voici.\nMerci !", answer, file=("Attestation de Sam.pdf", b"%PDF-1.4 " + b"x" * 3000))
    await alice.hears("La voici.")
    await alice.finds_nothing_to_blame("an answer with a file")

    assert receipt["Auto-Submitted"] == "auto-replied"
    assert "Alice Martin" in words(answer)
    assert await stage.product.sql("SELECT count(*) FROM contact") == [(1,)]
    assert alice.complaints == []


async def test_a_letter_is_taken_back_within_its_fifteen_seconds(stage: Stage, post: Post) -> None:
    alice = await stage.advisor()
    await alice.signs_in("Alice Martin")
    await alice.goes_available()
    await post.writes("Bonjour, une question.")
    await alice.accepts()

    plan = FilePayload(name="plan.txt", mimeType="text/plain", buffer=b"1. parler")
    await alice.page.locator(".enclosures input[type=file]").set_input_files([plan])
    await alice.sees("plan.txt")
    await _writes(alice, "Bonjour Rosa")
    await alice.page.keyboard.press("Tab")
    await alice.page.get_by_role("button", name=re.compile("^Undo")).click()

    await alice.sees("Taken back before it left")
    await expect(alice.page.locator("textarea.post-text")).to_have_value("Bonjour Rosa")
    await expect(alice.page.locator(".enclosure")).to_contain_text("plan.txt")
    await alice.finds_nothing_to_blame("a letter that was taken back")
    assert [words(each.letter) for each in post.office.taken if "Rosa" in words(each.letter)] == []


@pytest.mark.parametrize("screen", [DESK, Screen(320, 640, "fr", dark=True)], ids=["desk", "phone"])
async def test_nothing_goes_over_a_letter_that_was_not_read(stage: Stage, post: Post, screen: Screen) -> None:
    alice = await stage.advisor(screen)
    await alice.signs_in("Alice Martin")
    await alice.goes_available()
    await post.writes("Bonjour, une question.")
    receipt = await post.receives("est enregistrée sous la référence")
    await alice.accepts()

    area = alice.page.locator("textarea.post-text")
    await area.fill("Voici la réponse")
    await post.replies("J’ai trouvé la réponse, merci.", receipt)
    await alice.hears("J’ai trouvé la réponse")
    await area.press("Control+Enter")

    dialog = alice.page.get_by_role("dialog")
    await expect(dialog.get_by_text("J’ai trouvé la réponse").first).to_be_visible()
    await alice.finds_nothing_to_blame("a collision")
    await dialog.get_by_role("button", name=re.compile("Send all the same|Envoyer quand même")).click()
    await post.receives("Voici la réponse")
