"""A seeker asks for a copy of the conversation, and gets it by letter."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from contact import opening, timeline
from contact.edge import Ask
from contact.models import Agency, Author, Contact, Entry, Kind, Seeker
from contact.plumbing import clock
from contact.plumbing.errors import Conflict, Invalid, NotFound, TooMany
from email_bridge import breakers, loops, posting, senders, wording
from email_bridge.models import Outbox, Purpose
from email_bridge.posting import Words
from email_bridge.unread import said


class AddressMissing(Invalid):
    """Please tell us to which e-mail address."""


class NothingToCopy(Conflict):
    """There is nothing to copy before an advisor has answered."""


class EnoughLetters(TooMany):
    """This address has had enough letters from us for today. Please try again tomorrow."""


class NewTranscript(Struct):
    """Where the copy goes; the address given before, where there is none."""

    email: Annotated[str, Meta(max_length=254)] | None = None


class Transcript(Struct):
    """Where the copy is going."""

    to: str


async def ask_for_copy(ask: Ask[NewTranscript]) -> Transcript:
    """Send a seeker a copy of their conversation; asked again with nothing new in it, the first one is the answer.

    What a stranger wrote must not go to an address that they make up: an advisor has been in the conversation, and
    an address gets no more than two automatic letters a day.
    """
    viewer = await ask.seeker()
    contact = await viewer.own_contact(ask.db, ask.id())
    address = opening.address(ask.body.email)

    seeker = await ask.db.get_one(Seeker, contact.seeker_id, with_for_update=True)
    seeker.email = address or seeker.email
    if not seeker.email:
        raise AddressMissing
    if contact.active_at is None:
        raise NothingToCopy
    entries = await lines(ask.db, contact.id)
    if not await _already_sent(ask.db, contact, seeker.email, up_to=entries[-1].seq if entries else 0):
        await _send(ask, contact, seeker.email, entries)
    return Transcript(seeker.email)


async def _send(ask: Ask[NewTranscript], contact: Contact, to: str, entries: Sequence[Entry]) -> None:
    correspondent = await senders.correspondent_of(ask.db, to)
    breaker, now = breakers.breaker_of(correspondent), clock.now()
    if not loops.may_answer(breaker, now):
        raise EnoughLetters
    breakers.remember(correspondent, loops.answered(breaker, now))
    await ask.db.flush()
    thread = await posting.thread_of(ask.db, contact)
    if thread is None:
        raise NotFound
    agency = await ask.db.get_one(Agency, contact.agency_id)
    page = wording.transcript(contact.language, contact.reference, agency.zone, said(entries))
    words = Words(
        purpose=Purpose.TRANSCRIPT,
        subject=page.subject,
        body=page.body,
        signature=posting.signature(thread.mailbox, contact.language),
        sender=agency.name,
        up_to=entries[-1].seq if entries else 0,
        automatic="auto-generated",
    )
    await posting.post(ask.house, ask.db, contact, replace(thread, address=to), words)
    await timeline.tell_event(ask.db, contact, "copied", by=Author.SEEKER)


async def lines(db: AsyncSession, contact: UUID) -> Sequence[Entry]:
    """Return what was said in a contact, without what its advisor took back."""
    wanted = select(Entry).where(Entry.contact_id == contact, Entry.kind == Kind.LINE, Entry.taken_back_at.is_(None))
    return (await db.scalars(wanted.order_by(Entry.seq))).all()


async def _already_sent(db: AsyncSession, contact: Contact, to: str, *, up_to: int) -> bool:
    sent = select(Outbox.id).where(
        Outbox.contact_id == contact.id,
        Outbox.purpose == Purpose.TRANSCRIPT,
        Outbox.to_address == posting.reachable(to),
        Outbox.up_to >= up_to,
    )
    return await db.scalar(sent.limit(1)) is not None
