"""An advisor sees their own days: what is booked, when they can be booked, and when they are away."""

from datetime import timedelta

from app.seed import named
from tests.callback.people import books, free_times, instant
from tests.people import Town

ALICE = str(named("alice"))


async def test_what_is_booked_with_them_stands_on_its_day_with_their_hours_and_absences(town: Town) -> None:
    sam, alice, bob = town.seeker(), town.advisor(), town.advisor("bob")
    await sam.comes()
    await sam.departs()
    await town.sql("UPDATE seeker SET referent_id = CAST(:alice AS uuid)", alice=ALICE)
    ((diary,),) = await town.sql("SELECT id FROM diary WHERE advisor_id = CAST(:alice AS uuid)", alice=ALICE)
    slot = next(each for each in await free_times(sam) if each["diary"] == str(diary))
    booked = await books(sam, slot)
    await alice.signs_in()
    await bob.signs_in()
    starts = instant(slot["starts_at"])
    await alice.will_be_away((starts + timedelta(hours=4)).isoformat(), (starts + timedelta(hours=5)).isoformat())

    hers = await alice.get(f"/api/timetable?from={starts.date()}&days=2")
    his = await bob.get(f"/api/timetable?from={starts.date()}&days=2")

    day = hers["days"][0]
    assert [(each["reference"], each["seeker"]) for each in day["bookings"]] == [(booked["reference"], "Sam")]
    assert (len(day["open"]), len(day["away"])) == (1, 1)
    assert [each["bookings"] for each in his["days"]] == [[], []]
    assert (await alice.get("/api/timetable/next"))["next"]["reference"] == booked["reference"]
    assert (await bob.get("/api/timetable/next"))["next"] is None


async def test_a_week_has_seven_days_by_the_clocks_of_the_agency(town: Town) -> None:
    alice = town.advisor()
    await alice.signs_in()

    said = await alice.get("/api/timetable?from=2026-03-23")

    assert (said.status, said["zone"]) == (200, "Europe/Paris")
    assert [each["day"] for each in said["days"]] == [f"2026-03-{day}" for day in range(23, 30)]


async def test_a_day_that_is_none_is_refused(town: Town) -> None:
    alice = town.advisor()
    await alice.signs_in()

    assert (await alice.get("/api/timetable?from=someday")).status == 400


async def test_a_call_whose_hour_has_come_is_not_listed_among_letters(town: Town) -> None:
    sam, alice = town.seeker(), town.advisor()
    await alice.signs_in()
    await sam.comes()
    await sam.departs()
    waits = "UPDATE contact SET channel = :channel, state = 'waiting', attended = false, interruptible = :interruptible"

    await town.sql(waits, channel="callback", interruptible=False)
    of_calls = await alice.get("/api/unanswered")
    await town.sql(waits, channel="letter", interruptible=True)
    of_letters = await alice.get("/api/unanswered")

    assert of_calls["waiting"] == []
    assert len(of_letters["waiting"]) == 1
