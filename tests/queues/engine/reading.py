"""What the engine decided, read as the model says it, and judged by the rows alone."""

from uuid import UUID

from queues.engine.decisions import Decision, Keep, Offer, Release
from queues.engine.rows import Advisor, Presence, Waiting
from tests.queues.engine.model import Ask, World

AWAY = Advisor(advisor=UUID(int=0), presence=Presence.AWAY, capacity=0, idle_since=0)


def ask(offer: Offer, waiting: dict[UUID, Waiting]) -> Ask:
    """Return an offer as the model says it."""
    rings = [ring.name for ring in waiting[offer.contact].rings]
    why = offer.why
    return offer.contact, offer.advisor, why.because, why.free, rings.index(why.ring), why.again


def after(kept: dict[UUID, UUID | None], decided: list[Decision]) -> dict[UUID, UUID | None]:
    """Return who is kept for whom once all this is done."""
    keeps = {each.advisor: each.contact for each in decided if isinstance(each, Keep)}
    return kept | {each.advisor: None for each in decided if isinstance(each, Release)} | keeps


def is_lawful(offer: Offer, row: Waiting, world: World, now: int) -> bool:
    """Tell by the rows alone whether an offer could be made and its reason is true."""
    advisor = world.advisors[offer.advisor]
    why = offer.why
    return (
        world.firm(offer.advisor) <= advisor.capacity
        and advisor.presence is Presence.AVAILABLE
        and all(any(s.name == n.name and s.level >= n.level for s in advisor.skills) for n in row.needs if n.must)
        and why.waited == now - row.since
        and why.share == why.waited * 10**9 // row.promise
        and why.needs | {need for need in row.needs if need.name in why.dropped} == row.needs
        and not any(need.must for need in row.needs - why.needs)
        and why.idle == now - advisor.idle_since
        and why.again == (offer.advisor in row.barred)
        and (why.instead_of is None or world.advisors.get(why.instead_of, AWAY).presence is Presence.AWAY)
    )
