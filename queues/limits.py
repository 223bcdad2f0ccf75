"""How much an advisor holds at once: what their supervisor allows, and the less they may hold themselves to."""

from typing import Annotated, Any
from uuid import UUID

from msgspec import Meta, Struct
from sqlalchemy import select

from contact.access import OVERSEERS
from contact.edge import Ask
from contact.models import Advisor
from contact.part import House, Route
from contact.plumbing.database import record
from contact.plumbing.errors import Conflict, Invalid, NotFound
from queues.facts import DutyChanged
from queues.roster import Duty

Count = Annotated[int, Meta(ge=0, le=50)]


class MoreThanAllowed(Conflict):
    """This is more than your supervisor allows. Ask them to raise it."""


class HoldsMore(Conflict):
    """More than that is in hand just now. Conclude something first."""


class UnknownChannel(Invalid):
    """This channel does not exist."""


class NewLimits(Struct):
    """The units to hold at once, and how many contacts of a channel at most."""

    capacity: Annotated[int, Meta(ge=1, le=50)]
    channels: dict[str, Count]


class LimitsShown(Struct):
    """What an advisor holds themselves to, and the most they may choose."""

    capacity: int
    channels: dict[str, int]
    most: int
    most_by_channel: dict[str, int]
    weights: dict[str, int]


async def limits(ask: Ask[None]) -> LimitsShown:
    """Show how much an advisor holds: to themselves, and to whoever watches over their agency."""
    viewer = await ask.advisor()
    if ask.id() != viewer.id and viewer.role not in OVERSEERS:
        raise NotFound
    advisor = await ask.db.get(Advisor, ask.id())
    duty = await ask.db.get(Duty, ask.id())
    if advisor is None or duty is None or advisor.agency_id != viewer.agency:
        raise NotFound
    return show_limits(ask.house, advisor, duty)


async def limit(ask: Ask[NewLimits]) -> LimitsShown:
    """Change how much an advisor holds: an overseer as they see fit, the advisor only within what is allowed."""
    viewer = await ask.advisor()
    wanted = ask.body
    if not set(wanted.channels) <= set(ask.house.channels):
        raise UnknownChannel
    oversees = viewer.role in OVERSEERS
    if ask.id() != viewer.id and not oversees:
        raise NotFound

    advisor, duty = await _held_still(ask, viewer.agency)
    if max(advisor.used, advisor.aside) > wanted.capacity:
        raise HoldsMore
    allowed = None if oversees else _allowed(advisor, duty, wanted)
    advisor.capacity, duty.limits, duty.allowed = wanted.capacity, dict(wanted.channels), allowed
    await viewer.audit(ask.db, "advisor.limits", advisor.id)
    record(ask.db, DutyChanged(advisor.id))
    return show_limits(ask.house, advisor, duty)


def show_limits(house: House, advisor: Advisor, duty: Duty) -> LimitsShown:
    """Show an advisor's limits."""
    allowed = duty.allowed or {"capacity": advisor.capacity, "limits": duty.limits}
    return LimitsShown(
        capacity=advisor.capacity,
        channels=duty.limits,
        most=max(allowed["capacity"], advisor.capacity),
        most_by_channel=allowed["limits"],
        weights={kind: channel.weight for kind, channel in house.channels.items()},
    )


async def _held_still(ask: Ask[NewLimits], agency: UUID) -> tuple[Advisor, Duty]:
    advisor = (
        await ask.db.scalars(
            select(Advisor).where(Advisor.id == ask.id(), Advisor.agency_id == agency).with_for_update()
        )
    ).one_or_none()
    duty = await ask.db.get(Duty, ask.id(), with_for_update=True)
    if advisor is None or duty is None:
        raise NotFound
    return advisor, duty


def _allowed(advisor: Advisor, duty: Duty, wanted: NewLimits) -> dict[str, Any]:
    """Return what the supervisor allows, noted as it was; raise MoreThanAllowed for what goes beyond."""
    allowed = duty.allowed or {"capacity": advisor.capacity, "limits": duty.limits}
    beyond = [kind for kind, most in allowed["limits"].items() if wanted.channels.get(kind, most + 1) > most]
    if wanted.capacity > allowed["capacity"] or beyond:
        raise MoreThanAllowed
    return allowed


routes = (
    Route("GET", "/api/advisors/{id}/limits", limits, gives=LimitsShown),
    Route("PUT", "/api/advisors/{id}/limits", limit, takes=NewLimits, gives=LimitsShown),
)
