"""What nobody said in time is found in the rows: no answer, a call that is over, a process that is gone, a last day."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, func, literal, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from contact.models import Contact
from contact.models import State as ContactState
from contact.part import House
from contact.plumbing import log
from video.models import MediaProcess, VideoRoom
from video.recording import standing
from video.recording.consent import GOING, LIVE, State
from video.recording.models import Because, Erased, Recording

logger = log.get(__name__)

CONCLUDE, ERASE = "video.recordings.conclude", "video.recordings.erase"
# No answer is a no.
ANSWERED_WITHIN = timedelta(minutes=2)
_AT_ONCE = 50

_OURS = exists(
    select(literal(1)).where(
        VideoRoom.contact_id == Contact.id,
        VideoRoom.advisor_id == Contact.advisor_id,
        Contact.state == ContactState.ACTIVE,
    )
)
_LIVES = exists(select(literal(1)).where(MediaProcess.id == Recording.process_id))


async def conclude_all(house: House) -> None:
    """End, or take for refused, what goes on without its call, its process, or an answer."""
    await conclude(house, true())


async def conclude(house: House, which: ColumnElement[bool]) -> None:
    """End, or take for refused, what goes on in some contacts without its call, its process, or an answer."""
    late = (Recording.state == State.ASKED) & (Recording.asked_at < func.now() - ANSWERED_WITHIN)
    orphan = Recording.state.in_(GOING) & ~_LIVES
    found = (
        select(Recording.id)
        .join(Contact, Contact.id == Recording.contact_id)
        .where(Recording.state.in_(LIVE), which, or_(late, orphan, ~_OURS))
    )
    async with house.database.transaction() as db:
        for each in await _ids(db, found):
            await _conclude(db, each)


async def erase_all(house: House) -> None:
    """Erase what was promised to be erased by now."""
    due = select(Recording.id).where(Recording.state.in_((State.ENDED, State.KEPT)), Recording.erase_at <= func.now())
    async with house.database.transaction() as db:
        for each in await _ids(db, due):
            contact, recording = await standing.hold(db, each)
            if recording.state in (State.ENDED, State.KEPT):
                await standing.erase(db, contact, recording, Erased.EXPIRED)
                logger.info("recording.expired", recording=each)


async def _conclude(db: AsyncSession, recording_id: UUID) -> None:
    contact, recording = await standing.hold(db, recording_id)
    await standing.lapse(db, contact, recording)
    over = not await db.scalar(select(_OURS).select_from(Contact).where(Contact.id == contact.id))
    await standing.end(db, contact, recording, Because.CALL_OVER if over else Because.INTERRUPTED)


async def _ids(db: AsyncSession, found: Select[UUID]) -> Sequence[UUID]:
    return (await db.scalars(found.limit(_AT_ONCE))).all()
