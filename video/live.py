"""Both sides hear what becomes of their call; what each shows to the other is worth saying now, not worth keeping."""

from typing import Literal
from uuid import UUID

from msgspec import Struct
from sqlalchemy import select

from contact.access import Viewer
from contact.models import Contact, State
from contact.part import House
from video.facts import Admitted, Displaced

# What somebody shows; "held" is a camera or a screen for which their connection has no room.
Picture = Literal["camera", "screen", "held", "none"]


class CallNews(Struct):
    """What became of a call: one was let in; one in a `seat` is here, silent or gone; both are to join again."""

    contact: UUID
    state: Literal["admitted", "here", "silent", "gone", "displaced"]
    seat: str | None = None


class ShowingIn(Struct):
    """What somebody lets the other side hear and see."""

    contact: UUID
    sound: bool
    picture: Picture
    # Whether they want a picture: who only listens is sent none.
    looks: bool


class Showing(Struct):
    """What one side lets the other hear and see."""

    contact: UUID
    by: Literal["seeker", "advisor"]
    sound: bool
    picture: Picture
    # Whether they want a picture: who only listens is sent none.
    looks: bool


async def tell_admitted(house: House, fact: Admitted) -> None:
    """Tell both that the seeker may come in."""
    await tell_both(house, fact.seeker, fact.advisor, CallNews(fact.contact, "admitted"))


async def tell_displaced(house: House, fact: Displaced) -> None:
    """Tell both to join again."""
    await tell_both(house, fact.seeker, fact.advisor, CallNews(fact.contact, "displaced"))


async def hear_showing(house: House, viewer: Viewer, news: ShowingIn) -> None:
    """Pass on what somebody shows, to the other side of the call."""
    async with house.database.transaction() as db:
        found = await db.execute(
            select(Contact.seeker_id, Contact.advisor_id).where(
                Contact.id == news.contact, Contact.state == State.ACTIVE, viewer.holds()
            )
        )
        row = found.one_or_none()
    if row is None:
        return
    by: Literal["seeker", "advisor"] = "seeker" if viewer.role is None else "advisor"
    other = f"advisor:{row.advisor_id}" if by == "seeker" else f"seeker:{row.seeker_id}"
    await house.live.tell(other, "showing", Showing(news.contact, by, news.sound, news.picture, news.looks))


async def tell_both(house: House, seeker: UUID, advisor: UUID | None, news: CallNews) -> None:
    """Tell both sides of a call."""
    await house.live.tell(f"seeker:{seeker}", "call", news)
    if advisor:
        await house.live.tell(f"advisor:{advisor}", "call", news)
