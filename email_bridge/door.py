"""The SMTP door (or LMTP) behind an agency's own mail server: 250 is said after COMMIT, and not before."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID
from weakref import WeakSet

from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Envelope, Session
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from contact.part import House
from contact.plumbing import clock, log
from contact.plumbing.errors import Refusal
from email_bridge import arrivals
from email_bridge.arrivals import Arrived
from email_bridge.marks import same_address
from email_bridge.models import Mailbox, Source

LARGEST = 25 * 1024 * 1024
MOST_RECIPIENTS = 100
# Longer than RFC 5321 lets a line be: programs write longer ones, and other servers take them.
LONGEST_LINE = 64 * 1024
# Each may hold a letter of the largest kind in memory.
MOST_AT_ONCE = 50
_IDLE = 300
# Seconds for which the addresses of our mailboxes are remembered.
KNOWN_FOR = 5

logger = log.get(__name__)


@dataclass(frozen=True)
class _Known:
    """Our mailboxes by address, and since when we know them."""

    at: int
    boxes: Mapping[str, Mailbox]


class _Gone(Exception):
    """A mailbox is no more that was there as its recipient was named: nobody has the letter yet."""


class Door:
    """What aiosmtpd asks of us: who is known here, and what becomes of a letter."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._known = _Known(-KNOWN_FOR, {})

    async def handle_RCPT(  # noqa: N802  aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take letters for our own addresses only: we relay nothing."""
        try:
            box = await self._box(address)
        except (SQLAlchemyError, OSError, TimeoutError):
            return "451 4.3.0 Not now, please try again"
        if box is None:
            return "550 5.1.1 Nobody by that address here"
        if len(envelope.rcpt_tos) >= MOST_RECIPIENTS:
            return "452 4.5.3 Too many recipients"
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Keep the letter, once for each of our mailboxes it was brought to."""
        content = envelope.original_content or b""
        try:
            await self._store(envelope, content)
        except (Refusal, SQLAlchemyError, OSError, TimeoutError, _Gone) as lost:
            logger.warning("door.not_stored", error=type(lost).__name__)
            return "451 4.3.0 Not now, please try again"
        answer = "250 2.0.0 Stored"
        return "\r\n".join(answer for _ in envelope.rcpt_tos) if isinstance(server, LMTP) else answer

    async def handle_exception(self, error: Exception) -> str:
        """Answer for what nobody expected, in no words of ours or of the letter's."""
        logger.error("door.failed", error=type(error).__name__)
        return "451 4.3.0 Not now, please try again"

    async def _store(self, envelope: Envelope, content: bytes) -> None:
        brought: dict[UUID, list[str]] = {}
        for address in envelope.rcpt_tos:
            if (box := await self._box(address)) is None:
                raise _Gone
            brought.setdefault(box.id, []).append(address)
        came = [
            Arrived(mailbox, Source.DOOR, content, envelope.mail_from or "", tuple(to))
            for mailbox, to in brought.items()
        ]
        async with asyncio.timeout(60):
            await arrivals.store_at_once(self._house.database, came)

    async def _box(self, address: str) -> Mailbox | None:
        """Find the mailbox of an address, whatever stands behind a plus in it."""
        if clock.elapsed() - self._known.at >= KNOWN_FOR:
            async with asyncio.timeout(5), self._house.database.transaction() as db:
                boxes = (await db.scalars(select(Mailbox))).all()
            self._known = _Known(clock.elapsed(), {same_address(box.address): box for box in boxes})
        local, _, domain = same_address(address.strip("<>")).rpartition("@")
        return self._known.boxes.get(f"{local.partition('+')[0]}@{domain}")


class _Smtp(SMTP):
    line_length_limit = LONGEST_LINE


class _Lmtp(LMTP):
    line_length_limit = LONGEST_LINE


class _Full(asyncio.Protocol):
    """Said to whoever comes while all places are taken (RFC 5321, 3.8): they come again by themselves."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if isinstance(transport, asyncio.WriteTransport):
            transport.write(b"421 4.3.2 Too many connections, please try again later\r\n")
        transport.close()


async def serve(house: House) -> asyncio.Server:
    """Open the door; return the server, which listens until it is closed."""
    settings, door = house.settings, Door(house)
    kind = _Lmtp if settings.mail_lmtp else _Smtp
    inside: WeakSet[SMTP] = WeakSet()

    def protocol() -> asyncio.Protocol:
        if sum(each.transport is not None for each in inside) >= MOST_AT_ONCE:
            return _Full()
        visitor = kind(
            door,
            data_size_limit=LARGEST,
            enable_SMTPUTF8=True,
            hostname="visavis",
            ident="Visavis",
            timeout=_IDLE,
            loop=asyncio.get_running_loop(),
        )
        inside.add(visitor)
        return visitor

    return await asyncio.get_running_loop().create_server(protocol, settings.mail_host, settings.mail_port)
