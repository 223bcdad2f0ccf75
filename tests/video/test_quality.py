"""Whoever oversees sees how many calls went well, how many did not, and on whose side; nobody else does."""

from typing import Any

from tests.people import Advisor, Said, Seeker, Town
from tests.video.test_joining import admits, asks
from tests.video.test_reports import counted, tells

FELL = {"to": "sound", "why": "weak"}


async def calls(town: Town, alice: Advisor, *, theirs: Any, ours: Any, falls: bool = False) -> Seeker:
    """Somebody is in a call with Alice; it ends, and the pages have told."""
    sam = await asks(town)
    await alice.accepts(await alice.offer())
    await admits(alice, sam)
    if theirs is not None:
        await tells(sam, sam.contact, counted(**theirs))
    if ours is not None:
        await tells(alice, sam.contact, counted(**ours))
    if falls:
        await sam.post(f"/api/contacts/{sam.contact}/call/falls", **FELL)
    await alice.ends(sam.contact)
    await alice.concludes(sam.contact)
    return sam


async def seen(town: Town, days: int = 1) -> Said:
    vera = town.advisor("vera", "board")
    await vera.signs_in()
    return await vera.get(f"/api/board/calls?days={days}")


NEVER = {"joined": None, "up": 0, "failures": 3}


async def test_each_call_is_counted_once_and_by_its_side(town: Town) -> None:
    alice = town.advisor()
    await alice.is_available()
    await calls(town, alice, theirs={"joined": 300}, ours={"joined": 500})
    await calls(town, alice, theirs={"joined": 900, "interruptions": 1, "away": 3000}, ours={"joined": 700})
    await calls(town, alice, theirs={"joined": 1500, "way": "relay_tcp"}, ours={}, falls=True)
    failed = await calls(town, alice, theirs=NEVER, ours={})
    await calls(town, alice, theirs=NEVER, ours=NEVER)
    await calls(town, alice, theirs=None, ours=None)

    told = await seen(town)

    assert told["all"] == {
        "calls": 6, "first_try": 1, "again": 1, "fell_back": 1,
        "failed_theirs": 1, "failed_ours": 0, "failed_both": 1, "untold": 1,
    }  # fmt: skip
    assert [each["counted"] for each in told["days"]] == [told["all"]]
    assert (told["relayed"], told["falls"]) == (1, [{"why": "weak", "side": "theirs", "calls": 1}])
    assert told["joined_ms"] == 700  # of 400, 500, 900 and 1500: a side that never joined has no time
    assert [each["went"] for each in told["troubled"]] == ["failed_both", "failed_theirs", "fell_back"]
    assert told["troubled"][1]["contact"] == failed.contact


async def test_what_is_longer_ago_is_seen_in_the_week_alone(town: Town) -> None:
    alice = town.advisor()
    await alice.is_available()
    await calls(town, alice, theirs={}, ours={})
    await town.sql("UPDATE contact SET ended_at = ended_at - interval '3 days'")

    assert (await seen(town))["all"]["calls"] == 0
    assert (await seen(town, 7))["all"]["first_try"] == 1
    assert (await seen(town, 8)).status == 400


async def test_who_oversees_reads_what_happened_and_that_is_kept(town: Town) -> None:
    alice, vera, bob = town.advisor(), town.advisor("vera", "board"), town.advisor("bob")
    for who in (vera, bob):
        await who.signs_in()
    await alice.is_available()
    sam = await calls(town, alice, theirs={"joined": 300}, ours={}, falls=True)

    read = [await who.get(f"/api/contacts/{sam.contact}/call/happenings") for who in (vera, alice, bob)]
    by_alice = await alice.get("/api/board/calls")

    assert read[0]["happenings"][0]["says"]["en"] == "The connection was too weak: it went on with sound only"
    assert [each.status for each in read] == [200, 200, 404]
    assert by_alice.status == 403
    assert await town.sql("SELECT count(*) FROM audit WHERE deed = 'happenings.read'") == [(2,)]
