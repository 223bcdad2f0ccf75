"""A letter arrives: its bytes are kept before anybody reads them, in the transaction that its bearer waits for."""

from dataclasses import dataclass
from uuid import UUID

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
    # Past what we read: its head is kept, and people are told.
    too_large: bool = False


@dataclass(frozen=True)
class Stored:
    """The bytes of a letter are kept."""

    raw: UUID


async def store(db: AsyncSession, arrived: Arrived) -> None:
    """Keep a letter; what was fetched before, by its mailbox and number, is kept once."""
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
            state=RawState.QUARANTINED if arrived.too_large else RawState.STORED,
            error="too_large" if arrived.too_large else None,
        )
        .on_conflict_do_nothing(index_elements=["mailbox_id", "uid_validity", "uid"])
        .returning(RawLetter.id)
    )
    if told.first() is not None:
        record(db, Stored(raw))


async def ring(house: House, _: Stored) -> None:
    """Ask for the letters to be read soon."""
    house.ring(FILE)
