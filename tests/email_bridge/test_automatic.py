"""A program that answers one of our letters opens no conversation, and gets no answer from ours."""

from collections.abc import AsyncIterator

import pytest

from email_bridge.demo import ADDRESS
from tests.email_bridge.sorting import SAM, Office, office, written
from tests.email_bridge.test_threads import MALLORY, marks_of, ours_to
from tests.people import Town


@pytest.fixture
async def door(town: Town) -> AsyncIterator[Office]:
    async with office(town) as opened:
        yield opened


def way_back(ours: str) -> str:
    """Return the address at which what returns of a letter of ours comes in."""
    local, _, domain = ADDRESS.rpartition("@")
    return f"{local}+{ours.strip('<>').partition('@')[0]}@{domain}"


async def out_of_office(door: Office, to: str, *, sender: str = SAM, **shows: str) -> None:
    """Let a program say that somebody is away, to the way back of our letter, without naming it (RFC 3834, 4)."""
    away = written("De retour lundi.", sender=sender, to=to, subject="Absence", message_id="<away@x>", **shows)
    await door.brings(away, to=[to], sender="")
    await door.files()


@pytest.mark.parametrize("shows", [{"Auto_Submitted": "auto-replied"}, {"Precedence": "bulk"}, {}])
async def test_who_is_away_says_so_in_the_conversation_and_gets_no_receipt(
    town: Town, door: Office, shows: dict[str, str]
) -> None:
    contact = await door.takes(written())
    ours = await ours_to(town, contact)
    await town.sql("DELETE FROM outbox")

    await out_of_office(door, way_back(ours), **shows)

    rows = await town.sql("SELECT contact_id, robot IS NOT NULL FROM letter WHERE message_id = '<away@x>'")
    assert [(str(where), automatic) for where, automatic in rows] == [(str(contact), True)]
    assert await town.sql("SELECT count(*) FROM contact") == [(1,)]
    assert await town.sql("SELECT count(*) FROM outbox") == [(0,)]


async def test_who_is_away_when_all_is_said_opens_nothing(town: Town, door: Office) -> None:
    contact = await door.takes(written())
    ours = await ours_to(town, contact)
    await town.sql("UPDATE contact SET state = 'closed', ended_at = now()")

    await out_of_office(door, way_back(ours), Auto_Submitted="auto-replied")

    assert await door.states() == ["filed", "ignored"]
    assert await town.sql("SELECT error FROM raw_letter WHERE state = 'ignored'") == [("automatic",)]
    assert await town.sql("SELECT count(*) FROM contact") == [(1,)]


async def test_a_program_of_somebody_to_whom_it_was_passed_on_is_kept_aside(town: Town, door: Office) -> None:
    contact = await door.takes(written())
    ours = await ours_to(town, contact)

    await out_of_office(door, way_back(ours), sender=MALLORY, Auto_Submitted="auto-replied")

    assert await door.states() == ["filed", "ignored"]
    assert await town.sql("SELECT count(*) FROM entry WHERE body LIKE 'De retour%'") == [(0,)]


async def test_a_person_who_goes_on_with_what_has_ended_begins_anew(town: Town, door: Office) -> None:
    contact = await door.takes(written())
    address = (await marks_of(town)).reply_address(ADDRESS, contact, SAM)
    await town.sql("UPDATE contact SET state = 'closed', ended_at = now()")

    again = await door.takes(written("Encore moi", to=address, message_id="<2@x>"), to=[address])

    assert again != contact
    assert await town.sql("SELECT continues_id IS NOT NULL FROM contact WHERE state = 'waiting'") == [(True,)]
