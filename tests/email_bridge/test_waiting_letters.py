"""A letter that waits shows its clock to those who could take it, and who looks at it."""

from typing import Any

from tests.email_bridge.conftest import writes
from tests.people import Advisor, Body, Town


async def _seen_by(who: Advisor) -> list[Body]:
    return list((await who.get("/api/unanswered"))["waiting"])


async def _at_their_desks(town: Town) -> tuple[Advisor, Advisor]:
    alice, bob = town.advisor("alice"), town.advisor("bob")
    await alice.is_available()
    await bob.signs_in()
    return alice, bob


async def test_it_shows_until_when_an_answer_is_promised_and_names_nobody(town: Town) -> None:
    _, bob = await _at_their_desks(town)
    contact = await writes(town)
    ((promised,),) = await town.sql("SELECT first_enqueued_at + promise FROM contact JOIN placement ON contact_id = id")

    (letter,) = await _seen_by(bob)

    assert (letter["id"], letter["by"], letter["doing"], letter["seeker"]) == (contact, None, None, None)
    assert letter["answer_by"] == _written(promised)


async def test_it_says_who_reads_it_and_then_who_answers_it_until_it_is_answered(town: Town) -> None:
    alice, bob = await _at_their_desks(town)
    contact = await writes(town)

    await town.route()
    (asked,) = await _seen_by(bob)
    await alice.accepts(await alice.offer())
    (taken,) = await _seen_by(bob)
    await alice.says(contact, "Bonjour Sam")
    answered = await _seen_by(bob)

    assert (asked["by"]["name"], asked["doing"]) == ("Alice Martin", "reading")
    assert (taken["by"]["name"], taken["doing"]) == ("Alice Martin", "answering")
    assert answered == []


async def test_an_answer_that_is_taken_back_leaves_it_unanswered(town: Town) -> None:
    alice, bob = await _at_their_desks(town)
    contact = await writes(town)
    await town.route()
    await alice.accepts(await alice.offer())
    await alice.says(contact, "Oups")
    (out,) = (await alice.get(f"/api/contacts/{contact}/letters-out"))["letters"]

    await alice.call("DELETE", f"/api/letters-out/{out['id']}")

    assert [each["id"] for each in await _seen_by(bob)] == [contact]


async def test_who_follows_the_person_is_told_their_name_and_ones_own_desk_is_left_out(town: Town) -> None:
    alice, bob = await _at_their_desks(town)
    await writes(town)
    await town.sql("UPDATE seeker SET referent_id = (SELECT id FROM advisor WHERE login = 'bob')")
    (followed,) = await _seen_by(bob)

    await alice.accepts(await _offer(town, alice))

    assert followed["seeker"]["name"] == "Sam Petit"
    assert await _seen_by(alice) == []


async def test_whoever_serves_another_queue_is_shown_nothing(town: Town) -> None:
    _, bob = await _at_their_desks(town)
    await writes(town)
    seen = await _seen_by(bob)

    await town.sql("DELETE FROM serving WHERE advisor_id = (SELECT id FROM advisor WHERE login = 'bob')")

    assert (len(seen), await _seen_by(bob)) == (1, [])


async def _offer(town: Town, advisor: Advisor) -> Body:
    await town.route()
    return await advisor.offer()


def _written(moment: Any) -> str:
    return str(moment.isoformat().replace("+00:00", "Z"))
