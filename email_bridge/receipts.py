"""Who writes is told at once that their letter is here; robots and forged names are not, nor anybody without end."""

import hashlib
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from contact.models import Agency, Contact, Entry
from contact.part import House
from contact.plumbing import clock
from contact.plumbing.errors import Invalid
from email_bridge import breakers, loops, posting, senders, wording
from email_bridge.marks import same_address
from email_bridge.models import Letter, Mailbox, Purpose
from email_bridge.posting import Words

PROMISED = timedelta(hours=72)


async def answer(house: House, db: AsyncSession, contact: Contact, letter: Letter, *, opened: bool) -> None:
    """Take note of a letter that was filed; where it opened a contact and a person wrote it, send a receipt.

    The correspondent's row is held, so that letters that come together do not each believe to be the first.
    """
    if not letter.from_address:
        return
    correspondent = await senders.correspondent_of(db, letter.from_address)
    breaker = loops.heard(breakers.breaker_of(correspondent), await _digest(db, letter), clock.now())
    wanted = opened and letter.robot is None and letter.verified is not False
    wanted = wanted and not await _is_ours(db, letter.from_address)
    if wanted and loops.may_answer(breaker, clock.now()) and await _send(house, db, contact, letter):
        breaker = loops.answered(breaker, clock.now())
    breakers.remember(correspondent, breaker)


async def _send(house: House, db: AsyncSession, contact: Contact, letter: Letter) -> bool:
    """Put the receipt into the outbox; tell whether there is an address to send it to."""
    await db.flush()  # the thread is found by the letter
    thread = await posting.thread_of(db, contact)
    if thread is None:
        return False
    agency = await db.get_one(Agency, contact.agency_id)
    standing = (await house.queueing.standings(db, [contact.id], clock.now()))[contact.id]
    patience = house.channels[contact.channel].patience or PROMISED
    page = wording.receipt(
        contact.language, contact.reference, standing.queue, agency, letter.received_at, patience=patience
    )
    words = Words(
        purpose=Purpose.RECEIPT,
        subject=page.subject,
        body=page.body,
        signature=posting.signature(thread.mailbox, contact.language),
        sender=agency.name,
        automatic="auto-replied",
    )
    try:
        await posting.post(house, db, contact, thread, words)
    except Invalid:
        return False  # an address that mail cannot carry: the letter itself is here all the same
    return True


async def _is_ours(db: AsyncSession, address: str) -> bool:
    """Tell whether we would write to ourselves."""
    same = same_address(address)
    return any(same_address(ours) == same for ours in await db.scalars(select(Mailbox.address)))


async def _digest(db: AsyncSession, letter: Letter) -> bytes:
    body = await db.scalar(select(Entry.body).where(Entry.id == letter.entry_id)) if letter.entry_id else ""
    return hashlib.sha256(f"{letter.subject}\n{' '.join((body or '').split())}".encode()).digest()
