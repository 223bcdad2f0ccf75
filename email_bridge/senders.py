"""Who a letter's writer is to us: an address, and nobody that is known by another way."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Text, Uuid, bindparam, select, text
from sqlalchemy.dialects.postgresql import ARRAY, insert
from sqlalchemy.ext.asyncio import AsyncSession

from contact import opening
from contact.models import Seeker
from contact.plumbing import chance
from contact.plumbing.errors import Invalid
from email_bridge.marks import same_address
from email_bridge.models import Correspondent, Mailbox
from email_bridge.proofs import Proof
from email_bridge.reading import Person, Reading

_NOBODY = {"fr": "Expéditeur inconnu", "en": "Unknown sender"}

# An address, at one agency.
Claim = tuple[UUID, str]


@dataclass(frozen=True)
class Sender:
    """Who says that they wrote a letter, and what speaks for it."""

    mailbox: Mailbox
    reading: Reading
    proof: Proof

    @property
    def claim(self) -> Claim | None:
        """What they are known by; nothing where there is a doubt, or no address."""
        address = self.reading.sender.address if self.reading.sender else ""
        doubted = self.proof.verified is False
        return (self.mailbox.agency_id, same_address(address)) if address and not doubted else None


@dataclass(frozen=True)
class Known:
    """A seeker, and what they are called."""

    id: UUID
    name: str


async def seeker_for(db: AsyncSession, sender: Sender) -> Seeker:
    """Return the seeker that this address has been so far, or a new one.

    From is a claim: the seeker it leads to has opened nothing but letters under the same claim, at the same agency.
    For a sender in doubt, and for one without an address, there is a new one each time.
    """
    (known,) = await seekers_for(db, [sender])
    return await db.get_one(Seeker, known.id)


async def seekers_for(db: AsyncSession, many: Sequence[Sender]) -> list[Known]:
    """Do so for many at once."""
    claims = sorted({each.claim for each in many if each.claim})
    known = await _writers(db, claims) if claims else {}
    new: dict[Claim | None, Known] = {}
    seekers, rows = [], []
    for each in many:
        seeker = (known.get(each.claim) or new.get(each.claim)) if each.claim else None
        if seeker is None:
            seeker = new[each.claim] = Known(chance.new_id(), _called(each.reading.sender, each.mailbox.language))
            rows.append(_row(seeker, each))
        seekers.append(seeker)
    if rows:
        await db.execute(insert(Seeker), rows, execution_options={"render_nulls": True})
        stand_for = [{"agency": of[0], "address": of[1], "seeker": each.id} for of, each in new.items() if of]
        await _remember(db, stand_for)
    return seekers


async def referents(db: AsyncSession, claims: Collection[Claim]) -> dict[Claim, UUID]:
    """Return who follows the one person at an agency who is followed there and has given an address.

    To be asked first, and for nothing else: who writes under an address sees and is shown nothing by it.
    """
    if not claims:
        return {}
    rows = await db.execute(_FOLLOW, _apart(sorted(claims)))
    return {(row.agency, row.address): row.referent for row in rows}


async def correspondent_of(db: AsyncSession, address: str) -> Correspondent:
    """Return what is known of an address, held still until the end of the transaction."""
    same = same_address(address)
    await db.execute(insert(Correspondent).values(id=chance.new_id(), address=same).on_conflict_do_nothing())
    return (await db.scalars(select(Correspondent).where(Correspondent.address == same).with_for_update())).one()


async def _writers(db: AsyncSession, claims: Sequence[Claim]) -> dict[Claim, Known]:
    """Return whom addresses stand for, all held still until the end of the transaction, in one order."""
    values = _apart(claims)
    await db.execute(_HOLD, {"ids": [chance.new_id() for _ in claims], **values})
    return {(row.agency_id, row.address): Known(row.id, row.name) for row in await db.execute(_STAND_FOR, values)}


def _apart(claims: Sequence[Claim]) -> dict[str, object]:
    agencies, addresses = zip(*claims, strict=True)
    return {"agencies": list(agencies), "addresses": list(addresses)}


def _row(seeker: Known, sender: Sender) -> dict[str, object]:
    writer = sender.reading.sender
    return {
        "id": seeker.id,
        "agency_id": sender.mailbox.agency_id,
        "name": seeker.name,
        "email": writer.address if writer else None,
        "language": sender.reading.language,
    }


async def _remember(db: AsyncSession, stand_for: Sequence[Mapping[str, object]]) -> None:
    if stand_for:
        await db.execute(_REMEMBER, stand_for)


def _called(sender: Person | None, language: str) -> str:
    for candidate in (sender.name, sender.address.partition("@")[0]) if sender else ():
        try:
            return opening.called(candidate[: opening.LONGEST_NAME])
        except Invalid:
            continue
    return _NOBODY[language]


_MANY = (bindparam("agencies", type_=ARRAY(Uuid())), bindparam("addresses", type_=ARRAY(Text())))
_HOLD = text(
    """
    INSERT INTO writer (id, agency_id, address)
    SELECT id, agency, address FROM unnest(:ids, :agencies, :addresses) AS claim (id, agency, address)
    ORDER BY agency, address
    ON CONFLICT (agency_id, address) DO UPDATE SET address = excluded.address
    """
).bindparams(bindparam("ids", type_=ARRAY(Uuid())), *_MANY)
# A statement of its own: whom another has put down while the first waited for them is not in the first one's sight.
_STAND_FOR = text(
    """
    SELECT w.agency_id, w.address, s.id, s.name
    FROM unnest(:agencies, :addresses) AS claim (agency, address)
    JOIN writer w ON w.agency_id = claim.agency AND w.address = claim.address JOIN seeker s ON s.id = w.seeker_id
    """
).bindparams(*_MANY)
_REMEMBER = text("UPDATE writer SET seeker_id = :seeker WHERE agency_id = :agency AND address = :address").bindparams(
    bindparam("seeker", type_=Uuid()), bindparam("agency", type_=Uuid()), bindparam("address", type_=Text())
)
# Counted among the followed: anybody can give any address, and a referent is given by the house.
_FOLLOW = text(
    """
    SELECT f.agency, f.address, f.referent FROM (
        SELECT claim.agency, claim.address, min(s.referent_id::text)::uuid AS referent
        FROM unnest(:agencies, :addresses) AS claim (agency, address)
        JOIN seeker s ON s.agency_id = claim.agency AND lower(s.email) = claim.address AND s.referent_id IS NOT NULL
        GROUP BY claim.agency, claim.address HAVING count(*) = 1
    ) f JOIN advisor a ON a.id = f.referent
    WHERE a.retired_at IS NULL
    """
).bindparams(*_MANY)
