"""What is costly to see is seen again no sooner than its cost allows."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from contact.plumbing import clock
from contact.plumbing.database import Database

Seen = TypeVar("Seen")
# Looking takes no more than this part of the time: what took 0.2 s to see is good for 2 s.
_PART = 10


class Sparing(Generic[Seen]):
    """The last view, for all who ask in this process; it is renewed by whoever asks when it may be."""

    def __init__(self) -> None:
        self._of: Database | None = None
        self._seen: Seen | None = None
        self._rests_until: datetime | None = None

    async def of(self, database: Database, see: Callable[[], Awaitable[Seen]]) -> Seen | None:
        """Return what `see` sees, or what it saw last; None while the first look is under way."""
        began = clock.now()
        if self._of is not database:
            self._of, self._seen, self._rests_until = database, None, None
        if self._rests_until and began < self._rests_until:
            return self._seen

        self._rests_until = datetime.max.replace(tzinfo=began.tzinfo)  # nobody else looks meanwhile
        try:
            self._seen = await see()
        finally:
            self._rests_until = clock.now()
            self.rest(self._rests_until - began)
        return self._seen

    def rest(self, cost: timedelta) -> None:
        """Look again so much later as it is worth, for what it cost to see or to make out what was seen."""
        if self._rests_until:
            self._rests_until += cost * (_PART - 1)
