"""The rows as the engine is told them: by the router, which decides, and by whoever only wants to look."""

from collections.abc import AsyncIterator, Collection, Sequence
from uuid import UUID

from asyncpg import Record
from sqlalchemy import Uuid, bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY

from contact.plumbing.at_once import Statement, statement
from contact.plumbing.database import Database
from queues import rules, translating
from queues.engine.engine import Engine
from queues.engine.rows import Gone, Milliseconds, OffDuty, Pace, StandIn, StandIns
from queues.instants import instant, span
from queues.rules import Rules
from queues.translating import Told


async def engine(database: Database, rules: Rules, now: Milliseconds) -> Engine:
    """Return an engine of one's own, to look with; only the router's decides."""
    fresh = Engine()
    for told in await everything(database, rules, now):
        fresh.learn(told.row, now)
    return fresh


async def look(database: Database, now: Milliseconds) -> tuple[Engine, Rules]:
    """Return an engine to look with, and the rules by which it was told."""
    known = await rules.read(database, now)
    return await engine(database, known, now), known


async def everything(database: Database, rules: Rules, now: Milliseconds) -> list[Told]:
    """Return all that the engine is told."""
    return [told async for rows in kind_by_kind(database, rules, now) for told in rows]


async def kind_by_kind(database: Database, rules: Rules, now: Milliseconds) -> AsyncIterator[list[Told]]:
    """Yield all that the engine is told, kind by kind, in an order that makes it quick to learn."""
    yield [Told(UUID(int=0), await stand_ins(database))]
    yield await paces(database)
    yield await advisors(database, rules, now)
    yield await contacts(database, rules, now)
    yield await seats(database)


async def advisors(
    database: Database, rules: Rules, now: Milliseconds, only: Collection[UUID] | None = None
) -> list[Told]:
    """Return advisors as they stand, all of them or some."""
    found = {row["advisor"]: translating.advisor(row, rules, now) for row in await _some(database, _ADVISORS, only)}
    return [*found.values(), *(Told(each, OffDuty(each)) for each in only or () if each not in found)]


async def contacts(
    database: Database, rules: Rules, now: Milliseconds, only: Collection[UUID] | None = None
) -> list[Told]:
    """Return contacts as they stand, all that are not over or some."""
    found = {row["contact"]: translating.contact(row, rules, now) for row in await _some(database, _CONTACTS, only)}
    return [*found.values(), *(Told(each, Gone(each)) for each in only or () if each not in found)]


async def seats(database: Database, only: Collection[UUID] | None = None) -> list[Told]:
    """Return what colleagues beside the holder hold; a seat is known to the engine by its own id."""
    found = {row["id"]: translating.seat(row) for row in await _some(database, _SEATS, only)}
    return [*found.values(), *(Told(each, Gone(each)) for each in only or () if each not in found)]


async def stand_ins(database: Database) -> StandIns:
    """Return every replacement that is not over."""
    rows = await database.all_at_once(_STAND_INS)
    agreed = (
        StandIn(row["absent_id"], row["by_id"], *map(instant, (row["starts_at"], row["ends_at"]))) for row in rows
    )
    return StandIns(frozenset(agreed))


async def paces(database: Database) -> list[Told]:
    """Return how fast contacts are handled, by queue and channel."""
    return [
        Told(
            row["queue_id"],
            Pace(
                queue=row["queue_id"],
                kind=row["channel"],
                handling=span(row["handling"]),
                handled=row["handled"],
                patience=span(row["patience"]) if row["patience"] else None,
            ),
        )
        for row in await database.all_at_once(_PACES)
    ]


async def _some(
    database: Database, both: tuple[Statement, Statement], only: Collection[UUID] | None
) -> Sequence[Record]:
    every, some = both
    if only is None:
        return await database.all_at_once(every)
    return await database.all_at_once(some, {"only": list(only)}) if only else ()


# ---- what is asked of the rows ---------------------------------------------------------------------------------


def _both(sql: str, all_of_them: str, some: str) -> tuple[Statement, Statement]:
    chosen = text(f"{sql} WHERE {some}").bindparams(bindparam("only", type_=ARRAY(Uuid())))
    return statement(text(f"{sql} WHERE {all_of_them}")), statement(chosen)


# These two have no name in common, so that rows of both can come in one answer (queues/lease.py).
ADVISORS = """
    SELECT a.id AS advisor, a.agency_id AS works_at, a.languages, a.capacity, agency.zone, d.skills, d.limits, d.week,
        d.kept_for, d.declared, d.next_declared, d.idle_since,
        (SELECT array_agg(v.queue_id) FROM serving v WHERE v.advisor_id = a.id) AS queues,
        (SELECT max(s.seen_at) FROM session s WHERE s.advisor_id = a.id AND s.revoked_at IS NULL) AS heard_at,
        (SELECT array_agg(ARRAY[e.starts_at, e.ends_at]) FROM absence e
         WHERE e.advisor_id = a.id AND e.ends_at > now()) AS absences
    FROM advisor a JOIN agency ON agency.id = a.agency_id JOIN duty d ON d.advisor_id = a.id
"""
CONTACTS = """
    SELECT c.id AS contact, c.state, c.advisor_id, c.agency_id, c.channel, c.language, c.units, c.exclusive,
        c.interruptible, c.silent, c.attended, c.first_enqueued_at, p.queue_id, p.needs, p.promise, p.ceiling,
        p.placed_at, p.wanted_id, p.keeps_waiting, p.barred, p.version, p.place, p.wait_from, p.wait_to, s.vulnerable,
        s.referent_id, r.agency_id AS referent_agency,
        CASE WHEN c.attended AND c.state = 'waiting' THEN
            (SELECT max(e.seen_at) FROM session e WHERE e.seeker_id = c.seeker_id AND e.revoked_at IS NULL)
        END AS seen_at
    FROM contact c JOIN seeker s ON s.id = c.seeker_id LEFT JOIN placement p ON p.contact_id = c.id
        LEFT JOIN advisor r ON r.id = s.referent_id
"""
_ADVISORS = _both(ADVISORS, "true", "a.id = ANY(:only)")
_CONTACTS = _both(CONTACTS, "c.state IN ('waiting', 'offered', 'active', 'wrapping')", "c.id = ANY(:only)")
_SEATS = _both(
    """
    SELECT s.id, s.advisor_id, s.units, s.left_at, c.channel FROM seat s JOIN contact c ON c.id = s.contact_id
    """,
    "s.left_at IS NULL",
    "s.id = ANY(:only)",
)
_STAND_INS = statement(text("SELECT absent_id, by_id, starts_at, ends_at FROM replacement WHERE ends_at > now()"))
_PACES = statement(text("SELECT queue_id, channel, handling, handled, patience FROM pace"))
