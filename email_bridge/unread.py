"""Whoever left before reading what was said to them gets it by letter: all of it in one, and an answer goes on from it.

It knows nothing of the channel that was left: only that its people have to be there (`attended`), and what they read.
"""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import Interval, TextClause, Uuid, bindparam, func, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from contact import timeline
from contact.models import Agency, Author, Contact, Entry, Kind
from contact.part import House
from contact.plumbing import clock, log
from contact.plumbing.errors import Invalid
from email_bridge import breakers, loops, posting, senders, wording
from email_bridge.models import Outbox, Purpose, Unwritten
from email_bridge.posting import Thread, Words
from email_bridge.wording import Said

logger = log.get(__name__)

GONE = timedelta(minutes=10)
APART = timedelta(minutes=15)
# What is older than this was said in another life of the conversation.
RECENT = timedelta(days=1)
# How long whoever could not be written to is left alone: meanwhile they may give another address.
REST = timedelta(hours=1)
AT_ONCE = 50
SEND_UNREAD = "email.send_unread"


async def send_unread(house: House) -> None:
    """Write to everybody who has been gone for ten minutes and has not read what was said since."""
    async with house.database.transaction() as db:
        gone = (await db.scalars(_GONE, {**_SPANS, "most": AT_ONCE})).all()
    for contact in gone:
        async with house.database.transaction() as db:
            if await db.scalar(_STILL, {**_SPANS, "contact": contact}):
                await _write_or_remember(house, db, await db.get_one(Contact, contact))


async def _write_or_remember(house: House, db: AsyncSession, contact: Contact) -> None:
    """Write; who cannot be written to is left alone for an hour, so that they keep nobody else waiting."""
    thread = await posting.thread_of(db, contact)
    if thread is None or not await _write(house, db, contact, thread):
        mark = insert(Unwritten).values(contact_id=contact.id)
        await db.execute(mark.on_conflict_do_update(index_elements=["contact_id"], set_={"tried_at": func.now()}))


async def _write(house: House, db: AsyncSession, contact: Contact, thread: Thread) -> bool:
    """Send what was not read, unless the address takes no letter, or has had enough of them for today."""
    entries = await _not_read(db, contact)
    correspondent = await senders.correspondent_of(db, thread.address)
    breaker, now = breakers.breaker_of(correspondent), clock.now()
    if not entries or not loops.may_answer(breaker, now):
        return False
    agency = await db.get_one(Agency, contact.agency_id)
    page = wording.unread(contact.language, contact.reference, agency.zone, said(entries))
    words = Words(
        purpose=Purpose.UNREAD,
        subject=page.subject,
        body=page.body,
        signature=posting.signature(thread.mailbox, contact.language),
        sender=agency.name,
        up_to=entries[-1].seq,
        automatic="auto-generated",
    )
    try:
        await posting.post(house, db, contact, thread, words)
    except Invalid:
        return False  # what they gave is no address that mail can carry: their page still has it all
    breakers.remember(correspondent, loops.answered(breaker, now))
    await timeline.tell_event(db, contact, "sent_by_letter", by=Author.HOUSE)
    logger.info("letter.unread", contact=str(contact.id), entries=len(entries))
    return True


def said(entries: Sequence[Entry]) -> list[Said]:
    """Return entries as the words of a letter."""
    return [Said(entry.author_name or "", entry.written_at, entry.body) for entry in entries]


async def _not_read(db: AsyncSession, contact: Contact) -> Sequence[Entry]:
    brought = select(func.max(Outbox.up_to)).where(Outbox.contact_id == contact.id, Outbox.purpose == Purpose.UNREAD)
    after = max(contact.seen_by_seeker, await db.scalar(brought) or 0)
    wanted = select(Entry).where(
        Entry.contact_id == contact.id,
        Entry.seq > after,
        Entry.kind == Kind.LINE,
        Entry.author == Author.ADVISOR,
    )
    return (await db.scalars(wanted.order_by(Entry.seq).limit(timeline.PAGE))).all()


def _asked(also: str) -> TextClause:
    """Nobody is called gone while no web process listens, nor for the time before it did."""
    return text(
        f"""
        SELECT c.id FROM contact c JOIN seeker s ON s.id = c.seeker_id
        WHERE c.attended AND s.email IS NOT NULL AND c.public_seq > c.seen_by_seeker
          AND (c.state IN ('waiting', 'offered', 'active', 'wrapping') OR c.ended_at > now() - :recent)
          AND EXISTS (SELECT 1 FROM entry e WHERE e.contact_id = c.id AND e.kind = 'line' AND e.author = 'advisor'
                      AND e.written_at BETWEEN now() - :recent AND now() - :gone
                      AND e.seq > GREATEST(c.seen_by_seeker,
                          (SELECT max(o.up_to) FROM outbox o WHERE o.contact_id = c.id AND o.purpose = 'unread')))
          AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.contact_id = c.id AND o.purpose = 'unread'
                          AND o.written_at > now() - :apart)
          AND NOT EXISTS (SELECT 1 FROM unwritten u WHERE u.contact_id = c.id AND u.tried_at > now() - :rest)
          AND NOT EXISTS (SELECT 1 FROM session p WHERE p.seeker_id = c.seeker_id
                          AND p.revoked_at IS NULL AND p.seen_at > now() - :gone)
          AND EXISTS (SELECT 1 FROM watch w WHERE w.pulse_at > now() - interval '15 s'
                      AND w.listening_since < now() - :gone)
          {also}
        """  # noqa: S608
    ).bindparams(*(bindparam(name, type_=Interval()) for name in ("gone", "apart", "recent", "rest")))


_SPANS = {"gone": GONE, "apart": APART, "recent": RECENT, "rest": REST}
_GONE = _asked("ORDER BY c.opened_at LIMIT :most")
_STILL = _asked("AND c.id = :contact FOR UPDATE OF c SKIP LOCKED").bindparams(bindparam("contact", type_=Uuid()))
