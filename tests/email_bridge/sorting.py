"""The door, letters handed in at it, and the desk at which they are filed."""

import asyncio
import smtplib
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any
from uuid import UUID

from sqlalchemy import select

from email_bridge import arrivals, door, filing
from email_bridge.arrivals import Arrived
from email_bridge.demo import ADDRESS
from email_bridge.models import Mailbox, Source
from tests.people import Town

SAM = "sam@example.org"


@dataclass(frozen=True)
class Office:
    """An open door in front of a town."""

    town: Town
    port: int

    async def brings(self, raw: bytes, *, to: Sequence[str] = (ADDRESS,), sender: str = SAM) -> dict[str, Any]:
        """Hand a letter in over a real dialogue; return the recipients that were refused."""
        return await asyncio.to_thread(self._hand_in, raw, to, sender)

    async def keeps(self, raw: bytes) -> None:
        """Keep a letter as the door does, without the dialogue."""
        async with self.town.house.database.transaction() as db:
            mailbox = (await db.scalars(select(Mailbox.id))).one()
            await arrivals.store(db, Arrived(mailbox, Source.DOOR, raw, "m@example.net", (ADDRESS,)))

    async def files(self) -> None:
        """Let everything that has come be filed, also what takes longer."""
        while await self.town.sql("SELECT 1 FROM raw_letter WHERE state = 'stored' LIMIT 1"):
            await filing.desk.file(self.town.house)
            await filing.desk.file_patiently(self.town.house)

    async def takes(self, raw: bytes, *, to: Sequence[str] = (ADDRESS,), sender: str = SAM) -> UUID:
        """Hand a letter in and have it filed; return the contact in which it is."""
        await self.brings(raw, to=to, sender=sender)
        await self.files()
        rows = await self.town.sql(
            "SELECT contact_id FROM letter WHERE direction = 'in' ORDER BY received_at DESC LIMIT 1"
        )
        return UUID(str(rows[0][0]))

    async def states(self) -> list[str]:
        """Return what became of the bytes that came, in order."""
        rows = await self.town.sql("SELECT state FROM raw_letter ORDER BY received_at, id")
        return [state for (state,) in rows]

    def _hand_in(self, raw: bytes, to: Sequence[str], sender: str) -> dict[str, Any]:
        with smtplib.SMTP("127.0.0.1", self.port, timeout=20) as dialogue:
            return dialogue.sendmail(sender, list(to), raw)


@asynccontextmanager
async def office(town: Town, *, lmtp: bool = False) -> AsyncIterator[Office]:
    """Open the door on a free port."""
    settings = replace(town.house.settings, mail_port=0, mail_lmtp=lmtp)
    server = await door.serve(replace(town.house, settings=settings))
    try:
        yield Office(town, server.sockets[0].getsockname()[1])
    finally:
        server.close()


def written(
    text: str = "Bonjour, une question.",
    *,
    sender: str = f"Sam Petit <{SAM}>",
    to: str = ADDRESS,
    subject: str = "Mon dossier",
    message_id: str = "<1@example.org>",
    answers: str = "",
    **headers: str,
) -> bytes:
    """Return a letter as a mail program writes it."""
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = sender, to, subject
    letter["Date"] = "Mon, 02 Mar 2026 10:12:00 +0100"
    letter["Message-ID"] = message_id
    if answers:
        letter["In-Reply-To"] = letter["References"] = answers
    for name, value in headers.items():
        letter[name.replace("_", "-")] = value
    letter.set_content(text)
    return letter.as_bytes(policy=SMTP)
