"""Who came into a call, whose connection was lost, and what our server saw of it, is kept as evidence."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from contact import happenings
from contact.evidence import Happens, Side, plainly
from contact.models import Contact
from contact.part import House
from video import carried
from video.carried import Carried
from video.facts import Displaced
from video.seats import PAIR, Seat

CAME, LOST, LEFT = "call_joined", "call_interrupted", "call_left"
CARRIED, MOVED_ON = "call_carried", "call_server_ended"
KINDS = {
    CAME: Happens(plainly("Relié à l’appel", "Connected to the call")),
    LOST: Happens(plainly("La connexion à l’appel a été interrompue", "The connection to the call was interrupted")),
    LEFT: Happens(plainly("A quitté l’appel", "Left the call")),
    CARRIED: Happens(carried.alone, most=40),
    MOVED_ON: Happens(
        plainly(
            "Un de nos serveurs d’appels s’est arrêté : l’appel a repris sur un autre",
            "One of our call servers ended: the call went on by another",
        )
    ),
}
# As a media process says it (video/rooms/room.py), whose libraries nobody else should load.
_WHAT = {"here": CAME, "silent": LOST, "gone": LEFT}


async def note(house: House, db: AsyncSession, contact: UUID, seat: str, presence: str) -> None:
    """Note where one of the two whose call it is is now."""
    await _note(house, db, contact, seat, _WHAT[presence], {})


async def note_carried(house: House, db: AsyncSession, contact: UUID, seat: str, passed: Carried) -> None:
    """Note what has passed between our server and one of the two whose call it is."""
    await _note(house, db, contact, seat, CARRIED, carried.detail(passed))


async def note_displaced(house: House, fact: Displaced) -> None:
    """Note that the call has lost its media process: whatever is missing then is our doing."""
    async with house.database.transaction() as db:
        await _note(house, db, fact.contact, Seat.ADVISOR, MOVED_ON, {})


async def seen(db: AsyncSession, contact: UUID) -> dict[Side, Carried | None]:
    """Return by side what our server has seen of a call."""
    kept = [each for each in await happenings.read(db, [contact]) if each.what == CARRIED]
    of = {side: [carried.restored(each.detail) for each in kept if each.side == side] for side in Side}
    return {side: carried.together(connections) for side, connections in of.items()}


async def _note(house: House, db: AsyncSession, contact: UUID, seat: str, what: str, detail: Mapping[str, int]) -> None:
    agency = await db.scalar(select(Contact.agency_id).where(Contact.id == contact)) if seat in PAIR else None
    if agency:
        side = Side.THEIRS if seat == Seat.SEEKER else Side.OURS
        await happenings.note(house, db, what, about=contact, agency=agency, side=side, detail=detail)
