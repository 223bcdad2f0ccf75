"""Who writes is told at once that their letter is here; robots and forged names are not, nor anybody without end."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from contact.models import Agency, Contact
from contact.part import House
from contact.plumbing import clock
from contact.plumbing.errors import Invalid
from contact.standing import Standing
from email_bridge import breakers, loops, posting, wording
from email_bridge.loops import Breaker
from email_bridge.marks import same_address
from email_bridge.models import Letter, Mailbox, Purpose
from email_bridge.posting import Thread, Words

PROMISED = timedelta(hours=72)


@dataclass(frozen=True)
class Heard:
    """A letter that was filed: in which contact, what its writer is called and says; `opened` where it is the first."""

    contact: Contact
    letter: Letter
    mailbox: Mailbox
    called: str
    words: str
    opened: bool


async def answer(house: House, db: AsyncSession, many: Sequence[Heard]) -> None:
    """Take note of letters that were filed; where one opened a contact and a person wrote it, send a receipt.

    The correspondents' rows are held, so that letters that come together do not each believe to be the first.
    """
    many = [each for each in many if each.letter.from_address]
    known = await breakers.hold(db, {same_address(each.letter.from_address) for each in many})
    standings = await _standings(house, db, many, known)
    for each in many:
        address, now = same_address(each.letter.from_address), clock.now()
        breaker = loops.heard(known[address], _digest(each), now)
        standing = standings.get(each.contact.id) if each.opened else None
        if standing and loops.may_answer(breaker, now) and await _send(house, db, each, standing):
            breaker = loops.answered(breaker, now)
        known[address] = breaker
    await breakers.keep(db, known)


async def _standings(
    house: House, db: AsyncSession, many: Sequence[Heard], known: Mapping[str, Breaker]
) -> Mapping[UUID, Standing]:
    """Tell where those contacts stand whose writers may get an answer."""
    now = clock.now()
    deserving = await _deserving(db, many)
    asked = [each for each in deserving if loops.may_answer(known[same_address(each.letter.from_address)], now)]
    return await house.queueing.standings(db, [each.contact.id for each in asked], now) if asked else {}


async def _deserving(db: AsyncSession, many: Sequence[Heard]) -> list[Heard]:
    """Return those whose writers may wait for an answer: people, and not ourselves."""
    opened = [each for each in many if each.opened and each.letter.robot is None and each.letter.verified is not False]
    if not opened:
        return []
    ours = {same_address(address) for address in await db.scalars(select(Mailbox.address))}
    return [each for each in opened if same_address(each.letter.from_address) not in ours]


async def _send(house: House, db: AsyncSession, heard: Heard, standing: Standing) -> bool:
    """Put the receipt into the outbox; tell whether that could be."""
    contact, letter = heard.contact, heard.letter
    agency = await db.get_one(Agency, contact.agency_id)
    patience = house.channels[contact.channel].patience or PROMISED
    page = wording.receipt(contact.language, contact.reference, standing.queue, agency, clock.now(), patience=patience)
    words = Words(
        purpose=Purpose.RECEIPT,
        subject=page.subject,
        body=page.body,
        signature=posting.signature(heard.mailbox, contact.language),
        sender=agency.name,
        automatic="auto-replied",
    )
    thread = Thread(
        heard.mailbox, letter.from_address, heard.called, letter.subject, letter.message_id, tuple(letter.references)
    )
    try:
        await posting.post(house, db, contact, thread, words)
    except Invalid:
        return False  # an address that mail cannot carry: the letter itself is here all the same
    return True


def _digest(heard: Heard) -> bytes:
    return hashlib.sha256(f"{heard.letter.subject}\n{' '.join(heard.words.split())}".encode()).digest()
