"""Whoever left before reading the answer gets it by letter, and goes on from there; a copy is theirs to ask for."""

from email import message_from_bytes
from email.message import Message
from email.utils import parseaddr

import pytest

from email_bridge import unread
from tests.email_bridge.sorting import Office, written
from tests.email_bridge.sorting import office as open_door
from tests.people import Advisor, Seeker, Town

ADDRESS = "sam@example.org"
GONE = (
    "UPDATE entry SET written_at = written_at - interval '11 min'",
    "UPDATE session SET seen_at = now() - interval '11 min' WHERE seeker_id IS NOT NULL",
    "INSERT INTO watch (id, pulse_at, listening_since) VALUES (1, now(), now() - interval '1 hour')"
    " ON CONFLICT (id) DO UPDATE SET pulse_at = now(), listening_since = now() - interval '1 hour'",
)


async def talk(town: Town) -> tuple[Seeker, Advisor]:
    """Sam, who has left an address, and Alice, talking."""
    sam, alice = town.seeker("Sam"), town.advisor("alice")
    await alice.is_available()
    await sam.comes(email=ADDRESS)
    await town.route()
    await alice.accepts(await alice.offer())
    return sam, alice


async def ten_minutes_pass(town: Town) -> None:
    """Sam's page is silent meanwhile."""
    for statement in GONE:
        await town.sql(statement)
    await unread.send_unread(town.house)


async def letters(town: Town) -> list[Message]:
    rows = await town.sql("SELECT content FROM outbox ORDER BY written_at")
    return [message_from_bytes(content) for (content,) in rows]


def words(letter: Message) -> str:
    content = next(part for part in letter.walk() if part.get_content_type() == "text/plain").get_payload(decode=True)
    assert isinstance(content, bytes)
    return content.decode().replace("\r\n", "\n")


async def test_what_was_not_read_goes_out_as_one_letter_once(town: Town) -> None:
    sam, alice = await talk(town)
    await sam.says("Bonjour")
    await alice.says(sam.contact, "Votre paiement part ce soir.")
    await alice.says(sam.contact, "Bonne soirée !")
    await alice.says(sam.contact, "à surveiller", kind="note")

    await ten_minutes_pass(town)
    await ten_minutes_pass(town)

    (letter,) = await letters(town)
    assert letter["To"].endswith(f"<{ADDRESS}>")
    assert letter["Auto-Submitted"] == "auto-generated"
    assert "Votre paiement part ce soir." in words(letter)
    assert "Bonne soirée !" in words(letter)
    assert "à surveiller" not in words(letter)
    assert [each["event"]["code"] for each in (await sam.reads())["entries"] if each["event"]][-1] == "sent_by_letter"


async def test_who_has_read_it_or_is_still_there_gets_nothing(town: Town) -> None:
    sam, alice = await talk(town)
    said = await alice.says(sam.contact, "Bonjour Sam")
    await ten_minutes_pass(town)
    assert len(await letters(town)) == 1
    await town.sql("DELETE FROM outbox")

    await sam.post(f"/api/contacts/{sam.contact}/seen", seq=said["seq"])
    await ten_minutes_pass(town)
    assert await letters(town) == []

    await alice.says(sam.contact, "Encore un mot")
    await town.sql(GONE[0])
    await sam.reads()
    await unread.send_unread(town.house)
    assert await letters(town) == []


async def test_after_an_outage_of_ours_nobody_is_called_gone(town: Town) -> None:
    sam, alice = await talk(town)
    await alice.says(sam.contact, "Bonjour Sam")
    for statement in GONE:
        await town.sql(statement)

    await town.sql("UPDATE watch SET listening_since = now() - interval '5 min'")
    await unread.send_unread(town.house)
    assert await letters(town) == []

    await town.sql("UPDATE watch SET listening_since = now() - interval '1 hour'")
    await unread.send_unread(town.house)
    assert len(await letters(town)) == 1


async def test_two_such_letters_are_a_quarter_of_an_hour_apart_and_bring_nothing_twice(town: Town) -> None:
    sam, alice = await talk(town)
    await alice.says(sam.contact, "Premier mot")
    await ten_minutes_pass(town)
    await alice.says(sam.contact, "Second mot")

    await ten_minutes_pass(town)
    too_soon = len(await letters(town))
    await town.sql("UPDATE outbox SET written_at = now() - interval '16 min'")
    await ten_minutes_pass(town)

    first, second = await letters(town)
    assert too_soon == 1
    assert "Premier mot" in words(first)
    assert "Premier mot" not in words(second)
    assert "Second mot" in words(second)


async def test_an_answer_goes_on_with_the_conversation_by_letter(town: Town) -> None:
    sam, alice = await talk(town)
    await alice.says(sam.contact, "Pouvez-vous me l’envoyer ?")
    await ten_minutes_pass(town)
    (letter,) = await letters(town)

    async with open_door(town) as door:
        answer = written("La voici.", to=parseaddr(letter["Reply-To"])[1], answers=letter["Message-ID"])
        joined = await _takes(door, answer, letter)

    found = await town.sql("SELECT channel, continues_id, seeker_id FROM contact WHERE id = :id", id=joined)
    seeker = await town.sql("SELECT id, seeker_id FROM contact WHERE channel = 'chat'")
    assert found == [("email", *seeker[0])]
    assert str(seeker[0][0]) == sam.contact


async def test_a_copy_goes_to_whom_asks_for_it_once(town: Town) -> None:
    sam, alice = await talk(town)
    await sam.says("Bonjour")
    await alice.says(sam.contact, "Bonjour Sam")
    await alice.says(sam.contact, "à surveiller", kind="note")

    copy = await sam.post(f"/api/contacts/{sam.contact}/transcript")
    again = await sam.post(f"/api/contacts/{sam.contact}/transcript")

    (letter,) = await letters(town)
    assert (copy["to"], again["to"]) == (ADDRESS, ADDRESS)
    assert "Bonjour Sam" in words(letter)
    assert "à surveiller" not in words(letter)


async def test_who_cannot_be_written_to_keeps_nobody_else_waiting(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unread, "AT_ONCE", 1)
    sam, alice = await talk(town)
    rosa = town.seeker("Rosa")
    await rosa.comes(email="rosa@example.org")
    await town.route()
    await alice.accepts(await alice.offer())
    await alice.says(sam.contact, "Bonjour Sam")
    await alice.says(rosa.contact, "Bonjour Rosa")
    await town.sql("UPDATE seeker SET email = 'no address' WHERE email = :email", email=ADDRESS)

    await ten_minutes_pass(town)
    await ten_minutes_pass(town)

    assert await town.sql("SELECT to_address FROM outbox") == [("rosa@example.org",)]


async def test_an_address_that_has_had_enough_gets_no_letter_of_this_kind_either(town: Town) -> None:
    sam, alice = await talk(town)
    await alice.says(sam.contact, "Bonjour Sam")
    await sam.post(f"/api/contacts/{sam.contact}/transcript")
    await town.sql("UPDATE correspondent SET opened_at = now()")

    await ten_minutes_pass(town)

    assert await town.sql("SELECT purpose FROM outbox") == [("transcript",)]


async def test_a_copy_to_an_accented_domain_goes_once_and_nowhere_but_there(town: Town) -> None:
    sam, alice = await talk(town)
    await alice.says(sam.contact, "Bonjour Sam")
    elsewhere = {"email": "chez.lui@exämple.org"}

    await sam.post(f"/api/contacts/{sam.contact}/transcript", **elsewhere)
    await sam.post(f"/api/contacts/{sam.contact}/transcript", **elsewhere)

    assert await town.sql("SELECT to_address FROM outbox") == [("chez.lui@xn--exmple-cua.org",)]


async def test_nobody_uses_us_to_write_to_somebody_else(town: Town) -> None:
    rosa = town.seeker("Rosa")
    await rosa.comes(email="victim@example.org")
    await rosa.says("ACHETEZ MES PILULES")

    refused = await rosa.post(f"/api/contacts/{rosa.contact}/transcript")

    assert (refused.status, refused["error"]) == (409, "nothing_to_copy")


@pytest.mark.parametrize("times", [4])
async def test_an_address_gets_two_copies_a_day_at_most(town: Town, times: int) -> None:
    sam, alice = await talk(town)
    said = [await alice.says(sam.contact, f"{number}") for number in range(times)]
    answers = []
    for each in said:
        await town.sql("UPDATE outbox SET up_to = 0")
        answers.append(await sam.post(f"/api/contacts/{sam.contact}/transcript", email=ADDRESS))
        assert each.status == 201

    assert [each.status for each in answers] == [200, 200, 429, 429]


async def test_nobody_else_asks_for_a_copy(town: Town) -> None:
    sam, _ = await talk(town)
    mallory = town.seeker("Mallory")
    await mallory.comes(email="mallory@example.org")

    refused = await mallory.post(f"/api/contacts/{sam.contact}/transcript")

    assert refused.status == 404


async def _takes(door: Office, answer: bytes, letter: Message) -> object:
    return await door.takes(answer, to=[parseaddr(letter["Reply-To"])[1]])
