"""Where a contact stands while it waits, as whoever decides tells the kernel."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

Words = dict[str, str]


@dataclass(frozen=True)
class Wait:
    """Between how many minutes and how many; without an end, more than that."""

    start: int
    end: int | None


@dataclass(frozen=True)
class Asked:
    """What is asked of a seeker whose own advisor is there, and busy: this advisor, or the first available?

    `keeps_waiting` is what they have answered, None before.
    """

    advisor: UUID
    name: str
    wait: Wait | None
    on_break: bool
    keeps_waiting: bool | None


@dataclass(frozen=True)
class Standing:
    """Where a contact stands: its queue and motive; while it waits, also its place, how long it may take and more."""

    queue: Words
    motive: Words
    place: int | None
    staffed: bool
    open: bool
    opens_at: datetime | None
    wait: Wait | None = None
    asked: Asked | None = None
