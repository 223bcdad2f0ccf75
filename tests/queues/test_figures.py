"""The figures of the trade, for today, are what their definitions say."""

from tests.people import Advisor, Body, Town, eventually

SEARCH = "Ma recherche d’emploi"
WAITED = """
    UPDATE contact SET first_enqueued_at = now() - interval '{before}', opened_at = now() - interval '{before}',
        active_at = {active}, ended_at = {ended}, state = '{state}', state_at = now(), due_at = NULL
    WHERE id = :id
"""


async def test_the_service_level_is_told_in_both_forms_and_short_abandons_apart(town: Town) -> None:
    vera = await watching(town)
    sam, rosa, theo = [town.seeker(name) for name in ("Sam", "Rosa", "Theo")]
    for each in (sam, rosa, theo):
        await each.comes()
    in_time, late, at_once = sam.contact, rosa.contact, theo.contact
    await town.sql(WAITED.format(before="3 min", active="now()", ended="NULL", state="closed"), id=in_time)
    await town.sql(WAITED.format(before="9 min", active="now()", ended="NULL", state="closed"), id=late)
    await town.sql(WAITED.format(before="4 s", active="NULL", ended="now()", state="abandoned"), id=at_once)
    await town.sql("UPDATE contact SET ended_at = now() WHERE state = 'closed'")

    today = await figures(vera, answered=2)

    assert today == {
        "promise": 300,
        "answered": 2,
        "answered_in_time": 1,
        "abandoned": 1,
        "abandoned_in_time": 1,
        "abandoned_short": 1,
        "mean_answer": 360,
        "mean_handling": None,
        "told": None,
    }


async def test_handling_is_talk_and_wrap_up_on_all_the_hands_it_went_through(town: Town) -> None:
    vera = await watching(town)
    sam, alice = await town.conversation()
    await alice.ends(sam.contact)
    await alice.concludes(sam.contact)
    await town.sql("UPDATE move SET at = now() - interval '10 min' WHERE deed = 'accepted'")
    await town.sql("UPDATE move SET at = now() - interval '3 min' WHERE deed = 'ended'")
    await town.sql("UPDATE move SET at = now() WHERE deed = 'closed'")

    today = await figures(vera, answered=1)

    assert abs(today["mean_handling"] - 600) <= 1


async def test_yesterday_is_not_counted(town: Town) -> None:
    vera = await watching(town)
    sam, alice = await town.conversation()
    await alice.ends(sam.contact)
    await alice.concludes(sam.contact)
    await figures(vera, answered=1)

    await town.sql(
        "UPDATE contact SET active_at = active_at - interval '1 day', ended_at = ended_at - interval '1 day'"
    )

    async def forgotten() -> bool:
        return await read(vera) is None

    await eventually(forgotten)


async def test_what_was_told_is_held_against_what_came(town: Town) -> None:
    vera = await watching(town)
    sam, _ = await town.conversation()
    await town.sql("UPDATE placement SET expected = interval '7 min', expected_at = now() - interval '8 min'")
    await town.sql("UPDATE contact SET active_at = now() WHERE id = :id", id=sam.contact)

    today = await figures(vera, answered=1)

    assert today["told"] == {"said": {"from": 5, "to": 10}, "was_minutes": 8, "of": 1, "as_told": 1}


async def test_occupancy_is_the_part_of_the_units_on_duty_that_is_in_use(town: Town) -> None:
    vera = await watching(town)
    await town.conversation()

    board = await vera.get("/api/board")

    (search,) = (each for each in board["queues"] if each["name"]["fr"] == SEARCH)
    assert (search["units_used"], search["units"]) == (1, 3)


async def watching(town: Town) -> Advisor:
    vera = town.advisor("vera", "board")
    await vera.signs_in()
    return vera


async def read(vera: Advisor, queue: str = SEARCH) -> Body | None:
    board = await vera.get("/api/board")
    (found,) = (each for each in board["queues"] if each["name"]["fr"] == queue)
    today: Body | None = found["today"]
    return today


async def figures(vera: Advisor, answered: int, queue: str = SEARCH) -> Body:
    """Return the figures once they are as new as their cost allows."""
    found: list[Body] = []

    async def as_new() -> bool:
        today = await read(vera, queue)
        found[:] = [today] if today and today["answered"] == answered else []
        return bool(found)

    await eventually(as_new)
    return found[0]
