"""A session is carried by one media process for all in it, by another where that one is gone, by none once it ends."""

from uuid import uuid4

import pytest

from contact.plumbing import chance
from tests.people import Town
from tests.video.callers import listens, offer_to, presents
from tests.video.test_joining import Media, Operator, media, operator  # noqa: F401  fixtures
from video import halls, registry, seats
from video.control import NoMediaProcess
from video.facts import HallDisplaced
from video.models import MediaProcess
from video.rooms import hall
from video.seats import PRESENTER
from video.signalling.entering import Entering, HallFull
from video.signalling.offers import OfferUnanswerable

SESSION = uuid4()


async def presents_in(town: Town) -> str:
    return await halls.enter(town.house, SESSION, PRESENTER, Entering(chance.new_id(), presents()))


async def listens_in(town: Town, seat: str = "") -> str:
    where = seat or seats.listener(chance.new_id())
    return await halls.enter(town.house, SESSION, where, Entering(chance.new_id(), listens()))


async def unused(town: Town, media: Media) -> list[object]:  # noqa: F811
    async with town.house.database.transaction() as db:
        return list(await registry.stale(db, media.rooms.open, media.row.id))


async def test_all_of_a_session_are_carried_by_one_process(town: Town, operator: Operator) -> None:  # noqa: F811
    both = await operator.starts("first:1"), await operator.starts("second:1")

    answers = [await presents_in(town), *[await listens_in(town) for _ in range(3)]]

    assert sorted(each.rooms.load.legs for each in both) == [0, 4]
    assert all(answer.startswith("v=0\r\n") for answer in answers)
    assert "a=recvonly" in answers[0]
    assert answers[1].count("a=sendonly") == 2
    assert "transport-cc" not in "".join(answers)


async def test_who_speaks_and_who_listens_agree_on_no_more_than_they_need(town: Town, media: Media) -> None:  # noqa: F811
    speaking, listening = await presents_in(town), await listens_in(town)

    assert ("goog-remb" in speaking, "goog-remb" in listening) == (True, False)
    assert "a=extmap" not in speaking + listening
    assert "a=ssrc-group:FID" in listening
    assert "a=ssrc" not in speaking


async def test_a_seat_that_is_none_and_an_offer_that_does_not_fit_are_refused(town: Town, media: Media) -> None:  # noqa: F811
    with pytest.raises(OfferUnanswerable):
        await listens_in(town, "listener-everybody")
    with pytest.raises(OfferUnanswerable):
        await halls.enter(town.house, SESSION, PRESENTER, Entering(chance.new_id(), offer_to(1)))

    assert media.rooms.open == []


async def test_a_session_has_as_many_as_can_be_carried_and_who_is_in_may_come_again(
    town: Town,
    media: Media,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(hall, "MOST", 2)
    sam = seats.listener(chance.new_id())
    await listens_in(town, sam)
    await listens_in(town)

    with pytest.raises(HallFull):
        await listens_in(town)

    assert "a=ssrc" in await listens_in(town, sam)
    assert "a=recvonly" in await presents_in(town)


async def test_without_a_process_nobody_comes_in(town: Town) -> None:
    with pytest.raises(NoMediaProcess):
        await presents_in(town)


async def test_a_session_is_carried_until_it_is_closed(town: Town, media: Media) -> None:  # noqa: F811
    await presents_in(town)
    carried = await unused(town, media)

    async with town.house.database.transaction() as db:
        await halls.close(db, SESSION)

    assert (carried, await unused(town, media)) == ([], [SESSION])


async def test_who_is_shown_out_is_out(town: Town, media: Media) -> None:  # noqa: F811
    seat = seats.listener(chance.new_id())
    await presents_in(town)
    await listens_in(town, seat)

    await halls.show_out(town.house, SESSION, seat)

    assert list(media.rooms.halls[SESSION].legs) == [PRESENTER]


async def test_a_session_goes_on_elsewhere_when_its_process_dies(town: Town, operator: Operator) -> None:  # noqa: F811
    dying = await operator.starts("dying:1")
    await presents_in(town)
    await dying.dies()
    living = await operator.starts("living:1")

    await listens_in(town)
    await presents_in(town)

    assert living.rooms.load.legs == 2


async def test_a_session_whose_process_falls_silent_is_told_so(town: Town, media: Media) -> None:  # noqa: F811
    await presents_in(town)

    async with town.house.database.transaction() as db:
        await registry.drop(db, MediaProcess.id == media.row.id)
        facts = db.info["facts"]

    assert facts == [HallDisplaced(SESSION)]
