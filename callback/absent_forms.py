"""What is shown and chosen of the bookings of somebody who is away."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta, Struct

from contact.views import Person, Words

MOST = 500


class WayShown(Struct):
    """What can be done with a booking.

    `move` it to `starts_at` with `advisor`, `reassign` it to `advisor` at its hour, or `ask` its person.
    """

    way: Literal["move", "reassign", "ask"]
    starts_at: datetime | None
    advisor: Person | None


class BookingHit(Struct):
    """A booking whose advisor is away at its hour, or at that of a later attempt; what disturbs least comes first."""

    id: UUID
    reference: str
    seeker: str
    motive: Words
    starts_at: datetime
    ends_at: datetime
    ways: list[WayShown]


class BookingsHit(Struct):
    """Whom an absence would leave waiting; `shared` bookings of desks go to colleagues on their day, by themselves."""

    advisor: Person
    zone: str
    bookings: list[BookingHit]
    shared: int


class ChosenWay(Struct):
    """What is chosen for one booking; `was_at` is its hour as it was shown."""

    appointment: UUID
    was_at: datetime
    way: Literal["move", "reassign", "ask"]
    starts_at: datetime | None = None
    advisor: UUID | None = None


class NewRearrangement(Struct):
    """What to do with the bookings of an absence; the id is the page's own."""

    id: UUID
    advisor: UUID
    starts_at: datetime
    ends_at: datetime
    choices: Annotated[list[ChosenWay], Meta(min_length=1, max_length=MOST)]


class RearrangedShown(Struct):
    """What became of one booking; `why` is the code of a refusal."""

    appointment: UUID
    reference: str
    seeker: str
    was_at: datetime
    way: Literal["move", "reassign", "ask"]
    starts_at: datetime | None
    advisor: Person | None
    step: Literal["waiting", "done", "failed"]
    why: str | None


class RearrangementShown(Struct):
    """How far a rearrangement has come."""

    id: UUID
    total: int
    done: int
    failed: int
    bookings: list[RearrangedShown]
