"""What happened to an appointment stands beside the decision on it, for those who decide and nobody else."""

from datetime import timedelta

import pytest

from callback import notices, recorded
from callback.models import By, What
from callback.recorded import KINDS
from tests.callback.almanac import Almanac, there
from tests.callback.people import books, free_times
from tests.callback.test_calls import in_hand
from tests.callback.test_links import opens
from tests.people import Caller, Said, Town


async def happened(caller: Caller, appointment: str) -> Said:
    return await caller.get(f"/api/appointments/{appointment}/happenings")


@pytest.mark.usefixtures("by_day")
async def test_the_advisor_and_who_oversees_read_that_the_link_was_opened_and_nobody_else(town: Town) -> None:
    sam, alice, appointment, _ = await in_hand(town)
    vera, bob = town.advisor("vera", "board"), town.advisor("bob")
    await vera.signs_in()
    await bob.signs_in()
    anybody = town.nobody()
    await anybody.get(opens(anybody, await sam.get(f"/api/appointments/{appointment}")))

    told = await happened(alice, appointment)

    assert [(each["what"], each["side"], each["says"]["en"]) for each in told["happenings"]] == [
        ("link_opened", "theirs", "The link of the appointment was opened")
    ]
    assert await happened(vera, appointment) == told
    assert [(await happened(each, appointment)).status for each in (bob, sam)] == [404, 401]


async def test_what_is_still_to_come_is_read_by_who_oversees_alone(town: Town) -> None:
    sam, vera, alice = town.seeker(), town.advisor("vera", "board"), town.advisor()
    booked = await books(sam, (await free_times(sam))[0])
    await vera.signs_in()
    await alice.signs_in()

    assert (await happened(vera, booked["id"]))["happenings"] == []
    assert (await happened(alice, booked["id"])).status == 404


async def test_a_note_is_noted_as_it_ended(almanac: Almanac) -> None:
    await almanac.is_set(there("2027-03-22 12:00"))
    appointment = await almanac.is_booked(almanac.at + timedelta(hours=23))
    await notices.tell(almanac.house)
    await almanac.town.sql("UPDATE notice SET due_at = now() WHERE what = 'two_hours'")

    await notices.tell(almanac.refusing)

    rows = await almanac.town.sql("SELECT about, what, side, detail FROM happening ORDER BY id")
    assert rows == [
        (appointment, "note_sent", None, {"note": "booked", "by": "sms"}),
        (appointment, "note_failed", None, {"note": "two_hours", "by": "sms"}),
    ]


@pytest.mark.parametrize("what", What)
@pytest.mark.parametrize("by", By)
def test_every_note_that_is_sent_has_its_sentence(what: What, by: By) -> None:
    said = [KINDS[kind].says({"note": what, "by": by}) for kind in (recorded.NOTE_SENT, recorded.NOTE_FAILED)]

    assert len({*said[0].values(), *said[1].values()}) == 4
