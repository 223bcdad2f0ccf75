"""Films are watched by who held the call, or oversees it, each time for a reason that is kept with their name."""

from datetime import timedelta
from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct
from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from contact import keys
from contact.access import Viewer
from contact.edge import Ask
from contact.files import File, Slice
from contact.models import Contact
from contact.part import Route
from contact.plumbing.errors import Conflict, IdTaken, Invalid, NotFound
from contact.timeline import readable
from video.recording import sealing
from video.recording.consent import State
from video.recording.models import Part, Recording, RecordingPiece, RecordingViewing

LASTS = timedelta(hours=2)
LONGEST_REASON = 300


class FilmsNotReady(Conflict):
    """The films of this recording are not ready yet, or not any more."""


class AskForPart(Invalid):
    """A film is asked for in parts (RFC 9110, 14.2)."""


class NewViewing(Struct):
    """Why somebody wants to watch a recording; the id is the page's own."""

    id: UUID
    reason: Annotated[str, Meta(min_length=1, max_length=LONGEST_REASON)]


class FilmShown(Struct):
    """Whose film it is, and how many bytes it has."""

    seat: str
    size: int


class ViewingShown(Struct):
    """What can be watched for two hours, under this id; all films begin together and are equally long."""

    id: UUID
    recording: UUID
    films: list[FilmShown]


async def begin_to_watch(ask: Ask[NewViewing]) -> ViewingShown:
    """Note who watches a recording, and why; a repeat gets the first answer."""
    viewer = await ask.advisor()
    recording = await _watchable(ask.db, viewer, ask.id())
    if recording.state != State.KEPT:
        raise FilmsNotReady

    viewing = await ask.db.get(RecordingViewing, ask.body.id)
    if viewing is None:
        reason = readable(ask.body.reason)
        ask.db.add(RecordingViewing(id=ask.body.id, recording_id=recording.id, advisor_id=viewer.id, reason=reason))
        await viewer.audit(ask.db, "recording.watched", recording.id)
    elif (viewing.recording_id, viewing.advisor_id) != (recording.id, viewer.id):
        raise IdTaken
    return ViewingShown(ask.body.id, recording.id, await _films(ask.db, recording.id))


async def watch(ask: Ask[None]) -> File:
    """Give a part of a film, as players ask for it: from a byte on, as much as one sealed piece holds."""
    viewer = await ask.advisor()
    found = select(RecordingViewing).where(
        RecordingViewing.id == ask.id(),
        RecordingViewing.advisor_id == viewer.id,
        RecordingViewing.at > func.now() - LASTS,
    )
    viewing = (await ask.db.scalars(found)).one_or_none()
    if viewing is None:
        raise NotFound
    recording = await _watchable(ask.db, viewer, viewing.recording_id)
    if recording.state != State.KEPT or recording.sealed_key is None:
        raise NotFound
    wanted = ask.bytes()
    if wanted is None:
        raise AskForPart

    seal = sealing.opened(
        await keys.key(ask.db, ask.house.settings, sealing.PURPOSE), recording.id, recording.sealed_key
    )
    return await _slice(ask, recording.id, seal, wanted)


async def _slice(ask: Ask[None], recording: UUID, seal: sealing.Seal, wanted: tuple[int, int | None]) -> File:
    seat, before, (start, last) = ask.word("seat"), 0, wanted
    end = None if last is None else last + 1
    sizes = await ask.db.execute(
        select(RecordingPiece.number, RecordingPiece.size)
        .where(RecordingPiece.recording_id == recording, RecordingPiece.part == Part.FILM, RecordingPiece.seat == seat)
        .order_by(RecordingPiece.number)
    )
    pieces = sizes.all()
    whole = sum(size for _, size in pieces)
    for number, size in pieces:
        if start < before + size:
            piece = await ask.db.get_one(RecordingPiece, (recording, Part.FILM, seat, number))
            until = None if end is None else max(end - before, 0)
            content = seal.open(piece.content, Part.FILM, seat, number)[start - before : until]
            return File("", "video/webm", content, part=Slice(start, whole))
        before += size
    raise NotFound


async def _films(db: AsyncSession, recording: UUID) -> list[FilmShown]:
    films = await db.execute(
        select(RecordingPiece.seat, func.sum(RecordingPiece.size))
        .where(RecordingPiece.recording_id == recording, RecordingPiece.part == Part.FILM)
        .group_by(RecordingPiece.seat)
        .order_by(RecordingPiece.seat.desc())
    )
    return [FilmShown(seat, int(size)) for seat, size in films]


async def _watchable(db: AsyncSession, viewer: Viewer, recording_id: UUID) -> Recording:
    """Return a recording of a call that the viewer held or oversees, or raise NotFound."""
    found = (
        select(Recording)
        .join(Contact, Contact.id == Recording.contact_id)
        .where(Recording.id == recording_id, or_(viewer.holds(), viewer.oversees()))
    )
    recording = (await db.scalars(found)).one_or_none()
    if recording is None:
        raise NotFound
    return recording


routes = (
    Route("POST", "/api/recordings/{id}/viewings", begin_to_watch, takes=NewViewing, gives=ViewingShown, status=201),
    Route("GET", "/api/viewings/{id}/films/{seat}", watch, gives=File, status=206),
)
