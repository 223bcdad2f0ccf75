"""The desk is told: an offer came or went, a declaration changed, a contact moved."""

from contact import news
from contact.facts import Deed, Moved, Seated
from contact.part import House
from contact.plumbing.live import Again
from queues.conference import InvitationGone
from queues.console import OfferGone, show_duty, show_offer
from queues.facts import DutyChanged, Invited, Offered, OfferSettled, Resettled
from queues.models import InvitationState, Offer, OfferState
from queues.roster import Duty

ROUTE = "queues.route"
TELL = "queues.tell"


async def tell_offered(house: House, fact: Offered) -> None:
    """Put the offer before the advisor, unless it is over already."""
    async with house.database.transaction() as db:
        offer = await db.get_one(Offer, fact.offer)
        shown = await show_offer(db, offer) if offer.state == OfferState.PENDING else None
    if shown:
        await house.live.tell(f"advisor:{fact.advisor}", "offer", shown)


async def tell_settled(house: House, fact: OfferSettled) -> None:
    """Take the offer from every tab of the advisor."""
    gone = OfferGone(fact.offer, fact.contact, fact.state)  # type: ignore[arg-type]
    await house.live.tell(f"advisor:{fact.advisor}", "offer_gone", gone)


async def tell_duty(house: House, fact: DutyChanged) -> None:
    """Show the declaration in every tab of the advisor."""
    async with house.database.transaction() as db:
        shown = show_duty(await db.get_one(Duty, fact.advisor))
    await house.live.tell(f"advisor:{fact.advisor}", "duty", shown)
    house.ring(ROUTE)


async def tell_desk(house: House, fact: Moved) -> None:
    """Let the consoles concerned read again, and the router look again."""
    if fact.advisor:
        await house.live.tell(f"advisor:{fact.advisor}", "console", Again())
    if fact.deed is not Deed.OFFERED:  # which is the router's own
        house.ring(ROUTE)


async def tell_resettled(house: House, fact: Resettled) -> None:
    """Show in every tab of the seeker how they wait now, and let the router look again."""
    await news.tell_seekers(house, [fact.contact])
    house.ring(ROUTE)


async def tell_seated(house: House, fact: Seated) -> None:
    """Let the guest's console read again, and the router learn what they hold."""
    await house.live.tell(f"advisor:{fact.guest}", "console", Again())
    house.ring(ROUTE)


async def tell_invited(house: House, fact: Invited) -> None:
    """Let both consoles know what is asked, or how it ended."""
    for advisor in (fact.host, fact.guest):
        if fact.state != InvitationState.PENDING:
            gone = InvitationGone(fact.invitation, fact.contact, fact.guest, fact.state)  # type: ignore[arg-type]
            await house.live.tell(f"advisor:{advisor}", "invitation_gone", gone)
        await house.live.tell(f"advisor:{advisor}", "console", Again())
