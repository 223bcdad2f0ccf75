"""How long contacts take, and when people give up: reckoned from the last week, by queue and by channel."""

from datetime import timedelta

from sqlalchemy import Interval, bindparam, text

from contact.part import House

EVERY = timedelta(minutes=1)
_OF_LATE = timedelta(days=7)


async def reckon(house: House) -> None:
    """Reckon them anew; only what has changed is written, for the router reads it again then."""
    async with house.database.transaction() as db:
        await db.execute(_RECKON, {"of_late": _OF_LATE})


# Patience is the time that people have waited, all together, for each one who gave up: the estimate of an exponential.
# Whoever went on over another channel is counted there.
_RECKON = text(
    """
    INSERT INTO pace (queue_id, channel, handling, handled, patience)
    SELECT p.queue_id, c.channel,
        date_trunc('second', avg(c.state_at - c.active_at) FILTER (WHERE c.state = 'closed')),
        count(*) FILTER (WHERE c.state = 'closed'),
        CASE WHEN count(*) FILTER (WHERE c.state = 'abandoned') >= 5 THEN date_trunc('second',
            sum(coalesce(c.active_at, c.ended_at) - c.first_enqueued_at)
                / count(*) FILTER (WHERE c.state = 'abandoned')) END
    FROM agency JOIN contact c ON c.agency_id = agency.id AND c.ended_at > now() - :of_late
        JOIN placement p ON p.contact_id = c.id
    WHERE c.outcome IS DISTINCT FROM 'continued'
        AND (c.state = 'abandoned' OR (c.state = 'closed' AND c.active_at IS NOT NULL))
    GROUP BY p.queue_id, c.channel
    HAVING count(*) FILTER (WHERE c.state = 'closed') > 0
    ON CONFLICT (queue_id, channel) DO UPDATE SET
        handling = excluded.handling, handled = excluded.handled, patience = excluded.patience, reckoned_at = now()
    WHERE (pace.handling, pace.handled, pace.patience)
        IS DISTINCT FROM (excluded.handling, excluded.handled, excluded.patience)
    """
).bindparams(bindparam("of_late", type_=Interval()))
