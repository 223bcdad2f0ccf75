"""The demo agency has an address: letters to it come in by the door."""

from uuid import NAMESPACE_URL, UUID, uuid5

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from contact.plumbing.settings import Settings
from email_bridge.models import Mailbox, Source

_SAM = "sam@example.org"
ADDRESS = "conseil@agence.test"  # RFC 2606: a name that can never be anybody's


async def plant(db: AsyncSession, agency: UUID, motive: UUID) -> None:
    """Add the demo agency's mailbox where it is missing."""
    mailbox = {
        "id": uuid5(NAMESPACE_URL, f"mailto:{ADDRESS}"),
        "agency_id": agency,
        "motive_id": motive,
        "name": "conseil",
        "address": ADDRESS,
        "signature": {"fr": "Agence de démonstration", "en": "The demo agency"},
        "source": Source.DOOR,
    }
    await db.execute(insert(Mailbox).values(mailbox).on_conflict_do_nothing())


def welcome(settings: Settings) -> list[tuple[str, str]]:
    """Say how to write to the demo agency, from any shell."""
    words = f"From: Sam <{_SAM}>\\nSubject: Une question\\n\\nBonjour, pouvez-vous relire mon CV ?"
    door = f"smtplib.SMTP('{settings.mail_host}', {settings.mail_port})"
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return [
        ("read what was sent", f"http://{host}:{settings.port}/outbox"),
        ("write a letter", f"""python3 -c "import smtplib; {door}.sendmail('{_SAM}', ['{ADDRESS}'], '{words}')\""""),
    ]
