"""Films are watched by those whose work it is, each time for a reason that stays, and by nobody else."""

import io
from collections.abc import AsyncIterator
from uuid import uuid4

import av
import pytest

from tests.people import Advisor, Said, Town
from tests.video.studio import SECRET, Studio, opened, records, says


@pytest.fixture
async def recorder(town: Town) -> AsyncIterator[Studio]:
    async with opened(town) as studio:
        assert (await records(town)).status == 200
        yield studio


async def wants_to_watch(who: Advisor, recording: str, reason: str = "Réclamation du 12 mai", **more: object) -> Said:
    return await who.post(f"/api/recordings/{recording}/viewings", **{"id": str(uuid4()), "reason": reason, **more})


async def part(who: Advisor, viewing: str, seat: str, wanted: str = "bytes=0-") -> tuple[int, str, bytes]:
    """Ask for a part of a film, as a player does."""
    headers = {"Range": wanted} if wanted else {}
    async with who.http.get(f"{who.base}/api/viewings/{viewing}/films/{seat}", headers=headers) as answer:
        return answer.status, answer.headers.get("Content-Range", ""), await answer.read()


def words_in(film: bytes) -> int:
    """How many of the packets that were sent are in a film."""
    return [SECRET in bytes(packet) for packet in av.open(io.BytesIO(film), mode="r").demux(audio=0)].count(True)


async def test_alice_watches_both_for_a_reason_that_is_kept_with_her_name(recorder: Studio) -> None:
    recording = await recorder.kept()

    viewing = await wants_to_watch(recorder.alice, recording)
    films = {each["seat"]: each["size"] for each in viewing["films"]}
    whole = [await part(recorder.alice, viewing["id"], seat) for seat in films]
    some = await part(recorder.alice, viewing["id"], "seeker", "bytes=10-19")

    assert list(films) == ["seeker", "advisor"]
    assert [(status, said) for status, said, _ in whole] == [
        (206, f"bytes 0-{size - 1}/{size}") for size in films.values()
    ]
    assert some == (206, f"bytes 10-19/{films['seeker']}", whole[0][2][10:20])
    assert [words_in(film) for _, _, film in whole] == [25, 25]
    assert await recorder.town.sql(
        "SELECT a.login, v.reason, b.deed FROM recording_viewing v JOIN advisor a ON a.id = v.advisor_id"
        " JOIN audit b ON b.object_id = v.recording_id AND b.by_id = a.id"
    ) == [("alice", "Réclamation du 12 mai", "recording.watched")]


async def test_nobody_watches_without_a_reason_or_what_is_not_theirs(recorder: Studio) -> None:
    recording = await recorder.kept()
    bob, vera = recorder.town.advisor("bob"), recorder.town.advisor("vera", page="board")
    await bob.is_available()
    await vera.signs_in()

    unsaid = [await wants_to_watch(recorder.alice, recording, reason) for reason in ("", "   ")]
    by_bob = await wants_to_watch(bob, recording)
    by_vera = await wants_to_watch(vera, recording)
    stolen = await part(bob, by_vera["id"], "seeker")
    whole = await part(vera, by_vera["id"], "seeker", "")

    assert [each.status for each in unsaid] == [400, 400]
    assert (by_bob.status, by_vera.status) == (404, 201)
    assert (stolen[0], whole[0]) == (404, 400)
    async with recorder.sam.http.get(f"{recorder.sam.base}/api/viewings/{by_vera['id']}/films/seeker") as answer:
        assert answer.status == 401


async def test_a_film_that_is_being_watched_is_gone_with_the_consent(recorder: Studio) -> None:
    recording = await recorder.kept()
    viewing = await wants_to_watch(recorder.alice, recording)
    before = await part(recorder.alice, viewing["id"], "seeker")

    await says(recorder.sam, recording, "withdraw")
    after = await part(recorder.alice, viewing["id"], "seeker")
    again = await wants_to_watch(recorder.alice, recording)

    assert (before[0], after[0]) == (206, 404)
    assert (again.status, again["error"]) == (409, "films_not_ready")


async def test_a_viewing_lasts_two_hours(recorder: Studio) -> None:
    recording = await recorder.kept()
    viewing = await wants_to_watch(recorder.alice, recording)

    await recorder.town.sql("UPDATE recording_viewing SET at = now() - interval '121 minutes'")

    assert (await part(recorder.alice, viewing["id"], "seeker"))[0] == 404
