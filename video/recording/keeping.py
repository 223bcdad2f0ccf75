"""The media process keeps what may be recorded: it looks at the rows, tapes, seals, and stores what it has each second.

The rows decide. What cannot be stored for a while waits, sealed, in memory; when there is too much of it, the recording
ends, and what was stored until then is kept.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from cryptography.exceptions import InvalidTag
from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from contact import keys
from contact.part import House
from contact.plumbing import log
from video.recording import sealing, standing
from video.recording.consent import GOING, State
from video.recording.models import Because, Part, Recording, RecordingPiece
from video.recording.sealing import Seal
from video.rooms.room import Rooms
from video.rooms.tape import Tape

logger = log.get(__name__)

EACH = timedelta(seconds=1)
LONGEST = timedelta(hours=1)
LARGEST = 1 << 30
# Of one recording, sealed and not stored yet.
MOST_WAITING = 32 << 20
PIECE = 1 << 20
_LOST = (OSError, SQLAlchemyError)


@dataclass(frozen=True)
class Piece:
    """Some of what a seat has sent, sealed."""

    seat: str
    number: int
    size: int
    content: bytes


@dataclass
class Kept:
    """One recording that this process keeps: its tape, its seal, and what waits to be stored."""

    id: UUID
    contact: UUID
    tape: Tape
    seal: Seal
    numbers: dict[str, int] = field(default_factory=dict)
    waiting: list[Piece] = field(default_factory=list)
    size: int = 0

    @property
    def broken(self) -> bool:
        """Whether something of it was lost, or is about to be."""
        return self.tape.overran or sum(piece.size for piece in self.waiting) > MOST_WAITING

    @property
    def full(self) -> bool:
        """Whether it is as long or as large as one may be."""
        return self.size > LARGEST or timedelta(milliseconds=self.tape.length) > LONGEST

    def take(self) -> None:
        """Take from the tape what is on it, and seal it."""
        for seat, taken in self.tape.take().items():
            for at in range(0, len(taken), PIECE):
                content = taken[at : at + PIECE]
                number = self.numbers[seat] = self.numbers.get(seat, 0) + 1
                self.waiting.append(
                    Piece(seat, number, len(content), self.seal.close(content, Part.DUMP, seat, number))
                )
                self.size += len(content)


class Keeper:
    """Keeps the recordings of one media process."""

    def __init__(self, house: House, rooms: Rooms, process: UUID) -> None:
        self._house, self._rooms, self._process = house, rooms, process
        self._kept: dict[UUID, Kept] = {}
        # One look at a time: what a pause stops is not begun again by an older one.
        self._looking = asyncio.Lock()

    @property
    def keeping(self) -> list[Kept]:
        """What is being kept."""
        return list(self._kept.values())

    async def watch(self) -> None:
        """Look and store each second."""
        while True:
            await self.round()
            await asyncio.sleep(EACH.total_seconds())

    async def round(self) -> None:
        """Look, and store what there is; what cannot be stored now waits, as long as it is not too much."""
        try:
            async with self._looking:
                await self._look()
                await self._store_all()
        except _LOST as lost:
            logger.warning("recording.unstored", error=type(lost).__name__)
        for kept in self._kept.values():
            if kept.broken:
                self._stop(kept)

    async def look(self) -> None:
        """Look at the rows: tape what may be recorded, and nothing else."""
        async with self._looking:
            await self._look()

    async def close(self) -> None:
        """Tape nothing any more, and store what there is."""
        for kept in self._kept.values():
            self._stop(kept)
        try:
            async with self._looking:
                await self._store_all()
        except _LOST as lost:
            logger.warning("recording.unstored", error=type(lost).__name__)

    async def _look(self) -> None:
        async with self._house.database.transaction() as db:
            going = (await db.scalars(_GOING, {"process": self._process})).all()
            fresh = [each for each in going if each.id not in self._kept]
            house_key = await keys.key(db, self._house.settings, sealing.PURPOSE) if fresh else b""
        for recording in fresh:
            self._begin(recording, house_key)
        for recording in going:
            if kept := self._kept.get(recording.id):
                self._follow(kept, recording)
        for over in self._kept.keys() - {each.id for each in going}:
            self._stop(self._kept[over])

    def _begin(self, recording: Recording, house_key: bytes) -> None:
        try:
            seal = sealing.opened(house_key, recording.id, recording.sealed_key or b"")
        except InvalidTag:
            # This process has another VISAVIS_SECRET than whoever sealed it.
            logger.error("recording.unsealable", recording=recording.id)  # noqa: TRY400
            return
        tape = Tape(recording.agreed, asyncio.get_running_loop().time)
        self._kept[recording.id] = Kept(recording.id, recording.contact_id, tape, seal)

    def _follow(self, kept: Kept, recording: Recording) -> None:
        room = self._rooms.room(kept.contact)
        if room is None or recording.state != State.RUNNING or kept.broken or kept.full:
            self._stop(kept)
            return
        room.tape = kept.tape
        kept.tape.run(recording.agreed, room.legs)

    def _stop(self, kept: Kept) -> None:
        room = self._rooms.room(kept.contact)
        kept.tape.pause(room.legs if room and room.tape is kept.tape else {})

    async def _store_all(self) -> None:
        for kept in list(self._kept.values()):
            kept.take()
            if await self._store(kept):
                # Also where it was ended between the look and the storing.
                self._stop(kept)
                del self._kept[kept.id]

    async def _store(self, kept: Kept) -> bool:
        """Store what waits; tell whether the recording is over and nothing more will come."""
        because = Because.FULL if kept.full else Because.INTERRUPTED if kept.broken else None
        async with self._house.database.transaction() as db:
            if because:
                contact, recording = await standing.hold(db, kept.id)
                await standing.end(db, contact, recording, because)
            state = await _keep(db, kept)
        kept.waiting.clear()
        return state not in GOING


async def _keep(db: AsyncSession, kept: Kept) -> str | None:
    """Store the pieces of a recording that is not erased; return where it stands.

    Its row is locked: an erasure comes before, and nothing is stored, or after, and erases this too.
    """
    found = select(Recording.state, Recording.tries).where(Recording.id == kept.id).with_for_update()
    row = (await db.execute(found)).one_or_none()
    if row is None or row.state not in (*GOING, State.ENDED) or row.tries:
        return row.state if row else None
    if kept.waiting:
        # Whoever asks twice, because an answer was lost, has stored it once.
        await db.execute(insert(RecordingPiece).on_conflict_do_nothing(), _rows(kept.id, kept.waiting))
    length = timedelta(milliseconds=kept.tape.length)
    now = {"length": length, "size": kept.size, "complete": row.state == State.ENDED}
    await db.execute(update(Recording).where(Recording.id == kept.id).values(**now))
    return str(row.state)


def _rows(recording: UUID, pieces: Sequence[Piece]) -> list[dict[str, object]]:
    return [
        {
            "recording_id": recording,
            "part": Part.DUMP,
            "seat": piece.seat,
            "number": piece.number,
            "size": piece.size,
            "content": piece.content,
        }
        for piece in pieces
    ]


_GOING = select(Recording).where(Recording.process_id == bindparam("process"), Recording.state.in_(GOING))
