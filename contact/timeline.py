"""A contact remembers: every entry in one order, numbered without gaps."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Text,
    Uuid,
    case,
    exists,
    func,
    insert,
    literal,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession

from contact.facts import Seen, Written
from contact.models import Author, Contact, Entry, Kind, State
from contact.plumbing.chance import new_id
from contact.plumbing.database import record
from contact.plumbing.errors import Invalid

LONGEST_LINE = 4000
PAGE = 200


class LineEmpty(Invalid):
    """There is nothing to send yet."""


class LineTooLong(Invalid):
    """This message is longer than 4,000 characters. Please send it in parts."""


class LineUnreadable(Invalid):
    """This message holds control characters that cannot be kept. Please retype it."""


def readable(body: str) -> str:
    """Return the words as they are kept; raise LineEmpty, LineTooLong or LineUnreadable."""
    body = body.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not body:
        raise LineEmpty
    if len(body) > LONGEST_LINE:
        raise LineTooLong
    if any((ord(sign) < 32 and sign not in "\n\t") or 0x7F <= ord(sign) < 0xA0 for sign in body):
        raise LineUnreadable
    return body


async def write(
    db: AsyncSession,
    entry: Entry,
    *allowed: ColumnElement[bool],
) -> Entry | None:
    """Add an entry to its contact if the conditions on Contact hold; None when they do not.

    One statement numbers and stores it, so a number is never used twice nor left out.
    """
    public = entry.kind != Kind.NOTE
    told = (
        await db.execute(
            _store(entry, allowed, public=public),
        )
    ).one_or_none()
    if told is None:
        return None

    entry.seq, entry.public_after, entry.written_at = told.seq, told.public_after, told.written_at
    record(db, Written(entry, told.seeker_id, told.advisor_id))
    return entry


async def tell_event(
    db: AsyncSession,
    contact: Contact,
    code: str,
    *,
    by: Author,
    name: str | None = None,
    queue: dict[str, str] | None = None,
) -> None:
    """Write into the timeline that something happened, for both sides to read."""
    event = {"code": code, "by": by, "name": name, "queue": queue}
    await write(
        db,
        Entry(
            id=new_id(),
            contact_id=contact.id,
            kind=Kind.EVENT,
            author=Author.HOUSE,
            body="",
            event=event,
        ),
    )


async def note(db: AsyncSession, contact: Contact, advisor_id: UUID, name: str, body: str) -> None:
    """Leave a word for colleagues; the seeker never sees it."""
    await write(
        db,
        Entry(
            id=new_id(),
            contact_id=contact.id,
            kind=Kind.NOTE,
            author=Author.ADVISOR,
            author_id=advisor_id,
            author_name=name,
            body=body,
            event=None,
        ),
    )


async def page(db: AsyncSession, contact_id: UUID, *, after: int, public_only: bool) -> Sequence[Entry]:
    """Return at most PAGE entries with seq > after, in order."""
    wanted = select(Entry).where(Entry.contact_id == contact_id, Entry.seq > after)
    if public_only:
        wanted = wanted.where(Entry.kind != Kind.NOTE)
    return (await db.scalars(wanted.order_by(Entry.seq).limit(PAGE))).all()


async def find(db: AsyncSession, entry_id: UUID) -> Entry | None:
    """Return an entry by its caller-made id."""
    return await db.get(Entry, entry_id)


async def mark_seen(db: AsyncSession, contact: Contact, by: Author, seq: int) -> None:
    """Remember how far one side has read; it never goes back."""
    column = Contact.seen_by_seeker if by is Author.SEEKER else Contact.seen_by_advisor
    told = await db.execute(
        update(Contact)
        .where(Contact.id == contact.id, column < func.least(seq, Contact.seq))
        .values({column: func.least(seq, Contact.seq)})
        .returning(column)
    )
    if (seen := told.scalar_one_or_none()) is not None:
        advisor_id = None if contact.state == State.OFFERED else contact.advisor_id
        record(db, Seen(contact.id, contact.seeker_id, advisor_id, by, seen))


def _store(entry: Entry, allowed: Sequence[ColumnElement[bool]], *, public: bool) -> Any:
    numbered = (
        update(Contact)
        .where(Contact.id == entry.contact_id, *allowed)
        # A repeat of a stored id must not use up a number.
        .where(~exists(select(literal(1)).where(Entry.id == entry.id)))
        .values(_next_numbers(entry.author, public=public))
        .returning(
            Contact.seq,
            Contact.public_seq_before,
            Contact.seeker_id,
            # Whoever was only asked may not read along yet.
            case((Contact.state != State.OFFERED, Contact.advisor_id)).label("advisor_id"),
        )
        .cte("numbered")
    )
    stored = (
        insert(Entry)
        .from_select(
            ["id", "contact_id", "seq", "public_after", "kind", "author", "author_id", "author_name", "body", "event"],
            select(
                literal(entry.id, Uuid),
                literal(entry.contact_id, Uuid),
                numbered.c.seq,
                numbered.c.public_seq_before if public else literal(None),
                literal(entry.kind, Text),
                literal(entry.author, Text),
                literal(entry.author_id, Uuid),
                literal(entry.author_name, Text),
                literal(entry.body, Text),
                literal(entry.event, JSONB(none_as_null=True)),
            ),
            include_defaults=False,
        )
        .returning(Entry.seq, Entry.public_after, Entry.written_at)
        .cte("stored")
    )
    return select(stored, numbered.c.seeker_id, numbered.c.advisor_id).select_from(
        stored.join(numbered, literal(value=True))
    )


def _next_numbers(author: str, *, public: bool) -> dict[Any, Any]:
    """The contact's counters after one more entry; who writes has read what stands above."""
    following = Contact.seq + 1
    numbers: dict[Any, Any] = {Contact.seq: following}
    if public:
        numbers |= {Contact.public_seq: following, Contact.public_seq_before: Contact.public_seq}
    if author == Author.SEEKER:
        numbers[Contact.seen_by_seeker] = following
    if author == Author.ADVISOR:
        numbers[Contact.seen_by_advisor] = following
    return numbers
