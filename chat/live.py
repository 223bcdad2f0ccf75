"""Somebody is typing: worth saying now, not worth keeping."""

from typing import Literal
from uuid import UUID

from msgspec import Struct
from sqlalchemy import select

from contact import seats
from contact.access import Viewer
from contact.models import Contact, State
from contact.part import House
from contact.views import Typing


class TypingIn(Struct):
    """The contact in which the person types."""

    contact: UUID


async def hear_typing(house: House, viewer: Viewer, news: TypingIn) -> None:
    """Pass on that somebody types, to everybody else in the conversation."""
    async with house.database.transaction() as db:
        found = await db.execute(
            select(Contact.seeker_id, Contact.advisor_id, seats.guests_of(Contact.id).label("guests")).where(
                Contact.id == news.contact, Contact.state == State.ACTIVE, viewer.takes_part()
            )
        )
        row = found.one_or_none()
    if row is None:
        return
    present = {f"seeker:{row.seeker_id}", *(f"advisor:{each}" for each in (row.advisor_id, *row.guests))}
    by: Literal["seeker", "advisor"] = "seeker" if viewer.role is None else "advisor"
    shown = Typing(news.contact, by, viewer.name)
    for room in present - {viewer.room}:
        await house.live.tell(room, "typing", shown)
