"""An advisor's words leave as a letter, once; what becomes of it is shown on the very message."""

import asyncio
import socket
from contextlib import suppress
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from email_bridge import relay, sending, transcripts, tries
from email_bridge.models import OutboxState
from email_bridge.relay import Ending, Outcome, Parcel
from email_bridge.tries import PAUSES
from tests.email_bridge.conftest import ADDRESS, Correspondence
from tests.email_bridge.post_office import DROPS, PostOffice
from tests.people import Town

NOW_DUE = "UPDATE outbox SET due_at = now() WHERE state IN ('held', 'waiting', 'sending')"


async def sent(town: Town) -> None:
    """Let time pass, and the letters that are due leave."""
    await town.sql(NOW_DUE)
    await sending.send(town.house)


async def file(letter: Correspondence) -> str:
    """Let Alice have a file ready to go with her words; return its id."""
    headers = {"Content-Type": "application/octet-stream", "Visavis-File-Name": "plan.txt"}
    url = f"/api/contacts/{letter.contact}/attachments"
    return str((await letter.alice.sends("POST", url, data=b"1. parler", headers=headers))["id"])


async def out(letter: Correspondence) -> dict[str, Any]:
    """Return what the console shows of the only letter that went out."""
    (shown,) = (await letter.alice.get(f"/api/contacts/{letter.contact}/letters-out"))["letters"]
    return dict(shown)


async def test_an_answer_reaches_the_person_as_a_letter_in_their_thread(
    letter: Correspondence, office: PostOffice
) -> None:
    said = await letter.alice.says(letter.contact, "Bonjour Sam,\n\nVotre dossier est complet.")
    await sent(letter.town)

    (taken,) = office.taken
    assert taken.to == [ADDRESS]
    assert taken.letter["Subject"] == "Re: Mon dossier"
    assert taken.letter["In-Reply-To"] == "<first@example.org>"
    assert taken.letter["References"].split() == ["<earlier@example.org>", "<first@example.org>"]
    assert "conseil+" in taken.letter["Reply-To"]
    assert b"Votre dossier est complet." in taken.content
    assert b"Alice Martin" in taken.content
    assert ((await out(letter))["entry"], (await out(letter))["state"]) == (said["id"], "sent")


async def test_it_is_held_for_fifteen_seconds_and_can_be_taken_back(letter: Correspondence, office: PostOffice) -> None:
    await letter.alice.says(letter.contact, "Oups")
    await sending.send(letter.town.house)
    held = await out(letter)

    taken_back = await letter.alice.call("DELETE", f"/api/letters-out/{held['id']}")
    again = await letter.alice.call("DELETE", f"/api/letters-out/{held['id']}")
    await letter.town.sql("UPDATE outbox SET due_at = now()")
    await sending.send(letter.town.house)

    assert (held["state"], taken_back.status, again.status) == ("held", 200, 200)
    assert (await out(letter))["state"] == "cancelled"
    assert office.heard == 0


async def test_what_has_left_cannot_be_taken_back(letter: Correspondence, office: PostOffice) -> None:
    await letter.alice.says(letter.contact, "Bonjour")
    await sent(letter.town)

    refused = await letter.alice.call("DELETE", f"/api/letters-out/{(await out(letter))['id']}")

    assert (refused.status, refused["error"]) == (409, "already_gone")
    assert office.heard == 1


async def test_nobody_takes_back_or_reads_what_is_not_theirs(letter: Correspondence) -> None:
    await letter.alice.says(letter.contact, "Bonjour")
    bob = letter.town.advisor("bob")
    await bob.is_available()

    refused = await bob.call("DELETE", f"/api/letters-out/{(await out(letter))['id']}")
    hidden = await bob.get(f"/api/contacts/{letter.contact}/letters-out")

    assert (refused.status, hidden.status) == (404, 404)
    assert (await out(letter))["state"] == "held"


async def test_the_words_and_the_letter_are_kept_together_or_not_at_all(letter: Correspondence) -> None:
    await letter.town.sql("UPDATE letter SET from_address = 'no address' WHERE direction = 'in'")
    entry = str(uuid4())

    refused = await letter.alice.says(letter.contact, "Bonjour", id=entry)

    assert (refused.status, refused["error"]) == (400, "address_unreachable")
    assert await letter.town.sql("SELECT 1 FROM entry WHERE id = :id", id=UUID(entry)) == []
    assert await letter.town.sql("SELECT 1 FROM outbox") == []


async def test_a_letter_may_be_ten_times_as_long_as_what_is_said_across_a_table(
    letter: Correspondence, office: PostOffice
) -> None:
    long = "é" * 40_000

    kept = await letter.alice.says(letter.contact, long)
    refused = await letter.alice.says(letter.contact, f"{long}é")
    note = await letter.alice.says(letter.contact, long[:4001], kind="note")
    await sent(letter.town)

    assert (kept.status, kept["body"]) == (201, long)
    assert (refused.status, refused["error"]) == (400, "letter_too_long")
    assert (note.status, note["error"]) == (400, "line_too_long")
    assert office.heard == 1


async def test_a_repeat_of_the_words_makes_one_letter(letter: Correspondence, office: PostOffice) -> None:
    entry = str(uuid4())

    await asyncio.gather(*(letter.alice.says(letter.contact, "Bonjour", id=entry) for _ in range(5)))
    await sent(letter.town)

    assert office.heard == 1


async def test_a_note_among_colleagues_never_leaves(letter: Correspondence, office: PostOffice) -> None:
    await letter.alice.says(letter.contact, "à rappeler", kind="note")
    await sent(letter.town)

    assert office.heard == 0
    assert await letter.town.sql("SELECT 1 FROM outbox") == []


async def test_a_server_that_asks_to_wait_is_tried_again_later(letter: Correspondence, office: PostOffice) -> None:
    office.to_recipients = ["451 4.7.1 Greylisted"]
    await letter.alice.says(letter.contact, "Bonjour")

    await sent(letter.town)
    waiting = await out(letter)
    await sending.send(letter.town.house)
    too_early = office.heard
    await sent(letter.town)

    assert (waiting["state"], waiting["why"], too_early) == ("waiting", "recipient_451", 0)
    assert ((await out(letter))["state"], (await out(letter))["attempts"]) == ("sent", 2)


async def test_a_refusal_for_good_is_shown_on_the_message_and_not_tried_again(
    letter: Correspondence, office: PostOffice
) -> None:
    office.to_recipients = ["550 5.1.1 Sam Petit does not live here"]
    await letter.alice.listens()
    said = await letter.alice.says(letter.contact, "Bonjour")

    await sent(letter.town)
    await sent(letter.town)

    shown = await out(letter)
    assert (shown["entry"], shown["state"], shown["why"]) == (said["id"], "failed", "recipient_550")
    assert (await letter.alice.hears("letter_out", state="failed"))["why"] == "recipient_550"
    assert office.heard == 0


async def test_a_letter_whose_answer_was_lost_is_repeated_once_under_the_same_name(
    letter: Correspondence, office: PostOffice
) -> None:
    office.to_letters = [DROPS]
    await letter.alice.says(letter.contact, "Bonjour")

    await sent(letter.town)
    await sent(letter.town)

    first, second = office.taken
    assert first.content == second.content
    assert (await out(letter))["state"] == "sent"


async def test_after_a_second_doubt_the_advisor_is_asked_to_make_sure(
    letter: Correspondence, office: PostOffice
) -> None:
    office.to_letters = [DROPS, DROPS, DROPS]
    await letter.alice.says(letter.contact, "Bonjour")

    await sent(letter.town)
    await sent(letter.town)
    await sent(letter.town)

    assert office.heard == 2
    assert ((await out(letter))["state"], (await out(letter))["why"]) == ("failed", "uncertain")


async def test_who_dies_between_the_servers_yes_and_our_own_memory_repeats_it_once(
    letter: Correspondence, office: PostOffice
) -> None:
    await letter.alice.says(letter.contact, "Bonjour")
    await sent(letter.town)
    as_it_was = "UPDATE outbox SET state = 'sending', due_at = now(), sent_at = NULL, settled_at = NULL"

    await letter.town.sql(as_it_was)
    await sending.send(letter.town.house)
    await letter.town.sql(as_it_was)
    await sending.send(letter.town.house)

    assert len({taken.letter["Message-ID"] for taken in office.taken}) == 1
    assert office.heard == 2
    assert ((await out(letter))["state"], (await out(letter))["why"]) == ("failed", "uncertain")


async def test_many_who_send_at_once_send_each_letter_once(letter: Correspondence, office: PostOffice) -> None:
    for number in range(10):
        await letter.alice.says(letter.contact, f"Bonjour {number}")
    await letter.town.sql(NOW_DUE)

    await asyncio.gather(*(sending.send(letter.town.house) for _ in range(6)))

    assert len({taken.letter["Message-ID"] for taken in office.taken}) == office.heard == 10


async def test_a_relay_that_is_away_costs_nothing_but_time(letter: Correspondence) -> None:
    gone = replace(letter.town.house, settings=replace(letter.town.house.settings, smtp="smtp://127.0.0.1:1"))
    await letter.alice.says(letter.contact, "Bonjour")
    await letter.town.sql(NOW_DUE)

    await sending.send(gone)
    shown = await out(letter)
    await sent(letter.town)

    assert shown["state"] == "waiting"
    assert shown["why"].startswith("unreachable")
    assert (await out(letter))["state"] == "sent"


async def test_an_accented_domain_is_written_to_and_its_neighbours_leave_once(
    letter: Correspondence, office: PostOffice
) -> None:
    await letter.alice.says(letter.contact, "Bonjour")
    await letter.town.sql("UPDATE letter SET from_address = 'sam@exämple.org' WHERE direction = 'in'")
    await letter.alice.says(letter.contact, "Bonjour encore")

    await sent(letter.town)
    await sent(letter.town)

    assert sorted(*zip(*(taken.to for taken in office.taken), strict=True)) == [ADDRESS, "sam@xn--exmple-cua.org"]


async def test_what_cannot_be_said_to_a_relay_is_refused_and_holds_up_no_other(
    letter: Correspondence, office: PostOffice
) -> None:
    await letter.alice.says(letter.contact, "Bonjour")
    await letter.town.sql("UPDATE outbox SET to_address = 'sam@exämple.org'")
    await letter.alice.says(letter.contact, "Bonjour encore")

    await sent(letter.town)

    states = await letter.town.sql("SELECT state, last_error FROM outbox ORDER BY written_at")
    assert states == [("failed", "unwritable"), ("sent", None)]
    assert office.heard == 1


async def test_a_letter_that_cannot_be_settled_takes_no_other_with_it(
    letter: Correspondence, office: PostOffice
) -> None:
    await letter.alice.says(letter.contact, "Bonjour")
    await letter.alice.says(letter.contact, "Bonjour encore")
    await letter.town.sql("UPDATE outbox SET written_at = '-infinity' WHERE due_at = (SELECT max(due_at) FROM outbox)")

    await sent(letter.town)

    assert await letter.town.sql("SELECT state FROM outbox ORDER BY state") == [("sending",), ("sent",)]
    assert office.heard == 2


async def test_a_server_that_says_nothing_is_left_in_time(monkeypatch: Any) -> None:
    monkeypatch.setattr(relay, "PATIENCE", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        to = relay.relay(f"smtp://127.0.0.1:{silent.getsockname()[1]}")

        outcome = await relay.hand_over(to, Parcel("a@b.c", ADDRESS, b""))

    assert outcome.ending is Ending.LATER


async def test_a_letter_cut_short_was_not_taken_and_leaves_no_doubt() -> None:
    async def cuts(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 here\r\n")
        for said in (b"250 hello\r\n", b"250 sender\r\n", b"250 recipient\r\n", b"354 go on\r\n"):
            await reader.readline()
            writer.write(said)
        await reader.read(1000)
        writer.transport.abort()

    async with await asyncio.start_server(cuts, "127.0.0.1", 0) as server:
        to = relay.relay(f"smtp://127.0.0.1:{server.sockets[0].getsockname()[1]}")

        outcome = await relay.hand_over(to, Parcel("a@b.c", ADDRESS, b"word\r\n" * 4_000_000))

    assert outcome.ending is Ending.LATER


@pytest.mark.parametrize("hangs_up", [True, False])
async def test_a_refusal_in_mid_letter_is_for_good_and_leaves_no_doubt(*, hangs_up: bool) -> None:
    gone = asyncio.Event()

    async def refuses(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 here\r\n")
        for said in (b"250 hello\r\n", b"250 sender\r\n", b"250 recipient\r\n", b"354 go on\r\n"):
            await reader.readline()
            writer.write(said)
        await reader.read(1000)
        writer.write(b"552 5.3.4 Too large\r\n")
        await (reader.read(4096) if hangs_up else reader.read())
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()
        gone.set()

    async with await asyncio.start_server(refuses, "127.0.0.1", 0) as server:
        to = relay.relay(f"smtp://127.0.0.1:{server.sockets[0].getsockname()[1]}")

        outcome = await relay.hand_over(to, Parcel("a@b.c", ADDRESS, b"word\r\n" * 400_000))
        await gone.wait()

    assert (outcome.ending, outcome.why) == (Ending.REFUSED, "letter_552")


async def test_a_line_that_begins_with_a_dot_arrives_as_it_was(office: PostOffice) -> None:
    content = b"Subject: dots\r\n\r\n.\r\n..two\r\nend\r\n"

    outcome = await relay.hand_over(relay.relay(office.url), Parcel("a@b.c", ADDRESS, content))

    assert outcome.ending is Ending.TAKEN
    assert office.taken[0].content == content


async def test_what_is_taken_back_is_in_no_copy_and_its_files_are_there_for_the_next(
    letter: Correspondence, office: PostOffice
) -> None:
    plan = await file(letter)
    await letter.alice.says(letter.contact, "Oups", attachments=[plan])

    await letter.alice.call("DELETE", f"/api/letters-out/{(await out(letter))['id']}")
    again = await letter.alice.says(letter.contact, "Voici", attachments=[plan])
    async with letter.town.house.database.transaction() as db:
        copied = await transcripts.lines(db, UUID(letter.contact))

    assert again.status == 201
    assert [entry.body for entry in copied][1:] == ["Voici"]


async def test_files_that_no_letter_can_hold_are_refused_with_their_words(
    letter: Correspondence, office: PostOffice
) -> None:
    plan = await file(letter)
    await letter.town.sql("UPDATE attachment SET size = 19000000")

    refused = await letter.alice.says(letter.contact, "Voici", attachments=[plan])

    assert (refused.status, refused["error"]) == (413, "enclosures_too_large")
    assert await letter.town.sql("SELECT 1 FROM outbox") == []


OUTCOMES = st.lists(st.sampled_from([Outcome(ending) for ending in Ending]), max_size=30)


@given(OUTCOMES)
def test_a_letter_is_never_on_the_wire_more_than_twice_without_a_clear_answer(outcomes: list[Outcome]) -> None:
    then, on_the_wire, age = tries.Next(OutboxState.WAITING, PAUSES[0], 0, None), 0, PAUSES[0] * 0
    for attempts, outcome in enumerate(outcomes, start=1):
        if then.pause is None:
            break
        then = tries.after(outcome, attempts=attempts, doubts=then.doubts, age=age)
        on_the_wire += outcome.ending in {Ending.TAKEN, Ending.DOUBTFUL}
        age += then.pause or PAUSES[0] * 0

    assert on_the_wire <= 2
    assert age <= tries.GIVES_UP_AFTER
