"""Who came into a call, and whose connection was lost, is kept of the two whose call it is."""

from uuid import UUID

import pytest

from contact.happenings import read
from tests.people import Town
from video import presences


@pytest.mark.parametrize(
    ("seat", "presence", "noted"),
    [
        ("seeker", "here", [("call_joined", "theirs")]),
        ("seeker", "silent", [("call_interrupted", "theirs")]),
        ("advisor", "gone", [("call_left", "ours")]),
        ("guest1", "here", []),
    ],
)
async def test_what_a_media_process_sees_of_the_pair_is_noted(
    town: Town, seat: str, presence: str, noted: list[tuple[str, str]]
) -> None:
    sam, _ = await town.conversation()
    contact = UUID(sam.contact)

    async with town.house.database.transaction() as db:
        await presences.note(town.house, db, contact, seat, presence)
        found = [(each.what, each.side) for each in await read(db, [contact])]

    assert found == noted
