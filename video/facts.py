"""What can have happened to a call, announced after COMMIT."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Admitted:
    """The advisor has let the seeker in."""

    contact: UUID
    seeker: UUID
    advisor: UUID


@dataclass(frozen=True)
class Displaced:
    """The media process of a call is gone: both sides join again, elsewhere."""

    contact: UUID
    seeker: UUID
    advisor: UUID


@dataclass(frozen=True)
class Recorded:
    """Something became of the recording of a call."""

    recording: UUID
    contact: UUID
    seeker: UUID
    advisor: UUID | None


@dataclass(frozen=True)
class GuestsChanged:
    """Somebody was asked by a link, knocks, was let in, or has left; `seat` is the one that is free by it."""

    contact: UUID
    guest: UUID
    seat: str | None = None


@dataclass(frozen=True)
class HallDisplaced:
    """The media process of a session is gone: all join again, elsewhere."""

    session: UUID
