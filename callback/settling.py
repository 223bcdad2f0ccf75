"""What is over is closed: bookings whose contact has ended, and holds that have lapsed."""

from sqlalchemy import and_, exists, func, or_, select

from callback import lapsing, turns
from callback.models import Appointment, Call, Outcome, State
from callback.push import devices
from callback.ringing import CallOutcome
from contact.facts import Deed, Moved
from contact.models import Contact
from contact.models import State as Stands
from contact.part import House

SETTLE = "callback.settle"
AT_ONCE = 200


async def settle(house: House) -> None:
    """Close what is over."""
    # Whoever was not reached is not called absent by the house: a person decides (callback/calls.py).
    unreached = exists().where(Call.contact_id == Contact.id, Call.outcome.is_distinct_from(CallOutcome.REACHED))
    # Whoever has left can come back for a while.
    left = and_(Contact.state == Stands.ABANDONED, Contact.ended_at <= func.now() - house.settings.seeker_grace)
    ended = (
        select(Appointment, Contact)
        .join(Contact, Contact.id == Appointment.contact_id)
        .where(Appointment.state == State.DUE, or_(Contact.state == Stands.CLOSED, left))
        .where(~unreached)
        .limit(AT_ONCE)
        .with_for_update(of=Appointment, skip_locked=True)
    )
    async with house.database.transaction() as db:
        for appointment, contact in (await db.execute(ended)).all():
            appointment.state, appointment.outcome = State.CLOSED, _outcome(contact)
            appointment.settled_at = func.now()
        await lapsing.let_go(db)
        await turns.forget(db)
        await devices.forget_over(db)


async def ring(house: House, fact: Moved) -> None:
    """Let a booking be closed soon after its contact."""
    if fact.deed != Deed.CLOSED:
        return
    called = select(Appointment.id).where(Appointment.contact_id == fact.contact, Appointment.state == State.DUE)
    async with house.database.transaction() as db:
        if await db.scalar(called):
            house.ring(SETTLE)


_SPOKEN = ("answered", "follow_up", "redirected")


def _outcome(contact: Contact) -> Outcome:
    """Return what became of an appointment whose contact has ended: nothing against anybody without a person's word."""
    if contact.state == Stands.ABANDONED:
        return Outcome.CANCELLED_BY_SEEKER
    return Outcome.HONOURED if contact.outcome in _SPOKEN else Outcome.FAILED_UNDETERMINED
