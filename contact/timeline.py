"""A contact remembers: every entry in one order, numbered without gaps."""

from collections.abc import Sequence
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import Boolean, Text, TextClause, Uuid, bindparam, func, select, text, update
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.types import TypeEngine

from contact import seats, silence
from contact.facts import Seen, Written
from contact.models import Author, Contact, Entry, Kind, State
from contact.plumbing.at_once import statement
from contact.plumbing.chance import digest, new_id
from contact.plumbing.database import Database, record
from contact.plumbing.errors import Invalid

# The column of Contact that names who may write.
ColumnName = Literal["seeker_id", "advisor_id"]

LONGEST_LINE = 4000
# What is written at leisure to somebody who does not wait on a page.
LONGEST_LETTER = 40_000
PAGE = 200


class LineEmpty(Invalid):
    """There is nothing to send yet."""


class LineTooLong(Invalid):
    """This message is longer than 4,000 characters. Please send it in parts."""


class LetterTooLong(Invalid):
    """This letter is longer than 40,000 characters. Please send the rest as a file."""


class LineUnreadable(Invalid):
    """This message holds control characters that cannot be kept. Please retype it."""


def readable(body: str, *, longest: int = LONGEST_LINE) -> str:
    """Return the words as they are kept; raise LineEmpty, LineTooLong, LetterTooLong or LineUnreadable."""
    body = body.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not body:
        raise LineEmpty
    if len(body) > longest:
        raise LetterTooLong if longest == LONGEST_LETTER else LineTooLong
    if any((ord(sign) < 32 and sign not in "\n\t") or 0x7F <= ord(sign) < 0xA0 for sign in body):
        raise LineUnreadable
    return body


async def write(
    db: AsyncSession, entry: Entry, *, holder: ColumnName | None = None, states: Sequence[State] = tuple(State)
) -> Entry | None:
    """Add an entry to its contact, if that stands in one of the states and its author holds it; else None.

    One statement numbers and stores it, so a number is never used twice nor left out.
    """
    values = _values(entry, states) | {"author_id": entry.author_id, "author_name": entry.author_name}
    stored = (await db.execute(_STORE[holder], values)).one_or_none()
    if stored is None:
        return None
    _complete(entry, stored)
    if stored.silent and entry.kind == Kind.LINE:
        await silence.speak(db, entry.contact_id)
    record(db, Written(entry, stored.channel, stored.seeker_id, stored.advisor_id, tuple(stored.guests)))
    return entry


async def write_at_once(
    database: Database, entry: Entry, secret: str, *, holder: ColumnName, states: Sequence[State]
) -> Entry | None:
    """Add an entry in the name of whoever's session the secret opens, all in one statement; None if that cannot be.

    It is `access.viewer_of` and `write` in one breath, for what is said most; why it could not be is theirs to say.
    Whoever speaks into a silence takes units again, and is left to them.
    """
    values = _values(entry, states) | {"digest": digest(secret)}
    stored = await database.at_once(_STORE_AT_ONCE[holder], values)
    if stored is None:
        return None
    _complete(entry, stored)
    seeker, advisor, guests = stored["seeker_id"], stored["advisor_id"], tuple(stored["guests"])
    await database.announce(Written(entry, stored["channel"], seeker, advisor, guests))
    return entry


async def said_since(db: AsyncSession, entry: Entry, seen: int) -> Sequence[Entry]:
    """Hold the contact still, and return what others than the writer of an entry have said after `seen`."""
    await db.execute(select(Contact.id).where(Contact.id == entry.contact_id).with_for_update())
    newer = select(Entry).where(
        Entry.contact_id == entry.contact_id,
        Entry.seq > seen,
        Entry.kind == Kind.LINE,
        Entry.taken_back_at.is_(None),
        Entry.author_id.is_distinct_from(entry.author_id),
    )
    return (await db.scalars(newer.order_by(Entry.seq).limit(PAGE))).all()


async def tell_event(
    db: AsyncSession,
    contact: Contact,
    code: str,
    *,
    by: Author,
    name: str | None = None,
    queue: dict[str, str] | None = None,
    to: str | None = None,
    entry: UUID | None = None,
) -> None:
    """Write into the timeline that something happened, for both sides to read."""
    event = happened(code, by=by) | {"name": name, "queue": queue, "to": to, "entry": str(entry) if entry else None}
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


def happened(code: str, *, by: Author) -> dict[str, Any]:
    """Return what an entry says that happened, where there is no more to say."""
    return {"code": code, "by": by, "name": None, "queue": None, "to": None, "entry": None}


async def take_back(db: AsyncSession, contact: Contact, entry_id: UUID, name: str | None) -> None:
    """Let nobody on the other side read an entry any more; who has read it already is told that it was taken back.

    The event has a number of its own, so that no page misses it, whenever it reads next.
    """
    seq = await db.scalar(
        update(Entry)
        .where(Entry.id == entry_id, Entry.taken_back_at.is_(None))
        .values(taken_back_at=func.now())
        .returning(Entry.seq)
    )
    if seq is not None:
        code = "taken_back" if seq <= contact.seen_by_seeker else "taken_back_unread"
        await tell_event(db, contact, code, by=Author.ADVISOR, name=name, entry=entry_id)


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
        .returning(column, seats.guests_of(Contact.id))
    )
    if (row := told.one_or_none()) is not None:
        seen, guests = row
        advisor_id = None if contact.state == State.OFFERED else contact.advisor_id
        told_too = tuple(guests) if by is Author.SEEKER else ()
        record(db, Seen(contact.id, contact.seeker_id, advisor_id, by, seen, told_too))


def _values(entry: Entry, states: Sequence[State]) -> dict[str, object]:
    return {
        "id": entry.id,
        "contact": entry.contact_id,
        "public": entry.kind != Kind.NOTE,
        "kind": entry.kind,
        "author": entry.author,
        "body": entry.body,
        "event": entry.event,
        "states": [state.value for state in states],
    }


def _complete(entry: Entry, stored: Any) -> None:
    (entry.seq, entry.public_after, entry.written_at, entry.author_id, entry.author_name, *_) = stored


def _store(holder: ColumnName | None, who: str, *, also: str = "") -> TextClause:
    """Return the statement that numbers and stores an entry of `who`, an SQL of one row (id, name).

    Written out: to build it anew for each line cost a third of a line's CPU (measured).
    """
    held = f"AND (contact.{holder} = who.id{_SEATED if holder == 'advisor_id' else ''}) {also}" if holder else ""
    return text(
        f"""
        WITH who AS ({who}), numbered AS (
            UPDATE contact SET
                seq = seq + 1,
                public_seq = CASE WHEN :public THEN seq + 1 ELSE public_seq END,
                public_seq_before = CASE WHEN :public THEN public_seq ELSE public_seq_before END,
                -- Who writes has read what stands above.
                seen_by_seeker = CASE WHEN :author = 'seeker' THEN seq + 1 ELSE seen_by_seeker END,
                seen_by_advisor = CASE WHEN :author = 'advisor' AND advisor_id = who.id
                    THEN seq + 1 ELSE seen_by_advisor END
            FROM who
            WHERE contact.id = :contact AND state = ANY(:states) {held}
              -- A repeat of a stored id must not use up a number.
              AND NOT EXISTS (SELECT 1 FROM entry WHERE entry.id = :id)
            RETURNING seq, public_seq_before, seeker_id, channel, silent, who.id AS author_id, who.name AS author_name,
                -- Whoever was only asked may not read along yet.
                CASE WHEN state <> 'offered' THEN advisor_id END AS advisor_id,
                ARRAY({_SITTING}) AS guests
        )
        INSERT INTO entry (id, contact_id, seq, public_after, kind, author, author_id, author_name, body, event)
        SELECT :id, :contact, seq, CASE WHEN :public THEN public_seq_before END,
            :kind, :author, author_id, author_name, :body, :event
        FROM numbered
        RETURNING seq, public_after, written_at, author_id, author_name, (SELECT seeker_id FROM numbered) AS seeker_id,
            (SELECT advisor_id FROM numbered) AS advisor_id, (SELECT silent FROM numbered) AS silent,
            (SELECT guests FROM numbered) AS guests, (SELECT channel FROM numbered) AS channel
        """  # noqa: S608
    ).bindparams(*(bindparam(name, type_=kind) for name, kind in _TYPES.items()))


def _signed_in(person: str) -> str:
    return f"""
        SELECT p.id, p.name FROM session s JOIN {person} p ON p.id = s.{person}_id
        WHERE s.digest = :digest AND s.revoked_at IS NULL AND s.expires_at > now()
    """  # noqa: S608


_TYPES: dict[str, TypeEngine[Any]] = {
    **dict.fromkeys(("id", "contact"), Uuid()),
    **dict.fromkeys(("kind", "author", "body"), Text()),
    "public": Boolean(),
    "event": JSONB(none_as_null=True),
    "states": ARRAY(Text()),
}
_SITTING = "SELECT seat.advisor_id FROM seat WHERE seat.contact_id = contact.id AND seat.left_at IS NULL"
_SEATED = f" OR EXISTS ({_SITTING} AND seat.advisor_id = who.id)"
_HOLDERS: tuple[ColumnName, ...] = ("seeker_id", "advisor_id")
_NAMED = "SELECT CAST(:author_id AS uuid) AS id, CAST(:author_name AS text) AS name"
_STORE = {holder: _store(holder, _NAMED) for holder in (None, *_HOLDERS)}
# Words to somebody who is not there are also carried away, and words into a silence take units again: both take more
# than one statement.
_PLAINLY = "AND contact.attended AND NOT contact.silent"
_STORE_AT_ONCE = {
    holder: statement(_store(holder, _signed_in(holder.removesuffix("_id")), also=_PLAINLY)) for holder in _HOLDERS
}
