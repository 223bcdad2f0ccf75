"""Where somebody in a room is, as the others are told."""

from collections.abc import Awaitable, Callable
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

from video.carried import Carried
from video.rooms.leg import GONE, Leg


class Presence(StrEnum):
    """Somebody is here, was not heard for a moment, or is gone."""

    HERE = "here"
    SILENT = "silent"
    GONE = "gone"


# Hears what has passed between us and the one in a seat, once that connection is over.
Ended: TypeAlias = Callable[[UUID, str, Carried], None]
Tell: TypeAlias = Callable[[UUID, str, Presence], Awaitable[None]]


def presence(leg: Leg | None) -> Presence:
    """Tell where the one at the end of a leg is."""
    if leg is None or leg.closed or leg.silent_for > GONE:
        return Presence.GONE
    return Presence.SILENT if leg.cipher is None or leg.silent else Presence.HERE
