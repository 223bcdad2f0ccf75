"""Each step in a contact's life is noted, in the transaction that takes it."""

from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession

from contact.facts import Deed, Moved
from contact.models import Author, Contact, Move, State
from contact.plumbing.chance import new_id
from contact.plumbing.database import record


async def note(
    db: AsyncSession,
    contact: Contact,
    deed: Deed,
    was: State | None,
    by: Author,
    by_id: UUID | None,
    *,
    move: UUID | None = None,
    holder: UUID | None = None,
) -> None:
    """Keep a step for ever, and announce it after the commit; `holder` is who held the contact until now."""
    advisor_id = holder or contact.advisor_id
    await db.execute(
        insert(Move).values(
            id=move or new_id(),
            contact_id=contact.id,
            deed=deed,
            was=was,
            became=contact.state,
            by=by,
            by_id=by_id,
            advisor_id=advisor_id,
            units=contact.units,
        )
    )
    record(db, Moved(contact.id, contact.agency_id, contact.seeker_id, advisor_id, deed, contact.channel))
