"""Somebody is typing: worth saying now, not worth keeping."""

from typing import Literal
from uuid import UUID

from msgspec import Struct
from sqlalchemy import select

from contact.access import Viewer
from contact.models import Contact, State
from contact.part import House
from contact.views import Typing


class TypingIn(Struct):
    """The contact in which the person types."""

    contact: UUID


async def hear_typing(house: House, viewer: Viewer, news: TypingIn) -> None:
    """Pass on that one side types, to the other side only."""
    async with house.database.transaction() as db:
        found = await db.execute(
            select(Contact.seeker_id, Contact.advisor_id).where(
                Contact.id == news.contact, Contact.state == State.ACTIVE, viewer.holds()
            )
        )
        row = found.one_or_none()
    if row is None:
        return
    other = f"advisor:{row.advisor_id}" if viewer.role is None else f"seeker:{row.seeker_id}"
    by: Literal["seeker", "advisor"] = "seeker" if viewer.role is None else "advisor"
    shown = Typing(news.contact, by, viewer.name)
    await house.live.tell(other, "typing", shown)
