"""A third seat: an interpreter, a relay or a companion is asked by a link, let in by the advisor, shown out at once.

The contact is locked before its guests.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Literal
from uuid import UUID

from msgspec import Struct
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from contact import timeline
from contact.access import Viewer
from contact.edge import Ask
from contact.models import Author, Contact, State
from contact.part import Route
from contact.plumbing.database import record
from contact.plumbing.errors import Conflict, IdTaken, NotAllowed, NotFound, StaleState
from video import company, links
from video.channel import KIND
from video.company import InCall
from video.facts import GuestsChanged
from video.models import Guest, GuestKind
from video.recording import standing
from video.seats import GUESTS

LINK_LASTS = timedelta(hours=24)
_MOST_ASKED = 8
_TAKES_GUESTS = (State.WAITING, State.OFFERED, State.ACTIVE)


class RoomFull(Conflict):
    """There is no seat left in this call."""


class AskedEnough(Conflict):
    """Eight people were asked to this call by a link. Please take one of these links back first."""


class NotKnocking(Conflict):
    """Nobody waits at this link at the moment."""


class NewGuest(Struct):
    """Who is to be asked; the id is the page's own."""

    id: UUID
    kind: Literal["interpreter", "relay", "companion"]


class GuestAsked(Struct):
    """The link for one person, to be sent or read to them."""

    id: UUID
    link: str


class GuestShown(Struct):
    """One who was asked by a link: not come yet, knocking, or seated."""

    id: UUID
    kind: Literal["interpreter", "relay", "companion"]
    name: str
    by: Literal["seeker", "advisor"]
    state: Literal["asked", "knocking", "seated"]


class Company(Struct):
    """Who is in a call, and who was asked to it."""

    people: list[InCall]
    guests: list[GuestShown]


async def read_company(ask: Ask[None]) -> Company:
    """Tell who is in a call and who was asked."""
    viewer = await ask.viewer()
    contact = await _own(ask.db, viewer, ask.id())
    return await _show(ask.db, contact)


async def ask_guest(ask: Ask[NewGuest]) -> GuestAsked:
    """Make a link for somebody; a repeat gets the same one."""
    viewer = await ask.viewer()
    contact = await _own(ask.db, viewer, ask.id(), lock=True)
    if contact.state not in _TAKES_GUESTS:
        raise StaleState
    known = await ask.db.get(Guest, ask.body.id)
    if known and (known.contact_id, known.by_id) != (contact.id, viewer.id):
        raise IdTaken
    if known is None:
        if len(await _asked(ask.db, contact.id)) >= _MOST_ASKED:
            raise AskedEnough
        until = await ask.db.scalar(select(func.now() + LINK_LASTS))
        made = {"kind": ask.body.kind, "by": viewer.author, "by_id": viewer.id, "expires_at": until}
        ask.db.add(Guest(id=ask.body.id, contact_id=contact.id, **made))
        record(ask.db, GuestsChanged(contact.id, ask.body.id))
    return GuestAsked(ask.body.id, await links.address(ask.house, ask.db, ask.body.id))


async def let_guest_in(ask: Ask[None]) -> Company:
    """Let somebody who knocks take a seat; said again, it changes nothing."""
    viewer = await ask.advisor()
    contact = await _own(ask.db, viewer, ask.id(), lock=True)
    guest = await _guest(ask.db, contact, ask.id("guest"))
    if contact.state != State.ACTIVE:
        raise StaleState
    if guest.pass_digest is None:
        raise NotKnocking
    if guest.seat is None:
        guest.seat, guest.since = await _free_seat(ask.db, contact), contact.seq
    if guest.admitted_by != contact.advisor_id:
        guest.admitted_by = contact.advisor_id
        await ask.db.flush()
        await timeline.tell_event(ask.db, contact, "sat_down", by=Author.ADVISOR, name=guest.name)
        record(ask.db, GuestsChanged(contact.id, guest.id))
    return await _show(ask.db, contact)


async def show_guest_out(ask: Ask[None]) -> Company:
    """Take a link back, and with it the seat: an advisor any, a seeker those that they made."""
    viewer = await ask.viewer()
    contact = await _own(ask.db, viewer, ask.id(), lock=True)
    guest = await _guest(ask.db, contact, ask.id("guest"))
    if viewer.author is Author.SEEKER and guest.by != Author.SEEKER:
        raise NotAllowed
    await leave(ask.db, contact, guest)
    return await _show(ask.db, contact)


async def hold_still(db: AsyncSession, guest: Guest) -> None:
    """Lock a contact, and then the guest; raise NotFound for one who has gone meanwhile."""
    await db.execute(select(Contact.id).where(Contact.id == guest.contact_id).with_for_update())
    await db.refresh(guest, with_for_update=True)
    if guest.ended_at:
        raise NotFound


async def leave(db: AsyncSession, contact: Contact, guest: Guest) -> None:
    """End a guest's time in a contact, whoever ends it: nothing of it reaches them any more."""
    sat = guest.seat is not None
    guest.ended_at = await db.scalar(select(func.now()))
    await db.flush()
    if guest.seat:
        await standing.free(db, contact, guest.seat)
    if sat and contact.state == State.ACTIVE:
        await timeline.tell_event(db, contact, "got_up", by=Author.ADVISOR, name=guest.name)
    record(db, GuestsChanged(contact.id, guest.id, guest.seat))


async def _show(db: AsyncSession, contact: Contact) -> Company:
    asked = await _asked(db, contact.id)
    return Company(await company.people(db, contact), [_shown(contact, each) for each in asked])


def _shown(contact: Contact, guest: Guest) -> GuestShown:
    state: Literal["asked", "knocking", "seated"] = "knocking" if guest.pass_digest else "asked"
    if guest.seat and guest.admitted_by == contact.advisor_id:
        state = "seated"
    by: Literal["seeker", "advisor"] = "seeker" if guest.by == Author.SEEKER else "advisor"
    return GuestShown(guest.id, GuestKind(guest.kind).value, guest.name, by, state)


async def _asked(db: AsyncSession, contact: UUID) -> Sequence[Guest]:
    open_ones = select(Guest).where(
        Guest.contact_id == contact, Guest.ended_at.is_(None), Guest.expires_at > func.now()
    )
    return (await db.scalars(open_ones.order_by(Guest.made_at, Guest.id))).all()


async def _free_seat(db: AsyncSession, contact: Contact) -> str:
    taken = await db.scalars(select(Guest.seat).where(Guest.contact_id == contact.id, Guest.ended_at.is_(None)))
    held = set(taken)
    free = next((seat for seat in GUESTS if seat not in held), None)
    if free is None:
        raise RoomFull
    return free


async def _guest(db: AsyncSession, contact: Contact, guest_id: UUID) -> Guest:
    found = select(Guest).where(Guest.id == guest_id, Guest.contact_id == contact.id, Guest.ended_at.is_(None))
    guest = (await db.scalars(found.with_for_update())).one_or_none()
    if guest is None:
        raise NotFound
    return guest


async def _own(db: AsyncSession, viewer: Viewer, contact_id: UUID, *, lock: bool = False) -> Contact:
    if lock:
        await db.execute(select(Contact.id).where(Contact.id == contact_id).with_for_update())
    contact = await viewer.own_contact(db, contact_id)
    if contact.channel != KIND:
        raise NotFound
    return contact


_ONE = "/api/contacts/{id}/call/guests"
routes = (
    Route("GET", _ONE, read_company, gives=Company),
    Route("POST", _ONE, ask_guest, takes=NewGuest, gives=GuestAsked, status=201),
    Route("POST", f"{_ONE}/{{guest}}/admission", let_guest_in, gives=Company),
    Route("DELETE", f"{_ONE}/{{guest}}", show_guest_out, gives=Company),
)
