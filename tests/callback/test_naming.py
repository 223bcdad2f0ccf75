"""On its day a desk's booking is for somebody; when that somebody falls ill, for a colleague."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from callback import due, naming
from tests.callback.people import MOBILE, Body, books, free_times, instant, let_it_be
from tests.people import Town

HOUR = timedelta(hours=1)


async def at_the_desk(town: Town, name: str, number: str = MOBILE) -> Body:
    """Book the first time that the desk has."""
    seeker = town.seeker(name)
    said = await books(seeker, (await free_times(seeker))[0], number=number)
    assert said["state"] == "booked", said
    return said


async def an_hour_before(town: Town, booking: Body) -> None:
    """Let the desk be shared an hour before a booking."""
    with time_machine.travel(instant(booking["starts_at"]) - HOUR, tick=False):
        await naming.name_all(town.house)


async def whose(town: Town, booking: Body) -> str | None:
    ((login,),) = await town.sql(
        """
        SELECT login FROM appointment LEFT JOIN advisor ON advisor.id = advisor_id
        WHERE appointment.id = CAST(:id AS uuid)
        """,
        id=booking["id"],
    )
    return str(login) if login else None


async def serving(town: Town) -> set[str | None]:
    rows = await town.sql(
        """
        SELECT login FROM serving JOIN motive USING (queue_id) JOIN advisor ON advisor.id = advisor_id
        WHERE motive.slug = 'application'
        """
    )
    return {login for (login,) in rows}


async def test_two_bookings_of_one_hour_are_for_two_who_serve_the_desk(town: Town) -> None:
    sams = await at_the_desk(town, "Sam", "06 12 34 56 70")
    rosas = await at_the_desk(town, "Rosa", "06 12 34 56 71")
    before = await whose(town, sams), await whose(town, rosas)

    await an_hour_before(town, sams)

    assert before == (None, None)
    after = {await whose(town, sams), await whose(town, rosas)}
    assert len(after) == 2
    assert after < await serving(town)


async def test_the_day_before_nobody_is_named(town: Town) -> None:
    sams = await at_the_desk(town, "Sam")

    with time_machine.travel(instant(sams["starts_at"]) - timedelta(days=1), tick=False):
        await naming.name_all(town.house)

    assert await whose(town, sams) is None


async def test_when_somebody_falls_ill_a_colleague_takes_theirs(town: Town) -> None:
    sams = await at_the_desk(town, "Sam")
    await an_hour_before(town, sams)
    before = await whose(town, sams)
    ill = town.advisor(before or "")
    await ill.signs_in()
    starts = instant(sams["starts_at"])

    away = await ill.will_be_away((starts - HOUR).isoformat(), (starts + HOUR).isoformat())
    await an_hour_before(town, sams)

    assert away.status == 201
    assert await whose(town, sams) in await serving(town) - {before}


async def test_what_nobody_can_take_has_no_name(town: Town) -> None:
    sams = await at_the_desk(town, "Sam")
    await an_hour_before(town, sams)
    could = await whose(town, sams)
    await town.sql("UPDATE duty SET week = '{}'")

    await an_hour_before(town, sams)

    assert could is not None
    assert await whose(town, sams) is None


async def test_an_advisors_own_appointments_go_before_the_desks(town: Town) -> None:
    sams = await at_the_desk(town, "Sam", "06 12 34 56 70")
    await town.sql(
        """
        UPDATE appointment SET advisor_id = advisor.id, seat = 1, diary_id = diary.id
        FROM diary JOIN advisor ON advisor.id = diary.advisor_id WHERE login = 'alice'
        """
    )
    rosas = await at_the_desk(town, "Rosa", "06 12 34 56 71")

    await an_hour_before(town, rosas)

    assert await whose(town, sams) == "alice"
    assert await whose(town, rosas) in await serving(town) - {"alice"}


@pytest.mark.usefixtures("by_day")
async def test_at_its_hour_it_is_offered_to_who_was_named(town: Town) -> None:
    sams = await at_the_desk(town, "Sam")
    await an_hour_before(town, sams)
    named = await whose(town, sams) or ""
    (another, *_) = await serving(town) - {named}
    first, second = town.advisor(named), town.advisor(another or "")
    await second.is_available()
    await first.is_available()
    await let_it_be(town, sams["id"], timedelta(minutes=1))
    await due.begin(town.house)
    await town.route()

    assert (await first.console())["offer"] is not None
    assert (await second.console())["offer"] is None


def test_the_day_ends_at_midnight_where_the_agency_is() -> None:
    evening = datetime(2026, 3, 28, 22, 30, tzinfo=UTC)  # a night of 23 hours follows

    ends = [naming.rest_of_day(evening + n * HOUR, "Europe/Paris")[1] for n in (0, 1)]

    assert ends == [datetime(2026, 3, 28, 23, tzinfo=UTC), datetime(2026, 3, 29, 22, tzinfo=UTC)]
