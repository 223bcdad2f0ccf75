"""Advisors have people of their own, are away at times, and say how much they hold."""

import asyncio
from uuid import uuid4

import pytest

from app.seed import named
from tests.people import Advisor, Seeker, Town, eventually


async def person(sam: Seeker) -> str:
    return str((await sam.get("/api/me"))["seeker"]["id"])


# ---- a person's own advisor ----------------------------------------------------------------------------------


async def test_who_talks_with_somebody_can_become_their_advisor(town: Town) -> None:
    sam, alice = await town.conversation()

    followed = await alice.follows(await person(sam), "alice")

    assert followed["referent"]["name"] == "Alice Martin"
    assert (await sam.get("/api/me"))["referent"]["name"] == "Alice Martin"
    shown = (await alice.get("/api/portfolio"))["people"]
    assert [(each["name"], each["contacts"], each["waiting"]) for each in shown] == [("Sam", 1, False)]
    assert (await alice.reads(sam.contact))["contact"]["seeker"]["referent"]["name"] == "Alice Martin"
    assert ("seeker.entrust",) in await town.sql("SELECT deed FROM audit WHERE by_id = :who", who=named("alice"))


async def test_whoever_follows_somebody_can_hand_them_on(town: Town) -> None:
    sam, alice = await town.conversation()
    who = await person(sam)
    await alice.follows(who, "alice")
    await alice.ends(sam.contact)
    await alice.concludes(sam.contact)

    handed = await alice.follows(who, "bob")

    assert handed["referent"]["name"] == "Bob Durand"
    assert (await alice.get("/api/portfolio"))["people"] == []
    assert (await alice.follows(who, "alice")).status == 404


async def test_a_stranger_takes_nobody_over_and_an_overseer_does(town: Town) -> None:
    sam, _ = await town.conversation()
    bob, vera = town.advisor("bob"), town.advisor("vera", "board")
    await bob.signs_in()
    await vera.signs_in()
    who = await person(sam)

    assert (await bob.follows(who, "bob")).status == 404
    assert (await vera.follows(who, "bob"))["referent"]["name"] == "Bob Durand"
    assert (await vera.follows(who, "nobody of that name")).status == 404
    await town.sql("UPDATE advisor SET retired_at = now() WHERE login = 'alice'")
    assert (await vera.follows(who, "alice")).status == 404


async def test_one_who_cannot_wait_is_known_to_advisors_only(town: Town) -> None:
    sam, alice = await town.conversation()
    who = await person(sam)
    await alice.follows(who, "alice")

    marked = await alice.put(f"/api/seekers/{who}/vulnerability", vulnerable=True)

    assert marked["vulnerable"] is True
    assert (await alice.reads(sam.contact))["contact"]["seeker"]["vulnerable"] is True
    assert (await alice.get("/api/portfolio"))["load"] == {"people": 1, "vulnerable": 1, "waiting": 0}
    assert (await sam.reads())["contact"]["seeker"]["vulnerable"] is False


async def test_who_of_ones_people_waits_comes_first(town: Town) -> None:
    _, alice = await town.conversation()
    rosa = town.seeker("Rosa")
    await rosa.comes()
    await town.sql("UPDATE seeker SET referent_id = :who", who=named("alice"))

    portfolio = await alice.get("/api/portfolio")

    assert [(each["name"], each["waiting"]) for each in portfolio["people"]] == [("Rosa", True), ("Sam", False)]
    assert portfolio["load"]["waiting"] == 1
    assert portfolio["people"][0]["last"]["id"] == rosa.contact


async def test_of_ones_people_who_wait_it_says_what_keeps_them_waiting(town: Town) -> None:
    sam, alice = town.seeker(), town.advisor()
    await alice.signs_in()
    await sam.comes("training")
    await town.sql("UPDATE seeker SET referent_id = :who", who=named("alice"))

    async def is_said() -> bool:
        return bool((await alice.get("/api/portfolio"))["people"][0]["why"])

    await eventually(is_said)
    why = (await alice.get("/api/portfolio"))["people"][0]["why"]
    assert why["en"].endswith("obody on duty has the skill it needs: training.")


# ---- absences ------------------------------------------------------------------------------------------------


async def test_an_absence_says_who_replaces_whom_until_when(town: Town) -> None:
    alice, bob = town.advisor("alice"), town.advisor("bob")
    await alice.signs_in()
    await bob.signs_in()

    planned = await alice.will_be_away(replaced_by=str(named("bob")))

    mine, theirs = await alice.get("/api/portfolio"), await bob.get("/api/portfolio")
    assert mine["absences"] == [planned]
    assert planned["replaced_by"]["name"] == "Bob Durand"
    assert mine["replaced_by"] == theirs["replaces"]
    assert (theirs["replaces"][0]["absent"]["name"], theirs["replaces"][0]["ends_at"]) == (
        "Alice Martin",
        planned["ends_at"],
    )


async def test_who_has_left_replaces_nobody(town: Town) -> None:
    alice = town.advisor("alice")
    await alice.signs_in()
    await town.sql("UPDATE advisor SET retired_at = now() WHERE login = 'bob'")

    assert (await alice.will_be_away(replaced_by=str(named("bob")))).status == 404


async def test_who_is_absent_is_not_asked_and_sees_why(town: Town) -> None:
    sam, alice = town.seeker(), town.advisor()
    await alice.is_available()
    planned = await alice.will_be_away("2020-01-01T00:00:00Z")
    await sam.comes()

    await town.route()
    away = await alice.console()
    await alice.call("DELETE", f"/api/absences/{planned['id']}")
    await town.route()
    back = await alice.console()

    presence = away["presence"]
    assert (away["offer"], away["duty"]["declared"], presence["connected"]) == (None, "available", True)
    assert (presence["calendar"]["here"], presence["calendar"]["why"], presence["calendar"]["reason"]) == (
        False,
        "absent",
        "leave",
    )
    assert (presence["calendar"]["until"], presence["asked"]) == (planned["ends_at"], False)
    assert (back["offer"]["contact"], back["presence"]["asked"]) == (sam.contact, True)


async def test_outside_their_hours_nobody_is_asked(town: Town) -> None:
    sam, alice = town.seeker(), town.advisor()
    await alice.is_available()
    await town.sql("UPDATE duty SET week = '{}' WHERE advisor_id = :who", who=named("alice"))
    await sam.comes()

    await town.route()

    console = await alice.console()
    assert (console["offer"], console["presence"]["calendar"]["why"]) == (None, "off_hours")


async def test_the_calendar_says_until_when_one_is_there(town: Town) -> None:
    alice = town.advisor()
    await alice.is_available()
    planned = await alice.will_be_away()

    calendar = (await alice.console())["presence"]["calendar"]

    assert (calendar["here"], calendar["until"]) == (True, planned["starts_at"])


@pytest.mark.parametrize(
    ("starts", "ends", "error"),
    [
        ("2090-01-08T08:00:00Z", "2090-01-01T08:00:00Z", "absence_backwards"),
        ("2020-01-01T08:00:00Z", "2020-01-08T08:00:00Z", "absence_backwards"),
        ("2090-01-01T08:00:00", "2090-01-08T08:00:00", "absence_backwards"),
        ("2090-01-07T08:00:00Z", "2090-01-09T08:00:00Z", "absences_overlap"),
    ],
)
async def test_an_impossible_absence_is_refused(town: Town, starts: str, ends: str, error: str) -> None:
    alice = town.advisor()
    await alice.signs_in()
    await alice.will_be_away()

    assert (await alice.will_be_away(starts, ends))["error"] == error
    assert len((await alice.get("/api/portfolio"))["absences"]) == 1


async def test_nobody_replaces_whoever_would_replace_them(town: Town) -> None:
    alice, bob = town.advisor("alice"), town.advisor("bob")
    await alice.signs_in()
    await bob.signs_in()
    await alice.will_be_away(replaced_by=str(named("bob")))

    loop = await bob.will_be_away(replaced_by=str(named("alice")))
    oneself = await bob.will_be_away(replaced_by=str(named("bob")))
    later = await bob.will_be_away("2091-01-01T08:00:00Z", "2091-01-08T08:00:00Z", replaced_by=str(named("alice")))

    assert (loop["error"], oneself["error"], later.status) == (
        "replacement_loop",
        "no_replacement_for_oneself",
        201,
    )


async def test_two_who_name_each_other_in_the_same_moment_are_not_both_told_yes(town: Town) -> None:
    alice, bob = town.advisor("alice"), town.advisor("bob")
    await alice.signs_in()
    await bob.signs_in()

    said = await asyncio.gather(
        alice.will_be_away(replaced_by=str(named("bob"))), bob.will_be_away(replaced_by=str(named("alice")))
    )

    assert sorted(each.status for each in said) == [201, 409]


async def test_an_absence_said_twice_is_one(town: Town) -> None:
    alice = town.advisor()
    await alice.signs_in()
    once = str(uuid4())

    said = [await alice.will_be_away(id=once, replaced_by=str(named("bob"))) for _ in range(3)]

    assert [each.status for each in said] == [201] * 3
    assert said[0] == said[2]
    assert await town.sql("SELECT count(*) FROM replacement") == [(1,)]


async def test_who_gives_up_an_absence_is_replaced_no_more(town: Town) -> None:
    alice = town.advisor()
    await alice.signs_in()
    planned = await alice.will_be_away(replaced_by=str(named("bob")))

    await alice.call("DELETE", f"/api/absences/{planned['id']}")

    assert await town.sql("SELECT count(*) FROM replacement") == [(0,)]


# ---- limits --------------------------------------------------------------------------------------------------


async def limits(advisor: Advisor, login: str, capacity: int, **channels: int) -> dict[str, object]:
    return await advisor.put(f"/api/advisors/{named(login)}/limits", capacity=capacity, channels=channels)


async def test_one_may_hold_oneself_to_less_and_come_back_to_what_is_allowed(town: Town) -> None:
    alice = town.advisor()
    await alice.signs_in()

    less = await limits(alice, "alice", 1)
    back = await limits(alice, "alice", 3)
    more = await limits(alice, "alice", 4)

    assert (less["capacity"], less["most"]) == (1, 3)
    assert back["capacity"] == 3
    assert more["error"] == "more_than_allowed"
    assert (await alice.console())["capacity"] == 3


async def test_a_supervisor_allows_more_and_sets_limits_that_one_cannot_lift(town: Town) -> None:
    alice, vera = town.advisor("alice"), town.advisor("vera", "board")
    await alice.signs_in()
    await vera.signs_in()
    kind = next(iter(town.house.channels))

    await limits(vera, "alice", 5, **{kind: 2})
    lower = await limits(alice, "alice", 5, **{kind: 1})
    lifted = await limits(alice, "alice", 5)
    seen = await vera.get(f"/api/advisors/{named('alice')}/limits")

    assert seen["channels"] == {kind: 1}
    assert lower["channels"] == {kind: 1}
    assert lower["most_by_channel"] == {kind: 2}
    assert lifted["error"] == "more_than_allowed"


async def test_what_is_set_for_somebody_is_the_most_they_may_hold(town: Town) -> None:
    alice, ada = town.advisor("alice"), town.advisor("ada", "admin")
    await alice.signs_in()
    await ada.signs_in()
    await limits(alice, "alice", 1)
    document = await ada.get(f"/api/admin/people/{named('alice')}")

    path, form = f"/api/admin/people/{named('alice')}", document["form"]
    renamed = await ada.put(path, version=document["version"], form={**form, "name": "Alice M."})
    still = (await limits(alice, "alice", 1))["most"]
    await ada.put(path, version=renamed["version"], form={**renamed["form"], "capacity": 2})

    assert still == 3
    assert (await limits(alice, "alice", 3))["error"] == "more_than_allowed"


async def test_no_limit_is_below_what_is_put_aside(town: Town) -> None:
    _, alice = await town.conversation()
    await town.sql("UPDATE advisor SET used = 0, aside = 2 WHERE login = 'alice'")

    assert (await limits(alice, "alice", 1))["error"] == "holds_more"


async def test_no_limit_is_below_what_is_in_hand(town: Town) -> None:
    _, alice = await town.conversation()
    await town.sql("UPDATE advisor SET used = 2 WHERE login = 'alice'")

    assert (await limits(alice, "alice", 1))["error"] == "holds_more"
    assert (await limits(alice, "alice", 2, pigeon=1))["error"] == "unknown_channel"
