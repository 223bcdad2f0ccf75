"""Two advisors in one conversation: Bob helps, Alice leaves, Bob concludes."""

from playwright.async_api import expect

from tests.journeys.conftest import Stage
from tests.journeys.people import Screen


async def test_a_colleague_joins_helps_and_goes_on_alone(stage: Stage) -> None:
    sam, alice, bob = (
        await stage.seeker(),
        await stage.advisor(),
        await stage.advisor(Screen(768, 1024, "fr", dark=True)),
    )
    await alice.signs_in("Alice Martin")
    await alice.goes_available()
    await sam.comes("Me former", "Sam Petit")
    await alice.accepts()
    await alice.says("Bonjour Sam, je demande à un collègue")
    await bob.signs_in("Bob Durand")

    await alice.page.get_by_role("button", name="Invite", exact=True).click()
    await alice.page.get_by_label("Bob Durand").check()
    await alice.page.get_by_label("A word for them").fill("Il veut créer son entreprise")
    await alice.page.get_by_role("button", name="Ask them").click()
    await bob.sees("Il veut créer son entreprise")
    await bob.finds_nothing_to_blame("the invitation")
    await bob.page.get_by_role("button", name="Rejoindre").click()
    await bob.hears("je demande à un collègue")
    await bob.says("Bonjour Sam, ici Bob")
    await sam.hears("ici Bob")
    await sam.sees("Bob Durand a rejoint la conversation pour aider")
    await alice.sees("Bob Durand is here too")
    await alice.says("Bob connaît cela mieux que moi")
    await bob.hears("mieux que moi")
    await sam.hears("mieux que moi")
    await alice.finds_nothing_to_blame("a conversation of two advisors")

    await alice.page.get_by_role("button", name="Leave", exact=True).click()
    await alice.page.get_by_role("button", name="Leave it to Bob Durand").click()
    await sam.sees("Alice Martin a quitté la conversation. Bob Durand continue avec vous")
    await expect(alice.page.locator(".contact")).to_have_count(0)
    await sam.says("Merci Bob")
    await bob.hears("Merci Bob")
    await bob.ends("Réponse donnée")
    await bob.concludes("Création d’entreprise expliquée")
    await sam.sees("La conversation est terminée")
    assert sam.complaints + alice.complaints + bob.complaints == []


async def test_somebodys_advisor_is_away_and_says_who_replaces_them(stage: Stage) -> None:
    sam, alice = await stage.seeker(), await stage.advisor()
    await alice.signs_in("Alice Martin")
    await alice.goes_available()
    await sam.comes("Me former", "Sam Petit")
    await alice.accepts()

    await alice.page.get_by_role("button", name="Become their advisor").click()
    await alice.sees("You follow this person.")
    await alice.page.get_by_role("button", name="My people").click()
    await expect(alice.page.locator(".followed")).to_contain_text("Sam Petit")
    await alice.page.get_by_role("button", name="Plan an absence").click()
    await alice.page.get_by_label("From").fill("2020-01-01T08:00")
    await alice.page.get_by_label("Until").fill("2090-01-01T18:00")
    await alice.page.get_by_label("Who replaces you?").select_option(label="Bob Durand")
    await alice.page.get_by_role("button", name="Plan it").click()
    await alice.sees("Your calendar says that you are not there")
    await alice.finds_nothing_to_blame("one's people")
    await alice.page.get_by_role("button", name="Give up the absence").click()

    await expect(alice.page.get_by_text("Your calendar says that you are not there")).to_be_hidden()
    assert alice.complaints == []
