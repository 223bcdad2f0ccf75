"""What becomes of a letter of ours is shown on the very message, and one that is still held can be taken back."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from msgspec import Struct
from sqlalchemy import func, select, update

from contact import attachments, timeline
from contact.attachments import AttachmentShown
from contact.edge import Ask
from contact.models import Contact, State
from contact.part import House
from contact.plumbing import clock
from contact.plumbing.database import record
from contact.plumbing.errors import Conflict, NotFound
from email_bridge.composing import reply_subject
from email_bridge.facts import Posted
from email_bridge.models import Letter, Outbox, OutboxState
from email_bridge.posting import signature, thread_of


class AlreadyGone(Conflict):
    """This letter has left: it can no longer be taken back."""


class LetterOut(Struct):
    """A letter of ours on its way; `why` is a code, for the page to say in the reader's language."""

    id: UUID
    contact: UUID
    entry: UUID | None
    purpose: Literal["reply", "receipt", "unread", "transcript"]
    state: Literal["held", "waiting", "sending", "sent", "failed", "bounced", "cancelled"]
    subject: str
    to: str
    due_at: datetime
    attempts: int
    why: str | None
    settled_at: datetime | None


class LettersOut(Struct):
    """A contact's letters of ours, and what the next one would begin and end with; None where nobody has an address."""

    now: datetime
    letters: list[LetterOut]
    subject: str | None
    to: str | None
    signature: str


class TakenBack(Struct):
    """The files of a letter that was taken back, for the next one."""

    files: list[AttachmentShown]


async def letters_out(ask: Ask[None]) -> LettersOut:
    """Return what became of a contact's letters of ours, for its advisors."""
    viewer = await ask.advisor()
    contact = await viewer.contact(ask.db, ask.id())

    rows = await ask.db.execute(
        select(Outbox, Letter.subject)
        .join(Letter, Letter.id == Outbox.letter_id)
        .where(Outbox.contact_id == contact.id)
        .order_by(Outbox.written_at, Outbox.id)
    )
    thread = await thread_of(ask.db, contact)
    return LettersOut(
        now=clock.now(),
        letters=[_shown(outbox, subject) for outbox, subject in rows],
        subject=reply_subject(thread.subject, contact.reference) if thread else None,
        to=thread.address if thread else None,
        signature=signature(thread.mailbox, contact.language, viewer.name) if thread else "",
    )


async def take_back(ask: Ask[None]) -> TakenBack:
    """Take a letter back while it is held, and its files for the next one; a repeat gets the first answer."""
    viewer = await ask.advisor()
    outbox = await ask.db.get(Outbox, ask.id(), with_for_update=True)
    if outbox is None:
        raise NotFound
    contact = await viewer.own_contact(ask.db, outbox.contact_id)

    told = await ask.db.execute(
        update(Outbox)
        .where(Outbox.id == outbox.id, Outbox.state == OutboxState.HELD, Outbox.due_at > func.now())
        .values(state=OutboxState.CANCELLED, settled_at=func.now())
        .returning(Outbox.id)
    )
    if told.first() is not None:
        if outbox.entry_id:
            await timeline.take_back(ask.db, contact, outbox.entry_id, viewer.name)
        record(ask.db, Posted(outbox.id, outbox.contact_id))
    elif outbox.state != OutboxState.CANCELLED:
        raise AlreadyGone
    enclosed = await attachments.of_entries(ask.db, [outbox.entry_id] if outbox.entry_id else [])
    return TakenBack([file for files in enclosed.values() for file in files])


async def tell(house: House, fact: Posted) -> None:
    """Show the advisor who holds the contact what became of a letter."""
    async with house.database.transaction() as db:
        row = (
            await db.execute(
                select(Outbox, Letter.subject, Contact.advisor_id)
                .join(Letter, Letter.id == Outbox.letter_id)
                .join(Contact, Contact.id == Outbox.contact_id)
                .where(Outbox.id == fact.outbox, Contact.state != State.OFFERED)
            )
        ).one_or_none()
    if row and row.advisor_id:
        await house.live.tell(f"advisor:{row.advisor_id}", "letter_out", _shown(row.Outbox, row.subject))


def _shown(outbox: Outbox, subject: str) -> LetterOut:
    return LetterOut(
        id=outbox.id,
        contact=outbox.contact_id,
        entry=outbox.entry_id,
        purpose=outbox.purpose,  # type: ignore[arg-type]
        state=outbox.state,  # type: ignore[arg-type]
        subject=subject,
        to=outbox.to_address,
        due_at=outbox.due_at,
        attempts=outbox.attempts,
        why=outbox.last_error,
        settled_at=outbox.settled_at,
    )
