"""Who comes by a link is recorded only once they have agreed, and takes it back like anybody else."""

from collections.abc import AsyncIterator
from uuid import UUID, uuid4

import pytest

from tests.people import Said, Town
from tests.video.browsers import Browser
from tests.video.studio import Studio, opened, records, says
from tests.video.test_guests import Visitor, asked, lets_in, seated
from tests.video.test_joining import joins


@pytest.fixture
async def recorder(town: Town) -> AsyncIterator[Studio]:
    async with opened(town) as studio:
        assert (await records(town)).status == 200
        yield studio


async def answers(ines: Visitor, recording: str, said: str) -> Said:
    return await ines.asks(f"/recordings/{recording}/words", "POST", said=said)


async def sits(recorder: Studio) -> tuple[str, Visitor]:
    """Ines is let in, and is there to be seen and heard."""
    guest, ines = await seated(recorder.town, recorder.alice, recorder.contact)
    await comes(recorder, ines)
    return guest, ines


async def comes(recorder: Studio, guest: Visitor) -> None:
    await joins(recorder.sam, str((await guest.key())["key"]))
    room = recorder.rooms.room(UUID(recorder.contact))
    assert room is not None
    third = Browser(recorder.port, room, "guest1")
    third.comes()
    recorder.both = [*recorder.both[:2], third]


async def seats(recorder: Studio) -> list[str]:
    """Of whom there is something."""
    found = await recorder.town.sql("SELECT DISTINCT seat FROM recording_piece ORDER BY seat")
    return [seat for (seat,) in found]


async def test_it_begins_once_the_interpreter_has_agreed_too_and_there_is_a_film_of_them(recorder: Studio) -> None:
    _, ines = await sits(recorder)
    recording = str((await recorder.asked())["id"])

    without_them = await says(recorder.sam, recording, "agree")
    await recorder.speaks()
    nothing = await recorder.pieces()
    (shown,) = (await ines.asks("/recordings"))["recordings"]
    agreed = await answers(ines, recording, "agree")
    await recorder.speaks()

    assert (without_them["state"], nothing) == ("asked", 0)
    assert (shown["id"], shown["state"], agreed["state"]) == (recording, "asked", "running")
    assert await seats(recorder) == ["advisor", "guest1", "seeker"]


async def test_it_stands_still_until_a_newcomer_has_answered_and_goes_on_by_itself(recorder: Studio) -> None:
    recording = await recorder.agreed()
    await recorder.speaks()
    before = await recorder.pieces()

    _, ines = await sits(recorder)
    paused = await recorder.stands("paused")
    await recorder.speaks()
    while_there = await recorder.pieces()
    without_them = await says(recorder.sam, recording, "resume")
    agreed = await answers(ines, recording, "agree")
    await recorder.speaks()

    assert (paused["paused_by"], while_there, without_them.status) == ("house", before, 409)
    assert agreed["state"] == "running"
    assert await seats(recorder) == ["advisor", "guest1", "seeker"]
    assert await recorder.events() == [
        "recording_asked", "recording_began", "recording_paused", "recording_began"
    ]  # fmt: skip


async def test_a_newcomer_s_no_leaves_it_standing_still_and_is_told_once(recorder: Studio) -> None:
    recording = await recorder.agreed()
    guest, ines = await sits(recorder)
    await recorder.stands("paused")

    refused = [await answers(ines, recording, "refuse") for _ in range(2)]
    read = await ines.asks("/recordings")
    await recorder.alice.call("DELETE", f"/api/contacts/{recorder.contact}/call/guests/{guest}")
    without_them = await says(recorder.sam, recording, "resume")

    assert [each["state"] for each in refused] == ["paused", "paused"]
    assert (read["refused"], without_them["state"]) == ([recording], "running")
    assert (await recorder.events()).count("recording_refused") == 1


async def test_who_sits_down_in_the_place_of_one_who_had_agreed_is_not_recorded(recorder: Studio) -> None:
    guest, ines = await sits(recorder)
    recording = str((await recorder.asked())["id"])
    await says(recorder.sam, recording, "agree")
    await answers(ines, recording, "agree")
    await recorder.speaks()

    await recorder.alice.call("DELETE", f"/api/contacts/{recorder.contact}/call/guests/{guest}")
    another, link = await asked(recorder.alice, recorder.contact)
    leon = Visitor(recorder.town, link, "l" * 32)
    await leon.knocks("Leon")
    await lets_in(recorder.alice, recorder.contact, another)
    await comes(recorder, leon)
    before = await recorder.pieces()
    await recorder.speaks()

    assert (await recorder.stands("paused"))["agreed"] == ["advisor", "seeker"]
    assert await recorder.pieces() == before


async def test_a_guest_takes_it_back_after_they_have_left_and_nothing_is_left_of_it(recorder: Studio) -> None:
    _, ines = await sits(recorder)
    recording = str((await recorder.asked())["id"])
    await says(recorder.sam, recording, "agree")
    await answers(ines, recording, "agree")
    await recorder.speaks()
    await ines.asks("/departure", "POST")

    read = await ines.asks("/recordings")
    resumed = await answers(ines, recording, "resume")
    withdrawn = await answers(ines, recording, "withdraw")
    await recorder.keeper.round()

    assert ([each["id"] for each in read["recordings"]], resumed.status) == ([recording], 409)
    assert (withdrawn["state"], await recorder.pieces()) == ("erased", 0)
    assert await recorder.town.sql("SELECT count(*) FROM recording_guest") == [(0,)]


async def test_who_has_agreed_to_nothing_erases_nothing_and_sees_nothing_of_before(recorder: Studio) -> None:
    recording = await recorder.kept()
    _, ines = await sits(recorder)

    read = await ines.asks("/recordings")
    erased = await answers(ines, recording, "withdraw")
    mallory = Visitor(recorder.town, f"#{ines.token}", "m" * 32)
    by_mallory = await answers(mallory, recording, "agree")

    assert (read["recordings"], erased.status, by_mallory["error"]) == ([], 409, "link_in_use")
    assert (await recorder.shown())["state"] == "kept"


async def test_a_guest_s_pause_does_not_outlast_them(recorder: Studio) -> None:
    _, ines = await sits(recorder)
    recording = str((await recorder.asked())["id"])
    await says(recorder.sam, recording, "agree")
    await answers(ines, recording, "agree")

    paused = await answers(ines, recording, "pause")
    not_his = await says(recorder.sam, recording, "resume")
    await ines.asks("/departure", "POST")
    resumed = await says(recorder.sam, recording, "resume")

    assert (paused["paused_by"], not_his.status, resumed["state"]) == ("guest1", 409, "running")


async def test_a_question_is_answered_by_those_who_stay(recorder: Studio) -> None:
    _, ines = await sits(recorder)
    recording = str((await recorder.asked(id=str(uuid4())))["id"])
    await says(recorder.sam, recording, "agree")

    await ines.asks("/departure", "POST")

    assert (await recorder.stands("running"))["agreed"] == ["advisor", "seeker"]
