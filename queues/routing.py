"""Those who wait are put to those who can help: decide, then try to write it, one pair at a time."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Interval, bindparam, func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from contact.models import Advisor
from contact.part import House
from contact.plumbing import clock
from queues import matching, offers
from queues.duty import is_heard
from queues.matching import OnDuty, Pair, Waiting
from queues.models import Offer, OfferState, Queue, Skill
from queues.reasons import explain
from queues.roster import Declared, Duty, Serving

# A seeker not heard for this long keeps the place but is passed over until the page is heard again.
SEEKER_HEARD_WITHIN = timedelta(seconds=45)


async def route(house: House) -> None:
    """Offer whom the match pairs; whoever lost a race is found by the next look at the rows."""
    async with house.database.transaction() as db:
        on_duty = await _on_duty(db)
        free = sum(1 for each in on_duty if not each.offered and each.used < each.capacity)
        if not free:
            return
        waiting = await _waiting(db, heads=free)
        queues = {each.id: each for each in await db.scalars(select(Queue))}
        skills = {each.code: each.label for each in await db.scalars(select(Skill))}

    lines = {each.contact: queues[each.queue] for each in waiting}
    for pair in matching.match(waiting, on_duty, clock.now()):
        queue = lines[pair.contact]
        await _offer(house, pair, queue.offer_time, explain(pair.why, queue.name, skills))


async def _offer(house: House, pair: Pair, offer_time: timedelta, words: dict[str, str]) -> None:
    try:
        async with house.database.transaction() as db:
            await offers.make(db, pair.contact, pair.advisor, offer_time, words)
            if pair.why.again:
                await offers.forget_refusals(db, pair.contact)
    except offers.Lost:
        return


async def _on_duty(db: AsyncSession) -> list[OnDuty]:
    """Return the advisors who are available and heard, whether they have room now or not."""
    asked = select(Offer.id).where(Offer.advisor_id == Advisor.id, Offer.state == OfferState.PENDING).exists()
    rows = await db.execute(
        select(
            Advisor.id,
            Advisor.languages,
            Advisor.capacity,
            Advisor.used,
            Duty.skills,
            Duty.idle_since,
            asked.label("offered"),
            func.array_agg(Serving.queue_id).label("queues"),
        )
        .join(Duty, Duty.advisor_id == Advisor.id)
        .join(Serving, Serving.advisor_id == Advisor.id)
        .where(
            Duty.declared == Declared.AVAILABLE,
            Duty.next_declared.is_(None),
            is_heard(Advisor.id),
        )
        .group_by(Advisor.id, Duty.advisor_id)
    )
    return [_advisor(row) for row in rows]


async def _waiting(db: AsyncSession, *, heads: int) -> list[Waiting]:
    """Return the head of each line of identical needs, as many as there are free advisors."""
    rows = await db.execute(_HEADS, {"heads": heads, "heard": SEEKER_HEARD_WITHIN})
    return [_contact(row) for row in rows]


# No more than `heads` of one line can be offered now, so no more leave the database, however long the backlog.
_HEADS = text(
    """
    SELECT id, queue_id, language, ARRAY(SELECT jsonb_object_keys(needs)) AS needs, units, first_enqueued_at, promise,
        barred
    FROM (
        SELECT c.id, p.queue_id, c.language, p.needs, c.units, c.first_enqueued_at, p.promise, p.barred,
               row_number() OVER (
                   PARTITION BY p.queue_id, c.language, p.needs, c.units, p.promise, p.barred
                   ORDER BY c.first_enqueued_at, c.id) AS rank
        FROM contact c JOIN placement p ON p.contact_id = c.id
        WHERE c.state = 'waiting'
          AND (NOT c.attended OR EXISTS (
                SELECT 1 FROM session s WHERE s.seeker_id = c.seeker_id AND s.seen_at > now() - :heard))
    ) AS line
    WHERE rank <= :heads
    """
).bindparams(bindparam("heard", type_=Interval()))


def _advisor(row: Any) -> OnDuty:
    return OnDuty(
        advisor=row.id,
        queues=frozenset(row.queues),
        languages=frozenset(row.languages),
        skills=frozenset(row.skills),
        capacity=row.capacity,
        used=row.used,
        idle_since=row.idle_since,
        offered=row.offered,
    )


def _contact(row: Any) -> Waiting:
    return Waiting(
        contact=row.id,
        queue=row.queue_id,
        language=row.language,
        skills=frozenset(row.needs),
        units=row.units,
        first_enqueued_at=row.first_enqueued_at,
        promise=row.promise,
        barred=frozenset(row.barred),
    )
