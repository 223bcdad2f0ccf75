"""Whoever sits in a call by a link is asked as everybody is, and may take it back, also once they have left."""

from dataclasses import replace
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from contact.edge import Ask
from contact.models import Author, Contact
from contact.part import Route
from contact.plumbing.errors import NotFound
from video import company, links, passes
from video.models import Guest
from video.recording import live, standing
from video.recording.asking import Word
from video.recording.consent import LIVE, Said
from video.recording.models import Recording, RecordingGuest
from video.recording.shown import RecordingShown, RecordingsShown, show
from video.recording.standing import RecordingOver, Speaker


async def recordings_on_visit(ask: Ask[None]) -> RecordingsShown:
    """Tell a guest what is asked, and of what they have agreed to: while their link holds, even after they left."""
    guest = await _known(ask)
    answered = await _answers(ask.db, guest.id)
    mine = Recording.id.in_([each for each, agreed in answered.items() if agreed])
    asked = Recording.state.in_(LIVE) if await _sits(ask.db, guest) else mine
    found = await ask.db.scalars(
        select(Recording)
        .where(Recording.contact_id == guest.contact_id, or_(mine, asked))
        .order_by(Recording.asked_at, Recording.id)
    )
    return RecordingsShown(
        guest.contact_id,
        watches=False,
        withdraws=True,
        purpose=None,
        days=None,
        recordings=[show(each) for each in found],
        refused=[each for each, agreed in answered.items() if not agreed],
    )


async def say_on_visit(ask: Ask[Word]) -> RecordingShown:
    """Let a guest say something about a recording; like the others', it holds no row while the process looks."""
    async with ask.house.database.transaction() as db:
        recording = await _say(replace(ask, db=db))
    await live.hurry(ask.house, recording.process_id)
    return show(recording)


async def _say(ask: Ask[Word]) -> Recording:
    guest = await _known(ask)
    contact, recording = await standing.hold(ask.db, ask.id(), Contact.id == guest.contact_id)
    said = Said(ask.body.said)
    agreed = (await _answers(ask.db, guest.id)).get(recording.id)
    if said is Said.WITHDRAW and not agreed:
        raise RecordingOver
    if said is not Said.WITHDRAW and not (await _sits(ask.db, guest) and (agreed or said in _ANSWERS)):
        raise RecordingOver
    who = Speaker(guest.seat or "", Author.GUEST, guest)
    await standing.say(ask.db, ask.house.settings, contact, recording, said=said, who=who)
    return recording


_ANSWERS = (Said.AGREE, Said.REFUSE)


async def _known(ask: Ask[None] | Ask[Word]) -> Guest:
    """Return whose page asks, also where their visit is over."""
    named = await links.named(ask.house, ask.db, passes.token(ask))
    found = select(Guest).where(Guest.id == named, Guest.expires_at > func.now())
    guest = (await ask.db.scalars(found)).one_or_none() if named else None
    if guest is None:
        raise NotFound
    passes.prove(guest, passes.shown(ask))
    return guest


async def _sits(db: AsyncSession, guest: Guest) -> bool:
    return guest.id in {each.id for each in await company.guests(db, guest.contact_id)}


async def _answers(db: AsyncSession, guest: UUID) -> dict[UUID, bool]:
    """Return by recording whether a guest has agreed to it."""
    theirs = select(RecordingGuest.recording_id, RecordingGuest.agreed).where(RecordingGuest.guest_id == guest)
    return {row.recording_id: row.agreed for row in await db.execute(theirs)}


routes = (
    Route("GET", "/api/visit/recordings", recordings_on_visit, gives=RecordingsShown, headers=passes.BY),
    Route(
        "POST",
        "/api/visit/recordings/{id}/words",
        say_on_visit,
        takes=Word,
        gives=RecordingShown,
        headers=passes.BY,
    ),
)
