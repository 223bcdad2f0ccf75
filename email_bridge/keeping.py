"""What is kept of a letter that was read, and by what it is known again."""

import hashlib
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from msgspec import to_builtins
from sqlalchemy import BigInteger, LargeBinary, Uuid, bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession

from contact import attachments
from contact.attachments import Attachment
from contact.models import Author, Entry
from contact.plumbing import chance
from email_bridge.models import Direction, Source
from email_bridge.proofs import Proof
from email_bridge.reading import Read


async def repeats(db: AsyncSession, many: Sequence[Read]) -> set[UUID]:
    """Return which bytes say what a letter said that we have, or one before them.

    Two deliveries of one letter that meet here wait for each other, in one order.
    """
    prints = [fingerprint(each) for each in many]
    locks = sorted({int.from_bytes(each[:8], "big", signed=True) for each in prints})
    await db.execute(_WAIT, {"locks": locks})
    asked = {"mailboxes": [each.raw.mailbox_id for each in many], "prints": prints}
    had = {(row.mailbox_id, row.fingerprint) for row in await db.execute(_HAD, asked)}
    found = set()
    for each, said in zip(many, prints, strict=True):
        if (each.raw.mailbox_id, said) in had:
            found.add(each.raw.id)
        had.add((each.raw.mailbox_id, said))
    return found


def fingerprint(read: Read) -> bytes:
    """Return what makes this letter the one it is."""
    said = read.reading.fingerprint
    if read.reading.anonymous and read.raw.source == Source.DOOR:
        # Somebody wrote it by hand, and may write the same again: a mail server would have numbered it.
        return hashlib.sha256(said + read.raw.id.bytes).digest()
    return said


def letter(read: Read, proof: Proof) -> dict[str, Any]:
    """Return what its row says of a letter by itself, wherever it belongs."""
    raw, reading = read.raw, read.reading
    return {
        "id": chance.new_id(),
        "direction": Direction.IN,
        "mailbox_id": raw.mailbox_id,
        "raw_id": raw.id,
        "fingerprint": fingerprint(read),
        "message_id": reading.message_id,
        "in_reply_to": reading.in_reply_to,
        # The oldest first, as a letter that answers writes them on (RFC 5322, 3.6.4).
        "references": reading.answers[::-1],
        "from_address": reading.sender.address if reading.sender else "",
        "from_name": reading.sender.name if reading.sender else "",
        "to_addresses": reading.to,
        "cc_addresses": reading.cc,
        "subject": reading.subject,
        "verified": proof.verified,
        "proof": {"by": proof.by, **proof.methods} if proof.by else {},
        "robot": reading.robot,
        "passages": to_builtins(reading.passages),
        "html": reading.html,
        "cut": reading.cut,
    }


async def enclose(db: AsyncSession, many: Sequence[tuple[Entry, Read]]) -> None:
    """Keep the files of letters beside their words."""
    kept = [
        (
            Attachment(
                id=chance.new_id(),
                contact_id=entry.contact_id,
                entry_id=entry.id,
                author=Author.SEEKER,
                author_id=entry.author_id,
                name=file.name or _unnamed(file.declared, number),
                media_type=file.declared,
                content_id=file.content_id,
                inline=file.inline,
            ),
            file.content,
        )
        for entry, read in many
        for number, file in enumerate(read.reading.enclosed, 1)
    ]
    await attachments.keep_all(db, kept)


_ENDS = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "application/pdf": "pdf", "message/rfc822": "eml"}


def _unnamed(declared: str, number: int) -> str:
    return f"{number}.{_ENDS.get(declared, 'bin')}"


_WAIT = text("SELECT pg_advisory_xact_lock(said) FROM unnest(:locks) AS each (said)").bindparams(
    bindparam("locks", type_=ARRAY(BigInteger()))
)
_HAD = text(
    """
    SELECT l.mailbox_id, l.fingerprint FROM letter l
    JOIN unnest(:mailboxes, :prints) AS each (mailbox, said)
        ON l.mailbox_id = each.mailbox AND l.fingerprint = each.said
    """
).bindparams(bindparam("mailboxes", type_=ARRAY(Uuid())), bindparam("prints", type_=ARRAY(LargeBinary())))
