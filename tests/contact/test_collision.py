"""Nobody answers over what they have not read."""

import asyncio
from uuid import uuid4

from tests.people import Advisor, Seeker, Town


async def _seq(sam: Seeker) -> int:
    return int((await sam.reads())["cursor"])


async def _met(town: Town) -> tuple[Seeker, Advisor, int]:
    sam, alice = await town.conversation()
    await sam.says("Bonjour")
    return sam, alice, await _seq(sam)


async def test_an_answer_to_all_there_is_is_kept(town: Town) -> None:
    sam, alice, seen = await _met(town)

    assert (await alice.says(sam.contact, "Bonjour Sam", seen=seen)).status == 201


async def test_an_answer_over_something_newer_is_refused_and_shows_it(town: Town) -> None:
    sam, alice, seen = await _met(town)
    await sam.says("J’ai trouvé la réponse.")

    refused = await alice.says(sam.contact, "Voici la réponse", seen=seen)

    assert (refused.status, refused["error"]) == (409, "newer_arrived")
    assert [entry["body"] for entry in refused["newer"]] == ["J’ai trouvé la réponse."]
    assert [entry["body"] for entry in (await sam.reads(seen))["entries"]] == ["J’ai trouvé la réponse."]


async def test_it_can_be_sent_all_the_same_under_the_same_id(town: Town) -> None:
    sam, alice, seen = await _met(town)
    await sam.says("J’ai trouvé la réponse.")
    answer = str(uuid4())
    refused = await alice.says(sam.contact, "Voici la réponse", id=answer, seen=seen)

    kept = await alice.says(sam.contact, "Voici la réponse", id=answer, seen=refused["newer"][-1]["seq"])

    assert (kept.status, kept["body"]) == (201, "Voici la réponse")


async def test_a_repeat_gets_the_first_answer_whatever_came_since(town: Town) -> None:
    sam, alice, seen = await _met(town)
    answer = str(uuid4())
    first = await alice.says(sam.contact, "Bonjour Sam", id=answer, seen=seen)
    await sam.says("Merci")

    again = await alice.says(sam.contact, "Bonjour Sam", id=answer, seen=seen)

    assert (again.status, again["seq"]) == (201, first["seq"])


async def test_what_one_wrote_oneself_and_what_colleagues_noted_is_no_collision(town: Town) -> None:
    sam, alice, seen = await _met(town)
    await alice.says(sam.contact, "Je regarde")
    await alice.says(sam.contact, "dossier complet", kind="note")

    assert (await alice.says(sam.contact, "C’est fait", seen=seen)).status == 201


async def test_of_two_who_write_at_once_only_one_has_not_read_the_other(town: Town) -> None:
    sam, alice, seen = await _met(town)

    said = await asyncio.gather(
        sam.says("Je me réponds moi-même", seen=seen), alice.says(sam.contact, "Bonjour Sam", seen=seen)
    )

    assert sorted(each.status for each in said) == [201, 409]


async def test_nobody_reads_by_a_refusal_what_is_not_theirs(town: Town) -> None:
    sam, _, _ = await _met(town)
    bob = town.advisor("bob")
    await bob.is_available()

    refused = await bob.says(sam.contact, "Bonjour", seen=0)

    assert (refused.status, refused["error"]) == (404, "not_found")
