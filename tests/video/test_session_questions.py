"""Questions are asked in writing: read by those who moderate first, and by all once these have decided so."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import socketio

from tests.people import Advisor, Said, Town
from tests.video.callers import until
from tests.video.sessions import Holder, announces, begins, registers
from video.sessions import questions

WHY = "Combien de pages pour un CV ?"


class Evening:
    """A session whose doors are open: Alice presents, Bob moderates, Sam and Rosa have places."""

    def __init__(self, key: str, alice: Advisor, bob: Advisor, sam: Holder, rosa: Holder) -> None:
        self.key, self.alice, self.bob, self.sam, self.rosa = key, alice, bob, sam, rosa

    async def decides(self, question: str, to: str, **more: object) -> Said:
        return await self.bob.post(f"/api/sessions/{self.key}/questions/{question}/decision", to=to, **more)

    async def desk(self) -> list[dict[str, Any]]:
        return list((await self.alice.get(f"/api/sessions/{self.key}/stage"))["questions"])


async def asks(who: Holder, body: str = WHY, **more: object) -> Said:
    return await who.asks("/questions", "POST", **{"id": str(uuid4()), "body": body, **more})


async def reads(who: Holder, after: int = 0) -> list[tuple[str | None, str, bool]]:
    """Return what somebody sees of the questions: by whom, what has become of it, and whether it is theirs."""
    told = await who.asks(f"?after={after}")
    return [(each["name"], each["state"], each["mine"]) for each in told["questions"]]


@pytest.fixture
async def evening(town: Town) -> Evening:
    vera, alice, bob = town.advisor("vera", "board"), town.advisor("alice"), town.advisor("bob")
    for each in (vera, alice, bob):
        await each.signs_in()
    key = await announces(vera)
    sam = Holder(town, (await registers(town.nobody(), key, name="Sam Petit"))["link"])
    rosa = Holder(town, (await registers(town.nobody(), key, name="Rosa Diaz"))["link"])
    await begins(town, key, timedelta(minutes=5))
    return Evening(key, alice, bob, sam, rosa)


async def test_a_question_is_seen_by_its_author_and_the_desk_alone(evening: Evening) -> None:
    said = await asks(evening.sam)

    assert (said.status, said["state"], said["mine"]) == (201, "asked", True)
    assert await reads(evening.sam) == [("Sam", "asked", True)]
    assert await reads(evening.rosa) == []
    assert [each["body"] for each in await evening.desk()] == [WHY]


async def test_what_is_approved_all_see_by_a_first_name(evening: Evening) -> None:
    said = await asks(evening.sam)

    decided = await evening.decides(said["id"], "approved")

    assert decided["state"] == "approved"
    assert await reads(evening.rosa) == [("Sam", "approved", False)]
    assert "Petit" not in str(await evening.rosa.asks())


async def test_who_prefers_not_to_be_named_is_named_to_nobody(evening: Evening) -> None:
    said = await asks(evening.sam, anonymous=True)

    await evening.decides(said["id"], "approved")

    assert await reads(evening.rosa) == [(None, "approved", False)]
    assert [each["name"] for each in await evening.desk()] == [None]


async def test_a_written_answer_is_for_its_author_or_for_all(evening: Evening) -> None:
    first, second = await asks(evening.sam), await asks(evening.sam)

    await evening.decides(first["id"], "written", answer="Deux.", for_all=False)
    await evening.decides(second["id"], "written", answer="Une.", for_all=True)

    assert [each["answer"] for each in (await evening.sam.asks())["questions"]] == ["Deux.", "Une."]
    assert [each["answer"] for each in (await evening.rosa.asks())["questions"]] == ["Une."]


async def test_what_all_have_read_is_answered_before_all(evening: Evening) -> None:
    said = await asks(evening.sam)
    await evening.decides(said["id"], "approved")

    await evening.decides(said["id"], "written", answer="Deux.", for_all=False)

    assert await reads(evening.rosa) == [("Sam", "written", False)]


async def test_what_is_declined_its_author_alone_learns(evening: Evening) -> None:
    said = await asks(evening.sam)

    await evening.decides(said["id"], "declined")

    assert (await reads(evening.sam), await reads(evening.rosa)) == ([("Sam", "declined", True)], [])


async def test_of_two_who_decide_the_second_is_told(evening: Evening) -> None:
    said = await asks(evening.sam)
    await evening.decides(said["id"], "declined")

    again, otherwise = await evening.decides(said["id"], "declined"), await evening.decides(said["id"], "approved")

    assert (again.status, otherwise.status, otherwise["error"]) == (200, 409, "already_decided")


async def test_a_cursor_misses_nothing_that_changes(evening: Evening) -> None:
    first = await asks(evening.sam)
    cursor = (await evening.rosa.asks())["cursor"]

    await asks(evening.sam)
    await evening.decides(first["id"], "approved")

    assert await reads(evening.rosa, after=cursor) == [("Sam", "approved", False)]
    assert await reads(evening.rosa, after=(await evening.rosa.asks())["cursor"]) == []


async def test_what_is_too_much_for_one_answer_comes_with_the_next(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(questions, "_AT_ONCE", 2)
    for nth in range(3):
        await asks(evening.sam, f"Question {nth} ?")

    first = await evening.sam.asks()
    second = await evening.sam.asks(f"?after={first['cursor']}")
    third = await evening.sam.asks(f"?after={second['cursor']}")

    assert [each["body"] for each in first["questions"]] == ["Question 0 ?", "Question 1 ?"]
    assert [each["body"] for each in second["questions"]] == ["Question 2 ?"]
    assert third["questions"] == []


async def test_a_repeat_asks_once_and_nobody_takes_anothers_question(evening: Evening) -> None:
    key = str(uuid4())

    said = [await asks(evening.sam, id=key) for _ in range(2)]
    taken = await asks(evening.rosa, id=key)

    assert [each["number"] for each in said] == [1, 1]
    assert taken["error"] == "id_taken"


async def test_three_of_one_person_wait_at_once(evening: Evening) -> None:
    said = [await asks(evening.sam) for _ in range(4)]

    assert [each.status for each in said] == [201, 201, 201, 429]
    await evening.decides(said[0]["id"], "spoken")
    assert (await asks(evening.sam)).status == 201


async def test_a_question_has_words_and_not_too_many(evening: Evening) -> None:
    said = [(await asks(evening.sam, body)).status for body in (" ", "x" * 501, "x" * 500)]

    assert said == [400, 400, 201]


async def test_nobody_asks_before_the_doors_open(town: Town, evening: Evening) -> None:
    await begins(town, evening.key, timedelta(hours=2))

    assert (await asks(evening.sam))["error"] == "not_open_yet"


async def test_who_has_nothing_to_do_with_it_decides_nothing(town: Town, evening: Evening) -> None:
    said = await asks(evening.sam)
    chloe = town.advisor("chloe")
    await chloe.signs_in()

    theirs = await chloe.post(f"/api/sessions/{evening.key}/questions/{said['id']}/decision", to="approved")
    elsewhere = await evening.bob.post(f"/api/sessions/{evening.key}/questions/{uuid4()}/decision", to="approved")

    assert (theirs.status, elsewhere.status) == (404, 404)


async def test_news_come_to_all_once_and_to_the_author_and_the_desk(town: Town, evening: Evening) -> None:
    heard: dict[str, list[Any]] = {"sam": [], "rosa": []}
    pages = [await listens(town, evening.sam, heard["sam"]), await listens(town, evening.rosa, heard["rosa"])]
    await evening.bob.listens()

    said = await asks(evening.sam)
    at_the_desk = await evening.bob.hears("session_question", state="asked")
    await evening.decides(said["id"], "approved")
    await until(lambda: heard["rosa"] and len(heard["sam"]) == 3)
    for page in pages:
        await page.disconnect()

    assert (at_the_desk["body"], at_the_desk["mine"]) == (WHY, False)
    assert [(each["state"], each["mine"]) for each in heard["rosa"]] == [("approved", False)]
    assert [(each["state"], each["mine"]) for each in heard["sam"]] == [
        ("asked", True),
        ("approved", False),
        ("approved", True),
    ]


async def listens(town: Town, who: Holder, heard: list[Any]) -> socketio.AsyncClient:
    """Open the page's socket."""
    page = socketio.AsyncClient(reconnection=False)
    page.on("session_question", heard.append)
    opened = {"page": "session", "link": who.link}
    await page.connect(town.base, transports=["websocket"], headers={"Origin": town.base}, auth=opened)
    return page
