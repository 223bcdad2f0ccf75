"""Rosa is followed by Alice, who is busy: she is asked whom she would rather talk to, and gets whom she chose."""

from playwright.async_api import expect

from tests.journeys.conftest import Stage
from tests.journeys.people import Advisor, Seeker

REFERENT_FIRST = """UPDATE queue SET rings = '[{"to": "referent", "after": 20}, {"to": "everyone"}]'"""
PACE = """
INSERT INTO pace (queue_id, channel, handling, handled) SELECT id, 'chat', interval '12 min', 40 FROM queue
ON CONFLICT (queue_id, channel) DO UPDATE SET handling = excluded.handling, handled = excluded.handled
"""
FOLLOWED = "UPDATE seeker SET referent_id = (SELECT id FROM advisor WHERE login = 'alice') WHERE name = 'Rosa Diaz'"


async def test_whose_advisor_is_busy_is_asked_and_gets_whom_she_chose(stage: Stage) -> None:
    alice = await alice_talks_with_sam(stage)
    rosa = await rosa_whom_alice_follows(stage)

    await rosa.sees("Alice Martin vous suit")
    await rosa.asks("Relire mon CV", "Rosa Diaz")
    await rosa.sees("Alice Martin, qui vous suit, est en entretien")
    await rosa.sees("Attente estimée : 10 à 20 min")
    await rosa.page.get_by_role("radio", name="Alice Martin").check()
    await rosa.sees("Vous gardez votre place jusqu’à ce que Alice Martin puisse vous répondre")

    bob = await stage.advisor()
    await bob.signs_in("Bob Durand")
    await bob.goes_available()
    await rosa.finds_nothing_to_blame("the question")
    await expect(bob.page.locator(".offer")).to_be_hidden()

    await alice.ends("Answered")
    await alice.concludes("Done")
    await expect(alice.page.locator(".offer")).to_contain_text("You are their advisor.", timeout=15_000)
    await alice.accepts()
    await alice.says("Bonjour Rosa")
    await rosa.hears("Bonjour Rosa")
    assert rosa.complaints + alice.complaints + bob.complaints == []


async def test_whoever_would_rather_not_wait_gets_the_first_available(stage: Stage) -> None:
    await alice_talks_with_sam(stage)
    rosa = await rosa_whom_alice_follows(stage)
    await rosa.asks("Relire mon CV", "Rosa Diaz")

    await rosa.page.get_by_role("radio", name="La première personne disponible").check()
    bob = await stage.advisor()
    await bob.signs_in("Bob Durand")
    await bob.goes_available()

    await bob.accepts()
    await rosa.sees("Bob Durand")


async def alice_talks_with_sam(stage: Stage) -> Advisor:
    """Alice has room for one, and Sam is with her."""
    await stage.product.sql(REFERENT_FIRST)
    await stage.product.sql(PACE)
    await stage.product.sql("UPDATE advisor SET capacity = 1 WHERE login = 'alice'")
    alice, sam = await stage.advisor(), await stage.seeker()
    await alice.signs_in("Alice Martin")
    await alice.goes_available()
    await sam.comes("Relire mon CV", "Sam Petit")
    await alice.accepts()
    return alice


async def rosa_whom_alice_follows(stage: Stage) -> Seeker:
    """Rosa came once before, and Alice follows her since."""
    rosa = await stage.seeker()
    await rosa.comes("Relire mon CV", "Rosa Diaz")
    await rosa.sees("Vous pouvez déjà écrire")
    await rosa.page.get_by_role("button", name="Quitter la file").click()
    await rosa.page.get_by_role("dialog").get_by_role("button", name="Quitter la file").click()
    await rosa.sees("Votre place est gardée")
    await stage.product.sql(FOLLOWED)
    await rosa.page.get_by_role("button", name="Nouvelle conversation").click()
    return rosa
