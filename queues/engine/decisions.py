"""What the engine decides, and why."""

from dataclasses import dataclass
from uuid import UUID

from queues.engine.order import WHOLE
from queues.engine.ready import Because
from queues.engine.rows import Milliseconds, Need


@dataclass(frozen=True, slots=True)
class Why:
    """The facts that decided an offer, as they stood when it was made.

    Of all who wait and whom the advisor could take, nobody goes before this contact; `alike` of
    them, this one included, need exactly the same. `because` says what set the advisor apart from
    the `free` who could have been asked, themselves included. `instead_of` is the referent whom
    they stand in for. `again`: everybody on duty who could take it declined or missed it before.
    """

    queue: UUID
    language: str
    needs: frozenset[Need]
    ring: str
    dropped: frozenset[str]
    waited: Milliseconds
    promise: Milliseconds
    share: int
    alike: int
    because: Because
    free: int
    idle: Milliseconds
    instead_of: UUID | None
    again: bool

    @property
    def percent(self) -> int:
        """Tell how much of the promised delay is used; more than 100 is a promise not kept."""
        return self.share * 100 // WHOLE


@dataclass(frozen=True, slots=True)
class Offer:
    """Put this contact to this advisor."""

    contact: UUID
    advisor: UUID
    why: Why


@dataclass(frozen=True, slots=True)
class Keep:
    """Give this advisor nothing more until there is room for this contact."""

    advisor: UUID
    contact: UUID


@dataclass(frozen=True, slots=True)
class Release:
    """Keep this advisor for nobody any longer."""

    advisor: UUID


Decision = Offer | Keep | Release
