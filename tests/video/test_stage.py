"""Who presents goes on the stage at the hour, is offered nothing meanwhile, and what they leave behind is ended."""

from datetime import timedelta

import pytest

from tests.people import Advisor, Said, Town
from tests.video.sessions import Holder, announces, begins, registers
from video.sessions import sweeps


class Hall:
    """A session in whose hall Sam has a place; Alice presents, Bob moderates, Vera oversees."""

    def __init__(self, town: Town, key: str, vera: Advisor, sam: Holder) -> None:
        self.town, self.key, self.vera, self.sam = town, key, vera, sam

    async def advisor(self, login: str) -> Advisor:
        advisor = self.town.advisor(login)
        await advisor.is_available()
        return advisor

    async def goes_live(self, who: Advisor) -> Said:
        return await who.post(f"/api/sessions/{self.key}/stage")

    async def ends(self, who: Advisor) -> Said:
        return await who.post(f"/api/sessions/{self.key}/end")

    async def looks(self, who: Advisor) -> Said:
        return await who.get(f"/api/sessions/{self.key}/stage")

    async def phase(self) -> str:
        return str((await self.sam.asks())["session"]["phase"])


async def duty(who: Advisor) -> tuple[str, str | None]:
    shown = (await who.console())["duty"]
    return shown["declared"], shown["reason"]


@pytest.fixture
async def hall(town: Town) -> Hall:
    vera = town.advisor("vera", "board")
    await vera.signs_in()
    key = await announces(vera)
    sam = Holder(town, (await registers(town.nobody(), key))["link"])
    await begins(town, key, timedelta(minutes=5))
    return Hall(town, key, vera, sam)


async def test_who_presents_is_offered_nothing_and_is_asked_again_afterwards(hall: Hall) -> None:
    alice = await hall.advisor("alice")

    live = await hall.goes_live(alice)
    meanwhile = await duty(alice)
    await hall.town.seeker("Rosa").comes("payment")
    await hall.town.route()
    offered = (await alice.console())["offer"]
    over = await hall.ends(alice)

    assert (live["session"]["phase"], live["mine"], meanwhile) == ("live", True, ("break", "session"))
    assert (offered, over["session"]["phase"], await duty(alice)) == (None, "over", ("available", None))


async def test_an_offer_in_hand_goes_to_somebody_else(hall: Hall) -> None:
    alice = await hall.advisor("alice")
    await hall.town.seeker("Rosa").comes("payment")
    await hall.town.route()
    before = (await alice.console())["offer"]

    await hall.goes_live(alice)

    assert before is not None
    assert (await alice.console())["offer"] is None


async def test_who_was_away_stays_away(hall: Hall) -> None:
    alice = await hall.advisor("alice")
    await alice.declares("away")

    await hall.goes_live(alice)
    await hall.ends(alice)

    assert await duty(alice) == ("away", None)


async def test_what_is_said_again_changes_nothing(hall: Hall) -> None:
    alice = await hall.advisor("alice")

    said = [await hall.goes_live(alice) for _ in range(2)] + [await hall.ends(alice) for _ in range(2)]

    assert [each["session"]["phase"] for each in said] == ["live", "live", "over", "over"]


async def test_nobody_goes_live_before_the_doors_open_or_once_it_is_over(hall: Hall) -> None:
    alice = await hall.advisor("alice")
    await begins(hall.town, hall.key, timedelta(minutes=11))
    early = await hall.goes_live(alice)
    await begins(hall.town, hall.key, timedelta(hours=-2))

    assert (early["error"], (await hall.goes_live(alice))["error"]) == ("doors_closed", "doors_closed")


async def test_a_moderator_takes_the_stage_over_and_the_presenter_is_asked_again(hall: Hall) -> None:
    alice, bob = await hall.advisor("alice"), await hall.advisor("bob")
    await hall.goes_live(alice)

    taken = await hall.goes_live(bob)
    looked = await hall.looks(alice)

    assert (taken["mine"], looked["mine"], looked["on_stage"]["name"]) == (True, False, "Bob Durand")
    assert (await duty(alice), await duty(bob)) == (("available", None), ("break", "session"))


async def test_a_supervisor_may_end_it(hall: Hall) -> None:
    alice = await hall.advisor("alice")
    await hall.goes_live(alice)

    ended = await hall.ends(hall.vera)

    assert (ended["session"]["phase"], ended["role"], await duty(alice)) == ("over", "overseer", ("available", None))


async def test_those_who_are_there_are_counted_once_for_all(hall: Hall) -> None:
    await hall.sam.asks()

    await sweeps.attend(hall.town.house)

    assert ((await hall.sam.asks())["here"], (await hall.looks(hall.vera))["here"]) == (1, 1)
    assert await hall.town.sql("SELECT most, here FROM group_session WHERE places = 3") == [(1, 1)]
    rows = (await hall.vera.get("/api/admin/sessions"))["sessions"]
    assert [each["came"] for each in rows if each["id"] == hall.key] == [1]


async def test_however_many_are_open_the_last_of_them_is_counted_too(hall: Hall) -> None:
    await hall.town.sql(
        """
        INSERT INTO group_session (id, agency_id, presenter_id, title, about, starts_at, zone, length, places)
        SELECT gen_random_uuid(), agency_id, presenter_id, title, about, starts_at - interval '1 min', zone, length, 7
        FROM group_session, generate_series(1, 60) WHERE places = 3
        """
    )
    await hall.sam.asks()

    await sweeps.attend(hall.town.house)

    assert (await hall.sam.asks())["here"] == 1


async def test_an_empty_stage_is_waited_for_and_then_closed(hall: Hall) -> None:
    alice = await hall.advisor("alice")
    await hall.goes_live(alice)

    await hall.town.sql("UPDATE group_session SET heard_at = now() - interval '2 min' WHERE state = 'live'")
    await sweeps.attend(hall.town.house)
    waited = await hall.phase()
    await hall.town.sql("UPDATE group_session SET heard_at = now() - interval '4 min' WHERE state = 'live'")
    await sweeps.attend(hall.town.house)

    assert (waited, await hall.phase(), await duty(alice)) == ("live", "over", ("available", None))


async def test_who_is_on_the_stage_is_heard_by_looking(hall: Hall) -> None:
    alice = await hall.advisor("alice")
    await hall.goes_live(alice)
    await hall.town.sql("UPDATE group_session SET heard_at = now() - interval '4 min' WHERE state = 'live'")

    await hall.looks(alice)
    await sweeps.attend(hall.town.house)

    assert await hall.phase() == "live"


async def test_what_nobody_presented_is_over(hall: Hall) -> None:
    await begins(hall.town, hall.key, timedelta(hours=-1, minutes=-16))

    await sweeps.attend(hall.town.house)

    assert await hall.town.sql("SELECT state, live_at FROM group_session WHERE places = 3") == [("over", None)]


async def test_what_is_long_over_is_forgotten_and_its_figures_stay(hall: Hall) -> None:
    await hall.sam.asks("/questions", "POST", id="7e57ab1e-0000-4000-8000-000000000009", body="Où ?")
    await hall.town.sql("UPDATE session_place SET email = 'sam@example.org'")
    await begins(hall.town, hall.key, timedelta(days=-31))
    await sweeps.attend(hall.town.house)

    await sweeps.erase_all(hall.town.house)

    assert await hall.town.sql("SELECT name, email, seeker_id, source FROM session_place") == [("", None, None, None)]
    assert await hall.town.sql("SELECT body FROM session_question") == [("",)]
    rows = (await hall.vera.get("/api/admin/sessions"))["sessions"]
    assert [(each["taken"], each["questions"]) for each in rows if each["id"] == hall.key] == [(1, 1)]
    assert (await hall.sam.asks()).status == 404


async def test_what_one_presents_moderates_or_oversees_is_listed(hall: Hall) -> None:
    alice, bob = await hall.advisor("alice"), await hall.advisor("bob")

    roles = [
        {each["session"]["id"]: each["role"] for each in (await who.get("/api/my-sessions"))["sessions"]}.get(hall.key)
        for who in (alice, bob, hall.vera)
    ]

    assert roles == ["presenter", "moderator", "overseer"]
