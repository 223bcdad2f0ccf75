"""Who is in a call: where each of them listens, and under what names they are shown."""

from collections.abc import Mapping, Sequence
from typing import Literal
from uuid import UUID

from msgspec import Struct
from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.ext.asyncio import AsyncSession

from contact.models import Advisor, Contact, Seeker, State
from contact.part import House
from video.models import Guest, GuestKind
from video.seats import Seat


class InCall(Struct):
    """Somebody in a call; `kind` is as what they came, where they came by a link."""

    seat: Seat
    name: str
    kind: Literal["interpreter", "relay", "companion"] | None = None


def seated() -> ColumnElement[bool]:
    """The guests whom the present advisor of their contact has let in, beside that contact."""
    return and_(
        Guest.contact_id == Contact.id,
        Guest.ended_at.is_(None),
        Guest.seat.is_not(None),
        Guest.admitted_by == Contact.advisor_id,
        Contact.state == State.ACTIVE,
    )


async def guests(db: AsyncSession, contact: UUID) -> Sequence[Guest]:
    """Return who sits in a call by a link, in the order of their seats."""
    found = select(Guest).join(Contact, seated()).where(Contact.id == contact).order_by(Guest.seat)
    return (await db.scalars(found)).all()


async def people(db: AsyncSession, contact: Contact) -> list[InCall]:
    """Return who is in a call, by name."""
    seeker = await db.get_one(Seeker, contact.seeker_id)
    advisor = await db.get(Advisor, contact.advisor_id) if contact.advisor_id else None
    pair = [InCall(Seat.SEEKER, seeker.name), *([InCall(Seat.ADVISOR, advisor.name)] if advisor else [])]
    return pair + [
        InCall(Seat(each.seat), each.name, GuestKind(each.kind).value)
        for each in await guests(db, contact.id)
        if each.seat
    ]


async def listening(house: House, contact: UUID) -> Mapping[str, str]:
    """Return by seat where those in a call listen."""
    async with house.database.transaction() as db:
        found = await db.execute(select(Contact.seeker_id, Contact.advisor_id).where(Contact.id == contact))
        row = found.one_or_none()
        third = {each.seat: room(each.id) for each in await guests(db, contact) if each.seat}
    if row is None:
        return {}
    pair = {Seat.SEEKER: f"seeker:{row.seeker_id}", Seat.ADVISOR: f"advisor:{row.advisor_id}"}
    return {seat: where for seat, where in pair.items() if row.advisor_id or seat == Seat.SEEKER} | third


def room(guest: UUID) -> str:
    """Return where a guest's page listens."""
    return f"guest:{guest}"
