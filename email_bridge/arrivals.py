"""A letter arrives: its bytes are kept before anybody reads them, in the transaction that its bearer waits for."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import LargeBinary, Text, Uuid, bindparam, select, text, update
from sqlalchemy.dialects.postgresql import ARRAY, insert
from sqlalchemy.ext.asyncio import AsyncSession

from contact.part import House
from contact.plumbing import chance
from contact.plumbing.at_once import statement
from contact.plumbing.database import Database, record
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


async def complete(db: AsyncSession, raw: UUID, content: bytes) -> None:
    """Keep what was still lacking of a letter, for the reader to go on with."""
    told = await db.execute(
        update(RawLetter)
        .where(RawLetter.id == raw, RawLetter.state == RawState.QUARANTINED)
        .values(content=content, size=len(content), state=RawState.STORED, error=None, tries=0, settled_at=None)
        .returning(RawLetter.id)
    )
    if told.first() is not None:
        record(db, Stored(raw))


async def store_at_once(database: Database, came: Sequence[Arrived]) -> None:
    """Keep a letter that came by the door, once for each mailbox it was brought to, in one statement.

    Raises Unavailable where the database cannot keep it now.
    """
    raws = [chance.new_id() for _ in came]
    values = {
        "ids": raws,
        "mailboxes": [each.mailbox for each in came],
        # By mailbox, one a line: an address has no line break in it.
        "brought": ["\n".join(each.envelope_to) for each in came],
        "sender": came[0].envelope_from,
        "content": came[0].content,
    }
    await database.all_at_once(_STORE, values)
    await database.announce(*map(Stored, raws))


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


_STORE = statement(
    text(
        """
        INSERT INTO raw_letter (id, mailbox_id, source, content, size, envelope_from, envelope_to, state)
        SELECT id, mailbox, 'door', :content, length(:content), :sender, string_to_array(brought, chr(10)), 'stored'
        FROM unnest(:ids, :mailboxes, :brought) AS came (id, mailbox, brought)
        """
    ).bindparams(
        bindparam("ids", type_=ARRAY(Uuid())),
        bindparam("mailboxes", type_=ARRAY(Uuid())),
        bindparam("brought", type_=ARRAY(Text())),
        bindparam("sender", type_=Text()),
        bindparam("content", type_=LargeBinary()),
    )
)
