"""What can have happened: frozen, past tense, announced after COMMIT."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from contact.models import Entry


class Deed(StrEnum):
    """The steps a contact can take."""

    OPENED = "opened"
    OFFERED = "offered"
    RELEASED = "released"
    ACCEPTED = "accepted"
    ENDED = "ended"
    EXTENDED = "extended"
    CLOSED = "closed"
    TRANSFERRED = "transferred"
    REQUEUED = "requeued"
    ABANDONED = "abandoned"
    RETURNED = "returned"
    HANDED_OVER = "handed_over"
    CONTINUED = "continued"
    WENT_ALONG = "went_along"


@dataclass(frozen=True)
class Moved:
    """A contact of this channel took a step; `advisor` holds it now or held it until this step.

    Not `watched`: neither side can have it on a page.
    """

    contact: UUID
    agency: UUID
    seeker: UUID
    advisor: UUID | None
    deed: Deed
    channel: str
    watched: bool = True


@dataclass(frozen=True)
class Written:
    """An entry joined the timeline of a contact of this channel."""

    entry: Entry
    channel: str
    seeker: UUID
    advisor: UUID | None
    guests: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class Seen:
    """One side has read up to `seq`; what a guest has read is told to nobody but themselves."""

    contact: UUID
    seeker: UUID | None
    advisor: UUID | None
    by: str
    seq: int
    guests: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class Seated:
    """A colleague took a seat beside the holder of a contact, or left it."""

    contact: UUID
    guest: UUID


@dataclass(frozen=True)
class SignedOut:
    """A session was ended; its sockets must fall silent."""

    session: UUID
