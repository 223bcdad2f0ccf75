"""Whoever oversees an agency sees which call-backs need somebody, and gives them to somebody."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from msgspec import Struct
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from callback import naming, overdue, rearranging
from callback.models import Appointment, Call, Diary, Kind, State
from contact.edge import Ask
from contact.hours import Stretch
from contact.models import Advisor, Agency, Contact, Seeker
from contact.part import House, Route
from contact.plumbing import clock
from contact.plumbing.errors import NotFound
from contact.views import Person, Words, words

MOST = 200
Deed = Literal["reassign", "move", "decide"]


class Attempt(Struct):
    """One attempt to reach somebody: when, by whom, and how it ended; None while it is under way."""

    at: datetime
    by: str
    outcome: str | None


class WatchedCallBack(Struct):
    """A call-back that somebody has to look at. `standing`:

    - `due`: its hour is near, or just over.
    - `late`: nobody has spoken with them, ten minutes after their hour.
    - `under_way`: somebody speaks with them, or concludes.
    - `undecided`: they were not reached, and nobody has said what became of it.
    - `failed`: it has failed within the last day, by whose fault `outcome` says.
    - `uncovered`: a desk's, still today, and nobody can take it.

    `contact` is what it has become, and `state` where that stands; `can` is what can be done with it here. `way` is by
    what they want to be rung.
    """

    id: UUID
    reference: str
    seeker: str
    motive: Words
    desk: Words | None
    starts_at: datetime
    due_at: datetime
    standing: Literal["due", "late", "under_way", "undecided", "failed", "uncovered"]
    way: Literal["tel", "browser"]
    advisor: Person | None
    contact: UUID | None
    state: str | None
    outcome: str | None
    attempts: list[Attempt]
    can: list[Deed]


class CallBacksWatched(Struct):
    """What a supervisor has to look at, the most pressing first, and to whom a booking can be given.

    `more` are not in the list: there are that many beside it.
    """

    now: datetime
    call_backs: list[WatchedCallBack]
    more: int
    people: list[Person]


class NewAdvisor(Struct):
    """Who calls instead."""

    advisor: UUID


async def to_look_at(ask: Ask[None]) -> CallBacksWatched:
    """Show what a supervisor has to look at in their agency."""
    viewer = await ask.overseer()
    now = clock.now()
    agency = await ask.db.get_one(Agency, viewer.agency)
    found = [
        (each.appointment, each.contact, each.standing.value)
        for each in await overdue.watched(ask.db, [agency.id], now)
    ]
    known = {appointment.id for appointment, _, _ in found}
    for each in await uncovered(ask.db, agency.id, naming.rest_of_day(now, agency.zone)):
        if each.id not in known:
            found.append((each, None, "uncovered"))
    shown = await _show(ask.house, ask.db, found)
    shown.sort(key=lambda each: (_PRESSING.index(each.standing), each.due_at, each.reference))
    people = select(Advisor.id, Advisor.name).where(Advisor.agency_id == agency.id, Advisor.retired_at.is_(None))
    names = (await ask.db.execute(people.order_by(Advisor.name))).all()
    return CallBacksWatched(now, shown[:MOST], max(len(shown) - MOST, 0), [Person(key, name) for key, name in names])


async def uncovered(db: AsyncSession, agency: UUID, day: Stretch) -> Sequence[Appointment]:
    """Return the bookings of desks that nobody was found for in what is left of a day."""
    theirs = (
        select(Appointment)
        .join(Diary, Diary.id == Appointment.diary_id)
        .where(Diary.kind == Kind.DESK, Appointment.agency_id == agency, Appointment.advisor_id.is_(None))
        .where(Appointment.state == State.BOOKED, Appointment.starts_at.between(*day))
    )
    return (await db.scalars(theirs)).all()


async def give_to(ask: Ask[NewAdvisor]) -> CallBacksWatched:
    """Give a booking whose hour has not come to a colleague; a repeat changes nothing."""
    viewer = await ask.overseer()
    appointment = await rearranging.held_still(ask.db, ask.id())
    if appointment is None or not viewer.answers_for(appointment.agency_id):
        raise NotFound
    advisor = await ask.db.get(Advisor, ask.body.advisor)
    if advisor is None or advisor.retired_at or advisor.agency_id != appointment.agency_id:
        raise NotFound
    if appointment.state != State.BOOKED:
        raise rearranging.ChangedMeanwhile
    if appointment.advisor_id != advisor.id:
        await rearranging.hand_on(ask.house, ask.db, appointment, advisor.id)
        await viewer.audit(ask.db, "appointment.given", appointment.id)
    return await to_look_at(Ask(ask.house, ask.db, ask.request, None))


_PRESSING = ("late", "undecided", "uncovered", "failed", "due", "under_way")


async def _show(
    house: House, db: AsyncSession, found: Sequence[tuple[Appointment, Contact | None, str]]
) -> list[WatchedCallBack]:
    bookings = [each for each, _, _ in found]
    seekers = await _names(db, Seeker, [each.seeker_id for each in bookings])
    with_whom = [contact.advisor_id if contact else each.advisor_id for each, contact, _ in found]
    advisors = await _names(db, Advisor, [each for each in with_whom if each])
    keys = {each.diary_id for each in bookings}
    names = select(Diary.id, Diary.name).where(Diary.id.in_(keys))
    desks: dict[UUID, dict[str, Any] | None] = dict((await db.execute(names)).all())
    labels = await house.queueing.labels(db, [each.motive_id for each in bookings])
    attempts = await _attempts(db, [each.id for each in bookings])
    return [
        WatchedCallBack(
            id=each.id,
            reference=each.reference,
            seeker=seekers[each.seeker_id],
            motive=words(labels[each.motive_id]),
            way=each.way,  # type: ignore[arg-type]
            desk=words(desk) if each.diary_id and (desk := desks[each.diary_id]) else None,
            starts_at=each.starts_at,
            due_at=each.due_at,
            standing=standing,  # type: ignore[arg-type]
            advisor=Person(who, advisors[who]) if who else None,
            contact=each.contact_id,
            state=contact.state if contact else None,
            outcome=each.outcome,
            attempts=attempts.get(each.id, []),
            can=can(each, contact, standing),
        )
        for (each, contact, standing), who in zip(found, with_whom, strict=True)
    ]


def can(appointment: Appointment, contact: Contact | None, standing: str) -> list[Deed]:
    """Return what can be done: before its hour it is given to another, in the line it is moved, later it is decided."""
    if appointment.state == State.BOOKED:
        return ["reassign"]
    if contact is not None and contact.state in ("waiting", "offered"):
        return ["move"]
    return ["decide"] if standing in ("undecided", "failed") and contact is not None else []


async def _names(db: AsyncSession, of: type[Seeker] | type[Advisor], keys: Sequence[UUID]) -> Mapping[UUID, str]:
    return dict((await db.execute(select(of.id, of.name).where(of.id.in_(keys)))).all())


async def _attempts(db: AsyncSession, keys: Sequence[UUID]) -> dict[UUID, list[Attempt]]:
    made: dict[UUID, list[Attempt]] = defaultdict(list)
    rows = await db.execute(
        select(Call, Advisor.name)
        .join(Advisor, Advisor.id == Call.advisor_id)
        .where(Call.appointment_id.in_(keys))
        .order_by(Call.nth)
    )
    for call, name in rows:
        made[call.appointment_id].append(Attempt(call.began_at, name, call.outcome))
    return made


routes = (
    Route("GET", "/api/call-backs", to_look_at, gives=CallBacksWatched),
    Route("PUT", "/api/appointments/{id}/advisor", give_to, takes=NewAdvisor, gives=CallBacksWatched),
)
