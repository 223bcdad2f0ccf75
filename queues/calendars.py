"""When a queue is open: its week, closures, openings, public holidays and peaks, read at the moment of asking."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from contact import hours
from contact.hours import WHOLE_DAY, Calendar, Instead, Opening, OutOfTurn, Span, Week
from contact.models import Agency
from contact.public_holidays import public_holidays
from queues.models import Closure, Peak, Queue


@dataclass(frozen=True, slots=True)
class Exceptions:
    """What is not as the weeks say: rows of closures and openings, and peaks that are not over."""

    rows: Sequence[Closure] = ()
    peaks: Mapping[UUID, Sequence[Peak]] = field(default_factory=dict)


async def openings(db: AsyncSession, queues: Sequence[Queue], now: datetime) -> dict[UUID, Opening]:
    """Tell for each queue whether it is open, until when, and when next."""
    return {queue: hours.opening(now, calendar) for queue, calendar in (await calendars(db, queues, now)).items()}


async def calendars(db: AsyncSession, queues: Sequence[Queue], now: datetime) -> dict[UUID, Calendar]:
    """Return for each queue when it is open, this year and the next."""
    owners = {queue.agency_id for queue in queues}
    agencies = {each.id: each for each in await db.scalars(select(Agency).where(Agency.id.in_(owners)))}
    exceptions = await _exceptions(db, queues, owners, now)
    years = (now.year, now.year + 1)
    return {queue.id: calendar_of(queue, agencies[queue.agency_id], exceptions, years) for queue in queues}


async def closures(db: AsyncSession, agency: Agency, now: datetime) -> tuple[hours.Closure, ...]:
    """Return when a whole agency is closed, this year and the next, public holidays included."""
    rows = [each for each in (await _exceptions(db, (), {agency.id}, now)).rows if each.queue_id is None]
    closed = _closed(rows)
    as_usual = {each.day for each in rows if _says_as_usual(each)}
    return *closed, *_holidays_of(agency, (now.year, now.year + 1), closed, as_usual)


def calendar_of(queue: Queue, agency: Agency, exceptions: Exceptions, years: tuple[int, ...]) -> Calendar:
    """Return when a queue is open: the agency's exceptions count, and the queue's own go before them."""
    ours = [each for each in exceptions.rows if each.queue_id is None and each.agency_id == agency.id]
    own = [each for each in exceptions.rows if each.queue_id == queue.id]
    as_usual = {each.day for each in ours if _says_as_usual(each)}
    reopened = {each.day for each in own if _says_as_usual(each)}

    closures = _closed([each for each in ours if each.day not in reopened]) + _closed(own)
    if not queue.open_on_holidays:
        closures += _holidays_of(agency, years, closures, as_usual | reopened)
    shut = _closed(own)
    more = [piece for each in _opened(ours) for piece in _but_for(each, shut)] + _opened(own)
    peaks = exceptions.peaks.get(queue.id, ())
    return Calendar(ZoneInfo(agency.zone), Week.parse(queue.week), tuple(closures), tuple(more), _instead(peaks))


def _holidays_of(
    agency: Agency, years: tuple[int, ...], closures: Sequence[hours.Closure], open_all_the_same: set[date]
) -> list[hours.Closure]:
    """Return the public holidays that an agency keeps, but those of which a row of the day says what is."""
    if not agency.department:
        return []
    told = open_all_the_same | {each.day for each in closures if each.span == WHOLE_DAY}
    return [each for each in _holidays(years, agency.department) if each.day not in told]


# The library computes a year in some milliseconds; a process asks for one or two.
@lru_cache(maxsize=256)
def _holidays(years: tuple[int, ...], department: str) -> tuple[hours.Closure, ...]:
    return public_holidays(years, department)


def _says_as_usual(row: Closure) -> bool:
    """Tell whether a row takes back what closes the whole day: it is open as the week says."""
    return row.is_open and row.starts is None


def _closed(rows: Sequence[Closure]) -> list[hours.Closure]:
    return [hours.Closure(each.day, each.label, _span(each)) for each in rows if not each.is_open]


def _opened(rows: Sequence[Closure]) -> list[OutOfTurn]:
    return [OutOfTurn(each.day, _span(each)) for each in rows if each.is_open and each.starts is not None]


def _but_for(opened: OutOfTurn, shut: Sequence[hours.Closure]) -> list[OutOfTurn]:
    """Take out of the agency's opening what the queue itself has closed."""
    closed = [each.span for each in shut if each.day == opened.day]
    return [OutOfTurn(opened.day, span) for span in hours.less([opened.span], closed)]


def _span(row: Closure) -> Span:
    return Span.parse(row.starts, row.ends) if row.starts is not None and row.ends is not None else WHOLE_DAY


def _instead(peaks: Sequence[Peak]) -> tuple[Instead, ...]:
    return tuple(Instead(each.starts_at, each.ends_at, Week.parse(each.week)) for each in peaks if each.week)


async def _exceptions(db: AsyncSession, queues: Sequence[Queue], agencies: set[UUID], now: datetime) -> Exceptions:
    """Read what is not over; a closure of long ago changes nothing any more."""
    recent = date.fromordinal(now.date().toordinal() - 7)
    rows = await db.scalars(
        select(Closure).where(Closure.agency_id.in_(agencies), Closure.day >= recent).order_by(Closure.day)
    )
    peaks: dict[UUID, list[Peak]] = {}
    ahead = select(Peak).where(Peak.queue_id.in_([queue.id for queue in queues]), Peak.ends_at > now)
    for peak in await db.scalars(ahead.order_by(Peak.starts_at)):
        peaks.setdefault(peak.queue_id, []).append(peak)
    return Exceptions(rows.all(), peaks)
