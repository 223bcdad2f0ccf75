"""How a call went is told by both pages, read in one line, and kept as evidence by side."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from contact import happenings
from contact.evidence import Side
from contact.ledger import Happening
from contact.plumbing.endings import end
from tests.people import Advisor, Said, Seeker, Town, eventually
from tests.video.test_joining import admits, met
from video.carried import Carried
from video.connections import Connections
from video.reports import MEASURED


def counted(**more: Any) -> dict[str, Any]:
    """What a page tells of a minute that went well."""
    well: dict[str, Any] = {
        "id": str(uuid4()), "joined": 400, "failures": 0, "up": 60_000, "fair": 0, "poor": 0, "held": 0,
        "interruptions": 0, "away": 0, "received": 9000, "lost": 3, "trip": 40, "way": "direct",
    }  # fmt: skip
    return well | more


async def in_a_call(town: Town) -> tuple[Seeker, Advisor]:
    sam, alice = await met(town)
    await admits(alice, sam)
    return sam, alice


async def tells(person: Seeker | Advisor, contact: str, report: dict[str, Any]) -> Said:
    return await person.post(f"/api/contacts/{contact}/call/reports", **report)


async def line(alice: Advisor, contact: str) -> str | None:
    says = (await alice.get(f"/api/contacts/{contact}/call/line"))["says"]
    return says and str(says["en"])


async def test_a_later_report_of_a_page_takes_the_place_of_the_one_before(town: Town) -> None:
    sam, alice = await in_a_call(town)
    page = counted()

    await tells(sam, sam.contact, page)
    await tells(sam, sam.contact, page | {"interruptions": 2, "away": 7_000})
    await tells(alice, sam.contact, counted())

    assert await line(alice, sam.contact) == "Sound and picture good; 2 interruptions (7 s in all) on their side."


async def test_nothing_is_said_of_a_call_of_which_nobody_told(town: Town) -> None:
    sam, alice = await in_a_call(town)

    assert await line(alice, sam.contact) is None


async def test_how_it_went_is_noted_by_side_once_it_is_over(town: Town) -> None:
    sam, alice = await in_a_call(town)
    await tells(sam, sam.contact, counted(joined=None, failures=4, up=0))
    await tells(alice, sam.contact, counted())

    await alice.ends(sam.contact)
    await alice.concludes(sam.contact)

    async def noted() -> list[Happening]:
        async with town.house.database.transaction() as db:
            return [each for each in await happenings.read(db, [UUID(sam.contact)]) if each.what == MEASURED]

    async def both() -> bool:
        return len(await noted()) == 2

    await eventually(both)
    found = await noted()
    assert [(each.side, each.detail["level"]) for each in found] == [(Side.THEIRS, "never"), (Side.OURS, "good")]
    said = happenings.tell(town.house, found[0])
    assert said["en"] == "Neither sound nor picture came through, tries: 4"


async def test_who_takes_no_part_tells_and_reads_nothing(town: Town) -> None:
    sam, _ = await in_a_call(town)
    mallory, bob = town.seeker(), town.advisor("bob")
    await bob.signs_in()

    assert (await tells(sam, sam.contact, counted())).status == 200
    assert (await tells(mallory, sam.contact, counted())).status in (401, 404)
    assert (await tells(bob, sam.contact, counted())).status == 404
    assert (await bob.get(f"/api/contacts/{sam.contact}/call/line")).status == 404


async def test_nobody_writes_over_what_the_other_side_told(town: Town) -> None:
    sam, alice = await in_a_call(town)
    page = counted()
    await tells(alice, sam.contact, page)

    await tells(sam, sam.contact, page | {"joined": None, "up": 0})

    assert await line(alice, sam.contact) == "On our side: sound and picture good."


async def test_numbers_that_no_browser_counts_are_refused(town: Town) -> None:
    sam, _ = await in_a_call(town)

    assert (await tells(sam, sam.contact, counted(up=10**9))).status == 400
    assert (await tells(sam, sam.contact, counted(way="carrier pigeon"))).status == 400


async def test_a_side_that_reloads_all_day_fills_no_disk(town: Town) -> None:
    sam, _ = await in_a_call(town)

    told = [(await tells(sam, sam.contact, counted())).status for _ in range(21)]

    assert told == [200] * 20 + [429]


async def test_a_call_that_was_closed_takes_no_more_reports(town: Town) -> None:
    sam, alice = await in_a_call(town)
    await alice.ends(sam.contact)
    assert (await tells(sam, sam.contact, counted())).status == 200

    await alice.concludes(sam.contact)

    assert (await tells(sam, sam.contact, counted())).status == 409


async def test_what_our_server_saw_is_weighed_beside_what_the_pages_say(town: Town) -> None:
    sam, alice = await in_a_call(town)
    await tells(sam, sam.contact, counted(interruptions=1, away=12_000))
    await tells(alice, sam.contact, counted())
    well = Carried(timedelta(minutes=1), timedelta(seconds=1), timedelta(seconds=1), received=9000, sent=9000)

    connections, contact = Connections(town.house), UUID(sam.contact)
    keeping = asyncio.create_task(connections.keep())
    connections.put(contact, "seeker", replace(well, silent=timedelta(seconds=12)))
    connections.put(contact, "advisor", well)
    await connections.finish()
    await end(keeping)

    assert await line(alice, sam.contact) == (
        "Sound and picture good; 1 interruption (12 s) on their side. "
        "Our server carried packets all the time: their side fell silent for 12 s."
    )
