"""How a video call weighs: it wants the whole advisor, and the person is there."""

from dataclasses import dataclass
from datetime import timedelta

KIND = "video"


@dataclass(frozen=True)
class Video:
    """The video call as a Channel (contact.part.Channel)."""

    kind: str = KIND
    weight: int = 2
    exclusive: bool = True
    interruptible: bool = False
    attended: bool = True
    patience: timedelta | None = None
    ceiling: int | None = None
