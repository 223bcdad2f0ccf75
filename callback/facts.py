"""What can have happened to an appointment: frozen, past tense, announced after COMMIT."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Booked:
    """An appointment was booked, moved or given back: there is something to tell its person."""

    appointment: UUID


@dataclass(frozen=True)
class Asked:
    """A code was asked for, and somebody waits for it."""

    appointment: UUID


@dataclass(frozen=True)
class Chosen:
    """It was chosen what becomes of the bookings of somebody who is away."""

    rearrangement: UUID
