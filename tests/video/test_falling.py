"""A call that goes on with less is noted as it happens, on the side on which it did."""

from uuid import UUID

from contact import happenings
from tests.people import Advisor, Said, Seeker, Town
from tests.video.test_reports import in_a_call


async def falls(person: Seeker | Advisor, contact: str, to: str, why: str) -> Said:
    return await person.post(f"/api/contacts/{contact}/call/falls", to=to, why=why)


async def test_what_a_page_has_gone_on_with_is_noted_by_side(town: Town) -> None:
    sam, alice = await in_a_call(town)

    await falls(alice, sam.contact, "sound", "weak")
    await falls(sam, sam.contact, "writing", "no_line")

    async with town.house.database.transaction() as db:
        found = await happenings.read(db, [UUID(sam.contact)])
    assert [(each.side, happenings.tell(town.house, each)["en"]) for each in found] == [
        ("ours", "The connection was too weak: it went on with sound only"),
        ("theirs", "Neither sound nor picture got through: it went on in writing"),
    ]


async def test_of_a_call_that_is_over_nothing_more_is_told(town: Town) -> None:
    sam, alice = await in_a_call(town)
    await alice.ends(sam.contact)

    late = await falls(sam, sam.contact, "sound", "weak")

    assert (late.status, late["error"]) == (409, "stale_state")
