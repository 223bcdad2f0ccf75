"""Which media processes there are, which is the least loaded, and whose rooms have lost theirs."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from contact.models import Contact, State
from contact.part import House
from contact.plumbing import log
from contact.plumbing.database import record
from video import company, control
from video.facts import Displaced, GuestsChanged, HallDisplaced
from video.models import CallTrial, Guest, MediaProcess, RoomKey, VideoHall, VideoRoom

logger = log.get(__name__)

BEAT = timedelta(seconds=2)
# Two beats missed: with the sweep of each second a dead process is noticed within five.
DEAD_AFTER = timedelta(seconds=4)
SWEEP = "video.sweep"


async def register(db: AsyncSession, process: MediaProcess) -> None:
    """Add a process; whoever was in its place before is dead."""
    await drop(db, MediaProcess.place == process.place)
    db.add(process)


async def beat(db: AsyncSession, process: UUID, rooms: int, legs: int) -> bool | None:
    """Say that a process lives, and what it carries; return whether it drains, None where it was given up."""
    return (
        await db.execute(
            update(MediaProcess)
            .where(MediaProcess.id == process)
            .values(heard_at=func.now(), rooms=rooms, legs=legs)
            .returning(MediaProcess.draining)
        )
    ).scalar_one_or_none()


async def drain(db: AsyncSession, place: str) -> bool:
    """Give a process no new rooms; tell whether there is one at this place."""
    told = await db.execute(
        update(MediaProcess).where(MediaProcess.place == place).values(draining=True).returning(MediaProcess.id)
    )
    return told.scalar_one_or_none() is not None


async def least_loaded(db: AsyncSession) -> MediaProcess | None:
    """Return the living process with the fewest calls, or None."""
    rooms = select(func.count()).where(VideoRoom.process_id == MediaProcess.id).scalar_subquery()
    living = select(MediaProcess).where(~MediaProcess.draining, lives())
    return (await db.scalars(living.order_by(MediaProcess.legs, rooms, func.random()).limit(1))).one_or_none()


def lives() -> ColumnElement[bool]:
    """The processes that were heard a moment ago."""
    return MediaProcess.heard_at > func.now() - DEAD_AFTER


async def drop(db: AsyncSession, which: ColumnElement[bool]) -> None:
    """Forget processes; their rooms are to be joined again elsewhere, and both sides hear of it."""
    gone = (await db.scalars(select(MediaProcess.id).where(which).with_for_update(skip_locked=True))).all()
    if not gone:
        return
    displaced = await db.execute(
        select(Contact.id, Contact.seeker_id, Contact.advisor_id)
        .join(VideoRoom, VideoRoom.contact_id == Contact.id)
        .where(VideoRoom.process_id.in_(gone), Contact.state == State.ACTIVE)
    )
    for row in displaced:
        record(db, Displaced(row.id, row.seeker_id, row.advisor_id))
    for session in await db.scalars(select(VideoHall.session_id).where(VideoHall.process_id.in_(gone))):
        record(db, HallDisplaced(session))
    await db.execute(delete(MediaProcess).where(MediaProcess.id.in_(gone)))
    logger.warning("media.gone", processes=gone)


async def stale(db: AsyncSession, rooms: Sequence[UUID], process: UUID) -> list[UUID]:
    """Return which of a process's rooms are of no use now: the call has ended, changed hands, or gone elsewhere."""
    used = await db.scalars(
        select(VideoRoom.contact_id)
        .join(Contact, Contact.id == VideoRoom.contact_id)
        .where(
            VideoRoom.contact_id.in_(rooms),
            VideoRoom.process_id == process,
            VideoRoom.advisor_id == Contact.advisor_id,
            Contact.state == State.ACTIVE,
        )
    )
    tried = await db.scalars(
        select(CallTrial.id).where(
            CallTrial.id.in_(rooms), CallTrial.expires_at > func.now(), CallTrial.concluded_at.is_(None)
        )
    )
    held = await db.scalars(
        select(VideoHall.session_id).where(VideoHall.session_id.in_(rooms), VideoHall.process_id == process)
    )
    return sorted(set(rooms) - set(used) - set(tried) - set(held))


async def free(db: AsyncSession, seats: Sequence[tuple[UUID, str]]) -> list[tuple[UUID, str]]:
    """Return which of the seats of guests are theirs no more."""
    if not seats:
        return []
    held = select(Guest.contact_id, Guest.seat).join(Contact, company.seated())
    found = await db.execute(held.where(Guest.contact_id.in_({contact for contact, _ in seats})))
    return sorted(set(seats) - {(row.contact_id, row.seat) for row in found})


async def show_out(house: House, fact: GuestsChanged) -> None:
    """Close the way of a guest whose seat is free, at once; its process finds by itself what is missed here."""
    if fact.seat is None:
        return
    async with house.database.transaction() as db:
        pinned = select(MediaProcess).join(VideoRoom, VideoRoom.process_id == MediaProcess.id)
        process = await db.scalar(pinned.where(VideoRoom.contact_id == fact.contact))
    if process:
        await control.show_out(process, fact.contact, fact.seat)


async def sweep(house: House) -> None:
    """Notice dead processes, and throw away the keys and the trials that have expired."""
    async with house.database.transaction() as db:
        await drop(db, ~lives())
        await db.execute(delete(RoomKey).where(RoomKey.expires_at < func.now()))
        await db.execute(delete(CallTrial).where(CallTrial.expires_at < func.now()))
