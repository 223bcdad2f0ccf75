"""What a supervisor sees: who waits and how long, who can help, and where the contacts stand."""

from collections import defaultdict
from datetime import datetime
from functools import partial
from typing import Any, Literal
from uuid import UUID

from msgspec import Struct
from sqlalchemy import Interval, RowMapping, TextClause, Uuid, bindparam, func, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.types import TypeEngine

from contact.access import OVERSEERS
from contact.edge import Ask
from contact.ledger import Session
from contact.models import Advisor, Agency
from contact.part import House, Route
from contact.plumbing import clock
from contact.views import Language, Words, words
from queues import calendars, figures, peaks
from queues.figures import Today
from queues.lookout import lookout
from queues.models import Queue
from queues.presence import HEARD_WITHIN
from queues.sparing import Sparing
from queues.translating import SEEKER_HEARD_WITHIN


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
    units: int
    units_used: int
    promise: int
    peak_until: datetime | None
    today: Today | None


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
    promise: int
    state: Literal["waiting", "offered"]
    offered_to: str | None
    here: bool
    why: Words | None


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


class Boards:
    """Shows boards; what is costly to see, it sees once for all who watch, and remembers for a while."""

    def __init__(self) -> None:
        self._today: defaultdict[UUID, Sparing[dict[UUID, Today]]] = defaultdict(Sparing)

    async def board(self, ask: Ask[None]) -> Board:
        """Return the board of the overseer's agency."""
        viewer = await ask.overseer()
        return await self._show(ask.house, ask.db, await ask.db.get_one(Agency, viewer.agency))

    async def tell(self, house: House) -> None:
        """Compute each watched agency's board once, and send it to all who watch."""
        async with house.database.transaction() as db:
            watched = await db.scalars(select(Agency).where(Agency.id.in_(_WATCHED)))
            boards = [(agency.id, await self._show(house, db, agency)) for agency in watched.all()]
        for agency, shown in boards:
            await house.live.tell(f"board:{agency}", "board", shown)

    async def _show(self, house: House, db: AsyncSession, agency: Agency) -> Board:
        now = clock.now()
        binds = {"agency": agency.id, "heard": HEARD_WITHIN, "zone": agency.zone}
        counts = (await db.execute(_COUNTS, binds)).all()
        waiting = (await db.execute(_WAITING, {**binds, "seeker_heard": SEEKER_HEARD_WITHIN})).mappings().all()
        still = [row["id"] for row in waiting if row["state"] == "waiting"]
        why = await lookout.why(house.database, still, agency.zone)
        return Board(
            now=now,
            queues=await self._queues(house, db, agency, now),
            advisors=[BoardAdvisor(**row) for row in (await db.execute(_ADVISORS, binds)).mappings()],
            contacts=Counts(**dict(counts)),
            waiting=[_waiting(row, why.get(row["id"])) for row in waiting],
        )

    async def _queues(self, house: House, db: AsyncSession, agency: Agency, now: datetime) -> list[BoardQueue]:
        mine = select(Queue).where(Queue.agency_id == agency.id, Queue.retired_at.is_(None))
        queues = (await db.scalars(mine.order_by(Queue.position))).all()
        opening, peak = await calendars.openings(db, queues, now), await peaks.running(db, queues, now)
        standing = {
            row.queue_id: row for row in await db.execute(_QUEUES, {"agency": agency.id, "heard": HEARD_WITHIN})
        }
        today = await self._today[agency.id].of(house.database, partial(figures.today, db, agency)) or {}
        return [
            BoardQueue(
                id=queue.id,
                name=words(queue.name),
                open=opening[queue.id].open,
                promise=round(queue.promise.total_seconds()),
                peak_until=peak[queue.id].ends_at if queue.id in peak else None,
                today=today.get(queue.id),
                **{name: getattr(standing[queue.id], name) for name in _STANDING},
            )
            for queue in queues
        ]


boards = Boards()


def _waiting(row: RowMapping, why: Words | None) -> BoardWaiting:
    labels = {"queue": words(row["queue"]), "motive": words(row["motive"])}
    promise = round(row["promise"].total_seconds())
    return BoardWaiting(**{**row, **labels, "promise": promise}, why=why)


def _sql(statement: str) -> TextClause:
    kinds: dict[str, TypeEngine[Any]] = {"heard": Interval(), "seeker_heard": Interval(), "agency": Uuid()}
    named = [bindparam(name, type_=kind) for name, kind in kinds.items() if f":{name}" in statement]
    return text(statement).bindparams(*named)


_STANDING = ("waiting", "longest_since", "offered", "active", "on_duty", "free", "units", "units_used")

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
        coalesce(staff.on_duty, 0) AS on_duty, coalesce(staff.free, 0) AS free,
        coalesce(staff.units, 0) AS units, coalesce(staff.units_used, 0) AS units_used
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
        SELECT v.queue_id, count(*) AS on_duty, sum(a.capacity) AS units, sum(a.used + a.aside) AS units_used,
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
    WHERE agency_id = :agency AND state IN ('closed', 'abandoned') AND outcome IS DISTINCT FROM 'continued'
      AND ended_at >= date_trunc('day', now(), CAST(:zone AS text)) GROUP BY state
    """
)

_WAITING = _sql(
    """
    SELECT c.id, c.reference, k.name AS seeker, q.name AS queue, m.label AS motive, c.language,
        c.first_enqueued_at AS since, p.promise, c.state, a.name AS offered_to,
        NOT c.attended OR c.state = 'offered' OR EXISTS (
            SELECT 1 FROM session s
            WHERE s.seeker_id = c.seeker_id AND s.revoked_at IS NULL AND s.seen_at > now() - :seeker_heard) AS here
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

routes = (Route("GET", "/api/board", boards.board, gives=Board),)
