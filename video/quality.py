"""How calls have gone lately, for whoever oversees: at the first try, after some, with less, or not at all, and why.

What a side's own pages have told counts (video/reports.py); a call of which neither side has told is named apart.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any, Literal
from uuid import UUID

from msgspec import Struct
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from contact import happenings
from contact.edge import Ask
from contact.happenings import Happened
from contact.models import Agency
from contact.part import Route
from contact.plumbing.errors import InvalidRequest

LONGEST = 7
MOST = 12

Why = Literal["weak", "no_line", "no_camera", "no_devices", "denied"]


class CallsCounted(Struct):
    """How many calls went how; each is counted once, `untold` are those of which neither side has told.

    `first_try`: both were in at once, and stayed. `again`: it took several tries, or was interrupted. `fell_back`: it
    went on with less. `failed_…`: on that side neither sound nor picture ever came through.
    """

    calls: int
    first_try: int
    again: int
    fell_back: int
    failed_theirs: int
    failed_ours: int
    failed_both: int
    untold: int


class CallsOfDay(Struct):
    """The calls that ended on one day of the agency's."""

    day: date
    counted: CallsCounted


class FallCounted(Struct):
    """How often a side went on with less for one reason."""

    why: Why
    side: Literal["theirs", "ours"]
    calls: int


class TroubledCall(Struct):
    """One of the last calls that failed or went on with less; what happened in it is read apart."""

    contact: UUID
    reference: str
    ended_at: datetime
    went: Literal["fell_back", "failed_theirs", "failed_ours", "failed_both"]


class CallQuality(Struct):
    """How calls went over some days: in all, by day, and what for; `joined_ms` is the median until both were in.

    `relayed` are those of which one side at least had to go through a relay.
    """

    all: CallsCounted
    days: list[CallsOfDay]
    joined_ms: int | None
    relayed: int
    falls: list[FallCounted]
    troubled: list[TroubledCall]


async def read_quality(ask: Ask[None]) -> CallQuality:
    """Tell how the calls of one's agency went in the last day, or in so many days up to a week."""
    viewer = await ask.overseer()
    days = ask.number("days", 1)
    if not 1 <= days <= LONGEST:
        raise InvalidRequest("days must be from 1 to 7.")
    agency = await ask.db.get_one(Agency, viewer.agency)
    of = {"agency": agency.id, "since": timedelta(days=days), "zone": agency.zone, "most": MOST}
    whole, *each = await _counted(ask.db, of)
    falls = (await ask.db.execute(_FALLS, of)).all()
    troubled = (await ask.db.execute(_TROUBLED, of)).all()
    return CallQuality(
        all=CallsCounted(*_numbers(whole)),
        days=[CallsOfDay(row.day, CallsCounted(*_numbers(row))) for row in each],
        joined_ms=None if whole.joined is None else round(whole.joined * 1000),
        relayed=whole.relayed,
        falls=[FallCounted(row.why, row.side, row.calls) for row in falls],
        troubled=[TroubledCall(row.id, row.reference, row.ended_at, row.went) for row in troubled],
    )


async def happened_in_call(ask: Ask[None]) -> Happened:
    """Show what the machines noted of a call, to who holds or held it or oversees it; that they looked is kept."""
    viewer = await ask.advisor()
    contact = await viewer.contact(ask.db, ask.id())
    await viewer.audit(ask.db, "happenings.read", contact.id)
    return happenings.show(ask.house, await happenings.read(ask.db, [contact.id]))


async def _counted(db: AsyncSession, of: dict[str, Any]) -> Sequence[Any]:
    """Return the count of all, and of each day, the earliest first."""
    return (await db.execute(_COUNTED, of)).all()


def _numbers(row: Any) -> list[int]:
    return [getattr(row, name) for name in CallsCounted.__struct_fields__]


# Which calls ended lately, and how each went, once: what failed comes before what fell back, and that before the rest.
_CALLS = """
    WITH lately AS (
        SELECT c.id, c.reference, c.ended_at FROM contact c JOIN video_room r ON r.contact_id = c.id
        WHERE c.agency_id = :agency AND c.ended_at > now() - CAST(:since AS interval)
    ), told AS (
        SELECT r.contact_id, r.seat, min(r.joined) AS joined, sum(r.failures) + sum(r.interruptions) AS tries,
            bool_or(r.way LIKE 'relay%') AS relayed
        FROM call_report r JOIN lately ON lately.id = r.contact_id
        WHERE r.seat IN ('seeker', 'advisor') GROUP BY r.contact_id, r.seat
    ), call AS (
        SELECT lately.*, greatest(theirs.joined, ours.joined) AS joined,
            coalesce(theirs.relayed, false) OR coalesce(ours.relayed, false) AS relayed,
            CASE
                WHEN theirs.seat IS NULL AND ours.seat IS NULL THEN 'untold'
                WHEN coalesce(theirs.joined, ours.joined) IS NULL AND theirs.seat IS NOT NULL AND ours.seat IS NOT NULL
                    THEN 'failed_both'
                WHEN theirs.seat IS NOT NULL AND theirs.joined IS NULL THEN 'failed_theirs'
                WHEN ours.seat IS NOT NULL AND ours.joined IS NULL THEN 'failed_ours'
                WHEN EXISTS (SELECT 1 FROM happening h WHERE h.about = lately.id AND h.what = 'fell_back')
                    THEN 'fell_back'
                WHEN coalesce(theirs.tries, 0) + coalesce(ours.tries, 0) > 0 THEN 'again'
                ELSE 'first_try'
            END AS went
        FROM lately
        LEFT JOIN told theirs ON theirs.contact_id = lately.id AND theirs.seat = 'seeker'
        LEFT JOIN told ours ON ours.contact_id = lately.id AND ours.seat = 'advisor'
    )
"""
_EACH = ", ".join(f"count(*) FILTER (WHERE went = '{name}') AS {name}" for name in CallsCounted.__struct_fields__[1:])
_COUNTED = text(f"""{_CALLS}
    SELECT CAST(ended_at AT TIME ZONE :zone AS date) AS day, count(*) AS calls,
        {_EACH},
        count(*) FILTER (WHERE relayed) AS relayed,
        extract(epoch FROM percentile_cont(0.5) WITHIN GROUP (ORDER BY joined)) AS joined
    FROM call GROUP BY GROUPING SETS ((), (1)) ORDER BY day NULLS FIRST
""")  # noqa: S608  names of our own
_FALLS = text(f"""{_CALLS}
    SELECT h.detail->>'why' AS why, h.side, count(DISTINCT h.about) AS calls
    FROM happening h JOIN call ON call.id = h.about WHERE h.what = 'fell_back'
    GROUP BY 1, 2 ORDER BY calls DESC, why, h.side
""")  # noqa: S608
_TROUBLED = text(f"""{_CALLS}
    SELECT id, reference, ended_at, went FROM call
    WHERE went IN ('fell_back', 'failed_theirs', 'failed_ours', 'failed_both') ORDER BY ended_at DESC LIMIT :most
""")  # noqa: S608

routes = (
    Route("GET", "/api/board/calls", read_quality, gives=CallQuality, query=("days",)),
    Route("GET", "/api/contacts/{id}/call/happenings", happened_in_call, gives=Happened),
)
