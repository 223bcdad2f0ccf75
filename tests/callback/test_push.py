"""A device reminds: sealed for it alone, once, in the place of a short message; a dead one is forgotten."""

import json
from base64 import urlsafe_b64decode
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from pytest_aiohttp.plugin import AiohttpServer

from callback import notices, settling
from callback.push import endpoints, sealing, vapid
from callback.push.sealing import CURVE, point
from contact.part import House
from contact.plumbing.errors import Misconfigured
from contact.plumbing.settings import Settings
from tests.callback.people import books, free_times, waits_for_call
from tests.callback.test_calls import in_hand
from tests.callback.test_expecting import is_here, rings_there
from tests.callback.test_links import opens
from tests.people import Caller, Said, Town, eventually

KEY = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"


def bare(said: str) -> bytes:
    return urlsafe_b64decode(said + "=" * (-len(said) % 4))


def key(said: str) -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(int.from_bytes(bare(said), "big"), CURVE)


class Phone:
    """A browser that takes messages: it alone has the keys to read them."""

    def __init__(self, endpoint: str) -> None:
        self.endpoint = endpoint
        self._key, self._auth = ec.generate_private_key(CURVE), b"sixteen of these"

    def subscription(self, **more: str) -> dict[str, str]:
        keys = {"p256dh": vapid.written(point(self._key.public_key())), "auth": vapid.written(self._auth)}
        return {"id": str(uuid4()), "endpoint": self.endpoint, **keys, **more}

    def reads(self, sealed: bytes) -> dict[str, str]:
        """Open a message by RFC 8291 and RFC 8188, without the code of the house."""
        salt, sender, body = sealed[:16], sealed[21:86], sealed[86:]
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, sender)
        info = b"WebPush: info\0" + point(self._key.public_key()) + sender
        shared = HKDF(SHA256(), 32, self._auth, info).derive(self._key.exchange(ec.ECDH(), theirs))
        opening = HKDF(SHA256(), 16, salt, b"Content-Encoding: aes128gcm\0").derive(shared)
        nonce = HKDF(SHA256(), 12, salt, b"Content-Encoding: nonce\0").derive(shared)
        said: dict[str, str] = json.loads(AESGCM(opening).decrypt(nonce, body, None).rstrip(b"\0").removesuffix(b"\2"))
        return said


class PushService:
    """What stands between the house and a browser; and beside it a gateway for short messages."""

    def __init__(self) -> None:
        self.taken: list[bytes] = []
        self.headers: list[dict[str, str]] = []
        self.texts: list[str] = []
        self.status = 201
        self.address = ""

    async def take(self, request: web.Request) -> web.Response:
        self.taken.append(await request.read())
        self.headers.append(dict(request.headers))
        return web.Response(status=self.status)

    async def text(self, request: web.Request) -> web.Response:
        self.texts.append((await request.json())["text"])
        return web.Response(status=202)


@pytest.fixture
async def carrier(aiohttp_server: AiohttpServer) -> PushService:
    carrier, web_of_it = PushService(), web.Application()
    web_of_it.router.add_post("/push/{device}", carrier.take)
    web_of_it.router.add_post("/sms", carrier.text)
    server = await aiohttp_server(web_of_it)
    carrier.address = str(server.make_url("")).rstrip("/")
    return carrier


@pytest.fixture
def settings(settings: Settings, carrier: PushService) -> Settings:
    return replace(settings, push=KEY, push_inside=(carrier.address,), sms=f"{carrier.address}/sms")


@pytest.fixture
def phone(carrier: PushService) -> Phone:
    return Phone(f"{carrier.address}/push/1")


@pytest.fixture
def telling(town: Town) -> Callable[[], Awaitable[None]]:
    return lambda: notices.tell(town.house)


async def reminds(town: Town, phone: Phone, what: str = "two_hours") -> Said:
    """Sam books, and asks to be reminded on a phone; the time of a reminder comes."""
    sam = town.seeker()
    booked = await books(sam, (await free_times(sam))[-1])
    await notices.tell(town.house)
    asked = await sam.post(f"/api/appointments/{booked['id']}/devices", **phone.subscription())
    assert asked.status == 201, asked
    await comes(town, what)
    return asked


async def comes(town: Town, what: str) -> None:
    await town.sql("UPDATE notice SET due_at = now(), until = now() + interval '1 h' WHERE what = :what", what=what)


async def told(town: Town, what: str) -> list[Any]:
    return await town.sql("SELECT by, state FROM notice WHERE what = :what", what=what)


def test_what_is_sealed_is_what_the_standard_seals() -> None:
    """RFC 8291, appendix A."""
    theirs = key("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94").public_key()
    salt, auth = bare("DGv6ra1nlYgDCS1FRnbzlw"), bare("BTBZMqHH6r4Tts7J_aSIgg")

    sealed = sealing.seal(b"When I grow up, I want to be a watermelon", theirs, auth, ours=key(KEY), salt=salt)

    assert sealed == bare(
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl"
        "7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    )


def test_who_we_are_is_signed_for_one_push_service_and_half_a_day() -> None:
    ours = vapid.Ours(key(KEY), "mailto:ops@example.org")

    said = ours.authorization("https://push.example", datetime(2027, 3, 22, 9, tzinfo=UTC))

    token, _, shown = said.removeprefix("vapid t=").partition(", k=")
    *signed, signature = token.split(".")
    r, s = (int.from_bytes(bare(signature)[at : at + 32], "big") for at in (0, 32))
    ours.key.public_key().verify(encode_dss_signature(r, s), ".".join(signed).encode(), ec.ECDSA(SHA256()))
    assert shown == ours.public
    assert json.loads(bare(signed[1])) == {
        "aud": "https://push.example",
        "exp": datetime(2027, 3, 22, 21, tzinfo=UTC).timestamp(),
        "sub": "mailto:ops@example.org",
    }


@pytest.mark.parametrize("said", ["", "short", "é" * 43, KEY + "AA", "A" * 43])
def test_what_is_no_key_is_refused_before_anything_starts(said: str) -> None:
    vapid.examine(Settings(push=KEY))

    with pytest.raises(Misconfigured, match="push-key"):
        vapid.examine(Settings(push=said))


async def test_a_new_key_is_one_that_the_house_takes(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    assert await vapid.make_key(house, []) == 0

    vapid.examine(Settings(push=capsys.readouterr().out.strip().removeprefix("VISAVIS_PUSH=")))


@pytest.mark.parametrize(
    ("endpoint", "allowed"),
    [
        ("https://fcm.googleapis.com/fcm/send/abc", True),
        ("https://updates.push.services.mozilla.com:443/wpush/v2/abc", True),
        ("https://db3.notify.windows.com/w/?token=abc", True),
        ("http://fcm.googleapis.com/fcm/send/abc", False),
        ("https://fcm.googleapis.com:8443/abc", False),
        ("https://10.0.0.1/abc", False),
        ("https://127.1/abc", False),
        ("https://2130706433/abc", False),
        ("https://0x7f.0x1/abc", False),
        ("https://[::1]/abc", False),
        ("https://localhost/abc", False),
        ("https://metadata/abc", False),
        ("https://sam:secret@push.example/abc", False),
        ("https://push.example\\@127.0.0.1/abc", False),
        ("https://push.example/a b", False),
        ("https://push.example/\nabc", False),
        ("https://[push.example/abc", False),
        ("ftp://push.example/abc", False),
        ("https://push.example/" + "a" * 1000, False),
        ("", False),
    ],
)
def test_an_endpoint_is_a_push_service_in_the_open(endpoint: str, allowed: bool) -> None:
    assert endpoints.is_allowed(endpoint) is allowed


def test_where_the_operator_has_one_inside_it_is_named() -> None:
    inside = ("http://push.inside:8080",)

    assert endpoints.is_allowed("http://push.inside:8080/abc", inside)
    assert not endpoints.is_allowed("http://push.inside:8081/abc", inside)
    assert not endpoints.is_allowed("http://push.inside:8080.example/abc", inside)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("142.250.74.10", True),
        ("2a00:1450:4007:80c::200a", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104
        ("224.0.0.251", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::a00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_an_address_inside_is_known_in_all_its_clothes(address: str, public: bool) -> None:
    assert endpoints.is_public(address) is public


async def test_a_name_that_leads_inside_is_not_resolved() -> None:
    with pytest.raises(endpoints.NotPublic):
        await endpoints.Outside().resolve("localhost", 443)

    assert await endpoints.Outside(["http://localhost:8080"]).resolve("localhost", 8080)


async def test_a_reminder_goes_to_the_device_and_not_by_short_message(
    town: Town, carrier: PushService, phone: Phone, telling: Callable[[], Awaitable[None]]
) -> None:
    booked = await reminds(town, phone)
    texts = len(carrier.texts)

    await telling()
    await telling()

    (sealed,) = carrier.taken
    said = phone.reads(sealed)
    token = booked["link"].partition("=")[2]
    assert (said["title"][:12], said["body"]) == ("Rendez-vous ", f"Référence {booked['reference']}")
    assert said["at"] == f"appointment={token}"
    assert "Sam" not in str(said)
    assert await told(town, "two_hours") == [("push", "sent")]
    assert len(carrier.texts) == texts
    (headers,) = carrier.headers
    assert (headers["Content-Encoding"], 3500 < int(headers["TTL"]) <= 3600) == ("aes128gcm", True)
    assert headers["Authorization"].startswith("vapid t=")


async def test_a_dead_device_is_forgotten_and_the_short_message_goes_after_all(
    town: Town, carrier: PushService, phone: Phone, telling: Callable[[], Awaitable[None]]
) -> None:
    await reminds(town, phone)
    carrier.status = 410
    texts = len(carrier.texts)

    await telling()
    await telling()

    assert len(carrier.taken) == 1
    assert await town.sql("SELECT 1 FROM device") == []
    assert await told(town, "two_hours") == [("sms", "sent")]
    assert len(carrier.texts) == texts + 1


async def test_a_push_service_that_refuses_us_costs_nobody_a_reminder_or_their_device(
    town: Town, carrier: PushService, phone: Phone, telling: Callable[[], Awaitable[None]]
) -> None:
    await reminds(town, phone)
    carrier.status = 403

    await telling()
    await telling()

    assert (len(carrier.taken), await told(town, "two_hours")) == (1, [("sms", "sent")])
    assert await town.sql("SELECT count(*) FROM device") == [(1,)]


async def test_nothing_is_pushed_of_what_was_cancelled_or_stopped(
    town: Town, carrier: PushService, phone: Phone, telling: Callable[[], Awaitable[None]]
) -> None:
    booked = await reminds(town, phone)
    anybody = town.nobody()
    link = opens(anybody, booked)
    (device,) = booked["push"]["devices"]

    stopped = await anybody.call("DELETE", f"{link}/devices/{device}")
    await telling()
    by_text = await told(town, "two_hours")
    await anybody.post(f"{link}/devices", **phone.subscription())
    await anybody.post(f"{link}/cancellation")
    await comes(town, "quarter")
    await telling()

    assert (stopped["push"]["devices"], by_text) == ([], [("sms", "sent")])
    assert carrier.taken == []
    assert ("sms", "skipped") in await told(town, "quarter")


async def test_who_is_written_to_alone_is_reminded_on_their_device_too(
    town: Town, carrier: PushService, phone: Phone, telling: Callable[[], Awaitable[None]]
) -> None:
    sam = town.seeker()
    booked = await books(sam, (await free_times(sam))[-1])
    await town.sql("UPDATE proof SET proven_at = NULL")

    asked = await sam.post(f"/api/appointments/{booked['id']}/devices", **phone.subscription())
    await comes(town, "two_hours")
    await telling()

    assert asked.status == 201
    assert ("push", "sent") in await told(town, "two_hours")
    assert len(carrier.taken) == 1


async def test_a_device_counts_with_the_reminders_of_a_day(
    town: Town, carrier: PushService, phone: Phone, telling: Callable[[], Awaitable[None]]
) -> None:
    await reminds(town, phone)
    await town.sql(
        """INSERT INTO notice (id, appointment_id, what, by, sequence, due_at, until, state, settled_at)
           SELECT gen_random_uuid(), id, 'quarter', 'push', 100 + n, now(), now(), 'sent', now()
           FROM appointment, generate_series(1, 4) n"""
    )

    await telling()

    assert carrier.taken == []
    assert await told(town, "two_hours") == [("push", "skipped")]


@pytest.mark.usefixtures("by_day")
async def test_a_device_says_that_one_is_being_called(
    town: Town, carrier: PushService, phone: Phone, telling: Callable[[], Awaitable[None]]
) -> None:
    sam, alice, appointment, contact = await in_hand(town)
    where = f"/api/appointments/{appointment}"
    await sam.post(f"{where}/devices", **phone.subscription())
    await is_here(sam, where)

    await rings_there(alice, contact)
    await telling()

    said = phone.reads(carrier.taken[-1])
    assert (said["title"], said["at"][:8]) == ("On vous appelle maintenant", "waiting=")
    assert int(carrier.headers[-1]["TTL"]) <= 45


@pytest.mark.usefixtures("by_day")
async def test_a_device_says_that_ones_turn_comes(
    town: Town, carrier: PushService, phone: Phone, telling: Callable[[], Awaitable[None]]
) -> None:
    sam, alice = town.seeker(), town.advisor()
    await sam.comes()
    turn = await waits_for_call(sam)
    await sam.post(f"/api/appointments/{turn['id']}/devices", **phone.subscription())
    await alice.is_available()
    await town.route()

    await alice.accepts(await alice.offer())

    async def planned() -> bool:
        return bool(await told(town, "turn"))

    await eventually(planned)
    await telling()
    assert phone.reads(carrier.taken[-1])["title"] == "On va vous appeler dans un instant"


async def test_nobody_else_sets_or_stops_a_device_and_nothing_else_is_one(
    town: Town, phone: Phone, settings: Settings
) -> None:
    booked = await reminds(town, phone)
    rosa = town.seeker("Rosa")
    await rosa.comes("payment")
    anybody = town.nobody()
    own, link = f"/api/appointments/{booked['id']}/devices", opens(anybody, booked)
    (device,) = booked["push"]["devices"]

    async def tries(who: Caller, where: str, **more: str) -> int:
        return (await who.post(where, **phone.subscription(**more))).status

    assert await tries(rosa, own) == 404
    assert (await rosa.call("DELETE", f"{own}/{device}")).status == 404
    assert await tries(anybody, f"{link}/devices", endpoint="https://127.0.0.1/x") == 400
    assert await tries(anybody, f"{link}/devices", p256dh="A" * 87) == 400
    assert await tries(anybody, f"{link}/devices", auth="AAAA") == 400
    assert await town.sql("SELECT count(*) FROM device") == [(1,)]
    assert booked["push"]["key"] == vapid.ours(settings).public  # type: ignore[union-attr]


async def test_so_many_devices_and_no_more_and_none_of_what_is_over(town: Town, phone: Phone) -> None:
    booked = await reminds(town, phone)
    anybody = town.nobody()
    link = opens(anybody, booked)

    for nth in range(4):
        await anybody.post(f"{link}/devices", **phone.subscription(endpoint=f"{phone.endpoint}{nth}"))
    kept = await town.sql("SELECT count(*) FROM device")
    await anybody.post(f"{link}/cancellation")
    await settling.settle(town.house)

    assert (kept, await town.sql("SELECT count(*) FROM device")) == ([(3,)], [(0,)])
