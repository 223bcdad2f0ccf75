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
