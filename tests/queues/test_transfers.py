"""A contact goes on by name: to a colleague, to whoever follows the person, and to nobody who is not there."""

from uuid import UUID, uuid4

from app.seed import named
from tests.people import Advisor, Seeker, Town


async def follows(town: Town, advisor: str) -> None:
    """Sam has an advisor of his own."""
    await town.sql("UPDATE seeker SET referent_id = :who", who=named(advisor))


async def talking(town: Town, *, bob: str = "available") -> tuple[Seeker, Advisor, Advisor]:
    sam, alice = await town.conversation()
    colleague = town.advisor("bob")
    await colleague.signs_in()
    await colleague.declares(bob, "pause" if bob == "break" else None)
    return sam, alice, colleague


async def test_a_contact_goes_to_a_colleague_by_name_with_its_age_and_a_note(town: Town) -> None:
    sam, alice, bob = await talking(town)
    before = (await sam.reads())["contact"]

    moved = await alice.transfers_to(sam.contact, "advisor", "connaît son dossier", advisor="bob")
    await town.route()

    offer = await bob.offer()
    assert (offer["contact"], offer["note"]) == (sam.contact, "connaît son dossier")
    assert (moved["state"], moved["first_enqueued_at"]) == ("waiting", before["first_enqueued_at"])
    told = [entry["event"] for entry in (await sam.reads())["entries"] if entry["event"]]
    assert (told[-1]["code"], told[-1]["name"], told[-1]["to"]) == ("transferred", "Alice Martin", "Bob Durand")
    assert (await alice.console())["offer"] is None


async def test_the_rings_of_a_line_begin_anew_with_a_transfer_and_the_age_does_not(town: Town) -> None:
    sam, alice, _ = await talking(town)
    rows = "SELECT p.placed_at, p.wanted_id, c.first_enqueued_at FROM placement p JOIN contact c ON c.id = p.contact_id"
    ((placed, wanted, enqueued),) = await town.sql(rows)

    await alice.transfers_to(sam.contact, "advisor", advisor="bob")

    ((placed_again, wanted_now, enqueued_still),) = await town.sql(rows)
    assert (wanted, wanted_now) == (None, named("bob"))
    assert placed_again > placed
    assert enqueued_still == enqueued


async def test_a_later_transfer_to_a_queue_forgets_who_was_wanted(town: Town) -> None:
    sam, alice, bob = await talking(town)
    await alice.transfers_to(sam.contact, "advisor", advisor="bob")
    await town.route()
    await bob.accepts(await bob.offer())

    await bob.transfers(sam.contact, "benefits", "finalement")

    assert await town.sql("SELECT wanted_id FROM placement") == [(None,)]


async def test_a_transfer_keeps_what_somebody_cannot_do_without_and_nothing_else(town: Town) -> None:
    sam, alice, _ = await talking(town)
    await town.sql(
        "INSERT INTO skill (code, label, must) VALUES "
        """('signs', '{"fr": "LSF", "en": "Signs"}', true), ('loans', '{"fr": "Prêts", "en": "Loans"}', false)"""
    )
    await town.sql("""UPDATE placement SET needs = '{"signs": 2, "loans": 1}'""")

    await alice.transfers(sam.contact, "benefits", "pour ses droits")

    assert await town.sql("SELECT needs FROM placement") == [({"benefits": 1, "signs": 2},)]


async def test_a_contact_goes_to_whoever_follows_the_person(town: Town) -> None:
    sam, alice, bob = await talking(town)
    await follows(town, "bob")

    await alice.transfers_to(sam.contact, "referent")
    await town.route()

    assert (await bob.offer())["contact"] == sam.contact


async def test_where_nobody_can_take_it_a_transfer_is_refused_and_says_why(town: Town) -> None:
    sam, alice, _ = await talking(town, bob="away")

    unfollowed = await alice.transfers_to(sam.contact, "referent")
    away = await alice.transfers_to(sam.contact, "advisor", advisor="bob")
    herself = await alice.transfers_to(sam.contact, "advisor", advisor="alice")
    nobody = await alice.transfers_to(sam.contact, "advisor")
    nowhere = await alice.post(f"/api/contacts/{sam.contact}/transfer", id=str(uuid4()), to="queue", note="x")
    stranger = await alice.transfers_to(sam.contact, "advisor", advisor="nobody of that name")

    refused = [each["error"] for each in (unfollowed, away, herself, nobody, nowhere, stranger)]
    assert refused == [
        "nobody_follows",
        "colleague_away",
        "already_yours",
        "target_missing",
        "target_missing",
        "not_found",
    ]
    assert (await alice.reads(sam.contact))["contact"]["state"] == "active"
    assert "pour vous" not in str(await alice.reads(sam.contact))


async def test_whoever_lacks_what_a_person_cannot_do_without_is_not_sent_them_by_name(town: Town) -> None:
    sam, alice, _ = await talking(town)
    await town.sql("""INSERT INTO skill (code, label, must) VALUES ('signs', '{"fr": "LSF", "en": "Signs"}', true)""")
    await town.sql("""UPDATE placement SET needs = '{"signs": 1}'""")

    without = await alice.transfers_to(sam.contact, "advisor", advisor="bob")
    await town.sql("""UPDATE duty SET skills = skills || '{"signs": 1}'""")
    with_it = await alice.transfers_to(sam.contact, "advisor", advisor="bob")

    assert (without.status, without["error"], with_it.status) == (409, "colleague_unable", 200)


async def test_who_is_on_a_break_can_be_sent_somebody(town: Town) -> None:
    sam, alice, _ = await talking(town, bob="break")

    assert (await alice.transfers_to(sam.contact, "advisor", advisor="bob")).status == 200


async def test_who_is_away_and_replaced_by_somebody_there_can_be_sent_somebody(town: Town) -> None:
    sam, alice, bob = await talking(town)
    vera = town.advisor("vera", "board")
    await vera.signs_in()
    await vera.declares("available")
    await bob.will_be_away("2020-01-01T00:00:00Z", replaced_by=str(named("vera")))

    moved = await alice.transfers_to(sam.contact, "advisor", advisor="bob")

    assert moved.status == 200
    targets = await alice.get("/api/targets")
    (shown,) = (each for each in targets["colleagues"] if each["name"] == "Bob Durand")
    assert shown["presence"]["calendar"]["replaced_by"]["name"] == "Vera Lemoine"
    assert shown["presence"]["asked"] is False


async def test_the_targets_say_hours_waits_presence_and_load(town: Town) -> None:
    _, alice, bob = await talking(town)
    rosa = town.seeker("Rosa")
    await bob.declares("break", "lunch")
    await rosa.comes("payment", language="fr")
    await town.sql(
        "UPDATE placement SET wait_from = 5, wait_to = 10 WHERE contact_id = :contact", contact=UUID(rosa.contact)
    )

    targets = await alice.get("/api/targets")

    names = [each["name"]["en"] for each in targets["queues"]]
    assert names == ["My job search", "My benefits", "Start my own business"]
    benefits = targets["queues"][1]
    assert (benefits["open"], benefits["waiting"], benefits["wait"]) == (True, 1, {"from": 5, "to": 10})
    (colleague,) = (each for each in targets["colleagues"] if each["name"] == "Bob Durand")
    presence = colleague["presence"]
    assert (presence["declared"], presence["reason"], presence["connected"]) == ("break", "lunch", True)
    assert (colleague["used"], colleague["capacity"]) == (0, 3)
    assert "Alice Martin" not in {each["name"] for each in targets["colleagues"]}


async def test_who_leaves_and_returns_finds_the_place_and_the_rings_as_they_were(town: Town) -> None:
    sam = town.seeker()
    await sam.comes()
    rows = "SELECT p.placed_at, c.first_enqueued_at FROM placement p JOIN contact c ON c.id = p.contact_id"
    before = await town.sql(rows)

    await sam.departs()
    await sam.returns()

    assert await town.sql(rows) == before
