"""A time that can be booked, as it is shown by whoever offers appointments."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct


class SlotShown(Struct):
    """A time that can be booked: in which diary, in UTC, and for how many at once."""

    diary: UUID
    starts_at: datetime
    ends_at: datetime
    free: int
