"""An administrator sets up the mailboxes of their agency, and no password is ever shown."""

import asyncio
from typing import Any
from uuid import UUID, uuid4

import pytest

from app.seed import named
from email_bridge import mailboxes
from email_bridge.demo import ADDRESS
from tests.email_bridge.sorting import office, written
from tests.people import Advisor, Said, Town, eventually

FORM: dict[str, Any] = {
    "name": "emploi",
    "address": "emploi@agence.example",
    "motive": str(named("training")),
    "language": "fr",
    "takes_plus": True,
    "signature": {"fr": "L’agence", "en": ""},
    "server": "",
    "secret": "",
    "paused": False,
}
FETCHED = {**FORM, "server": "imap://emploi@localhost:1/INBOX", "secret": "EMPLOI_PASSWORD"}


@pytest.fixture
async def ada(town: Town) -> Advisor:
    ada = town.advisor("ada", "admin")
    await ada.signs_in()
    return ada


async def _saves(ada: Advisor, form: dict[str, Any], *, box: str | None = None, version: str = "") -> Said:
    return await ada.put(f"/api/admin/mailboxes/{box or uuid4()}", version=version, form=form)


async def _row(ada: Advisor, name: str = "emploi") -> dict[str, Any]:
    rows = (await ada.get("/api/admin/mailboxes"))["mailboxes"]
    return next(row for row in rows if row["name"] == name)


async def test_a_mailbox_is_added_and_takes_letters(town: Town, ada: Advisor) -> None:
    saved = await _saves(ada, FORM)

    async with office(town) as door:
        await door.takes(written(), to=[FORM["address"]])
    assert (saved.status, saved["form"]["signature"]) == (200, {"fr": "L’agence", "en": ""})
    assert await town.sql("SELECT name FROM mailbox JOIN letter ON mailbox_id = mailbox.id WHERE direction = 'in'") == [
        ("emploi",)
    ]


async def test_it_is_changed_by_one_at_a_time(ada: Advisor) -> None:
    box = str(uuid4())
    first = await _saves(ada, FORM, box=box)

    changed = await _saves(ada, {**FORM, "language": "en"}, box=box, version=first["version"])
    late = await _saves(ada, {**FORM, "name": "autre"}, box=box, version=first["version"])
    again = await _saves(ada, {**FORM, "language": "en"}, box=box, version=first["version"])

    assert (changed.status, again.status, again["version"]) == (200, 200, changed["version"])
    assert (late.status, late["error"]) == (409, "changed_since")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", " "),
        ("name", "conseil"),
        ("address", "emploi"),
        ("address", ADDRESS),
        ("address", f"{'a' * 30}@agence.example"),
        ("motive", str(UUID(int=7))),
        ("server", "imaps://emploi:s3cret@host/INBOX"),
        ("server", "http://emploi@host"),
        ("server", "imap://emploi@[::1"),
        ("secret", "s3cret!"),
    ],
)
async def test_what_would_not_work_is_said_beside_its_field(ada: Advisor, field: str, value: str) -> None:
    refused = await _saves(ada, {**FETCHED, field: value})

    at = {finding["at"].rpartition("/")[2] for finding in refused["findings"]}
    assert (refused.status, refused["error"]) == (400, "would_not_work")
    assert at <= {field, "takes_plus"}


async def test_a_connection_is_tried_when_somebody_asks_and_its_failure_is_told(
    town: Town, ada: Advisor, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = str(uuid4())
    monkeypatch.setenv("EMPLOI_PASSWORD", "secret")
    await _saves(ada, FETCHED, box=box)
    await ada.post(f"/api/admin/mailboxes/{box}/look")
    before = await _row(ada)

    watching = asyncio.create_task(mailboxes.watch(town.house, UUID(box)))
    await eventually(lambda: _is_looked_at(ada))
    watching.cancel()

    after = await _row(ada)
    assert (before["asked"], before["failure"]) == (True, None)
    assert (after["asked"], after["failure"]) == (False, "unreachable")


async def _is_looked_at(ada: Advisor) -> bool:
    return not (await _row(ada))["asked"]


async def test_a_paused_mailbox_is_left_alone_and_read_again_afterwards(town: Town, ada: Advisor) -> None:
    box = str(uuid4())
    paused = await _saves(ada, {**FETCHED, "paused": True}, box=box)
    alone = await mailboxes.to_watch(town.house)

    await _saves(ada, FETCHED, box=box, version=paused["version"])

    assert alone == set()
    assert [str(each.id) for each in await mailboxes.to_watch(town.house) or ()] == [box]


async def test_another_server_begins_with_what_comes(town: Town, ada: Advisor) -> None:
    box = str(uuid4())
    first = await _saves(ada, FETCHED, box=box)
    await town.sql("UPDATE mailbox SET uid_validity = 7, last_uid = 12 WHERE name = 'emploi'")

    kept = await _saves(ada, {**FETCHED, "language": "en"}, box=box, version=first["version"])
    same = await town.sql("SELECT uid_validity, last_uid FROM mailbox WHERE name = 'emploi'")
    await _saves(ada, {**FETCHED, "server": "imap://e@elsewhere/INBOX"}, box=box, version=kept["version"])

    assert same == [(7, 12)]
    assert await town.sql("SELECT uid_validity, last_uid FROM mailbox WHERE name = 'emploi'") == [(None, 0)]
