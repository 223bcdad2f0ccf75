"""How somebody is rung: by telephone, or on a page of ours on which they wait.

Whatever rings, an attempt is a row that was counted before (callback/calls.py): the fencing number, three in all and
half an hour between two hold for every transport. Another way to ring, such as SIP, is one more class in BY_WAY.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Protocol
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from callback.calendar_rules import Civil
from callback.models import Appointment
from callback.ringing import WaitingPage, Way
from contact.models import Contact
from contact.part import House
from contact.plumbing.errors import Conflict

# A page that was not heard for so long is gone; it speaks every three seconds.
GONE_AFTER = timedelta(seconds=12)
_INSTANT = timedelta(microseconds=1)


class NightThere(Conflict):
    """It is night, or Sunday, where this person is. They are not called now."""


class NobodyThere(Conflict):
    """This person's page is not open any more. You can call them by telephone."""


class NumberMissing(Conflict):
    """This person gave no telephone number: they are called on their page."""


class CallTransport(Protocol):
    """One way to ring somebody."""

    @property
    def audited(self) -> str:
        """How the trail names what the advisor was given."""

    async def refuse(self, db: AsyncSession, appointment: Appointment, now: datetime) -> None:
        """Raise a Conflict where they cannot, or may not, be rung like this now; nothing is counted then."""

    async def ring(self, house: House, db: AsyncSession, contact: Contact) -> None:
        """Make ready what the call needs, in the transaction that counts the attempt."""


@dataclass(frozen=True)
class Telephone:
    """The advisor dials: the number is shown, and it has to be day where the person is."""

    audited: str = "number.show"

    async def refuse(self, db: AsyncSession, appointment: Appointment, now: datetime) -> None:
        """Raise NumberMissing or NightThere."""
        del db
        if appointment.number is None:
            raise NumberMissing
        if not Civil(ZoneInfo(appointment.zone)).allows((now, now + _INSTANT)):
            raise NightThere

    async def ring(self, house: House, db: AsyncSession, contact: Contact) -> None:
        """Do nothing: a telephone needs nothing of ours."""


@dataclass(frozen=True)
class Browser:
    """Their page rings, and both hear each other in a room of ours. Who holds it open is awake: no hour is asked.

    Who gave no number can be rung in no other way: it rings for them though their page is not open, should they come.
    """

    audited: str = "browser.ring"

    async def refuse(self, db: AsyncSession, appointment: Appointment, now: datetime) -> None:
        """Raise NobodyThere."""
        del now
        if appointment.number and not await is_here(db, appointment):
            raise NobodyThere

    async def ring(self, house: House, db: AsyncSession, contact: Contact) -> None:
        """Open a room to both sides."""
        if house.rooms is None:
            raise NobodyThere
        await house.rooms.open(db, contact)


BY_WAY: Mapping[Way, CallTransport] = MappingProxyType({Way.TEL: Telephone(), Way.BROWSER: Browser()})


async def is_here(db: AsyncSession, appointment: Appointment) -> bool:
    """Tell whether a page on which somebody waits for this appointment was heard a moment ago."""
    heard = WaitingPage.appointment_id == appointment.id, WaitingPage.heard_at > func.now() - GONE_AFTER
    return await db.scalar(select(WaitingPage.appointment_id).where(*heard)) is not None
