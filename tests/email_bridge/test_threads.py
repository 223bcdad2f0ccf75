"""A letter joins the conversation that its writer was given, and no other."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from contact import keys
from email_bridge import headers, parser, proofs
from email_bridge.demo import ADDRESS
from email_bridge.marks import Marks
from tests.email_bridge.sorting import SAM, Office, office, written
from tests.people import Town

MALLORY = "mallory@example.net"
TRUSTED = "mx.agence.test"


@pytest.fixture
async def door(town: Town) -> AsyncIterator[Office]:
    async with office(replace_trust(town)) as opened:
        yield opened


def replace_trust(town: Town) -> Town:
    town.house = replace(town.house, settings=replace(town.house.settings, mail_trusts=(TRUSTED,)))
    return town


async def marks_of(town: Town) -> Marks:
    async with town.house.database.transaction() as db:
        return Marks(await keys.key(db, town.house.settings, "letters"))


async def ours_to(town: Town, contact: UUID, address: str = SAM) -> str:
    """Let a letter of ours have gone to somebody; return its Message-ID."""
    letter = uuid4()
    message_id = (await marks_of(town)).message_id(ADDRESS, letter, address)
    await town.sql(
        "INSERT INTO letter (id, direction, contact_id, mailbox_id, message_id, from_address) "
        "SELECT :letter, 'out', :contact, id, :message, address FROM mailbox",
        letter=letter,
        contact=contact,
        message=message_id,
    )
    return message_id


async def test_an_answer_to_the_marked_address_joins(town: Town, door: Office) -> None:
    first = await door.takes(written())
    address = (await marks_of(town)).reply_address(ADDRESS, first, SAM)

    second = await door.takes(written("La suite", message_id="<2@example.org>", to=address), to=[address.upper()])

    assert second == first


async def test_an_answer_to_our_letter_joins_whatever_its_address_and_subject(town: Town, door: Office) -> None:
    first = await door.takes(written())
    ours = await ours_to(town, first)

    second = await door.takes(written("Oui", message_id="<2@example.org>", subject="Tout autre chose", answers=ours))

    assert second == first
    flagged = await town.sql("SELECT subject_changed FROM letter WHERE message_id = '<2@example.org>'")
    assert flagged == [(True,)]


async def test_a_re_before_the_subject_changes_nothing(town: Town, door: Office) -> None:
    first = await door.takes(written())

    again = written(
        "Oui", message_id="<2@example.org>", subject="RE : Re: mon dossier [VV-7K3M-Q9TX]", answers="<1@example.org>"
    )
    second = await door.takes(again)

    assert second == first
    assert await town.sql("SELECT count(*) FROM letter WHERE subject_changed AND direction = 'in'") == [(0,)]


async def test_whoever_goes_on_with_their_own_letter_joins(door: Office) -> None:
    first = await door.takes(written())

    second = await door.takes(written("J’oubliais", message_id="<2@example.org>", answers="<1@example.org>"))

    assert second == first


async def test_a_subject_alone_joins_nothing(door: Office) -> None:
    first = await door.takes(written())

    second = await door.takes(written("Bonjour", message_id="<2@example.org>", subject="Re: Mon dossier"))

    assert second != first


@pytest.mark.parametrize("way", ["marked address", "our letter", "their letter"])
async def test_somebody_else_is_let_in_by_no_way_and_marked(town: Town, door: Office, way: str) -> None:
    first = await door.takes(written())
    address = (await marks_of(town)).reply_address(ADDRESS, first, SAM)
    answers = {"marked address": "", "our letter": await ours_to(town, first), "their letter": "<1@example.org>"}[way]
    to = address if way == "marked address" else ADDRESS

    second = await door.takes(
        written("Et pour moi ?", sender=MALLORY, message_id="<m@example.net>", to=to, answers=answers, Cc=SAM),
        to=[to],
        sender=MALLORY,
    )

    assert second != first
    assert await town.sql("SELECT from_address FROM letter WHERE stranger") == [(MALLORY,)]
    assert await town.sql("SELECT count(DISTINCT seeker_id) FROM contact") == [(2,)]


async def test_fifty_answers_to_one_bulk_letter_are_fifty_conversations(town: Town, door: Office) -> None:
    answers = [
        written(
            "Je viendrai", sender=f"s{number}@example.org", message_id=f"<{number}@x>", answers="<bulk@agence.test>"
        )
        for number in range(50)
    ]

    await asyncio.gather(*(door.brings(each) for each in answers))
    await door.files()

    counted = await town.sql("SELECT count(DISTINCT contact_id), count(*) FROM letter WHERE direction = 'in'")
    assert counted == [(50, 50)]


async def test_an_answer_to_what_has_ended_goes_on_from_it_once(town: Town, door: Office) -> None:
    first = await door.takes(written())
    await town.sql("UPDATE contact SET state = 'abandoned', ended_at = now() WHERE id = :id", id=first)

    second = await door.takes(written("Encore", message_id="<2@example.org>", answers="<1@example.org>"))
    third = await door.takes(written("Enfin", message_id="<3@example.org>", answers="<1@example.org>"))

    assert second != first
    assert third == second
    assert await town.sql("SELECT continues_id FROM contact WHERE id = :id", id=second) == [(first,)]


async def test_an_answer_to_what_a_chat_has_sent_goes_on_from_the_chat(town: Town, door: Office) -> None:
    sam, _ = await town.conversation()
    address = (await marks_of(town)).reply_address(ADDRESS, UUID(sam.contact), SAM)

    contact = await door.takes(written("Me revoilà", to=address), to=[address])

    same = await town.sql(
        "SELECT c.continues_id, c.channel, c.seeker_id = b.seeker_id "
        "FROM contact c JOIN contact b ON b.id = c.continues_id"
    )
    assert contact != UUID(sam.contact)
    assert same == [(UUID(sam.contact), "email", True)]


async def test_a_sender_in_doubt_is_nobody_we_know(town: Town, door: Office) -> None:
    first = await door.takes(written(Authentication_Results=f"{TRUSTED}; dmarc=pass header.from=example.org"))
    forged = written(
        "C’est moi", message_id="<2@x>", answers="<1@example.org>", Authentication_Results=f"{TRUSTED}; dmarc=fail"
    )

    second = await door.takes(forged)

    assert second != first
    assert await town.sql("SELECT verified FROM letter WHERE direction = 'in' ORDER BY received_at") == [
        (True,),
        (False,),
    ]
    assert await town.sql("SELECT count(DISTINCT seeker_id) FROM contact") == [(2,)]


async def test_an_answer_by_itself_joins_and_is_known_for_one(town: Town, door: Office) -> None:
    first = await door.takes(written())
    ours = await ours_to(town, first)

    absent = written("Je suis absent", message_id="<ooo@x>", answers=ours, Auto_Submitted="auto-replied")
    second = await door.takes(absent)

    assert second == first
    assert await town.sql("SELECT robot FROM letter WHERE message_id = '<ooo@x>'") == [("says_so",)]


PASSED = "dmarc=pass header.from=example.org"


@pytest.mark.parametrize(
    ("results", "verified"),
    [
        ([f"{TRUSTED}; dkim=pass header.d=example.org; dmarc=pass (p=none) header.from=Example.org"], True),
        ([f"{TRUSTED} 1; spf=fail; dmarc=fail header.from=example.org"], False),
        ([f"{TRUSTED}; spf=pass; dkim=none"], None),
        ([f"{TRUSTED}; spf=fail; dkim=fail"], False),
        ([f"mx.evil.example; {PASSED}"], None),
        ([f"mx.evil.example; {PASSED}", f"{TRUSTED}; dmarc=fail"], False),
        ([f"evil ({TRUSTED}); {PASSED}"], None),
        ([f"{TRUSTED}; dmarc=pass"], None),
        ([f"{TRUSTED}; dmarc=pass header.from=example.net"], False),
        ([f'{TRUSTED}; spf=none smtp.mailfrom="x; {PASSED}"@example.net'], None),
        ([f'{TRUSTED}; spf=none smtp.mailfrom="x\\"; {PASSED}"@example.net'], None),
        ([f"{TRUSTED}; spf=none (x (y) ; {PASSED})"], None),
        ([f"{TRUSTED}; spf=none smtp.helo=x {PASSED}"], None),
        ([f"{TRUSTED}; {PASSED}; dmarc=fail header.from=example.org"], False),
        ([], None),
    ],
)
def test_only_a_server_of_ours_vouches_for_a_sender_and_for_their_domain(
    results: list[str], verified: bool | None
) -> None:
    reading = parser.read(written())
    reading.results = results

    assert proofs.of(reading, (TRUSTED,)).verified is verified


def test_a_domain_is_the_same_in_both_its_forms() -> None:
    reading = parser.read(written().replace(SAM.encode(), "sam@préfecture.example".encode()))
    reading.results = [f"{TRUSTED}; dmarc=pass header.from=xn--prfecture-c4a.example"]

    assert proofs.of(reading, (TRUSTED,)).verified is True


@pytest.mark.parametrize(
    "senders",
    [
        b"From: sam@example.org, mallory@example.net\r\n",
        b"From: sam@example.org\r\nFrom: mallory@example.net\r\n",
    ],
)
def test_who_writes_under_two_addresses_is_in_doubt(senders: bytes) -> None:
    reading = parser.read(senders + b"Subject: x\r\n\r\nBonjour")
    reading.results = [f"{TRUSTED}; {PASSED}"]

    assert proofs.of(reading, (TRUSTED,)).verified is False


def test_an_encoded_word_is_no_address() -> None:
    reading = parser.read(
        b"From: =?utf-8?q?sam=40example=2Eorg?= <=?utf-8?q?sam=40example=2Eorg?=@example.net>\r\n\r\nx"
    )

    assert reading.sender is not None
    assert reading.sender.address.endswith("@example.net")


async def test_an_answer_to_a_long_thread_keeps_its_beginning_and_its_end(town: Town, door: Office) -> None:
    chain = [f"<{number}@example.org>" for number in range(20)]
    await door.takes(written(References=" ".join(chain), message_id="<last@example.org>"))

    ((references,),) = await town.sql("SELECT \"references\" FROM letter WHERE direction = 'in'")

    assert headers.references(references, "<last@example.org>") == [chain[0], *chain[-9:], "<last@example.org>"]
