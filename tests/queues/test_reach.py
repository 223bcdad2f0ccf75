"""Two agencies help each other: whoever holds a contact of the other can read it, send it on and ask for help."""

from app.seed import named
from tests.people import Advisor, Seeker, Town

ELSEWHERE = named("the agency elsewhere")


async def works_elsewhere(town: Town, *logins: str) -> None:
    """There is another agency, and these people belong to it."""
    await town.sql(
        "INSERT INTO agency (id, slug, name, zone, address, phone) "
        "VALUES (:id, 'elsewhere', 'Elsewhere', 'UTC', '', '') ON CONFLICT DO NOTHING",
        id=ELSEWHERE,
    )
    await town.sql("UPDATE advisor SET agency_id = :id WHERE login = ANY(:who)", id=ELSEWHERE, who=list(logins))


async def helped(town: Town, *, colleague: str) -> tuple[Seeker, Advisor]:
    """Alice, from elsewhere, talks with Sam; a colleague of hers or of Sam's agency is at their desk."""
    await works_elsewhere(town, "alice")
    sam, alice = await town.conversation()
    await town.advisor(colleague).is_available()
    return sam, alice


async def test_a_supervisor_who_helps_elsewhere_reads_what_they_hold(town: Town) -> None:
    sam, alice = await town.conversation()
    await town.sql("UPDATE advisor SET role = 'supervisor' WHERE login = 'alice'")
    await works_elsewhere(town, "alice")

    who = (await sam.get("/api/me"))["seeker"]["id"]
    held = [
        await alice.reads(sam.contact),
        await alice.get(f"/api/contacts/{sam.contact}/earlier"),
        await alice.put(f"/api/seekers/{who}/vulnerability", vulnerable=True),
    ]
    await alice.ends(sam.contact)
    await alice.concludes(sam.contact)

    assert [said.status for said in held] == [200, 200, 200]
    assert (await alice.put(f"/api/seekers/{who}/vulnerability", vulnerable=False)).status == 404


async def test_whoever_helps_moves_nobody_of_the_other_agency_who_waits(town: Town) -> None:
    sam, _ = await helped(town, colleague="bob")
    await works_elsewhere(town, "vera")
    vera, rosa = town.advisor("vera", "board"), town.seeker("Rosa")
    await vera.signs_in()
    await rosa.comes("payment")

    assert (await vera.put(f"/api/contacts/{rosa.contact}/line", queue=str(named("search")))).status == 404
    assert (await vera.reads(sam.contact)).status == 404


async def test_whoever_helps_sends_a_contact_on_in_its_own_line_and_agency(town: Town) -> None:
    sam, alice = await helped(town, colleague="bob")

    targets = await alice.get(f"/api/contacts/{sam.contact}/targets")
    moved = await alice.transfers_to(sam.contact, "advisor", advisor="bob")

    assert moved.status == 200
    assert "My benefits" in {each["name"]["en"] for each in targets["queues"]}
    assert "Bob Durand" in {each["name"] for each in targets["colleagues"]}


async def test_whoever_helps_sends_a_contact_back_to_a_line_of_its_agency(town: Town) -> None:
    sam, alice = await helped(town, colleague="bob")

    assert (await alice.transfers(sam.contact, "benefits", "pour vous")).status == 200


async def test_a_line_that_is_being_emptied_still_takes_its_own(town: Town) -> None:
    sam, alice = await town.conversation()
    await town.advisor("bob").is_available()
    await town.sql("UPDATE queue SET retired_at = now() WHERE slug = 'search'")

    assert (await alice.transfers_to(sam.contact, "advisor", advisor="bob")).status == 200


async def test_whoever_helps_can_ask_a_colleague_of_either_agency_to_join(town: Town) -> None:
    sam, alice = await helped(town, colleague="bob")
    vera = town.advisor("vera")
    await vera.is_available()
    await works_elsewhere(town, "vera")

    asked = [await alice.invites(sam.contact, "bob"), await alice.invites(sam.contact, "vera")]

    assert [said.status for said in asked] == [201, 201]


async def test_nobody_of_a_third_agency_is_within_reach(town: Town) -> None:
    sam, alice = await town.conversation()
    await town.advisor("bob").is_available()
    await works_elsewhere(town, "bob")

    refused = [
        await alice.transfers_to(sam.contact, "advisor", advisor="bob"),
        await alice.invites(sam.contact, "bob"),
    ]

    assert [said.status for said in refused] == [404, 404]
