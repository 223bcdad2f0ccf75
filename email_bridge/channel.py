"""How a letter weighs: one unit that gives way to a call, and three working days to answer."""

from dataclasses import dataclass
from datetime import timedelta

KIND = "email"


@dataclass(frozen=True)
class Email:
    """The letter as a Channel (contact.part.Channel)."""

    kind: str = KIND
    weight: int = 1
    exclusive: bool = False
    interruptible: bool = True
    attended: bool = False
    # In opening time, as the agency promises it.
    patience: timedelta | None = timedelta(hours=72)
    ceiling: int | None = 90
