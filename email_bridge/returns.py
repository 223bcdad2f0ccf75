"""A report comes back: what it says is put down at the very letter of ours that it speaks of."""

from sqlalchemy import func, update
from sqlalchemy.ext.asyncio import AsyncSession

from contact.plumbing.database import record
from email_bridge.facts import Posted
from email_bridge.models import Outbox, OutboxState
from email_bridge.reading import Returned

_GONE = (OutboxState.SENDING, OutboxState.SENT, OutboxState.BOUNCED)


async def take_note(db: AsyncSession, told: Returned) -> bool:
    """Put down that a letter has failed for good; tell whether the report speaks of one of ours."""
    ours = Outbox.message_id.in_(told.about) & Outbox.state.in_(_GONE)
    values = {"state": OutboxState.BOUNCED, "last_error": told.status or "returned", "settled_at": func.now()}
    found = await db.execute(
        update(Outbox)
        .where(ours)
        .values(**values if told.final else {"id": Outbox.id})
        .returning(Outbox.id, Outbox.contact_id)
    )
    rows = found.all()
    for outbox, contact in rows:
        record(db, Posted(outbox, contact))
    return bool(rows)
