"""A code goes to who may want it, and not for ever, nor to a crowd."""

import asyncio

from callback import notices
from tests.callback.people import MOBILE, free_times, keeps
from tests.people import Said, Seeker, Town

A_MINUTE_AGO = "UPDATE proof SET sent_at = sent_at - interval '1 min'"
A_DAY_AGO = "UPDATE proof SET sent_at = sent_at - interval '1 d'"


async def kept(person: Seeker, nth: int = 0) -> str:
    slots = await free_times(person)
    return f"/api/appointments/{(await keeps(person, slots[nth]))['id']}"


async def asks(town: Town, sam: Seeker, one: str, number: str) -> Said:
    await town.sql(A_MINUTE_AGO)
    return await sam.put(f"{one}/reach", number=number)


async def test_a_mistyped_number_is_corrected(town: Town) -> None:
    sam = town.seeker()
    one = await kept(sam)

    mistyped = await sam.put(f"{one}/reach", number="06 12 34 56 79")
    corrected = await sam.put(f"{one}/reach", number=MOBILE)
    proven = await sam.post(f"{one}/proof", code=corrected["code"])

    assert (mistyped.status, corrected.status, corrected["number"]) == (200, 200, "•• 78")
    assert proven["proven"]


async def test_the_code_of_the_number_before_does_not_go_to_the_number_after(town: Town) -> None:
    sam = town.seeker()
    one = await kept(sam)
    await sam.put(f"{one}/reach", number="06 12 34 56 79")
    await sam.put(f"{one}/reach", number=MOBILE)

    await notices.tell(town.house)

    told = await town.sql("SELECT sequence, state FROM notice WHERE what = 'code' ORDER BY sequence")
    assert told == [(1, "skipped"), (2, "sent")]


async def test_five_codes_are_sent_for_one_time_that_is_kept(town: Town) -> None:
    sam = town.seeker()
    one = await kept(sam)

    said = [await asks(town, sam, one, f"06 12 34 56 {last}") for last in range(10, 16)]

    assert [each.status for each in said] == [200] * 5 + [429]
    assert said[5]["error"] == "too_many_codes"


async def test_ten_codes_a_day_are_sent_for_one_person(town: Town) -> None:
    sam = town.seeker()

    said = [await asks(town, sam, await kept(sam, nth), f"06 12 34 56 {10 + nth}") for nth in range(11)]

    assert [each.status for each in said] == [200] * 10 + [429]


async def test_of_all_who_ask_at_once_for_one_number_one_is_sent_a_code(town: Town) -> None:
    people = [town.seeker(f"Rosa {nth}") for nth in range(6)]
    ones = [await kept(person, nth) for nth, person in enumerate(people)]

    said = await asyncio.gather(
        *(person.put(f"{one}/reach", number=MOBILE) for person, one in zip(people, ones, strict=True))
    )

    assert sorted(each.status for each in said) == [200] + [429] * 5


async def test_who_was_sent_five_codes_gets_another_the_day_after(town: Town) -> None:
    sam = town.seeker()
    one = await kept(sam)
    await sam.put(f"{one}/reach", number=MOBILE)
    await town.sql("UPDATE proof SET sent = 5")

    refused = await asks(town, sam, one, MOBILE)
    await town.sql(A_DAY_AGO)
    taken = await sam.put(f"{one}/reach", number=MOBILE)

    assert (refused.status, taken.status) == (429, 200)
    assert await town.sql("SELECT sent FROM proof") == [(1,)]


async def test_an_address_that_had_enough_does_not_stop_the_code_for_the_number(town: Town) -> None:
    rosa, sam = town.seeker("Rosa"), town.seeker()
    await rosa.put(f"{await kept(rosa)}/reach", number="06 12 34 56 79", email="Rosa@example.fr")

    said = await sam.put(f"{await kept(sam, 1)}/reach", number=MOBILE, email="rosa@EXAMPLE.fr")

    assert said.status == 200
    assert said["code"]
    by = await town.sql("SELECT by, count(*) FROM notice WHERE what = 'code' GROUP BY by ORDER BY by")
    assert by == [("letter", 1), ("sms", 2)]


async def test_a_repeat_of_the_right_code_gets_the_first_answer(town: Town) -> None:
    sam = town.seeker()
    one = await kept(sam)
    code = (await sam.put(f"{one}/reach", number=MOBILE))["code"]

    said = [await sam.post(f"{one}/proof", code=code) for _ in range(2)]

    assert [(each.status, each.get("proven")) for each in said] == [(200, True), (200, True)]
