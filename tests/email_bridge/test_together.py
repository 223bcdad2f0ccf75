"""Letters that have come together are filed together, and each of them as if it had come alone."""

from collections.abc import AsyncIterator

import pytest

from email_bridge import filing
from tests.email_bridge.sorting import Office, office, written
from tests.people import Town

ROSA = "Rosa Lune <rosa@example.org>"


@pytest.fixture
async def door(town: Town) -> AsyncIterator[Office]:
    async with office(town) as opened:
        yield opened


async def file_at_once(town: Town) -> None:
    """File what there is in one turn."""
    await filing.desk.file(town.house)


async def test_each_begins_a_contact_with_its_words_as_one_that_comes_alone_does(town: Town, door: Office) -> None:
    await door.keeps(written("De Rosa", sender=ROSA, message_id="<2@example.org>"))
    await door.keeps(written("De Sam", message_id="<3@example.org>"))
    await file_at_once(town)
    # Whoever speaks of somebody else's conversation is looked at alone.
    await door.keeps(written("Seule", sender="mallory@example.net", message_id="<4@x>", answers="<3@example.org>"))
    await file_at_once(town)

    contacts = await town.sql(
        "SELECT state, channel, units, exclusive, interruptible, attended, seq, public_seq, public_seq_before,"
        " seen_by_seeker, seen_by_advisor, wrap_up, extensions_left, ended_at, outcome FROM contact"
    )
    moves = await town.sql("SELECT deed, was, became, by, advisor_id, units FROM move")
    entries = await town.sql("SELECT seq, public_after, kind, author, event FROM entry")
    placements = await town.sql(
        "SELECT queue_id, motive_id, needs, ceiling, wanted_id, barred, version, told FROM placement"
    )
    assert [len(rows) for rows in (contacts, moves, entries, placements)] == [3, 3, 6, 3]
    assert [len({repr(row) for row in rows}) for rows in (contacts, moves, entries, placements)] == [1, 1, 2, 1]


async def test_two_first_letters_of_one_person_are_of_one_seeker(town: Town, door: Office) -> None:
    await door.keeps(written("Un", sender=ROSA, message_id="<1@x>"))
    await door.keeps(written("Deux", sender=ROSA, message_id="<2@x>"))

    await file_at_once(town)

    rows = await town.sql("SELECT count(DISTINCT seeker_id), count(*) FROM contact")
    assert rows == [(1, 2)]


async def test_a_letter_that_came_twice_is_there_once(town: Town, door: Office) -> None:
    await door.keeps(b"Received: by a\r\n" + written("Une fois"))
    await door.keeps(b"Received: by b\r\n" + written("Une fois"))

    await file_at_once(town)

    assert await town.sql("SELECT count(*) FROM letter WHERE direction = 'in'") == [(1,)]
    assert sorted(await door.states()) == ["filed", "ignored"]


async def test_a_letter_that_goes_on_with_one_beside_it_joins_it(town: Town, door: Office) -> None:
    await door.keeps(written("J’oubliais", message_id="<2@example.org>", answers="<1@example.org>"))
    await door.keeps(written("Bonjour", message_id="<1@example.org>"))

    await file_at_once(town)

    assert await town.sql("SELECT count(*) FROM contact") == [(1,)]
    assert await door.states() == ["filed", "filed"]


async def test_nobody_gets_more_than_two_receipts_for_letters_that_came_together(town: Town, door: Office) -> None:
    await door.keeps(written("Rosa", sender=ROSA, message_id="<0@x>"))
    await door.keeps(written("Un", message_id="<1@x>"))
    await door.keeps(written("Deux", message_id="<2@x>"))
    await door.keeps(written("Trois", message_id="<3@x>"))

    await file_at_once(town)

    rows = await town.sql("SELECT to_address, count(*) FROM outbox GROUP BY to_address ORDER BY to_address")
    assert rows == [("rosa@example.org", 1), ("sam@example.org", 2)]
