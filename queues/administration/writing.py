"""What changed on the sheet, into the rows; the router hears of it by itself."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from msgspec import to_builtins
from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from contact import weeks
from contact.durations import duration
from contact.models import Agency, Region
from contact.plumbing.chance import new_id
from contact.weeks import ClosureForm
from queues.administration import staffing
from queues.administration.forms import AgencyForm, MotiveForm, QueueForm, RingForm, Sheet, name_of
from queues.administration.reading import Book
from queues.models import Closure, Motive, Queue, Skill


class Pen:
    """Writes the difference between two sheets; `given` are the ids that a page has made for what is new."""

    def __init__(self, db: AsyncSession, book: Book, *, demo: bool, given: Mapping[str, UUID] | None = None) -> None:
        self.db = db
        self.demo = demo
        self._before = book.sheet
        self._given = dict(given or {})
        self._ids = {kind: dict(named) for kind, named in book.ids.items()}

    async def write(self, after: Sheet) -> None:
        """Write all that is not as before.

        Queues are retired before people are written: those that are retired go on being served until they are empty.
        """
        before = self._before
        await self._regions(after)
        for skill in _news(before.skills, after.skills):
            await self._upsert(Skill, {"code": skill.code}, {"label": to_builtins(skill.label), "must": skill.must})
        for agency in _news(before.agencies, after.agencies):
            await self._agency(agency)
        changed = _news(before.queues, after.queues)
        for queue in changed:
            await self._queue(queue)
        for queue in changed:
            goes_on = self._ids["queues"][queue.overflow] if queue.overflow else None
            await self.db.execute(update(Queue).where(Queue.slug == queue.slug).values(overflow_id=goes_on))
        for slug in _gone(self._before.queues, after.queues):
            done = update(Queue).where(Queue.slug == slug)
            await self.db.execute(done.values(retired_at=func.now(), version=Queue.version + 1))
        for person in _news(before.people, after.people):
            await staffing.employ(self.db, self.id("people", person.login), person, self._ids, demo=self.demo)
        await self._retire(after)

    def id(self, kind: str, slug: str) -> UUID:
        """Return the row that a slug names, or is about to name."""
        return self._ids[kind].setdefault(slug, self._given.get(slug) or new_id())

    async def _regions(self, after: Sheet) -> None:
        for region in _news(self._before.regions, after.regions):
            key = {"id": self.id("regions", region.slug)}
            await self._upsert(Region, key, {"slug": region.slug, "name": region.name})

    async def _agency(self, agency: AgencyForm) -> None:
        row = {
            "slug": agency.slug,
            "name": agency.name,
            "zone": agency.zone,
            "department": agency.department,
            "region_id": self._ids["regions"][agency.region] if agency.region else None,
            "address": agency.address,
            "phone": agency.phone,
        }
        key = self.id("agencies", agency.slug)
        await self._upsert(Agency, {"id": key}, row)
        await self.db.execute(delete(Closure).where(Closure.agency_id == key, Closure.queue_id.is_(None)))
        await self._closures(agency.closures, key, None)

    async def _queue(self, queue: QueueForm) -> None:
        key, agency = self.id("queues", queue.slug), self._ids["agencies"][queue.agency]
        changed = {**_row(queue), "agency_id": agency, "retired_at": None}
        await self._upsert(Queue, {"id": key}, changed, version=Queue.version + 1)
        await self.db.execute(delete(Closure).where(Closure.queue_id == key))
        await self._closures(queue.closures, agency, key)
        await self._motives(queue.motives, key)

    async def _motives(self, motives: Sequence[MotiveForm], queue: UUID) -> None:
        kept = [self.id("motives", motive.slug) for motive in motives]
        gone = update(Motive).where(Motive.queue_id == queue, Motive.id.not_in(kept), Motive.retired_at.is_(None))
        await self.db.execute(gone.values(retired_at=func.now()))
        for position, (motive, key) in enumerate(zip(motives, kept, strict=True)):
            row = {
                "queue_id": queue,
                "slug": motive.slug,
                "label": to_builtins(motive.label),
                "position": position,
                "skills": motive.skills,
                "promise": _length(motive.promise),
                "retired_at": None,
            }
            await self._upsert(Motive, {"id": key}, row)

    async def _closures(self, closures: Iterable[ClosureForm], agency: UUID, queue: UUID | None) -> None:
        for each in closures:
            starts, ends = weeks.spans([each.span])[0] if each.span else (None, None)
            row = {"day": each.day, "label": each.label, "starts": starts, "ends": ends, "is_open": each.is_open}
            await self.db.execute(insert(Closure).values(id=new_id(), agency_id=agency, queue_id=queue, **row))

    async def _retire(self, after: Sheet) -> None:
        for login in _gone(self._before.people, after.people):
            await staffing.dismiss(self.db, self._ids["people"][login], login)
        for code in _gone(self._before.skills, after.skills):
            await self.db.execute(delete(Skill).where(Skill.code == code))
        for slug in _gone(self._before.regions, after.regions):
            there = select(Region.id).where(Region.slug == slug).scalar_subquery()
            # An agency that the sheet does not name stays, and is in no region any more.
            await self.db.execute(update(Agency).where(Agency.region_id == there).values(region_id=None))
            await self.db.execute(delete(Region).where(Region.slug == slug))

    async def _upsert(self, table: Any, key: Mapping[str, Any], row: Mapping[str, Any], **more: Any) -> None:
        written = insert(table).values({**key, **row})
        await self.db.execute(written.on_conflict_do_update(index_elements=list(key), set_={**row, **more}))


def _row(queue: QueueForm) -> dict[str, Any]:
    return {
        "slug": queue.slug,
        "name": to_builtins(queue.name),
        "position": queue.position,
        "languages": queue.languages,
        "skills": queue.skills,
        "promise": _length(queue.promise),
        "vulnerable_promise": _length(queue.vulnerable_promise),
        "rings": [_ring(each) for each in queue.rings],
        "weights": queue.weights,
        "offer_time": _length(queue.offer_time),
        "wrap_up_mode": queue.wrap_up_mode,
        "wrap_up_time": _length(queue.wrap_up_time),
        "silent_after": _length(queue.silent_after),
        "longest_wait": _length(queue.longest_wait),
        "week": weeks.stored(queue.week),
        "open_on_holidays": queue.open_on_holidays,
    }


def _ring(ring: RingForm) -> dict[str, Any]:
    row: dict[str, Any] = {"to": ring.to, "after": int((duration(ring.after) or timedelta()).total_seconds())}
    if ring.to == "queue":
        row["queue"] = ring.queue
    if ring.to == "agencies":
        row["agencies"] = ring.agencies
    return {**row, "drops": ring.drops} if ring.drops else row


def _length(text: str | None) -> timedelta | None:
    return None if text is None else duration(text)


def _news(before: Sequence[Any], after: Sequence[Any]) -> list[Any]:
    """Return what is new or not as before."""
    known = {name_of(each): each for each in before}
    return [each for each in after if known.get(name_of(each)) != each]


def _gone(before: Sequence[Any], after: Sequence[Any]) -> list[str]:
    present = {name_of(each) for each in after}
    return [name for each in before if (name := name_of(each)) not in present]
