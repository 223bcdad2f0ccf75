"""A conversation in which nobody speaks gives its units back, and takes them back when somebody does."""

from uuid import UUID

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from contact import units
from contact.models import Contact, State
from contact.plumbing.errors import StaleState


async def fall_silent(db: AsyncSession, contact_id: UUID) -> None:
    """Give the units of an active contact back; raise StaleState for one that is not, or is silent already."""
    contact = await _turn(db, contact_id, silent=True)
    await units.give(db, contact.advisor_id, units.load(contact))


async def speak(db: AsyncSession, contact_id: UUID) -> None:
    """Take the units of a silent contact back; where there is no room it stays silent until there is.

    Raises StaleState for one that is not silent.
    """
    try:
        async with db.begin_nested():
            contact = await _turn(db, contact_id, silent=False)
            await units.take(db, contact.advisor_id, units.load(contact))
    except units.NoRoom:
        return


async def _turn(db: AsyncSession, contact_id: UUID, *, silent: bool) -> Contact:
    told = await db.execute(
        update(Contact)
        .where(Contact.id == contact_id, Contact.state == State.ACTIVE, Contact.silent.is_not(silent))
        .values(silent=silent)
        .returning(Contact),
        execution_options={"populate_existing": True},
    )
    contact = told.scalar_one_or_none()
    if contact is None:
        raise StaleState
    return contact
