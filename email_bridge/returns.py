"""A report comes back: what it says is put down at the very letter of ours that it speaks of."""

from collections.abc import Sequence

from sqlalchemy import func, update
from sqlalchemy.ext.asyncio import AsyncSession

from contact.plumbing.database import record
from email_bridge.facts import Posted
from email_bridge.models import Outbox, OutboxState
from email_bridge.reading import Returned

_GONE = (OutboxState.SENDING, OutboxState.SENT, OutboxState.BOUNCED)


async def take_note(db: AsyncSession, told: Returned, came_to: Sequence[str]) -> bool:
    """Put down that a letter has failed for good; tell whether the report speaks of one of ours.

    Each letter has a way back of its own, so it is known where the report itself does not say which it was.
    """
    ours = Outbox.message_id.in_([*told.about, *map(_whose_way_back, came_to)]) & Outbox.state.in_(_GONE)
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


def _whose_way_back(address: str) -> str:
    """Return the Message-ID of the letter whose way back an address is (`posting`)."""
    local, _, domain = address.rpartition("@")
    return f"<{local.rpartition('+')[2].lower()}@{domain}>"
