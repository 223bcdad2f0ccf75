"""A third seat: asked by a link, let in by the advisor, heard and shown this call alone, and gone at once."""

from typing import Any
from uuid import uuid4

import pytest
import socketio

from tests.people import Advisor, Said, Seeker, Town
from tests.video.callers import until
from tests.video.test_joining import (  # noqa: F401  fixtures
    Media,
    Operator,
    admits,
    joins,
    key_of,
    media,
    met,
    operator,
)
from video import visiting

PASS = "p" * 32


class Visitor:
    """One who has a link and nothing else."""

    def __init__(self, town: Town, link: str, shown: str = PASS) -> None:
        self._caller = town.nobody()
        self.token = link.partition("#")[2]
        self._headers = {"Visavis-Guest": self.token, "Visavis-Pass": shown}
        self.heard: list[tuple[str, Any]] = []

    async def asks(self, path: str = "", method: str = "GET", **body: object) -> Said:
        sent = {} if method == "GET" else {"json": body}
        return await self._caller.sends(method, f"/api/visit{path}", headers=self._headers, **sent)

    async def knocks(self, name: str = "Ines Roy") -> Said:
        return await self.asks("/arrival", "POST", name=name)

    async def key(self) -> Said:
        return await self.asks("/keys", "POST")


async def asked(by: Seeker | Advisor, contact: str, kind: str = "interpreter") -> tuple[str, str]:
    """Somebody is asked: return their id and their link."""
    given = await by.post(f"/api/contacts/{contact}/call/guests", id=str(uuid4()), kind=kind)
    assert given.status == 201, given
    return str(given["id"]), str(given["link"])


async def lets_in(alice: Advisor, contact: str, guest: str) -> Said:
    return await alice.post(f"/api/contacts/{contact}/call/guests/{guest}/admission")


async def seated(town: Town, alice: Advisor, contact: str) -> tuple[str, Visitor]:
    """Ines sits in the call."""
    guest, link = await asked(alice, contact)
    ines = Visitor(town, link)
    assert (await ines.knocks())["state"] == "knocking"
    assert (await lets_in(alice, contact, guest)).status == 200
    return guest, ines


@pytest.fixture
async def call(town: Town, media: Media) -> tuple[Seeker, Advisor]:  # noqa: F811
    """Sam is with Alice, in the picture."""
    sam, alice = await met(town)
    await admits(alice, sam)
    return sam, alice


async def test_who_comes_by_a_link_waits_until_the_advisor_lets_them_in(
    town: Town,
    call: tuple[Seeker, Advisor],
    media: Media,  # noqa: F811
) -> None:
    sam, alice = call
    guest, link = await asked(sam, sam.contact)
    ines = Visitor(town, link)

    new = await ines.asks()
    knocked, early = await ines.knocks(), await ines.key()
    await lets_in(alice, sam.contact, guest)
    key = await ines.key()
    joined = await joins(sam, str(key["key"]))

    assert (new["state"], knocked["state"], early["error"]) == ("new", "knocking", "not_admitted_yet")
    assert (key["seat"], joined.status) == ("guest1", 200)
    assert media.rooms.guests[0][1] == "guest1"
    assert [each["name"] for each in (await ines.asks())["people"]] == ["Sam", "Alice Martin", "Ines Roy"]


async def test_a_seeker_lets_nobody_in(town: Town, call: tuple[Seeker, Advisor]) -> None:
    sam, _ = call
    guest, link = await asked(sam, sam.contact)
    await Visitor(town, link).knocks()

    said = await sam.post(f"/api/contacts/{sam.contact}/call/guests/{guest}/admission")

    assert said.status == 401


async def test_a_guest_reads_what_is_said_from_their_entry_on_and_no_note(
    town: Town, call: tuple[Seeker, Advisor]
) -> None:
    sam, alice = call
    await sam.says("before")
    _, ines = await seated(town, alice, sam.contact)

    await sam.says("after")
    await alice.says(sam.contact, "among colleagues", kind="note")
    written = await ines.asks("/entries", "POST", id=str(uuid4()), body="I interpret")

    lines = [each["body"] for each in (await ines.asks())["entries"] if each["kind"] == "line"]
    assert lines == ["after", "I interpret"]
    assert (written["author"], written["author_name"]) == ("guest", "Ines Roy")


async def test_a_guest_reaches_nothing_but_their_visit(town: Town, call: tuple[Seeker, Advisor]) -> None:
    sam, alice = call
    _, ines = await seated(town, alice, sam.contact)
    addresses = ["", "/call", "/call/guests"]

    answers = [await ines._caller.get(f"/api/contacts/{sam.contact}{each}") for each in addresses]  # noqa: SLF001

    assert {answer.status for answer in answers} == {401}


async def test_who_is_shown_out_is_out_at_once_and_the_link_is_used_up(
    town: Town,
    call: tuple[Seeker, Advisor],
    media: Media,  # noqa: F811
) -> None:
    sam, alice = call
    guest, ines = await seated(town, alice, sam.contact)
    await joins(sam, str((await ines.key())["key"]))
    late = str((await ines.key())["key"])
    assert media.rooms.load.legs == 1

    await alice.call("DELETE", f"/api/contacts/{sam.contact}/call/guests/{guest}")

    await until(lambda: media.rooms.load.legs == 0)
    assert ((await ines.asks()).status, (await joins(sam, late)).status) == (404, 409)
    told = [each["event"]["code"] for each in (await sam.reads())["entries"] if each["event"]]
    assert told[-2:] == ["sat_down", "got_up"]


async def test_a_link_is_open_in_one_place_at_a_time(town: Town, call: tuple[Seeker, Advisor]) -> None:
    sam, alice = call
    guest, link = await asked(alice, sam.contact)
    ines, mallory = Visitor(town, link), Visitor(town, link, "m" * 32)
    await ines.knocks()
    await lets_in(alice, sam.contact, guest)

    beside = await mallory.knocks("Mallory")
    await town.sql("UPDATE video_guest SET heard_at = now() - interval '21 seconds'")
    after = await mallory.knocks("Mallory")

    assert (beside.status, beside["error"]) == (409, "link_in_use")
    assert after["state"] == "knocking"  # not seated: the advisor looks again
    assert (await ines.asks()).status == 409


async def test_a_link_that_has_expired_or_was_made_up_opens_nothing(town: Town, call: tuple[Seeker, Advisor]) -> None:
    sam, alice = call
    _, link = await asked(alice, sam.contact)
    known = await Visitor(town, link).asks()
    await town.sql("UPDATE video_guest SET expires_at = now()")

    expired = await Visitor(town, link).asks()
    made_up = await Visitor(town, f"{link[:-2]}xx").asks()

    assert (known.status, expired.status, made_up.status) == (200, 404, 404)


async def test_the_next_advisor_lets_a_guest_in_again(town: Town, call: tuple[Seeker, Advisor]) -> None:
    sam, alice = call
    _, ines = await seated(town, alice, sam.contact)

    await town.sql("UPDATE contact SET advisor_id = (SELECT id FROM advisor WHERE login = 'bob')")

    assert (await ines.asks())["state"] == "knocking"


async def test_a_call_has_six_seats(town: Town, call: tuple[Seeker, Advisor]) -> None:
    sam, alice = call
    for _ in range(4):
        await seated(town, alice, sam.contact)
    guest, link = await asked(alice, sam.contact)
    await Visitor(town, link).knocks()

    full = await lets_in(alice, sam.contact, guest)

    assert (full.status, full["error"]) == (409, "room_full")


async def test_what_one_writes_is_heard_by_all_as_it_is_written(town: Town, call: tuple[Seeker, Advisor]) -> None:
    sam, alice = call
    _, ines = await seated(town, alice, sam.contact)
    await sam.listens()
    await alice.listens()
    heard: list[Any] = []
    page = socketio.AsyncClient(reconnection=False)
    page.on("writing", heard.append)
    opened = {"page": "guest", "link": f"{ines.token} {PASS}"}
    await page.connect(sam.base, transports=["websocket"], headers={"Origin": sam.base}, auth=opened)
    line = str(uuid4())

    await page.emit("writing", {"contact": sam.contact, "line": line, "words": "Bonj"})
    to_sam, to_alice = await sam.hears("writing"), await alice.hears("writing")
    assert sam.socket is not None
    await sam.socket.emit("writing", {"contact": sam.contact, "line": line, "words": "Oui"})
    await until(lambda: heard)
    await page.disconnect()

    assert to_sam == to_alice == {"contact": sam.contact, "by": "guest1", "line": line, "words": "Bonj"}
    assert heard == [{"contact": sam.contact, "by": "seeker", "line": line, "words": "Oui"}]


async def test_a_socket_opens_to_the_page_that_has_knocked_alone(town: Town, call: tuple[Seeker, Advisor]) -> None:
    sam, alice = call
    _, ines = await seated(town, alice, sam.contact)

    async with town.house.database.transaction() as db:
        hers = await visiting.recognise(town.house, db, f"{ines.token} {PASS}")
        mallorys = await visiting.recognise(town.house, db, f"{ines.token} {'m' * 32}")

    assert hers is not None
    assert (hers.name, mallorys) == ("Ines Roy", None)
