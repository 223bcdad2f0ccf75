"""A letter arrives: its bytes are kept before anybody reads them, in the transaction that its bearer waits for."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from contact.part import House
from contact.plumbing import chance
from contact.plumbing.database import record
from email_bridge.models import RawLetter, RawState, Source

FILE = "email.file"


@dataclass(frozen=True)
class Arrived:
    """A letter as it was handed over."""

    mailbox: UUID
    source: Source
    content: bytes
    envelope_from: str | None = None
    envelope_to: tuple[str, ...] = ()
    uid_validity: int | None = None
    uid: int | None = None
    # Why its bytes are not all here (`too_large`, `not_fetched`): what there is, is kept, and people are told.
    lacks: str | None = None


@dataclass(frozen=True)
class Stored:
    """The bytes of a letter are kept."""

    raw: UUID


async def store(db: AsyncSession, arrived: Arrived) -> None:
    """Keep a letter; what was fetched before, by its mailbox and number, is kept once."""
    if await _is_parked(db, arrived):
        return
    raw = chance.new_id()
    told = await db.execute(
        insert(RawLetter)
        .values(
            id=raw,
            mailbox_id=arrived.mailbox,
            source=arrived.source,
            content=arrived.content,
            size=len(arrived.content),
            envelope_from=arrived.envelope_from,
            envelope_to=list(arrived.envelope_to),
            uid_validity=arrived.uid_validity,
            uid=arrived.uid,
            state=RawState.QUARANTINED if arrived.lacks else RawState.STORED,
            error=arrived.lacks,
        )
        .on_conflict_do_nothing(index_elements=["mailbox_id", "uid_validity", "uid"])
        .returning(RawLetter.id)
    )
    if told.first() is not None:
        record(db, Stored(raw))


async def _is_parked(db: AsyncSession, arrived: Arrived) -> bool:
    """Tell whether people have it before them already: a letter that was filed is known again when it is read."""
    if arrived.source != Source.IMAP or not arrived.content:
        return False
    same = select(RawLetter.id).where(
        RawLetter.mailbox_id == arrived.mailbox,
        RawLetter.state == RawState.QUARANTINED,
        RawLetter.uid_validity.is_distinct_from(arrived.uid_validity),
        RawLetter.size == len(arrived.content),
        RawLetter.content == arrived.content,
    )
    return await db.scalar(same.limit(1)) is not None


async def ring(house: House, _: Stored) -> None:
    """Ask for the letters to be read soon."""
    house.ring(FILE)
