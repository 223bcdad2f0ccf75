"""What an advisor holds, in units: taken and given back in the transaction of the step itself.

What can be put aside (a letter, for a call) is counted apart: it never stands in the way of what cannot.
"""

from typing import NamedTuple
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from contact.models import Advisor, Contact
from contact.plumbing.errors import Conflict


class NoRoom(Conflict):
    """This advisor holds all they can."""


class Load(NamedTuple):
    """What one contact takes of an advisor."""

    units: int
    exclusive: bool = False  # takes the whole advisor, but for what can be put aside
    interruptible: bool = False  # can be put aside


def load(contact: Contact) -> Load:
    """Return what a contact takes."""
    return Load(contact.units, contact.exclusive, contact.interruptible)


async def take(db: AsyncSession, advisor_id: UUID | None, taken: Load, *, amid: bool = False) -> None:
    """Take an advisor's units; raise NoRoom when they have not so many.

    What is exclusive needs an advisor without any other, unless it comes `amid` those whom they talk with.
    """
    firm = Advisor.used + Advisor.aside if taken.interruptible else Advisor.used
    empty = [Advisor.used == 0] if taken.exclusive and not amid else []
    told = await db.execute(
        update(Advisor)
        .where(Advisor.id == advisor_id, ~Advisor.alone, firm + taken.units <= Advisor.capacity, *empty)
        .values({_column(taken): _column(taken) + taken.units, Advisor.alone: taken.exclusive})
        .returning(Advisor.id)
    )
    if told.first() is None:
        raise NoRoom


async def give(db: AsyncSession, advisor_id: UUID | None, given: Load) -> None:
    """Give an advisor their units back."""
    no_longer_alone = {Advisor.alone: False} if given.exclusive else {}
    await db.execute(
        update(Advisor)
        .where(Advisor.id == advisor_id)
        .values({_column(given): _column(given) - given.units, **no_longer_alone})
    )


def _column(load: Load) -> InstrumentedAttribute[int]:
    return Advisor.aside if load.interruptible else Advisor.used


# The same for many at once: whether advisor `a` has room for contact `c`, and what is taken when `c` is put to them.
ROOM = """
    NOT a.alone AND (a.used = 0 OR NOT c.exclusive)
    AND a.used + CASE WHEN c.interruptible THEN a.aside ELSE 0 END + c.units <= a.capacity
"""
TAKEN = """
    used = used + CASE WHEN c.interruptible THEN 0 ELSE c.units END,
    aside = aside + CASE WHEN c.interruptible THEN c.units ELSE 0 END,
    alone = c.exclusive
"""
