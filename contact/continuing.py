"""Who waits goes on over another channel, in their very place: one contact begins and the other ends in one step."""

from sqlalchemy.ext.asyncio import AsyncSession

from contact import lifecycle
from contact.models import Author, Contact, State
from contact.opening import Arrival, to_open
from contact.part import Channel, House
from contact.plumbing import chance
from contact.plumbing.errors import Conflict


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
    motive = await house.queueing.about(db, contact.id)
    arrival = Arrival(
        id=chance.new_id(),
        channel=channel.kind,
        motive=motive,
        language=contact.language,  # type: ignore[arg-type]
        continues=contact.id,
        since=contact.first_enqueued_at,
    )
    after = to_open(channel, arrival, contact.seeker_id, contact.agency_id)
    was = State(contact.state)
    await house.queueing.withdraw(db, contact.id)
    await lifecycle.go_on(db, contact.id, Author.SEEKER, contact.seeker_id, was=was)
    await house.queueing.succeed(db, after, channel, contact.id)
    return after
