"""A letter is filed: claimed, read outside of any transaction, and put where it belongs in one.

A fast lane takes each letter once, for a second and a half, a few at once. What takes longer waits for the patient
lane, one at a time, so that a letter made to be slow holds up nobody's. What cannot be read goes to quarantine, where
people see it.
"""

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain
from uuid import UUID

from sqlalchemy import Interval, Select, TextClause, Update, bindparam, func, or_, select, text, update
from sqlalchemy.exc import SQLAlchemyError

from contact.part import House
from contact.plumbing import clock, log
from contact.plumbing.errors import NotFound, StaleState
from email_bridge import placing
from email_bridge.models import RawLetter, RawState
from email_bridge.reader import Reader, Unreadable
from email_bridge.reading import Reading

FILE_PATIENTLY = "email.file_patiently"
MOST_TRIES = 5
# A letter whose worker has died is claimed again after this; longer than any lane takes.
CLAIM = timedelta(seconds=40)
# Seconds after which a task lets another begin; Celery ends it at 30.
_TURN = 12

logger = log.get(__name__)


@dataclass(frozen=True)
class Lane:
    """How long a letter may take to be read: seconds of CPU, and by the wall clock."""

    seconds: int
    wall: float
    patient: bool
    at_once: int


FAST = Lane(seconds=2, wall=1.5, patient=False, at_once=3)
PATIENT = Lane(seconds=8, wall=10.0, patient=True, at_once=1)


@dataclass(frozen=True)
class Claimed:
    """A letter that is ours to file while nobody has claimed it after us."""

    id: UUID
    mailbox_id: UUID
    source: str
    fence: int
    tries: int
    envelope_from: str | None
    envelope_to: list[str]
    content: bytes


class Desk:
    """Where one worker process reads letters: its readers, kept warm."""

    def __init__(self) -> None:
        self.readers = {lane: [Reader() for _ in range(lane.at_once)] for lane in (FAST, PATIENT)}

    async def file(self, house: House) -> None:
        """File every letter that has just come."""
        await self._take_turns(house, FAST)

    async def file_patiently(self, house: House) -> None:
        """File what took too long, or whose worker has died; give up what has failed too often."""
        await _give_up(house)
        await self._take_turns(house, PATIENT)

    def close(self) -> None:
        """End the readers."""
        for reader in chain.from_iterable(self.readers.values()):
            reader.close()

    async def _take_turns(self, house: House, lane: Lane) -> None:
        # Most bells ring for a letter that another has filed: one question finds that out, not one a reader.
        first = await claim(house, lane)
        if first is None:
            return
        begun, (reader, *others) = clock.elapsed(), self.readers[lane]
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._take_turn(house, lane, reader, begun, first), name="file")
            for each in others:
                tasks.create_task(self._take_turn(house, lane, each, begun), name="file")

    async def _take_turn(
        self, house: House, lane: Lane, reader: Reader, begun: int, first: Claimed | None = None
    ) -> None:
        claimed = first or await claim(house, lane)
        while claimed:
            await self._file(house, claimed, lane, reader)
            in_time = clock.elapsed() - begun < _TURN
            claimed = await claim(house, lane) if in_time else None

    async def _file(self, house: House, claimed: Claimed, lane: Lane, reader: Reader) -> None:
        try:
            reading = await asyncio.to_thread(
                reader.read,
                claimed.content,
                envelope_from=claimed.envelope_from,
                seconds=lane.seconds,
                wall=lane.wall,
            )
            await put(house, claimed, reading)
        except Unreadable as failed:
            await _not_read(house, claimed, failed.code, lane)
        except (SQLAlchemyError, StaleState) as failed:
            await _let_go(house, claimed, type(failed).__name__)
        except NotFound:
            # Its mailbox feeds a line that is no more: for the administrator to say which.
            await _settle(house, claimed, RawState.QUARANTINED, "no_line")


desk = Desk()
"""This process's own; nothing runs in it until there is a letter."""


async def claim(house: House, lane: Lane) -> Claimed | None:
    """Claim the next letter of a lane."""
    async with house.database.transaction() as db:
        asked, binds = (_CLAIM_PATIENT, {"claim": CLAIM, "most": MOST_TRIES}) if lane.patient else (_CLAIM_FAST, {})
        row = (await db.execute(asked, binds)).mappings().one_or_none()
    return Claimed(**row) if row else None


async def put(house: House, claimed: Claimed, reading: Reading) -> None:
    """Put a letter where it belongs, unless somebody else has claimed it since."""
    async with house.database.transaction() as db:
        if await db.scalar(_still_ours(claimed)) is None:
            return
        became, why = await placing.place(house, db, claimed, reading)
        await db.execute(_settled(claimed, became, why))


async def _not_read(house: House, claimed: Claimed, code: str, lane: Lane) -> None:
    slow = code in {"too_slow", "too_much_work", "reader_died"}
    if slow and not lane.patient:
        await _release(house, claimed, code)
        return
    await _settle(house, claimed, RawState.QUARANTINED, code)


async def _let_go(house: House, claimed: Claimed, failure: str) -> None:
    """Leave a letter that could not be put anywhere to a later try; its neighbours go on."""
    logger.error("letter.not_filed", raw=str(claimed.id), error=failure)
    await _release(house, claimed, "not_filed")


async def _release(house: House, claimed: Claimed, code: str) -> None:
    async with house.database.transaction() as db:
        await db.execute(
            update(RawLetter)
            .where(RawLetter.id == claimed.id, RawLetter.fence == claimed.fence)
            .values(claimed_at=None, error=code)
        )
    house.ring(FILE_PATIENTLY)


async def _settle(house: House, claimed: Claimed, became: RawState, why: str | None) -> None:
    async with house.database.transaction() as db:
        await db.execute(_settled(claimed, became, why))
    logger.warning("letter.quarantined", raw=str(claimed.id), why=why)


async def _give_up(house: House) -> None:
    """Quarantine what has failed so often that it will again."""
    async with house.database.transaction() as db:
        await db.execute(
            update(RawLetter)
            .where(
                RawLetter.state == RawState.STORED,
                RawLetter.tries >= MOST_TRIES,
                or_(RawLetter.claimed_at.is_(None), RawLetter.claimed_at < func.now() - CLAIM),
            )
            .values(state=RawState.QUARANTINED, error="gave_up", settled_at=func.now())
        )


def _still_ours(claimed: Claimed) -> Select[UUID]:
    return (
        select(RawLetter.id)
        .where(RawLetter.id == claimed.id, RawLetter.fence == claimed.fence, RawLetter.state == RawState.STORED)
        .with_for_update()
    )


def _settled(claimed: Claimed, became: RawState, why: str | None) -> Update:
    return (
        update(RawLetter)
        .where(RawLetter.id == claimed.id, RawLetter.fence == claimed.fence, RawLetter.state == RawState.STORED)
        .values(state=became, error=why, settled_at=func.now())
    )


def _claiming(which: str) -> TextClause:
    return text(
        f"""
        UPDATE raw_letter SET claimed_at = now(), fence = fence + 1, tries = tries + 1
        WHERE id = (
            SELECT id FROM raw_letter r
            WHERE state = 'stored' AND {which}
            ORDER BY tries, received_at LIMIT 1 FOR UPDATE SKIP LOCKED
        )
        RETURNING id, mailbox_id, source, fence, tries, envelope_from, envelope_to, content
        """  # noqa: S608
    )


_CLAIM_FAST = _claiming("tries = 0")
# One at a time: several that are slow must not take every worker.
_CLAIM_PATIENT = _claiming(
    """tries BETWEEN 1 AND :most - 1 AND (claimed_at IS NULL OR claimed_at < now() - :claim)
    AND NOT EXISTS (SELECT 1 FROM raw_letter o WHERE o.state = 'stored' AND o.tries > 1
                    AND o.claimed_at > now() - :claim AND o.id <> r.id)"""
).bindparams(bindparam("claim", type_=Interval()))
