"""How a call weighs: it wants the whole advisor, and the person need not look at our page."""

from dataclasses import dataclass
from datetime import timedelta

KIND = "callback"


@dataclass(frozen=True)
class Callback:
    """The call-back as a Channel (contact.part.Channel)."""

    kind: str = KIND
    weight: int = 2
    exclusive: bool = True
    interruptible: bool = False
    # They wait for the telephone to ring: a silent page says nothing.
    attended: bool = False
    patience: timedelta | None = None
    ceiling: int | None = None
