"""How a chat weighs: one unit, and the person is there."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Chat:
    """The chat as a Channel (contact.part.Channel)."""

    kind: str = "chat"
    weight: int = 1
    attended: bool = True
