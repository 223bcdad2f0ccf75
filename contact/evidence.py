"""What is worth remembering when somebody asks later whose fault it was, and how it is told."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

Detail = Mapping[str, Any]
# A sentence in each language; None of the present languages may lack.
Says = Callable[[Detail], dict[str, str]]


class Side(StrEnum):
    """On whose side something happened, as the house sees it: the seeker's, or ours."""

    THEIRS = "theirs"
    OURS = "ours"


@dataclass(frozen=True)
class Happens:
    """One kind of happening, as a part registers it: how it is told, and how much of it is kept.

    At most `most` of the kind are kept about one subject, and none within `apart` of the one before: whoever opens a
    link again and again fills no disk, and pushes nothing else out.
    """

    says: Says
    most: int = 20
    apart: timedelta = timedelta(0)


@dataclass(frozen=True)
class Subject:
    """About what something is noted, and which agency answers for it."""

    about: UUID
    agency: UUID


def plainly(fr: str, en: str) -> Says:
    """Return what tells a happening by a sentence in each language, with its details in braces."""
    return lambda detail: {"fr": fr.format_map(detail), "en": en.format_map(detail)}
