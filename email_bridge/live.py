"""Who reads a letter and who is answering: worth saying now, not worth keeping."""

from typing import Literal
from uuid import UUID

from msgspec import Struct
from sqlalchemy import select

from contact import seats
from contact.access import Viewer
from contact.models import Contact
from contact.part import House
from contact.views import Person

Doing = Literal["reading", "answering"]


class ReadingIn(Struct):
    """The contact in front of an advisor, and what they do with it."""

    contact: UUID
    doing: Doing


class Reader(Struct):
    """A colleague has the same contact in front of them."""

    contact: UUID
    who: Person
    doing: Doing


async def hear_reading(house: House, viewer: Viewer, news: ReadingIn) -> None:
    """Pass on to the colleagues in a contact that somebody else looks at it, or answers; seekers are not told."""
    if viewer.role is None:
        return
    async with house.database.transaction() as db:
        found = await db.execute(
            select(Contact.advisor_id, seats.guests_of(Contact.id).label("guests")).where(
                Contact.id == news.contact, ~Contact.attended, viewer.sees()
            )
        )
        row = found.one_or_none()
    if row is None:
        return
    shown = Reader(news.contact, Person(viewer.id, viewer.name), news.doing)
    present = {row.advisor_id, *row.guests} - {viewer.id, None}
    for advisor in present:
        await house.live.tell(f"advisor:{advisor}", "reader", shown)
