"""What an advisor holds is counted in units, and a count that disagrees with the rows cannot be."""

from uuid import UUID

import pytest

from app.seed import named
from contact import silence, units
from contact.plumbing.errors import StaleState
from contact.units import Load
from tests.people import Town

ALICE = named("alice")
CHAT, CALL, LETTER = Load(1), Load(3, exclusive=True), Load(2, interruptible=True)


async def takes(town: Town, *loads: Load) -> None:
    for load in loads:
        async with town.house.database.transaction() as db:
            await units.take(db, ALICE, load)


async def holds(town: Town) -> tuple[int, int, bool]:
    ((used, aside, alone),) = await town.sql("SELECT used, aside, alone FROM advisor WHERE id = :alice", alice=ALICE)
    return used, aside, alone


@pytest.mark.parametrize(
    ("before", "one_more"),
    [
        ([CHAT, CHAT, CHAT], CHAT),
        ([CHAT], CALL),
        ([CALL], LETTER),
        ([LETTER], LETTER),
        ([CHAT, CHAT], LETTER),
    ],
    ids=[
        "full",
        "a call wants an empty desk",
        "and shares it with nobody",
        "letters have room of their own",
        "or less",
    ],
)
async def test_nobody_is_given_more_than_they_can_hold(town: Town, before: list[Load], one_more: Load) -> None:
    await takes(town, *before)
    held = await holds(town)

    with pytest.raises(units.NoRoom):
        await takes(town, one_more)

    assert await holds(town) == held


async def test_a_letter_is_put_aside_for_a_call_and_is_still_there_afterwards(town: Town) -> None:
    await takes(town, LETTER, CALL)
    both = await holds(town)

    async with town.house.database.transaction() as db:
        await units.give(db, ALICE, CALL)

    assert (both, await holds(town)) == ((3, 2, True), (0, 2, False))


async def test_a_silent_conversation_gives_its_units_back_and_takes_them_again_when_somebody_speaks(town: Town) -> None:
    sam, alice = await town.conversation()
    busy = await holds(town)

    await falls_silent(town, sam.contact)
    quiet = await holds(town)
    await sam.says("Vous êtes là ?")

    assert (busy, quiet, await holds(town)) == ((1, 0, False), (0, 0, False), (1, 0, False))
    assert (await alice.says(sam.contact, "Oui !")).status == 201


async def test_who_speaks_into_a_silence_never_makes_anybody_hold_too_much(town: Town) -> None:
    sam, _ = await town.conversation()
    await falls_silent(town, sam.contact)
    await takes(town, CHAT, CHAT, CHAT)

    said = await sam.says("Vous êtes là ?")

    assert (said.status, await holds(town)) == (201, (3, 0, False))
    assert await town.sql("SELECT silent FROM contact") == [(True,)]


async def test_what_was_given_back_in_silence_is_not_given_back_twice_at_the_end(town: Town) -> None:
    sam, alice = await town.conversation()
    await falls_silent(town, sam.contact)

    await alice.ends(sam.contact)
    await alice.concludes(sam.contact)

    assert await holds(town) == (0, 0, False)


async def test_nor_when_the_contact_goes_to_somebody_else(town: Town) -> None:
    sam, alice = await town.conversation()
    await falls_silent(town, sam.contact)

    await alice.transfers(sam.contact, "search", "à suivre")

    assert await holds(town) == (0, 0, False)
    assert await town.sql("SELECT state, silent FROM contact") == [("waiting", False)]


async def test_a_contact_falls_silent_once(town: Town) -> None:
    sam, _ = await town.conversation()
    await falls_silent(town, sam.contact)

    with pytest.raises(StaleState):
        await falls_silent(town, sam.contact)

    assert await holds(town) == (0, 0, False)


async def falls_silent(town: Town, contact: str) -> None:
    async with town.house.database.transaction() as db:
        await silence.fall_silent(db, UUID(contact))
