"""Who came into a call, and whose connection was lost, is kept as evidence."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from contact import happenings
from contact.evidence import Happens, Side, plainly
from contact.models import Contact
from contact.part import House
from video.seats import PAIR, Seat

CAME, LOST, LEFT = "call_joined", "call_interrupted", "call_left"
KINDS = {
    CAME: Happens(plainly("Relié à l’appel", "Connected to the call")),
    LOST: Happens(plainly("La connexion à l’appel a été interrompue", "The connection to the call was interrupted")),
    LEFT: Happens(plainly("A quitté l’appel", "Left the call")),
}
# As a media process says it (video/rooms/room.py), whose libraries nobody else should load.
_WHAT = {"here": CAME, "silent": LOST, "gone": LEFT}


async def note(house: House, db: AsyncSession, contact: UUID, seat: str, presence: str) -> None:
    """Note it of one of the two whose call it is."""
    agency = await db.scalar(select(Contact.agency_id).where(Contact.id == contact)) if seat in PAIR else None
    if agency:
        side = Side.THEIRS if seat == Seat.SEEKER else Side.OURS
        await happenings.note(house, db, _WHAT[presence], about=contact, agency=agency, side=side)
