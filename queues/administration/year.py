"""A year at a glance: when it is open on each day, and which days are not as the week says."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import Struct
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from contact import hours
from contact.edge import Ask
from contact.hours import WHOLE_DAY, Calendar
from contact.models import Agency
from contact.part import Route
from contact.plumbing import clock
from contact.plumbing.errors import Invalid, NotFound
from contact.public_holidays import public_holidays
from queues.calendars import Exceptions, calendar_of
from queues.models import Closure, Queue

_DAY = timedelta(days=1)
_ALWAYS = {str(weekday): [["00:00", "24:00"]] for weekday in range(7)}


class NoSuchYear(Invalid):
    """Choose a year between 2000 and 2100."""


class YearDay(Struct):
    """A day: when it is open, whether that is as the week says, and if not, why.

    `clock` is how many minutes the wall's clock is put forward on this day; nought on all but two.
    """

    day: date
    hours: list[str]
    kind: Literal["usual", "holiday", "closed", "partly", "opened"]
    label: str | None
    clock: int


class Year(Struct):
    """Every day of a year."""

    year: int
    today: date
    zone: str
    days: list[YearDay]


async def agency_year(ask: Ask[None]) -> Year:
    """Show an agency's year: its holidays, closures and openings."""
    viewer = await ask.overseer()
    agency = await ask.db.get(Agency, ask.id())
    if agency is None or not viewer.answers_for(agency.id):
        raise NotFound
    everything = Queue(id=UUID(int=0), agency_id=agency.id, week=_ALWAYS, open_on_holidays=False)
    return await _year(ask, agency, everything)


async def queue_year(ask: Ask[None]) -> Year:
    """Show a queue's year: its hours, and the days that are not as the week says."""
    viewer = await ask.overseer()
    queue = await ask.db.get(Queue, ask.id())
    if queue is None or not viewer.answers_for(queue.agency_id):
        raise NotFound
    return await _year(ask, await ask.db.get_one(Agency, queue.agency_id), queue)


async def _year(ask: Ask[None], agency: Agency, queue: Queue) -> Year:
    zone = ZoneInfo(agency.zone)
    today = clock.now().astimezone(zone).date()
    year = ask.number("year", today.year)
    if not 2000 <= year <= 2100:
        raise NoSuchYear
    first = date(year, 1, 1)
    rows = await _rows(ask.db, agency, queue, year)
    calendar = calendar_of(queue, agency, Exceptions(rows), (year,))
    labels = _labels(rows, agency, queue, year)
    days = [first + n * _DAY for n in range((date(year + 1, 1, 1) - first).days)]
    return Year(year, today, agency.zone, [_day(each, calendar, labels) for each in days])


async def _rows(db: AsyncSession, agency: Agency, queue: Queue, year: int) -> list[Closure]:
    found = select(Closure).where(
        Closure.agency_id == agency.id,
        Closure.queue_id.is_(None) | (Closure.queue_id == queue.id),
        Closure.day >= date(year, 1, 1),
        Closure.day < date(year + 1, 1, 1),
    )
    return list(await db.scalars(found.order_by(Closure.day, Closure.starts)))


def _labels(rows: list[Closure], agency: Agency, queue: Queue, year: int) -> dict[date, tuple[str, bool]]:
    """Say what is special about a day, and whether it is a public holiday."""
    labels: dict[date, tuple[str, bool]] = {}
    if agency.department and not queue.open_on_holidays:
        labels = {each.day: (each.label, True) for each in public_holidays((year,), agency.department)}
    for row in rows:
        own = row.label or labels.get(row.day, ("", False))[0]
        labels[row.day] = (own, False)
    return labels


def _day(day: date, calendar: Calendar, labels: dict[date, tuple[str, bool]]) -> YearDay:
    spans = hours.spans_of(day, calendar)
    usual = calendar.week.days[day.weekday()]
    label, holiday = labels.get(day, (None, False))
    shut = any(closure.day == day for closure in calendar.closures)
    whole = any(closure.day == day and closure.span == WHOLE_DAY for closure in calendar.closures)
    kind: Literal["usual", "holiday", "closed", "partly", "opened"] = "usual"
    if spans and any(each.day == day for each in calendar.out_of_turn):
        kind = "opened"
    elif shut and whole:
        kind = "holiday" if holiday else "closed"
    elif shut and tuple(spans) != usual:
        kind = "partly"
    elif label is not None and not shut:
        kind = "opened"
    return YearDay(day, [str(span) for span in spans], kind, label, _clock_change(day, calendar.zone))


def _clock_change(day: date, zone: ZoneInfo) -> int:
    """Tell by how many minutes the clocks go forward between noon of the day before and noon."""
    noon = datetime.combine(day, time(12), tzinfo=zone)
    before = datetime.combine(day - _DAY, time(12), tzinfo=zone)
    gone = noon.astimezone(UTC) - before.astimezone(UTC)
    return round((_DAY - gone) / timedelta(minutes=1))


routes = (
    Route("GET", "/api/admin/agencies/{id}/year", agency_year, gives=Year, query=("year",)),
    Route("GET", "/api/admin/queues/{id}/year", queue_year, gives=Year, query=("year",)),
)
