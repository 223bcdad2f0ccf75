"""Letters are handed over encrypted and by name, to the relay that was meant, or they wait where people see why."""

import os
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from contact.plumbing.errors import Misconfigured
from email_bridge import relay, sending
from email_bridge.relay import Ending, Parcel
from tests.email_bridge.conftest import ADDRESS, Correspondence
from tests.email_bridge.secure_office import Kind, SecureOffice, secure_office
from tests.email_bridge.test_sending import NOW_DUE, out
from tests.people import Town

PARCEL = Parcel("conseil@agence.test", ADDRESS, b"Subject: Bonjour\r\n\r\nBonjour\r\n")


@pytest.fixture(params=["starttls", "tls"])
async def secure(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[SecureOffice]:
    kind: Kind = request.param
    async with secure_office(tmp_path, kind) as office:
        yield office


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch) -> Callable[[SecureOffice], None]:
    """The operator has put the relay's authority among those that this machine trusts."""
    return lambda office: monkeypatch.setenv("SSL_CERT_FILE", str(office.authority))


async def test_a_letter_goes_encrypted_and_by_name(
    secure: SecureOffice, trusted: Callable[[SecureOffice], None]
) -> None:
    trusted(secure)

    outcome = await relay.hand_over(relay.relay(secure.url()), PARCEL)

    assert outcome.ending is Ending.TAKEN
    assert [envelope.rcpt_tos for envelope in secure.taken] == [[ADDRESS]]
    assert len(secure.logins) == 1


async def test_a_server_that_nobody_vouches_for_gets_no_password_and_no_letter(secure: SecureOffice) -> None:
    outcome = await relay.hand_over(relay.relay(secure.url()), PARCEL)

    assert (outcome.ending, outcome.why) == (Ending.LATER, "certificate")
    assert (secure.logins, secure.taken) == ([], [])


@pytest.mark.parametrize("kind", ["starttls", "tls"])
async def test_a_certificate_for_somebody_else_is_refused(
    tmp_path: Path, kind: Kind, trusted: Callable[[SecureOffice], None]
) -> None:
    async with secure_office(tmp_path, kind, name="mallory.example") as office:
        trusted(office)

        outcome = await relay.hand_over(relay.relay(office.url()), PARCEL)

    assert (outcome.ending, outcome.why) == (Ending.LATER, "certificate")
    assert (office.logins, office.taken) == ([], [])


async def test_an_encryption_that_is_asked_for_and_not_offered_is_no_reason_to_go_on_in_clear(
    office: object, town: Town
) -> None:
    url = f"{town.house.settings.smtp}?starttls=require"

    outcome = await relay.hand_over(relay.relay(url), PARCEL)

    assert outcome.ending is Ending.LATER


async def test_a_wrong_password_keeps_letters_until_it_is_mended_and_the_board_says_so(
    letter: Correspondence, secure: SecureOffice, trusted: Callable[[SecureOffice], None]
) -> None:
    trusted(secure)
    vera = letter.town.advisor("vera", "board")
    await vera.signs_in()
    well = (await vera.get("/api/mail"))["relay"]
    await letter.alice.says(letter.contact, "Bonjour")

    await _sends(letter, secure.url(password="wrong"))  # noqa: S106
    shown, told = await out(letter), (await vera.get("/api/mail"))["relay"]
    await _sends(letter, secure.url())

    assert (well, shown["state"], shown["why"]) == (None, "waiting", "login_535")
    assert (told["failure"], told["waiting"]) == ("login", 1)
    assert ((await out(letter))["state"], (await vera.get("/api/mail"))["relay"]) == ("sent", None)
    assert len(secure.taken) == 1


@pytest.mark.parametrize(
    "url",
    [
        "relay.agence.test",
        "http://relay.agence.test",
        "smtp://",
        "smtp://a:b@relay:99999",
        "smtp://[::1",
        "smtp://relay:p",
    ],
)
def test_a_relay_that_cannot_be_understood_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(Misconfigured) as refused:
        relay.relay(url)

    assert "relay" not in str(refused.value).partition("smtp:")[2]


@pytest.mark.parametrize("process", ["app run", "app web", "app mail", "celery -A app.worker worker"])
def test_the_house_does_not_start_with_a_relay_that_cannot_be_understood(process: str, tmp_path: Path) -> None:
    environ = {"VISAVIS_SMTP": "relay:s3cret", "VISAVIS_VAR": str(tmp_path), "PATH": os.defpath}

    argv = (sys.executable, "-m", *process.split())
    ended = subprocess.run(argv, env=environ, capture_output=True, text=True, timeout=60)

    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.splitlines() == ["VISAVIS_SMTP must look like smtp://login:password@host:587 or smtps://host."]


async def _sends(letter: Correspondence, url: str) -> None:
    house = replace(letter.town.house, settings=replace(letter.town.house.settings, smtp=url))
    await letter.town.sql(NOW_DUE)
    await sending.send(house)
