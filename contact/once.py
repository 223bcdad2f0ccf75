"""What is asked twice is done once."""

from uuid import UUID

from sqlalchemy import literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from contact.facts import Deed
from contact.lifecycle import OPEN
from contact.models import Contact, Move
from contact.plumbing.errors import Conflict


class AlreadyWaiting(Conflict):
    """You already have an open conversation. You can go back to it."""


async def refuse_second(db: AsyncSession, seeker_id: UUID, channel: str) -> None:
    """Raise AlreadyWaiting for a seeker who is there for a contact over this channel; letters wait side by side."""
    open_one = select(Contact.id).where(
        Contact.seeker_id == seeker_id, Contact.channel == channel, Contact.attended, Contact.state.in_(OPEN)
    )
    if await db.scalar(open_one):
        raise AlreadyWaiting


async def already_made(db: AsyncSession, move: UUID, contact_id: UUID, by_id: UUID, *deeds: Deed) -> bool:
    """Tell whether the caller made this very move before, so that a repeat gets the first answer.

    The contact is held still from here: a repeat that comes in the same moment waits for the first.
    """
    await db.execute(select(Contact.id).where(Contact.id == contact_id).with_for_update())
    made = select(literal(1)).where(
        Move.id == move, Move.contact_id == contact_id, Move.by_id == by_id, Move.deed.in_(deeds)
    )
    return (await db.execute(made)).first() is not None
