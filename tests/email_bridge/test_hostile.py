"""A letter made to do harm is parked or shown within its limits, and an ordinary one behind it arrives at once."""

import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import UUID

import pytest

from email_bridge import filing
from email_bridge.reader import Reader, Unreadable
from tests.email_bridge.sorting import Office, office, written
from tests.people import Town, eventually

AT_ONCE = 2.0


@pytest.fixture
async def door(town: Town) -> AsyncIterator[Office]:
    async with office(town) as opened:
        yield opened


def nested(depth: int) -> bytes:
    """Return a letter in a letter in a letter."""
    head = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (each, each) for each in range(depth)
    )
    return b"From: m@example.net\r\n" + head + b"\r\nau fond\r\n"


HOSTILE = {
    "a flood of headers": b"".join(b"X-%d: y\r\n" % number for number in range(400_000)) + b"\r\nhi",
    "a header of 32 kB that is all quotation marks": (
        b'From: m@example.net\r\nContent-Type: text/plain; name="' + b'"' * 32_000 + b"\r\n\r\nhi"
    ),
    "a header of 20 MB": b"Subject:" + b" aaaaaaaa\r\n" * 2_000_000 + b"\r\nx",
    "nested to the limit": nested(10),
    "nested past the limit": nested(500),
    "nested without end": nested(20_000),
    "a hundred thousand parts": (
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 100_000 + b"--b--"
    ),
    "no byte at all": b"",
    "nothing but zeros": b"From: m\0@example.net\r\nSubject: \0\r\n\r\n" + b"\0" * 100_000,
    "25 MB of words": b"Subject: x\r\n\r\n" + (b"mots " * 15 + b"\r\n") * 320_000,
    "25 MB of base64": (
        b"Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n" + b"QUFB" * 19 + b"\r\n" * 1
    )
    + (b"QUFB" * 19 + b"\r\n") * 320_000,
    "HTML without end": b"Content-Type: text/html\r\n\r\n" + b"<div>" * 200_000,
    "tables in tables": b"Content-Type: text/html\r\n\r\n" + b"<table><tr><td>\r\n" * 20_000,
    "a charset that is none": b"Content-Type: text/plain; charset=zlib\r\n\r\n\x78\x9c\x03",
    "a charset that is slow": b"Content-Type: text/plain; charset=idna\r\n\r\n" + b"a.\r\n" * 50_000,
    "a charset that lies": b"Content-Type: text/plain; charset=utf-16\r\n\r\nBonjour \xe9t\xe9",
    "references without end": b"References: " + b"<a@b>\r\n " * 200_000 + b"\r\n\r\nx",
    "letters in letters": b"Content-Type: message/rfc822\r\n\r\n" * 3_000,
    "a name for a part that is none": (
        b"Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: image/png\r\n"
        b"Content-ID: <\0\xff\xfe>\r\n\r\n\x89PNG\r\n\x1a\n\r\n--b--\r\n"
    ),
    "a report that speaks in bytes": (
        b"Return-Path: <>\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n"
        b"Content-Type: message/delivery-status\r\n\r\nReporting-MTA: x\r\n\r\n"
        b"Final-Recipient: rfc822; \0\xff@example.org\r\nAction: failed\r\nStatus: 5.0.0\r\n\r\n--b--\r\n"
    ),
    "half of a pair": "Subject: \ud800\r\n\r\n\ud800".encode("utf-8", "surrogatepass"),
}


@pytest.mark.parametrize("harm", HOSTILE)
async def test_the_next_letter_flows(town: Town, door: Office, harm: str) -> None:
    await door.keeps(written("Toute seule", message_id="<0@example.org>"))
    alone = await _until_there(town, "Toute seule")

    await door.keeps(HOSTILE[harm])
    await door.keeps(written("Une question ordinaire"))
    behind = await _until_there(town, "Une question ordinaire")
    await filing.desk.file_patiently(town.house)

    # On a machine busy with other things a letter takes long by itself.
    assert behind < max(AT_ONCE, 5 * alone)
    assert set(await door.states()) <= {"filed", "quarantined"}
    assert await town.sql("SELECT count(*) FROM raw_letter WHERE state = 'quarantined' AND error IS NULL") == [(0,)]


async def _until_there(town: Town, body: str) -> float:
    """File what has come; return the seconds until these words were there."""
    begun = time.monotonic()
    filed = asyncio.create_task(filing.desk.file(town.house))
    await eventually(lambda: _is_there(town, body), within=60)
    took = time.monotonic() - begun
    await filed
    return took


async def _is_there(town: Town, body: str) -> bool:
    return bool(await town.sql("SELECT 1 FROM entry WHERE body = :body", body=body))


async def test_what_is_parked_is_seen_downloaded_and_tried_again(town: Town, door: Office) -> None:
    vera, alice = town.advisor("vera", "board"), town.advisor("alice")
    await vera.signs_in()
    await alice.is_available()

    await door.brings(HOSTILE["nested without end"])
    await door.files()
    (parked,) = (await vera.get("/api/mail"))["parked"]
    health = await vera.sends("GET", "/api/health")
    refused = await alice.get("/api/mail")
    async with vera.http.get(f"{vera.base}/api/mail/quarantine/{parked['id']}") as answer:
        content, kind = await answer.read(), answer.headers["Content-Type"]
    await vera.post(f"/api/mail/quarantine/{parked['id']}/again")
    again = await door.states()
    await door.files()

    assert (parked["mailbox"], parked["why"]) == ("conseil", "recursionerror")
    assert health["email_bridge"]["mailboxes"]["conseil"]["quarantined"] == 1
    assert refused.status == 403
    assert (content, kind) == (HOSTILE["nested without end"], "application/octet-stream")
    assert (again, await door.states()) == (["stored"], ["quarantined"])


async def test_a_letter_that_kills_its_worker_is_given_up_in_the_end(town: Town, door: Office) -> None:
    await door.brings(written())
    await town.sql("UPDATE raw_letter SET tries = 5, claimed_at = now() - interval '5 min'")

    await filing.desk.file_patiently(town.house)

    assert await town.sql("SELECT state, error FROM raw_letter") == [("quarantined", "gave_up")]


async def test_whoever_has_lost_a_letter_changes_nothing(town: Town, door: Office) -> None:
    await door.brings(written())
    (late,) = await filing.claim(town.house, filing.FAST)
    reading = filing.desk.readers[filing.FAST][0].read(late.content, envelope_from=None, seconds=2, wall=5)
    await town.sql("UPDATE raw_letter SET claimed_at = now() - interval '5 min'")
    await door.files()

    await filing.put(town.house, late, reading)

    assert await town.sql("SELECT count(*) FROM letter WHERE direction = 'in'") == [(1,)]
    assert await door.states() == ["filed"]


async def test_what_cannot_be_put_down_holds_up_no_neighbour_and_is_given_up(town: Town, door: Office) -> None:
    await town.sql(
        """
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$;
        """
    )
    await town.sql(
        """
        CREATE TRIGGER refused BEFORE INSERT ON letter FOR EACH ROW WHEN (NEW.subject = 'Impossible')
        EXECUTE FUNCTION refuse()
        """
    )
    await door.keeps(written(subject="Impossible", message_id="<0@example.org>"))
    await door.keeps(written(subject="Possible"))

    await door.files()

    rows = await town.sql("SELECT state, error FROM raw_letter ORDER BY received_at")
    assert rows == [("quarantined", "gave_up"), ("filed", None)]


async def test_a_mailbox_without_a_line_keeps_its_letters_where_they_are_seen(town: Town, door: Office) -> None:
    await town.sql(
        "INSERT INTO agency (id, slug, name, zone, address, phone) VALUES (:id, 'x', 'x', 'UTC', '', '')",
        id=UUID(int=1),
    )
    await town.sql("UPDATE mailbox SET agency_id = :id", id=UUID(int=1))

    await door.brings(written())
    await door.files()

    assert await town.sql("SELECT state, error FROM raw_letter") == [("quarantined", "no_line")]


def test_the_reader_that_dies_is_replaced() -> None:
    reader = Reader()
    reader.read(written(), envelope_from=None, seconds=2, wall=5)
    with pytest.raises(Unreadable) as slow:
        reader.read(HOSTILE["a hundred thousand parts"] * 3, envelope_from=None, seconds=2, wall=0.2)

    assert slow.value.code == "too_slow"
    assert reader.read(written("Encore"), envelope_from=None, seconds=2, wall=5).words == "Encore"
    reader.close()


def test_the_reader_is_told_nothing_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://secret")
    reader = Reader()
    reader.read(written(), envelope_from=None, seconds=2, wall=5)
    assert reader.process is not None

    environ = Path(f"/proc/{reader.process.pid}/environ").read_bytes()

    reader.close()
    assert b"secret" not in environ
