"""What a supervisor sees: who waits and how long, who can help, and where the contacts stand."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from msgspec import Struct
from sqlalchemy import Interval, Row, RowMapping, TextClause, Uuid, bindparam, func, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.types import TypeEngine

from contact.access import OVERSEERS
from contact.edge import Ask
from contact.ledger import Session
from contact.models import Advisor, Agency
from contact.part import House, Route
from contact.plumbing import clock
from contact.views import Language, Words, words
from queues import calendars
from queues.models import Queue
from queues.presence import HEARD_WITHIN


class BoardQueue(Struct):
    """A queue at a glance."""

    id: UUID
    name: Words
    open: bool
    waiting: int
    longest_since: datetime | None
    offered: int
    active: int
    on_duty: int
    free: int


class BoardAdvisor(Struct):
    """An advisor at a glance."""

    id: UUID
    name: str
    state: Literal["available", "busy", "full", "break", "away", "not_responding", "disconnected"]
    reason: str | None
    since: datetime
    used: int
    capacity: int
    contacts: int


class BoardWaiting(Struct):
    """Somebody who waits."""

    id: UUID
    reference: str
    seeker: str
    queue: Words
    motive: Words
    language: Language
    since: datetime
    state: Literal["waiting", "offered"]
    offered_to: str | None


class Counts(Struct):
    """Contacts in each state; the ended ones since midnight in the agency's zone."""

    waiting: int = 0
    offered: int = 0
    active: int = 0
    wrapping: int = 0
    closed_today: int = 0
    abandoned_today: int = 0


class Board(Struct):
    """The whole board of an agency."""

    now: datetime
    queues: list[BoardQueue]
    advisors: list[BoardAdvisor]
    contacts: Counts
    waiting: list[BoardWaiting]


async def board(ask: Ask[None]) -> Board:
    """Return the board of the overseer's agency."""
    viewer = await ask.overseer()
    return await show_board(ask.db, await ask.db.get_one(Agency, viewer.agency))


async def tell_boards(house: House) -> None:
    """Compute each watched agency's board once, and send it to all who watch."""
    async with house.database.transaction() as db:
        watched = await db.scalars(select(Agency).where(Agency.id.in_(_WATCHED)))
        boards = [(agency.id, await show_board(db, agency)) for agency in watched.all()]
    for agency, shown in boards:
        await house.live.tell(f"board:{agency}", "board", shown)


async def show_board(db: AsyncSession, agency: Agency) -> Board:
    """Return an agency's board as it stands."""
    now = clock.now()
    binds = {"agency": agency.id, "heard": HEARD_WITHIN, "zone": agency.zone}
    queues = (await db.scalars(select(Queue).where(Queue.agency_id == agency.id).order_by(Queue.position))).all()
    opening = await calendars.openings(db, queues, now)
    by_queue = {row.queue_id: row for row in await db.execute(_QUEUES, binds)}
    counts = (await db.execute(_COUNTS, binds)).all()
    return Board(
        now=now,
        queues=[_queue(queue, by_queue.get(queue.id), is_open=opening[queue.id].open) for queue in queues],
        advisors=[BoardAdvisor(**row) for row in (await db.execute(_ADVISORS, binds)).mappings()],
        contacts=Counts(**dict(counts)),
        waiting=[_waiting(row) for row in (await db.execute(_WAITING, binds)).mappings()],
    )


def _queue(queue: Queue, row: Row[Any] | None, *, is_open: bool) -> BoardQueue:
    return BoardQueue(
        id=queue.id,
        name=words(queue.name),
        open=is_open,
        waiting=row.waiting if row else 0,
        longest_since=row.longest_since if row else None,
        offered=row.offered if row else 0,
        active=row.active if row else 0,
        on_duty=row.on_duty if row else 0,
        free=row.free if row else 0,
    )


def _waiting(row: RowMapping) -> BoardWaiting:
    labels = {"queue": words(row["queue"]), "motive": words(row["motive"])}
    return BoardWaiting(**{**row, **labels})


def _sql(statement: str) -> TextClause:
    kinds: dict[str, TypeEngine[Any]] = {"heard": Interval(), "agency": Uuid()}
    named = [bindparam(name, type_=kind) for name, kind in kinds.items() if f":{name}" in statement]
    return text(statement).bindparams(*named)


# Somebody watches: an overseer whose page was heard lately.
_WATCHED = (
    select(Advisor.agency_id)
    .join(Session, Session.advisor_id == Advisor.id)
    .where(
        Advisor.role.in_(OVERSEERS),
        Session.revoked_at.is_(None),
        Session.seen_at > func.now() - HEARD_WITHIN,
    )
)

_HEARD = """EXISTS (SELECT 1 FROM session s WHERE s.advisor_id = a.id AND s.revoked_at IS NULL
                    AND s.seen_at > now() - :heard)"""

_QUEUES = _sql(
    f"""
    SELECT q.id AS queue_id,
        coalesce(line.waiting, 0) AS waiting, line.longest_since,
        coalesce(line.offered, 0) AS offered, coalesce(line.active, 0) AS active,
        coalesce(staff.on_duty, 0) AS on_duty, coalesce(staff.free, 0) AS free
    FROM queue q
    LEFT JOIN (
        SELECT p.queue_id,
            count(*) FILTER (WHERE c.state = 'waiting') AS waiting,
            min(c.first_enqueued_at) FILTER (WHERE c.state IN ('waiting', 'offered')) AS longest_since,
            count(*) FILTER (WHERE c.state = 'offered') AS offered,
            count(*) FILTER (WHERE c.state = 'active') AS active
        FROM contact c JOIN placement p ON p.contact_id = c.id
        WHERE c.state IN ('waiting', 'offered', 'active') GROUP BY p.queue_id
    ) line ON line.queue_id = q.id
    LEFT JOIN (
        SELECT v.queue_id, count(*) AS on_duty,
            count(*) FILTER (WHERE a.used < a.capacity AND d.next_declared IS NULL) AS free
        FROM serving v JOIN advisor a ON a.id = v.advisor_id JOIN duty d ON d.advisor_id = a.id
        WHERE d.declared = 'available' AND {_HEARD} GROUP BY v.queue_id
    ) staff ON staff.queue_id = q.id
    WHERE q.agency_id = :agency
    """  # noqa: S608
)

_ADVISORS = _sql(
    f"""
    SELECT a.id, a.name, d.reason, d.since, a.used, a.capacity,
        CASE WHEN d.declared = 'available' AND NOT {_HEARD} THEN 'disconnected'
             WHEN d.declared = 'available' AND a.used >= a.capacity THEN 'full'
             WHEN d.declared = 'available' AND a.used > 0 THEN 'busy'
             ELSE d.declared END AS state,
        (SELECT count(*) FROM contact c WHERE c.advisor_id = a.id AND c.state IN ('active', 'wrapping')) AS contacts
    FROM advisor a JOIN duty d ON d.advisor_id = a.id
    WHERE a.agency_id = :agency AND EXISTS (SELECT 1 FROM serving v WHERE v.advisor_id = a.id)
    ORDER BY a.name
    """  # noqa: S608
)

_COUNTS = _sql(
    """
    SELECT state, count(*) FROM contact
    WHERE agency_id = :agency AND state IN ('waiting', 'offered', 'active', 'wrapping') GROUP BY state
    UNION ALL
    SELECT state || '_today', count(*) FROM contact
    WHERE agency_id = :agency AND state IN ('closed', 'abandoned')
      AND ended_at >= date_trunc('day', now(), CAST(:zone AS text)) GROUP BY state
    """
)

_WAITING = _sql(
    """
    SELECT c.id, c.reference, k.name AS seeker, q.name AS queue, m.label AS motive, c.language,
        c.first_enqueued_at AS since, c.state, a.name AS offered_to
    FROM contact c
    JOIN seeker k ON k.id = c.seeker_id
    JOIN placement p ON p.contact_id = c.id
    JOIN queue q ON q.id = p.queue_id
    JOIN motive m ON m.id = p.motive_id
    LEFT JOIN advisor a ON a.id = c.advisor_id
    WHERE c.agency_id = :agency AND c.state IN ('waiting', 'offered')
    ORDER BY c.first_enqueued_at, c.id LIMIT 100
    """
)

routes = (Route("GET", "/api/board", board, gives=Board),)
