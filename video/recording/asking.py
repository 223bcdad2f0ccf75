"""Within a call it is asked whether it may be recorded, and each side answers, pauses, stops, or takes it back."""

from dataclasses import replace
from typing import Literal
from uuid import UUID

from msgspec import Struct
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from contact.access import Viewer
from contact.edge import Ask
from contact.models import Contact, State
from contact.part import Route
from contact.plumbing.errors import Conflict, IdTaken, NotFound, StaleState
from video.channel import KIND
from video.recording import live, standing
from video.recording.consent import LIVE, Said
from video.recording.models import Recording, RecordingPolicy
from video.recording.shown import RecordingShown, RecordingsShown, show, show_all
from video.seats import Seat


class NotRecordedHere(Conflict):
    """This agency does not record calls."""


class AlreadyAsked(Conflict):
    """A recording of this call goes on, or is being asked about."""


class NewRecording(Struct):
    """The question whether a call may be recorded, under an id of the page's own."""

    id: UUID


class Word(Struct):
    """What one side says about a recording."""

    said: Literal["agree", "refuse", "pause", "resume", "stop", "withdraw"]


async def recordings(ask: Ask[None]) -> RecordingsShown:
    """Tell what became of the recordings of a call, and whether there may be one."""
    viewer = await ask.viewer()
    return await show_all(ask.db, viewer, _video(await viewer.contact(ask.db, ask.id())))


async def ask_to_record(ask: Ask[NewRecording]) -> RecordingShown:
    """Ask whoever is in the call whether it may be recorded; a repeat gets the first answer."""
    viewer = await ask.advisor()
    contact = await _held(ask.db, viewer, ask.id())
    if before := await ask.db.get(Recording, ask.body.id):
        if before.contact_id != contact.id:
            raise IdTaken
        return show(before)
    policy = await ask.db.get(RecordingPolicy, contact.agency_id)
    if policy is None:
        raise NotRecordedHere
    if contact.state != State.ACTIVE:
        raise StaleState
    if await ask.db.scalar(select(Recording.id).where(Recording.contact_id == contact.id, Recording.state.in_(LIVE))):
        raise AlreadyAsked

    recording = Recording(
        id=ask.body.id, contact_id=contact.id, purpose=policy.purpose, keeps=policy.keeps, agreed=[Seat.ADVISOR]
    )
    await standing.begin(ask.db, contact, recording)
    return show(recording)


async def say_of_recording(ask: Ask[Word]) -> RecordingShown:
    """Let one side say something about a recording: said again, it changes nothing.

    The process that keeps it has heard of it when this returns: what is paused is paused. So the request's own
    transaction does not begin, and no row waits for the network.
    """
    async with ask.house.database.transaction() as db:
        recording = await _say(replace(ask, db=db))
    await live.hurry(ask.house, recording.process_id)
    return show(recording)


async def _say(ask: Ask[Word]) -> Recording:
    viewer = await ask.viewer()
    contact, recording = await standing.hold(ask.db, ask.id(), viewer.holds())
    said = Said(ask.body.said)
    who = standing.Speaker(viewer.author.value, viewer.author)
    await standing.say(ask.db, ask.house.settings, contact, recording, said=said, who=who)
    return recording


async def _held(db: AsyncSession, viewer: Viewer, contact_id: UUID) -> Contact:
    found = select(Contact).where(Contact.id == contact_id, viewer.holds()).with_for_update()
    contact = (await db.scalars(found, execution_options={"populate_existing": True})).one_or_none()
    if contact is None:
        raise NotFound
    return _video(contact)


def _video(contact: Contact) -> Contact:
    if contact.channel != KIND:
        raise NotFound
    return contact


routes = (
    Route("GET", "/api/contacts/{id}/recordings", recordings, gives=RecordingsShown),
    Route("POST", "/api/contacts/{id}/recordings", ask_to_record, takes=NewRecording, gives=RecordingShown, status=201),
    Route("POST", "/api/recordings/{id}/words", say_of_recording, takes=Word, gives=RecordingShown),
)
