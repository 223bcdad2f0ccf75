"""Somebody asks to be reminded on the device before them, and stops it again by one click."""

from typing import Annotated
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric import ec
from msgspec import Meta, Struct
from sqlalchemy import delete

from callback import booking, by_link, notices, routes, views
from callback.models import OPEN, Appointment
from callback.push import devices, endpoints, sealing, vapid
from callback.push.devices import Device
from callback.views import AppointmentShown
from contact.edge import Ask
from contact.part import Route
from contact.plumbing.errors import IdTaken, InvalidRequest, NotFound

_AUTH = 16
_POINT = 65


class NewDevice(Struct):
    """A browser that takes messages of ours (Push API, PushSubscription.toJSON); the id is the page's own."""

    id: UUID
    endpoint: Annotated[str, Meta(max_length=endpoints.LONGEST)]
    p256dh: Annotated[str, Meta(max_length=100)]
    auth: Annotated[str, Meta(max_length=40)]


async def remind_here(ask: Ask[NewDevice]) -> AppointmentShown:
    """Remind of one's own appointment on a device; a repeat of its id gets the first answer."""
    return await _remind(ask, await routes.asked_for(ask))


async def remind_by_link(ask: Ask[NewDevice]) -> AppointmentShown:
    """Remind on a device of the appointment that a link opens."""
    return await _remind(ask, await by_link.opened(ask))


async def stop_here(ask: Ask[None]) -> AppointmentShown:
    """Remind on a device no more."""
    return await _stop(ask, await routes.asked_for(ask))


async def stop_by_link(ask: Ask[None]) -> AppointmentShown:
    """Remind on a device no more of the appointment that a link opens."""
    return await _stop(ask, await by_link.opened(ask))


async def _remind(ask: Ask[NewDevice], appointment: Appointment) -> AppointmentShown:
    await ask.db.refresh(appointment, with_for_update=True)
    if ask.house.settings.push is None:
        raise NotFound
    if appointment.state not in OPEN:
        raise booking.AppointmentOver
    device = _device(ask, appointment)
    if already := await ask.db.get(Device, device.id):
        if already.appointment_id != appointment.id:
            raise IdTaken
        return await views.show(ask.house, ask.db, appointment)

    there = [each for each in await devices.of(ask.db, appointment.id) if each.endpoint != device.endpoint]
    # A browser that asks again has a new endpoint: the oldest are the least likely to be there.
    kept = {each.id for each in there[-(devices.MOST - 1) :]}
    await ask.db.execute(delete(Device).where(Device.appointment_id == appointment.id, Device.id.not_in(kept)))
    ask.db.add(device)
    appointment.quiet = False
    await ask.db.flush()
    await notices.plan_reminders(ask.house, ask.db, appointment)
    return await views.show(ask.house, ask.db, appointment)


async def _stop(ask: Ask[None], appointment: Appointment) -> AppointmentShown:
    theirs = Device.id == ask.id("device"), Device.appointment_id == appointment.id
    await ask.db.execute(delete(Device).where(*theirs))
    return await views.show(ask.house, ask.db, appointment)


def _device(ask: Ask[NewDevice], appointment: Appointment) -> Device:
    said = ask.body
    if not endpoints.is_allowed(said.endpoint, ask.house.settings.push_inside):
        raise InvalidRequest("This is no push service.")
    try:
        key, auth = vapid.read(said.p256dh, _POINT), vapid.read(said.auth, _AUTH)
        ec.EllipticCurvePublicKey.from_encoded_point(sealing.CURVE, key)
    except ValueError:
        raise InvalidRequest("These are no keys of a browser.") from None
    return Device(id=said.id, appointment_id=appointment.id, endpoint=said.endpoint, key=key, auth=auth)


_OWN, _LINK = "/api/appointments/{id}/devices", "/api/booking-link/devices"
addresses = (
    Route("POST", _OWN, remind_here, takes=NewDevice, gives=AppointmentShown, status=201),
    Route("DELETE", f"{_OWN}/{{device}}", stop_here, gives=AppointmentShown),
    Route("POST", _LINK, remind_by_link, takes=NewDevice, gives=AppointmentShown, status=201, headers=by_link.BY),
    Route("DELETE", f"{_LINK}/{{device}}", stop_by_link, gives=AppointmentShown, headers=by_link.BY),
)
