"""A line is kept once, in order, and reaches the other side."""

import asyncio
from uuid import uuid4

from tests.people import Town


async def test_both_sides_read_the_same_timeline(town: Town) -> None:
    sam, alice = await town.conversation()

    await sam.says("Bonjour, il me manque un paiement")
    await alice.says(sam.contact, "Bonjour Sam, je regarde")

    for_sam, for_alice = await sam.reads(), await alice.reads(sam.contact)
    assert [entry["body"] for entry in for_sam["entries"]][-2:] == [
        "Bonjour, il me manque un paiement",
        "Bonjour Sam, je regarde",
    ]
    assert [entry["id"] for entry in for_sam["entries"]] == [entry["id"] for entry in for_alice["entries"]]
    assert [entry["seq"] for entry in for_alice["entries"]] == [1, 2, 3, 4]


async def test_a_repeat_of_a_line_gets_the_first_answer(town: Town) -> None:
    sam, _ = await town.conversation()
    name = str(uuid4())

    first = await sam.says("une fois", id=name)
    second = await sam.says("deux fois", id=name)

    assert (first.status, second.status) == (201, 201)
    assert second == first


async def test_twenty_repeats_at_once_are_one_line(town: Town) -> None:
    sam, _ = await town.conversation()
    name = str(uuid4())

    answers = await asyncio.gather(*(sam.says("une seule fois", id=name) for _ in range(20)))

    assert {answer.status for answer in answers} == {201}
    assert len({answer["seq"] for answer in answers}) == 1
    assert [entry["body"] for entry in (await sam.reads())["entries"]].count("une seule fois") == 1


async def test_numbers_have_no_gaps_when_both_write_at_once(town: Town) -> None:
    sam, alice = await town.conversation()

    lines = [sam.says(f"sam {n}") for n in range(20)] + [alice.says(sam.contact, f"alice {n}") for n in range(20)]
    await asyncio.gather(*lines)

    seqs = [entry["seq"] for entry in (await alice.reads(sam.contact))["entries"]]
    assert seqs == list(range(1, 43))


async def test_the_cursor_gives_what_follows_and_nothing_else(town: Town) -> None:
    sam, alice = await town.conversation()
    cursor = (await sam.reads())["cursor"]

    await alice.says(sam.contact, "après")

    page = await sam.reads(after=cursor)
    assert [entry["body"] for entry in page["entries"]] == ["après"]
    assert page["entries"][0]["after"] == cursor
    assert (await sam.reads(after=page["cursor"]))["entries"] == []


async def test_a_note_never_reaches_the_seeker_and_leaves_no_hole(town: Town) -> None:
    sam, alice = await town.conversation()
    await sam.listens()

    await alice.says(sam.contact, "à vérifier avec Bob", kind="note")
    await alice.says(sam.contact, "je vérifie")

    heard = await sam.hears("entry", body="je vérifie")
    shown = (await sam.reads())["entries"]
    assert "à vérifier avec Bob" in [entry["body"] for entry in (await alice.reads(sam.contact))["entries"]]
    assert "à vérifier avec Bob" not in str(shown)
    assert heard["after"] == shown[-2]["seq"]
    assert "à vérifier avec Bob" not in str(sam.news)


async def test_a_seeker_writes_no_notes(town: Town) -> None:
    sam, _ = await town.conversation()
    assert (await sam.says("ligne")).status == 201

    assert (await sam.says("note", kind="note")).status == 403


async def test_the_other_side_learns_that_it_was_read(town: Town) -> None:
    sam, alice = await town.conversation()
    await alice.listens()
    line = await alice.says(sam.contact, "Bonjour")

    await sam.post(f"/api/contacts/{sam.contact}/seen", seq=line["seq"])

    assert (await alice.hears("seen", by="seeker"))["seq"] == line["seq"]
    assert (await alice.reads(sam.contact))["contact"]["seen_by_seeker"] == line["seq"]


async def test_nobody_has_read_what_is_not_written_yet(town: Town) -> None:
    sam, _ = await town.conversation()

    await sam.post(f"/api/contacts/{sam.contact}/seen", seq=2_000_000)

    assert (await sam.reads())["contact"]["seen_by_seeker"] == 2


async def test_a_line_written_while_the_page_was_closed_is_there_when_it_opens(town: Town) -> None:
    sam, alice = await town.conversation()
    await alice.says(sam.contact, "Vous êtes là ?")

    me = await sam.get("/api/me")

    assert me["contact"] == sam.contact
    assert (await sam.reads())["entries"][-1]["body"] == "Vous êtes là ?"


async def test_typing_reaches_the_other_side_only(town: Town) -> None:
    sam, alice = await town.conversation()
    await sam.listens()
    await alice.listens()
    assert sam.socket

    await sam.socket.emit("typing", {"contact": sam.contact})

    assert (await alice.hears("typing"))["name"] == "Sam"
    assert "typing" not in sam.heard_so_far()
