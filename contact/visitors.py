"""Who comes without a session."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Visitor:
    """Somebody who came by a link; `room` is where their page listens, `shared` where it does with many others."""

    id: UUID
    name: str
    room: str
    shared: str | None = None
