"""What is said to the media process of somebody who takes a seat."""

from uuid import UUID

from msgspec import Struct


class Entering(Struct):
    """The id of their join and their browser's offer; `mends` where it is a connection they have already."""

    join: UUID
    offer: str
    mends: bool = False
