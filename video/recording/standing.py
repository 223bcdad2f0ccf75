"""A recording moves: the only writer of its state, with the contact held still and a notice in the timeline."""

from uuid import UUID

from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from contact import keys, timeline
from contact.models import Author, Contact
from contact.plumbing.database import record
from contact.plumbing.errors import Conflict, NotFound
from contact.plumbing.settings import Settings
from video import company
from video.facts import Recorded
from video.models import VideoRoom
from video.recording import sealing
from video.recording.consent import GOING, HELD, HOUSE, Consent, Said, State, step
from video.recording.models import Because, Erased, Recording, RecordingPiece
from video.seats import PAIR

_FRESH = {"populate_existing": True}
_SAID = {
    Said.REFUSE: "recording_refused",
    Said.PAUSE: "recording_paused",
    Said.RESUME: "recording_resumed",
    Said.STOP: "recording_ended",
    Said.WITHDRAW: "recording_withdrawn",
}


class RecordingOver(Conflict):
    """This cannot be said of the recording any more; here is where it stands now."""


class OthersInCall(Conflict):
    """Somebody has come to this call by a link: it cannot be recorded while they are there."""


class CallNotBegun(Conflict):
    """There is nothing to record yet: the call has not begun."""


async def hold(db: AsyncSession, recording_id: UUID, *conditions: ColumnElement[bool]) -> tuple[Contact, Recording]:
    """Return a recording with its contact, both held still in the one order; raise NotFound."""
    of = select(Recording.contact_id).where(Recording.id == recording_id).scalar_subquery()
    whose = select(Contact).where(Contact.id == of, *conditions).with_for_update()
    contact = (await db.scalars(whose, execution_options=_FRESH)).one_or_none()
    if contact is None:
        raise NotFound
    found = select(Recording).where(Recording.id == recording_id).with_for_update()
    return contact, (await db.scalars(found, execution_options=_FRESH)).one()


async def begin(db: AsyncSession, contact: Contact, recording: Recording) -> None:
    """Ask: whoever asks has agreed."""
    if await _process(db, contact) is None:
        raise CallNotBegun
    if await _there(db, contact) != frozenset(PAIR):
        raise OthersInCall
    db.add(recording)
    await db.flush()  # for asked_at
    await _tell(db, contact, recording, "recording_asked", Author.ADVISOR)


async def say(
    db: AsyncSession, settings: Settings, contact: Contact, recording: Recording, *, said: Said, by: Author
) -> None:
    """Let one side say something about a recording that is held still; raise RecordingOver where it is too late."""
    before = Consent(State(recording.state), frozenset(recording.agreed), recording.paused_by)
    after = step(before, said, by.value, await _there(db, contact))
    if after is None:
        raise RecordingOver
    if after == before:
        return
    if after.state is State.ERASED:
        await erase(db, contact, recording, Erased.WITHDRAWN, by=by)
        return

    recording.agreed, recording.paused_by = sorted(after.agreed), after.paused_by
    if before.state is State.ASKED and after.state is State.RUNNING:
        await _run(db, settings, contact, recording)
    elif after.state is State.ENDED:
        await end(db, contact, recording, Because.STOPPED, by=by)
    else:
        recording.state = after.state
        await _tell(db, contact, recording, _SAID.get(said), by)


async def lapse(db: AsyncSession, contact: Contact, recording: Recording) -> None:
    """Take no answer for a no."""
    if recording.state == State.ASKED:
        recording.state = State.REFUSED
        await _tell(db, contact, recording, "recording_unanswered", Author.HOUSE)


async def pause_for_others(db: AsyncSession, contact: Contact, recording: Recording) -> None:
    """Pause what runs while somebody sits in the call who was not asked."""
    if recording.state == State.RUNNING and not frozenset(recording.agreed) >= await _there(db, contact):
        recording.state, recording.paused_by = State.PAUSED, HOUSE
        await _tell(db, contact, recording, "recording_paused", Author.HOUSE)


async def end(
    db: AsyncSession, contact: Contact, recording: Recording, because: Because, *, by: Author = Author.HOUSE
) -> None:
    """End what goes on; what was recorded until now is kept."""
    if recording.state not in GOING:
        return
    recording.state, recording.paused_by = State.ENDED, None
    recording.ended_because = because
    recording.ended_at = await db.scalar(select(func.now()))
    recording.erase_at = await db.scalar(select(func.now() + recording.keeps))
    cut = because in (Because.INTERRUPTED, Because.FULL)
    await _tell(db, contact, recording, "recording_cut" if cut else "recording_ended", by)


async def erase(
    db: AsyncSession, contact: Contact, recording: Recording, because: Erased, *, by: Author = Author.HOUSE
) -> None:
    """Erase it at once: its key, its pieces, and those on their way (keeping.py looks at the state as it stores)."""
    if recording.state not in HELD:
        return
    recording.state, recording.paused_by, recording.agreed = State.ERASED, None, []
    recording.sealed_key = None
    recording.erased_because, recording.erased_at = because, await db.scalar(select(func.now()))
    await db.flush()  # from here on nothing is stored for it
    await db.execute(delete(RecordingPiece).where(RecordingPiece.recording_id == recording.id))
    code = "recording_withdrawn" if because is Erased.WITHDRAWN else "recording_expired"
    await _tell(db, contact, recording, None if because is Erased.EMPTY else code, by)


def tell(db: AsyncSession, contact: Contact, recording: Recording) -> None:
    """Have both sides told once this is true."""
    record(db, Recorded(recording.id, contact.id, contact.seeker_id, contact.advisor_id))


async def _run(db: AsyncSession, settings: Settings, contact: Contact, recording: Recording) -> None:
    process = await _process(db, contact)
    if process is None:
        raise CallNotBegun
    house_key = await keys.key(db, settings, sealing.PURPOSE)
    recording.state, recording.process_id = State.RUNNING, process
    recording.sealed_key = sealing.new_key(house_key, recording.id)
    recording.began_at = await db.scalar(select(func.now()))
    await _tell(db, contact, recording, "recording_began", Author.HOUSE)


async def _there(db: AsyncSession, contact: Contact) -> frozenset[str]:
    """Return the seats whose consent it takes: of the two whose call it is, and of whoever came by a link.

    The latter are not asked, for they speak for others: while they are there, nothing is recorded.
    """
    return frozenset(PAIR) | {guest.seat for guest in await company.guests(db, contact.id) if guest.seat}


async def _process(db: AsyncSession, contact: Contact) -> UUID | None:
    room = select(VideoRoom.process_id).where(
        VideoRoom.contact_id == contact.id, VideoRoom.advisor_id == contact.advisor_id
    )
    return await db.scalar(room)


async def _tell(db: AsyncSession, contact: Contact, recording: Recording, code: str | None, by: Author) -> None:
    if code:
        await db.flush()
        await timeline.tell_event(db, contact, code, by=by)
    tell(db, contact, recording)
