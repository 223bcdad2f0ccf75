"""What can happen at the desk, beside the moves of contacts."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Offered:
    """An advisor was asked."""

    offer: UUID
    advisor: UUID


@dataclass(frozen=True)
class OfferSettled:
    """An offer ended: accepted, declined, expired or rescinded."""

    offer: UUID
    contact: UUID
    advisor: UUID
    state: str


@dataclass(frozen=True)
class DutyChanged:
    """An advisor's declaration changed."""

    advisor: UUID


@dataclass(frozen=True)
class Resettled:
    """Where or for whom somebody waits has changed, and it was no step in their life."""

    contact: UUID


@dataclass(frozen=True)
class Invited:
    """A colleague was asked to join a contact, or that is over; `state` says how."""

    invitation: UUID
    contact: UUID
    host: UUID
    guest: UUID
    state: str
