"""A call is recorded only with everybody's consent, kept sealed, and gone as soon as one of them says so."""

from collections.abc import AsyncIterator
from datetime import timedelta
from uuid import uuid4

import pytest
from cryptography.exceptions import InvalidTag

from contact.plumbing import chance
from tests.people import Town
from tests.video.studio import PURPOSE, SECRET, Studio, opened, records, says
from video import registry
from video.models import MediaProcess
from video.recording import filming, keeping, sealing, sweeps


@pytest.fixture
async def studio(town: Town) -> AsyncIterator[Studio]:
    async with opened(town) as studio:
        yield studio


@pytest.fixture
async def recorder(town: Town, studio: Studio) -> Studio:
    """A call in an agency that records."""
    assert (await records(town)).status == 200
    return studio


async def test_an_agency_that_has_not_decided_to_does_not_record(studio: Studio) -> None:
    refused = await studio.asked()
    await studio.speaks()

    assert (refused.status, refused["error"]) == (409, "not_recorded_here")
    assert (await studio.sam.get(f"/api/contacts/{studio.contact}/recordings"))["purpose"] is None
    assert await studio.pieces() == 0


async def test_without_an_answer_not_a_byte_is_kept_and_after_a_while_it_is_a_no(recorder: Studio) -> None:
    asked = await recorder.asked()
    await recorder.speaks()
    before = await recorder.pieces()
    await recorder.town.sql("UPDATE recording SET asked_at = now() - interval '121 s'")

    await sweeps.conclude_all(recorder.town.house)

    assert (asked["state"], asked["agreed"], asked["purpose"]) == ("asked", ["advisor"], PURPOSE)
    assert before == await recorder.pieces() == 0
    assert (await recorder.shown())["state"] == "refused"
    assert await recorder.events() == ["recording_asked", "recording_unanswered"]


async def test_a_no_is_a_no(recorder: Studio) -> None:
    recording = (await recorder.asked())["id"]

    await says(recorder.sam, recording, "refuse")
    await recorder.speaks()
    late = await says(recorder.sam, recording, "agree")

    assert (late.status, late["error"]) == (409, "recording_over")
    assert await recorder.pieces() == 0


async def test_both_hear_at_once_and_what_is_kept_says_nothing_to_whoever_finds_it(recorder: Studio) -> None:
    await recorder.sam.listens()
    recording = await recorder.agreed()

    await recorder.speaks()

    rows = await recorder.town.sql("SELECT seat, size, content FROM recording_piece ORDER BY seat")
    assert (await recorder.sam.hears("recording", state="running"))["id"] == recording
    assert [seat for seat, _, _ in rows] == ["advisor", "seeker"]
    assert all(size > 25 * len(SECRET) and SECRET not in content for _, size, content in rows)
    assert await recorder.events() == ["recording_asked", "recording_began"]


async def test_a_pause_holds_at_once_and_is_its_own_to_end(recorder: Studio) -> None:
    recording = await recorder.agreed()
    await recorder.speaks()
    before = await recorder.pieces()

    paused = await says(recorder.sam, recording, "pause")
    for browser in recorder.both:
        browser.sends("audio", 900, 900 * 960, SECRET)
    await recorder.keeper.round()
    not_hers = await says(recorder.alice, recording, "resume")
    while_paused = await recorder.pieces()
    resumed = await says(recorder.sam, recording, "resume")
    await recorder.speaks()

    assert (paused["state"], paused["paused_by"], resumed["state"]) == ("paused", "seeker", "running")
    assert (not_hers.status, not_hers["error"]) == (409, "recording_over")
    assert before == while_paused < await recorder.pieces()


@pytest.mark.parametrize("moment", ["while it runs", "once it is kept"])
async def test_a_consent_that_is_withdrawn_leaves_nothing(recorder: Studio, moment: str) -> None:
    recording = await (recorder.agreed() if moment == "while it runs" else recorder.kept())
    await recorder.speaks()

    withdrawn = await says(recorder.sam, recording, "withdraw")
    await recorder.speaks()

    assert (withdrawn["state"], withdrawn["erased_because"], withdrawn["agreed"]) == ("erased", "withdrawn", [])
    assert await recorder.pieces() == 0
    assert await recorder.town.sql("SELECT sealed_key FROM recording") == [(None,)]
    assert (await recorder.events())[-1] == "recording_withdrawn"


async def test_what_was_on_its_way_when_it_was_erased_is_not_stored(recorder: Studio) -> None:
    recording = await recorder.agreed()
    await recorder.keeper.look()
    (kept,) = recorder.keeper.keeping
    for browser in recorder.both:
        browser.sends("audio", 1, 960, SECRET)
    kept.take()

    await says(recorder.sam, recording, "withdraw")
    await recorder.keeper.round()

    assert kept.waiting == []
    assert recorder.keeper.keeping == []
    assert await recorder.pieces() == 0


async def test_a_recording_ends_with_its_call_and_becomes_a_film_of_each(recorder: Studio) -> None:
    await recorder.agreed()
    await recorder.speaks()

    await recorder.alice.ends(recorder.contact)
    await recorder.stands("ended")
    await recorder.keeper.round()
    await filming.film_all(recorder.town.house)

    shown = await recorder.shown()
    parts = await recorder.town.sql("SELECT DISTINCT part, seat FROM recording_piece ORDER BY seat")
    assert (shown["state"], shown["ended_because"], shown["progress"]) == ("kept", "call_over", None)
    assert parts == [("film", "advisor"), ("film", "seeker")]
    assert await recorder.town.sql("SELECT erase_at - ended_at FROM recording") == [(timedelta(days=30),)]


async def test_a_process_that_is_gone_ends_it_and_what_there_was_is_usable(recorder: Studio) -> None:
    await recorder.agreed()
    await recorder.speaks()

    async with recorder.town.house.database.transaction() as db:
        await registry.drop(db, MediaProcess.id == recorder.process)
    ended = await recorder.stands("ended")
    await recorder.town.sql("UPDATE recording SET ended_at = now() - interval '16 s'")
    await filming.film_all(recorder.town.house)

    assert (ended["state"], ended["ended_because"]) == ("ended", "interrupted")
    assert (await recorder.shown())["state"] == "kept"
    assert (await recorder.events())[-1] == "recording_cut"


async def test_what_cannot_be_stored_waits_and_too_much_of_it_ends_the_recording_honestly(
    recorder: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    await recorder.agreed()
    await recorder.speaks()
    before = await recorder.pieces()
    await recorder.town.sql("ALTER TABLE recording_piece ADD CONSTRAINT full_disk CHECK (false) NOT VALID")

    await recorder.speaks()
    waits = (await recorder.shown())["state"]
    monkeypatch.setattr(keeping, "MOST_WAITING", 100)
    await recorder.speaks()
    await recorder.town.sql("ALTER TABLE recording_piece DROP CONSTRAINT full_disk")
    await recorder.keeper.round()

    shown = await recorder.shown()
    assert waits == "running"
    assert (shown["state"], shown["ended_because"]) == ("ended", "interrupted")
    assert await recorder.pieces() > before


async def test_a_recording_is_only_so_long(recorder: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    await recorder.agreed()
    await recorder.speaks()
    monkeypatch.setattr(keeping, "LARGEST", 10)

    await recorder.speaks()

    shown = await recorder.shown()
    assert (shown["state"], shown["ended_because"]) == ("ended", "full")


async def test_it_is_erased_on_the_day_that_was_promised(recorder: Studio) -> None:
    await recorder.kept()
    await records(recorder.town, days=180)
    await recorder.town.sql("UPDATE recording SET erase_at = erase_at - interval '30 days'")

    await sweeps.erase_all(recorder.town.house)

    shown = await recorder.shown()
    assert (shown["state"], shown["erased_because"]) == ("erased", "expired")
    assert await recorder.pieces() == 0


async def test_only_those_in_the_call_have_a_say(recorder: Studio) -> None:
    recording = (await recorder.asked())["id"]
    mallory, bob = recorder.town.seeker("Mallory"), recorder.town.advisor("bob")
    await mallory.comes()
    await bob.is_available()

    answers = [await says(who, recording, "agree") for who in (mallory, bob)]
    read = [await who.get(f"/api/contacts/{recorder.contact}/recordings") for who in (mallory, bob)]
    by_sam = await recorder.sam.post(f"/api/contacts/{recorder.contact}/recordings", id=str(uuid4()))

    assert [each.status for each in (*answers, *read, by_sam)] == [404, 404, 404, 404, 401]


async def test_it_is_asked_once_at_a_time_and_a_repeat_gets_the_first_answer(recorder: Studio) -> None:
    first = await recorder.asked()

    repeated = await recorder.asked(id=first["id"])
    another = await recorder.asked()

    assert repeated == first
    assert (another.status, another["error"]) == (409, "already_asked")


async def test_an_administrator_decides_with_a_purpose_and_six_months_at_most(town: Town) -> None:
    too_long = await records(town, days=181)
    no_purpose = await records(town, purpose={"fr": " ", "en": ""})
    vera = town.advisor("vera", page="admin")
    await vera.signs_in()
    by_vera = await vera.get("/api/admin/recording")
    decided = await records(town)
    off = await records(town, on=False)

    assert [each["at"] for each in too_long["findings"]] == ["recording/days"]
    assert [each["at"] for each in no_purpose["findings"]] == ["recording/purpose/fr", "recording/purpose/en"]
    assert by_vera.status == 403
    assert (decided["form"]["on"], off["form"]["on"]) == (True, False)
    assert await town.sql("SELECT count(*) FROM recording_policy") == [(0,)]


def test_a_piece_opens_only_in_its_place_and_with_the_house_s_key() -> None:
    house, recording = chance.nonce(32), chance.new_id()
    key = sealing.new_key(house, recording)
    seal = sealing.opened(house, recording, key)
    piece = seal.close(b"words", "dump", "seeker", 1)

    assert sealing.opened(house, recording, key).open(piece, "dump", "seeker", 1) == b"words"
    with pytest.raises(InvalidTag):
        seal.open(piece, "dump", "advisor", 1)
    with pytest.raises(InvalidTag):
        sealing.opened(chance.nonce(32), recording, key)
