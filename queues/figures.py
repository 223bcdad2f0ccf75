"""The figures of the trade for today, by queue, each defined as it is printed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from msgspec import Struct
from sqlalchemy import Interval, Row, Uuid, bindparam, text
from sqlalchemy.ext.asyncio import AsyncSession

from contact.models import Agency
from contact.views import WaitShown
from queues.engine.estimate import Bucket, bucket
from queues.instants import span

# Whoever leaves as soon as this has hardly waited: named apart, so that nobody need wonder.
SHORT = timedelta(seconds=10)
_A_MINUTE = timedelta(minutes=1)


class Told(Struct):
    """What seekers were told, against what came: the last one, and how many of the last fifty came as told."""

    said: WaitShown
    was_minutes: int
    of: int
    as_told: int


class Today(Struct):
    """A queue since midnight in the agency's zone; a contact is counted where it is now.

    One whose place another has taken, over another channel, is the same contact: what was answered stays answered.
    Answered are those whom an advisor has accepted today, abandoned those who left before anybody did. The service
    level is of those answered within the promise: of the answered, and, leaving included, of all who came.
    Times are in seconds; handling is talk and wrap-up of the contacts closed today, on all the hands they went through.
    """

    promise: int
    answered: int
    answered_in_time: int
    abandoned: int
    abandoned_in_time: int
    abandoned_short: int
    mean_answer: int | None
    mean_handling: int | None
    told: Told | None = None


async def today(db: AsyncSession, agency: Agency) -> dict[UUID, Today]:
    """Return today's figures of an agency's queues; a queue without any is left out."""
    binds = {"agency": agency.id, "zone": agency.zone}
    rows = await db.execute(_TODAY, {**binds, "short": SHORT})
    told = _told((await db.execute(_TOLD, binds)).all())
    return {row.queue_id: _today(row, told.get(row.queue_id)) for row in rows}


def _today(row: Row[Any], told: Told | None) -> Today:
    return Today(
        promise=_seconds(row.promise) or 0,
        answered=row.answered,
        answered_in_time=row.answered_in_time,
        abandoned=row.abandoned,
        abandoned_in_time=row.abandoned_in_time,
        abandoned_short=row.abandoned_short,
        mean_answer=_seconds(row.mean_answer),
        mean_handling=_seconds(row.mean_handling),
        told=told,
    )


def _seconds(duration: timedelta | None) -> int | None:
    return None if duration is None else round(duration.total_seconds())


def _told(rows: Iterable[Row[Any]]) -> Mapping[UUID, Told]:
    """Return how well waits were foretold; the rows come latest first."""
    by_queue: defaultdict[UUID, list[tuple[Bucket, timedelta]]] = defaultdict(list)
    for row in rows:
        by_queue[row.queue_id].append((bucket(span(row.expected)), row.was))
    return {
        queue: Told(
            said=WaitShown(*pairs[0][0].value),
            was_minutes=pairs[0][1] // _A_MINUTE,
            of=len(pairs),
            as_told=sum(said is bucket(span(was)) for said, was in pairs),
        )
        for queue, pairs in by_queue.items()
    }


# Whoever goes on over another channel, in their very place, has waited since the same instant, and was answered once.
_OF_TODAY = """
    FROM contact c JOIN placement p ON p.contact_id = c.id
    CROSS JOIN LATERAL (
        SELECT least(c.active_at, min(each.active_at)) AS at
        FROM contact before JOIN contact each ON each.seeker_id = before.seeker_id
            AND each.first_enqueued_at = before.first_enqueued_at AND each.outcome = 'continued'
        WHERE before.id = c.continues_id AND before.outcome = 'continued'
    ) AS first_answer
    WHERE c.agency_id = :agency
      AND (c.ended_at >= date_trunc('day', now(), CAST(:zone AS text))
           OR c.state IN ('waiting', 'offered', 'active', 'wrapping'))
"""
_TODAY = text(
    f"""
    WITH contacts AS MATERIALIZED (
        SELECT c.id, p.queue_id, c.state, c.outcome IS NOT DISTINCT FROM 'continued' AS went_on,
            first_answer.at >= date_trunc('day', now(), CAST(:zone AS text)) AS answered,
            c.state = 'abandoned' AND first_answer.at IS NULL AS abandoned,
            coalesce(first_answer.at, c.ended_at) - c.first_enqueued_at AS waited
        {_OF_TODAY}
    ),
    handled AS (
        SELECT queue_id, sum(until - at) / nullif(count(DISTINCT id) FILTER (WHERE NOT went_on), 0) AS mean
        FROM (
            SELECT c.id, c.queue_id, c.went_on, m.deed, m.at, lead(m.at) OVER (PARTITION BY c.id ORDER BY m.at) AS until
            FROM contacts c JOIN move m ON m.contact_id = c.id
            WHERE c.state = 'closed'
                AND m.deed IN ('accepted', 'went_along', 'transferred', 'requeued', 'continued', 'closed')
        ) AS step
        WHERE deed IN ('accepted', 'went_along') GROUP BY queue_id
    )
    SELECT q.id AS queue_id, q.promise, max(h.mean) AS mean_handling,
        count(*) FILTER (WHERE answered) AS answered,
        count(*) FILTER (WHERE answered AND waited <= q.promise) AS answered_in_time,
        count(*) FILTER (WHERE abandoned) AS abandoned,
        count(*) FILTER (WHERE abandoned AND waited <= q.promise) AS abandoned_in_time,
        count(*) FILTER (WHERE abandoned AND waited <= :short) AS abandoned_short,
        avg(waited) FILTER (WHERE answered) AS mean_answer
    FROM contacts c JOIN queue q ON q.id = c.queue_id LEFT JOIN handled h ON h.queue_id = q.id
    WHERE NOT c.went_on
    GROUP BY q.id
    """  # noqa: S608
).bindparams(bindparam("agency", type_=Uuid()), bindparam("short", type_=Interval()))
_TOLD = text(
    f"""
    SELECT queue_id, expected, was FROM (
        SELECT p.queue_id, p.expected, first_answer.at - p.expected_at AS was,
            row_number() OVER (PARTITION BY p.queue_id ORDER BY first_answer.at DESC) AS latest
        {_OF_TODAY} AND p.expected IS NOT NULL AND first_answer.at >= p.expected_at
            AND c.outcome IS DISTINCT FROM 'continued'
    ) AS each WHERE latest <= 50 ORDER BY queue_id, latest
    """  # noqa: S608
).bindparams(bindparam("agency", type_=Uuid()))
