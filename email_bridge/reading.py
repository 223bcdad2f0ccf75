"""What a letter says, once it has been read: plain values that pass from the reader's process to ours."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol
from uuid import UUID

from msgspec import Struct


class Person(Struct):
    """A correspondent as they were written."""

    name: str
    address: str


class Passage(Struct):
    """A stretch of a letter: said by its writer, quoted from before, or their signature."""

    kind: Literal["said", "cited", "quoted", "signature"]
    text: str


class Enclosed(Struct):
    """A file in a letter."""

    name: str
    declared: str
    content: bytes
    content_id: str | None = None
    inline: bool = False


class Returned(Struct):
    """What a report says of a letter of ours (email_bridge.bounces)."""

    final: bool
    status: str | None
    recipient: str | None
    says: str
    about: list[str]


class Reading(Struct):
    """A letter, read."""

    fingerprint: bytes
    # Neither numbered nor dated by the program that wrote it.
    anonymous: bool
    message_id: str | None
    in_reply_to: str | None
    # In-Reply-To and References, the nearest first.
    answers: list[str]
    sender: Person | None
    # More than one address says that it wrote it: each program shows another one.
    several: bool
    to: list[str]
    cc: list[str]
    # Wherever it says that it was delivered.
    delivered_to: list[str]
    subject: str
    # Authentication-Results as they stand, from the top.
    results: list[str]
    robot: str | None
    language: Literal["fr", "en"]
    passages: list[Passage]
    html: str | None
    enclosed: list[Enclosed]
    # More than we show: too many parts, too deep, too long.
    cut: bool
    bounce: Returned | None = None

    @property
    def words(self) -> str:
        """What the writer says, with what they answer line by line, without the history."""
        return "\n\n".join(each.text for each in self.passages if each.kind in {"said", "cited"})


class Handed(Protocol):
    """The bytes that were read, and who handed them over to whom."""

    @property
    def id(self) -> UUID:
        """The row that keeps them."""

    @property
    def mailbox_id(self) -> UUID:
        """The mailbox in which they came."""

    @property
    def source(self) -> str:
        """Whether they came by the door."""

    @property
    def envelope_to(self) -> Sequence[str]:
        """The addresses that they were brought to."""


@dataclass(frozen=True)
class Read:
    """A letter's bytes, and what they say."""

    raw: Handed
    reading: Reading
