"""Letters that speak of no conversation begin one each, many in one breath."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from contact.beginnings import Beginning, First
from contact.models import Author, Contact, Entry, Kind
from contact.opening import Arrival, to_open
from contact.part import House, Newcomer
from contact.plumbing import chance
from email_bridge import keeping, proofs, receipts, senders
from email_bridge.channel import KIND
from email_bridge.models import Letter, Mailbox
from email_bridge.reading import Read
from email_bridge.receipts import Heard
from email_bridge.senders import Claim, Known, Sender


@dataclass(frozen=True)
class _Begun:
    """A letter, what its row says, and the contact that it begins."""

    read: Read
    row: Mapping[str, Any]
    sender: Sender
    seeker: Known
    contact: Contact
    entry: Entry


async def begin(house: House, db: AsyncSession, many: Sequence[Read]) -> None:
    """Let each begin a contact; raise NotFound where a mailbox feeds a line that is no more."""
    if not many:
        return
    boxes = {each.id: each for each in await db.scalars(select(Mailbox))}
    begun = await _people(house, db, many, boxes)
    proven = {each.sender.claim for each in begun if each.sender.claim and each.sender.proof.holds}
    first = await senders.referents(db, proven)
    await house.queueing.enter_all(db, [_newcomer(each, first) for each in begun], house.channels[KIND])

    rows = [{**each.row, "contact_id": each.contact.id, "entry_id": each.entry.id} for each in begun]
    # Else there is one statement for each choice of columns that are not empty.
    await db.execute(insert(Letter), rows, execution_options={"render_nulls": True})
    await keeping.enclose(db, [(each.entry, each.read) for each in begun])
    await receipts.answer(house, db, [_heard(each, row) for each, row in zip(begun, rows, strict=True)])


async def _people(house: House, db: AsyncSession, many: Sequence[Read], boxes: Mapping[UUID, Mailbox]) -> list[_Begun]:
    trusted = house.settings.mail_trusts
    writers = [Sender(boxes[each.raw.mailbox_id], each.reading, proofs.of(each.reading, trusted)) for each in many]
    seekers = await senders.seekers_for(db, writers)
    return [_begun(house, *each) for each in zip(many, writers, seekers, strict=True)]


def _begun(house: House, read: Read, sender: Sender, seeker: Known) -> _Begun:
    arrival = Arrival(chance.new_id(), KIND, sender.mailbox.motive_id, read.reading.language)
    contact = to_open(house.channels[KIND], arrival, seeker.id, sender.mailbox.agency_id)
    entry = Entry(
        id=chance.new_id(),
        contact_id=contact.id,
        kind=Kind.LINE,
        author=Author.SEEKER,
        author_id=seeker.id,
        author_name=seeker.name,
        body=read.reading.words,
    )
    return _Begun(read, keeping.letter(read, sender.proof), sender, seeker, contact, entry)


def _newcomer(begun: _Begun, first: Mapping[Claim, UUID]) -> Newcomer:
    beginning = Beginning(begun.contact, First(begun.entry.id, begun.seeker.name, begun.entry.body))
    claim = begun.sender.claim if begun.sender.proof.holds else None
    return Newcomer(beginning, begun.sender.mailbox.motive_id, first.get(claim) if claim else None)


def _heard(begun: _Begun, row: Mapping[str, Any]) -> Heard:
    return Heard(begun.contact, Letter(**row), begun.sender.mailbox, begun.seeker.name, begun.entry.body, opened=True)
