"""Who waits goes on over another channel in their very place, who talks with the very advisor they talk with.

One contact begins and the other ends in one step.
"""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from contact import lifecycle
from contact.models import Advisor, Author, Contact, State
from contact.opening import Arrival, to_open
from contact.part import Channel, House
from contact.plumbing import chance
from contact.plumbing.errors import Conflict, StaleState


class WaitsNoMore(Conflict):
    """You are not waiting any more: somebody is there for you, or the conversation is over."""


def refuse_others(contact: Contact) -> None:
    """Raise WaitsNoMore for a contact that is not waiting."""
    if contact.state not in (State.WAITING, State.OFFERED):
        raise WaitsNoMore


async def go_on(house: House, db: AsyncSession, contact: Contact, channel: Channel) -> Contact:
    """Let the seeker of a contact that is held still go on over a channel; raise WaitsNoMore.

    There is no moment in which neither waits, and none in which both do: it is one transaction.
    """
    refuse_others(contact)
    after = await _after(house, db, contact, channel)
    was = State(contact.state)
    await house.queueing.withdraw(db, contact.id)
    await lifecycle.go_on(db, contact.id, Author.SEEKER, contact.seeker_id, was=was)
    await house.queueing.succeed(db, after, channel, contact.id)
    return after


async def go_on_together(
    house: House, db: AsyncSession, contact: Contact, channel: Channel, by: tuple[Author, UUID]
) -> Contact:
    """Let both sides of a conversation that is held still go on over a channel: nobody else is asked.

    Raises StaleState where nobody talks any more, NoRoom where another contact has the advisor alone.
    """
    if contact.state != State.ACTIVE:
        raise StaleState
    advisor = await db.get_one(Advisor, contact.advisor_id)
    after = await _after(house, db, contact, channel)
    await lifecycle.go_on(db, contact.id, *by, was=State.ACTIVE)
    await house.queueing.succeed(db, after, channel, contact.id)
    return await lifecycle.go_along(db, after.id, advisor, contact.units)


async def _after(house: House, db: AsyncSession, contact: Contact, channel: Channel) -> Contact:
    motive = await house.queueing.about(db, contact.id)
    arrival = Arrival(
        id=chance.new_id(),
        channel=channel.kind,
        motive=motive,
        language=contact.language,  # type: ignore[arg-type]
        continues=contact.id,
        since=contact.first_enqueued_at,
    )
    return to_open(channel, arrival, contact.seeker_id, contact.agency_id)
