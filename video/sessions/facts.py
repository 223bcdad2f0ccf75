"""What can have happened to a session, announced after COMMIT."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Announced:
    """There is something to write to those who have a place."""

    session: UUID


@dataclass(frozen=True)
class SessionChanged:
    """A session has begun, is over, was called off, or is otherwise than it was announced."""

    session: UUID


@dataclass(frozen=True)
class PlaceLeft:
    """Somebody has given their place back."""

    session: UUID
    place: UUID


@dataclass(frozen=True)
class QuestionChanged:
    """A question was asked, or something has become of it."""

    session: UUID
    question: UUID
