"""Somebody waits on a page of ours to be rung: it is heard, it rings, and they answer.

The page asks again every few seconds: what it must do is read each time from the rows, so a page that was cut off,
reloaded or opened by the link on another device rings like the first. Whoever holds the link gets no session.
"""

from datetime import datetime
from typing import Literal
from uuid import UUID

from msgspec import Struct
from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from callback import by_link, recorded, routes
from callback.calls import RINGS
from callback.facts import Turned
from callback.models import OPEN, Appointment, Call
from callback.ringing import CallOutcome, WaitingPage, Way
from callback.transports import GONE_AFTER
from contact.edge import Ask
from contact.evidence import Side
from contact.models import Advisor, Agency, Author, Contact
from contact.models import State as Stands
from contact.part import Route
from contact.plumbing.database import record
from contact.plumbing.errors import Conflict, NotFound, StaleState
from contact.rooms import Entrance, NewReport
from contact.views import Nothing


class RingOver(Conflict):
    """It rings no more. If we could not talk, we try again later."""


class Here(Struct):
    """A page says that it is open, and what it has found of the microphone."""

    microphone: Literal["untried", "works", "refused", "missing"]


class Answer(Struct):
    """Which call is answered."""

    call: UUID


class Expected(Struct):
    """How it stands with a call for whoever waits for it on a page. `standing`:

    - `early`: we call at `at`.
    - `soon`: it is time; an advisor will ring in a moment.
    - `ringing`: the page rings for `call`, until `until`.
    - `talking`: `call` was answered, and both can hear each other.
    - `telephone`: they are being called by telephone.
    - `over`: there is nothing to wait for any more.

    `reachable` says that we know a number, and can telephone where this page does not do.
    """

    now: datetime
    at: datetime
    zone: str
    agency: str
    agency_zone: str
    standing: Literal["early", "soon", "ringing", "talking", "telephone", "over"]
    advisor: str | None
    call: UUID | None
    until: datetime | None
    reachable: bool


async def wait_here(ask: Ask[Here]) -> Expected:
    """Hear a page on which somebody waits for one of their own appointments."""
    return await _hear(ask, await routes.asked_for(ask))


async def wait_by_link(ask: Ask[Here]) -> Expected:
    """Hear a page on which somebody waits for the appointment that a link opens."""
    return await _hear(ask, await by_link.opened(ask))


async def answer(ask: Ask[Answer]) -> Expected:
    """Answer a call; a repeat gets the first answer."""
    return await _answer(ask, await routes.asked_for(ask))


async def answer_by_link(ask: Ask[Answer]) -> Expected:
    """Answer a call, on the page that a link opens."""
    return await _answer(ask, await by_link.opened(ask))


async def seekers_entrance(ask: Ask[None]) -> Entrance:
    """Give whoever has answered the way to the other side."""
    return await _entrance(ask, await routes.asked_for(ask))


async def entrance_by_link(ask: Ask[None]) -> Entrance:
    """Give whoever has answered the way to the other side, on the page that a link opens."""
    return await _entrance(ask, await by_link.opened(ask))


async def advisors_entrance(ask: Ask[None]) -> Entrance:
    """Give who holds the contact the way to whom they ring; whoever has taken it over comes in too."""
    viewer = await ask.advisor()
    call = await ask.db.get(Call, ask.id())
    if call is None or call.way != Way.BROWSER:
        raise NotFound
    return await _let_in(ask, await viewer.own_contact(ask.db, call.contact_id), Author.ADVISOR)


async def say_how_it_goes(ask: Ask[NewReport]) -> Nothing:
    """Keep what a page tells of how the call in it goes."""
    return await _report(ask, await routes.asked_for(ask))


async def say_how_it_goes_by_link(ask: Ask[NewReport]) -> Nothing:
    """Keep what the page that a link opens tells of how the call in it goes."""
    return await _report(ask, await by_link.opened(ask))


async def _report(ask: Ask[NewReport], appointment: Appointment) -> Nothing:
    contact = await ask.db.get(Contact, appointment.contact_id) if appointment.contact_id else None
    if contact is None or ask.house.rooms is None:
        raise NotFound
    await ask.house.rooms.hear(ask.db, contact, Author.SEEKER, ask.body)
    return Nothing()


async def _hear(ask: Ask[Here], appointment: Appointment) -> Expected:
    if appointment.state in OPEN:
        await _note_here(ask.db, appointment)
        for what in (recorded.PAGE_OPEN, _MICROPHONE.get(ask.body.microphone)):
            if what:
                await recorded.note(ask.house, ask.db, what, appointment, side=Side.THEIRS)
    shown = await _show(ask.db, appointment)
    if shown.standing == "ringing":
        await recorded.note(ask.house, ask.db, recorded.RING_SHOWN, appointment)
    return shown


async def _note_here(db: AsyncSession, appointment: Appointment) -> None:
    """Note that the page is there; whoever may ring it hears of one that was not there a moment ago."""
    theirs, heard = WaitingPage.appointment_id == appointment.id, {"heard_at": func.now()}
    still = update(WaitingPage).where(theirs, WaitingPage.heard_at > func.now() - GONE_AFTER).values(**heard)
    if await db.scalar(still.returning(WaitingPage.appointment_id)):
        return
    page = insert(WaitingPage).values(appointment_id=appointment.id, **heard)
    await db.execute(page.on_conflict_do_update(index_elements=["appointment_id"], set_=heard))
    await _turned(db, appointment)


async def _turned(db: AsyncSession, appointment: Appointment) -> None:
    contact = await db.get(Contact, appointment.contact_id) if appointment.contact_id else None
    advisor = contact.advisor_id if contact and contact.state == Stands.ACTIVE else None
    record(db, Turned(appointment.id, appointment.seeker_id, appointment.contact_id, advisor))


_MICROPHONE = {
    "works": recorded.MICROPHONE_WORKS,
    "refused": recorded.MICROPHONE_REFUSED,
    "missing": recorded.MICROPHONE_MISSING,
}


async def _answer(ask: Ask[Answer], appointment: Appointment) -> Expected:
    # Whoever says how the attempt went holds the appointment still, too: one of the two is first.
    await ask.db.refresh(appointment, with_for_update=True)
    ringing = Call.id == ask.body.call, Call.appointment_id == appointment.id, Call.way == Way.BROWSER
    unanswered = Call.answered_at.is_(None), Call.outcome.is_(None), Call.began_at > func.now() - RINGS
    answered = update(Call).where(*ringing, *unanswered).values(answered_at=func.now())
    after = await ask.db.scalar(answered.returning(Call.answered_at - Call.began_at))
    if after is not None:
        detail = {"seconds": round(after.total_seconds())}
        await recorded.note(ask.house, ask.db, recorded.ANSWERED, appointment, side=Side.THEIRS, detail=detail)
        await _turned(ask.db, appointment)
    shown = await _show(ask.db, appointment)
    if shown.standing != "talking" or shown.call != ask.body.call:
        raise RingOver
    return shown


async def _entrance(ask: Ask[None], appointment: Appointment) -> Entrance:
    call = await _last_call(ask.db, appointment)
    if call is None or call.way != Way.BROWSER or call.answered_at is None:
        raise RingOver
    return await _let_in(ask, await ask.db.get_one(Contact, call.contact_id), Author.SEEKER)


async def _let_in(ask: Ask[None], contact: Contact, side: Author) -> Entrance:
    if contact.state != Stands.ACTIVE or ask.house.rooms is None:
        raise StaleState
    await ask.house.rooms.open(ask.db, contact)
    return await ask.house.rooms.entrance(ask.house.settings, ask.db, contact, side)


async def _show(db: AsyncSession, appointment: Appointment) -> Expected:
    now: datetime = (await db.execute(select(func.now()))).scalar_one()
    agency = await db.get_one(Agency, appointment.agency_id)
    contact = await db.get(Contact, appointment.contact_id) if appointment.contact_id else None
    call = await _last_call(db, appointment)
    standing = stands(appointment, contact, call, now)
    live = contact if standing in ("ringing", "talking", "telephone") else None
    advisor = await db.get(Advisor, live.advisor_id) if live and live.advisor_id else None
    return Expected(
        now=now,
        at=appointment.due_at,
        zone=appointment.zone,
        agency=agency.name,
        agency_zone=agency.zone,
        standing=standing,
        advisor=advisor.name if advisor else None,
        call=call.id if call and standing in ("ringing", "talking") else None,
        until=call.began_at + RINGS if call and standing == "ringing" else None,
        reachable=appointment.number is not None,
    )


Standing = Literal["early", "soon", "ringing", "talking", "telephone", "over"]


def stands(appointment: Appointment, contact: Contact | None, call: Call | None, now: datetime) -> Standing:
    """Tell how it stands with a call, given the last attempt."""
    if appointment.state not in OPEN:
        return "over"
    if contact is None:
        return "early" if appointment.due_at > now else "soon"
    if contact.state in _OVER:
        return "over"
    if contact.state != Stands.ACTIVE or call is None or call.contact_id != contact.id:
        return "soon"
    return _rung(call, now)


_OVER = (Stands.WRAPPING, Stands.CLOSED, Stands.ABANDONED)


def _rung(call: Call, now: datetime) -> Standing:
    if call.outcome not in (None, CallOutcome.REACHED):
        return "over"
    if call.way == Way.TEL:
        return "telephone"
    if call.answered_at:
        return "talking"
    return "ringing" if call.outcome is None and now < call.began_at + RINGS else "soon"


async def _last_call(db: AsyncSession, appointment: Appointment) -> Call | None:
    made = select(Call).where(Call.appointment_id == appointment.id).order_by(Call.nth.desc()).limit(1)
    return (await db.scalars(made.execution_options(populate_existing=True))).one_or_none()


_ONE, _LINK = "/api/appointments/{id}", "/api/booking-link"
addresses = (
    Route("POST", f"{_ONE}/waiting", wait_here, takes=Here, gives=Expected),
    Route("POST", f"{_ONE}/answer", answer, takes=Answer, gives=Expected),
    Route("POST", f"{_ONE}/entrance", seekers_entrance, gives=Entrance),
    Route("POST", f"{_ONE}/reports", say_how_it_goes, takes=NewReport, gives=Nothing),
    Route("POST", f"{_LINK}/reports", say_how_it_goes_by_link, takes=NewReport, gives=Nothing, headers=by_link.BY),
    Route("POST", f"{_LINK}/waiting", wait_by_link, takes=Here, gives=Expected, headers=by_link.BY),
    Route("POST", f"{_LINK}/answer", answer_by_link, takes=Answer, gives=Expected, headers=by_link.BY),
    Route("POST", f"{_LINK}/entrance", entrance_by_link, gives=Entrance, headers=by_link.BY),
    Route("POST", "/api/calls/{id}/entrance", advisors_entrance, gives=Entrance),
)
