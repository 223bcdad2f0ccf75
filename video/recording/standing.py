"""A recording moves: the only writer of its state, with the contact held still and a notice in the timeline."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from contact import keys, timeline
from contact.models import Author, Contact
from contact.plumbing.database import record
from contact.plumbing.errors import Conflict, NotFound
from contact.plumbing.settings import Settings
from video import company
from video.facts import Recorded
from video.models import Guest, VideoRoom
from video.recording import sealing
from video.recording.consent import GOING, HELD, HOUSE, LIVE, Consent, Said, State, step
from video.recording.models import Because, Erased, Recording, RecordingGuest, RecordingPiece
from video.seats import PAIR, Seat

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


class CallNotBegun(Conflict):
    """There is nothing to record yet: the call has not begun."""


@dataclass(frozen=True)
class Speaker:
    """Who says something about a recording: in which seat, on which side, and which guest, where it is one."""

    seat: str
    by: Author
    guest: Guest | None = None

    @property
    def name(self) -> str | None:
        """The name under which the timeline tells it; None for the two whose call it is."""
        return self.guest.name if self.guest else None


HOUSE_SAYS = Speaker(HOUSE, Author.HOUSE)


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
    """Ask all who are there: whoever asks has agreed."""
    if await _process(db, contact) is None:
        raise CallNotBegun
    db.add(recording)
    await db.flush()  # for asked_at
    await _tell(db, contact, recording, "recording_asked", Speaker(Seat.ADVISOR, Author.ADVISOR))


async def say(
    db: AsyncSession, settings: Settings, contact: Contact, recording: Recording, *, said: Said, who: Speaker
) -> None:
    """Let one in a call say something of a recording that is held still; raise RecordingOver where it is too late."""
    before = Consent(State(recording.state), frozenset(recording.agreed), recording.paused_by)
    after = step(before, said, who.seat, await _there(db, contact))
    if after is None:
        raise RecordingOver
    answered = await _answer(db, recording, said, who)
    if after == before and not answered:
        return
    if after.state is State.ERASED:
        await erase(db, contact, recording, Erased.WITHDRAWN, who=who)
        return

    recording.agreed, recording.paused_by = sorted(after.agreed), after.paused_by
    if before.state is not State.RUNNING and after.state is State.RUNNING and said is Said.AGREE:
        await _run(db, settings, contact, recording)
    elif after.state is State.ENDED:
        await end(db, contact, recording, Because.STOPPED, who=who)
    else:
        recording.state = after.state
        await _tell(db, contact, recording, _SAID.get(said), who)


async def lapse(db: AsyncSession, contact: Contact, recording: Recording) -> None:
    """Take no answer for a no."""
    if recording.state == State.ASKED:
        recording.state = State.REFUSED
        await _tell(db, contact, recording, "recording_unanswered")


async def settle(db: AsyncSession, settings: Settings, contact: Contact, recording: Recording) -> None:
    """Pause what runs once somebody sits down who has not agreed; begin where the one who had not has got up."""
    all_agree = frozenset(recording.agreed) >= await _there(db, contact)
    if recording.state == State.RUNNING and not all_agree:
        recording.state, recording.paused_by = State.PAUSED, HOUSE
        await _tell(db, contact, recording, "recording_paused")
    elif recording.state == State.ASKED and all_agree:
        await _run(db, settings, contact, recording)


async def free(db: AsyncSession, contact: Contact, seat: str) -> None:
    """Let nobody inherit what the one who gets up has agreed to, or paused; the contact is held still."""
    found = select(Recording).where(Recording.contact_id == contact.id, Recording.state.in_(LIVE)).with_for_update()
    recording = (await db.scalars(found, execution_options=_FRESH)).one_or_none()
    if recording is None:
        return
    recording.agreed = [each for each in recording.agreed if each != seat]
    if recording.paused_by == seat:
        recording.paused_by = HOUSE
    tell(db, contact, recording)


async def end(
    db: AsyncSession, contact: Contact, recording: Recording, because: Because, *, who: Speaker = HOUSE_SAYS
) -> None:
    """End what goes on; what was recorded until now is kept."""
    if recording.state not in GOING:
        return
    recording.state, recording.paused_by = State.ENDED, None
    recording.ended_because = because
    recording.ended_at = await db.scalar(select(func.now()))
    recording.erase_at = await db.scalar(select(func.now() + recording.keeps))
    cut = because in (Because.INTERRUPTED, Because.FULL)
    await _tell(db, contact, recording, "recording_cut" if cut else "recording_ended", who)


async def erase(
    db: AsyncSession, contact: Contact, recording: Recording, because: Erased, *, who: Speaker = HOUSE_SAYS
) -> None:
    """Erase it at once: its key, its pieces, and those on their way (keeping.py looks at the state as it stores)."""
    if recording.state not in HELD:
        return
    recording.state, recording.paused_by, recording.agreed = State.ERASED, None, []
    recording.sealed_key = None
    recording.erased_because, recording.erased_at = because, await db.scalar(select(func.now()))
    await db.flush()  # from here on nothing is stored for it
    await db.execute(delete(RecordingPiece).where(RecordingPiece.recording_id == recording.id))
    await db.execute(delete(RecordingGuest).where(RecordingGuest.recording_id == recording.id))
    code = "recording_withdrawn" if because is Erased.WITHDRAWN else "recording_expired"
    await _tell(db, contact, recording, None if because is Erased.EMPTY else code, who)


def tell(db: AsyncSession, contact: Contact, recording: Recording) -> None:
    """Have both sides told once this is true."""
    record(db, Recorded(recording.id, contact.id, contact.seeker_id, contact.advisor_id))


async def _run(db: AsyncSession, settings: Settings, contact: Contact, recording: Recording) -> None:
    """Begin, or go on where it stood still for want of a consent."""
    if recording.process_id is None:
        process = await _process(db, contact)
        if process is None:
            raise CallNotBegun
        house_key = await keys.key(db, settings, sealing.PURPOSE)
        recording.process_id, recording.sealed_key = process, sealing.new_key(house_key, recording.id)
        recording.began_at = await db.scalar(select(func.now()))
    recording.state, recording.paused_by = State.RUNNING, None
    await _tell(db, contact, recording, "recording_began")


async def _answer(db: AsyncSession, recording: Recording, said: Said, who: Speaker) -> bool:
    """Keep what a guest answers; tell whether it is new."""
    if who.guest is None or said not in (Said.AGREE, Said.REFUSE):
        return False
    said_so = {"agreed": said is Said.AGREE, "answered_at": func.now()}
    answered = await db.execute(
        insert(RecordingGuest)
        .values(recording_id=recording.id, guest_id=who.guest.id, **said_so)
        .on_conflict_do_update(
            index_elements=["recording_id", "guest_id"],
            set_=said_so,
            where=RecordingGuest.agreed.is_(said is Said.REFUSE),
        )
        .returning(RecordingGuest.agreed)
    )
    return answered.one_or_none() is not None


async def _there(db: AsyncSession, contact: Contact) -> frozenset[str]:
    """Return the seats whose consent it takes: of the two whose call it is, and of whoever came by a link."""
    return frozenset(PAIR) | {guest.seat for guest in await company.guests(db, contact.id) if guest.seat}


async def _process(db: AsyncSession, contact: Contact) -> UUID | None:
    room = select(VideoRoom.process_id).where(
        VideoRoom.contact_id == contact.id, VideoRoom.advisor_id == contact.advisor_id
    )
    return await db.scalar(room)


async def _tell(
    db: AsyncSession, contact: Contact, recording: Recording, code: str | None, who: Speaker = HOUSE_SAYS
) -> None:
    if code:
        await db.flush()
        await timeline.tell_event(db, contact, code, by=who.by, name=who.name)
    tell(db, contact, recording)
