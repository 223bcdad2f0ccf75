"""A letter that is taken back is read by nobody: not by mail, not on the seeker's page, not in a copy."""

from uuid import UUID

import pytest
from yarl import URL

from contact import access
from contact.models import Seeker as Person
from email_bridge import transcripts
from tests.email_bridge.conftest import Correspondence
from tests.email_bridge.test_sending import file
from tests.people import Seeker, Town


@pytest.fixture
async def sam(letter: Correspondence) -> Seeker:
    """Sam, who also looks at his conversation in a browser."""
    return await _at_his_page(letter.town, letter.contact)


async def test_it_vanishes_from_the_seekers_page_at_once(letter: Correspondence, sam: Seeker) -> None:
    await sam.listens()
    said = await letter.alice.says(letter.contact, "Oups")
    shown = await sam.hears("entry", id=said["id"])

    await _takes_back(letter)

    told = await sam.hears("entry", kind="event")
    assert (shown["body"], shown["taken_back"]) == ("Oups", False)
    assert (told["event"]["code"], told["event"]["entry"]) == ("taken_back_unread", said["id"])
    assert [(entry["body"], entry["taken_back"]) for entry in await _lines(sam)][-1] == ("", True)


async def test_a_page_that_missed_the_news_learns_it_by_its_cursor(letter: Correspondence, sam: Seeker) -> None:
    said = await letter.alice.says(letter.contact, "Oups")
    cursor = (await sam.reads())["cursor"]

    await _takes_back(letter)

    (event,) = (await sam.reads(cursor))["entries"]
    assert event["event"]["entry"] == said["id"]


async def test_who_had_read_it_is_told_that_it_was_taken_back(letter: Correspondence, sam: Seeker) -> None:
    said = await letter.alice.says(letter.contact, "Oups")
    await sam.post(f"/api/contacts/{letter.contact}/seen", seq=said["seq"])

    await _takes_back(letter)
    await _takes_back(letter)

    events = [entry["event"] for entry in (await sam.reads())["entries"] if entry["kind"] == "event"]
    assert [(event["code"], event["name"]) for event in events][-1] == ("taken_back", "Alice Martin")
    assert [event["code"] for event in events].count("taken_back") == 1


async def test_the_desk_still_sees_what_it_was(letter: Correspondence) -> None:
    await letter.alice.says(letter.contact, "Oups")

    await _takes_back(letter)

    lines = [entry for entry in (await letter.alice.reads(letter.contact))["entries"] if entry["kind"] == "line"]
    assert (lines[-1]["body"], lines[-1]["taken_back"]) == ("Oups", True)


async def test_it_is_in_no_copy_and_no_answer(letter: Correspondence) -> None:
    due = (await _card(letter))["answer_by"]
    await letter.alice.says(letter.contact, "Oups")
    answered = (await _card(letter))["answer_by"]

    await _takes_back(letter)

    async with letter.town.house.database.transaction() as db:
        copied = await transcripts.lines(db, UUID(letter.contact))
    assert [entry.body for entry in copied] == ["Bonjour, où en est mon dossier ?"]
    assert (answered, (await _card(letter))["answer_by"]) == (None, due)


async def test_its_files_go_with_the_next_letter_and_the_answer_names_them_each_time(letter: Correspondence) -> None:
    plan = await file(letter)
    await letter.alice.says(letter.contact, "Oups", attachments=[plan])

    first = await _takes_back(letter)
    again = await _takes_back(letter)
    kept = await letter.alice.says(letter.contact, "Voici", attachments=[plan])

    assert [each["id"] for each in first["files"]] == [each["id"] for each in again["files"]] == [plan]
    assert kept.status == 201


async def test_its_files_are_nobody_elses_to_see(letter: Correspondence, sam: Seeker) -> None:
    plan = await file(letter)
    await letter.alice.says(letter.contact, "Oups", attachments=[plan])
    url = f"{letter.town.base}/api/contacts/{letter.contact}/attachments/{plan}"
    async with sam.http.get(url) as before:
        seen = before.status

    await _takes_back(letter)

    async with sam.http.get(url) as after, letter.alice.http.get(url) as own:
        assert (seen, after.status, own.status) == (200, 404, 200)


async def _takes_back(letter: Correspondence) -> dict[str, list[dict[str, str]]]:
    shown = (await letter.alice.get(f"/api/contacts/{letter.contact}/letters-out"))["letters"][0]
    return await letter.alice.call("DELETE", f"/api/letters-out/{shown['id']}")


async def _lines(sam: Seeker) -> list[dict[str, object]]:
    return [entry for entry in (await sam.reads())["entries"] if entry["kind"] == "line"]


async def _card(letter: Correspondence) -> dict[str, object]:
    (card,) = (await letter.alice.console())["contacts"]
    return dict(card)


async def _at_his_page(town: Town, contact: str) -> Seeker:
    """Give Sam the session of a browser in which he has been before."""
    sam = town.seeker("Sam")
    sam.contact = contact
    async with town.house.database.transaction() as db:
        ((person,),) = await town.sql("SELECT seeker_id FROM contact WHERE id = :id", id=UUID(contact))
        secret = await access.begin_session(db, await db.get_one(Person, person))
    sam.http.cookie_jar.update_cookies({access.SEEKER_COOKIE: secret}, URL(town.base))
    return sam
