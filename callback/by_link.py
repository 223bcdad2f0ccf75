"""Who holds the link of a booking changes it without signing in: moves, cancels, says "I cannot", stops reminders.

The link is for one booking and ends with it: what is over can still be looked at, and not changed. Its token travels
in a header: addresses stand in the logs of every proxy on the way.
"""

from zoneinfo import ZoneInfo

from sqlalchemy import update

from callback import links, recorded, routes, views
from callback.diaries import Wish
from callback.models import Appointment, Outcome
from callback.routes import NewTime
from callback.views import AppointmentShown, SlotsShown
from contact.edge import Ask
from contact.evidence import Side
from contact.files import File
from contact.models import Seeker
from contact.part import Route


async def linked_appointment(ask: Ask[None]) -> AppointmentShown:
    """Show the appointment that a link opens, and note that it was opened."""
    linked = await opened(ask)
    await recorded.note(ask.house, ask.db, recorded.LINK_OPENED, linked, side=Side.THEIRS)
    return await views.show(ask.house, ask.db, linked)


async def slots_by_link(ask: Ask[None]) -> SlotsShown:
    """Show to what an appointment can be moved, by the clocks of who booked it: a move is judged by them."""
    linked = await opened(ask)
    seeker = await ask.db.get_one(Seeker, linked.seeker_id)
    return await routes.show_slots(ask, Wish(linked.motive_id, ZoneInfo(linked.zone), seeker, linked.id))


async def move_by_link(ask: Ask[NewTime]) -> AppointmentShown:
    """Move the booking that a link opens."""
    return await routes.move_to(ask, await opened(ask))


async def cancel_by_link(ask: Ask[None]) -> AppointmentShown:
    """Cancel the booking that a link opens; a repeat gets the first answer."""
    return await routes.give_back(ask, await opened(ask), Outcome.CANCELLED_BY_SEEKER)


async def excuse_by_link(ask: Ask[None]) -> AppointmentShown:
    """Say "I cannot", with a good reason: the booking is closed, and nothing is held against anybody."""
    return await routes.give_back(ask, await opened(ask), Outcome.EXCUSED)


async def quiet_by_link(ask: Ask[None]) -> AppointmentShown:
    """Send no more reminders of this booking."""
    linked = await opened(ask)
    await ask.db.execute(update(Appointment).where(Appointment.id == linked.id).values(quiet=True))
    return await views.show(ask.house, ask.db, linked)


async def event_by_link(ask: Ask[None]) -> File:
    """Return the appointment that a link opens as a file that calendars open."""
    return await views.event_file(ask.house, ask.db, await opened(ask))


async def statement_by_link(ask: Ask[None]) -> File:
    """Return a statement of why the appointment that a link opens failed, as a PDF."""
    return await views.statement_file(ask.house, ask.db, await opened(ask))


async def opened(ask: Ask[object]) -> Appointment:
    """Return the appointment that the link opens, or raise NotFound."""
    return await links.named(ask.house, ask.db, ask.request.headers.get(_TOKEN, ""))


_TOKEN = "Visavis-Link"  # noqa: S105  its name
_ONE, BY = "/api/booking-link", (_TOKEN,)
addresses = (
    Route("GET", _ONE, linked_appointment, gives=AppointmentShown, headers=BY),
    Route("GET", f"{_ONE}/slots", slots_by_link, gives=SlotsShown, query=("days",), words=("zone", "from"), headers=BY),
    Route("POST", f"{_ONE}/move", move_by_link, takes=NewTime, gives=AppointmentShown, headers=BY),
    Route("POST", f"{_ONE}/cancellation", cancel_by_link, gives=AppointmentShown, headers=BY),
    Route("POST", f"{_ONE}/excuse", excuse_by_link, gives=AppointmentShown, headers=BY),
    Route("POST", f"{_ONE}/quiet", quiet_by_link, gives=AppointmentShown, headers=BY),
    Route("GET", f"{_ONE}/event", event_by_link, gives=File, headers=BY),
    Route("GET", f"{_ONE}/statement", statement_by_link, gives=File, headers=BY),
)
