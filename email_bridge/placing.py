"""A letter that was read is put where it belongs: into a conversation, or away as a repeat or a report."""

import re
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from contact import keys, lifecycle, opening, timeline
from contact.models import Author, Contact, Entry, Kind, Seeker
from contact.part import House
from contact.plumbing import chance
from contact.plumbing.errors import StaleState
from email_bridge import keeping, loops, proofs, receipts, returns, senders, threads
from email_bridge.channel import KIND
from email_bridge.loops import Robot
from email_bridge.marks import Marks
from email_bridge.models import Letter, Mailbox, RawState
from email_bridge.reading import Read, Reading
from email_bridge.receipts import Heard
from email_bridge.senders import Sender
from email_bridge.threads import Thread


async def place(house: House, db: AsyncSession, read: Read) -> tuple[RawState, str | None]:
    """Put a letter where it belongs; return what became of its bytes, and why where that is not plain."""
    raw, reading = read.raw, read.reading
    mailbox = await db.get_one(Mailbox, raw.mailbox_id)
    if await keeping.repeats(db, [read]):
        return RawState.IGNORED, "repeat"
    if reading.bounce:
        came_to = [*raw.envelope_to, *reading.delivered_to, *reading.to]  # a mailbox keeps no envelope
        known = await returns.take_note(db, reading.bounce, came_to)
        return (RawState.IGNORED, "report") if known else (RawState.QUARANTINED, "unknown_report")

    marks = Marks(await keys.key(db, house.settings, "letters"))
    proof = proofs.of(reading, house.settings.mail_trusts)
    doubted = proof.verified is False
    thread = await threads.find(db, marks, reading, raw.envelope_to, doubted=doubted)
    if thread.back and reading.robot is None:
        reading.robot = Robot.SAYS_SO
    if _is_idle(reading, thread):
        return RawState.IGNORED, "automatic"
    contact, entry, opened = await _join(house, db, Sender(mailbox, reading, proof), thread)

    letter = Letter(**keeping.letter(read, proof), contact_id=contact.id, entry_id=entry.id, stranger=thread.stranger)
    letter.subject_changed = not opened and await _changes_subject(db, contact.id, reading.subject)
    db.add(letter)
    await keeping.enclose(db, [(entry, read)])
    heard = Heard(contact, letter, mailbox, entry.author_name or "", reading.words, opened)
    await receipts.answer(house, db, [heard])
    return RawState.FILED, None


def _is_idle(reading: Reading, thread: Thread) -> bool:
    """Tell whether a program answers what has ended, or what went to somebody else: nobody waits for its words."""
    elsewhere = not thread.open and (thread.after is not None or thread.stranger)
    return elsewhere and loops.answers_by_itself(reading.robot)


async def _join(house: House, db: AsyncSession, sender: Sender, thread: Thread) -> tuple[Contact, Entry, bool]:
    """Write the letter into its conversation, or into one that it opens."""
    reading = sender.reading
    if thread.open:
        contact = await db.get_one(Contact, thread.open)
        entry = await _write(db, contact, await db.get_one(Seeker, contact.seeker_id), reading)
        if entry:
            return contact, entry, False
        if loops.answers_by_itself(reading.robot):
            raise StaleState  # it has ended in this moment: looked at again, it opens nothing
    # Nobody waits for it there, or it has ended in this moment.
    before = await db.get(Contact, thread.open or thread.after) if thread.open or thread.after else None
    if before and before.agency_id != sender.mailbox.agency_id:
        before = None  # a seeker of another agency is nobody here
    if before:
        seeker = await db.get_one(Seeker, before.seeker_id)
    else:
        seeker = await senders.seeker_for(db, sender)
    arrival = opening.Arrival(
        chance.new_id(), KIND, sender.mailbox.motive_id, reading.language, continues=before.id if before else None
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


async def _changes_subject(db: AsyncSession, contact: UUID, subject: str) -> bool:
    """Tell whether a subject is none that the conversation has had: a receipt of ours has one of its own."""
    had = (await db.scalars(select(Letter.subject).where(Letter.contact_id == contact).distinct())).all()
    return bool(had) and bare_subject(subject) not in map(bare_subject, had)


def bare_subject(subject: str) -> str:
    """Return a subject without what programs put before it, or we after it, for comparison only."""
    return _AFTER.sub("", _BEFORE.sub("", subject)).casefold().strip()


_BEFORE = re.compile(r"^(?:\s*(?:re|réf?|rép|tr|fwd?|aw|sv|antw)(?:\[\d+\])?\s*:)+\s*", re.IGNORECASE)
_AFTER = re.compile(r"\s*\[?VV-[0-9A-Z]{4}-[0-9A-Z]{4}\]?\s*$", re.IGNORECASE)
