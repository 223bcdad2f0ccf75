"""Diaries are set up by those who oversee an agency: checked field by field, drawn before they are kept."""

from typing import Any
from uuid import uuid4

import pytest

from app.seed import named
from tests.callback.people import Body, books, free_times
from tests.people import Advisor, Said, Town


@pytest.fixture
async def vera(town: Town) -> Advisor:
    vera = town.advisor("vera", "console")
    await vera.signs_in()
    return vera


async def desk(vera: Advisor) -> tuple[str, Said]:
    found = (await vera.get("/api/admin/diaries"))["diaries"]
    key: str = next(each["id"] for each in found if each["kind"] == "desk")
    return f"/api/admin/diaries/{key}", await vera.get(f"/api/admin/diaries/{key}")


def with_(document: Said, **changes: object) -> Body:
    return {"version": document["version"], "form": {**document["form"], **changes}}


async def test_the_diaries_of_an_agency_are_listed_with_who_has_none(vera: Advisor) -> None:
    said = await vera.get("/api/admin/diaries")

    assert [(each["kind"], bool(each["free_at"])) for each in said["diaries"]] == [
        ("desk", True),
        ("referent", True),
        ("referent", True),
    ]
    assert str(named("vera")) in {each["id"] for each in said["without"]}
    assert str(named("alice")) not in {each["id"] for each in said["without"]}


async def test_what_is_kept_is_what_can_be_booked(town: Town, vera: Advisor) -> None:
    path, kept = await desk(vera)
    all_day = {day: ["08:00-20:00"] for day in kept["form"]["week"]}
    before = len(await free_times(town.seeker()))

    said = await vera.put(path, **with_(kept, week=all_day, length="20 min", step="20 min"))

    assert (said.status, said["findings"]) == (200, [])
    assert said["version"] != kept["version"]
    assert len(await free_times(town.seeker())) > before


@pytest.mark.parametrize(
    ("changes", "at", "says"),
    [
        (
            {"week": {"monday": ["09:00-12:00", "11:00-14:00"]}},
            "diary/week/monday",
            "09:00–12:00 and 11:00–14:00 overlap.",
        ),
        ({"week": {"monday": ["17:00-09:00"]}}, "diary/week/monday", "ends before it begins"),
        ({"week": {"monday": ["9-12"]}}, "diary/week/monday", "is not a time of day"),
        ({"length": "long"}, "diary/length", "is no duration"),
        ({"length": "1 min"}, "diary/length", "Between 5 minutes and 8 hours."),
        ({"before": "5 h"}, "diary/before", "Four hours at most."),
        ({"horizon": 0}, "diary/horizon", "1 to 365 days."),
        ({"horizon": 2, "lead": "72 h"}, "diary/lead", "nothing could ever be booked"),
        ({"seats": 0}, "diary/seats", "1 to 200 seats."),
        ({"name": {"fr": "x", "en": " "}}, "diary/name/en", "A name"),
        ({"motives": [str(uuid4())]}, "diary/motives", "another agency"),
        ({"closures": [{"day": "2030-05-02", "label": ""}]}, "diary/closures/0/label", "Say why"),
        ({"kind": "referent", "advisor": None}, "diary/advisor", "Choose whose diary"),
        ({"kind": "referent", "advisor": str(named("alice"))}, "diary/advisor", "a diary already"),
    ],
)
async def test_what_would_not_work_is_refused_beside_its_field(
    vera: Advisor, changes: dict[str, Any], at: str, says: str
) -> None:
    path, kept = await desk(vera)

    said = await vera.put(path, **with_(kept, **changes))

    assert said.status == 400
    assert [each["at"] for each in said["findings"]][:1] == [at]
    assert says in said["findings"][0]["en"]


async def test_a_diary_does_not_change_hands(vera: Advisor) -> None:
    path, kept = await desk(vera)

    said = await vera.put(path, **with_(kept, kind="referent", advisor=str(named("vera"))))

    assert (said.status, said["findings"][0]["en"]) == (400, "A diary does not change hands.")


async def test_bookings_that_a_change_would_strand_are_named_and_stay(town: Town, vera: Advisor) -> None:
    sam = town.seeker()
    booked = await books(sam, (await free_times(sam))[0])
    path, kept = await desk(vera)
    closed: Body = {day: [] for day in kept["form"]["week"]}

    drawn = await vera.post(f"{path}/preview", **{**kept["form"], "week": closed})
    said = await vera.put(path, **with_(kept, week=closed))

    assert [each["reference"] for each in drawn["stranded"]] == [booked["reference"]]
    assert booked["reference"] in " ".join(each["en"] for each in said["findings"])
    assert (await sam.get(f"/api/appointments/{booked['id']}"))["state"] == "booked"


async def test_next_week_is_drawn_before_anything_is_kept(vera: Advisor) -> None:
    path, kept = await desk(vera)

    drawn = await vera.post(
        f"{path}/preview",
        **{**kept["form"], "week": {"tuesday": ["09:00-10:00"]}, "length": "20 min", "step": "20 min"},
    )

    assert [each["hours"] for each in drawn["days"]] == [[], ["09:00-10:00"], [], [], [], [], []]
    assert [each["free"] for each in drawn["days"][1]["slots"]] == [2, 2, 2]
    assert (await vera.get(path))["version"] == kept["version"]


async def test_a_call_that_is_longer_than_every_span_is_pointed_out_and_kept(vera: Advisor) -> None:
    path, kept = await desk(vera)

    said = await vera.put(path, **with_(kept, week={"monday": ["09:00-09:20"]}))

    assert (said.status, [each["at"] for each in said["findings"]]) == (200, ["diary/length"])


async def test_what_somebody_else_has_changed_since_is_not_lost(vera: Advisor) -> None:
    path, kept = await desk(vera)
    await vera.put(path, **with_(kept, seats=3))

    said = await vera.put(path, **with_(kept, seats=5))

    assert (said.status, said["error"]) == (409, "changed_since")
    assert (await vera.get(path))["form"]["seats"] == 3


async def test_an_advisor_gets_a_diary_and_another_once_it_was_given_up(vera: Advisor) -> None:
    form = {"kind": "referent", "advisor": str(named("vera")), "week": {"monday": ["09:00-12:00"]}}
    first, second = (f"/api/admin/diaries/{uuid4()}" for _ in range(2))

    made = await vera.put(first, version="", form=form)
    twice = await vera.put(second, version="", form=form)
    given_up = await vera.post(f"{first}/retirement", version=made["version"])
    again = await vera.put(second, version="", form=form)

    assert [each.status for each in (made, twice, given_up, again)] == [200, 400, 200, 200]


async def test_a_diary_in_which_somebody_is_booked_is_not_given_up(town: Town, vera: Advisor) -> None:
    sam = town.seeker()
    await books(sam, (await free_times(sam))[0])
    path, kept = await desk(vera)

    said = await vera.post(f"{path}/retirement", version=kept["version"])

    assert (said.status, said["error"]) == (409, "still_booked")
