"""Which conversation a letter goes on with: by marks that only its writer was given, then by their own earlier letters.

Never by its subject. A Cc, a guess or somebody else's mark leads nowhere: the letter opens a conversation of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import Text, Uuid, bindparam, func, select, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession

from contact import lifecycle
from contact.models import Contact
from email_bridge.channel import KIND
from email_bridge.marks import Marks, looks_marked, same_address
from email_bridge.models import Direction, Letter
from email_bridge.reading import Read, Reading


@dataclass(frozen=True)
class Thread:
    """What a letter goes on with: a contact that takes it, or one that has ended; `stranger` where it is not theirs.

    Came `back`: to an address that only what returns to us is told, so no person wrote it.
    """

    open: UUID | None = None
    after: UUID | None = None
    stranger: bool = False
    back: bool = False


async def find(
    db: AsyncSession, marks: Marks, reading: Reading, envelope_to: Sequence[str], *, doubted: bool = False
) -> Thread:
    """Find a letter's thread; for a sender in doubt only a mark counts, which they must have been given."""
    sender = same_address(reading.sender.address) if reading.sender else ""
    addresses = [*reading.to, *reading.cc, *reading.delivered_to, *envelope_to]

    back = next(filter(None, (marks.letter_back(each, sender) for each in addresses)), None)
    named = _marked_contact(marks, addresses, sender) or await _marked_letter(db, marks, reading.answers, sender)
    if named is None and back:
        named = await _contact_of(db, back)
    if named is None and sender and not doubted:
        named = await _own_earlier(db, reading.answers, sender)
    if named is None or await db.get(Contact, named) is None:
        return Thread(stranger=await _is_stranger(db, addresses, reading.answers))
    return replace(await _continued(db, named), back=back is not None)


async def of_none(db: AsyncSession, many: Sequence[Read]) -> list[Read]:
    """Return those that speak of no conversation: no report, no mark, and they answer nothing that we know."""
    answered = {each for read in many for each in read.reading.answers}
    known = set(await db.scalars(_KNOWN, {"answered": list(answered)})) if answered else set()
    known |= {read.reading.message_id for read in many}
    return [each for each in many if not (_speaks(each) or known.intersection(each.reading.answers))]


def _speaks(read: Read) -> bool:
    said = read.reading
    named = [*said.to, *said.cc, *said.delivered_to, *read.raw.envelope_to, *said.answers]
    return said.bounce is not None or any(map(looks_marked, named))


def _marked_contact(marks: Marks, addresses: Sequence[str], sender: str) -> UUID | None:
    return next(filter(None, (marks.contact_of(address, sender) for address in addresses)), None)


async def _marked_letter(db: AsyncSession, marks: Marks, answers: Sequence[str], sender: str) -> UUID | None:
    for each in answers:
        if letter := marks.letter_of(each, sender):
            return await _contact_of(db, letter)
    return None


async def _contact_of(db: AsyncSession, letter: UUID) -> UUID | None:
    return await db.scalar(select(Letter.contact_id).where(Letter.id == letter))


async def _own_earlier(db: AsyncSession, answers: Sequence[str], sender: str) -> UUID | None:
    """Find what they have written before: a known foreign identifier, and the same sender."""
    earlier = (
        select(Letter.contact_id)
        .where(
            Letter.message_id.in_(answers),
            Letter.direction == Direction.IN,
            func.lower(Letter.from_address) == sender,
        )
        .order_by(Letter.received_at.desc())
        .limit(1)
    )
    return await db.scalar(earlier) if answers else None


async def _is_stranger(db: AsyncSession, addresses: Sequence[str], answers: Sequence[str]) -> bool:
    """Tell whether it speaks of a conversation that is not its writer's."""
    if any(looks_marked(each) for each in [*addresses, *answers]):
        return True
    known = select(Letter.id).where(Letter.message_id.in_(answers)).limit(1)
    return bool(answers) and await db.scalar(known) is not None


async def _continued(db: AsyncSession, named: UUID) -> Thread:
    """Return the open letter contact at the end of a chain, or what a new one goes on from."""
    chain = (await db.execute(_CHAIN, {"contact": named})).all()
    takes = [each.id for each in chain if each.channel == KIND and each.state in lifecycle.OPEN]
    return Thread(open=takes[-1] if takes else None, after=chain[-1].id)


_KNOWN = text("SELECT message_id FROM letter WHERE message_id = ANY(:answered)").bindparams(
    bindparam("answered", type_=ARRAY(Text()))
)
_CHAIN = text(
    """
    WITH RECURSIVE chain AS (
        SELECT id, seeker_id FROM contact WHERE id = :contact
        UNION
        SELECT c.id, c.seeker_id FROM contact c
        JOIN chain ON c.continues_id = chain.id AND c.seeker_id = chain.seeker_id
    )
    SELECT c.id, c.channel, c.state FROM contact c JOIN chain USING (id) ORDER BY c.opened_at
    """
).bindparams(bindparam("contact", type_=Uuid()))
