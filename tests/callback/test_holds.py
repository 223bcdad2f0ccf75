"""A stranger cannot keep every time, and whoever is known is not bound by strangers."""

import asyncio
from dataclasses import replace

import pytest

from callback import holds, settling
from contact import sources
from contact.plumbing.settings import Settings
from tests.callback.people import MOBILE, books, free_times, keeps
from tests.people import Said, Seeker, Town

FROM_ELSEWHERE = "UPDATE appointment SET source = CAST(id::text AS bytea) WHERE state = 'held'"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return replace(settings, holds_an_address=3)


async def strangers_keep(town: Town, number: int) -> list[tuple[Seeker, Said]]:
    """Let people come, one after the other, each of whom keeps a time."""
    people = [town.seeker(f"Rosa {nth}") for nth in range(number)]
    slots = await free_times(people[0])
    return [(person, await keeps(person, slots[nth])) for nth, person in enumerate(people)]


async def test_strangers_of_one_address_keep_so_many_times_at_once(town: Town) -> None:
    *kept, refused = [said for _, said in await strangers_keep(town, 4)]

    assert [said.status for said in kept] == [201] * 3
    assert (refused.status, refused["error"]) == (429, "too_many_kept")
    assert 500 < int(refused.headers["Retry-After"]) <= 600


async def test_of_all_who_come_at_once_no_more_keep_a_time(town: Town) -> None:
    people = [town.seeker(f"Rosa {nth}") for nth in range(12)]
    slots = (await free_times(people[0]))[::2]

    said = await asyncio.gather(*(keeps(each, slot) for each, slot in zip(people, slots, strict=False)))

    statuses = [each.status for each in said]
    assert 0 < statuses.count(201) <= 3
    # Who had to wait too long for the others asks again.
    assert set(statuses) <= {201, 429, 503}
    assert 429 in statuses


async def test_who_keeps_a_time_keeps_it_longer_however_many_there_are(town: Town) -> None:
    (sam, kept), *_ = await strangers_keep(town, 4)

    assert (await sam.post(f"/api/appointments/{kept['id']}/extension")).status == 200


async def test_who_changes_their_mind_is_not_in_their_own_way(town: Town) -> None:
    (sam, _), *_ = await strangers_keep(town, 3)

    assert (await keeps(sam, (await free_times(sam))[9])).status == 201


async def test_who_has_shown_a_number_to_be_theirs_is_no_stranger(town: Town) -> None:
    (sam, kept), *_, (rosa, refused) = await strangers_keep(town, 4)
    one = f"/api/appointments/{kept['id']}"
    code = (await sam.put(f"{one}/reach", number=MOBILE))["code"]

    await sam.post(f"{one}/proof", code=code)

    assert refused.status == 429
    assert (await keeps(rosa, (await free_times(rosa))[9])).status == 201
    assert (await keeps(sam, (await free_times(sam))[8])).status == 201


async def test_of_one_diary_strangers_keep_so_many_times_half_of_them_from_one_address(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holds, "_OF_A_SEAT", 1)  # the desk has two seats

    from_here = [said.status for _, said in await strangers_keep(town, 2)]
    await town.sql(FROM_ELSEWHERE)
    from_there = [said.status for _, said in await strangers_keep(town, 2)]
    await town.sql(FROM_ELSEWHERE)
    from_a_third = [said.status for _, said in await strangers_keep(town, 1)]

    assert (from_here, from_there, from_a_third) == ([201, 429], [201, 429], [429])


async def test_where_somebody_asks_from_is_forgotten_with_the_hold(town: Town) -> None:
    rosa, sam = town.seeker("Rosa"), town.seeker()
    slots = await free_times(sam)
    kept = await keeps(rosa, slots[1])
    while_kept = await town.sql("SELECT count(source) FROM appointment")

    await books(sam, slots[0])
    await rosa.post(f"/api/appointments/{kept['id']}/cancellation")
    await settling.settle(town.house)

    assert while_kept == [(1,)]
    assert await town.sql("SELECT what FROM counted WHERE what <> 'messages'") == []
    assert await town.sql("SELECT count(*), count(source) FROM appointment") == [(2, 0)]


async def test_a_network_is_one_address_and_cannot_be_guessed(town: Town) -> None:
    addresses = ("2001:db8:1:2::3", "2001:db8:1:2:4:5:6:7", "2001:db8:1:3::3", "192.0.2.1", "192.0.2.2", "")

    async with town.house.database.transaction() as db:
        first, same, *others = [await sources.source(town.house, db, each) for each in addresses]

    assert first == same
    assert len({first, *others}) == 5
    assert b"192.0.2.1" not in b"".join(others)
