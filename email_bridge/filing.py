"""Letters are filed: claimed, read outside of any transaction, and put where they belong in one.

A fast lane takes each letter once, for a second and a half, a few at once. What takes longer waits for the patient
lane, one at a time, so that a letter made to be slow holds up nobody's. What cannot be read goes to quarantine, where
people see it.
"""

import asyncio
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain
from uuid import UUID

from sqlalchemy.exc import SQLAlchemyError

from contact.part import House
from contact.plumbing import clock, log
from contact.plumbing.errors import NotFound, StaleState
from email_bridge import beginning, claims, keeping, placing, threads
from email_bridge.claims import Claimed, Settled
from email_bridge.models import RawState
from email_bridge.reader import Reader, Unreadable
from email_bridge.reading import Read, Reading

FILE_PATIENTLY = "email.file_patiently"
# Seconds after which a task lets another begin; Celery ends it at 30.
_TURN = 10
# Seconds over a letter after which another reader goes on with the rest.
_LATE = 0.1

logger = log.get(__name__)


@dataclass(frozen=True)
class Lane:
    """How long a letter may take to be read, seconds of CPU and by the wall clock, and how many are claimed at once."""

    seconds: int
    wall: float
    patient: bool
    readers: int
    most: int


FAST = Lane(seconds=2, wall=1.5, patient=False, readers=3, most=24)
PATIENT = Lane(seconds=8, wall=10.0, patient=True, readers=1, most=1)


@dataclass(frozen=True)
class Stack:
    """Letters that were claimed together: readers take from the top, and lay aside what they have read."""

    lane: Lane
    unread: deque[Claimed]
    read: deque[tuple[Claimed, Reading]] = field(default_factory=deque)
    unreadable: deque[tuple[Claimed, str]] = field(default_factory=deque)

    def read_with(self, reader: Reader) -> None:
        """Let a reader read, in a thread of its own beside others, until nothing is left."""
        while self.unread:
            try:
                claimed = self.unread.popleft()
            except IndexError:
                return  # another was faster
            try:
                self.read.append((claimed, _said(reader, claimed, self.lane)))
            except Unreadable as failed:
                self.unreadable.append((claimed, failed.code))


class Desk:
    """Where one worker process reads letters: its readers, kept warm."""

    def __init__(self) -> None:
        self.readers = {lane: [Reader() for _ in range(lane.readers)] for lane in (FAST, PATIENT)}

    async def file(self, house: House) -> None:
        """File every letter that has just come."""
        await self._take_turns(house, FAST)

    async def file_patiently(self, house: House) -> None:
        """File what took too long, or whose worker has died; give up what has failed too often."""
        async with house.database.transaction() as db:
            await claims.give_up(db)
        await self._take_turns(house, PATIENT)

    def close(self) -> None:
        """End the readers."""
        for reader in chain.from_iterable(self.readers.values()):
            reader.close()

    async def _take_turns(self, house: House, lane: Lane) -> None:
        begun = clock.elapsed()
        while claimed := await claim(house, lane):
            await self._file(house, Stack(lane, deque(claimed)))
            # What came meanwhile rings by itself, and is filed together.
            if len(claimed) < lane.most or clock.elapsed() - begun >= _TURN:
                return

    async def _file(self, house: House, stack: Stack) -> None:
        """Put a stack away as it is read: by one reader while all goes well, by the next where it takes its time."""
        readers, at_work = iter(self.readers[stack.lane]), set[asyncio.Task[None]]()
        async with asyncio.TaskGroup() as tasks:
            while stack.unread or at_work:
                if stack.unread and (reader := next(readers, None)):
                    at_work.add(tasks.create_task(asyncio.to_thread(stack.read_with, reader), name="read"))
                _, at_work = await asyncio.wait(at_work, timeout=_LATE)
                await put_away(house, stack)


desk = Desk()
"""This process's own; nothing runs in it until there is a letter."""


async def claim(house: House, lane: Lane) -> list[Claimed]:
    """Claim the next letters of a lane."""
    async with house.database.transaction() as db:
        return await (claims.claim_again(db) if lane.patient else claims.claim(db, most=lane.most))


async def put_away(house: House, stack: Stack) -> None:
    """Put what has been read by now where it belongs: what is alike together, the rest one by one."""
    read = [stack.read.popleft() for _ in range(len(stack.read))]
    done = await _put_together(house, read) if read else set()
    for claimed, reading in read:
        if claimed.id not in done:
            await _put_alone(house, claimed, reading)
    for claimed, code in [stack.unreadable.popleft() for _ in range(len(stack.unreadable))]:
        await _not_read(house, claimed, code, stack.lane)


async def put(house: House, claimed: Claimed, reading: Reading) -> None:
    """Put a letter where it belongs, unless somebody else has claimed it since."""
    async with house.database.transaction() as db:
        if await claims.hold(db, [claimed]):
            became, why = await placing.place(house, db, Read(claimed, reading))
            await claims.settle(db, [Settled(claimed, became, why)])


def _said(reader: Reader, claimed: Claimed, lane: Lane) -> Reading:
    return reader.read(claimed.content, envelope_from=claimed.envelope_from, seconds=lane.seconds, wall=lane.wall)


async def _put_together(house: House, many: Sequence[tuple[Claimed, Reading]]) -> set[UUID]:
    """Put in one transaction what speaks of no conversation; return which. Where one fails, each is put alone."""
    try:
        async with house.database.transaction() as db:
            alike = await threads.of_none(db, [Read(claimed, reading) for claimed, reading in many])
            chosen = {each.raw.id: each for each in alike}
            claimed = {each.id: each for each, _ in many if each.id in chosen}
            ours = [chosen[each] for each in await claims.hold(db, list(claimed.values()))]
            if ours:
                repeats = await keeping.repeats(db, ours)
                await beginning.begin(house, db, [each for each in ours if each.raw.id not in repeats])
                await claims.settle(db, [_settled(claimed[each.raw.id], repeats) for each in ours])
    except (SQLAlchemyError, StaleState, NotFound) as failed:
        logger.warning("letters.not_put_together", error=type(failed).__name__)
        return set()
    return set(chosen)


def _settled(claimed: Claimed, repeats: set[UUID]) -> Settled:
    return Settled(claimed, RawState.IGNORED, "repeat") if claimed.id in repeats else Settled(claimed, RawState.FILED)


async def _put_alone(house: House, claimed: Claimed, reading: Reading) -> None:
    try:
        await put(house, claimed, reading)
    except (SQLAlchemyError, StaleState) as failed:
        await _let_go(house, claimed, type(failed).__name__)
    except NotFound:
        # Its mailbox feeds a line that is no more: for the administrator to say which.
        await _quarantine(house, claimed, "no_line")


async def _let_go(house: House, claimed: Claimed, failure: str) -> None:
    """Leave a letter that could not be put anywhere to a later try; its neighbours go on."""
    logger.error("letter.not_filed", raw=str(claimed.id), error=failure)
    await _release(house, claimed, "not_filed")


async def _not_read(house: House, claimed: Claimed, code: str, lane: Lane) -> None:
    slow = code in {"too_slow", "too_much_work", "reader_died"}
    if slow and not lane.patient:
        await _release(house, claimed, code)
    else:
        await _quarantine(house, claimed, code)


async def _release(house: House, claimed: Claimed, code: str) -> None:
    async with house.database.transaction() as db:
        await claims.release(db, claimed, code)
    house.ring(FILE_PATIENTLY)


async def _quarantine(house: House, claimed: Claimed, why: str) -> None:
    async with house.database.transaction() as db:
        await claims.settle(db, [Settled(claimed, RawState.QUARANTINED, why)])
    logger.warning("letter.quarantined", raw=str(claimed.id), why=why)
