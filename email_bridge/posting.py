"""A letter of ours is put into the outbox, in the transaction that gives the reason for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from contact import keys
from contact.attachments import Attachment, AttachmentBytes
from contact.models import Advisor, Agency, Contact, Entry, Seeker
from contact.part import House
from contact.plumbing import chance, clock
from contact.plumbing.database import record
from contact.plumbing.errors import Invalid, TooLarge
from email_bridge import composing
from email_bridge.composing import Draft, Enclosure
from email_bridge.composing import Mailbox as Box
from email_bridge.facts import Posted
from email_bridge.headers import AddressUnwritable, written_address
from email_bridge.marks import Marks
from email_bridge.models import Direction, Letter, Mailbox, Outbox, OutboxState, Purpose

UNDO = timedelta(seconds=15)
# Written for mail they are a third larger, and most servers take 25 MB.
LARGEST = 18 << 20


class AddressUnreachable(Invalid):
    """This person's e-mail address cannot be written to. Please call them, or ask them for another."""


class EnclosuresTooLarge(TooLarge):
    """These files are too large for one letter: 18 MB together at most. Please send them in several."""


@dataclass(frozen=True)
class Thread:
    """Whom a contact's letters go to, from which address of ours, and what they answer."""

    mailbox: Mailbox
    address: str
    called: str
    subject: str
    answers: str | None
    references: tuple[str, ...]


@dataclass(frozen=True)
class Words:
    """What a letter says, by whom, and why it goes."""

    purpose: Purpose
    subject: str
    body: str
    signature: str = ""
    sender: str = ""
    entry: UUID | None = None
    up_to: int | None = None
    hold: timedelta = timedelta(0)
    automatic: str | None = None
    enclosures: tuple[Enclosure, ...] = ()


async def carry(house: House, db: AsyncSession, contact: Contact, entry: Entry) -> None:
    """Make a letter of an advisor's words (contact.part.Carry); it is held a while, so that it can be taken back."""
    thread = await thread_of(db, contact)
    if thread is None:
        return  # nobody knows an address: the words wait on the page
    agency = await db.get_one(Agency, contact.agency_id)
    advisor = await db.get_one(Advisor, entry.author_id)
    words = Words(
        purpose=Purpose.REPLY,
        subject=composing.reply_subject(thread.subject, contact.reference),
        body=entry.body,
        signature=signature(thread.mailbox, contact.language, advisor.name),
        sender=f"{advisor.name} – {agency.name}",
        entry=entry.id,
        hold=UNDO,
        enclosures=tuple(await _enclosures(db, entry)),
    )
    await post(house, db, contact, thread, words)


async def thread_of(db: AsyncSession, contact: Contact) -> Thread | None:
    """Find who wrote last in a contact, else the seeker's own address; None where there is neither."""
    last = await _last_letter(db, contact)
    seeker = await db.get_one(Seeker, contact.seeker_id)
    mailbox = await _mailbox(db, contact, last)
    address = last.from_address if last else seeker.email
    if mailbox is None or not address:
        return None
    if last is None:
        return Thread(mailbox, address, seeker.name, "", None, ())
    return Thread(mailbox, address, seeker.name, last.subject, last.message_id, tuple(last.references))


async def post(house: House, db: AsyncSession, contact: Contact, thread: Thread, words: Words) -> Outbox:
    """Compose a letter and put it into the outbox; raise AddressUnreachable for an address mail cannot carry."""
    marks = Marks(await keys.key(db, house.settings, "letters"))
    letter = Letter(id=chance.new_id(), direction=Direction.OUT, contact_id=contact.id, mailbox_id=thread.mailbox.id)
    draft = _draft(marks, letter.id, contact, thread, words)
    to = reachable(thread.address)
    try:
        content = composing.compose(draft)
    except AddressUnwritable:
        raise AddressUnreachable from None

    _fill(letter, draft, words)
    db.add(letter)
    await db.flush()  # the outbox names it
    outbox = _outbox(letter, draft, words, to, content)
    if words.purpose is not Purpose.RECEIPT:
        outbox.envelope_from = _way_back(draft) if thread.mailbox.takes_plus else draft.sender.address
    db.add(outbox)
    await db.flush()
    record(db, Posted(outbox.id, contact.id))
    return outbox


def reachable(address: str) -> str:
    """Return an address as a relay is told it, in ASCII; raise AddressUnreachable for one that mail cannot carry."""
    try:
        return written_address(address)
    except AddressUnwritable:
        raise AddressUnreachable from None


def signature(mailbox: Mailbox, language: str, name: str = "") -> str:
    """Return what stands under a letter: the advisor's name, and the agency's words in the reader's language."""
    given = mailbox.signature.get(language) or mailbox.signature.get("fr") or ""
    return "\n".join(line for line in (name, given) if line)


def _draft(marks: Marks, letter: UUID, contact: Contact, thread: Thread, words: Words) -> Draft:
    ours, to = thread.mailbox.address, thread.address
    return Draft(
        message_id=marks.message_id(ours, letter, to),
        sender=Box(ours, words.sender),
        to=Box(to, thread.called),
        reply_to=marks.reply_address(ours, contact.id, to) if thread.mailbox.takes_plus else ours,
        subject=words.subject,
        written_at=clock.now(),
        language=contact.language,
        body=words.body,
        signature=words.signature,
        answers=thread.answers,
        references=thread.references,
        automatic=words.automatic,
        enclosures=words.enclosures,
    )


def _fill(letter: Letter, draft: Draft, words: Words) -> None:
    letter.entry_id = words.entry
    letter.message_id = draft.message_id
    letter.in_reply_to = draft.answers
    letter.references = list(draft.references)
    letter.from_address, letter.from_name = draft.sender.address, draft.sender.called
    letter.to_addresses = [draft.to.address]
    letter.subject = draft.subject
    letter.robot = draft.automatic


def _outbox(letter: Letter, draft: Draft, words: Words, to: str, content: bytes) -> Outbox:
    return Outbox(
        id=chance.new_id(),
        letter_id=letter.id,
        contact_id=letter.contact_id,
        entry_id=words.entry,
        to_address=to,
        content=content,
        message_id=draft.message_id,
        purpose=words.purpose,
        up_to=words.up_to,
        state=OutboxState.HELD if words.hold else OutboxState.WAITING,
        due_at=func.now() + words.hold,
    )


def _way_back(draft: Draft) -> str:
    """Return the address to which this very letter comes back: what returned is known, however odd the report."""
    local, _, domain = draft.sender.address.rpartition("@")
    return f"{local}+{draft.message_id.strip('<>').partition('@')[0]}@{domain}"


async def _last_letter(db: AsyncSession, contact: Contact) -> Letter | None:
    theirs = select(Letter).where(Letter.contact_id == contact.id, Letter.direction == Direction.IN)
    return (await db.scalars(theirs.order_by(Letter.received_at.desc()).limit(1))).one_or_none()


async def _mailbox(db: AsyncSession, contact: Contact, last: Letter | None) -> Mailbox | None:
    """Return the address they wrote to, else one of their agency's."""
    which = Mailbox.id == last.mailbox_id if last else Mailbox.agency_id == contact.agency_id
    return (await db.scalars(select(Mailbox).where(which).order_by(Mailbox.name).limit(1))).one_or_none()


async def _enclosures(db: AsyncSession, entry: Entry) -> Sequence[Enclosure]:
    together = select(func.sum(Attachment.size)).where(Attachment.entry_id == entry.id, ~Attachment.inline)
    if (await db.scalar(together) or 0) > LARGEST:
        raise EnclosuresTooLarge
    found = await db.execute(
        select(Attachment.name, Attachment.media_type, AttachmentBytes.content)
        .join(AttachmentBytes, AttachmentBytes.attachment_id == Attachment.id)
        .where(Attachment.entry_id == entry.id, ~Attachment.inline)
        .order_by(Attachment.added_at, Attachment.id)
    )
    return [Enclosure(name, kind, content) for name, kind, content in found]
