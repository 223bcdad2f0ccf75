"""What could not be read, and mailboxes that cannot be reached, stay where people see them, and can be tried again."""

from datetime import datetime
from typing import Any
from uuid import UUID

from msgspec import Struct
from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import undefer

from contact.access import Viewer
from contact.edge import Ask
from contact.files import File
from contact.part import Route
from contact.plumbing.database import record
from contact.plumbing.errors import NotFound
from contact.views import Nothing
from email_bridge.arrivals import Stored
from email_bridge.models import Mailbox, RawLetter, RawState

MOST_SHOWN = 100


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


class MailShown(Struct):
    """The mailboxes of an agency, and what is in quarantine."""

    mailboxes: list[MailboxShown]
    parked: list[Parked]


async def mail(ask: Ask[None]) -> MailShown:
    """Show an overseer the mailboxes of their agency and their quarantine."""
    viewer = await ask.overseer()
    boxes = await ask.db.execute(
        select(Mailbox, _count(RawState.STORED), _count(RawState.QUARANTINED))
        .outerjoin(RawLetter, RawLetter.mailbox_id == Mailbox.id)
        .where(Mailbox.agency_id == viewer.agency)
        .group_by(Mailbox.id)
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
        [_box(box, waiting, quarantined) for box, waiting, quarantined in boxes],
        [_parked(raw, name) for raw, name in parked],
    )


async def try_again(ask: Ask[None]) -> Nothing:
    """Let a letter in quarantine be read again."""
    viewer = await ask.overseer()
    raw = await _theirs(ask.db, viewer, ask.id())

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
    """Tell by name which mailboxes fail, how many letters wait and how many are in quarantine."""
    rows = await db.execute(
        select(Mailbox.name, Mailbox.failure, _count(RawState.STORED), _count(RawState.QUARANTINED))
        .outerjoin(RawLetter, RawLetter.mailbox_id == Mailbox.id)
        .group_by(Mailbox.id)
        .order_by(Mailbox.name)
    )
    return {
        name: {"state": failure or "ok", "waiting": waiting, "quarantined": quarantined}
        for name, failure, waiting, quarantined in rows
    }


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
    return func.count(RawLetter.id).filter(RawLetter.state == state)


routes = (
    Route("GET", "/api/mail", mail, gives=MailShown),
    Route("POST", "/api/mail/quarantine/{id}/again", try_again, gives=Nothing),
    Route("GET", "/api/mail/quarantine/{id}", parked_bytes, gives=File),
)
