"""Whose turn it is to route, and what changed since they last looked.

One row says who routes and until when, by the database's clock. Each take-over counts one epoch further, and every
offer is written under the epoch in which it was decided: whoever slept through a take-over writes nothing.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from asyncpg import Record
from sqlalchemy import Integer, Interval, Text, bindparam, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.types import TypeEngine

from contact.plumbing.at_once import Statement, statement
from contact.plumbing.database import Database
from queues.engine.rows import Milliseconds
from queues.instants import instant
from queues.picture import ADVISORS, CONTACTS

# One for everybody: to route people together is worth more than any rule of who goes first.
SHARD = "all"
HELD_FOR = timedelta(seconds=3)
# One answer of a million rows is on its way for seconds, and nothing can be said meanwhile.
HELD_WHILE_READING = timedelta(seconds=15)
# Whoever sweeps does so each second; after so long without, somebody else must.
SWEPT_WITHIN = timedelta(seconds=5)
# A statement whose answer nobody reads must not hold the lease's row: what it returns fits into a socket's buffer.
AT_ONCE = 400
# Of so many, contacts and advisors, the row comes along: a statement less in most rounds.
FEW = 40


@dataclass(frozen=True)
class Turn:
    """It is ours to route: under which epoch, what time it is, and what was stirred, by kind."""

    epoch: int | None  # None for whoever routes without a lease
    now: Milliseconds
    stirred: Mapping[str, set[UUID]] = field(default_factory=dict)
    rows: Sequence[Record] = ()  # of some of it, to be read by queues.picture
    more: bool = False  # there is more of it than was taken away


async def hold(database: Database, holder: str, *, anew: bool) -> Turn | None:
    """Take or renew the lease and take away what was stirred; None while somebody else holds it.

    Whoever begins `anew` reads every row afterwards, and takes away all that was stirred before.
    """
    values = {"shard": SHARD, "holder": holder, "held_for": HELD_FOR, "most": None if anew else AT_ONCE}
    rows = await database.all_at_once(_HOLD, values)
    if not rows:
        return None
    stirred: defaultdict[str, set[UUID]] = defaultdict(set)
    for row in rows:
        if row["kind"] and not row["comes_along"]:
            stirred[row["kind"]].add(row["subject"])
    along = [row for row in rows if row["comes_along"]]
    return Turn(rows[0]["epoch"], instant(rows[0]["now"]), stirred, along, rows[0]["taken"] == AT_ONCE)


async def renew(database: Database, holder: str, held_for: timedelta = HELD_FOR) -> bool:
    """Hold on, for so long from now; tell whether it still was ours."""
    values = {"shard": SHARD, "holder": holder, "held_for": held_for}
    return bool(await database.all_at_once(_RENEW, values))


async def unleased(database: Database) -> Turn:
    """Let somebody route whose turn it is not."""
    return Turn(None, instant((await database.all_at_once(_NOW))[0]["now"]))


async def swept(db: AsyncSession) -> None:
    """Note that somebody has swept just now."""
    await db.execute(_SWEPT, {"held_for": SWEPT_WITHIN})


async def sweeps_are_late(database: Database) -> bool:
    """Tell whether nobody has swept for a while."""
    return not await database.all_at_once(_SWEEPING)


async def let_go(database: Database, holder: str) -> None:
    """Let somebody else route at once; whoever ends without a word is waited for."""
    await database.all_at_once(_LET_GO, {"shard": SHARD, "holder": holder})


_KINDS: dict[str, TypeEngine[Any]] = {"shard": Text(), "holder": Text(), "held_for": Interval(), "most": Integer()}


def _statement(sql: str, *names: str) -> Statement:
    return statement(text(sql).bindparams(*(bindparam(name, type_=_KINDS[name]) for name in names)))


_HOLD = _statement(
    f"""
    WITH held AS (
        INSERT INTO lease (shard, epoch, holder, until)
        VALUES (:shard, 1, :holder, clock_timestamp() + :held_for)
        ON CONFLICT (shard) DO UPDATE SET
            epoch = lease.epoch + CASE WHEN lease.holder = excluded.holder THEN 0 ELSE 1 END,
            holder = excluded.holder, until = excluded.until
        WHERE lease.holder = excluded.holder OR lease.until < clock_timestamp()
        RETURNING epoch
    ), taken AS (
        DELETE FROM stirred
        WHERE EXISTS (SELECT 1 FROM held)
          -- By their keys: many have just been taken away, and to look past them all took longer than all else.
          AND id = ANY(ARRAY(SELECT id FROM stirred ORDER BY id LIMIT :most))
        RETURNING kind, subject
    ), news AS (
        SELECT DISTINCT kind, subject FROM taken WHERE CAST(:most AS int) IS NOT NULL
    ), few AS MATERIALIZED (
        SELECT kind, subject FROM news WHERE kind IN ('contact', 'advisor') LIMIT {FEW}
    ), contacts AS MATERIALIZED (
        {CONTACTS} WHERE c.id = ANY(ARRAY(SELECT subject FROM few WHERE kind = 'contact'))
    ), advisors AS MATERIALIZED (
        {ADVISORS} WHERE a.id = ANY(ARRAY(SELECT subject FROM few WHERE kind = 'advisor'))
    )
    SELECT epoch, clock_timestamp() AS now, (SELECT count(*) FROM taken) AS taken, news.kind, news.subject,
        few.subject IS NOT NULL AS comes_along, contacts.*, advisors.*
    FROM held LEFT JOIN news ON true
        LEFT JOIN few ON few.kind = news.kind AND few.subject = news.subject
        LEFT JOIN contacts ON few.kind = 'contact' AND contacts.contact = few.subject
        LEFT JOIN advisors ON few.kind = 'advisor' AND advisors.advisor = few.subject
    """,  # noqa: S608
    "shard", "holder", "held_for", "most",
)  # fmt: skip
_RENEW = _statement(
    """
    UPDATE lease SET until = clock_timestamp() + :held_for WHERE shard = :shard AND holder = :holder RETURNING epoch
    """,
    "shard", "holder", "held_for",
)  # fmt: skip
_LET_GO = _statement(
    "UPDATE lease SET until = '-infinity' WHERE shard = :shard AND holder = :holder", "shard", "holder"
)
_SWEPT = text(
    """
    INSERT INTO lease (shard, epoch, holder, until) VALUES ('sweep', 1, '', clock_timestamp() + :held_for)
    ON CONFLICT (shard) DO UPDATE SET until = excluded.until
    """
).bindparams(bindparam("held_for", type_=Interval()))
_SWEEPING = statement(text("SELECT 1 FROM lease WHERE shard = 'sweep' AND until > clock_timestamp()"))
_NOW = statement(text("SELECT clock_timestamp() AS now"))
