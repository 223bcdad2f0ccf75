"""An advisor signs in, and nobody else does."""

import asyncio
import hashlib
import socket
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from aiohttp.test_utils import TestServer

import app.web
from app import account
from contact import signin, watch
from contact.edge import HOUSE
from contact.plumbing.errors import Misconfigured
from contact.plumbing.settings import Settings, from_environment
from tests.people import Advisor, Caller, Said, Town

PHRASE = "une phrase assez longue"
WRONG = "une autre phrase longue"
NEW = "tout à fait autre chose"
Serve = Callable[..., Awaitable[TestServer]]


@pytest.fixture(scope="module")
def hashed() -> str:
    return signin.hash_password(PHRASE)


@pytest.fixture
async def alice(town: Town, hashed: str) -> Advisor:
    """Alice, who has a password."""
    await town.sql("UPDATE advisor SET password = :hashed WHERE login = 'alice'", hashed=hashed)
    return town.advisor("alice")


@pytest.fixture
def attentive(monkeypatch: pytest.MonkeyPatch) -> None:
    """The watch goes its round every tenth of a second instead of every five seconds."""
    monkeypatch.setattr(watch, "EVERY", 0.1)


@pytest.fixture
def asleep(monkeypatch: pytest.MonkeyPatch) -> None:
    """The watch goes no round in time: what happens, happens at once."""
    monkeypatch.setattr(watch, "EVERY", 3600)


async def knocks(caller: Caller, login: str = "alice", password: str = WRONG) -> Said:
    return await caller.post("/api/session", login=login, password=password)


async def waits(town: Town) -> None:
    """Let every delay pass."""
    await town.sql("UPDATE sign_in_try SET blocked_until = now()")


async def fails_and_waits(town: Town, alice: Advisor) -> int:
    said = await knocks(alice)
    await waits(town)
    return said.status


# ---- who comes in --------------------------------------------------------------------------------------------


async def test_a_login_and_its_password_open_a_session(alice: Advisor) -> None:
    said = await knocks(alice, " Alice ", PHRASE)

    assert (said.status, said["advisor"]["name"]) == (200, "Alice Martin")
    assert (await alice.console()).status == 200


def test_a_password_is_kept_as_argon2id(hashed: str) -> None:
    assert hashed.startswith("$argon2id$")


def test_a_short_password_is_refused() -> None:
    with pytest.raises(signin.PasswordTooShort):
        signin.hash_password("onze signes")


async def test_a_session_is_kept_as_a_digest_and_no_more(town: Town, alice: Advisor) -> None:
    await knocks(alice, password=PHRASE)

    secret = alice.secret("visavis_advisor")

    assert await town.sql("SELECT digest FROM session WHERE advisor_id IS NOT NULL") == [
        (hashlib.sha256(secret.encode()).digest(),)
    ]
    assert len(secret) >= 43


async def test_no_script_and_no_foreign_page_gets_the_cookie(alice: Advisor) -> None:
    cookie = (await knocks(alice, password=PHRASE)).headers["Set-Cookie"]

    assert {"HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=43200"} <= set(cookie.split("; "))


async def test_behind_tls_the_cookie_never_travels_without_it(
    settings: Settings, hashed: str, planted: None, aiohttp_server: Serve
) -> None:
    public = replace(settings, demo=False, origins=("https://agence.example",))
    server = await aiohttp_server(app.web.make(public))
    async with Town(str(server.make_url("")), server.app[HOUSE]) as town:
        await town.sql("UPDATE advisor SET password = :hashed", hashed=hashed)
        said = await town.nobody().sends(
            "POST",
            "/api/session",
            json={"login": "alice", "password": PHRASE},
            headers={"Origin": "https://agence.example"},
        )

    assert "Secure" in said.headers["Set-Cookie"].split("; ")


# ---- who does not --------------------------------------------------------------------------------------------


async def test_an_unknown_login_and_a_wrong_password_look_alike(town: Town, alice: Advisor) -> None:
    wrong, unknown, empty = await knocks(alice), await knocks(alice, "nobody"), await knocks(alice, "vera", "")

    assert wrong.status == unknown.status == empty.status == 401
    assert {**wrong, "id": ""} == {**unknown, "id": ""} == {**empty, "id": ""}


async def test_an_unknown_login_costs_the_time_of_a_wrong_password(town: Town, hashed: str) -> None:
    await town.sql("UPDATE advisor SET password = :hashed", hashed=hashed)

    known = [await seconds_of(town, login) for login in ("alice", "bob", "vera", "ada")]
    unknown = [await seconds_of(town, login) for login in ("mallory", "malory", "mal", "m")]

    # An answer without a hash comes in a hundredth of the time.
    assert 0.3 < min(unknown) / min(known) < 3


async def test_from_the_third_try_each_waits_twice_as_long(town: Town, alice: Advisor) -> None:
    statuses = [(await knocks(alice)).status for _ in range(3)]
    fourth = await knocks(alice, password=PHRASE)
    await waits(town)
    fifth, sixth = await knocks(alice), await knocks(alice)

    assert statuses == [401, 401, 401]
    assert (fourth.status, fourth["error"]) == (429, "too_many_tries")
    assert 0 < int(fourth.headers["Retry-After"]) <= 2
    assert fifth.status == 401
    assert 2 < int(sixth.headers["Retry-After"]) <= 4


def test_the_delays_grow_until_the_lock() -> None:
    delays = [signin.delay_after(failures) / timedelta(seconds=1) for failures in range(1, 11)]

    assert delays == [0, 0, 2, 4, 8, 16, 32, 64, 128, 900]


async def test_ten_tries_lock_the_login_against_the_right_password_too(town: Town, alice: Advisor) -> None:
    tries = [await fails_and_waits(town, alice) for _ in range(9)]

    tenth = await knocks(alice)
    locked = await knocks(alice, password=PHRASE)
    await waits(town)
    afterwards = await knocks(alice, password=PHRASE)

    assert tries == [401] * 9
    assert (tenth.status, locked.status, afterwards.status) == (401, 429, 200)
    assert 890 < int(locked.headers["Retry-After"]) <= 901


async def test_an_unknown_login_is_locked_like_a_known_one(town: Town, alice: Advisor) -> None:
    known = [(await knocks(alice)).status for _ in range(5)]
    unknown = [(await knocks(alice, "nobody")).status for _ in range(5)]

    assert known == unknown == [401, 401, 401, 429, 429]


async def test_thirty_tries_at_once_are_no_way_around_the_delay(alice: Advisor) -> None:
    statuses = [each.status for each in await asyncio.gather(*(knocks(alice) for _ in range(30)))]

    assert statuses.count(401) == 3
    assert statuses.count(429) == 27


async def test_who_comes_in_starts_anew(town: Town, alice: Advisor) -> None:
    await knocks(alice)
    await knocks(alice)

    await knocks(alice, password=PHRASE)

    assert await town.sql("SELECT count(*) FROM sign_in_try") == [(0,)]


# ---- the end of a session ------------------------------------------------------------------------------------


async def test_signing_out_ends_the_session_in_every_tab_and_on_the_socket(asleep: None, town: Town) -> None:
    sam, alice = await town.conversation()
    await alice.listens()
    await sam.says("avant")
    await alice.hears("entry", body="avant")
    stolen = alice.secret("visavis_advisor")

    assert (await alice.call("DELETE", "/api/session"))["advisor"] is None

    await alice.hears("signed_out")
    await sam.says("après")
    assert await refused_with(town, stolen) == "sign_in_required"
    assert alice.socket
    await eventually_closed(alice)
    assert "après" not in str(alice.memory)


async def test_a_session_that_ends_elsewhere_closes_the_sockets_here(
    attentive: None, town: Town, settings: Settings, aiohttp_server: Serve
) -> None:
    other = await aiohttp_server(app.web.make(settings))
    alice = town.advisor("alice")
    await alice.signs_in()
    alice.base, here = str(other.make_url("")), alice.base
    await alice.listens()

    await alice.sends("DELETE", "/api/session", headers={"Origin": alice.base})
    alice.base = here

    await alice.hears("signed_out")
    await eventually_closed(alice)


async def test_an_expired_session_is_nobodys_and_its_socket_is_closed(attentive: None, town: Town) -> None:
    alice = town.advisor("alice")
    await alice.is_available()
    await alice.listens()

    await town.sql("UPDATE session SET expires_at = now()")

    await alice.hears("signed_out")
    assert (await alice.console()).status == 401


async def test_a_new_password_ends_every_session_and_the_old_password(
    attentive: None, town: Town, alice: Advisor, settings: Settings
) -> None:
    await knocks(alice, password=PHRASE)
    await alice.listens()

    assert await account.set_password(settings, "alice", NEW) == 0

    await alice.hears("signed_out")
    assert (await alice.console()).status == 401
    assert (await knocks(alice, password=PHRASE)).status == 401
    assert (await knocks(alice, password=NEW)).status == 200


@pytest.mark.parametrize(("login", "password"), [("nobody", PHRASE), ("alice", "court")])
async def test_the_operator_is_told_why_a_password_was_not_set(
    settings: Settings, planted: None, capsys: pytest.CaptureFixture[str], login: str, password: str
) -> None:
    assert await account.set_password(settings, login, password) == 1

    assert capsys.readouterr().err.strip()


async def test_the_browsers_former_session_ends_when_somebody_else_signs_in(town: Town) -> None:
    alice = town.advisor("alice")
    await alice.signs_in()
    former = alice.secret("visavis_advisor")

    await alice.post("/api/demo/session", login="bob")

    assert await refused_with(town, former) == "sign_in_required"
    assert (await alice.console())["me"]["name"] == "Bob Durand"


# ---- the demo's open door ------------------------------------------------------------------------------------


async def test_one_click_signs_a_person_of_the_demo_in(town: Town) -> None:
    vera = town.advisor("vera")

    offered = [person["login"] for person in (await vera.get("/api/session"))["demo"]]
    said = await vera.signs_in()

    assert offered == ["alice", "bob", "chloe", "ada", "vera"]
    assert said["advisor"]["role"] == "supervisor"


async def test_the_demos_door_lets_in_the_demos_people_only(town: Town) -> None:
    await town.sql("UPDATE advisor SET demo = false WHERE login = 'alice'")

    assert (await town.advisor("alice").signs_in()).status == 404
    assert (await town.advisor("bob").signs_in()).status == 200


async def test_without_demo_mode_there_is_no_such_door(
    settings: Settings, planted: None, aiohttp_server: Serve
) -> None:
    server = await aiohttp_server(app.web.make(replace(settings, demo=False)))
    async with Town(str(server.make_url("")), server.app[HOUSE]) as town:
        alice = town.advisor("alice")

        assert (await alice.signs_in()).status == 404
        assert (await alice.get("/api/session"))["demo"] == []


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "agence.example", "Origin": "http://agence.example"},
        {"Host": "localhost.agence.example", "Origin": "http://localhost.agence.example"},
        {"X-Forwarded-For": "127.0.0.1"},
        {"x-forwarded-proto": "https"},
        {"Forwarded": "for=127.0.0.1"},
        {"Via": "1.1 proxy"},
        {"X-Real-IP": "127.0.0.1"},
        {"CF-Connecting-IP": "127.0.0.1"},
    ],
    ids=str,
)
async def test_the_demos_door_is_shut_to_whoever_comes_through_a_proxy(town: Town, headers: dict[str, str]) -> None:
    mallory = town.nobody()
    wanted = {"json": {"login": "ada"}}
    assert (await mallory.sends("POST", "/api/demo/session", **wanted)).status == 200
    mallory.http.cookie_jar.clear()

    said = await mallory.sends("POST", "/api/demo/session", headers=headers, **wanted)

    assert said["error"] == "not_found"
    assert (await mallory.sends("GET", "/api/session", headers=headers))["demo"] == []


async def test_the_demos_door_is_shut_to_whoever_comes_from_another_machine(
    settings: Settings, planted: None, aiohttp_server: Serve, own_address: str
) -> None:
    server = await aiohttp_server(app.web.make(settings), host=own_address)
    async with Town(str(server.make_url("")), server.app[HOUSE]) as town:
        as_if_local = {"Host": "localhost:8000", "Origin": "http://localhost:8000"}
        said = await town.nobody().sends("POST", "/api/demo/session", json={"login": "ada"}, headers=as_if_local)

    assert said["error"] == "not_found"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_demo_mode_runs_on_loopback(host: str) -> None:
    assert from_environment({"VISAVIS_DEMO": "1", "VISAVIS_HOST": host}).demo


@pytest.mark.parametrize(
    "environ",
    [
        {"VISAVIS_HOST": "0.0.0.0"},  # noqa: S104
        {"VISAVIS_HOST": "::"},
        {"VISAVIS_HOST": "192.168.1.20"},
        {"VISAVIS_HOST": "agence.example"},
        {"VISAVIS_HOST": "localhost.agence.example"},
        {"VISAVIS_ORIGINS": "https://agence.example"},
        {"VISAVIS_ORIGINS": "http://localhost:5173 https://agence.example"},
        {"VISAVIS_TRUSTED_PROXIES": "127.0.0.1"},
    ],
    ids=str,
)
def test_demo_mode_runs_nowhere_else(environ: dict[str, str]) -> None:
    assert not from_environment(environ).demo
    with pytest.raises(Misconfigured, match="VISAVIS_DEMO"):
        from_environment({"VISAVIS_DEMO": "1", **environ})


async def test_demo_mode_does_not_start_beside_the_account_of_a_real_person(
    town: Town, settings: Settings, aiohttp_server: Serve
) -> None:
    await town.sql("UPDATE advisor SET demo = false WHERE login = 'alice'")

    with pytest.raises(Misconfigured, match="not the demo's"):
        await aiohttp_server(app.web.make(settings))


@pytest.fixture
def own_address() -> str:
    """An address of this machine that is not loopback; nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            pytest.skip("This machine has no address but loopback.")
        return str(probe.getsockname()[0])


async def seconds_of(town: Town, login: str) -> float:
    begun = time.perf_counter()
    with pytest.raises(signin.WrongCredentials):
        await signin.sign_in(town.house.database, login, WRONG)
    return time.perf_counter() - begun


async def refused_with(town: Town, secret: str) -> str:
    said = await town.nobody().sends("GET", "/api/console", headers={"Cookie": f"visavis_advisor={secret}"})
    return str(said["error"])


async def eventually_closed(caller: Caller) -> None:
    assert caller.socket
    async with asyncio.timeout(5):
        await caller.socket.wait()
