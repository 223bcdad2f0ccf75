"""A session in which one speaks and hundreds listen: which media process carries it, and who enters.

Whoever holds sessions (their hour, who may come, what is asked) needs of the media no more than what is here.
"""

from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from contact.part import House
from video import control, registry
from video.control import NoMediaProcess, Vanished
from video.models import MediaProcess, VideoHall
from video.signalling import offers
from video.signalling.entering import Entering


async def enter(house: House, session: UUID, seat: str, entering: Entering) -> str:
    """Let a browser into a seat of a session (seats.PRESENTER, seats.listener); return the answer to its offer.

    Who presents offers one sound and one picture, both `sendonly`; who listens one sound, or one sound and one picture,
    `recvonly`. The session is carried where it is already, or by the least loaded process. It holds no transaction
    while it waits for the media process; call it outside of any.
    Raises what `offers.read` raises, OfferUnanswerable, NoMediaProcess, and HallFull.
    """
    offers.read(entering.offer)
    for _ in range(2):
        async with house.database.transaction() as db:
            process = await _carrying(db, session) or await _opened(db, session)
        try:
            return await control.enter(process, session, seat, entering)
        except Vanished:
            async with house.database.transaction() as db:
                await registry.drop(db, MediaProcess.id == process.id)
    raise NoMediaProcess(retry_after=1)


async def show_out(house: House, session: UUID, seat: str) -> None:
    """Close the way of the one in a seat, if they are there."""
    async with house.database.transaction() as db:
        process = await _carrying(db, session)
    if process:
        await control.show_out(process, session, seat)


async def close(db: AsyncSession, session: UUID) -> None:
    """End a session for all in it: their process closes it at its next beat, within two seconds."""
    await db.execute(delete(VideoHall).where(VideoHall.session_id == session))


async def _carrying(db: AsyncSession, session: UUID) -> MediaProcess | None:
    carrying = select(MediaProcess).join(VideoHall, VideoHall.process_id == MediaProcess.id)
    return (await db.scalars(carrying.where(VideoHall.session_id == session, registry.lives()))).one_or_none()


async def _opened(db: AsyncSession, session: UUID) -> MediaProcess:
    """Have the least loaded process carry a session; of two who come first, one decides where."""
    process = await registry.least_loaded(db)
    if process is None:
        raise NoMediaProcess(retry_after=1)
    at = insert(VideoHall).values(session_id=session, process_id=process.id)
    # A process that is not heard any more and was not yet dropped leaves its place to the new one.
    pinned = await db.execute(
        at.on_conflict_do_update(
            index_elements=["session_id"],
            set_={"process_id": process.id},
            where=~select(MediaProcess.id).where(MediaProcess.id == VideoHall.process_id, registry.lives()).exists(),
        ).returning(VideoHall.process_id)
    )
    if pinned.scalar_one_or_none() is None:
        return await _carrying(db, session) or process
    return process
