"""When is somebody called next: at the hour that was booked, or at that of a later attempt?"""

from datetime import datetime

from sqlalchemy import ColumnElement

from callback.models import Appointment
from contact.hours import Stretch

# What a later attempt takes is as long, and around its own hour.
_LATER = Appointment.due_at - Appointment.starts_at
ENDS_AT: ColumnElement[datetime] = Appointment.ends_at + _LATER
BUSY_FROM: ColumnElement[datetime] = Appointment.busy_from + _LATER
BUSY_TO: ColumnElement[datetime] = Appointment.busy_to + _LATER


def hour(appointment: Appointment) -> Stretch:
    """Return from when until when somebody speaks with them."""
    return appointment.due_at, appointment.due_at + (appointment.ends_at - appointment.starts_at)


def busy(appointment: Appointment) -> Stretch:
    """Return all the time that it takes."""
    later = appointment.due_at - appointment.starts_at
    return appointment.busy_from + later, appointment.busy_to + later
