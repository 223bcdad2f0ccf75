"""The addresses of appointments: what is free, keep it, say where to call, show that it is yours, book it."""

from datetime import date, datetime, time, timedelta
from typing import Annotated, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import Meta, Struct
from sqlalchemy import case, select

from callback import booking, diaries, in_turn, phones, proving, views, whereabouts
from callback.booking import Wanted
from callback.calendar_rules import Civil, Slot
from callback.diaries import Wish
from callback.models import OPEN, Appointment, Diary, Outcome, State
from callback.ringing import Way
from callback.views import AppointmentShown, AppointmentsShown, SlotDay, SlotsShown
from contact import opening, sources
from contact.edge import Ask
from contact.files import File
from contact.models import Agency, Seeker
from contact.part import Route
from contact.plumbing import chance, clock
from contact.plumbing.errors import IdTaken, InvalidRequest, NotFound
from contact.slots import SlotShown
from contact.views import Language
from contact.zones import known_zone

_LONGEST_LOOK = 62  # days
_MOST_SHOWN = 50
_FURTHEST = timedelta(days=731)


class NewAppointment(Struct):
    """A time to keep; the id is the page's own. The name is for whoever comes without a session.

    The zone counts where we do not know where they are.
    """

    id: UUID
    diary: UUID
    motive: UUID
    starts_at: datetime
    language: Language
    zone: Annotated[str, Meta(max_length=64)]
    name: Annotated[str, Meta(max_length=200)] | None = None
    # The conversation it was asked from, if any.
    continues: UUID | None = None


class Reach(Struct):
    """By what to call, at which number, as people write it, and where to write, if they like to be written to.

    By telephone a number is needed; in the browser an address is enough, and a number is rung if their page is closed.
    """

    number: Annotated[str, Meta(max_length=40)] | None = None
    email: Annotated[str, Meta(max_length=254)] | None = None
    way: Literal["tel", "browser"] = "tel"


class CodeSaid(Struct):
    """The code that came."""

    code: Annotated[str, Meta(max_length=20)]


class NewTime(Struct):
    """Another time, in the same diary or in another."""

    diary: UUID
    starts_at: datetime


async def free_slots(ask: Ask[None]) -> SlotsShown:
    """Show what can be booked about a motive, day by day where the seeker is, from `from` (YYYY-MM-DD) on."""
    viewer = await ask.maybe(advisor=False)
    seeker = await ask.db.get_one(Seeker, viewer.id) if viewer else None
    return await show_slots(ask, Wish(ask.id(), whereabouts.of(seeker), seeker))


async def show_slots(ask: Ask[None], wish: Wish) -> SlotsShown:
    """Show what can be booked by somebody, in the zone that is known, else in the page's, else in the agency's."""
    agency = await ask.db.get(Agency, await ask.house.queueing.agency(ask.db, wish.motive) or UUID(int=0))
    if agency is None:
        raise NotFound
    zone = wish.zone or known_zone(ask.said("zone") or agency.zone)
    first = _day(ask.said("from"), clock.now().astimezone(zone).date())
    days = min(max(ask.number("days", 31), 1), _LONGEST_LOOK)

    books = await diaries.bookable(ask.house, ask.db, wish)
    midnight = datetime.combine(first, time.min, zone), datetime.combine(first + timedelta(days=days), time.min, zone)
    found = await diaries.free(ask.house, ask.db, books, clock.now(), midnight, Civil(zone), besides=wish.besides)
    return SlotsShown(
        zone=zone.key,
        agency_zone=agency.zone,
        first=first,
        last=first + timedelta(days=days - 1),
        diaries=await views.show_diaries(ask.db, books),
        days=_by_day(books, found, zone),
    )


async def keep_time(ask: Ask[NewAppointment]) -> AppointmentShown:
    """Keep a time for ten minutes, to be called as the last time, if there was one.

    A repeat of its id gets the first answer.
    """
    said, zone = ask.body, known_zone(ask.body.zone)
    _refuse_impossible(said.starts_at)
    viewer = await ask.maybe(advisor=False)
    if already := await ask.db.get(Appointment, said.id):
        if viewer is None or already.seeker_id != viewer.id:
            raise IdTaken
        return await views.show(ask.house, ask.db, already)

    agency = await ask.house.queueing.agency(ask.db, said.motive)
    if agency is None:
        raise NotFound
    if viewer is None:
        name = opening.called(said.name or "")
        new = Seeker(id=chance.new_id(), agency_id=agency, name=name, email=None, language=said.language)
        viewer = await opening.arrive(ask, new)
    if said.continues:
        await viewer.contact(ask.db, said.continues)
    seeker = await ask.db.get_one(Seeker, viewer.id)
    source = await sources.source(ask.house, ask.db, ask.address)
    there = whereabouts.of(seeker) or zone
    wanted = Wanted(said.id, said.diary, said.motive, said.starts_at, said.language, there, said.continues, source)
    held = await booking.hold(ask.house, ask.db, seeker, wanted)
    await proving.recall(ask.house, ask.db, held)
    return await views.show(ask.house, ask.db, held)


async def my_appointments(ask: Ask[None]) -> AppointmentsShown:
    """Show the seeker's own appointments, those to come first."""
    viewer = await ask.seeker()
    mine = select(Appointment).where(Appointment.seeker_id == viewer.id, Appointment.state != State.LAPSED)
    ahead = case((Appointment.state.in_((State.HELD, *OPEN)), 0), else_=1)
    soonest = case((ahead == 0, Appointment.starts_at))
    found = await ask.db.scalars(mine.order_by(ahead, soonest, Appointment.starts_at.desc()).limit(_MOST_SHOWN))
    return AppointmentsShown([await views.show(ask.house, ask.db, each) for each in found])


async def my_appointment(ask: Ask[None]) -> AppointmentShown:
    """Show one of the seeker's own appointments."""
    return await views.show(ask.house, ask.db, await asked_for(ask))


async def keep_longer(ask: Ask[None]) -> AppointmentShown:
    """Keep a time for ten minutes more."""
    mine = await asked_for(ask)
    return await views.show(ask.house, ask.db, await booking.extend(ask.db, mine.id))


async def say_where(ask: Ask[Reach]) -> AppointmentShown:
    """Say where to call; a code is sent, unless the number, or the address where there is none, is known as theirs."""
    mine = await asked_for(ask, held_still=True)
    if mine.state != State.HELD:
        raise booking.AppointmentOver
    said, mine.way = ask.body, Way(ask.body.way)
    no_number = mine.way == Way.BROWSER and not (said.number or "").strip()
    mine.number = None if no_number else phones.number(said.number or "", mine.zone)
    mine.email = opening.address(said.email)
    await ask.db.flush()
    code = await proving.ask(ask.house, ask.db, mine)
    return await views.show(ask.house, ask.db, mine, code=code)


async def prove_reach(ask: Ask[CodeSaid]) -> AppointmentShown:
    """Show by the code that the number, or the address, is theirs; `proven` stays false where the code was wrong."""
    mine = await asked_for(ask, held_still=True)
    await proving.prove(ask.house, ask.db, mine, ask.body.code)
    await ask.db.flush()
    return await views.show(ask.house, ask.db, mine)


async def book_appointment(ask: Ask[None]) -> AppointmentShown:
    """Book the time that is kept, or wait for a call in turn; a repeat gets the first answer."""
    mine = await asked_for(ask)
    if mine.diary_id is None:
        return await views.show(ask.house, ask.db, await in_turn.wait_for_call(ask.house, ask.db, mine))
    mine = await asked_for(ask, held_still=True)
    if mine.state in OPEN:
        return await views.show(ask.house, ask.db, mine)
    await proving.refuse_unproven(ask.house, ask.db, mine)
    return await views.show(ask.house, ask.db, await booking.confirm(ask.house, ask.db, mine))


async def slots_to_move_to(ask: Ask[None]) -> SlotsShown:
    """Show to what one of the seeker's own appointments can be moved, by the clocks that it was booked by."""
    mine = await asked_for(ask)
    seeker = await ask.db.get_one(Seeker, mine.seeker_id)
    return await show_slots(ask, Wish(mine.motive_id, ZoneInfo(mine.zone), seeker, mine.id))


async def move_appointment(ask: Ask[NewTime]) -> AppointmentShown:
    """Move a booking to another time; the old one is kept where the new one is taken."""
    return await move_to(ask, await asked_for(ask))


async def cancel_appointment(ask: Ask[None]) -> AppointmentShown:
    """Give a time back: a booking is cancelled, what was only kept is let go; a repeat gets the first answer."""
    return await give_back(ask, await asked_for(ask), Outcome.CANCELLED_BY_SEEKER)


async def give_back(ask: Ask[None], mine: Appointment, outcome: Outcome) -> AppointmentShown:
    """Give a time back, whoever may."""
    if mine.state != State.LAPSED and mine.outcome != outcome:
        mine = await booking.give_back(ask.house, ask.db, mine.id, outcome)
    return await views.show(ask.house, ask.db, mine)


async def appointment_event(ask: Ask[None]) -> File:
    """Return an appointment as a file that calendars open."""
    return await views.event_file(ask.house, ask.db, await asked_for(ask))


async def appointment_statement(ask: Ask[None]) -> File:
    """Return a statement of why an appointment failed, as a PDF."""
    return await views.statement_file(ask.house, ask.db, await asked_for(ask))


async def move_to(ask: Ask[NewTime], mine: Appointment) -> AppointmentShown:
    """Move an appointment, whoever may."""
    _refuse_impossible(ask.body.starts_at)
    if mine.state == State.BOOKED and (mine.diary_id, mine.starts_at) == (ask.body.diary, ask.body.starts_at):
        return await views.show(ask.house, ask.db, mine)
    moved = await booking.move(ask.house, ask.db, mine, ask.body.diary, ask.body.starts_at)
    return await views.show(ask.house, ask.db, moved)


async def asked_for(ask: Ask[object], *, held_still: bool = False) -> Appointment:
    """Return the appointment of the path, if it is the asker's own, or raise NotFound."""
    viewer = await ask.seeker()
    wanted = select(Appointment).where(Appointment.id == ask.id(), Appointment.seeker_id == viewer.id)
    found = (await ask.db.scalars(wanted.with_for_update() if held_still else wanted)).one_or_none()
    if found is None:
        raise NotFound
    return found


def _refuse_impossible(starts_at: datetime) -> None:
    if starts_at.tzinfo is None:
        raise InvalidRequest("starts_at must have a zone.")
    if abs(starts_at - clock.now()) > _FURTHEST:
        raise InvalidRequest("starts_at is too far from today.")


def _day(written: str | None, today: date) -> date:
    try:
        day = date.fromisoformat(written) if written else today
    except ValueError:
        raise InvalidRequest("from must be a day: YYYY-MM-DD.") from None
    if abs(day - today) > _FURTHEST:
        raise InvalidRequest("from is too far from today.")
    return day


def _by_day(books: list[Diary], found: dict[UUID, list[Slot]], zone: ZoneInfo) -> list[SlotDay]:
    by_day: dict[date, list[SlotShown]] = {}
    for each in books:
        for slot in found[each.id]:
            day = slot.starts_at.astimezone(zone).date()
            by_day.setdefault(day, []).append(booking.show_slot(each.id, slot))
    return [SlotDay(day, sorted(those, key=lambda slot: slot.starts_at)) for day, those in sorted(by_day.items())]


_ONE = "/api/appointments/{id}"
routes = (
    Route("GET", "/api/motives/{id}/slots", free_slots, gives=SlotsShown, query=("days",), words=("zone", "from")),
    Route("GET", "/api/appointments", my_appointments, gives=AppointmentsShown),
    Route("POST", "/api/appointments", keep_time, takes=NewAppointment, gives=AppointmentShown, status=201),
    Route("GET", _ONE, my_appointment, gives=AppointmentShown),
    Route("POST", f"{_ONE}/extension", keep_longer, gives=AppointmentShown),
    Route("PUT", f"{_ONE}/reach", say_where, takes=Reach, gives=AppointmentShown),
    Route("POST", f"{_ONE}/proof", prove_reach, takes=CodeSaid, gives=AppointmentShown),
    Route("POST", f"{_ONE}/confirmation", book_appointment, gives=AppointmentShown),
    Route("GET", f"{_ONE}/slots", slots_to_move_to, gives=SlotsShown, query=("days",), words=("from",)),
    Route("POST", f"{_ONE}/move", move_appointment, takes=NewTime, gives=AppointmentShown),
    Route("POST", f"{_ONE}/cancellation", cancel_appointment, gives=AppointmentShown),
    Route("GET", f"{_ONE}/event", appointment_event, gives=File),
    Route("GET", f"{_ONE}/statement", appointment_statement, gives=File),
)
