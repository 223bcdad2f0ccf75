"""A supervisor moves somebody who waits, and explains it tomorrow."""

from uuid import uuid4

from app.seed import named
from tests.people import Advisor, Said, Seeker, Town

ALICE, BOB = named("alice"), named("bob")


async def test_somebody_moved_to_another_line_waits_there_with_the_age_they_have(town: Town) -> None:
    sam, vera = await sam_waits(town)
    before = (await sam.reads())["contact"]

    said = await moves(vera, sam, queue="creation")

    after = (await sam.reads())["contact"]
    assert said.status == 200
    assert after["queue"]["en"] == "Start my own business"
    assert after["first_enqueued_at"] == before["first_enqueued_at"]


async def test_somebody_moved_to_an_advisor_keeps_what_they_ask_for_and_asks_them_first(town: Town) -> None:
    sam, vera = await sam_waits(town)
    await town.advisor("alice").is_available()
    await town.sql("UPDATE placement SET barred = ARRAY[CAST(:alice AS uuid)]", alice=ALICE)

    await moves(vera, sam, advisor=str(ALICE))

    assert await town.sql("SELECT wanted_id, needs, barred FROM placement") == [(ALICE, {"training": 1}, [])]


async def test_an_offer_that_was_under_way_is_taken_back(town: Town) -> None:
    sam, vera = await sam_waits(town)
    alice = town.advisor("alice")
    await alice.is_available()
    await town.route()
    await alice.offer()

    await moves(vera, sam, queue="creation")

    assert (await alice.console())["offer"] is None


async def test_the_move_is_in_the_timeline_and_in_the_trail(town: Town) -> None:
    sam, vera = await sam_waits(town)

    await moves(vera, sam, queue="creation")

    events = [each["event"] for each in (await sam.reads())["entries"] if each["event"]]
    assert (events[-1]["code"], events[-1]["name"]) == ("transferred", "Vera Lemoine")
    assert await town.sql("SELECT deed FROM audit WHERE object_id = :id", id=sam.contact) == [("contact.moved",)]


async def test_nobody_is_sent_to_an_advisor_who_is_away(town: Town) -> None:
    sam, vera = await sam_waits(town)

    said = await moves(vera, sam, advisor=str(BOB))

    assert (said.status, said["error"]) == (409, "colleague_away")


async def test_a_move_says_where_to(town: Town) -> None:
    sam, vera = await sam_waits(town)

    nowhere, unknown = await moves(vera, sam), await moves(vera, sam, advisor=str(uuid4()))

    assert [(said.status, said["error"]) for said in (nowhere, unknown)] == [
        (400, "target_missing"),
        (404, "not_found"),
    ]


async def test_who_talks_with_somebody_is_not_moved(town: Town) -> None:
    sam, _ = await town.conversation()
    vera = town.advisor("vera", "board")
    await vera.signs_in()

    assert (await moves(vera, sam, queue="creation"))["error"] == "stale_state"


async def sam_waits(town: Town) -> tuple[Seeker, Advisor]:
    sam, vera = town.seeker("Sam"), town.advisor("vera", "board")
    await vera.signs_in()
    assert (await sam.comes("training")).status == 201
    return sam, vera


async def moves(vera: Advisor, seeker: Seeker, *, queue: str | None = None, advisor: str | None = None) -> Said:
    destination = {"queue": str(named(queue)) if queue else None, "advisor": advisor}
    return await vera.put(f"/api/contacts/{seeker.contact}/line", **destination)


async def test_to_say_a_move_twice_takes_no_offer_back_and_begins_no_ring_anew(town: Town) -> None:
    sam, vera = await sam_waits(town)
    alice = town.advisor("alice")
    await alice.is_available()
    await moves(vera, sam, advisor=str(ALICE))
    await town.route()
    before = await town.sql("SELECT placed_at FROM placement")
    offer = await alice.offer()

    again = await moves(vera, sam, advisor=str(ALICE))

    assert again.status == 200
    assert (await alice.offer())["id"] == offer["id"]
    assert await town.sql("SELECT placed_at FROM placement") == before
    assert await town.sql("SELECT count(*) FROM audit WHERE deed = 'contact.moved'") == [(1,)]
