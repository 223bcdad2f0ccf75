"""What came becomes films: a job reads the sealed pieces, has each seat's film made by a process of its own, seals it.

The row is claimed by counting up: whoever was slower, or thought dead, writes nothing.
"""

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from sqlalchemy import delete, func, insert, or_, select, update
from sqlalchemy.orm import aliased

from contact import keys
from contact.part import House
from contact.plumbing import log
from video.recording import sealing, standing
from video.recording.consent import State
from video.recording.models import MOST_TRIES, Erased, Part, Recording, RecordingPiece
from video.recording.sealing import Seal
from video.wire.dump import PIECE

logger = log.get(__name__)

FILM = "video.recordings.film"
# Of a process that died nothing more comes.
_COMPLETE_AFTER = timedelta(seconds=15)
# Whoever has read nothing for so long is thought dead.
_LEASE = timedelta(seconds=45)
# An hour of two people, a gigabyte, took 58 s beside other work (measured).
LONGEST = timedelta(minutes=5)
_A_WORD = timedelta(seconds=5)  # to say that it took too long
_ROOT = Path(__file__).parent.parent.parent


class Spoiled(Exception):
    """No film came of it."""


class Overtaken(Exception):
    """Somebody else makes these films now, or there is nothing to be made of any more."""


@dataclass
class Work:
    """A recording whose films are to be made, under the number of this try; how much of it was read."""

    id: UUID
    attempt: int
    length: timedelta
    size: int
    seal: Seal
    read: int = 0


async def film_all(house: House) -> None:
    """Make the films of one recording that has ended; the next at the next ring."""
    work = await _claim(house)
    if work is None:
        return
    try:
        async with asyncio.timeout((LONGEST - _A_WORD).total_seconds()):
            await _film(house, work)
    except* Overtaken:
        logger.info("recording.overtaken", recording=work.id)
    except* (Spoiled, InvalidTag, TimeoutError) as failed:
        logger.warning("recording.spoiled", recording=work.id, attempt=work.attempt, error=repr(failed.exceptions))
    else:
        house.ring(FILM)


async def _claim(house: House) -> Work | None:
    async with house.database.transaction() as db:
        recording = (await db.scalars(_DUE)).one_or_none()
        if recording is None or recording.sealed_key is None:
            return None
        recording.tries, recording.progress = recording.tries + 1, 0
        recording.tried_at = await db.scalar(select(func.now()))
        unfinished = RecordingPiece.recording_id == recording.id, RecordingPiece.part == Part.FILM
        await db.execute(delete(RecordingPiece).where(*unfinished))
        house_key = await keys.key(db, house.settings, sealing.PURPOSE)
        try:
            seal = sealing.opened(house_key, recording.id, recording.sealed_key)
        except InvalidTag:
            # This process has another VISAVIS_SECRET than whoever sealed it.
            logger.error("recording.unsealable", recording=recording.id)  # noqa: TRY400
            return None
        return Work(recording.id, recording.tries, recording.length, max(1, recording.size), seal)


async def _film(house: House, work: Work) -> None:
    async with house.database.transaction() as db:
        seats = (
            await db.scalars(
                select(RecordingPiece.seat)
                .where(RecordingPiece.recording_id == work.id, RecordingPiece.part == Part.DUMP)
                .distinct()
            )
        ).all()
    for seat in sorted(seats):
        async with _child(work) as child, asyncio.TaskGroup() as tasks:
            tasks.create_task(_feed(house, work, seat, child), name="feed")
            tasks.create_task(_collect(house, work, seat, child), name="collect")
    async with house.database.transaction() as db:
        contact, recording = await standing.hold(db, work.id)
        _still(work, recording.state, recording.tries)
        if not seats:
            await standing.erase(db, contact, recording, Erased.EMPTY)
            return
        recording.state, recording.progress = State.KEPT, 100
        dumps = RecordingPiece.recording_id == work.id, RecordingPiece.part == Part.DUMP
        await db.execute(delete(RecordingPiece).where(*dumps))
        standing.tell(db, contact, recording)


@asynccontextmanager
async def _child(work: Work) -> AsyncIterator[Process]:
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "video.recording.child",
        str(work.length // timedelta(milliseconds=1)),
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
        cwd=_ROOT,
        # It is told nothing of ours: no address of a database, no key.
        env={"PATH": os.defpath, "LANG": "C.UTF-8"},
    )
    try:
        yield child
    finally:
        if child.returncode is None:
            child.kill()
        await child.wait()


async def _feed(house: House, work: Work, seat: str, child: Process) -> None:
    """Give the process what a seat has sent."""
    pipe = child.stdin
    if pipe is None:
        raise Spoiled
    number = 0
    try:
        while content := await _read(house, work, seat, number := number + 1):
            pipe.write(content)
            await pipe.drain()
        pipe.close()
        await pipe.wait_closed()
    except (BrokenPipeError, ConnectionResetError) as died:
        raise Spoiled from died


async def _read(house: House, work: Work, seat: str, number: int) -> bytes:
    """Return a piece of what came, opened; nothing after the last."""
    async with house.database.transaction() as db:
        piece = await db.get(RecordingPiece, (work.id, Part.DUMP, seat, number))
        if piece is None:
            return b""
        before, work.read = work.read, work.read + piece.size
        now = min(99, 100 * work.read // work.size)
        if now > 100 * before // work.size:
            mine = Recording.id == work.id, Recording.tries == work.attempt
            await db.execute(update(Recording).where(*mine).values(progress=now, tried_at=func.now()))
    return work.seal.open(piece.content, Part.DUMP, seat, number)


async def _collect(house: House, work: Work, seat: str, child: Process) -> None:
    """Seal and store the film as it comes; its first piece comes last, and with it the film is whole."""
    said = child.stdout
    if said is None:
        raise Spoiled
    number = 1
    try:
        while number:
            number, length = PIECE.unpack(await said.readexactly(PIECE.size))
            await _store(house, work, seat, number, await said.readexactly(length))
    except asyncio.IncompleteReadError as died:
        raise Spoiled from died


async def _store(house: House, work: Work, seat: str, number: int, content: bytes) -> None:
    sealed = work.seal.close(content, Part.FILM, seat, number)
    async with house.database.transaction() as db:
        found = select(Recording.state, Recording.tries).where(Recording.id == work.id).with_for_update()
        row = (await db.execute(found)).one()
        _still(work, row.state, row.tries)
        place = {"recording_id": work.id, "part": Part.FILM, "seat": seat, "number": number}
        await db.execute(insert(RecordingPiece).values(**place, size=len(content), content=sealed))


def _still(work: Work, state: str, tries: int) -> None:
    if state != State.ENDED or tries != work.attempt:
        raise Overtaken


_other = aliased(Recording)
# One at a time: calls, letters and offers want the workers too.
_BUSY = select(_other.id).where(
    _other.state == State.ENDED, _other.tried_at > func.now() - _LEASE, _other.tries < MOST_TRIES
)
_DUE = (
    select(Recording)
    .where(Recording.state == State.ENDED, Recording.tries < MOST_TRIES, ~_BUSY.exists())
    .where(or_(Recording.complete, Recording.ended_at < func.now() - _COMPLETE_AFTER))
    .order_by(Recording.tries, Recording.ended_at)
    .limit(1)
    .with_for_update(of=Recording, skip_locked=True)
)
