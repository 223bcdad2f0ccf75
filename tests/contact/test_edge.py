"""Bad input is refused in words, each in its own, and nothing is lost or shown of it."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from uuid import uuid4

import pytest
from _pytest.capture import CaptureManager
from aiohttp.test_utils import TestServer

import app.web
from contact.edge import HOUSE, is_ours
from contact.plumbing.errors import TooManyRequests
from contact.plumbing.limits import Limits, client_address
from contact.plumbing.settings import Settings
from tests.people import Said, Seeker, Town

Serve = Callable[..., Awaitable[TestServer]]

PHRASE = "une phrase assez longue"
TOO_LONG = "a" * 4001
MARKUP = "<script>alert(1)</script><img src=x onerror=alert(1)> & &amp; {{7*7}} ' OR 1=1 --"
UNKNOWN = "7e57ab1e-0000-4000-8000-000000000000"


@pytest.fixture
async def sam(town: Town) -> Seeker:
    """Sam, who waits and has said one line."""
    sam = town.seeker()
    await sam.comes("payment")
    await sam.says("la première")
    return sam


# ---- words ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ("", "line_empty"),
        (" \r\n\t ", "line_empty"),
        (TOO_LONG, "line_too_long"),
        ("nul \x00", "line_unreadable"),
        ("escape \x1b[2J", "line_unreadable"),
        ("delete \x7f", "line_unreadable"),
        ("C1 \x9b2J", "line_unreadable"),
    ],
)
async def test_a_line_that_cannot_be_kept_is_refused_in_words(sam: Seeker, body: str, error: str) -> None:
    said = await sam.says(body)

    assert (said.status, said["error"]) == (400, error)
    assert await lines(sam) == ["la première"]
    assert (await sam.says("la seconde")).status == 201


@pytest.mark.parametrize(
    "body",
    [
        MARKUP,
        "a" * 4000,
        "deux\nlignes\tet une tabulation",
        "مرحبا \u202eesrever\u202c",
        "👩‍👩‍👧‍👦 e\u0301 \ufeff",
        "\\u0000 as six signs",
        "%00 \N{REPLACEMENT CHARACTER}",
    ],
)
async def test_whatever_else_is_said_comes_back_sign_for_sign(sam: Seeker, body: str) -> None:
    assert (await sam.says(body))["body"] == body

    assert await lines(sam) == ["la première", body]


async def test_line_ends_are_one_kind(sam: Seeker) -> None:
    await sam.says("une\r\ndeux\rtrois ")

    assert await lines(sam) == ["la première", "une\ndeux\ntrois"]


async def test_a_megabyte_is_too_large_and_costs_nothing_else(sam: Seeker) -> None:
    said = await sam.says("a" * 1_000_000)

    assert (said.status, said["error"]) == (413, "too_large")
    assert await lines(sam) == ["la première"]


@pytest.mark.parametrize("note", ["nul \x00", "escape \x1b", "C1 \x9b"])
async def test_a_wrap_up_note_is_held_to_the_same_rule(town: Town, note: str) -> None:
    sam, alice = await town.conversation()
    await alice.ends(sam.contact)

    assert (await alice.concludes(sam.contact, note=note))["error"] == "line_unreadable"
    assert (await alice.concludes(sam.contact, note="lisible"))["state"] == "closed"


async def test_a_transfer_without_a_note_for_the_colleague_is_refused(town: Town) -> None:
    sam, alice = await town.conversation()

    assert (await alice.transfers(sam.contact, "search", "  "))["error"] == "line_empty"
    assert (await sam.reads())["contact"]["state"] == "active"


async def test_a_nul_in_a_login_is_no_failure_of_ours(town: Town) -> None:
    said = await town.nobody().post("/api/session", login="al\x00ice", password=PHRASE)

    assert (said.status, said["error"]) == (400, "invalid_request")


# ---- shapes --------------------------------------------------------------------------------------------------

ENTRY = {"id": "6b8f3f0c-9d5e-4a54-8f60-0f2f9f6f3b11", "body": "secretword", "kind": "line"}
DEEP = "[" * 30_000


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"secretword",
        b"null",
        b"[]",
        b'{"id"',
        b"\xff\xfe",
        b'{"id": "6b8f3f0c-9d5e-4a54-8f60-0f2f9f6f3b11", "body": "\\ud800secretword"}',
        b'{"id": "6b8f3f0c-9d5e-4a54-8f60-0f2f9f6f3b11", "body": "secretword\xc3"}',
        DEEP.encode(),
        f'{{"id": {DEEP}'.encode(),
        f'{{"id": "6b8f3f0c-9d5e-4a54-8f60-0f2f9f6f3b11", "body": "x", "more": {DEEP}'.encode(),
        json.dumps({**ENTRY, "id": "secretword"}).encode(),
        json.dumps({**ENTRY, "id": 7}).encode(),
        json.dumps({**ENTRY, "body": None}).encode(),
        json.dumps({**ENTRY, "body": ["secretword"]}).encode(),
        json.dumps({**ENTRY, "kind": "secretword"}).encode(),
        json.dumps({**ENTRY, "kind": "event"}).encode(),
        json.dumps({"id": ENTRY["id"]}).encode(),
    ],
)
async def test_a_body_of_another_shape_is_refused_and_not_repeated(sam: Seeker, sent: bytes) -> None:
    said = await sends(sam, sent)

    assert (said.status, said["error"]) == (400, "invalid_request")
    assert "secretword" not in str(said)
    assert await lines(sam) == ["la première"]


async def test_what_nobody_asked_for_is_not_taken(sam: Seeker) -> None:
    forged = {"seq": 99, "author": "advisor", "author_name": "Alice", "contact_id": UNKNOWN, "written_at": "2020-01-01"}

    entry = await sam.says("à moi", **forged)

    assert (entry["author"], entry["author_name"], entry["contact"]) == ("seeker", "Sam", sam.contact)
    assert entry["seq"] == 3
    assert entry["written_at"] > "2026"


@pytest.mark.parametrize(
    "kind",
    ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/xml", ""],
)
async def test_only_json_is_read(sam: Seeker, kind: str) -> None:
    assert (await sends(sam, json.dumps(ENTRY).encode(), {"Content-Type": kind}))["error"] == "invalid_request"
    assert (await sends(sam, json.dumps(ENTRY).encode())).status == 201


@pytest.mark.parametrize("seq", [-1, 2**31, 1e300, "1", None, 1.5])
async def test_how_far_one_has_read_is_a_number_that_can_be(sam: Seeker, seq: object) -> None:
    assert (await sam.post(f"/api/contacts/{sam.contact}/seen", seq=seq))["error"] == "invalid_request"


@pytest.mark.parametrize("after", ["-1", "x", "1e3", "9999999999", "٣", "1;DROP", ""])
async def test_a_cursor_is_a_whole_number(sam: Seeker, after: str) -> None:
    assert (await sam.get(f"/api/contacts/{sam.contact}?after={after}"))["error"] == "invalid_request"


async def test_a_cursor_beyond_the_end_is_a_quiet_page(sam: Seeker) -> None:
    page = await sam.reads(after=999_999_999)

    assert (page["entries"], page["cursor"], page["more"]) == ([], 999_999_999, False)


# ---- ids -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("id_", ["x", "1", "%00", "..%2f..%2fetc%2fpasswd", "a" * 3000, UNKNOWN, "'OR'1'='1"])
async def test_an_id_that_names_nothing_is_told_like_any_other(sam: Seeker, id_: str) -> None:
    said = await sam.get(f"/api/contacts/{id_}")

    assert (said.status, said["error"]) == (404, "not_found")
    assert said["message"] == "There is nothing here for you."


@pytest.mark.parametrize(("method", "path"), [("GET", "/api/secrets"), ("POST", "/api/"), ("GET", "/.git/config")])
async def test_an_address_that_is_none_is_told_the_same(town: Town, method: str, path: str) -> None:
    assert (await town.nobody().sends(method, path))["error"] == "not_found"


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "OPTIONS"])
async def test_another_verb_is_refused_in_the_same_form(sam: Seeker, method: str) -> None:
    said = await sam.sends(method, f"/api/contacts/{sam.contact}")

    assert (said.status, said["error"]) == (405, "wrong_verb")
    assert said.headers["Allow"] == "GET"
    assert "Content-Security-Policy" in said.headers


async def test_an_entry_cannot_take_the_id_of_somebody_elses(town: Town, sam: Seeker) -> None:
    rosa = town.seeker("Rosa")
    await rosa.comes("payment")
    hers = await rosa.says("à elle")

    said = await sam.says("à lui", id=hers["id"])

    assert (said.status, said["error"]) == (409, "id_taken")
    assert await lines(sam) == ["la première"]
    assert (await sam.says("la seconde"))["seq"] == 3


async def test_a_step_cannot_take_the_id_of_another_step(town: Town) -> None:
    sam, alice = await town.conversation()
    one = str(uuid4())
    await alice.post(f"/api/contacts/{sam.contact}/end", id=one)

    said = await alice.post(f"/api/contacts/{sam.contact}/wrap-up", id=one, outcome="answered")

    assert said["error"] == "id_taken"
    assert (await alice.reads(sam.contact))["contact"]["state"] == "wrapping"


# ---- where a request comes from ------------------------------------------------------------------------------


@pytest.mark.parametrize("origin", ["", "null", "https://mallory.example", "http://127.0.0.1", "http://[", "file://"])
async def test_a_write_from_a_foreign_page_is_refused(sam: Seeker, origin: str) -> None:
    said = await sends(sam, json.dumps(ENTRY).encode(), {"Origin": origin})

    assert (said.status, said["error"]) == (403, "forbidden_origin")
    assert await lines(sam) == ["la première"]


async def test_a_write_from_nowhere_is_refused(sam: Seeker) -> None:
    del sam.http.headers["Origin"]

    assert (await sends(sam, json.dumps(ENTRY).encode()))["error"] == "forbidden_origin"


async def test_two_origins_are_as_good_as_none(sam: Seeker) -> None:
    twice = [("Origin", sam.base), ("Origin", "https://mallory.example"), ("Content-Type", "application/json")]

    assert (await sam.sends("POST", "/api/chats", data=b"{}", headers=twice))["error"] == "forbidden_origin"


@pytest.mark.parametrize(
    ("origin", "ours"),
    [
        ("http://agence.example:8000", True),
        ("https://agence.example:8000", True),
        ("https://named.example", True),
        ("http://named.example", False),
        ("http://agence.example", False),
        ("http://agence.example:8000.mallory.example", False),
        ("http://mallory.example/agence.example:8000", False),
        ("chrome-extension://agence.example:8000", False),
        ("agence.example:8000", False),
        ("null", False),
        ("", False),
    ],
)
def test_an_origin_is_ours_when_we_served_the_page_or_the_operator_says_so(origin: str, ours: bool) -> None:
    settings = Settings(origins=("https://named.example",))

    assert is_ours(settings, "agence.example:8000", origin) is ours
    assert not is_ours(settings, "", origin) or origin == "https://named.example"


@pytest.mark.parametrize(
    ("peer", "forwarded", "address"),
    [
        ("203.0.113.7", [], "203.0.113.7"),
        ("203.0.113.7", ["1.1.1.1"], "203.0.113.7"),
        ("10.0.0.1", [], "10.0.0.1"),
        ("10.0.0.1", ["203.0.113.7"], "203.0.113.7"),
        ("10.0.0.1", ["1.1.1.1, 203.0.113.7"], "203.0.113.7"),
        ("10.0.0.1", ["1.1.1.1", "203.0.113.7"], "203.0.113.7"),
        ("10.0.0.1", ["1.1.1.1, 203.0.113.7, 10.0.0.2"], "203.0.113.7"),
        ("10.0.0.1", ["10.0.0.3, 203.0.113.7"], "203.0.113.7"),
        ("10.0.0.1", ["1.1.1.1, nonsense"], "nonsense"),
        ("10.0.0.1", [",, ,"], "10.0.0.1"),
    ],
)
def test_an_address_is_what_our_own_proxy_says_and_never_what_the_client_says(
    peer: str, forwarded: list[str], address: str
) -> None:
    assert client_address(peer, forwarded, ("10.0.0.0/8",)) == address


# ---- how much ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("size", "status"), [(6_000, 401), (20_000, 400), (2_000_000, 400)])
async def test_an_oversized_cookie_is_refused_in_a_line(town: Town, size: int, status: int) -> None:
    headers = {"Cookie": "visavis_advisor=" + "secretword" * (size // 10)}
    async with town.nobody().http.get(f"{town.base}/api/console", headers=headers) as answer:
        said = await answer.text()

    assert answer.status == status
    assert len(said) < 200


@pytest.mark.parametrize("secret", ["x", "a" * 4000, "%00", "☃", '"; Path=/admin'])
async def test_a_made_up_session_is_nobodys(town: Town, secret: str) -> None:
    said = await town.nobody().sends("GET", "/api/console", headers={"Cookie": f"visavis_advisor={secret}"})

    assert said["error"] == "sign_in_required"


@pytest.mark.parametrize("cookie", [b"visavis_advisor=\xff\xfe", b"visavis_seeker=\xc3; visavis_advisor=\xff"])
async def test_a_cookie_of_bytes_that_are_no_text_is_nobodys(town: Town, cookie: bytes) -> None:
    host, _, port = town.base.removeprefix("http://").partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(b"GET /api/console HTTP/1.1\r\nHost: here\r\nConnection: close\r\nCookie: " + cookie + b"\r\n\r\n")
    answer = await reader.read()
    writer.close()
    await writer.wait_closed()

    assert answer.startswith(b"HTTP/1.1 401 ")
    assert b"sign_in_required" in answer


async def test_a_session_writes_so_often_and_then_waits(stingy: Town) -> None:
    sam, rosa = stingy.seeker("Sam"), stingy.seeker("Rosa")
    await sam.comes()
    await rosa.comes()

    said = [await sam.says(str(number)) for number in range(4)]

    assert [each.status for each in said] == [201, 201, 201, 429]
    assert int(said[-1].headers["Retry-After"]) > 0
    assert (await rosa.says("et moi ?")).status == 201
    assert (await sam.reads()).status == 200


async def test_a_made_up_session_is_no_way_around_an_addresss_limit(stingy: Town) -> None:
    mallory = stingy.nobody()

    statuses = [
        (await mallory.sends("POST", "/api/chats", json={}, headers={"Cookie": f"visavis_seeker={number}"})).status
        for number in range(9)
    ]

    assert statuses == [400] * 8 + [429]


def test_forty_readers_of_one_library_share_an_address_but_not_a_limit() -> None:
    limits = Limits(per_session=2, per_address=80)

    for reader in [*range(40), *range(40)]:  # twice each
        limits.spend(session=str(reader), address="library")

    with pytest.raises(TooManyRequests):
        limits.spend(session="one more", address="library")


# ---- what every answer carries -------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/", "/console", "/board", "/api/agency", "/api/nowhere", "/api/console"])
async def test_every_answer_tells_the_browser_to_be_on_its_guard(town: Town, path: str) -> None:
    async with town.nobody().http.get(town.base + path) as answer:
        headers = answer.headers

    policy = dict(each.split(" ", 1) for each in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["require-trusted-types-for"] == "'script'"
    assert "unsafe" not in str(policy)
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


async def test_what_the_api_says_is_kept_by_no_cache(sam: Seeker) -> None:
    assert (await sam.reads()).headers["Cache-Control"] == "no-store"
    assert (await sam.get(f"/api/contacts/{UNKNOWN}")).headers["Cache-Control"] == "no-store"


async def test_nothing_of_ours_says_what_it_runs_on(sam: Seeker) -> None:
    assert "aiohttp" not in str((await sam.reads()).headers).lower()


# ---- when we fail --------------------------------------------------------------------------------------------


async def test_a_failure_of_ours_is_a_code_and_an_opaque_id(town: Town, sam: Seeker) -> None:
    await town.sql("DELETE FROM placement")

    said = await sam.reads()

    assert (said.status, said["error"]) == (503, "unavailable")
    assert said["message"].startswith("The service is catching its breath.")
    assert int(said.headers["Retry-After"]) > 0


async def test_nobodys_words_names_or_addresses_reach_the_log(town: Town, logged: Callable[[], str]) -> None:
    sam, alice = town.seeker("Samsecretword"), town.advisor()
    await alice.is_available()
    await sam.comes("payment", email="secretword@example.org")
    await sam.says("secretword")
    await town.route()
    await alice.accepts(await alice.offer())
    await alice.says(sam.contact, "secretword", kind="note")
    await sam.says("secretword \x00")
    await sends(sam, b'{"secretword"')
    await alice.ends(sam.contact)
    await town.sql("DELETE FROM placement")
    failed = await sam.reads()

    log = logged()
    assert failed["id"] in log
    assert "request.failed" in log
    assert "secretword" not in log
    assert sam.contact not in log


async def test_a_database_that_went_away_is_a_pause_and_loses_nothing(town: Town, sam: Seeker) -> None:
    await sam.says("la seconde")

    await town.sql(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type = 'client backend' "
        "AND pid <> pg_backend_pid()"
    )
    said = await asyncio.gather(*(sam.reads() for _ in range(6)))

    assert {each.status for each in said} <= {200, 503}
    assert {each.get("error", "unavailable") for each in said} == {"unavailable"}
    assert await lines(sam) == ["la première", "la seconde"]


async def test_a_database_that_was_restarted_costs_nobody_a_refusal_once_that_is_known(town: Town, sam: Seeker) -> None:
    await asyncio.gather(*(sam.reads() for _ in range(6)))

    await town.sql(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type = 'client backend' "
        "AND pid <> pg_backend_pid()"
    )
    await asyncio.sleep(0.2)  # the driver hears that they are closed
    said = await asyncio.gather(*(sam.reads() for _ in range(6)))

    assert [each.status for each in said] == [200] * 6


@pytest.fixture
def logged(request: pytest.FixtureRequest) -> Callable[[], str]:
    """What was written to standard error since the test began."""
    capture = request.config.pluginmanager.getplugin("capturemanager")
    assert isinstance(capture, CaptureManager)
    return lambda: capture.read_global_capture().err


@pytest.fixture
async def stingy(settings: Settings, planted: None, aiohttp_server: Serve) -> AsyncIterator[Town]:
    """A house where a session writes three times a minute, and an address eight times."""
    server = await aiohttp_server(app.web.make(replace(settings, writes_per_minute=3, address_writes_per_minute=8)))
    async with Town(str(server.make_url("")), server.app[HOUSE]) as town:
        yield town


async def sends(sam: Seeker, body: bytes, headers: Mapping[str, str] = MappingProxyType({})) -> Said:
    """Send a line in any shape."""
    path = f"/api/contacts/{sam.contact}/entries"
    return await sam.sends("POST", path, data=body, headers={"Content-Type": "application/json", **headers})


async def lines(sam: Seeker) -> list[str]:
    return [entry["body"] for entry in (await sam.reads())["entries"] if entry["kind"] == "line"]
