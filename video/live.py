"""All in a call hear what becomes of it; what each shows and is writing is worth saying now, not worth keeping."""

from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta, Struct
from sqlalchemy import select

from contact.access import Viewer
from contact.facts import Written
from contact.models import Author, Contact, Kind, State
from contact.part import House
from contact.views import show_entry
from contact.visitors import Visitor
from video import company, presences
from video.channel import KIND
from video.facts import Admitted, Displaced, GuestsChanged
from video.seats import Seat

# What somebody shows; "held" is a camera or a screen for which their connection has no room.
Picture = Literal["camera", "screen", "held", "none"]


class CallNews(Struct):
    """What became of a call: one was let in; one in a `seat` is here, silent or gone; all are to join again.

    `guests`: somebody was invited, knocks, sits or has left; who it concerns reads who is there.
    """

    contact: UUID
    state: Literal["admitted", "here", "silent", "gone", "displaced", "guests"]
    seat: str | None = None


class ShowingIn(Struct):
    """What somebody lets the others hear and see."""

    contact: UUID
    sound: bool
    picture: Picture
    # Whether they want a picture: who only listens is sent none.
    looks: bool
    # Whether they read and write character by character.
    writes: bool = False
    # Whether they ask the seeker to show a screen; only an advisor does.
    asks: bool = False


class Showing(Struct):
    """What one in a call lets the others hear and see."""

    contact: UUID
    by: Seat
    sound: bool
    picture: Picture
    looks: bool
    writes: bool
    asks: bool


class WritingIn(Struct):
    """A line as it stands while somebody writes it: `line` is the id under which it will be kept."""

    contact: UUID
    line: UUID
    words: Annotated[str, Meta(max_length=1000)]


class Writing(Struct):
    """A line as it stands while one in a call writes it; each replaces the one before (as T.140 reads it)."""

    contact: UUID
    by: Seat
    line: UUID
    words: str


async def tell_admitted(house: House, fact: Admitted) -> None:
    """Tell both that the seeker may come in."""
    await tell_all(house, CallNews(fact.contact, "admitted"))


async def tell_displaced(house: House, fact: Displaced) -> None:
    """Tell all to join again, and note that it is not their doing."""
    await tell_all(house, CallNews(fact.contact, "displaced"))
    await presences.note_displaced(house, fact)


async def tell_guests_changed(house: House, fact: GuestsChanged) -> None:
    """Tell all, and the one whom it is about, to read who is there."""
    news = CallNews(fact.contact, "guests")
    await tell_all(house, news)
    await house.live.tell(company.room(fact.guest), "call", news)


async def tell_written(house: House, fact: Written) -> None:
    """Bring an entry to those who came by a link; a note never leaves the desk."""
    if fact.channel != KIND or fact.entry.kind == Kind.NOTE:
        return
    async with house.database.transaction() as db:
        guests = await company.guests(db, fact.entry.contact_id)
    for guest in guests:
        await house.live.tell(company.room(guest.id), "entry", show_entry(fact.entry, to=Author.SEEKER))


async def hear_showing(house: House, viewer: Viewer, news: ShowingIn) -> None:
    """Pass on what a side of the call shows."""
    if await _holds(house, viewer, news.contact):
        await _pass_on_showing(house, _seat(viewer), news)


async def hear_writing(house: House, viewer: Viewer, news: WritingIn) -> None:
    """Pass on what a side of the call is writing."""
    if await _holds(house, viewer, news.contact):
        await _tell_others(house, "writing", Writing(news.contact, _seat(viewer), news.line, news.words))


async def hear_guest_showing(house: House, visitor: Visitor, news: ShowingIn) -> None:
    """Pass on what one who came by a link shows."""
    if seat := await _sits(house, visitor, news.contact):
        await _pass_on_showing(house, seat, news)


async def hear_guest_writing(house: House, visitor: Visitor, news: WritingIn) -> None:
    """Pass on what one who came by a link is writing."""
    if seat := await _sits(house, visitor, news.contact):
        await _tell_others(house, "writing", Writing(news.contact, seat, news.line, news.words))


async def tell_all(house: House, news: CallNews) -> None:
    """Tell everybody in a call."""
    for room in (await company.listening(house, news.contact)).values():
        await house.live.tell(room, "call", news)


async def _pass_on_showing(house: House, seat: Seat, news: ShowingIn) -> None:
    asks = news.asks and seat is Seat.ADVISOR
    shown = Showing(news.contact, seat, news.sound, news.picture, news.looks, news.writes, asks)
    await _tell_others(house, "showing", shown)


async def _tell_others(house: House, event: str, news: Showing | Writing) -> None:
    for seat, room in (await company.listening(house, news.contact)).items():
        if seat != news.by:
            await house.live.tell(room, event, news)


async def _holds(house: House, viewer: Viewer, contact: UUID) -> bool:
    async with house.database.transaction() as db:
        held = select(Contact.id).where(Contact.id == contact, Contact.state == State.ACTIVE, viewer.holds())
        return await db.scalar(held) is not None


async def _sits(house: House, visitor: Visitor, contact: UUID) -> Seat | None:
    async with house.database.transaction() as db:
        sitting = {guest.id: guest.seat for guest in await company.guests(db, contact)}
    seat = sitting.get(visitor.id)
    return Seat(seat) if seat else None


def _seat(viewer: Viewer) -> Seat:
    return Seat.SEEKER if viewer.role is None else Seat.ADVISOR
