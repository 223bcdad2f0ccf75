"""A letter is handed to the relay by SMTP (RFC 5321): the only place where a letter of ours meets the network."""

import asyncio
import re
import ssl
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import parse_qs, unquote, urlsplit

import aiosmtplib
from aiosmtplib.errors import SMTPDataError, SMTPException, SMTPResponseException, SMTPServerDisconnected

from contact.plumbing.errors import Misconfigured
from contact.plumbing.settings import Settings, is_loopback

# Below the thirty seconds after which a task is stopped, also with what the largest letter adds.
PATIENCE = 20.0
SLOWEST = 4 << 20  # bytes a second
COMMAND = 10.0


class Ending(StrEnum):
    """How an attempt to hand a letter over has ended."""

    TAKEN = "taken"
    LATER = "later"
    REFUSED = "refused"
    # All was said, and no answer came: it may have arrived.
    DOUBTFUL = "doubtful"


@dataclass(frozen=True)
class Outcome:
    """The ending, and why: a code of ours with the server's digits, never its words."""

    ending: Ending
    why: str | None = None


@dataclass(frozen=True)
class Relay:
    """The server that takes our letters."""

    host: str
    port: int
    tls: bool
    # None: where the server offers it.
    starttls: bool | None
    login: str | None
    password: str | None


@dataclass(frozen=True)
class Parcel:
    """A letter in its envelope; `sender` is empty for what must never come back (RFC 3834, 3.3)."""

    sender: str
    to: str
    content: bytes


def relay(url: str) -> Relay:
    """Read `smtp://login:password@host:587?starttls=require` or `smtps://…`; raise Misconfigured, naming no secret.

    STARTTLS is `require`, `never` or, by default, used where it is offered; a password is never sent in clear
    to another machine.
    """
    try:
        parts = urlsplit(url)
        given = parts.port
    except ValueError:
        raise Misconfigured(_LOOKS) from None
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise Misconfigured(_LOOKS)
    asked = parse_qs(parts.query).get("starttls", [""])[-1]
    if asked not in {"", "require", "never"}:
        raise Misconfigured("The starttls of VISAVIS_SMTP is `require` or `never`.")
    tls = parts.scheme == "smtps"
    must = asked == "require" or (parts.password is not None and not is_loopback(parts.hostname) and asked == "")
    if parts.password is not None and asked == "never" and not tls and not is_loopback(parts.hostname):
        raise Misconfigured("VISAVIS_SMTP would send its password in clear: let starttls be, or use smtps://.")
    starttls = False if tls or asked == "never" else True if must else None
    port = given or (465 if tls else 587 if parts.username else 25)
    return Relay(parts.hostname, port, tls, starttls, _given(parts.username), _given(parts.password))


def examine(settings: Settings) -> None:
    """Raise Misconfigured for a relay that cannot be understood, before anything starts."""
    if settings.smtp:
        relay(settings.smtp)


async def hand_over(to: Relay, parcel: Parcel) -> Outcome:
    """Hand one letter over; whatever happens on the way is an outcome. Takes PATIENCE seconds, a large one more."""
    course = _Course(to)
    try:
        async with asyncio.timeout(PATIENCE + len(parcel.content) / SLOWEST):
            await course.run(parcel)
    except SMTPResponseException as answer:
        return _answered(answer.code, _STEPS.get(type(answer).__name__, "answer"))
    except (SMTPException, OSError, TimeoutError, ssl.SSLError) as lost:
        if _is_not_vouched_for(lost):
            return Outcome(Ending.LATER, "certificate")  # nothing was said to whoever that is
        ending = Ending.DOUBTFUL if course.all_said else Ending.LATER
        return Outcome(ending, f"unreachable_{type(lost).__name__}"[:60])
    except ValueError:
        return Outcome(Ending.REFUSED, "unwritable")  # an envelope that cannot be said in SMTP, today or tomorrow
    finally:
        course.close()
    return Outcome(Ending.TAKEN)


class _Course:
    """One dialogue; it knows whether the end of the letter was already on the wire."""

    def __init__(self, to: Relay) -> None:
        self.all_said = False
        self._relay = to
        self._client = aiosmtplib.SMTP(
            hostname=to.host, port=to.port, use_tls=to.tls, start_tls=to.starttls, timeout=COMMAND
        )

    async def run(self, parcel: Parcel) -> None:
        client = self._client
        await client.connect()
        if self._relay.login:
            await client.login(self._relay.login, self._relay.password or "")
        await client.mail(parcel.sender)
        await client.rcpt(parcel.to)
        await self._say(parcel.content)

    async def _say(self, content: bytes) -> None:
        """Say a letter, and its end only when all before it has left us: who was cut short has nothing to keep."""
        _expect(await self._client.execute_command(b"DATA", timeout=COMMAND), 354)
        protocol, transport = self._client.protocol, self._client.transport
        if protocol is None or not isinstance(transport, asyncio.WriteTransport):
            raise SMTPServerDisconnected("Connection lost")
        transport.set_write_buffer_limits(0)
        self._writer = asyncio.StreamWriter(transport, protocol, None, asyncio.get_running_loop())
        # From here on it listens: a server may refuse in mid-letter, and hang up on what is still to come.
        answering = asyncio.create_task(protocol.read_response())
        try:
            with suppress(OSError):
                await self._write(_START.sub(b"..", content))
            _expect(await answering, 250)
        finally:
            answering.cancel()

    async def _write(self, content: bytes) -> None:
        self._writer.write(content)
        await self._writer.drain()
        self.all_said = True  # from here a lost answer leaves a doubt
        self._writer.write(b".\r\n")

    def close(self) -> None:
        """Leave without waiting for a farewell: what was taken is taken."""
        self._client.close()


def _expect(answer: aiosmtplib.SMTPResponse, code: int) -> None:
    if answer.code != code:
        raise SMTPDataError(answer.code, answer.message)


def _answered(code: int, step: str) -> Outcome:
    why = f"{step}_{code}"
    # A login that is refused, or asked for (RFC 4954), is the operator's to mend: the letter waits.
    if step in {"login", "greeting", "hello"} or code < 500 or code in {530, 534, 535, 538}:
        return Outcome(Ending.LATER, why)
    return Outcome(Ending.REFUSED, why)


def _is_not_vouched_for(lost: BaseException | None) -> bool:
    while lost is not None and not isinstance(lost, ssl.SSLCertVerificationError):
        lost = lost.__cause__ or lost.__context__
    return lost is not None


def _given(text: str | None) -> str | None:
    return unquote(text) if text is not None else None


_LOOKS = "VISAVIS_SMTP must look like smtp://login:password@host:587 or smtps://host."
_START = re.compile(rb"^\.", re.MULTILINE)
_STEPS = {
    "SMTPConnectResponseError": "greeting",
    "SMTPHeloError": "hello",
    "SMTPAuthenticationError": "login",
    "SMTPSenderRefused": "sender",
    "SMTPRecipientRefused": "recipient",
    "SMTPDataError": "letter",
}
