"""A supervisor announces a peak: own hours, a word to those who come, published waits, and who helps out."""

from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct, to_builtins
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from contact import weeks
from contact.access import Viewer
from contact.check_hours import check_week
from contact.edge import Ask
from contact.models import Advisor, Agency
from contact.part import Route
from contact.plumbing import clock
from contact.plumbing.errors import Conflict, IdTaken, NotFound
from contact.plumbing.findings import Findings, WouldNotWork
from contact.views import Nothing, Person, Words, words
from contact.weeks import WeekForm
from queues.models import Peak, Queue

LONGEST_MESSAGE = 280
_Sentence = Annotated[str, Meta(max_length=LONGEST_MESSAGE)]


class PeaksOverlap(Conflict):
    """Another peak is announced for this queue during that time."""


class PeakMessage(Struct):
    """What those who come are told, in both languages."""

    fr: _Sentence
    en: _Sentence


class NewPeak(Struct):
    """A peak to announce: for which queue, from when until when, and what is other than usual meanwhile."""

    id: UUID
    queue: UUID
    starts_at: datetime
    ends_at: datetime
    message: PeakMessage | None = None
    week: WeekForm | None = None
    publishes_waits: bool = True
    overflow: list[UUID] = []


class PeakCard(Struct):
    """A peak that is announced, and by whom."""

    id: UUID
    queue: UUID
    queue_name: Words
    starts_at: datetime
    ends_at: datetime
    message: Words | None
    week: WeekForm | None
    publishes_waits: bool
    overflow: list[Person]
    by: str
    running: bool


class Peaks(Struct):
    """The peaks that are not over, the next first."""

    peaks: list[PeakCard]


async def announced_peaks(ask: Ask[None]) -> Peaks:
    """List the peaks that are not over."""
    viewer = await ask.overseer()
    return await _shown(ask.db, viewer)


async def announce_peak(ask: Ask[NewPeak]) -> Peaks:
    """Announce a peak; a repeat of its id changes nothing."""
    viewer, said = await ask.overseer(), ask.body
    # Two supervisors of one queue announce one after the other.
    queue = await ask.db.scalar(select(Queue).where(Queue.id == said.queue).with_for_update(key_share=True))
    if queue is None or queue.retired_at is not None or not _may(viewer, queue):
        raise NotFound
    if made := await ask.db.get(Peak, said.id):
        if made.announced_by != viewer.id:
            raise IdTaken
        return await _shown(ask.db, viewer)

    await _refuse_impossible(ask.db, said)
    ask.db.add(
        Peak(
            id=said.id,
            queue_id=queue.id,
            starts_at=said.starts_at,
            ends_at=said.ends_at,
            message=to_builtins(said.message) if said.message and (said.message.fr or said.message.en) else None,
            week=weeks.stored(said.week) if said.week else None,
            publishes_waits=said.publishes_waits,
            overflow=said.overflow,
            announced_by=viewer.id,
        )
    )
    await ask.db.flush()
    await viewer.audit(ask.db, "peak.announced", said.id)
    return await _shown(ask.db, viewer)


async def end_peak(ask: Ask[Nothing]) -> Peaks:
    """End a peak now, or call off one that has not begun."""
    viewer = await ask.overseer()
    peak = await ask.db.get(Peak, ask.id(), with_for_update=True)
    queue = await ask.db.get(Queue, peak.queue_id) if peak else None
    if peak is None or queue is None or not _may(viewer, queue):
        raise NotFound
    if peak.starts_at > clock.now():
        await ask.db.delete(peak)
    elif peak.ends_at > clock.now():
        peak.ends_at = max(clock.now(), peak.starts_at + timedelta(milliseconds=1))
        peak.over = True
    await ask.db.flush()
    await viewer.audit(ask.db, "peak.ended", peak.id)
    return await _shown(ask.db, viewer)


def _may(viewer: Viewer, queue: Queue) -> bool:
    """A supervisor announces for their own agency, an administrator for any."""
    return viewer.answers_for(queue.agency_id)


async def _refuse_impossible(db: AsyncSession, said: NewPeak) -> None:
    found = Findings()
    if said.starts_at.tzinfo is None or said.ends_at.tzinfo is None or said.ends_at <= said.starts_at:
        found.wrong("peak/ends_at", "La fin vient après le début.", "The end comes after the beginning.")
    elif said.ends_at <= clock.now():
        found.wrong("peak/ends_at", "Ce moment est déjà passé.", "This moment is past.")
    if said.message and bool(said.message.fr.strip()) != bool(said.message.en.strip()):
        found.wrong("peak/message", "Écrivez-le dans les deux langues.", "Write it in both languages.")
    if said.week and not check_week("peak", said.week, found):
        found.wrong("peak/week", "Aucune heure d’ouverture : la file serait fermée.", "No opening hours at all.")
    known = await db.scalar(select(func.count()).where(Agency.id.in_(said.overflow)))
    if known != len(set(said.overflow)):
        found.wrong("peak/overflow", "Cette agence n’existe pas.", "There is no such agency.")
    if found:
        raise WouldNotWork(findings=found)
    overlaps = select(Peak.id).where(
        Peak.queue_id == said.queue, Peak.starts_at < said.ends_at, Peak.ends_at > said.starts_at
    )
    if await db.scalar(overlaps.limit(1)):
        raise PeaksOverlap


async def _shown(db: AsyncSession, viewer: Viewer) -> Peaks:
    now = clock.now()
    ahead = (
        select(Peak, Queue, Advisor.name)
        .join(Queue, Queue.id == Peak.queue_id)
        .join(Advisor, Advisor.id == Peak.announced_by)
        .where(Peak.ends_at > now)
        .order_by(Peak.starts_at)
        .execution_options(populate_existing=True)
    )
    agencies = {row[0]: row[1] for row in await db.execute(select(Agency.id, Agency.name))}
    return Peaks([_card(peak, queue, by, agencies, now) for peak, queue, by in await db.execute(ahead)
                  if _may(viewer, queue)])  # fmt: skip


def _card(peak: Peak, queue: Queue, by: str, agencies: dict[UUID, str], now: datetime) -> PeakCard:
    return PeakCard(
        id=peak.id,
        queue=queue.id,
        queue_name=words(queue.name),
        starts_at=peak.starts_at,
        ends_at=peak.ends_at,
        message=words(peak.message) if peak.message else None,
        week=weeks.shown(peak.week) if peak.week else None,
        publishes_waits=peak.publishes_waits,
        overflow=[Person(each, agencies[each]) for each in peak.overflow if each in agencies],
        by=by,
        running=peak.starts_at <= now,
    )


routes = (
    Route("GET", "/api/admin/peaks", announced_peaks, gives=Peaks),
    Route("POST", "/api/admin/peaks", announce_peak, takes=NewPeak, gives=Peaks),
    Route("POST", "/api/admin/peaks/{id}/end", end_peak, takes=Nothing, gives=Peaks),
)
