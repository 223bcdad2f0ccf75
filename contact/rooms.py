"""Where two sides of a contact hear each other: what a channel may ask of whoever carries sound and pictures."""

from typing import Annotated, Literal, Protocol
from uuid import UUID

from msgspec import Meta, Struct
from sqlalchemy.ext.asyncio import AsyncSession

from contact.models import Author, Contact
from contact.plumbing.settings import Settings


class IceServer(Struct):
    """A relay and how to be let in, as RTCIceServer takes it."""

    urls: list[str]
    username: str
    credential: str


class Entrance(Struct):
    """A key to a seat, for five minutes and one use; and the relays through which the way may lead."""

    key: str
    relays: list[IceServer]


# A day is more than any call lasts.
Milliseconds = Annotated[int, Meta(ge=0, le=86_400_000)]
Count = Annotated[int, Meta(ge=0, le=100_000)]
Packets = Annotated[int, Meta(ge=0, le=1_000_000_000)]


class NewReport(Struct):
    """What a page has counted since it opened, times in milliseconds; the id is the page's own."""

    id: UUID
    joined: Milliseconds | None
    failures: Count
    up: Milliseconds
    fair: Milliseconds
    poor: Milliseconds
    held: Milliseconds
    interruptions: Count
    away: Milliseconds
    received: Packets
    lost: Packets
    trip: Milliseconds
    way: Literal["unknown", "direct", "relay_udp", "relay_tcp", "relay_tls"]


class Rooms(Protocol):
    """Lends a room to an active contact of any channel; who may come in, that channel has decided before."""

    async def open(self, db: AsyncSession, contact: Contact) -> None:
        """Open the room to both sides; said again, it changes nothing."""

    async def entrance(self, settings: Settings, db: AsyncSession, contact: Contact, side: Author) -> Entrance:
        """Return a way in for one side."""

    async def hear(self, db: AsyncSession, contact: Contact, side: Author, said: NewReport) -> None:
        """Keep what a page of one side tells of how it goes, in the place of what it told before.

        Raises NotFound where there is no room, StaleState once it is over, TooMany for ever more pages.
        """
