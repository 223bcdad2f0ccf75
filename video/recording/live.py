"""All in a call see at once what becomes of a recording, and the process that keeps it stops at once."""

from uuid import UUID

from sqlalchemy import select

from contact.facts import Deed, Moved
from contact.models import Contact
from contact.part import House
from contact.plumbing import log
from video import company, control
from video.channel import KIND
from video.control import NoMediaProcess, Vanished
from video.facts import Displaced, GuestsChanged, Recorded
from video.models import MediaProcess
from video.recording import standing, sweeps
from video.recording.consent import LIVE
from video.recording.models import Recording
from video.recording.shown import show

logger = log.get(__name__)

# The call is over, or somebody else's: whoever holds it now has agreed to nothing.
_LEAVES = (Deed.ENDED, Deed.CONTINUED, Deed.TRANSFERRED, Deed.REQUEUED, Deed.HANDED_OVER)


async def hurry(house: House, process_id: UUID | None) -> None:
    """Have a media process look now, and return once it has; without an answer it looks by itself, a second later."""
    if process_id is None:
        return
    async with house.database.transaction() as db:
        process = await db.get(MediaProcess, process_id)
    if process is None:
        return
    try:
        await control.look(process)
    except (Vanished, NoMediaProcess) as lost:
        logger.warning("recording.unheard", process=process_id, error=type(lost).__name__)


async def tell(house: House, fact: Recorded) -> None:
    """Tell all in the call where it stands."""
    async with house.database.transaction() as db:
        recording = await db.get(Recording, fact.recording)
        guests = await company.guests(db, fact.contact)
    if recording is None:
        return
    await house.live.tell(f"seeker:{fact.seeker}", "recording", show(recording))
    if fact.advisor:
        await house.live.tell(f"advisor:{fact.advisor}", "recording", show(recording))
    for guest in guests:
        await house.live.tell(company.room(guest.id), "recording", show(recording))


async def end_with_call(house: House, fact: Moved) -> None:
    """End what goes on in a call that is over, or changes hands."""
    if fact.channel == KIND and fact.deed in _LEAVES:
        await sweeps.conclude(house, Contact.id == fact.contact)


async def end_with_process(house: House, fact: Displaced) -> None:
    """End what a process kept that is gone."""
    await sweeps.conclude(house, Contact.id == fact.contact)


async def settle_with_guests(house: House, fact: GuestsChanged) -> None:
    """Ask whoever came by a link, and stand still until they agree; the tape stood still before they were heard."""
    live = select(Recording.id).where(Recording.contact_id == fact.contact, Recording.state.in_(LIVE))
    async with house.database.transaction() as db:
        if (goes_on := await db.scalar(live)) is None:
            return
        contact, recording = await standing.hold(db, goes_on)
        await standing.settle(db, house.settings, contact, recording)
    await hurry(house, recording.process_id)
