"""Who would get this contact now, and then? Nothing is decided by asking."""

import json

from app.seed import named
from tests.people import Advisor, Said, Town

RINGS = [
    {"to": "referent", "after": 60},
    {"to": "everyone", "after": 120},
    {"to": "everyone", "after": 0, "drops": ["benefits"]},
]


async def imagines(ada: Advisor, **change: object) -> Said:
    contact = {"queue": str(named("benefits")), "language": "fr", "channel": "chat"}
    return await ada.post("/api/admin/dry-run", **{**contact, **change})


async def signed_in(town: Town, login: str = "ada") -> Advisor:
    somebody = town.advisor(login, "admin")
    await somebody.signs_in()
    return somebody


async def test_ring_by_ring_it_says_who_and_when_and_what_is_dropped(town: Town) -> None:
    ada, alice = await signed_in(town), town.advisor("alice")
    await alice.is_available()
    await town.sql("UPDATE queue SET rings = CAST(:rings AS jsonb) WHERE slug = 'benefits'", rings=json.dumps(RINGS))

    told = await imagines(ada, referent=str(named("bob")))

    assert (told.status, told["promise"], told["units"], told["open"]) == (200, 180, 1, True)
    assert [each["skill"]["en"] for each in told["asks"]] == ["benefits"]
    first, second, third = told["rings"]
    assert (first["name"]["en"], first["passed"], first["answering"]) == ("Bob Durand", True, None)
    assert (second["opens_in"], second["first"]["name"], second["because"]) == (0, "Alice Martin", "only")
    assert second["crew"] == [{"doing": "free", "number": 1}]
    assert (third["opens_in"], [each["en"] for each in third["dropped"]]) == (120, ["benefits"])


async def test_a_referent_who_is_there_is_asked_first(town: Town) -> None:
    ada, alice = await signed_in(town), town.advisor("alice")
    await alice.is_available()
    await town.sql("UPDATE queue SET rings = CAST(:rings AS jsonb) WHERE slug = 'benefits'", rings=json.dumps(RINGS))

    first, second, _ = (await imagines(ada, referent=str(named("alice"))))["rings"]

    assert (first["passed"], first["first"]["name"], second["opens_in"]) == (False, "Alice Martin", 60)


async def test_it_asks_for_what_the_motive_needs_and_a_shorter_promise_for_the_vulnerable(town: Town) -> None:
    ada = await signed_in(town)
    await town.sql("UPDATE queue SET vulnerable_promise = '1 min' WHERE slug = 'benefits'")

    urgent = await imagines(ada, motive=str(named("payment")))
    vulnerable = await imagines(ada, vulnerable=True)

    assert (urgent["promise"], vulnerable["promise"]) == (90, 60)
    assert vulnerable["rings"][0]["first"] is None


async def test_what_is_asked_about_must_exist(town: Town) -> None:
    ada = await signed_in(town)

    assert (await imagines(ada, channel="pigeon"))["error"] == "no_such_channel"
    assert (await imagines(ada, queue=str(named("alice")))).status == 404
    assert (await imagines(ada, motive=str(named("training")))).status == 404


async def test_to_look_writes_nothing(town: Town) -> None:
    ada, alice = await signed_in(town), town.advisor("alice")
    await alice.is_available()

    await imagines(ada)

    assert await town.sql("SELECT 1 FROM offer") == []
    assert (await alice.console())["offer"] is None


async def test_a_supervisor_asks_about_their_own_agency_only(town: Town) -> None:
    vera = await signed_in(town, "vera")
    own = await imagines(vera)
    await town.sql(
        "INSERT INTO agency (id, slug, name, zone, address, phone) VALUES (:id, 'other', 'Other', 'UTC', '', '')",
        id=named("other"),
    )
    await town.sql("UPDATE advisor SET agency_id = :id WHERE login = 'vera'", id=named("other"))

    assert (own.status, (await imagines(vera)).status) == (200, 404)
