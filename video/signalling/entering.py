"""What is said to the media process of somebody who takes a seat."""

from uuid import UUID

from msgspec import Struct

from contact.plumbing.errors import Unavailable


class HallFull(Unavailable):
    """As many people are listening as this session can carry. Please try again in a moment."""


class Entering(Struct):
    """The id of their join and their browser's offer; `mends` where it is a connection they have already."""

    join: UUID
    offer: str
    mends: bool = False
