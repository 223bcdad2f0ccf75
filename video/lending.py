"""A room is opened, and its seats have keys: for calls of our own, and for contacts of other channels."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from contact.models import Author, Contact
from contact.plumbing import chance, clock
from contact.plumbing.settings import Settings
from contact.rooms import Entrance, NewReport
from video import reports
from video.models import RoomKey, VideoRoom
from video.seats import Seat
from video.turn import relays

KEY_LASTS = timedelta(minutes=5)


class Lent:
    """Rooms as the kernel knows them (contact.rooms.Rooms)."""

    async def open(self, db: AsyncSession, contact: Contact) -> None:
        """Open the room to both sides; said again, it changes nothing."""
        if contact.advisor_id and await opened(db, contact) is None:
            await open_by(db, contact, contact.advisor_id)

    async def entrance(self, settings: Settings, db: AsyncSession, contact: Contact, side: Author) -> Entrance:
        """Return a way in for one side."""
        seat, holder = (Seat.SEEKER, contact.seeker_id) if side is Author.SEEKER else (Seat.ADVISOR, contact.advisor_id)
        return Entrance(await cut_key(db, contact.id, seat, holder), relays(settings, clock.now()))

    async def hear(self, db: AsyncSession, contact: Contact, side: Author, said: NewReport) -> None:
        """Keep what a page of one side tells of how it goes."""
        await reports.keep(db, contact, side, said)


async def opened(db: AsyncSession, contact: Contact, *, lock: bool = False) -> VideoRoom | None:
    """Return the room into which the present advisor of a contact has let the seeker."""
    found = select(VideoRoom).where(VideoRoom.contact_id == contact.id, VideoRoom.advisor_id == contact.advisor_id)
    return (await db.scalars(found.with_for_update() if lock else found)).one_or_none()


async def open_by(db: AsyncSession, contact: Contact, advisor: UUID) -> None:
    """Open a room anew; the process that it was on for the advisor before is forgotten."""
    row = {"advisor_id": advisor, "admitted_at": func.now(), "process_id": None}
    room = insert(VideoRoom).values(contact_id=contact.id, **row)
    await db.execute(room.on_conflict_do_update(index_elements=["contact_id"], set_=row))


async def cut_key(db: AsyncSession, contact: UUID, seat: Seat, holder: UUID | None) -> str:
    """Return a new key to a seat; it does not outlive its holder's hold on the contact."""
    secret = chance.token()
    until = await db.scalar(select(func.now() + KEY_LASTS))
    key = RoomKey(digest=chance.digest(secret), contact_id=contact, seat=seat, holder_id=holder, expires_at=until)
    db.add(key)
    return secret
