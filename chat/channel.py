"""How a chat weighs: one unit, and the person is there."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Chat:
    """The chat as a Channel (contact.part.Channel)."""

    kind: str = "chat"
    weight: int = 1
    exclusive: bool = False
    interruptible: bool = False
    attended: bool = True
    patience: timedelta | None = None
    ceiling: int | None = None
