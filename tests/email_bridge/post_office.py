"""A relay that speaks real SMTP and does as it is told."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message

from aiosmtpd.smtp import SMTP, Envelope, Session

TAKES = "250 2.0.0 Taken"
# It has read the letter to its last line, and its answer never comes.
DROPS = "drop"


@dataclass
class Taken:
    """A letter as the relay took it."""

    sender: str
    to: list[str]
    content: bytes

    @property
    def letter(self) -> Message:
        return message_from_bytes(self.content)


@dataclass
class PostOffice:
    """What it says to each recipient and to each letter, in order; then it takes everything."""

    port: int = 0
    to_recipients: list[str] = field(default_factory=list)
    to_letters: list[str] = field(default_factory=list)
    taken: list[Taken] = field(default_factory=list)
    heard: int = 0

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    async def handle_RCPT(self, _: SMTP, __: Session, envelope: Envelope, address: str, ___: list[str]) -> str:  # noqa: N802
        said = self.to_recipients.pop(0) if self.to_recipients else "250 2.1.5 Here"
        if said.startswith("250"):
            envelope.rcpt_tos.append(address)
        return said

    async def handle_DATA(self, server: SMTP, _: Session, envelope: Envelope) -> str:  # noqa: N802
        self.heard += 1
        content = envelope.content or b""
        assert isinstance(content, bytes)
        said = self.to_letters.pop(0) if self.to_letters else TAKES
        if said.startswith(("250", DROPS)):
            self.taken.append(Taken(envelope.mail_from or "", envelope.rcpt_tos, content))
        if said == DROPS:
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
        return said


@asynccontextmanager
async def post_office(port: int = 0) -> AsyncIterator[PostOffice]:
    """Open one, on a free port unless it has to be a certain one."""
    office = PostOffice()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(office, enable_SMTPUTF8=False, loop=loop), "127.0.0.1", port)
    office.port = server.sockets[0].getsockname()[1]
    try:
        yield office
    finally:
        server.close()
        await server.wait_closed()
