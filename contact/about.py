"""Whom and what do contacts refer to? Read at once for as many as are shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from contact import seats
from contact.models import Advisor, Contact, Seat, Seeker, State
from contact.part import House
from contact.plumbing import clock
from contact.standing import Standing

P = TypeVar("P", Seeker, Advisor)


@dataclass(frozen=True)
class About:
    """What contacts refer to."""

    standings: Mapping[UUID, Standing]
    seekers: Mapping[UUID, Seeker]
    advisors: Mapping[UUID, Advisor]
    seats: Mapping[UUID, Sequence[Seat]]

    def advisor(self, named: UUID | None) -> Advisor | None:
        """Return an advisor, if one is named."""
        return self.advisors.get(named) if named else None

    def guests(self, contact: UUID) -> list[Advisor]:
        """Return who sits in a contact, in the order in which they came."""
        return [self.advisors[seat.advisor_id] for seat in self.seats.get(contact, ())]


async def read(house: House, db: AsyncSession, contacts: Sequence[Contact]) -> About:
    """Return what some contacts refer to, in as many questions as for one."""
    if not contacts:
        return About({}, {}, {}, {})
    seekers = await _by_id(db, Seeker, {contact.seeker_id for contact in contacts})
    sitting = await seats.taken(db, [contact.id for contact in contacts if contact.state == State.ACTIVE])
    colleagues = {
        *(contact.advisor_id for contact in contacts),
        *(seeker.referent_id for seeker in seekers.values()),
        *(seat.advisor_id for taken in sitting.values() for seat in taken),
    }
    return About(
        await house.queueing.standings(db, [contact.id for contact in contacts], clock.now()),
        seekers,
        await _by_id(db, Advisor, {each for each in colleagues if each}),
        sitting,
    )


async def _by_id(db: AsyncSession, person: type[P], ids: set[UUID]) -> dict[UUID, P]:
    if not ids:
        return {}
    found = await db.scalars(select(person).where(person.id.in_(ids)))
    return {each.id: each for each in found}
