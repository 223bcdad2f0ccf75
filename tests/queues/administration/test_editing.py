"""Ada edits the house: checked, written at once, remembered, and never over somebody else's change."""

import asyncio
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings

from app.seed import named
from queues.administration import paper
from queues.administration.forms import Sheet
from queues.administration.reading import read
from queues.administration.tidy import tidy
from queues.administration.writing import Pen
from tests.people import Advisor, Town
from tests.queues.administration.sheets import sheets


@pytest.fixture
async def ada(town: Town) -> Advisor:
    ada = town.advisor("ada", "admin")
    assert (await ada.signs_in()).status == 200
    return ada


async def opened(ada: Advisor, slug: str = "benefits", kind: str = "queues") -> dict[str, Any]:
    return dict(await ada.get(f"/api/admin/{kind}/{named(slug)}"))


async def saves(ada: Advisor, document: dict[str, Any], slug: str = "benefits", **change: Any) -> dict[str, Any]:
    form = {**document["form"], **change}
    said = await ada.put(f"/api/admin/queues/{named(slug)}", version=document["version"], form=form)
    return {**said, "status": said.status}


async def test_a_queue_is_opened_as_it_is_and_kept_as_it_is_filled_in(ada: Advisor, town: Town) -> None:
    before = await opened(ada)
    rings = [{"to": "referent", "after": "30 s"}, {"to": "everyone", "drops": ["training"]}]

    said = await saves(ada, before, promise="90 s", rings=rings)

    assert (before["form"]["slug"], before["form"]["promise"]) == ("benefits", "3 min")
    assert (said["status"], said["form"]["promise"], said["form"]["rings"][0]["after"]) == (200, "1 min 30 s", "30 s")
    kept = await town.sql("SELECT promise = '90 s', rings, version FROM queue WHERE slug = 'benefits'")
    assert kept == [(True, [{"to": "referent", "after": 30}, {"to": "everyone", "after": 0, "drops": ["training"]}], 2)]


async def test_the_router_hears_of_it_without_a_restart(ada: Advisor, town: Town) -> None:
    document = await opened(ada)
    await town.sql("DELETE FROM stirred")

    await saves(ada, document, promise="1 min")

    assert ("everything",) in await town.sql("SELECT kind FROM stirred")


async def test_a_warning_stands_beside_its_field_and_an_error_refuses(ada: Advisor, town: Town) -> None:
    document = await opened(ada)

    doubtful = await saves(ada, document, vulnerable_promise="10 min")
    refused = await saves(ada, doubtful, promise="0 s", rings=[{"to": "referent"}])

    assert [(each["level"], each["at"]) for each in doubtful["findings"] if "promise" in each["at"]] == [
        ("warning", "queues/benefits/vulnerable_promise")
    ]
    assert (refused["status"], refused["error"]) == (400, "would_not_work")
    assert {each["at"] for each in refused["findings"]} == {"queues/benefits/promise", "queues/benefits/rings/0/to"}
    assert all(each["fr"] and each["en"] for each in refused["findings"])
    assert (await opened(ada))["form"]["promise"] == "3 min"


async def test_what_somebody_else_changed_is_not_written_over(ada: Advisor, town: Town) -> None:
    seen = await opened(ada)
    await saves(ada, seen, promise="1 min")

    late = await saves(ada, seen, promise="2 min")
    now = await opened(ada)
    again = await saves(ada, now, promise="2 min")

    assert (late["status"], late["error"], now["form"]["promise"]) == (409, "changed_since", "1 min")
    assert (again["status"], again["form"]["promise"]) == (200, "2 min")


async def test_of_two_who_save_at_the_same_moment_one_is_told_to_look_again(ada: Advisor, town: Town) -> None:
    seen = await opened(ada)

    both = await asyncio.gather(saves(ada, seen, promise="1 min"), saves(ada, seen, promise="2 min"))

    assert sorted(each["status"] for each in both) == [200, 409]
    assert await town.sql("SELECT version FROM queue WHERE slug = 'benefits'") == [(2,)]


async def test_whoever_leaves_gives_back_what_was_on_offer_to_them(ada: Advisor, town: Town) -> None:
    sam, bob = town.seeker(), town.advisor("bob")
    await bob.is_available()
    await sam.comes("application")
    await town.route()
    assert (await bob.offer())["contact"] == sam.contact
    document = await opened(ada, "bob", "people")

    said = await ada.post(f"/api/admin/people/{named('bob')}/retirement", version=document["version"])

    assert said.status == 200
    assert (await sam.reads())["contact"]["state"] == "waiting"
    assert await town.sql("SELECT used FROM advisor WHERE login = 'bob'") == [(0,)]


async def test_a_repeat_gets_the_same_answer_and_changes_nothing(ada: Advisor, town: Town) -> None:
    seen = await opened(ada)
    first = await saves(ada, seen, promise="1 min")

    again = await saves(ada, seen, promise="1 min")

    assert again == first
    assert await town.sql("SELECT version FROM queue WHERE slug = 'benefits'") == [(2,)]
    assert len(await town.sql("SELECT 1 FROM audit WHERE deed = 'queues.edited'")) == 1


async def test_a_new_queue_has_the_id_that_the_page_made(ada: Advisor, town: Town) -> None:
    key, form = uuid4(), {**(await opened(ada))["form"], "slug": "housing", "motives": []}

    said = await ada.put(f"/api/admin/queues/{key}", version="", form=form)
    taken = await ada.put(f"/api/admin/queues/{uuid4()}", version="", form=form)

    assert (said.status, said["form"]["slug"]) == (200, "housing")
    assert await town.sql("SELECT id FROM queue WHERE slug = 'housing'") == [(key,)]
    assert (taken.status, taken["findings"][0]["at"]) == (400, "queues/housing/slug")


async def test_a_motive_that_is_taken_away_is_kept_for_those_who_chose_it(ada: Advisor, town: Town) -> None:
    sam = town.seeker()
    await sam.comes("payment")
    document = await opened(ada)

    await saves(ada, document, motives=[each for each in document["form"]["motives"] if each["slug"] != "payment"])

    shown = (await town.nobody().get("/api/agency"))["queues"]
    assert str(named("payment")) not in str(shown)
    assert (await sam.reads())["contact"]["motive"]["en"] == "A payment is missing or looks wrong"
    assert (await town.seeker("Rosa").comes("payment")).status == 404


async def test_a_retired_queue_takes_nobody_new_and_serves_those_who_wait(ada: Advisor, town: Town) -> None:
    sam, alice = town.seeker(), town.advisor("alice")
    await sam.comes("payment")
    document = await opened(ada)

    said = await ada.post(f"/api/admin/queues/{named('benefits')}/retirement", version=document["version"])
    again = await ada.post(f"/api/admin/queues/{named('benefits')}/retirement", version=document["version"])
    late = await town.seeker("Rosa").comes("payment")
    await alice.is_available()
    await town.route()

    assert (said.status, again.status, late.status) == (200, 200, 404)
    assert (await alice.offer())["contact"] == sam.contact
    assert (await ada.get(f"/api/admin/queues/{named('benefits')}")).status == 404


async def test_a_queue_to_which_another_leads_is_not_retired(ada: Advisor, town: Town) -> None:
    other = await opened(ada, "search")
    await saves(ada, other, "search", overflow="benefits", longest_wait="1 h")
    document = await opened(ada)

    said = await ada.post(f"/api/admin/queues/{named('benefits')}/retirement", version=document["version"])

    assert (said.status, [each["at"] for each in said["findings"]]) == (400, ["queues/search/overflow"])


async def test_nobody_is_left_with_less_than_they_hold(ada: Advisor, town: Town) -> None:
    await town.conversation()
    document = await opened(ada, "alice", "people")

    said = await ada.put(
        f"/api/admin/people/{named('alice')}", version=document["version"], form={**document["form"], "capacity": 0}
    )
    leaves = await ada.post(f"/api/admin/people/{named('alice')}/retirement", version=document["version"])

    assert (said.status, said["findings"][0]["at"]) == (400, "people/alice/capacity")
    assert (leaves.status, leaves["findings"][0]["at"]) == (400, "people/alice/login")


async def test_whoever_leaves_is_out_at_once(ada: Advisor, town: Town) -> None:
    bob = town.advisor("bob")
    await bob.is_available()
    document = await opened(ada, "bob", "people")

    said = await ada.post(f"/api/admin/people/{named('bob')}/retirement", version=document["version"])

    assert said.status == 200
    assert (await bob.console()).status == 401
    assert (await bob.signs_in()).status == 404


async def test_a_skill_that_somebody_needs_is_not_taken_away(ada: Advisor, town: Town) -> None:
    skills = (await ada.get("/api/admin"))["skills"]
    fewer = [each for each in skills["forms"] if each["code"] != "benefits"]

    refused = await ada.put("/api/admin/skills", version=skills["version"], forms=fewer)
    sign = {"code": "sign", "label": {"fr": "signes", "en": "signs"}, "must": True}
    more = await ada.put("/api/admin/skills", version=skills["version"], forms=[*skills["forms"], sign])

    assert {each["at"] for each in refused["findings"]} >= {"queues/benefits/skills/benefits"}
    assert (more.status, more["forms"][2]["code"], more["forms"][2]["must"]) == (200, "sign", True)


async def test_the_sheet_taken_out_changes_nothing_when_it_comes_in(ada: Advisor, town: Town) -> None:
    out = await ada.get("/api/admin/sheet")

    shown = await ada.post("/api/admin/sheet/changes", text=out["text"])
    done = await ada.put("/api/admin/sheet", text=out["text"], version=shown["version"])

    assert (shown["changes"], done["changes"]) == ([], [])
    assert "password" not in out["text"].removeprefix(out["text"].split("\nregions")[0])


async def test_a_file_shows_what_it_changes_and_is_brought_in_whole_or_not_at_all(ada: Advisor, town: Town) -> None:
    out = (await ada.get("/api/admin/sheet"))["text"]
    text = out.replace("promise: 10 min", "promise: 20 min")

    shown = await ada.post("/api/admin/sheet/changes", text=text)
    wrong = await ada.put("/api/admin/sheet", text=text.replace("20 min", "0 s"), version=shown["version"])
    done = await ada.put("/api/admin/sheet", text=text, version=shown["version"])

    (change,) = shown["changes"]
    assert (change["how"], change["name"], change["fields"]) == (
        "changed",
        "creation",
        [{"field": "promise", "was": "10 min", "becomes": "20 min"}],
    )
    assert (wrong["error"], done["changes"]) == ("would_not_work", shown["changes"])
    assert await town.sql("SELECT promise = '20 min' FROM queue WHERE slug = 'creation'") == [(True,)]


# One house through all of it: each sheet comes in over the one before.
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sheet=sheets())
async def test_any_sheet_that_is_brought_in_is_what_is_taken_out(town: Town, sheet: Sheet) -> None:
    async with town.house.database.transaction() as db:
        await Pen(db, await read(db), demo=True).write(tidy(sheet))

    async with town.house.database.transaction() as db:
        kept = (await read(db)).sheet

    assert kept == tidy(sheet)
    assert paper.read(paper.write(kept)) == kept


async def test_the_last_who_administers_stays(ada: Advisor, town: Town) -> None:
    document, path = await opened(ada, "ada", "people"), f"/api/admin/people/{named('ada')}"
    advises = {**document["form"], "role": "advisor"}

    changed = await ada.put(path, version=document["version"], form=advises)
    left = await ada.post(f"{path}/retirement", version=document["version"])
    out = await ada.get("/api/admin/sheet")
    brought_in = await ada.put(
        "/api/admin/sheet", text=out["text"].replace("administrator", "advisor"), version=out["version"]
    )
    await town.sql("UPDATE advisor SET role = 'administrator' WHERE login = 'vera'")
    not_the_last = await ada.put(path, version=document["version"], form=advises)

    assert [said["findings"][0]["at"] for said in (changed, left, brought_in)] == ["people/ada/role"] * 3
    assert not_the_last.status == 200
