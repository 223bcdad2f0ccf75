"""What can have happened to an appointment: frozen, past tense, announced after COMMIT."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Booked:
    """An appointment was booked, moved or given back: there is something to tell its person."""

    appointment: UUID


@dataclass(frozen=True)
class Asked:
    """A code was asked for, or somebody is being called: they wait for what we tell."""

    appointment: UUID


@dataclass(frozen=True)
class Turned:
    """It stands otherwise with a call: it rings, is answered or over, or somebody has begun to wait for it on a page.

    `contact` is what it has become, if it has, and `advisor` has that in hand.
    """

    appointment: UUID
    seeker: UUID
    contact: UUID | None
    advisor: UUID | None


@dataclass(frozen=True)
class Chosen:
    """It was chosen what becomes of the bookings of somebody who is away."""

    rearrangement: UUID
