"""A year at a glance, with its holidays, closures, openings and the two odd nights."""

from typing import Any

import pytest

from app.seed import AGENCY, named
from tests.people import Advisor, Town


@pytest.fixture
async def ada(town: Town) -> Advisor:
    ada = town.advisor("ada", "admin")
    await ada.signs_in()
    return ada


async def days(ada: Advisor, kind: str = "agencies", thing: object = AGENCY) -> dict[str, Any]:
    year = await ada.get(f"/api/admin/{kind}/{thing}/year?year=2026")
    assert year.status == 200
    return {each["day"]: each for each in year["days"]}


async def closes(
    town: Town, day: str, span: str | None = None, *, is_open: bool = False, label: str = "Travaux"
) -> None:
    starts, ends = span.split("-") if span else (None, None)
    await town.sql(
        "INSERT INTO closure (id, agency_id, day, starts, ends, is_open, label) "
        "VALUES (gen_random_uuid(), :agency, CAST(CAST(:day AS text) AS date), :starts, :ends, :is_open, :label)",
        agency=AGENCY, day=day, starts=starts, ends=ends, is_open=is_open, label=label,
    )  # fmt: skip


async def test_holidays_have_their_names_and_the_odd_nights_their_hour(ada: Advisor) -> None:
    told = await days(ada)

    assert len(told) == 365
    assert (told["2026-07-14"]["kind"], told["2026-07-14"]["label"]) == ("holiday", "Fête nationale")
    assert (told["2026-03-29"]["clock"], told["2026-10-25"]["clock"], told["2026-10-24"]["clock"]) == (60, -60, 0)


async def test_each_kind_of_day_is_told(ada: Advisor, town: Town) -> None:
    await closes(town, "2026-09-02")
    await closes(town, "2026-09-03", "09:00-10:00")
    await closes(town, "2026-11-11", is_open=True, label="Ouvert quand même")
    await closes(town, "2026-09-05", "09:00-12:00", is_open=True)

    told = await days(ada, "queues", named("creation"))

    kinds = {day: (told[day]["kind"], told[day]["hours"]) for day in told if day >= "2026-09-01" and day < "2026-12-01"}
    assert kinds["2026-09-01"] == ("usual", ["09:00–12:30", "13:30–17:00"])
    assert kinds["2026-09-02"] == ("closed", [])
    assert kinds["2026-09-03"] == ("partly", ["10:00–12:30", "13:30–17:00"])
    assert kinds["2026-11-11"] == ("opened", ["09:00–12:30", "13:30–17:00"])
    assert kinds["2026-09-05"] == ("opened", ["09:00–12:00"])
    assert kinds["2026-11-01"] == ("holiday", [])


async def test_a_year_that_makes_no_sense_is_refused(ada: Advisor) -> None:
    assert (await ada.get(f"/api/admin/agencies/{AGENCY}/year?year=1789"))["error"] == "no_such_year"


async def test_a_supervisor_looks_at_their_own_agency_only(town: Town) -> None:
    vera = town.advisor("vera", "admin")
    await vera.signs_in()
    years = (f"/api/admin/agencies/{AGENCY}/year", f"/api/admin/queues/{named('creation')}/year")
    own = [(await vera.get(path)).status for path in years]
    await town.sql(
        "INSERT INTO agency (id, slug, name, zone, address, phone) VALUES (:id, 'other', 'Other', 'UTC', '', '')",
        id=named("other"),
    )
    await town.sql("UPDATE advisor SET agency_id = :id WHERE login = 'vera'", id=named("other"))

    assert own == [200, 200]
    assert [(await vera.get(path)).status for path in years] == [404, 404]
