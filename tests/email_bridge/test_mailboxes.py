"""Mailboxes lose nothing and repeat nothing, whatever happens to the server, the connection or our own memory."""

import asyncio
import os
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from email_bridge import filing, mailboxes
from email_bridge.models import Mailbox
from email_bridge.postbox import Postbox
from tests.email_bridge.dovecot import PASSWORD, PROGRAM, Dovecot, dovecot
from tests.email_bridge.sorting import written
from tests.people import Town, eventually

pytestmark = pytest.mark.skipif(
    not PROGRAM, reason="Dovecot is not here (Debian's package dovecot-imapd): mailboxes by IMAP are not tried"
)
VARIABLE = "VISAVIS_TEST_MAILBOX"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Dovecot]:
    monkeypatch.setitem(os.environ, VARIABLE, PASSWORD)
    # A short name: its sockets lie in there, and theirs may have 108 signs at the most.
    short = tempfile.TemporaryDirectory(prefix="dovecot", ignore_cleanup_errors=True)
    with short as folder, dovecot(Path(folder) / "it") as running:
        yield running


@dataclass
class Reading:
    """A mailbox of the town's, read by our process."""

    town: Town
    server: Dovecot
    task: asyncio.Task[None] | None = None

    async def begins(self) -> None:
        async with self.town.house.database.transaction() as db:
            mailbox = (await db.scalars(select(Mailbox.id))).one()
        self.task = asyncio.create_task(mailboxes.watch(self.town.house, mailbox))

    async def dies(self) -> None:
        if self.task:
            self.task.cancel()
            await asyncio.gather(self.task, return_exceptions=True)

    async def holds(self, *subjects: str) -> None:
        """Wait until these letters, and no others, are there."""
        await eventually(lambda: self._filed(len(subjects)), within=60)
        rows = await self.town.sql("SELECT subject FROM letter WHERE direction = 'in' ORDER BY subject")
        assert [subject for (subject,) in rows] == sorted(subjects)

    async def says(self) -> dict[str, Any]:
        vera = self.town.advisor("vera", "board")
        await vera.signs_in()
        (box,) = (await vera.get("/api/mail"))["mailboxes"]
        return dict(box)

    async def _filed(self, wanted: int) -> bool:
        await filing.desk.file(self.town.house)
        return bool((await self.town.sql("SELECT count(*) >= :n FROM letter WHERE direction = 'in'", n=wanted))[0][0])


@pytest.fixture
async def reading(town: Town, server: Dovecot) -> AsyncIterator[Reading]:
    await town.sql(
        "UPDATE mailbox SET source = 'imap', uid_validity = 0, url = :url, secret_name = :name",
        url=server.url,
        name=VARIABLE,
    )
    reading = Reading(town, server)
    yield reading
    await reading.dies()


def letter(subject: str) -> bytes:
    return written(subject=subject, message_id=f"<{subject.encode().hex()}@example.org>")


async def test_what_was_there_and_what_comes_later_is_taken_also_when_it_was_read_elsewhere(reading: Reading) -> None:
    reading.server.delivers(letter("avant"))
    reading.server.delivers(letter("lue ailleurs"), read=True)

    await reading.begins()
    await reading.holds("avant", "lue ailleurs")
    reading.server.delivers(letter("après"))
    await reading.holds("avant", "lue ailleurs", "après")


async def test_a_mailbox_that_was_down_loses_nothing_and_says_so_meanwhile(reading: Reading) -> None:
    await reading.begins()
    reading.server.delivers(letter("un"))
    await reading.holds("un")

    reading.server.stop()
    reading.server.delivers(letter("deux"))
    await eventually(lambda: _fails(reading, "unreachable"), within=30)
    reading.server.start()
    await reading.holds("un", "deux")

    await eventually(lambda: _fails(reading, None), within=30)


async def test_a_mailbox_opened_for_the_first_time_begins_with_what_comes(reading: Reading) -> None:
    await reading.town.sql("UPDATE mailbox SET uid_validity = NULL")
    reading.server.delivers(letter("d’avant nous"))
    await reading.begins()
    await eventually(lambda: _is_open(reading), within=30)

    reading.server.delivers(letter("pour nous"))

    await reading.holds("pour nous")


async def test_a_server_that_tells_nothing_by_itself_is_asked(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailboxes, "ASK", 0.2)
    reading.server.does_not_idle()
    await reading.begins()
    await eventually(lambda: _is_open(reading), within=30)

    reading.server.delivers(letter("un"))

    await reading.holds("un")


async def test_news_heard_between_two_questions_is_not_slept_through(reading: Reading) -> None:
    postbox = Postbox(reading.server.url, PASSWORD)
    postbox.open()
    seen = postbox.uids_after(0)
    reading.server.delivers(letter("un"))
    postbox.ask()

    begun = time.monotonic()
    postbox.wait(20)

    assert time.monotonic() - begun < 10
    assert (seen, postbox.uids_after(0)) == ([], [1])
    postbox.close()


async def test_what_is_parked_is_parked_once_whatever_its_number(reading: Reading) -> None:
    reading.server.delivers(letter("trop grande") + b"x" * (25 * 1024 * 1024))
    reading.server.delivers(letter("un"))
    await reading.begins()
    await reading.holds("un")
    await reading.dies()

    reading.server.forgets_its_numbers()
    reading.server.delivers(letter("deux"))
    await reading.begins()
    await reading.holds("un", "deux")

    assert await reading.town.sql("SELECT count(*) FROM raw_letter WHERE state = 'quarantined'") == [(1,)]


async def test_a_letter_that_its_server_refuses_is_shown_and_the_next_is_taken(reading: Reading) -> None:
    reading.server.delivers(letter("illisible"))
    reading.server.delivers(letter("ordinaire"))
    async with refusing(reading.server.port, uid=1) as port:
        await reading.town.sql("UPDATE mailbox SET url = :url", url=f"imap://conseil@127.0.0.1:{port}/INBOX")
        await reading.begins()
        await reading.holds("ordinaire")
        await reading.dies()

    rows = await reading.town.sql("SELECT uid, size, state, error FROM raw_letter ORDER BY uid")
    assert rows[0] == (1, 0, "quarantined", "not_fetched")
    vera = reading.town.advisor("vera", "board")
    await vera.signs_in()
    (parked,) = (await vera.get("/api/mail"))["parked"]

    await vera.post(f"/api/mail/quarantine/{parked['id']}/again")
    (wanted,) = (await vera.get("/api/mail"))["parked"]
    again = await vera.post(f"/api/mail/quarantine/{parked['id']}/again")
    await reading.town.sql("UPDATE mailbox SET url = :url", url=reading.server.url)
    await reading.begins()
    await reading.holds("ordinaire", "illisible")
    await reading.dies()

    assert (wanted["why"], again.status) == ("wanted", 409)
    assert (await vera.get("/api/mail"))["parked"] == []


@asynccontextmanager
async def refusing(port: int, *, uid: int) -> AsyncIterator[int]:
    """Stand before a server and say NO to whoever wants the bytes of one letter."""
    wanted = f"UID FETCH {uid} (".encode()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        behind, before = await asyncio.open_connection("127.0.0.1", port)
        answers = asyncio.create_task(_copy(behind, writer))
        while line := await reader.readline():
            tag = line.split(b" ", 1)[0]
            if wanted in line and b"BODY" in line:
                writer.write(tag + b" NO [SERVERBUG] cannot read it\r\n")
            else:
                before.write(line)
        before.close()
        await answers

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    yield server.sockets[0].getsockname()[1]
    server.close()


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while piece := await reader.read(65536):
        writer.write(piece)
    writer.close()


async def _is_open(reading: Reading) -> bool:
    return bool(await reading.town.sql("SELECT 1 FROM mailbox WHERE uid_validity > 0"))


async def test_new_numbers_repeat_nothing(reading: Reading) -> None:
    reading.server.delivers(letter("un"))
    reading.server.delivers(letter("deux"))
    await reading.begins()
    await reading.holds("un", "deux")

    await reading.dies()
    reading.server.forgets_its_numbers()
    reading.server.delivers(letter("trois"))
    await reading.begins()
    await reading.holds("un", "deux", "trois")

    # The repeats may be read after the letter that is new.
    await filing.desk.file(reading.town.house)
    states = await reading.town.sql("SELECT state, count(*) FROM raw_letter GROUP BY state ORDER BY state")
    assert states == [("filed", 3), ("ignored", 2)]


async def test_whoever_forgets_how_far_it_was_repeats_nothing(reading: Reading) -> None:
    reading.server.delivers(letter("un"))
    await reading.begins()
    await reading.holds("un")

    await reading.dies()
    await reading.town.sql("UPDATE mailbox SET last_uid = 0")
    reading.server.delivers(letter("deux"))
    await reading.begins()
    await reading.holds("un", "deux")

    assert await reading.town.sql("SELECT count(*) FROM raw_letter") == [(2,)]


async def test_a_wrong_password_is_shown_by_a_code(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, VARIABLE, "wrong")

    await reading.begins()

    await eventually(lambda: _fails(reading, "login_refused"), within=30)


async def test_one_too_large_is_shown_and_the_next_is_taken(reading: Reading) -> None:
    reading.server.delivers(letter("trop grande") + b"x" * (25 * 1024 * 1024))
    reading.server.delivers(letter("ordinaire"))

    await reading.begins()
    await reading.holds("ordinaire")

    assert await reading.town.sql("SELECT error FROM raw_letter WHERE state = 'quarantined'") == [("too_large",)]


async def _fails(reading: Reading, code: str | None) -> bool:
    return await reading.town.sql("SELECT failure FROM mailbox") == [(code,)]
