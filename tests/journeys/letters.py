"""Sam at his mail program: he writes by SMTP, and reads what our relay brought him."""

import asyncio
import smtplib
from dataclasses import dataclass
from email.message import EmailMessage, Message
from email.utils import parseaddr

from email_bridge.demo import ADDRESS
from tests.email_bridge.post_office import PostOffice

SAM = "sam@example.org"


@dataclass(frozen=True)
class Post:
    """The way to the agency's door, and what has come back from it."""

    door: int
    office: PostOffice

    async def writes(self, text: str, *, subject: str = "Mon dossier") -> None:
        """Send a letter of its own."""
        await self._send(_letter(text, subject, to=ADDRESS))

    async def replies(self, text: str, to: Message, *, file: tuple[str, bytes] | None = None) -> None:
        """Answer as mail programs do: to its Reply-To, under its Message-ID, quoting it below."""
        quoted = "\n".join(f"> {line}" for line in words(to).splitlines())
        said = f"{text}\n\nLe 2 mars 2026 à 10:12, Alice a écrit :\n{quoted}"
        letter = _letter(said, f"Re: {SUBJECT}", to=parseaddr(to["Reply-To"])[1])
        letter["In-Reply-To"], letter["References"] = to["Message-ID"], to["Message-ID"]
        if file:
            letter.add_attachment(file[1], maintype="application", subtype="pdf", filename=file[0])
        await self._send(letter)

    async def receives(self, containing: str, within: float = 30) -> Message:
        """Wait for a letter that says something."""
        async with asyncio.timeout(within):
            while True:
                for each in self.office.taken:
                    if containing in words(each.letter):
                        return each.letter
                await asyncio.sleep(0.1)

    async def _send(self, letter: EmailMessage) -> None:
        await asyncio.to_thread(self._hand_in, letter)

    def _hand_in(self, letter: EmailMessage) -> None:
        with smtplib.SMTP("127.0.0.1", self.door, timeout=20) as dialogue:
            dialogue.send_message(letter)


SUBJECT = "Mon dossier"


def words(letter: Message, kind: str = "text/plain") -> str:
    """Return what a letter says, in one of its two shapes."""
    part = next(part for part in letter.walk() if part.get_content_type() == kind)
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    return content.decode()


def _letter(text: str, subject: str, *, to: str) -> EmailMessage:
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = f"Sam Petit <{SAM}>", to, subject
    letter["Date"] = "Mon, 02 Mar 2026 10:12:00 +0100"
    letter["Message-ID"] = f"<{hash((text, subject)) & 0xFFFFFFFF:x}@example.org>"
    letter.set_content(text)
    return letter
