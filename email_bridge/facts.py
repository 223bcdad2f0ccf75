"""What can have happened to a letter: frozen, past tense, announced after COMMIT."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Posted:
    """A letter of ours was put into the outbox, taken back, sent, refused, or came back."""

    outbox: UUID
    contact: UUID
