"""Sam brings an interpreter: three see and hear each other, write character by character, and who is shown out is."""

from tests.journeys.conftest import Stage
from tests.journeys.faces import looks_into_the_camera, met, sees_and_hears
from tests.journeys.people import DESK

_PICTURES = """
async () => [...(await window.lines.at(-1).getStats()).values()]
    .filter((each) => each.type === "inbound-rtp" && each.kind === "video" && each.framesDecoded > 20).length
"""


async def test_an_interpreter_comes_by_a_link_and_all_three_see_hear_and_read_each_other(
    carried: Stage,
) -> None:
    sam, alice = await met(carried)
    ines = await carried.seeker(DESK)
    await looks_into_the_camera(ines.page)
    await sam.page.get_by_role("button", name="Ajouter un tiers").click()
    await sam.page.get_by_role("button", name="Créer un lien").click()
    link = await sam.page.get_by_label("Lien pour une personne").input_value()

    await ines.page.goto(f"{ines.base}/guest#{link.partition('#')[2]}")
    await ines.page.get_by_label("Your name").fill("Inès Roy")
    await ines.page.get_by_role("button", name="Ask to come in").click()
    await alice.page.get_by_role("button", name="Let Inès Roy in").click()
    await sees_and_hears(ines.page)
    for person in (sam, alice, ines):
        await person.page.wait_for_function(f"async () => (await ({_PICTURES})()) === 2", timeout=15_000)

    await ines.page.get_by_role("button", name="Live text").click()
    writing = alice.page.get_by_label("Write: the others see each character")
    await writing.press_sequentially("Hello, I wri")
    await sam.sees("Hello, I wri")
    await ines.sees("Hello, I wri")
    await writing.press_sequentially("te.")
    await writing.press("Enter")
    await ines.page.get_by_role("log").get_by_text("Hello, I write.").wait_for()
    await ines.finds_nothing_to_blame("the page of a third seat")
    await sam.finds_nothing_to_blame("a call of three on a phone")

    await alice.page.get_by_role("button", name="Add somebody").click()
    await alice.page.get_by_role("button", name="Remove Inès Roy").click()
    await ines.sees("It is over")
    await sees_and_hears(sam.page)
