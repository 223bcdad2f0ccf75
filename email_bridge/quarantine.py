"""What could not be read, and mailboxes that cannot be reached, stay where people see them, and can be tried again."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from msgspec import Struct
from sqlalchemy import ColumnElement, case, func, literal_column, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import undefer

from contact.access import Viewer
from contact.edge import Ask
from contact.files import File
from contact.models import Contact
from contact.part import Route
from contact.plumbing.database import record
from contact.plumbing.errors import Conflict, NotFound
from contact.views import Nothing
from email_bridge.arrivals import Stored
from email_bridge.models import WANTED, Mailbox, Outbox, OutboxState, RawLetter, RawState

MOST_SHOWN = 100
# Why a letter is not all here: filed again, its head would pass for it.
_IN_PART = {"too_large", WANTED}
# What a relay says that knows nobody (RFC 4954), to whichever of our words.
_ASKS_FOR_LOGIN = [f"{step}_{code}" for step in ("sender", "recipient", "letter") for code in (530, 534, 535, 538)]


class NotWhole(Conflict):
    """We hold only a part of this letter. Please look at it in its mailbox."""


class MailboxShown(Struct):
    """How well a mailbox is read."""

    name: str
    address: str
    kind: str
    last_seen_at: datetime | None
    failure: str | None
    failing_since: datetime | None
    waiting: int
    quarantined: int


class Parked(Struct):
    """A letter that could not be read; `why` is a code."""

    id: UUID
    mailbox: str
    why: str
    size: int
    received_at: datetime
    tries: int


class RelayShown(Struct):
    """Letters wait because our relay takes none: why, how many of an agency's, and since when."""

    failure: Literal["login", "certificate", "no_relay", "unreachable"]
    waiting: int
    since: datetime


class MailShown(Struct):
    """The mailboxes of an agency, how its letters leave where they do not, and what is in quarantine."""

    relay: RelayShown | None

    mailboxes: list[MailboxShown]
    parked: list[Parked]


async def mail(ask: Ask[None]) -> MailShown:
    """Show an overseer the mailboxes of their agency and their quarantine."""
    viewer = await ask.overseer()
    boxes = await ask.db.execute(
        select(Mailbox, _count(RawState.STORED), _count(RawState.QUARANTINED))
        .where(Mailbox.agency_id == viewer.agency)
        .order_by(Mailbox.name)
    )
    parked = await ask.db.execute(
        select(RawLetter, Mailbox.name)
        .join(Mailbox, Mailbox.id == RawLetter.mailbox_id)
        .where(Mailbox.agency_id == viewer.agency, RawLetter.state == RawState.QUARANTINED)
        .order_by(RawLetter.received_at.desc())
        .limit(MOST_SHOWN)
    )
    return MailShown(
        await _relay(ask.db, viewer.agency),
        [_box(box, waiting, quarantined) for box, waiting, quarantined in boxes],
        [_parked(raw, name) for raw, name in parked],
    )


async def try_again(ask: Ask[None]) -> Nothing:
    """Let a letter in quarantine be read again."""
    viewer = await ask.overseer()
    raw = await _theirs(ask.db, viewer, ask.id())
    if raw.error in _IN_PART:
        raise NotWhole

    if raw.error == "not_fetched":
        # The mail process begins anew with this mailbox, and asks for it.
        raw.error = WANTED
        await ask.db.execute(update(Mailbox).where(Mailbox.id == raw.mailbox_id).values(asked_at=func.now()))
        await viewer.audit(ask.db, "letter.asked_again", raw.id)
        return Nothing()
    told = await ask.db.execute(
        update(RawLetter)
        .where(RawLetter.id == raw.id, RawLetter.state == RawState.QUARANTINED)
        .values(state=RawState.STORED, tries=0, claimed_at=None, settled_at=None)
        .returning(RawLetter.id)
    )
    if told.first() is not None:
        await viewer.audit(ask.db, "letter.tried_again", raw.id)
        record(ask.db, Stored(raw.id))
    return Nothing()


async def parked_bytes(ask: Ask[None]) -> File:
    """Return the bytes of a letter in quarantine, as they came."""
    viewer = await ask.overseer()
    raw = await _theirs(ask.db, viewer, ask.id())
    await viewer.audit(ask.db, "letter.bytes_read", raw.id)
    return File(f"{raw.id}.eml", "application/octet-stream", raw.content)


async def health(db: AsyncSession) -> dict[str, Any]:
    """Tell by name which mailboxes fail, how many letters wait and are in quarantine; and how those fare that leave."""
    rows = await db.execute(
        select(Mailbox.name, Mailbox.failure, _count(RawState.STORED), _count(RawState.QUARANTINED)).order_by(
            Mailbox.name
        )
    )
    mailboxes = {
        name: {"state": failure or "ok", "waiting": waiting, "quarantined": quarantined}
        for name, failure, waiting, quarantined in rows
    }
    return {"mailboxes": mailboxes, "outbox": await _outbox(db)}


async def _outbox(db: AsyncSession) -> dict[str, int]:
    """Count what is under way, and what went wrong in the last day."""
    under_way = select(func.count(), func.count().filter(Outbox.last_error == "no_relay"))
    waiting, no_relay = (await db.execute(under_way.where(text("state IN ('held', 'waiting', 'sending')")))).one()
    wrong = select(func.count().filter(Outbox.state == OutboxState.FAILED), func.count())
    lately = text("state IN ('failed', 'bounced') AND settled_at > now() - interval '1 day'")
    failed, all_wrong = (await db.execute(wrong.select_from(Outbox).where(lately))).one()
    return {"waiting": waiting, "no_relay": no_relay, "failed": failed, "returned": all_wrong - failed}


async def _relay(db: AsyncSession, agency: UUID) -> RelayShown | None:
    """Tell what keeps an agency's letters from leaving, where it is the relay and no single address."""
    failure = case(
        (Outbox.last_error.like("login%") | Outbox.last_error.in_(_ASKS_FOR_LOGIN), "login"),
        (Outbox.last_error.in_(("certificate", "no_relay")), Outbox.last_error),
        (Outbox.last_error.like("unreachable%"), "unreachable"),
    ).label("failure")
    waiting = (
        select(failure, func.count(), func.min(Outbox.written_at))
        .join(Contact, Contact.id == Outbox.contact_id)
        .where(text("outbox.state IN ('waiting', 'sending')"), failure.is_not(None), Contact.agency_id == agency)
        .group_by(failure)
        .order_by(func.count().desc(), failure)
        .limit(1)
    )
    row = (await db.execute(waiting)).one_or_none()
    return RelayShown(*row) if row else None


async def _theirs(db: AsyncSession, viewer: Viewer, raw_id: UUID) -> RawLetter:
    wanted = (
        select(RawLetter)
        .join(Mailbox, Mailbox.id == RawLetter.mailbox_id)
        .where(RawLetter.id == raw_id, RawLetter.state != RawState.FILED, Mailbox.agency_id == viewer.agency)
        .options(undefer(RawLetter.content))
    )
    raw = (await db.scalars(wanted)).one_or_none()
    if raw is None:
        raise NotFound
    return raw


def _box(box: Mailbox, waiting: int, quarantined: int) -> MailboxShown:
    return MailboxShown(
        box.name,
        box.address,
        box.source,
        box.last_seen_at,
        box.failure,
        box.failing_since,
        waiting,
        quarantined,
    )


def _parked(raw: RawLetter, mailbox: str) -> Parked:
    return Parked(raw.id, mailbox, raw.error or "unknown", raw.size, raw.received_at, raw.tries)


def _count(state: RawState) -> ColumnElement[int]:
    """Count by the index of that state: what was filed over the years is not read."""
    counted = select(func.count()).where(
        RawLetter.mailbox_id == Mailbox.id, RawLetter.state == literal_column(f"'{state}'")
    )
    return counted.correlate(Mailbox).scalar_subquery()


routes = (
    Route("GET", "/api/mail", mail, gives=MailShown),
    Route("POST", "/api/mail/quarantine/{id}/again", try_again, gives=Nothing),
    Route("GET", "/api/mail/quarantine/{id}", parked_bytes, gives=File),
)
