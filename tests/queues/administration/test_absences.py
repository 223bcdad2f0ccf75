"""Who is away and who answers for them, noted by a supervisor; nobody is left to a circle."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from app.seed import named
from tests.people import Advisor, Said, Town


@pytest.fixture
async def vera(town: Town) -> Advisor:
    vera = town.advisor("vera", "admin")
    await vera.signs_in()
    return vera


def in_days(days: int) -> str:
    return (datetime.now(UTC).replace(microsecond=0) + timedelta(days=days)).isoformat()


async def plans(vera: Advisor, who: str, by: str | None = None, **change: object) -> Said:
    usual = {"id": str(uuid4()), "advisor": str(named(who)), "starts_at": in_days(1), "ends_at": in_days(8)}
    return await vera.post("/api/admin/absences", **{**usual, "replaced_by": str(named(by)) if by else None, **change})


async def test_an_absence_is_noted_once_with_who_answers_meanwhile(vera: Advisor, town: Town) -> None:
    key = str(uuid4())

    told = await plans(vera, "alice", "bob", id=key, reason="leave")
    again = await plans(vera, "alice", "bob", id=key, reason="leave")

    (noted,) = told["absences"]
    assert (noted["advisor"]["name"], noted["replaced_by"]["name"], noted["running"]) == (
        "Alice Martin",
        "Bob Durand",
        False,
    )
    assert again["absences"] == told["absences"]
    assert await town.sql("SELECT kind FROM stirred WHERE kind = 'stand_ins'") == [("stand_ins",)]


async def test_it_is_called_off_with_whoever_would_have_answered(vera: Advisor, town: Town) -> None:
    (noted,) = (await plans(vera, "alice", "bob"))["absences"]

    told = await vera.post(f"/api/admin/absences/{noted['id']}/calling-off")

    assert told["absences"] == []
    assert await town.sql("SELECT 1 FROM replacement") == []


async def test_those_who_replace_each_other_in_a_circle_are_refused_with_their_names(vera: Advisor) -> None:
    await plans(vera, "alice", "bob")

    refused = await plans(vera, "bob", "alice", starts_at=in_days(2))
    later = await plans(vera, "bob", "alice", starts_at=in_days(8), ends_at=in_days(9))

    assert (refused.status, refused["findings"][0]["at"]) == (400, "absence/replaced_by")
    assert "Bob Durand → Alice Martin → Bob Durand" in refused["findings"][0]["en"]
    assert later.status == 200


@pytest.mark.parametrize(
    ("change", "at"),
    [
        ({"ends_at": in_days(0)}, "absence/ends_at"),
        ({"starts_at": in_days(-3), "ends_at": in_days(-2)}, "absence/ends_at"),
        ({"replaced_by": str(named("alice"))}, "absence/replaced_by"),
    ],
)
async def test_what_makes_no_sense_is_refused_beside_its_field(
    vera: Advisor, change: dict[str, object], at: str
) -> None:
    said = await plans(vera, "alice", None, **change)

    assert (said.status, said["findings"][0]["at"]) == (400, at)


async def test_nobody_is_away_twice_at_once(vera: Advisor) -> None:
    await plans(vera, "alice")

    said = await plans(vera, "alice", starts_at=in_days(3))

    assert said["findings"][0]["at"] == "absence/starts_at"


async def elsewhere(town: Town, *logins: str) -> None:
    await town.sql(
        "INSERT INTO agency (id, slug, name, zone, address, phone) VALUES (:id, 'other', 'Other', 'UTC', '', '')",
        id=named("other"),
    )
    await town.sql("UPDATE advisor SET agency_id = :id WHERE login = ANY(:who)", id=named("other"), who=list(logins))


async def test_nobody_of_another_agency_is_made_to_answer(vera: Advisor, town: Town) -> None:
    await elsewhere(town, "bob")

    assert (await plans(vera, "alice", "bob")).status == 404


async def test_a_circle_through_another_agency_names_nobody_there(vera: Advisor, town: Town) -> None:
    await plans(vera, "alice", "bob")
    await plans(vera, "bob", "ada")
    await elsewhere(town, "bob")

    refused = await plans(vera, "ada", "alice")

    (finding,) = refused["findings"]
    assert "Ada Fontaine → Alice Martin → another agency → Ada Fontaine" in finding["en"]
    assert "Bob" not in str(finding)
