"""A colleague sits down in a conversation, speaks in it, and may go on with it."""

import asyncio
from uuid import uuid4

from sqlalchemy import text

from app.seed import named
from tests.people import Advisor, Seeker, Town, eventually


async def with_bob(town: Town) -> tuple[Seeker, Advisor, Advisor]:
    """Sam and Alice, talking, and Bob beside her."""
    sam, alice = await town.conversation()
    bob = town.advisor("bob")
    await bob.is_available()
    invitation = await alice.invites(sam.contact, "bob")
    assert (await bob.joins(invitation["id"])).status == 200
    return sam, alice, bob


async def used(town: Town) -> dict[str, int]:
    return dict(await town.sql("SELECT login, used FROM advisor WHERE used > 0"))


# ---- the invitation ------------------------------------------------------------------------------------------


async def test_an_invitation_says_who_asks_whom_about_what_and_until_when(town: Town) -> None:
    sam, alice = await town.conversation()
    bob = town.advisor("bob")
    await bob.is_available()
    await bob.listens()

    asked = await alice.invites(sam.contact, "bob", "tu connais la création d’entreprise ?")

    await bob.hears("console")
    (seen,) = (await bob.console())["invitations"]
    assert seen == asked
    assert (seen["host"]["name"], seen["guest"]["name"]) == ("Alice Martin", "Bob Durand")
    assert (seen["seeker"]["name"], seen["motive"]["en"]) == ("Sam", "Go over my CV or application")
    assert (seen["note"], seen["made_at"] < seen["due_at"]) == ("tu connais la création d’entreprise ?", True)
    assert (await alice.console())["invitations"] == [asked]
    assert (await bob.reads(sam.contact)).status == 404


async def test_who_joins_reads_writes_and_is_seen_by_both(town: Town) -> None:
    sam, alice = await town.conversation()
    bob = town.advisor("bob")
    await bob.is_available()
    await sam.says("Bonjour")
    await alice.says(sam.contact, "il demande un prêt", kind="note")
    await sam.listens()

    joined = await bob.joins((await alice.invites(sam.contact, "bob"))["id"])

    assert {"Bonjour", "il demande un prêt"} <= {entry["body"] for entry in joined["entries"]}
    shown = await sam.hears("contact", guests=[{"id": joined["contact"]["guests"][0]["id"], "name": "Bob Durand"}])
    assert shown["advisor"]["name"] == "Alice Martin"
    assert (await bob.says(sam.contact, "Bonjour Sam, ici Bob")).status == 201
    assert (await sam.hears("entry", kind="line", body="Bonjour Sam, ici Bob"))["author_name"] == "Bob Durand"
    told = [entry["event"] for entry in (await sam.reads())["entries"] if entry["event"]]
    assert (told[-1]["code"], told[-1]["name"]) == ("sat_down", "Bob Durand")


async def test_a_guest_hears_lines_notes_and_typing(town: Town) -> None:
    sam, alice, bob = await with_bob(town)
    await bob.listens()
    await alice.listens()
    await sam.listens()

    await sam.says("une ligne")
    await alice.says(sam.contact, "une note", kind="note")
    assert alice.socket is not None
    assert sam.socket is not None
    await alice.socket.emit("typing", {"contact": sam.contact})
    await sam.socket.emit("typing", {"contact": sam.contact})

    assert (await bob.hears("entry", body="une ligne"))["author"] == "seeker"
    assert (await bob.hears("entry", body="une note"))["kind"] == "note"
    assert {(await bob.hears("typing"))["name"], (await bob.hears("typing"))["name"]} == {"Alice Martin", "Sam"}


async def test_what_a_guest_has_read_is_their_own(town: Town) -> None:
    sam, alice, bob = await with_bob(town)
    line = await sam.says("pour vous deux")

    await bob.post(f"/api/contacts/{sam.contact}/seen", seq=line["seq"])
    await bob.says(sam.contact, "lu")

    unread = [(await each.console())["contacts"][0]["unread"] for each in (alice, bob)]
    assert unread == [1, 0]
    assert (await sam.reads())["contact"]["seen_by_advisor"] < line["seq"]


async def test_a_guest_takes_units_and_gives_them_back(town: Town) -> None:
    sam, _, bob = await with_bob(town)
    during = await used(town)

    assert (await bob.gets_up(sam.contact)).status == 200

    assert during == {"alice": 1, "bob": 1}
    assert await used(town) == {"alice": 1}
    assert (await bob.reads(sam.contact)).status == 404
    told = [entry["event"] for entry in (await sam.reads())["entries"] if entry["event"]]
    assert (told[-1]["code"], told[-1]["name"]) == ("got_up", "Bob Durand")


async def test_nobody_joins_beyond_what_they_can_hold(town: Town) -> None:
    sam, alice = await town.conversation()
    bob = town.advisor("bob")
    await bob.is_available()
    await town.sql("UPDATE advisor SET used = capacity WHERE login = 'bob'")
    invitation = await alice.invites(sam.contact, "bob")

    refused = await bob.joins(invitation["id"])

    assert (refused.status, refused["error"]) == (409, "no_room")
    await town.sql("UPDATE advisor SET used = 0 WHERE login = 'bob'")
    assert (await bob.joins(invitation["id"])).status == 200


async def test_an_invitation_that_nobody_answers_ends(town: Town) -> None:
    sam, alice = await town.conversation()
    bob = town.advisor("bob")
    await bob.is_available()
    invitation = await alice.invites(sam.contact, "bob")
    await alice.listens()

    await town.sql("UPDATE invitation SET due_at = now()")
    await town.sweep()

    assert (await alice.hears("invitation_gone"))["reason"] == "expired"
    assert (await bob.joins(invitation["id"]))["error"] == "invitation_over"
    assert (await bob.console())["invitations"] == []


async def test_what_is_declined_or_taken_back_is_over(town: Town) -> None:
    sam, alice = await town.conversation()
    bob = town.advisor("bob")
    await bob.is_available()
    first = (await alice.invites(sam.contact, "bob"))["id"]
    await bob.post(f"/api/invitations/{first}/refusal")
    second = (await alice.invites(sam.contact, "bob"))["id"]
    await alice.post(f"/api/invitations/{second}/withdrawal")

    assert [(await bob.joins(each))["error"] for each in (first, second)] == ["invitation_over"] * 2
    assert (await bob.post(f"/api/invitations/{first}/refusal")).status == 200


async def test_nobody_is_invited_twice_nor_who_is_not_there(town: Town) -> None:
    sam, alice = await town.conversation()
    vera = town.advisor("vera", "board")
    await vera.signs_in()
    await alice.invites(sam.contact, "vera")

    again, absent, herself = [await alice.invites(sam.contact, each) for each in ("vera", "bob", "alice")]

    assert (again["error"], absent["error"]) == ("already_asked", "not_at_their_desk")
    assert herself.status == 404


async def test_an_invitation_said_twice_is_one_and_so_is_its_answer(town: Town) -> None:
    sam, alice = await town.conversation()
    bob = town.advisor("bob")
    await bob.is_available()
    once = str(uuid4())

    asked = await asyncio.gather(*(alice.invites(sam.contact, "bob", id=once) for _ in range(5)))
    joined = await asyncio.gather(*(bob.joins(once) for _ in range(5)))

    assert [(said.status, said["id"]) for said in asked] == [(201, once)] * 5
    assert {said.status for said in joined} == {200}
    assert await town.sql("SELECT count(*) FROM seat") == [(1,)]
    assert await used(town) == {"alice": 1, "bob": 1}


async def test_an_invitation_into_what_has_ended_is_over(town: Town) -> None:
    sam, alice = await town.conversation()
    bob = town.advisor("bob")
    await bob.is_available()
    invitation = await alice.invites(sam.contact, "bob")

    await alice.ends(sam.contact)

    assert (await bob.joins(invitation["id"]))["error"] == "invitation_over"
    assert (await bob.console())["invitations"] == []


# ---- leaving -------------------------------------------------------------------------------------------------


async def test_who_leaves_hands_over_to_whoever_sits_there(town: Town) -> None:
    sam, alice, bob = await with_bob(town)
    await sam.listens()

    assert (await alice.hands_over(sam.contact)).status == 200

    assert (await sam.hears("contact", state="active", guests=[]))["advisor"]["name"] == "Bob Durand"
    told = [entry["event"] for entry in (await sam.reads())["entries"] if entry["event"]]
    assert (told[-1]["code"], told[-1]["name"], told[-1]["to"]) == ("handed_over", "Alice Martin", "Bob Durand")
    assert await used(town) == {"bob": 1}
    assert (await alice.reads(sam.contact)).status == 404
    assert (await alice.console())["contacts"] == []
    assert (await bob.console())["contacts"][0]["guest"] is False
    await bob.ends(sam.contact)
    assert (await bob.concludes(sam.contact))["state"] == "closed"
    assert await used(town) == {}


async def test_a_hand_over_said_twice_is_one(town: Town) -> None:
    sam, alice, _ = await with_bob(town)
    once = str(uuid4())

    said = await asyncio.gather(*(alice.hands_over(sam.contact, id=once) for _ in range(5)))

    assert {each.status for each in said} == {200}
    assert await used(town) == {"bob": 1}


async def test_nobody_hands_over_to_an_empty_chair(town: Town) -> None:
    sam, alice = await town.conversation()

    refused = await alice.hands_over(sam.contact)

    assert (refused.status, refused["error"]) == (409, "nobody_to_go_on")


async def test_a_guest_moves_nothing(town: Town) -> None:
    sam, _, bob = await with_bob(town)

    refused = [
        await bob.ends(sam.contact),
        await bob.transfers(sam.contact, "benefits", "x"),
        await bob.hands_over(sam.contact),
        await bob.invites(sam.contact, "vera"),
    ]

    assert {each.status for each in refused} == {404}
    assert (await bob.reads(sam.contact))["contact"]["state"] == "active"


async def test_every_seat_ends_with_the_conversation(town: Town) -> None:
    sam, alice, bob = await with_bob(town)
    await bob.listens()

    await alice.ends(sam.contact)

    await bob.hears("console")
    assert await used(town) == {"alice": 1}
    assert (await bob.console())["contacts"] == []
    assert (await bob.reads(sam.contact)).status == 404


async def test_every_seat_ends_with_a_transfer(town: Town) -> None:
    sam, alice, bob = await with_bob(town)

    await alice.transfers(sam.contact, "benefits", "pour vous")

    assert await used(town) == {}
    assert (await bob.says(sam.contact, "encore là ?")).status == 404


async def test_two_who_sit_with_each_other_can_leave_in_the_same_moment(town: Town) -> None:
    sam, alice, bob = await with_bob(town)
    rosa = town.seeker("Rosa")
    await rosa.comes()
    await alice.declares("break", "pause")
    await town.route()
    await bob.accepts(await bob.offer())
    await alice.joins((await bob.invites(rosa.contact, "alice"))["id"])

    said = await asyncio.gather(alice.ends(sam.contact), bob.ends(rosa.contact))

    assert [each.status for each in said] == [200, 200]
    assert await used(town) == {"alice": 1, "bob": 1}


async def test_whoever_joins_leaves_a_trace_and_reads_what_came_before(town: Town) -> None:
    sam, alice = await town.conversation()
    await alice.ends(sam.contact)
    await alice.concludes(sam.contact)
    first = sam.contact
    await sam.comes()
    await town.route()
    await alice.accepts(await alice.offer())
    bob = town.advisor("bob")
    await bob.is_available()

    await bob.joins((await alice.invites(sam.contact, "bob"))["id"])

    assert (await bob.reads(first)).status == 200
    assert ("contact.join",) in await town.sql("SELECT deed FROM audit WHERE by_id IN (SELECT id FROM advisor)")


# ---- with a colleague beside, nobody's hands are empty, and nobody waits for each other -----------------------


async def test_whoever_sits_beside_a_colleague_has_a_contact_on_their_hands(town: Town) -> None:
    _, _, bob = await with_bob(town)

    said = await bob.declares("break", "lunch", after_current=True)

    assert (said["declared"], said["next"]["declared"]) == ("available", "break")


async def test_whoever_gives_a_contact_up_holds_those_who_sit_there_in_one_order(town: Town) -> None:
    sam, alice, _ = await with_bob(town)
    hold = text("SELECT 1 FROM advisor WHERE id = :id FOR UPDATE NOWAIT")
    async with town.house.database.transaction() as db:
        await db.execute(hold, {"id": min(named("alice"), named("bob"))})
        moving = asyncio.create_task(alice.transfers(sam.contact, "benefits", "pour vous"))
        await eventually(town.somebody_waits)
        await db.execute(hold, {"id": max(named("alice"), named("bob"))})

    assert (await moving).status == 200


# ---- somebody is lost ----------------------------------------------------------------------------------------


async def lost(town: Town, login: str) -> None:
    """Nobody has heard an advisor's console for an hour, though we listened."""
    await town.sql(
        "INSERT INTO watch (id, pulse_at, listening_since) VALUES (1, now(), now() - interval '1 hour') "
        "ON CONFLICT (id) DO UPDATE SET pulse_at = now(), listening_since = now() - interval '1 hour'"
    )
    await town.sql(
        "UPDATE session SET seen_at = now() - interval '1 hour' "
        "WHERE advisor_id = (SELECT id FROM advisor WHERE login = :login)",
        login=login,
    )
    await town.sweep()


async def test_where_the_holder_is_lost_the_guest_goes_on(town: Town) -> None:
    sam, _, _ = await with_bob(town)

    await lost(town, "alice")

    contact = (await sam.reads())["contact"]
    assert (contact["state"], contact["advisor"]["name"], contact["guests"]) == ("active", "Bob Durand", [])
    assert await used(town) == {"bob": 1}


async def test_where_the_guests_have_no_room_to_go_on_it_waits_again(town: Town) -> None:
    sam, _, bob = await with_bob(town)
    vera = town.advisor("vera", "board")
    await vera.signs_in()
    await vera.declares("available")
    await bob.is_available()
    # To sit there took one unit of each; to go on takes more than they have.
    await town.sql(
        "INSERT INTO seat (id, contact_id, advisor_id, units) SELECT gen_random_uuid(), contact.id, "
        "advisor.id, 1 FROM contact, advisor WHERE login = 'vera'"
    )
    await town.sql("UPDATE advisor SET used = 1 WHERE login = 'vera'")
    await town.sql("UPDATE contact SET units = 9")
    await town.sql("UPDATE advisor SET capacity = 9, used = 9 WHERE login = 'alice'")

    await lost(town, "alice")

    assert (await sam.reads())["contact"]["state"] == "waiting"
    assert await used(town) == {}


async def test_a_guest_who_is_lost_leaves_the_seat(town: Town) -> None:
    sam, _, _ = await with_bob(town)

    await lost(town, "bob")

    contact = (await sam.reads())["contact"]
    assert (contact["state"], contact["advisor"]["name"], contact["guests"]) == ("active", "Alice Martin", [])
    assert await used(town) == {"alice": 1}
