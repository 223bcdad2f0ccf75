"""Who would get this contact now, and then? The router's own engine is asked; nothing is decided."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from msgspec import Struct
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from contact.edge import Ask
from contact.models import Advisor, Agency
from contact.part import Channel, Route
from contact.plumbing import clock
from contact.plumbing.chance import new_id
from contact.plumbing.errors import Invalid, NotFound
from contact.views import Language, Person, Words
from queues import calendars, picture, rings
from queues.engine.ready import Because
from queues.engine.rows import Milliseconds, Waiting, Weight
from queues.engine.views import Doing, RingView
from queues.instants import instant, moment, span
from queues.models import Motive, Queue
from queues.rings import Person as Somebody
from queues.rules import Rules
from queues.terms import most_of
from queues.wording import Names, RingName


class NoSuchChannel(Invalid):
    """There is no such channel."""


class Imagined(Struct):
    """A contact that might come: for which queue and motive, in which language, over which channel, from whom."""

    queue: UUID
    language: Language
    channel: str
    motive: UUID | None = None
    referent: UUID | None = None
    vulnerable: bool = False


class Crew(Struct):
    """How many of those who fit do the same thing now."""

    doing: str
    number: int


class RingForecast(Struct):
    """One ring: when it opens, who would be asked first in it and why, and what everybody who fits is doing.

    `passed`: nobody whom it names can be asked, so it is not waited for. `alone` is how long, in seconds, it is
    alone before the next opens too.
    """

    name: Words
    opens_at: datetime
    opens_in: int
    alone: int
    passed: bool
    dropped: list[Words]
    answering: Person | None
    first: Person | None
    because: str | None
    crew: list[Crew]
    scarcest: Words | None
    scarcest_have: int | None


class SkillAsked(Struct):
    """A skill that is asked for, with its level."""

    skill: Words
    level: int
    must: bool


class DryRun(Struct):
    """Who would get it now, and then, ring by ring."""

    now: datetime
    open: bool
    opens_at: datetime | None
    promise: int
    units: int
    exclusive: bool
    asks: list[SkillAsked]
    rings: list[RingForecast]


async def dry_run(ask: Ask[Imagined]) -> DryRun:
    """Tell who would get a contact now, and then; it need not exist."""
    viewer = await ask.overseer()
    channel = ask.house.channels.get(ask.body.channel)
    if channel is None:
        raise NoSuchChannel
    queue, motive, agency, referent = await _rows(ask.db, ask.body)
    if not all(viewer.answers_for(each) for each in (queue.agency_id, agency.id)):
        raise NotFound
    at = clock.now()
    now = instant(at)
    engine, known = await picture.look(ask.house.database, now)
    row = _waiting(ask.body, queue, motive, channel, known, (agency, referent), now)
    views = engine.dry_run(row, now)
    names = await _names(ask.db, known.names, views, referent)
    opening = (await calendars.openings(ask.db, [queue], at))[queue.id]
    return DryRun(
        now=at,
        open=opening.open,
        opens_at=opening.opens_at,
        promise=row.promise // 1000,
        units=row.weight.units,
        exclusive=row.weight.exclusive,
        asks=[SkillAsked(_skill(names, need.name), need.level, need.must) for need in sorted(row.needs)],
        rings=[_ring(view, ring.delay, names, now) for view, ring in zip(views, row.rings, strict=True)],
    )


async def _rows(db: AsyncSession, body: Imagined) -> tuple[Queue, Motive | None, Agency, Advisor | None]:
    queue = await db.get(Queue, body.queue)
    motive = await db.get(Motive, body.motive) if body.motive else None
    referent = await db.get(Advisor, body.referent) if body.referent else None
    if queue is None or (motive and motive.queue_id != queue.id) or (body.referent and referent is None):
        raise NotFound
    return queue, motive, await db.get_one(Agency, referent.agency_id if referent else queue.agency_id), referent


def _waiting(
    body: Imagined,
    queue: Queue,
    motive: Motive | None,
    channel: Channel,
    known: Rules,
    whose: tuple[Agency, Advisor | None],
    now: Milliseconds,
) -> Waiting:
    agency, referent = whose
    needs = known.needs(most_of(queue.skills, motive.skills if motive else {}))
    promise = span(_promise(body, queue, motive, channel))
    person = Somebody(agency.id, agency.region_id, referent.id if referent else None, attended=channel.attended)
    units = queue.weights.get(channel.kind, channel.weight)
    return Waiting(
        contact=new_id(),
        queue=queue.id,
        language=body.language,
        weight=Weight(channel.kind, units, channel.exclusive, channel.interruptible),
        since=now,
        placed=now,
        promise=promise,
        rings=rings.rings(known.plans[queue.id], person, needs, promise),
        needs=needs,
        ceiling=channel.ceiling,
    )


def _promise(body: Imagined, queue: Queue, motive: Motive | None, channel: Channel) -> timedelta:
    promise = channel.patience or (motive.promise if motive else None) or queue.promise
    sooner = queue.vulnerable_promise if body.vulnerable and channel.attended else None
    return min(promise, sooner or promise)


async def _names(db: AsyncSession, names: Names, views: Iterable[RingView], referent: Advisor | None) -> Names:
    wanted = {each for view in views for each in (view.first, view.answering) if each}
    wanted |= {referent.id} if referent else set()
    people = await db.execute(select(Advisor.id, Advisor.name).where(Advisor.id.in_(wanted)))
    return Names(names.queues, names.skills, {row[0]: row[1] for row in people}, names.places)


def _ring(view: RingView, alone: Milliseconds, names: Names, now: Milliseconds) -> RingForecast:
    name = RingName.read(view.name)
    skill, have = view.scarcest or (None, None)
    return RingForecast(
        name=Words(name.said(names, "fr"), name.said(names, "en")),
        opens_at=moment(view.opens),
        opens_in=max(view.opens - now, 0) // 1000,
        alone=alone // 1000,
        passed=view.passed,
        dropped=[_skill(names, code) for code in sorted(view.dropped)],
        answering=_person(view.answering, names),
        first=_person(view.first, names),
        because=_because(view.because),
        crew=[Crew(each.value, view.doing[each]) for each in Doing if view.doing.get(each)],
        scarcest=_skill(names, skill) if skill else None,
        scarcest_have=have,
    )


def _because(because: Because | None) -> str | None:
    return because.value if because else None


def _skill(names: Names, code: str) -> Words:
    return Words(names.skill(code, "fr"), names.skill(code, "en"))


def _person(advisor: UUID | None, names: Names) -> Person | None:
    return Person(advisor, names.advisors.get(advisor, "")) if advisor else None


routes = (Route("POST", "/api/admin/dry-run", dry_run, takes=Imagined, gives=DryRun),)
