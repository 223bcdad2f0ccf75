"""Somebody will be away: which bookings that hits, what can be done with each, and doing it in one go."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select, true
from sqlalchemy.ext.asyncio import AsyncSession

from callback import attempts, calendar_rules, diaries, naming
from callback.absent_forms import (
    MOST,
    BookingHit,
    BookingsHit,
    ChosenWay,
    NewRearrangement,
    RearrangedShown,
    RearrangementShown,
    WayShown,
)
from callback.calendar_rules import Civil, Slot
from callback.facts import Chosen
from callback.models import Appointment, Diary, Kind, State
from callback.proposing import Around, Hit, Option, propose
from callback.rearranged import Rearranged, Rearrangement
from contact.access import Viewer
from contact.edge import Ask
from contact.hours import Stretch
from contact.models import Advisor, Agency, Seeker
from contact.part import Route
from contact.plumbing import clock
from contact.plumbing.database import record
from contact.plumbing.errors import IdTaken, InvalidRequest, NotAllowed, NotFound
from contact.views import Person, words

_LOOK = timedelta(days=21)


async def bookings_hit(ask: Ask[None]) -> BookingsHit:
    """Show which bookings of an advisor fall between two instants (`from`, `until`), and what can be done."""
    viewer = await ask.advisor()
    advisor = await _whose(ask.db, viewer, ask.id())
    during = _instant(ask.said("from")), _instant(ask.said("until"))
    if during[0] >= during[1]:
        raise InvalidRequest("until must come after from.")
    zone = (await ask.db.get_one(Agency, advisor.agency_id)).zone
    hit = await _hit(ask.db, advisor.id, during)
    shared = [each for each, kind, _ in hit if kind == Kind.DESK]
    own = [(each, name) for each, kind, name in hit if kind == Kind.REFERENT]
    oversees = viewer.answers_for(advisor.agency_id)
    proposed = await _proposed(ask, advisor, during, [each for each, _ in own], all_colleagues=oversees)
    owners = await _owners(ask.db, [each for each, _ in own])
    people = await _named(
        ask.db, {*owners.values(), *(way.advisor for ways in proposed.values() for way in ways if way.advisor)}
    )
    labels = await ask.house.queueing.labels(ask.db, [each.motive_id for each, _ in own])
    return BookingsHit(
        Person(advisor.id, advisor.name),
        zone,
        [
            BookingHit(
                each.id,
                each.reference,
                name,
                words(labels[each.motive_id]),
                *attempts.hour(each),
                [_show_way(way, people, owners[each.diary_id]) for way in proposed[each.id]],
            )
            for each, name in own
            if each.diary_id
        ],
        len(shared),
    )


async def rearrange(ask: Ask[NewRearrangement]) -> RearrangementShown:
    """Do in one go what is chosen for each booking; a repeat of its id gets the same one, and does nothing twice."""
    viewer, said = await ask.advisor(), ask.body
    advisor = await _whose(ask.db, viewer, said.advisor)
    if made := await ask.db.get(Rearrangement, said.id):
        if made.advisor_id != advisor.id:
            raise IdTaken
        return await _show(ask.db, made)

    await _refuse_others(ask, viewer, advisor)
    made = Rearrangement(
        id=said.id, advisor_id=advisor.id, starts_at=said.starts_at, ends_at=said.ends_at, by_id=viewer.id
    )
    ask.db.add(made)
    await ask.db.flush()
    ask.db.add_all([_chosen(made.id, each) for each in said.choices])
    await ask.db.flush()
    await viewer.audit(ask.db, "bookings.rearranged", advisor.id)
    record(ask.db, Chosen(made.id))
    return await _show(ask.db, made)


async def how_far(ask: Ask[None]) -> RearrangementShown:
    """Show how far a rearrangement has come."""
    viewer = await ask.advisor()
    made = await ask.db.get(Rearrangement, ask.id())
    if made is None:
        raise NotFound
    await _whose(ask.db, viewer, made.advisor_id)
    return await _show(ask.db, made)


async def _whose(db: AsyncSession, viewer: Viewer, key: UUID) -> Advisor:
    """Return an advisor whose bookings one may rearrange: oneself, or somebody of an agency one oversees."""
    advisor = await db.get(Advisor, key)
    if advisor is None or not (advisor.id == viewer.id or viewer.answers_for(advisor.agency_id)):
        raise NotFound
    return advisor


async def _refuse_others(ask: Ask[NewRearrangement], viewer: Viewer, advisor: Advisor) -> None:
    """Refuse what is not theirs to choose: other people's bookings, and colleagues who have not agreed."""
    said = ask.body
    theirs = {each.id for each, kind, _ in await _hit(ask.db, advisor.id, (said.starts_at, said.ends_at))}
    if not {each.appointment for each in said.choices} <= theirs:
        raise NotFound
    to = {each.advisor for each in said.choices if each.way == "reassign"}
    colleagues = select(Advisor.id).where(Advisor.agency_id == advisor.agency_id, Advisor.retired_at.is_(None))
    if not to <= set(await ask.db.scalars(colleagues)):
        raise NotFound
    if viewer.answers_for(advisor.agency_id):
        return
    agreed = await ask.house.queueing.stand_ins(ask.db, advisor.id, (said.starts_at, said.ends_at))
    if not to <= {who for _, who in agreed}:
        raise NotAllowed


def _chosen(rearrangement: UUID, choice: ChosenWay) -> Rearranged:
    return Rearranged(
        rearrangement_id=rearrangement,
        appointment_id=choice.appointment,
        was_at=choice.was_at,
        way=choice.way,
        to_starts_at=choice.starts_at if choice.way == "move" else None,
        to_advisor_id=choice.advisor if choice.way == "reassign" else None,
    )


async def _hit(db: AsyncSession, advisor: UUID, during: Stretch) -> Sequence[tuple[Appointment, str, str]]:
    """Return the bookings to come that an absence meets, with the kind of their diary and their person's name."""
    theirs = (
        select(Appointment, Diary.kind, Seeker.name)
        .join(Diary, Diary.id == Appointment.diary_id)
        .join(Seeker, Seeker.id == Appointment.seeker_id)
        .where(Appointment.advisor_id == advisor, Appointment.state == State.BOOKED)
        .where(Appointment.due_at < during[1], during[0] < attempts.ENDS_AT, Appointment.due_at > clock.now())
    )
    return (await db.execute(theirs.order_by(Appointment.due_at).limit(MOST))).all()


async def _proposed(
    ask: Ask[None], advisor: Advisor, during: Stretch, bookings: Sequence[Appointment], *, all_colleagues: bool
) -> Mapping[UUID, list[Option]]:
    """Propose; who rearranges their own names nobody but those who have agreed to answer for them."""
    if not bookings:
        return {}
    house, db = ask.house, ask.db
    # A colleague's diary as well, where this advisor has taken something over.
    kept = (await db.scalars(select(Diary).where(Diary.id.in_({each.diary_id for each in bookings})))).all()
    now = clock.now()
    between = max(now, during[0] - _LOOK), during[1] + _LOOK
    books = await diaries.read(house, db, kept, now, between)
    absent = {each.id for each in kept if each.advisor_id == advisor.id}
    zones = {each.id: ZoneInfo(each.zone) for each in bookings}

    def free(hit: Hit) -> list[Slot]:
        found = calendar_rules.slots(books[hit.diary], now, between, Civil(zones[hit.id]))
        away = [during] if hit.diary in absent else []
        return [each for each in found if not _meets((each.starts_at, each.ends_at), away)]

    serving = await house.queueing.serving(db, list({each.motive_id for each in bookings}))
    hits = [
        Hit(
            each.id,
            each.diary_id,
            attempts.hour(each),
            attempts.busy(each),
            frozenset(serving.get(each.motive_id, ()) if all_colleagues else ()) - {advisor.id},
        )
        for each in bookings
        if each.diary_id
    ]
    stand_ins = await house.queueing.stand_ins(db, advisor.id, during)
    people = sorted({who for _, who in stand_ins}.union(*(each.may for each in hits)))
    widest = min(each.busy[0] for each in hits), max(each.busy[1] for each in hits)
    there = await naming.colleagues(house, db, people, widest, true())
    return propose(hits, Around(free, {key: book.rules for key, book in books.items()}, stand_ins, there))


def _show_way(option: Option, people: Mapping[UUID, Person], owner: UUID) -> WayShown:
    whom = owner if option.way == "move" else option.advisor
    return WayShown(option.way.value, option.hour[0] if option.hour else None, people[whom] if whom else None)


async def _owners(db: AsyncSession, bookings: Sequence[Appointment]) -> dict[UUID, UUID]:
    """Return whose the diaries of bookings are."""
    rows = await db.execute(
        select(Diary.id, Diary.advisor_id).where(Diary.id.in_({each.diary_id for each in bookings}))
    )
    return {diary: owner for diary, owner in rows if owner}


def _meets(hour: Stretch, others: Sequence[Stretch]) -> bool:
    return any(hour[0] < ends and starts < hour[1] for starts, ends in others)


async def _named(db: AsyncSession, keys: set[UUID]) -> dict[UUID, Person]:
    rows = await db.execute(select(Advisor.id, Advisor.name).where(Advisor.id.in_(keys)))
    return {key: Person(key, name) for key, name in rows}


async def _show(db: AsyncSession, made: Rearrangement) -> RearrangementShown:
    chosen = (
        select(Rearranged, Appointment.reference, Seeker.name)
        .join(Appointment, Appointment.id == Rearranged.appointment_id)
        .join(Seeker, Seeker.id == Appointment.seeker_id)
        .where(Rearranged.rearrangement_id == made.id)
        .order_by(Rearranged.was_at, Rearranged.appointment_id)
    )
    rows = (await db.execute(chosen)).all()
    people = await _named(db, {each.to_advisor_id for each, _, _ in rows if each.to_advisor_id})
    shown = [
        RearrangedShown(
            each.appointment_id,
            reference,
            seeker,
            each.was_at,
            each.way,  # type: ignore[arg-type]
            each.to_starts_at,
            people[each.to_advisor_id] if each.to_advisor_id else None,
            each.step,  # type: ignore[arg-type]
            each.why,
        )
        for each, reference, seeker in rows
    ]
    ended = [each.step for each in shown]
    return RearrangementShown(made.id, len(shown), ended.count("done"), ended.count("failed"), shown)


def _instant(written: str | None) -> datetime:
    try:
        at = datetime.fromisoformat(written or "")
    except ValueError:
        raise InvalidRequest("from and until must be instants.") from None
    if at.tzinfo is None:
        raise InvalidRequest("from and until must have a zone.")
    return at


_ONE = "/api/rearrangements"
routes = (
    Route("GET", "/api/advisors/{id}/bookings", bookings_hit, gives=BookingsHit, words=("from", "until")),
    Route("POST", _ONE, rearrange, takes=NewRearrangement, gives=RearrangementShown, status=201),
    Route("GET", f"{_ONE}/{{id}}", how_far, gives=RearrangementShown),
)
