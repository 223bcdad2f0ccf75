"""Somebody is rung by who holds the contact, and each attempt is counted and told.

An attempt is a row made before anything rings, so no two ring at once; three are made in all, half an hour apart or
more. By what they are rung is callback/transports.py. That somebody was absent is said by a person, never by the house.
"""

from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import Struct
from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from callback import instead, notices, phones, recorded, soon, transports
from callback.calendar_rules import Civil
from callback.facts import Turned
from callback.models import Appointment, Call, Outcome, State, What
from callback.ringing import CallOutcome, Way
from contact import lifecycle
from contact.edge import Ask
from contact.models import Author, Contact
from contact.models import State as Stands
from contact.part import Route
from contact.plumbing.database import record
from contact.plumbing.errors import Conflict, IdTaken, NotFound, StaleState

MOST = 3
APART = timedelta(minutes=30)
# A page rings for so long, then nobody has answered.
RINGS = timedelta(seconds=45)
# Who clicks "no answer" in the very moment in which somebody answers has not seen it.
_CROSSED = timedelta(seconds=10)
_INSTANT = timedelta(microseconds=1)
_NEXT_DAY = timedelta(days=1)
# Behind a wrong number is somebody who asked for nothing: they are neither called again nor written to.
_AGAIN = (CallOutcome.NO_ANSWER, CallOutcome.BUSY, CallOutcome.VOICEMAIL)


class CallUnderWay(Conflict):
    """They are being called already. Say how that went first."""


class CalledEnough(Conflict):
    """They were called three times. Please decide what became of the appointment."""


class CalledJustNow(Conflict):
    """They were called less than half an hour ago."""


class AnsweredJustNow(Conflict):
    """They have just answered: you can hear each other now."""


class NewCall(Struct):
    """An attempt, and by what they are rung; the id is the console's own."""

    id: UUID
    way: Literal["tel", "browser"] = "tel"


class CallEnded(Struct):
    """What came of an attempt, in one click."""

    outcome: Literal["reached", "no_answer", "busy", "voicemail", "wrong_number"]


class CallShown(Struct):
    """An attempt: the number to dial (`tel`, E.164) and as people read it, which attempt it is, and how it ended.

    By `browser` it shows no number, and says when they have answered, which a telephone does not.
    `again_at` says when the person is tried again, once they were not reached; after the third time a person decides.
    """

    id: UUID
    appointment: UUID
    way: Literal["tel", "browser"]
    tel: str
    number: str
    nth: int
    began_at: datetime
    answered_at: datetime | None
    outcome: str | None
    again_at: datetime | None


class CallsShown(Struct):
    """The attempts that were made in a contact, in order; the number is shown of one's own alone.

    `way`: by what they want to be rung; `telephone`: we know a number of theirs; `zone`: their clocks.
    `here`: they wait on a page of ours, and can be rung there. `writable`: they were written with a moment ago, and can
    be again, for they have not been rung yet.
    """

    calls: list[CallShown]
    way: Literal["tel", "browser"]
    telephone: bool
    zone: str | None
    here: bool
    writable: bool


class Decision(Struct):
    """What became of an appointment, by somebody who knows."""

    outcome: Literal["honoured", "absent", "excused", "failed_theirs", "failed_ours", "failed_undetermined"]


class AppointmentDecided(Struct):
    """An appointment and what became of it."""

    id: UUID
    state: str
    outcome: str | None


async def calls_made(ask: Ask[None]) -> CallsShown:
    """Show the attempts made in a contact to who holds it: a page that was reloaded finds the one under way."""
    viewer = await ask.advisor()
    contact = await viewer.own_contact(ask.db, ask.id())
    made = (await ask.db.scalars(select(Call).where(Call.contact_id == contact.id).order_by(Call.nth))).all()
    theirs = {each.id: await ask.db.get_one(Appointment, each.appointment_id) for each in made}
    called = await ask.db.scalar(select(Appointment).where(Appointment.contact_id == contact.id))
    here = called is not None and await transports.is_here(ask.db, called)
    about = called or (theirs[made[-1].id] if made else None)
    return CallsShown(
        calls=[_show(each, theirs[each.id], own=each.advisor_id == viewer.id) for each in made],
        way=about.way if about else Way.TEL,  # type: ignore[arg-type]
        telephone=about is not None and about.number is not None,
        zone=about.zone if about else None,
        here=here,
        writable=not made and await instead.was_talked_in(ask.db, contact),
    )


async def begin_call(ask: Ask[NewCall]) -> CallShown:
    """Let who holds the contact ring them, and count the attempt; a repeat of its id gets the first answer."""
    viewer = await ask.advisor()
    contact = await viewer.own_contact(ask.db, ask.id())
    appointment = await _held_still(ask.db, Appointment.contact_id == contact.id)
    if made := await ask.db.get(Call, ask.body.id):
        if (made.contact_id, made.advisor_id) != (contact.id, viewer.id):
            raise IdTaken
        return _show(made, appointment)

    await ask.db.refresh(contact)  # it may have become a conversation again while we waited for the appointment
    if contact.state != Stands.ACTIVE:
        raise StaleState
    way = Way(ask.body.way)
    transport = transports.BY_WAY[way]
    await viewer.audit(ask.db, transport.audited, appointment.id)
    now = await _now(ask.db)
    nth = await _next(ask.db, appointment, now)
    await transport.refuse(ask.db, appointment, now)
    await transport.ring(ask.house, ask.db, contact)
    which = {"appointment_id": appointment.id, "contact_id": contact.id, "advisor_id": viewer.id}
    call = Call(id=ask.body.id, way=way, nth=nth, **which)
    ask.db.add(call)
    await ask.db.flush()
    await ask.db.refresh(call)  # when it began is by the clock of the database
    record(ask.db, Turned(appointment.id, appointment.seeker_id, contact.id, viewer.id))
    await soon.tell_now(ask.db, appointment, What.CALLED, RINGS)
    return _show(call, appointment)


async def end_call(ask: Ask[CallEnded]) -> CallShown:
    """Say how an attempt went; whoever was not reached is told, and tried again later."""
    viewer = await ask.advisor()
    call = await ask.db.get(Call, ask.id())
    if call is None:
        raise NotFound
    if call.advisor_id != viewer.id:
        # Whoever has taken the contact over says how the attempt of another went.
        await viewer.own_contact(ask.db, call.contact_id)
    # In this order everywhere: the contact, then the appointment.
    contact = await ask.db.get_one(Contact, call.contact_id, with_for_update=True)
    appointment = await _held_still(ask.db, Appointment.id == call.appointment_id)
    await ask.db.refresh(call)
    if call.outcome is not None:
        return _show(call, appointment)

    outcome, now = CallOutcome(ask.body.outcome), await _now(ask.db)
    _refuse_crossed(call, outcome, now)
    call.outcome, call.ended_at = outcome, now
    if call.way == Way.BROWSER and call.answered_at is None:
        await _note_rung(ask, call, appointment, now)
    held = contact.state == Stands.ACTIVE and contact.advisor_id == viewer.id
    if outcome is not CallOutcome.REACHED and held:
        await lifecycle.end(ask.db, contact.id, Author.ADVISOR, viewer.id)
    if outcome in _AGAIN:
        if call.nth < MOST and appointment.state == State.DUE:
            appointment.state, appointment.contact_id, appointment.continues_id = State.BOOKED, None, contact.id
            appointment.due_at = again_at(now, call.nth, ZoneInfo(appointment.zone))
        await notices.tell_missed(ask.house, ask.db, appointment, call.nth)
    record(ask.db, Turned(appointment.id, appointment.seeker_id, contact.id, contact.advisor_id))
    await ask.db.flush()
    return _show(call, appointment)


async def decide(ask: Ask[Decision]) -> AppointmentDecided:
    """Say what became of an appointment whose hour has come; it can be said again, and the last word holds."""
    viewer = await ask.advisor()
    found = await ask.db.get(Appointment, ask.id())
    if found is None or found.contact_id is None:
        raise NotFound
    await viewer.contact(ask.db, found.contact_id)
    appointment = await _held_still(ask.db, Appointment.id == found.id)
    appointment.state, appointment.outcome = State.CLOSED, Outcome(ask.body.outcome)
    appointment.settled_at = await _now(ask.db)
    await viewer.audit(ask.db, f"appointment.{ask.body.outcome}", appointment.id)
    return AppointmentDecided(appointment.id, appointment.state, appointment.outcome)


def again_at(ended_at: datetime, nth: int, zone: ZoneInfo) -> datetime:
    """Return when somebody is tried again: half an hour later, then the next day, and by day where they are."""
    at, civil = ended_at + (APART if nth == 1 else _NEXT_DAY), Civil(zone)
    while not civil.allows((at, at + _INSTANT)):
        at += APART
    return at


async def _next(db: AsyncSession, appointment: Appointment, now: datetime) -> int:
    """Return which attempt this would be; raise a Conflict where there may be none now."""
    made = (await db.scalars(select(Call).where(Call.appointment_id == appointment.id).order_by(Call.nth))).all()
    if made and made[-1].ended_at is None:
        raise CallUnderWay
    if len(made) >= MOST:
        raise CalledEnough
    if made and made[-1].ended_at and now - made[-1].ended_at < APART:
        raise CalledJustNow
    return len(made) + 1


async def _note_rung(ask: Ask[CallEnded], call: Call, appointment: Appointment, now: datetime) -> None:
    """Note that it rang in vain: whether a page of theirs has shown it is not the same."""
    seconds = round(min(now - call.began_at, RINGS).total_seconds())
    shown = await recorded.has_happened(ask.db, recorded.RING_SHOWN, appointment, since=call.began_at)
    what = recorded.RANG if shown else recorded.RANG_UNHEARD
    await recorded.note(ask.house, ask.db, what, appointment, detail={"seconds": seconds})


def _refuse_crossed(call: Call, outcome: CallOutcome, now: datetime) -> None:
    if outcome in _AGAIN and call.answered_at and now - call.answered_at < _CROSSED:
        raise AnsweredJustNow


async def _held_still(db: AsyncSession, which: ColumnElement[bool]) -> Appointment:
    wanted = select(Appointment).where(which).with_for_update()
    found = (await db.scalars(wanted.execution_options(populate_existing=True))).one_or_none()
    if found is None:
        raise NotFound
    return found


async def _now(db: AsyncSession) -> datetime:
    now: datetime = (await db.execute(select(func.now()))).scalar_one()
    return now


def _show(call: Call, appointment: Appointment, *, own: bool = True) -> CallShown:
    tel = (appointment.number or "") if own and call.way == Way.TEL else ""
    return CallShown(
        id=call.id,
        appointment=appointment.id,
        way=call.way,  # type: ignore[arg-type]
        tel=tel,
        number=phones.spoken(tel) if tel else "",
        nth=call.nth,
        began_at=call.began_at,
        answered_at=call.answered_at,
        outcome=call.outcome,
        again_at=appointment.due_at if call.ended_at and appointment.state == State.BOOKED else None,
    )


routes = (
    Route("GET", "/api/contacts/{id}/calls", calls_made, gives=CallsShown),
    Route("POST", "/api/contacts/{id}/calls", begin_call, takes=NewCall, gives=CallShown, status=201),
    Route("POST", "/api/calls/{id}/outcome", end_call, takes=CallEnded, gives=CallShown),
    Route("POST", "/api/appointments/{id}/outcome", decide, takes=Decision, gives=AppointmentDecided),
)
