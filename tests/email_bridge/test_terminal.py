"""An operator adds an address of theirs, and changes it, by one line."""

from email import message_from_bytes

import pytest

from contact.plumbing.errors import Misconfigured
from email_bridge import terminal
from tests.email_bridge.sorting import office, written
from tests.people import Town


async def test_a_mailbox_that_was_added_takes_letters(town: Town) -> None:
    await terminal.add_mailbox(town.house, ["aides", "aides@agence.test", "demo", "payment"])

    async with office(town) as door:
        contact = await door.takes(written(to="aides@agence.test"), to=["aides@agence.test"])

    about = "SELECT m.slug FROM placement p JOIN motive m ON m.id = p.motive_id WHERE p.contact_id = :id"
    assert await town.sql(about, id=contact) == [("payment",)]


async def test_the_same_name_again_changes_it(town: Town) -> None:
    await terminal.add_mailbox(town.house, ["aides", "aides@agence.test", "demo", "payment"])
    fetched = ["imaps://aides@mail.example/INBOX", "AIDES_PASSWORD"]
    await terminal.add_mailbox(town.house, ["aides", "aides@agence.test", "demo", "payment", *fetched])

    kept = await town.sql("SELECT source, url, secret_name FROM mailbox WHERE name = 'aides'")
    assert kept == [("imap", *fetched)]


async def test_a_long_address_or_one_without_plus_is_plain_and_answers_are_still_known(town: Town) -> None:
    address = "aides-a-la-formation-professionnelle@agence.test"
    await terminal.add_mailbox(town.house, ["aides", address, "demo", "payment", "plain"])
    async with office(town) as door:
        contact = await door.takes(written(to=address), to=[address])

    ((back,),) = await town.sql("SELECT content FROM outbox")
    assert message_from_bytes(back)["Reply-To"].endswith(f"<{address}>")
    ((message_id,),) = await town.sql("SELECT message_id FROM outbox")
    async with office(town) as door:
        assert await door.takes(written("Merci", to=address, answers=message_id), to=[address]) == contact


@pytest.mark.parametrize(
    "words",
    [
        ["aides"],
        ["aides", "a@agence.test", "nowhere", "payment"],
        ["aides", "aides-a-la-formation-professionnelle@agence.test", "demo", "payment"],
    ],
)
async def test_what_cannot_be_is_said(town: Town, words: list[str]) -> None:
    with pytest.raises(Misconfigured):
        await terminal.add_mailbox(town.house, words)
