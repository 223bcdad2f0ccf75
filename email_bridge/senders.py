"""Who a letter's writer is to us: an address, and nobody that is known by another way."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from contact import opening
from contact.models import Seeker
from contact.plumbing import chance
from contact.plumbing.errors import Invalid
from email_bridge.marks import same_address
from email_bridge.models import Correspondent, Mailbox, Writer
from email_bridge.reading import Person, Reading

_NOBODY = {"fr": "Expéditeur inconnu", "en": "Unknown sender"}


async def seeker_for(db: AsyncSession, mailbox: Mailbox, reading: Reading, *, doubted: bool) -> Seeker:
    """Return the seeker that this address has been so far, or a new one.

    From is a claim: the seeker it leads to has opened nothing but letters under the same claim, at the same agency.
    For a sender in doubt, and for one without an address, there is a new one each time.
    """
    address = reading.sender.address if reading.sender else ""
    if doubted or not address:
        return await _new(db, mailbox, reading)
    writer = await _writer(db, mailbox.agency_id, same_address(address))
    if writer.seeker_id is None:
        seeker = await _new(db, mailbox, reading)
        writer.seeker_id = seeker.id
        return seeker
    return await db.get_one(Seeker, writer.seeker_id)


async def correspondent_of(db: AsyncSession, address: str) -> Correspondent:
    """Return what is known of an address, held still until the end of the transaction."""
    same = same_address(address)
    await db.execute(insert(Correspondent).values(id=chance.new_id(), address=same).on_conflict_do_nothing())
    return (await db.scalars(select(Correspondent).where(Correspondent.address == same).with_for_update())).one()


async def _writer(db: AsyncSession, agency: UUID, address: str) -> Writer:
    """Return whom an address stands for, held still until the end of the transaction."""
    new = {"id": chance.new_id(), "agency_id": agency, "address": address}
    await db.execute(insert(Writer).values(new).on_conflict_do_nothing())
    theirs = select(Writer).where(Writer.agency_id == agency, Writer.address == address)
    return (await db.scalars(theirs.with_for_update())).one()


async def _new(db: AsyncSession, mailbox: Mailbox, reading: Reading) -> Seeker:
    seeker = Seeker(
        id=chance.new_id(),
        agency_id=mailbox.agency_id,
        name=_called(reading.sender, mailbox.language),
        email=reading.sender.address if reading.sender else None,
        language=reading.language,
    )
    db.add(seeker)
    await db.flush()  # the contact and the correspondent name it
    return seeker


def _called(sender: Person | None, language: str) -> str:
    for candidate in (sender.name, sender.address.partition("@")[0]) if sender else ():
        try:
            return opening.called(candidate[: opening.LONGEST_NAME])
        except Invalid:
            continue
    return _NOBODY[language]
