"""Sam, on a small phone in French, reaches Alice, at her desk in English."""

import re

from playwright.async_api import expect

from tests.journeys.conftest import Stage


async def test_a_seeker_reaches_an_advisor_and_both_keep_the_same_timeline(stage: Stage) -> None:
    sam, alice = await stage.seeker(), await stage.advisor()
    await alice.signs_in("Alice Martin")
    await alice.goes_available()

    await sam.comes("Un paiement manque ou m’étonne", "Sam Petit")
    await sam.says("Bonjour, il me manque un paiement.")
    await alice.accepts()
    await alice.hears("Bonjour, il me manque un paiement.")
    await alice.says("Bonjour Sam, je regarde tout de suite.")
    await sam.hears("je regarde tout de suite.")
    await sam.sees("Alice Martin")

    await sam.reloads()
    await sam.hears("je regarde tout de suite.")
    await alice.reloads()
    await alice.hears("il me manque un paiement.")
    await sam.says("Merci <b>beaucoup</b> & à bientôt 😀")
    await alice.hears("Merci <b>beaucoup</b> & à bientôt 😀")
    await alice.says("Votre paiement part ce soir.")
    await sam.hears("Votre paiement part ce soir.")

    await alice.ends("Answered")
    await sam.sees("La conversation est terminée")
    assert await sam.timeline() == await alice.timeline()
    await alice.concludes("Payment released")
    assert sam.complaints == []
    assert alice.complaints == []


async def test_the_place_in_line_is_seen_to_move(stage: Stage) -> None:
    rosa, sam = await stage.seeker(), await stage.seeker()
    await rosa.comes("Me former", "Rosa Diaz")
    await sam.comes("Me former", "Sam Petit")
    await sam.sees("1 personne avant vous")

    await rosa.page.get_by_role("button", name="Quitter la file").click()
    await rosa.page.get_by_role("dialog").get_by_role("button", name="Quitter la file").click()

    await sam.sees("C’est bientôt à vous")
    await rosa.sees("Votre place est gardée")
    await rosa.page.get_by_role("button", name="Reprendre ma place").click()
    await sam.sees("1 personne avant vous")


async def test_an_unanswered_offer_goes_to_the_next_advisor_and_two_misses_are_told(stage: Stage) -> None:
    await stage.product.sql("UPDATE queue SET offer_time = '2 s'")
    alice, sam = await stage.advisor(), await stage.seeker()
    await alice.signs_in("Alice Martin")
    await alice.goes_available()

    await sam.comes("Me former", "Sam Petit")

    await alice.sees("You are marked “not responding”", within=15)
    await alice.page.get_by_role("button", name=re.compile("Make me available again")).click()
    await stage.product.sql("UPDATE queue SET offer_time = '30 s'")
    await expect(alice.page.locator(".offer")).to_be_visible(timeout=10_000)


async def test_the_page_works_with_the_socket_blocked_altogether(stage: Stage) -> None:
    sam, alice = await stage.seeker(), await stage.advisor()
    await sam.has_no_socket()
    await alice.has_no_socket()
    await alice.signs_in("Alice Martin")
    await alice.goes_available()

    await sam.comes("Me former", "Sam Petit")
    await alice.accepts()
    await alice.says("Bonjour, on s’écrit sans socket")
    await sam.hears("on s’écrit sans socket")
    await sam.says("Je vous lis quand même")
    await alice.hears("Je vous lis quand même")


async def test_a_line_written_in_a_tunnel_arrives_once_when_the_network_is_back(stage: Stage) -> None:
    sam, alice = await stage.seeker(), await stage.advisor()
    await alice.signs_in("Alice Martin")
    await alice.goes_available()
    await sam.comes("Me former", "Sam Petit")
    await alice.accepts()

    await sam.context.set_offline(True)
    await sam.writes("Je suis dans un tunnel")
    await alice.says("Vous êtes là ?")
    await sam.sees("Connexion perdue")
    await sam.context.set_offline(False)

    await alice.hears("Je suis dans un tunnel", within=20)
    await sam.hears("Vous êtes là ?", within=20)
    assert len([words for _, words in await alice.timeline() if "tunnel" in words]) == 1


async def test_a_closed_queue_says_when_it_opens_and_what_else_to_do(stage: Stage) -> None:
    await stage.product.sql("UPDATE queue SET week = '{}'::jsonb WHERE slug = 'creation'")
    sam = await stage.seeker()

    await sam.page.goto(sam.base)

    card = sam.page.locator("section, article, li").filter(has_text="Créer mon entreprise").first
    await expect(card.get_by_text("Fermé").first).to_be_visible()
    await sam.sees("Nous joindre autrement")
