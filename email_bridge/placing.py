"""A letter that was read is put where it belongs: into a conversation, or away as a repeat or a report."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from msgspec import to_builtins
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from contact import attachments, keys, lifecycle, opening, timeline
from contact.attachments import Attachment
from contact.models import Author, Contact, Entry, Kind, Seeker
from contact.part import House
from contact.plumbing import chance
from contact.plumbing.database import record
from contact.plumbing.errors import StaleState
from email_bridge import proofs, receipts, returns, senders, threads
from email_bridge.channel import KIND
from email_bridge.marks import Marks
from email_bridge.models import Direction, Letter, Mailbox, RawState, Source
from email_bridge.proofs import Proof
from email_bridge.reading import Reading
from email_bridge.threads import Thread


class Handed(Protocol):
    """The bytes that were read, and who handed them over to whom."""

    @property
    def id(self) -> UUID:
        """The row that keeps them."""

    @property
    def mailbox_id(self) -> UUID:
        """The mailbox in which they came."""

    @property
    def source(self) -> str:
        """Whether they came by the door."""

    @property
    def envelope_to(self) -> Sequence[str]:
        """The addresses that they were brought to."""


@dataclass(frozen=True)
class Filed:
    """A letter joined a conversation; `opened` where it is the first of it."""

    letter: UUID
    contact: UUID
    opened: bool


async def place(house: House, db: AsyncSession, raw: Handed, reading: Reading) -> tuple[RawState, str | None]:
    """Put a letter where it belongs; return what became of its bytes, and why where that is not plain."""
    mailbox = await db.get_one(Mailbox, raw.mailbox_id)
    if reading.anonymous and raw.source == Source.DOOR:
        # Somebody wrote it by hand, and may write the same again: a mail server would have numbered it.
        reading.fingerprint = hashlib.sha256(reading.fingerprint + raw.id.bytes).digest()
    if await _is_repeat(db, mailbox, reading):
        return RawState.IGNORED, "repeat"
    if reading.bounce:
        came_to = [*raw.envelope_to, *reading.delivered_to, *reading.to]  # a mailbox keeps no envelope
        known = await returns.take_note(db, reading.bounce, came_to)
        return (RawState.IGNORED, "report") if known else (RawState.QUARANTINED, "unknown_report")

    marks = Marks(await keys.key(db, house.settings, "letters"))
    proof = proofs.of(reading, house.settings.mail_trusts)
    doubted = proof.verified is False
    thread = await threads.find(db, marks, reading, raw.envelope_to, doubted=doubted)
    contact, entry, opened = await _join(house, db, mailbox, reading, thread, doubted=doubted)

    letter = _letter(raw, reading, proof, thread)
    letter.contact_id, letter.entry_id = contact.id, entry.id
    letter.subject_changed = not opened and await _changes_subject(db, contact.id, reading.subject)
    db.add(letter)
    await _enclose(db, contact, entry, reading)
    await receipts.answer(house, db, contact, letter, opened=opened)
    record(db, Filed(letter.id, contact.id, opened))
    return RawState.FILED, None


async def _is_repeat(db: AsyncSession, mailbox: Mailbox, reading: Reading) -> bool:
    """Tell whether we have this very letter; two of its deliveries that meet here wait for each other."""
    key = int.from_bytes(reading.fingerprint[:8], "big", signed=True)
    await db.execute(select(func.pg_advisory_xact_lock(key)))
    same = select(Letter.id).where(Letter.mailbox_id == mailbox.id, Letter.fingerprint == reading.fingerprint)
    return await db.scalar(same) is not None


async def _join(
    house: House, db: AsyncSession, mailbox: Mailbox, reading: Reading, thread: Thread, *, doubted: bool
) -> tuple[Contact, Entry, bool]:
    """Write the letter into its conversation, or into one that it opens."""
    if thread.open:
        contact = await db.get_one(Contact, thread.open)
        entry = await _write(db, contact, await db.get_one(Seeker, contact.seeker_id), reading)
        if entry:
            return contact, entry, False
    # Nobody waits for it there, or it has ended in this moment.
    before = await db.get(Contact, thread.open or thread.after) if thread.open or thread.after else None
    if before and before.agency_id != mailbox.agency_id:
        before = None  # a seeker of another agency is nobody here
    if before:
        seeker = await db.get_one(Seeker, before.seeker_id)
    else:
        seeker = await senders.seeker_for(db, mailbox, reading, doubted=doubted)
    arrival = opening.Arrival(
        chance.new_id(), KIND, mailbox.motive_id, reading.language, continues=before.id if before else None
    )
    contact = await opening.admit(house, db, seeker, arrival)
    entry = await _write(db, contact, seeker, reading)
    if entry is None:
        raise StaleState  # nobody else knows it yet
    return contact, entry, True


async def _write(db: AsyncSession, contact: Contact, seeker: Seeker, reading: Reading) -> Entry | None:
    entry = Entry(
        id=chance.new_id(),
        contact_id=contact.id,
        kind=Kind.LINE,
        author=Author.SEEKER,
        author_id=seeker.id,
        author_name=seeker.name,
        body=reading.words,
        event=None,
    )
    return await timeline.write(db, entry, holder="seeker_id", states=lifecycle.OPEN)


async def _enclose(db: AsyncSession, contact: Contact, entry: Entry, reading: Reading) -> None:
    for number, file in enumerate(reading.enclosed, 1):
        kept = Attachment(
            contact_id=contact.id,
            entry_id=entry.id,
            author=Author.SEEKER,
            author_id=entry.author_id,
            name=file.name or _unnamed(file.declared, number),
            media_type=file.declared,
            content_id=file.content_id,
            inline=file.inline,
        )
        await attachments.keep(db, kept, file.content)


def _letter(raw: Handed, reading: Reading, proof: Proof, thread: Thread) -> Letter:
    return Letter(
        id=chance.new_id(),
        direction=Direction.IN,
        mailbox_id=raw.mailbox_id,
        raw_id=raw.id,
        fingerprint=reading.fingerprint,
        message_id=reading.message_id,
        in_reply_to=reading.in_reply_to,
        # The oldest first, as a letter that answers writes them on (RFC 5322, 3.6.4).
        references=reading.answers[::-1],
        from_address=reading.sender.address if reading.sender else "",
        from_name=reading.sender.name if reading.sender else "",
        to_addresses=reading.to,
        cc_addresses=reading.cc,
        subject=reading.subject,
        verified=proof.verified,
        proof={"by": proof.by, **proof.methods} if proof.by else {},
        stranger=thread.stranger,
        robot=reading.robot,
        passages=to_builtins(reading.passages),
        html=reading.html,
        cut=reading.cut,
    )


async def _changes_subject(db: AsyncSession, contact: UUID, subject: str) -> bool:
    """Tell whether a subject is none that the conversation has had: a receipt of ours has one of its own."""
    had = (await db.scalars(select(Letter.subject).where(Letter.contact_id == contact).distinct())).all()
    return bool(had) and bare_subject(subject) not in map(bare_subject, had)


def bare_subject(subject: str) -> str:
    """Return a subject without what programs put before it, or we after it, for comparison only."""
    return _AFTER.sub("", _BEFORE.sub("", subject)).casefold().strip()


_BEFORE = re.compile(r"^(?:\s*(?:re|réf?|rép|tr|fwd?|aw|sv|antw)(?:\[\d+\])?\s*:)+\s*", re.IGNORECASE)
_AFTER = re.compile(r"\s*\[?VV-[0-9A-Z]{4}-[0-9A-Z]{4}\]?\s*$", re.IGNORECASE)
_ENDS = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "application/pdf": "pdf", "message/rfc822": "eml"}


def _unnamed(declared: str, number: int) -> str:
    return f"{number}.{_ENDS.get(declared, 'bin')}"
