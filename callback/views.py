"""What people are shown of diaries and appointments."""

from asyncio import to_thread
from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from msgspec import Struct
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from callback import invitations, links, phones, proving, recorded, statement
from callback.invitations import Invitation
from callback.models import OPEN, Appointment, By, Call, Diary, Outcome, State
from callback.overdue import FAILED
from callback.push import devices, vapid
from callback.ringing import CallOutcome, Way
from callback.stated import WORDS
from callback.statement import Attempt, Failure, Seen
from contact import happenings
from contact.evidence import Side
from contact.files import File
from contact.ledger import Happening
from contact.models import Advisor, Agency, Seeker
from contact.part import House
from contact.plumbing import clock
from contact.plumbing.errors import NotFound
from contact.slots import SlotShown
from contact.views import Person, Words, words


class DiaryShown(Struct):
    """Whose diary it is: an advisor's, or a desk's by its name."""

    id: UUID
    kind: Literal["referent", "desk"]
    advisor: Person | None
    desk: Words | None


class SlotDay(Struct):
    """A day by the clocks where the seeker is, and what can be booked on it, in order of time."""

    day: date
    slots: list[SlotShown]


class SlotsShown(Struct):
    """What can be booked about a motive, day by day; `zone` is where the seeker is, `agency_zone` where we are.

    The days are those from `first` to `last`, both included; a day without a slot is not in `days`.
    """

    zone: str
    agency_zone: str
    first: date
    last: date
    diaries: list[DiaryShown]
    days: list[SlotDay]


class PushShown(Struct):
    """By which key a browser knows us that is asked to remind, and the devices that do."""

    key: str
    devices: list[UUID]


class AppointmentShown(Struct):
    """An appointment as its seeker sees it. `state`:

    - `held`: kept until `held_until` and theirs to confirm; `extensions_left` times it can be kept longer.
    - `booked`: we call at `starts_at`.
    - `due`: its hour has come; `contact` is the conversation.
    - `closed`: over, and `outcome` says how.
    - `lapsed`: it was held, and is no longer.

    Without a `diary` it is a call in turn: `starts_at` is since when they wait.
    `again_at` is when they are called next, where that is not the hour that they booked: they were not reached, or in
    turn the night lies between.
    `way` is by what they want to be rung; in the `browser` it needs no number.
    `number` is only the end of the number; `proven` says that it was shown to be theirs, or the address where there is
    none, `proof_by` how a code comes, and `unsent` by what the last one could not be sent.
    `email` is written to once it is `proven`, by the code that came there.
    `instead_of` is whose diary it is in, where a colleague calls.
    `push` is there where a device can remind of it.
    `link` opens this appointment, and nothing else, for whoever has it. `code` is told in a demonstration alone.
    """

    id: UUID
    reference: str
    state: Literal["held", "booked", "due", "closed", "lapsed"]
    outcome: str | None
    agency: str
    agency_zone: str
    motive: UUID
    diary: DiaryShown | None
    instead_of: Person | None
    starts_at: datetime
    ends_at: datetime
    again_at: datetime | None
    zone: str
    held_until: datetime | None
    extensions_left: int
    way: Literal["tel", "browser"]
    number: str | None
    email: Literal["proven", "unproven"] | None
    proof_by: Literal["sms", "letter"]
    proven: bool
    unsent: Literal["sms", "letter"] | None
    sequence: int
    contact: UUID | None
    link: str | None
    push: PushShown | None
    code: str | None = None


class AppointmentsShown(Struct):
    """A seeker's appointments: those to come first, the latest of those that are over after them."""

    appointments: list[AppointmentShown]


async def show_diaries(db: AsyncSession, diaries: Sequence[Diary]) -> list[DiaryShown]:
    """Show diaries by who or what they are of."""
    ids = [each.advisor_id for each in diaries if each.advisor_id]
    names = dict((await db.execute(select(Advisor.id, Advisor.name).where(Advisor.id.in_(ids)))).all()) if ids else {}
    return [
        DiaryShown(
            each.id,
            each.kind,  # type: ignore[arg-type]
            Person(each.advisor_id, names[each.advisor_id]) if each.advisor_id else None,
            words(each.name) if each.name else None,
        )
        for each in diaries
    ]


async def show(
    house: House, db: AsyncSession, appointment: Appointment, *, code: str | None = None
) -> AppointmentShown:
    """Show an appointment to whose it is."""
    diary = await db.get_one(Diary, appointment.diary_id) if appointment.diary_id else None
    agency = await db.get_one(Agency, appointment.agency_id)
    shown, owner = await _with_whom(db, diary, appointment) if diary else (None, None)
    by = await proving.proves(house, db, appointment)
    open_to = appointment.state in OPEN
    return AppointmentShown(
        id=appointment.id,
        reference=appointment.reference,
        state=appointment.state,  # type: ignore[arg-type]
        outcome=appointment.outcome,
        agency=agency.name,
        agency_zone=agency.zone,
        motive=appointment.motive_id,
        diary=shown,
        instead_of=owner,
        starts_at=appointment.starts_at,
        ends_at=appointment.ends_at,
        again_at=_again_at(appointment),
        zone=appointment.zone,
        held_until=appointment.held_until if appointment.state == State.HELD else None,
        extensions_left=appointment.extensions_left,
        way=appointment.way,  # type: ignore[arg-type]
        number=phones.hint(appointment.number) if appointment.number else None,
        email=await _email(db, appointment),
        proof_by=by.value,  # type: ignore[arg-type]
        proven=await proving.is_vouched_for(house, db, appointment),
        unsent=by.value if await _has_failed(house, db, appointment, by) else None,  # type: ignore[arg-type]
        sequence=appointment.sequence,
        contact=appointment.contact_id,
        link=links.address(house, (await links.links(house, db)).token(appointment.id)) if open_to else None,
        push=await _push(house, db, appointment) if open_to else None,
        code=code,
    )


async def _has_failed(house: House, db: AsyncSession, appointment: Appointment, by: By) -> bool:
    """Tell whether the last code could not be sent, while one is waited for."""
    reach = proving.reaches(house.settings, appointment).get(by)
    return appointment.state == State.HELD and await proving.has_failed(db, appointment.seeker_id, reach)


async def _push(house: House, db: AsyncSession, appointment: Appointment) -> PushShown | None:
    ours = vapid.ours(house.settings)
    return PushShown(ours.public, [each.id for each in await devices.of(db, appointment.id)]) if ours else None


def _again_at(appointment: Appointment) -> datetime | None:
    later = appointment.diary_id is None or appointment.due_at > appointment.starts_at
    return appointment.due_at if later and appointment.state == State.BOOKED else None


async def _with_whom(db: AsyncSession, diary: Diary, appointment: Appointment) -> tuple[DiaryShown, Person | None]:
    """Show whose diary it is in by who calls, and whose it is where a colleague has taken it over."""
    (shown,) = await show_diaries(db, [diary])
    owner = shown.advisor
    if owner is None or appointment.advisor_id in (None, owner.id):
        return shown, None
    colleague = await db.get_one(Advisor, appointment.advisor_id)
    shown.advisor = Person(colleague.id, colleague.name)
    return shown, owner


async def _email(db: AsyncSession, appointment: Appointment) -> Literal["proven", "unproven"] | None:
    if appointment.email is None:
        return None
    return "proven" if await proving.is_proven(db, appointment.seeker_id, appointment.email) else "unproven"


async def invitation(house: House, db: AsyncSession, appointment: Appointment) -> Invitation:
    """Return what a calendar is told of an appointment as it stands now."""
    agency = await db.get_one(Agency, appointment.agency_id)
    token = (await links.links(house, db)).token(appointment.id)
    return Invitation(
        id=appointment.id,
        sequence=appointment.sequence,
        cancelled=appointment.outcome not in _NOT_CALLED_OFF,
        starts_at=appointment.starts_at,
        ends_at=appointment.ends_at,
        zone=appointment.zone,
        language=appointment.language,
        service=agency.name,
        here=appointment.way == Way.BROWSER,
        link=links.address(house, token),
        made_at=clock.now().replace(microsecond=0),
    )


_NOT_CALLED_OFF = (None, Outcome.HONOURED, Outcome.ABSENT)


async def event_file(house: House, db: AsyncSession, appointment: Appointment) -> File:
    """Return an appointment as a file that calendars open; raise NotFound for what is not booked, or never was."""
    if appointment.diary_id is None or appointment.state in (State.HELD, State.LAPSED):
        raise NotFound
    told = await invitation(house, db, appointment)
    return File("appointment.ics", f"text/calendar; charset=utf-8; method={told.method}", invitations.compose(told))


async def statement_file(house: House, db: AsyncSession, appointment: Appointment) -> File:
    """Return a statement of an appointment's technical failure; raise NotFound where there was none."""
    if appointment.outcome not in FAILED:
        raise NotFound
    agency = await db.get_one(Agency, appointment.agency_id)
    person = await db.get_one(Seeker, appointment.seeker_id)
    calls = await db.scalars(select(Call).where(Call.appointment_id == appointment.id).order_by(Call.nth))
    seen = await recorded.of(db, appointment)
    failure = Failure(
        language=appointment.language,
        agency=agency.name,
        address=agency.address,
        phone=agency.phone,
        reference=appointment.reference,
        person=person.name,
        starts_at=appointment.starts_at,
        in_turn=appointment.diary_id is None,
        zone=appointment.zone,
        outcome=Outcome(appointment.outcome),
        attempts=tuple(Attempt(each.began_at, CallOutcome(each.outcome) if each.outcome else None) for each in calls),
        seen=tuple(_seen(house, each, appointment.language) for each in seen if each.what in house.happens),
        made_at=clock.now(),
    )
    # Composing takes 50 ms, for which nobody else need wait.
    content = await to_thread(statement.compose, failure)
    return File(WORDS[failure.language]["file"], "application/pdf", content)


def _seen(house: House, happening: Happening, language: str) -> Seen:
    side = Side(happening.side) if happening.side else None
    return Seen(happening.at, side, happenings.tell(house, happening)[language])
