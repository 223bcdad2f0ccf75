"""Where two sides of a contact hear each other: what a channel may ask of whoever carries sound and pictures."""

from typing import Protocol

from msgspec import Struct
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


class Rooms(Protocol):
    """Lends a room to an active contact of any channel; who may come in, that channel has decided before."""

    async def open(self, db: AsyncSession, contact: Contact) -> None:
        """Open the room to both sides; said again, it changes nothing."""

    async def entrance(self, settings: Settings, db: AsyncSession, contact: Contact, side: Author) -> Entrance:
        """Return a way in for one side."""
