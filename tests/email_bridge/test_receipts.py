"""Whoever writes is told at once that it has arrived: people, not robots, and nobody without end."""

from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message

import pytest
from sqlalchemy import select

from contact.models import Contact, Entry
from email_bridge import receipts
from email_bridge.models import Letter, Mailbox
from email_bridge.receipts import Heard
from tests.email_bridge.conftest import ADDRESS, writes
from tests.people import Town


async def answered(town: Town, contact: str, *, opened: bool = True, **shows: str | bool | None) -> None:
    """Let the house answer a letter that was filed."""
    async with town.house.database.transaction() as db:
        letter = (await db.scalars(select(Letter).where(Letter.contact_id == contact, Letter.direction == "in"))).one()
        for name, value in shows.items():
            setattr(letter, name, value)
        found = await db.get_one(Contact, letter.contact_id)
        mailbox, entry = await db.get_one(Mailbox, letter.mailbox_id), await db.get_one(Entry, letter.entry_id)
        heard = Heard(found, letter, mailbox, entry.author_name or "", entry.body, opened)
        await receipts.answer(town.house, db, [heard])


async def sent(town: Town) -> list[Message]:
    rows = await town.sql("SELECT content FROM outbox ORDER BY written_at")
    return [message_from_bytes(content) for (content,) in rows]


def subject(letter: Message) -> str:
    return str(make_header(decode_header(letter["Subject"])))


def words(letter: Message) -> str:
    (plain,) = (part for part in letter.walk() if part.get_content_type() == "text/plain")
    content = plain.get_payload(decode=True)
    assert isinstance(content, bytes)
    return content.decode()


async def test_a_receipt_names_the_reference_the_service_and_the_delay_and_nothing_the_sender_wrote(town: Town) -> None:
    contact = await writes(town, body="MOT SECRET")
    await answered(town, contact)

    (receipt,) = await sent(town)
    ((reference,),) = await town.sql("SELECT reference FROM contact")
    said = words(receipt)
    assert receipt["To"].endswith(f"<{ADDRESS}>")
    assert receipt["Auto-Submitted"] == "auto-replied"
    assert receipt["In-Reply-To"] == "<first@example.org>"
    assert reference in said
    assert reference in subject(receipt)
    assert "Ma recherche d’emploi" in said
    assert "72 heures ouvrées" in said
    assert "MOT SECRET" not in said
    assert "Mon dossier" not in subject(receipt) + said
    assert await town.sql("SELECT envelope_from, state FROM outbox") == [("", "waiting")]


async def test_a_robot_gets_none(town: Town) -> None:
    await answered(town, await writes(town), robot="list")
    assert await sent(town) == []

    await answered(town, await writes(town, "rosa@example.org"))
    assert len(await sent(town)) == 1


@pytest.mark.parametrize(("verified", "receipts"), [(False, 0), (None, 1), (True, 1)])
async def test_whose_name_was_forged_is_told_nothing(town: Town, verified: bool | None, receipts: int) -> None:
    await answered(town, await writes(town), verified=verified)

    assert len(await sent(town)) == receipts


async def test_who_goes_on_with_a_conversation_gets_none(town: Town) -> None:
    await answered(town, await writes(town), opened=False)

    assert await sent(town) == []


async def test_we_never_write_to_ourselves(town: Town) -> None:
    await answered(town, await writes(town, "Conseil@agence.test"))

    assert await sent(town) == []


async def test_nobody_gets_more_than_two_in_a_day_whatever_they_write(town: Town) -> None:
    for number in range(6):
        await answered(town, await writes(town, body=f"letter {number}"))

    assert len(await sent(town)) == 2


async def test_who_says_the_same_three_times_opens_the_breaker(town: Town) -> None:
    await town.sql("UPDATE correspondent SET sent = '{}'")
    for _ in range(3):
        await answered(town, await writes(town, body="I am away"), opened=False)

    await answered(town, await writes(town, body="something else"))

    assert await sent(town) == []
    assert await town.sql("SELECT opened_at IS NOT NULL FROM correspondent") == [(True,)]


async def test_an_address_that_mail_cannot_carry_costs_no_letter(town: Town) -> None:
    contact = await writes(town, "no address")
    await answered(town, contact)

    assert await sent(town) == []
    assert await town.sql("SELECT count(*) FROM contact") == [(1,)]
