"""What an advisor's console shows: the same read for load, reconnect and poll."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec
from msgspec import Struct
from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncSession

from contact import seats
from contact.desk import AdvisorShown, show_advisor
from contact.models import Advisor, Author, Contact, Entry, Kind, Seat, Seeker, State
from contact.part import House
from contact.plumbing import clock
from contact.views import (
    ContactShown,
    EntryShown,
    Language,
    SeekerShown,
    Words,
    seen_by_guest,
    show_contacts,
    show_entry,
    words,
)
from queues.attendance import PresenceShown, presence
from queues.conference import InvitationShown, pending
from queues.limits import LimitsShown, show_limits
from queues.models import Motive, Offer, OfferState, Placement, Queue
from queues.roster import Duty
from queues.targets import Target, queues_of


class Choice(Struct):
    """A code and its label."""

    code: str
    label: Words


class NextDuty(Struct):
    """What comes once the advisor's hands are empty."""

    declared: Literal["available", "break", "away"]
    reason: str | None


class DutyShown(Struct):
    """What the advisor declares."""

    declared: Literal["available", "break", "away", "not_responding"]
    reason: str | None
    since: datetime
    next: NextDuty | None
    misses: int


class OfferFacts(Struct):
    """What stands behind the reason of an offer: how much of the promise was used, and who else waited or was free."""

    percent: int
    alike: int
    free: int
    ring: Words
    needs: list[Words]


class OfferShown(Struct):
    """A contact on offer: who, what about, since when, until when, and why to you."""

    id: UUID
    contact: UUID
    reference: str
    channel: str
    seeker: SeekerShown
    queue: Words
    motive: Words
    language: Language
    first_enqueued_at: datetime
    made_at: datetime
    due_at: datetime
    why: Words
    more: OfferFacts | None
    earlier: int
    note: str | None


class OfferGone(Struct):
    """An offer that is over, and how."""

    id: UUID
    contact: UUID
    reason: Literal["accepted", "declined", "expired", "rescinded"]


class Card(Struct):
    """A contact on the advisor's hands: their own, or a colleague's beside whom they sit."""

    contact: ContactShown
    # Whether they wait for their answer on a page.
    attended: bool
    guest: bool
    unread: int
    last: EntryShown | None
    silent_since: datetime | None
    wrap_up_due_at: datetime | None
    extensions_left: int
    # Until when an answer is promised to somebody who does not wait on a page; None once they have it.
    answer_by: datetime | None


class Console(Struct):
    """The whole console."""

    me: AdvisorShown
    now: datetime
    duty: DutyShown
    presence: PresenceShown
    offer: OfferShown | None
    invitations: list[InvitationShown]
    contacts: list[Card]
    capacity: int
    used: int
    limits: LimitsShown
    queues: list[Target]
    outcomes: list[Choice]
    reasons: list[Choice]


OUTCOMES = (
    Choice("answered", Words("Réponse donnée", "Answered")),
    Choice("follow_up", Words("Suite à donner", "Follow-up needed")),
    Choice("redirected", Words("Orienté ailleurs", "Sent elsewhere")),
    Choice("no_reply", Words("Plus de réponse de la personne", "Person stopped answering")),
    Choice("technical", Words("Incident technique", "Technical failure")),
)
REASONS = (
    Choice("lunch", Words("Déjeuner", "Lunch")),
    Choice("pause", Words("Pause", "Short break")),
    Choice("meeting", Words("Réunion", "Meeting")),
    Choice("training", Words("Formation", "Training")),
    Choice("back_office", Words("Travail de dossier", "File work")),
    Choice("session", Words("Visioconférence", "Group session")),
)


async def show_console(house: House, db: AsyncSession, advisor_id: UUID) -> Console:
    """Return an advisor's console as it stands."""
    advisor = await db.get_one(Advisor, advisor_id, populate_existing=True)
    asked = select(Offer).where(Offer.advisor_id == advisor_id, Offer.state == OfferState.PENDING)
    offer = (await db.scalars(asked)).one_or_none()
    duty = await db.get_one(Duty, advisor_id, populate_existing=True)
    in_hand = (Contact.advisor_id == advisor_id) | seats.is_seated(Contact.id, advisor_id)
    mine = await db.scalars(
        select(Contact)
        .where(in_hand, Contact.state.in_((State.ACTIVE, State.WRAPPING)))
        .order_by(Contact.active_at, Contact.id)
    )
    return Console(
        me=show_advisor(advisor),
        now=clock.now(),
        duty=show_duty(duty),
        presence=await presence(db, advisor, clock.now()),
        offer=await show_offer(db, offer) if offer else None,
        invitations=await pending(db, advisor_id),
        contacts=await show_cards(house, db, mine.all(), to=advisor_id),
        capacity=advisor.capacity,
        used=advisor.used,
        limits=show_limits(house, advisor, duty),
        queues=await queues_of(db, advisor.agency_id),
        outcomes=list(OUTCOMES),
        reasons=list(REASONS),
    )


def show_duty(duty: Duty) -> DutyShown:
    """Show an advisor's declaration."""
    following = (
        NextDuty(duty.next_declared, duty.next_reason)  # type: ignore[arg-type]
        if duty.next_declared
        else None
    )
    return DutyShown(duty.declared, duty.reason, duty.since, following, duty.misses)  # type: ignore[arg-type]


async def show_offer(db: AsyncSession, offer: Offer) -> OfferShown:
    """Show what an advisor is asked."""
    contact, seeker, placement, queue, motive = (
        await db.execute(
            select(Contact, Seeker, Placement, Queue, Motive)
            .join(Seeker, Seeker.id == Contact.seeker_id)
            .join(Placement, Placement.contact_id == Contact.id)
            .join(Queue, Queue.id == Placement.queue_id)
            .join(Motive, Motive.id == Placement.motive_id)
            .where(Contact.id == offer.contact_id)
        )
    ).one()
    earlier = select(func.count()).where(Contact.seeker_id == seeker.id, Contact.id != contact.id)
    return OfferShown(
        id=offer.id,
        contact=contact.id,
        reference=contact.reference,
        channel=contact.channel,
        seeker=SeekerShown(seeker.id, seeker.name),
        queue=words(queue.name),
        motive=words(motive.label),
        language=contact.language,  # type: ignore[arg-type]
        first_enqueued_at=contact.first_enqueued_at,
        made_at=offer.made_at,
        due_at=offer.due_at,
        why=words(offer.why),
        more=msgspec.convert(offer.why["more"], OfferFacts) if "more" in offer.why else None,
        earlier=await db.scalar(earlier) or 0,
        note=placement.transfer_note,
    )


async def show_cards(house: House, db: AsyncSession, contacts: Sequence[Contact], *, to: UUID) -> list[Card]:
    """Show contacts on an advisor's hands."""
    shown = await show_contacts(house, db, contacts, to=Author.ADVISOR)
    ids = [contact.id for contact in contacts]
    sitting = await seats.taken(db, ids)
    seat = {contact: each for contact, taken in sitting.items() for each in taken if each.advisor_id == to}
    unread = await _unread(db, ids, to)
    last = await _last_lines(db, ids)
    answer_by = await _answer_by(db, contacts, last)
    return [
        Card(
            contact=seen_by_guest(each, seat[each.id]) if each.id in seat else each,
            attended=contact.attended,
            guest=each.id in seat,
            unread=unread.get(each.id, 0),
            last=show_entry(last[each.id], to=Author.ADVISOR) if each.id in last else None,
            silent_since=last[each.id].written_at if each.id in last else contact.active_at,
            wrap_up_due_at=contact.due_at,
            extensions_left=contact.extensions_left,
            answer_by=answer_by.get(each.id),
        )
        for contact, each in zip(contacts, shown, strict=True)
    ]


async def _answer_by(db: AsyncSession, contacts: Sequence[Contact], last: Mapping[UUID, Entry]) -> dict[UUID, datetime]:
    """Until when people who do not wait on a page are promised an answer; who writes again waits as long again."""
    answered = await _answered(db, [each.id for each in contacts if not each.attended])
    waiting = {
        each.id: last[each.id].written_at if each.id in answered else each.first_enqueued_at
        for each in contacts
        if not each.attended and each.id in last and last[each.id].author == Author.SEEKER
    }
    promised = await db.execute(
        select(Placement.contact_id, Placement.promise).where(Placement.contact_id.in_(waiting))
    )
    return {contact: waiting[contact] + promise for contact, promise in promised}


async def _answered(db: AsyncSession, contacts: Sequence[UUID]) -> set[UUID]:
    lines = select(Entry.contact_id).where(
        Entry.kind == Kind.LINE, Entry.author == Author.ADVISOR, Entry.taken_back_at.is_(None)
    )
    return set(await db.scalars(lines.where(Entry.contact_id.in_(contacts)))) if contacts else set()


async def _unread(db: AsyncSession, contacts: Sequence[UUID], reader: UUID) -> dict[UUID, int]:
    mine = (Seat.contact_id == Contact.id) & (Seat.advisor_id == reader) & Seat.left_at.is_(None)
    rows = await db.execute(
        select(Entry.contact_id, func.count())
        .join(Contact, Contact.id == Entry.contact_id)
        .outerjoin(Seat, mine)
        .where(
            Entry.contact_id.in_(contacts),
            Entry.author == Author.SEEKER,
            Entry.seq > func.coalesce(Seat.seen, Contact.seen_by_advisor),
        )
        .group_by(Entry.contact_id)
    )
    return dict(rows.all())


async def _last_lines(db: AsyncSession, contacts: Sequence[UUID]) -> dict[UUID, Entry]:
    found = await db.scalars(
        select(Entry)
        .where(Entry.contact_id.in_(contacts), Entry.kind == Kind.LINE, Entry.taken_back_at.is_(None))
        .ext(distinct_on(Entry.contact_id))
        .order_by(Entry.contact_id, Entry.seq.desc())
    )
    return {entry.contact_id: entry for entry in found}
