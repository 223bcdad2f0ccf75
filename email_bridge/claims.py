"""The row of a letter's bytes is the queue: it is claimed, let go or settled, by whoever has claimed it last."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Integer, Interval, Text, TextClause, Uuid, bindparam, func, or_, text, update
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession

from email_bridge.models import RawLetter, RawState

MOST_TRIES = 5
# A letter whose worker has died is claimed again after this; longer than any lane takes.
CLAIM = timedelta(seconds=40)
# Bytes that are claimed at once: one letter is always taken, whatever its size.
MOST_BYTES = 32 << 20


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


@dataclass(frozen=True)
class Settled:
    """What became of a claimed letter, and why where that is not plain."""

    claimed: Claimed
    became: RawState
    why: str | None = None


async def claim(db: AsyncSession, *, most: int) -> list[Claimed]:
    """Claim letters that nobody has tried, the oldest first."""
    return _in_order(await db.execute(_FRESH, {"most": most, "bytes": MOST_BYTES}))


async def claim_again(db: AsyncSession) -> list[Claimed]:
    """Claim a letter that took too long, or whose worker has died."""
    values = {"most": 1, "bytes": MOST_BYTES, "claim": CLAIM, "tries": MOST_TRIES}
    return _in_order(await db.execute(_TRIED, values))


async def hold(db: AsyncSession, many: Sequence[Claimed]) -> set[UUID]:
    """Return which are still ours; they are until the end of the transaction."""
    values = {"ids": [each.id for each in many], "fences": [each.fence for each in many]}
    return set(await db.scalars(_HOLD, values)) if many else set()


async def settle(db: AsyncSession, many: Sequence[Settled]) -> None:
    """Say what became of letters, as far as they are still ours."""
    values = {
        "ids": [each.claimed.id for each in many],
        "fences": [each.claimed.fence for each in many],
        "states": [each.became.value for each in many],
        "whys": [each.why for each in many],
    }
    await db.execute(_SETTLE, values)


async def release(db: AsyncSession, claimed: Claimed, code: str) -> None:
    """Leave a letter to a later try."""
    await db.execute(
        update(RawLetter)
        .where(RawLetter.id == claimed.id, RawLetter.fence == claimed.fence)
        .values(claimed_at=None, error=code)
    )


async def give_up(db: AsyncSession) -> None:
    """Quarantine what has failed so often that it will again."""
    await db.execute(
        update(RawLetter)
        .where(
            RawLetter.state == RawState.STORED,
            RawLetter.tries >= MOST_TRIES,
            or_(RawLetter.claimed_at.is_(None), RawLetter.claimed_at < func.now() - CLAIM),
        )
        .values(state=RawState.QUARANTINED, error="gave_up", settled_at=func.now())
    )


def _in_order(rows: Iterable[Any]) -> list[Claimed]:
    return [Claimed(*claimed) for _, *claimed in sorted(rows, key=lambda row: row.nth)]


def _claiming(which: str) -> TextClause:
    return text(
        f"""
        WITH next AS (
            SELECT id, size, tries, received_at FROM raw_letter r
            WHERE state = 'stored' AND {which}
            ORDER BY tries, received_at LIMIT :most FOR UPDATE SKIP LOCKED
        ), taken AS (
            SELECT id, nth FROM (
                SELECT id, row_number() OVER line AS nth, sum(size) OVER line AS so_far FROM next
                WINDOW line AS (ORDER BY tries, received_at, id)
            ) lined WHERE nth = 1 OR so_far <= :bytes
        )
        UPDATE raw_letter r SET claimed_at = now(), fence = fence + 1, tries = tries + 1
        FROM taken WHERE r.id = taken.id
        RETURNING taken.nth, r.id, r.mailbox_id, r.source, r.fence, r.tries, r.envelope_from, r.envelope_to, r.content
        """  # noqa: S608
    )


_FRESH = _claiming("tries = 0")
# One at a time: several that are slow must not take every worker.
_TRIED = _claiming(
    """tries BETWEEN 1 AND :tries - 1 AND (claimed_at IS NULL OR claimed_at < now() - :claim)
    AND NOT EXISTS (SELECT 1 FROM raw_letter o WHERE o.state = 'stored' AND o.tries > 1
                    AND o.claimed_at > now() - :claim AND o.id <> r.id)"""
).bindparams(bindparam("claim", type_=Interval()))
_OURS = (bindparam("ids", type_=ARRAY(Uuid())), bindparam("fences", type_=ARRAY(Integer())))
_HOLD = text(
    """
    SELECT r.id FROM raw_letter r JOIN unnest(:ids, :fences) AS ours (id, fence) USING (id, fence)
    WHERE r.state = 'stored' ORDER BY r.id FOR UPDATE OF r
    """
).bindparams(*_OURS)
_SETTLE = text(
    """
    UPDATE raw_letter r SET state = ours.state, error = ours.why, settled_at = now()
    FROM unnest(:ids, :fences, :states, :whys) AS ours (id, fence, state, why)
    WHERE r.id = ours.id AND r.fence = ours.fence AND r.state = 'stored'
    """
).bindparams(*_OURS, bindparam("states", type_=ARRAY(Text())), bindparam("whys", type_=ARRAY(Text())))
