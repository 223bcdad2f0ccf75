"""Where people stand in line, and whether anybody is there for them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Interval, bindparam, case, func, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from contact import beginnings, lifecycle
from contact.hours import Closure, Opening, Stretch
from contact.models import Agency, Contact, State
from contact.part import Channel, Newcomer
from contact.standing import Asked, Standing, Wait
from queues import absences, asking, calendars, duty, offers, staff, succeeding
from queues.models import Motive, Placement, Queue, Skill
from queues.presence import HEARD_WITHIN
from queues.terms import most_of, terms_of


class Lines:
    """What queues/ answers to the kernel (contact.part.Queueing)."""

    async def enter(
        self, db: AsyncSession, contact: Contact, channel: Channel, motive: UUID, *, wanted: UUID | None = None
    ) -> None:
        """Put a contact in the line of its motive, for somebody first; raise NotFound or QueueClosed."""
        terms = (await terms_of(db, channel, {motive}))[motive]
        terms.put_on(contact)
        await lifecycle.open_contact(db, contact)
        db.add(terms.placement(contact.id, wanted))

    async def enter_all(self, db: AsyncSession, many: Sequence[Newcomer], channel: Channel) -> None:
        """Put new contacts in their lines; raise NotFound for an unknown motive."""
        terms = await terms_of(db, channel, {each.motive for each in many})
        stood = await succeeding.stood(db, {each.after for each in many if each.after})
        theirs = [terms[each.motive].again(stood.get(each.after) if each.after else None) for each in many]
        for each, term in zip(many, theirs, strict=True):
            term.put_on(each.beginning.contact)
        await beginnings.begin(db, [each.beginning for each in many])
        rows = [term.row(each.beginning.contact.id, each.wanted) for each, term in zip(many, theirs, strict=True)]
        await db.execute(insert(Placement), rows)

    async def succeed(self, db: AsyncSession, contact: Contact, channel: Channel, before: UUID) -> None:
        """Put a new contact in the very place of another."""
        await succeeding.succeed(db, contact, channel, before)

    async def about(self, db: AsyncSession, contact: UUID) -> UUID:
        """Return the motive of a contact."""
        return (await db.scalars(select(Placement.motive_id).where(Placement.contact_id == contact))).one()

    async def agency(self, db: AsyncSession, motive: UUID) -> UUID | None:
        """Return the agency that answers a motive; None for one that was retired."""
        of_it = select(Queue.agency_id).join(Motive, Motive.queue_id == Queue.id).where(Motive.id == motive)
        return await db.scalar(of_it.where(Motive.retired_at.is_(None), Queue.retired_at.is_(None)))

    async def motive(self, db: AsyncSession, agency: UUID, slug: str) -> UUID | None:
        """Return the motive of a name, where it leads to a line of this agency."""
        theirs = select(Motive.id).join(Queue, Queue.id == Motive.queue_id)
        return await db.scalar(theirs.where(Motive.slug == slug, Queue.agency_id == agency))

    async def withdraw(self, db: AsyncSession, contact: UUID) -> None:
        """Take back the offer of a contact whose seeker leaves."""
        await offers.withdraw(db, contact)

    async def closures(self, db: AsyncSession, agency: UUID, now: datetime) -> Sequence[Closure]:
        """Return when an agency is closed."""
        return await calendars.closures(db, await db.get_one(Agency, agency), now)

    async def away(self, db: AsyncSession, advisors: Sequence[UUID], between: Stretch) -> Mapping[UUID, list[Stretch]]:
        """Return when advisors are away."""
        return await absences.away(db, advisors, between)

    async def serving(self, db: AsyncSession, motives: Sequence[UUID]) -> Mapping[UUID, Sequence[UUID]]:
        """Return who serves the line of each motive."""
        return await staff.serving(db, motives)

    async def working(
        self, db: AsyncSession, advisors: Sequence[UUID], between: Stretch
    ) -> Mapping[UUID, Sequence[Stretch]]:
        """Return when advisors are at work."""
        return await staff.working(db, advisors, between)

    async def stand_ins(self, db: AsyncSession, advisor: UUID, between: Stretch) -> Sequence[tuple[Stretch, UUID]]:
        """Return who answers for an advisor."""
        return await staff.stand_ins(db, advisor, between)

    async def labels(self, db: AsyncSession, motives: Sequence[UUID]) -> Mapping[UUID, dict[str, str]]:
        """Return how seekers call motives."""
        return await staff.labels(db, motives)

    async def step_aside(self, db: AsyncSession, advisor: UUID, reason: str) -> None:
        """Offer nothing to an advisor who is available."""
        await duty.step_aside(db, advisor, reason)

    async def come_back(self, db: AsyncSession, advisor: UUID, reason: str) -> None:
        """Offer to an advisor again as before they stepped aside."""
        await duty.come_back(db, advisor, reason)

    async def standings(self, db: AsyncSession, contacts: Sequence[UUID], now: datetime) -> Mapping[UUID, Standing]:
        """Tell where contacts stand."""
        rows = (
            await db.execute(
                select(Placement, Contact.state, Queue, Motive)
                .join(Contact, Contact.id == Placement.contact_id)
                .join(Queue, Queue.id == Placement.queue_id)
                .join(Motive, Motive.id == Placement.motive_id)
                .where(Placement.contact_id.in_(contacts))
            )
        ).all()
        outside = [(each.contact_id, queue) for each, state, queue, _ in rows if state in _OUTSIDE]
        line = await _line(db, outside, now)
        return {
            each.contact_id: Standing(
                queue=queue.name,
                motive=motive.label,
                place=each.place if state in _IN_LINE else None,
                staffed=queue.id in line.staffed or state not in _OUTSIDE,
                open=line.opening[queue.id].open if state in _OUTSIDE else True,
                opens_at=line.opening[queue.id].opens_at if state in _OUTSIDE else None,
                wait=_wait(each) if state in _IN_LINE else None,
                asked=line.questions.get(each.contact_id),
            )
            for each, state, queue, motive in rows
        }


# Those who are not with an advisor; only they are shown places and hours.
_OUTSIDE = (State.WAITING, State.OFFERED, State.ABANDONED)
_IN_LINE = (State.WAITING, State.OFFERED)


@dataclass(frozen=True)
class _Line:
    """What those outside want to know."""

    opening: Mapping[UUID, Opening]
    staffed: set[UUID]
    questions: Mapping[UUID, Asked]


async def _line(db: AsyncSession, outside: Sequence[tuple[UUID, Queue]], now: datetime) -> _Line:
    if not outside:
        return _Line({}, set(), {})
    queues = {queue.id: queue for _, queue in outside}
    return _Line(
        await calendars.openings(db, list(queues.values()), now),
        await staffed_queues(db),
        await asking.questions(db, [contact for contact, _ in outside], now),
    )


def _wait(placement: Placement) -> Wait | None:
    """Return the wait that the router last told; nothing where nothing honest can be said."""
    return None if placement.wait_from is None else Wait(placement.wait_from, placement.wait_to)


async def move_to(
    db: AsyncSession, contact: UUID, queue: Queue, note: str | None, *, wanted: UUID | None = None
) -> None:
    """Put a transferred contact in another line, with a word for the colleague; `wanted` is asked first.

    What was promised to who does not wait on line stays promised, and what no ring relaxes no other line does.
    """
    musts = await musts_of(db, contact)
    on_line = select(Contact.attended).where(Contact.id == contact).scalar_subquery()
    await db.execute(
        update(Placement)
        .where(Placement.contact_id == contact)
        .values(
            queue_id=queue.id,
            needs=most_of(queue.skills, musts),
            promise=case((on_line, queue.promise), else_=Placement.promise),
            placed_at=func.now(),
            wanted_id=wanted,
            keeps_waiting=None,
            barred=[],
            transfer_note=note,
            place=None,
        )
    )
    await db.execute(
        update(Contact)
        .where(Contact.id == contact)
        .values(wrap_up=succeeding.time_to_conclude(queue), units=_units(queue.weights))
    )


async def musts_of(db: AsyncSession, contact: UUID) -> dict[str, int]:
    """Return what somebody cannot do without, whoever answers: sign language, a perimeter."""
    needs: Mapping[str, int] = await db.scalar(select(Placement.needs).where(Placement.contact_id == contact)) or {}
    musts = await db.scalars(select(Skill.code).where(Skill.must, Skill.code.in_(needs)))
    return {code: needs[code] for code in musts}


def _units(weights: Mapping[str, int]) -> Any:
    """Return what a contact weighs in a queue; where the queue says nothing it weighs what it did."""
    return case(weights, value=Contact.channel, else_=Contact.units) if weights else Contact.units


async def staffed_queues(db: AsyncSession) -> set[UUID]:
    """Return the queues for which somebody is on duty, free or not."""
    return set(await db.scalars(_STAFFED, {"heard": HEARD_WITHIN}))


async def waiting_by_queue(db: AsyncSession) -> dict[UUID, int]:
    """Count who waits, by queue."""
    rows = await db.execute(
        select(Placement.queue_id, text("count(*)"))
        .join(Contact, Contact.id == Placement.contact_id)
        .where(Contact.state.in_(("waiting", "offered")))
        .group_by(Placement.queue_id)
    )
    return dict(rows.all())


async def untold(db: AsyncSession) -> list[UUID]:
    """Take those whose place or wait has changed since they were last told."""
    return list(await db.scalars(_UNTOLD))


_STAFFED = text(
    """
    SELECT DISTINCT serving.queue_id
    FROM serving JOIN duty USING (advisor_id)
    WHERE duty.declared = 'available'
      AND EXISTS (SELECT 1 FROM session s
                  WHERE s.advisor_id = duty.advisor_id AND s.revoked_at IS NULL AND s.seen_at > now() - :heard)
    """
).bindparams(bindparam("heard", type_=Interval()))

_UNTOLD = text(
    """
    UPDATE placement SET told = true
    WHERE contact_id IN (SELECT contact_id FROM placement WHERE NOT told LIMIT 500 FOR UPDATE SKIP LOCKED)
    RETURNING contact_id
    """
)
