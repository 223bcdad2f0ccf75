"""The door takes letters for us, says 250 when they are kept, and files each where it belongs."""

import asyncio
import smtplib
from collections.abc import AsyncIterator
from contextlib import suppress
from uuid import UUID

import pytest

from contact.plumbing.errors import Misconfigured
from email_bridge import inbox, pictures
from email_bridge.demo import ADDRESS
from email_bridge.door import KNOWN_FOR, LARGEST
from email_bridge.terminal import add_mailbox
from tests.email_bridge.sorting import SAM, Office, office, written
from tests.people import Town, eventually


@pytest.fixture
async def door(town: Town) -> AsyncIterator[Office]:
    async with office(town) as opened:
        yield opened


async def test_a_letter_waits_in_the_line_of_its_mailbox_and_is_read_on_the_console(town: Town, door: Office) -> None:
    alice = town.advisor("alice")
    await alice.is_available()

    contact = await door.takes(written("Bonjour,\n\nOù en est mon dossier ?\n\nSam"))
    await town.route()
    await alice.accepts(await alice.offer())
    read, letters = await alice.reads(str(contact)), await alice.get(f"/api/contacts/{contact}/letters")

    assert read["contact"]["channel"] == "email"
    assert read["contact"]["seeker"]["name"] == "Sam Petit"
    assert read["contact"]["seeker"]["email"] == SAM
    assert [entry["body"] for entry in read["entries"] if entry["kind"] == "line"] == [
        "Bonjour,\n\nOù en est mon dossier ?\n\nSam"
    ]
    (letter,) = letters["letters"]
    assert (letter["subject"], letter["sender"], letter["verified"], letter["stranger"]) == (
        "Mon dossier",
        SAM,
        None,
        False,
    )


async def test_it_is_kept_before_anybody_reads_it(town: Town, door: Office) -> None:
    raw = written()

    await door.brings(raw)

    kept = await town.sql("SELECT content, state, envelope_from FROM raw_letter")
    assert kept == [(raw, "stored", SAM)]


async def test_nobody_else_s_letters_are_taken(door: Office) -> None:
    with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
        await door.brings(written(), to=["mallory@elsewhere.example"])

    assert refused.value.recipients["mallory@elsewhere.example"][0] == 550


async def test_what_stands_behind_a_plus_is_for_us_to_read(door: Office) -> None:
    local, _, domain = ADDRESS.partition("@")

    assert await door.brings(written(), to=[f"{local}+anything@{domain.upper()}"]) == {}


async def test_a_mailbox_that_is_gone_before_the_letter_is_said_costs_no_letter(town: Town, door: Office) -> None:
    dialogue = await asyncio.to_thread(smtplib.SMTP, "127.0.0.1", door.port, timeout=20)
    taken = await asyncio.to_thread(lambda: [dialogue.ehlo(), dialogue.mail(SAM), dialogue.rcpt(ADDRESS)])
    await town.sql("UPDATE mailbox SET address = 'elsewhere@agence.example'")
    await asyncio.sleep(KNOWN_FOR + 1)
    code, _ = await asyncio.to_thread(dialogue.data, written())
    await asyncio.to_thread(dialogue.quit)

    assert (taken[-1][0], code) == (250, 451)


async def test_a_person_known_to_one_agency_writes_to_another(town: Town, door: Office) -> None:
    first = await door.takes(written())
    await town.sql("UPDATE contact SET state = 'abandoned', ended_at = now() WHERE id = :id", id=first)
    await elsewhere(town)

    second = await door.takes(written("Et ici ?", message_id="<2@example.org>", answers="<1@example.org>"))

    rows = await town.sql("SELECT agency_id, continues_id FROM contact WHERE id = :id", id=second)
    assert rows == [(UUID(int=1), None)]
    assert await door.states() == ["filed", "filed"]


async def elsewhere(town: Town) -> None:
    """Let the mailbox, and the line that it feeds, be another agency's."""
    await town.sql(
        "INSERT INTO agency (id, slug, name, zone, address, phone) VALUES (:id, 'x', 'x', 'UTC', '', '')",
        id=UUID(int=1),
    )
    await town.sql("UPDATE queue SET agency_id = :id", id=UUID(int=1))
    await town.sql("UPDATE mailbox SET agency_id = :id", id=UUID(int=1))


async def test_a_mailbox_feeds_no_line_of_another_agency(town: Town) -> None:
    await elsewhere(town)
    ((agency, motive),) = await town.sql(
        "SELECT a.slug, m.slug FROM agency a, motive m WHERE a.slug <> 'x' ORDER BY m.slug LIMIT 1"
    )

    with pytest.raises(Misconfigured):
        await add_mailbox(town.house, ["autre", "autre@agence.example", agency, motive])


async def test_one_byte_more_than_25_megabytes_is_refused_and_the_next_letter_comes(door: Office) -> None:
    head = b"Subject: gros\r\n\r\n"
    line = b"x" * 76 + b"\r\n"
    body = line * ((LARGEST - len(head)) // len(line))
    fits = head + body + b"x" * (LARGEST - len(head) - len(body) - 2) + b"\r\n"

    taken = await door.brings(fits)
    with pytest.raises(smtplib.SMTPResponseException) as refused:
        await door.brings(fits[:-2] + b"x\r\n")
    await door.takes(written())

    assert (taken, refused.value.smtp_code) == ({}, 552)


async def test_whoever_comes_while_all_places_are_taken_is_asked_to_come_again(
    door: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("email_bridge.door.MOST_AT_ONCE", 2)
    inside = [await asyncio.open_connection("127.0.0.1", door.port) for _ in range(2)]
    greetings = [await reader.readline() for reader, _ in inside]

    reader, writer = await asyncio.open_connection("127.0.0.1", door.port)
    turned_away, ended = await reader.readline(), await reader.read()
    writer.close()
    inside[0][1].close()
    inside[1][1].close()
    await eventually(lambda: _is_taken(door))

    assert [greeting[:3] for greeting in greetings] == [b"220", b"220"]
    assert (turned_away[:9], ended) == (b"421 4.3.2", b"")


async def _is_taken(door: Office) -> bool:
    with suppress(smtplib.SMTPException):
        return await door.brings(written()) == {}
    return False


async def test_lmtp_answers_for_each_recipient(town: Town) -> None:
    local, _, domain = ADDRESS.partition("@")
    said = [
        b"LHLO us",
        b"MAIL FROM:<sam@example.org>",
        *(f"RCPT TO:<{local}+{each}@{domain}>".encode() for each in "ab"),
    ]

    async with office(town, lmtp=True) as door:
        reader, writer = await asyncio.open_connection("127.0.0.1", door.port)
        writer.write(b"\r\n".join([*said, b"DATA", written() + b".", b"QUIT", b""]))
        heard = (await reader.read()).decode().splitlines()
        writer.close()

    assert heard[-3:] == ["250 2.0.0 Stored", "250 2.0.0 Stored", "221 Bye"]
    assert await town.sql("SELECT count(*) FROM raw_letter") == [(1,)]


async def test_a_letter_delivered_twice_is_one_letter(town: Town, door: Office) -> None:
    await door.takes(written())
    await door.takes(b"Received: from relay.example; now\r\n" + written())

    assert await door.states() == ["filed", "ignored"]
    assert await town.sql("SELECT count(*) FROM contact") == [(1,)]


async def test_the_same_words_by_hand_are_two_letters(door: Office) -> None:
    await door.takes(b"From: sam@example.org\r\nSubject: x\r\n\r\nBonjour")
    await door.takes(b"From: sam@example.org\r\nSubject: x\r\n\r\nBonjour")

    assert await door.states() == ["filed", "filed"]


async def test_different_letters_under_one_message_id_are_all_kept(town: Town, door: Office) -> None:
    await door.takes(written("La première", message_id="<same@example.org>"))
    await door.takes(written("La seconde", message_id="<same@example.org>"))

    bodies = await town.sql("SELECT body FROM entry WHERE kind = 'line' ORDER BY body")
    assert bodies == [("La première",), ("La seconde",)]


async def test_a_closed_line_refuses_no_letter(town: Town, door: Office) -> None:
    await town.sql("UPDATE queue SET week = '{}'")

    contact = await door.takes(written())

    assert await town.sql("SELECT state FROM contact WHERE id = :id", id=contact) == [("waiting",)]


async def test_whoever_writes_twice_without_a_thread_has_two_conversations_and_is_one_person(
    town: Town, door: Office
) -> None:
    first = await door.takes(written("Un", message_id="<1@example.org>"))
    second = await door.takes(written("Deux", message_id="<2@example.org>", subject="Autre chose"))

    assert first != second
    assert await town.sql("SELECT count(DISTINCT seeker_id) FROM contact") == [(1,)]


async def test_a_letter_leads_to_nobody_who_came_by_another_way(town: Town, door: Office) -> None:
    sam, _ = await town.conversation()
    await town.sql("UPDATE seeker SET email = :email", email=SAM)

    contact = await door.takes(written())

    rows = await town.sql(
        "SELECT seeker_id FROM contact WHERE id IN (:chat, :letter)", chat=UUID(sam.contact), letter=contact
    )
    assert len({seeker for (seeker,) in rows}) == 2


async def test_what_is_attached_is_downloaded_and_what_is_in_the_text_is_shown_there(town: Town, door: Office) -> None:
    png = b"\x89PNG\r\n\x1a\n" + bytes(30)
    parts = (
        b"From: Sam <sam@example.org>\r\nSubject: CV\r\nMessage-ID: <cv@example.org>\r\n"
        b'Content-Type: multipart/mixed; boundary="m"\r\n\r\n--m\r\n'
        b'Content-Type: multipart/related; boundary="r"\r\n\r\n'
        b"--r\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
        b'<p onclick="x()">Voici</p><img src="cid:logo"><img src="http://spy.example/p.gif"><script>alert(1)</script>\r\n'
        b"--r\r\nContent-Type: image/png\r\nContent-ID: <logo>\r\n\r\n" + png + b"\r\n--r--\r\n"
        b'--m\r\nContent-Type: application/pdf; name="../cv.pdf"\r\n\r\n%PDF-1.7\r\n--m--\r\n'
    )
    alice = town.advisor("alice")
    await alice.is_available()

    contact = await door.takes(parts)
    await town.route()
    await alice.accepts(await alice.offer())
    (letter,) = (await alice.get(f"/api/contacts/{contact}/letters"))["letters"]
    async with alice.http.get(f"{alice.base}/api/contacts/{contact}/letters/{letter['id']}/page") as answer:
        page, headers = await answer.text(), answer.headers

    assert sorted((each["name"], each["media_type"], each["inline"]) for each in letter["attachments"]) == [
        ("1.png", "image/png", True),
        ("cv.pdf", "application/pdf", False),
    ]
    assert "Voici" in page
    assert 'src="data:image/png;base64,' in page
    assert [word for word in ("spy.example", "onclick", "<script", "alert") if word in page] == []
    assert headers["Content-Security-Policy"].startswith("sandbox")
    assert "default-src 'none'" in headers["Content-Security-Policy"]


async def test_an_image_named_a_thousand_times_is_in_the_page_once(town: Town, door: Office) -> None:
    png = b"\x89PNG\r\n\x1a\n" + b"\r\n".join([b"x" * 998] * 500)
    parts = (
        b"From: Sam <sam@example.org>\r\nSubject: Logo\r\nMessage-ID: <logo@example.org>\r\n"
        b'Content-Type: multipart/related; boundary="r"\r\n\r\n'
        b"--r\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
        + b'<img src="cid:a%26b%25@x" alt="logo">\r\n' * 1000
        + b'<img src="cid:c&amp;d@x">'
        + b"\r\n--r\r\nContent-Type: image/png\r\nContent-ID: <a&b%@x>\r\n\r\n" + png
        + b"\r\n--r\r\nContent-Type: image/png\r\nContent-ID: <c&d@x>\r\n\r\n" + png + b"\r\n--r--\r\n"
    )  # fmt: skip
    contact = await door.takes(parts)
    ((entry, html),) = await town.sql(
        "SELECT entry_id, html FROM letter WHERE direction = 'in' AND contact_id = :id", id=contact
    )

    async with town.house.database.transaction() as db:
        page = await pictures.put_in(db, entry, html)

    assert page.count("data:image/png;base64,") == 2
    assert page.count("cid:") == 0
    assert page.count('alt="logo"') == 1000
    assert len(page) < 2_000_000


async def test_many_letters_are_read_page_after_page(town: Town, door: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox, "PAGE", 2)
    alice = town.advisor("alice")
    await alice.is_available()
    contact = await door.takes(written(subject="1"))
    await door.takes(written("b", subject="2", message_id="<2@example.org>", answers="<1@example.org>"))
    await door.takes(written("c", subject="3", message_id="<3@example.org>", answers="<1@example.org>"))
    await town.route()
    await alice.accepts(await alice.offer())

    first = await alice.get(f"/api/contacts/{contact}/letters")
    rest = await alice.get(f"/api/contacts/{contact}/letters?after={first['cursor']}")

    assert [[each["subject"] for each in page["letters"]] for page in (first, rest)] == [["1", "2"], ["3"]]
    assert (first["more"], rest["more"]) == (True, False)


async def test_nobody_else_reads_a_letter(town: Town, door: Office) -> None:
    contact = await door.takes(written())
    alice, mallory = town.advisor("alice"), town.seeker("Mallory")
    await alice.is_available()
    await mallory.comes()

    answers = [await each.get(f"/api/contacts/{contact}/letters") for each in (alice, mallory)]

    assert [answer.status for answer in answers] == [404, 404]
