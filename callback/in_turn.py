"""Call me when it is my turn: who waits in a conversation waits on for a telephone call, in their very place.

Until a number is shown to be theirs they wait where they are. Then, in one transaction, a call-back takes the place
of the conversation. Nobody looks at a page any more; who does can go back to the conversation, in the same place.
Who is talked with already is called by the very advisor who talks with them (callback/instead.py).
"""

from datetime import timedelta
from typing import Annotated
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import Meta, Struct
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from callback import booking, proving, recorded, views, whereabouts
from callback.channel import KIND
from callback.models import OPEN, Appointment, Call, Outcome, State
from callback.resting import is_dark
from callback.ringing import Way
from callback.views import AppointmentShown
from contact import continuing, lifecycle, once
from contact.continuing import WaitsNoMore
from contact.edge import Ask
from contact.models import Author, Contact, Seeker
from contact.models import State as Stands
from contact.part import House, Route
from contact.plumbing import chance, clock
from contact.plumbing.errors import Conflict, IdTaken, NotFound
from contact.units import NoRoom
from contact.views import ContactShown, show_contact
from contact.zones import known_zone

_LENGTH = timedelta(minutes=30)


class NightHere(Conflict):
    """It is night, or Sunday, where you are, and we call nobody then. You keep your place here, or book a time."""


class AdvisorTelephones(Conflict):
    """Your advisor is on the telephone with somebody else. Go on here in writing: nothing is lost."""


class RungAlready(Conflict):
    """The telephone has rung already."""


class NewTurn(Struct):
    """Somebody who waits, or talks, would rather be called; the id is the page's own, the zone is its.

    The zone counts where we do not know where they are.
    """

    id: UUID
    zone: Annotated[str, Meta(max_length=64)]


async def ask_for_call(ask: Ask[NewTurn]) -> AppointmentShown:
    """Begin to ask for a call in turn; the place is kept where it is. A repeat of its id gets the first answer."""
    viewer, said = await ask.seeker(), known_zone(ask.body.zone)
    if already := await ask.db.get(Appointment, ask.body.id):
        if already.seeker_id != viewer.id:
            raise IdTaken
        return await views.show(ask.house, ask.db, already)

    contact = await held_still(ask.db, (await viewer.own_contact(ask.db, ask.id())).id)
    if contact.state != Stands.ACTIVE:
        continuing.refuse_others(contact)
    if not contact.attended:  # a letter, or a call already: nobody is on line there
        raise WaitsNoMore
    zone = whereabouts.of(await ask.db.get_one(Seeker, viewer.id)) or said
    _refuse_night(zone)
    motive = await ask.house.queueing.about(ask.db, contact.id)
    await booking.change_of_mind(ask.db, viewer.id, motive)
    appointment = _appointment(ask.body.id, contact, motive, zone)
    await proving.recall(ask.house, ask.db, appointment, way=Way.TEL)
    ask.db.add(appointment)
    await ask.db.flush()
    await ask.db.refresh(appointment)  # held_until is by the clock of the database
    return await views.show(ask.house, ask.db, appointment)


async def wait_for_call(house: House, db: AsyncSession, appointment: Appointment) -> Appointment:
    """Let a call take the place of the conversation; raise WaitsNoMore, HoldOver, TwoBooked or ReachUnproven.

    A repeat gets the first answer: whoever clicks twice waits for the first click here.
    """
    contact = await held_still(db, appointment.continues_id)
    await db.refresh(appointment, with_for_update=True)
    if appointment.state in OPEN:
        return appointment

    await proving.refuse_unproven(house, db, appointment)
    _refuse_night(ZoneInfo(appointment.zone))
    nth = await booking.nth_of(db, appointment)
    await whereabouts.remember(db, appointment)
    if contact.state == Stands.ACTIVE:
        by = Author.SEEKER, contact.seeker_id
        try:
            after = await continuing.go_on_together(house, db, contact, house.channels[KIND], by)
        except NoRoom:
            raise AdvisorTelephones from None
        await recorded.note(house, db, recorded.CALLED_INSTEAD, appointment)
    else:
        after = await continuing.go_on(house, db, contact, house.channels[KIND])
    still = Appointment.state == State.HELD, Appointment.held_until > func.now()
    became = {"state": State.DUE, "contact_id": after.id, "nth": nth, "due_at": func.now(), "source": None}
    return await booking.step(db, appointment.id, booking.HoldOver, *still, **became)


async def back_to_conversation(ask: Ask[None]) -> ContactShown:
    """Let a call that is waited for become a conversation again, in its place; a repeat gets the first answer."""
    viewer = await ask.seeker()
    contact = await held_still(ask.db, (await viewer.own_contact(ask.db, ask.id())).id)
    wanted = select(Appointment).where(Appointment.contact_id == contact.id, Appointment.diary_id.is_(None))
    appointment = (await ask.db.scalars(wanted.with_for_update())).one_or_none()
    if appointment is None:
        raise NotFound
    after = await already_back(ask.db, contact, appointment)
    if after is None:
        after = await go_back(ask.house, ask.db, contact, appointment, (Author.SEEKER, viewer.id))
        appointment.state, appointment.outcome = State.CLOSED, Outcome.CANCELLED_BY_SEEKER
    return await show_contact(ask.house, ask.db, after, to=Author.SEEKER)


async def go_back(
    house: House, db: AsyncSession, contact: Contact, appointment: Appointment, by: tuple[Author, UUID]
) -> Contact:
    """Let a call that was not made yet become a conversation again: in its place, or with who was to call.

    Raises WaitsNoMore where it is over, RungAlready where the telephone has rung.
    """
    channel = house.channels[(await _conversation(db, appointment)).channel]
    await once.refuse_second(db, contact.seeker_id, channel.kind)
    appointment.settled_at = func.now()
    if contact.state != Stands.ACTIVE:
        return await continuing.go_on(house, db, contact, channel)
    if await db.scalar(select(Call.id).where(Call.contact_id == contact.id)):
        raise RungAlready
    return await continuing.go_on_together(house, db, contact, channel, by)


async def already_back(db: AsyncSession, contact: Contact, appointment: Appointment) -> Contact | None:
    """Return the conversation that took a call's place, if one did; a letter may go on from the call too."""
    if contact.outcome != lifecycle.CONTINUED:
        return None
    same = Contact.first_enqueued_at == contact.first_enqueued_at
    channel = (await _conversation(db, appointment)).channel
    wanted = select(Contact).where(Contact.continues_id == contact.id, Contact.channel == channel, same)
    return (await db.scalars(wanted)).one()


async def _conversation(db: AsyncSession, appointment: Appointment) -> Contact:
    """Return the conversation from which a call was asked for, behind every attempt at the call."""
    contact = await db.get_one(Contact, appointment.continues_id)
    while contact.channel == KIND:
        contact = await db.get_one(Contact, contact.continues_id)
    return contact


def _appointment(key: UUID, contact: Contact, motive: UUID, zone: ZoneInfo) -> Appointment:
    """Return what stands for the call: since they began to wait, so that another attempt is as old as they are."""
    since = contact.first_enqueued_at
    return Appointment(
        id=key,
        reference=chance.reference(),
        agency_id=contact.agency_id,
        seat=0,
        seeker_id=contact.seeker_id,
        motive_id=motive,
        language=contact.language,
        zone=zone.key,
        starts_at=since,
        ends_at=since + _LENGTH,
        due_at=since,
        busy_from=since,
        busy_to=since + _LENGTH,
        held_until=func.now() + booking.HOLD,
        continues_id=contact.id,
    )


def _refuse_night(zone: ZoneInfo) -> None:
    if is_dark(zone.key, clock.now()):
        raise NightHere


async def held_still(db: AsyncSession, contact: UUID | None) -> Contact:
    """Hold a contact still: in this order everywhere, the contact, then the appointment."""
    wanted = select(Contact).where(Contact.id == contact).with_for_update(key_share=True)
    return (await db.scalars(wanted.execution_options(populate_existing=True))).one()


routes = (
    Route("POST", "/api/contacts/{id}/turn", ask_for_call, takes=NewTurn, gives=AppointmentShown, status=201),
    Route("POST", "/api/contacts/{id}/conversation", back_to_conversation, gives=ContactShown),
)
