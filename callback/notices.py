"""What people are told of an appointment: planned with it, sent at its time or not at all, and never twice.

A note is claimed in one transaction, sent outside of any, and settled in another. Whoever dies in between leaves it
claimed: it may have gone out, so it is not sent again. To be told twice is worse here than not at all; our page and
the link say all that a note does.
"""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import exists, func, select, true, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from callback import invitations, links, proving, quotas, recorded, reminders, turns, views, wording, worth
from callback.facts import Asked, Booked
from callback.models import OPEN, Appointment, By, Diary, NoteState, Notice, Outcome, State, What
from callback.push import devices
from callback.reminders import REMIND
from callback.ringing import Way
from callback.wording import Told
from contact import happenings
from contact.models import Agency
from contact.part import House, Note, Sent
from contact.plumbing import log
from contact.plumbing.database import record

logger = log.get(__name__)

TELL = "callback.tell"
AT_ONCE = 8
# A claim that nobody settled in this time is given up.
_LEASE = timedelta(minutes=2)
# What is to be sent later waits for this, then twice as long each time, so many times.
_AGAIN = timedelta(seconds=30)
_MOST_TRIES = 6
# Who moves a booking may move it again at once: the last of it is told.
_LET_THEM_CHOOSE = timedelta(seconds=30)
# Nobody cares for a confirmation after this.
_FRESH = timedelta(hours=1)


@dataclass(frozen=True)
class _Claimed:
    """A note that is ours to send; `tries` says which attempt it is."""

    id: UUID
    appointment: UUID
    what: str
    tries: int
    by: str
    note: Note


def plan(appointment: Appointment, by: Sequence[By], now: datetime) -> Iterator[Notice]:
    """Yield what is to be told of an appointment as it stands; a reminder whose time is over is left out."""
    what = _happened(appointment)
    told = {"appointment_id": appointment.id, "sequence": appointment.sequence}
    for each in by:
        due = now + _LET_THEM_CHOOSE if what is What.MOVED else now
        if each is not By.PUSH:  # a device reminds; what changes goes where it is surely read
            yield Notice(**told, what=what, by=each, due_at=due, until=now + _FRESH)
        if appointment.state != State.BOOKED:
            continue
        for reminder, (due, until) in reminders.times(appointment.starts_at, ZoneInfo(appointment.zone), now):
            yield Notice(**told, what=reminder, by=each, due_at=due, until=until)


async def plan_for(house: House, db: AsyncSession, appointment: Appointment) -> None:
    """Write down what is to be told; what was planned for it as it stood before is told no more."""
    await db.execute(
        update(Notice)
        .where(Notice.appointment_id == appointment.id, Notice.state == NoteState.WAITING)
        .values(state=NoteState.SKIPPED, settled_at=func.now(), secret=None)
    )
    if appointment.state == State.LAPSED or _need_not_hear(appointment):
        return
    now = (await db.execute(select(func.now()))).scalar_one()
    ways = await _ways(house, db, appointment)
    if By.SMS not in ways and await devices.are_there(db, appointment.id):
        ways.append(By.PUSH)
    for each in plan(appointment, ways, now):
        await _write(db, each)


async def plan_reminders(house: House, db: AsyncSession, appointment: Appointment) -> None:
    """Write down of what a device is to remind; what would go by short message goes there as it is sent (worth.py)."""
    now = (await db.execute(select(func.now()))).scalar_one()
    texts = Notice.appointment_id == appointment.id, Notice.sequence == appointment.sequence, Notice.by == By.SMS
    texted = (await db.scalars(select(Notice.what).where(*texts))).all()
    for each in plan(appointment, [By.PUSH], now):
        if each.what not in texted:
            await _write(db, each)


async def _write(db: AsyncSession, notice: Notice) -> None:
    row = {name: getattr(notice, name) for name in ("appointment_id", "sequence", "what", "by", "due_at", "until")}
    await db.execute(insert(Notice).values(**row).on_conflict_do_nothing())


def _need_not_hear(appointment: Appointment) -> bool:
    """Who takes back a call in turn has seen that it is so: there is no time that a calendar still has."""
    return appointment.diary_id is None and appointment.outcome in (Outcome.CANCELLED_BY_SEEKER, Outcome.EXCUSED)


async def tell_missed(house: House, db: AsyncSession, appointment: Appointment, nth: int) -> None:
    """Write down that somebody is to be told of an attempt to reach them."""
    now = (await db.execute(select(func.now()))).scalar_one()
    for by in await _ways(house, db, appointment):
        told = {"appointment_id": appointment.id, "what": What.MISSED, "by": by, "sequence": nth}
        await db.execute(insert(Notice).values(**told, due_at=now, until=now + _FRESH).on_conflict_do_nothing())
    record(db, Booked(appointment.id))


async def tell_colleague(house: House, db: AsyncSession, appointment: Appointment) -> None:
    """Write down that somebody is to be told that another calls than they know, once it is settled who.

    What was not sent yet is told no more; where nothing was, and it is whom they know again, there is nothing to tell.
    """
    of_it = Notice.appointment_id == appointment.id, Notice.what == What.COLLEAGUE
    await db.execute(
        update(Notice)
        .where(*of_it, Notice.state == NoteState.WAITING)
        .values(state=NoteState.SKIPPED, settled_at=func.now())
    )
    owner = await db.scalar(select(Diary.advisor_id).where(Diary.id == appointment.diary_id))
    told = Notice.state.in_((NoteState.SENDING, NoteState.SENT))
    if owner is None or (owner == appointment.advisor_id and not await db.scalar(select(exists().where(*of_it, told)))):
        return
    nth, now = (await db.execute(select(func.count(Notice.sequence.distinct()), func.now()).where(*of_it))).one()
    for by in await _ways(house, db, appointment):
        row = {"appointment_id": appointment.id, "what": What.COLLEAGUE, "by": by, "sequence": nth + 1}
        await db.execute(insert(Notice).values(**row, due_at=now + _LET_THEM_CHOOSE, until=appointment.due_at))
    record(db, Booked(appointment.id))


async def ring(house: House, fact: Booked | Asked) -> None:
    """Let what is due be told at once."""
    del fact
    house.ring(TELL)


async def tell(house: House) -> None:
    """Send what is due; ask for the next round where there may be more."""
    async with house.database.transaction() as db:
        claimed, more = await _claim(house, db)
    ended = await asyncio.gather(*(_send(house, each) for each in claimed), return_exceptions=True)
    for each, failure in zip(claimed, ended, strict=True):
        if failure:  # it may have gone out: the next sweeps give its claim up; its neighbours are settled
            logger.error("notice.not_settled", notice=str(each.id), why=type(failure).__name__)
    if more:
        house.ring(TELL)


async def _send(house: House, claimed: _Claimed) -> None:
    courier = house.couriers.get(claimed.by)
    sent = await courier(house, claimed.note) if courier else Sent.REFUSED
    async with house.database.transaction() as db:
        await _settle(house, db, claimed, sent)
    logger.info("notice.tried", notice=str(claimed.id), ending=sent)


def _happened(appointment: Appointment) -> What:
    if appointment.state not in OPEN:
        return What.CANCELLED
    return What.MOVED if appointment.sequence else What.BOOKED


async def _ways(house: House, db: AsyncSession, appointment: Appointment) -> list[By]:
    """Return by what they can be told: where they have shown that it reaches them."""
    theirs = proving.reaches(house.settings, appointment)
    return [by for by, reach in theirs.items() if await proving.is_proven(db, appointment.seeker_id, reach)]


async def _claim(house: House, db: AsyncSession) -> tuple[list[_Claimed], bool]:
    """Return what is ours to send now, and whether there may be more."""
    await db.execute(
        update(Notice)
        .where(Notice.state == NoteState.SENDING, Notice.due_at <= func.now())
        .values(state=NoteState.FAILED, settled_at=func.now(), secret=None)
    )
    await turns.take(db, turns.MESSAGES)
    room = left = await quotas.left(house, db)
    due = (
        select(Notice, func.now())
        .where(
            Notice.state == NoteState.WAITING, Notice.due_at <= func.now(), true() if left > 0 else Notice.by != By.SMS
        )
        .order_by(Notice.what != What.CODE, Notice.due_at)  # somebody is waiting for a code
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    claimed: list[_Claimed] = []
    found = (await db.execute(due)).all()
    for notice, now in found:
        if await worth.goes_to_a_device(house, db, notice):
            notice.by = By.PUSH
        if notice.by == By.SMS and left <= 0:
            continue
        appointment = await db.get_one(Appointment, notice.appointment_id)
        if notice.until <= now or not await worth.is_worth_sending(house, db, notice, appointment):
            notice.state, notice.settled_at, notice.secret = NoteState.SKIPPED, now, None
            continue
        notice.state, notice.tries, notice.due_at = NoteState.SENDING, notice.tries + 1, now + _LEASE
        note = await _note(house, db, notice, appointment)
        claimed.append(_Claimed(notice.id, appointment.id, notice.what, notice.tries, notice.by, note))
        left -= notice.by == By.SMS
    if left <= 0 < room:
        logger.error("sms.enough", an_hour=house.settings.sms_an_hour)  # somebody plays, or the bound is too low
    return claimed, len(found) == AT_ONCE


async def _note(house: House, db: AsyncSession, notice: Notice, appointment: Appointment) -> Note:
    what, language = What(notice.what), appointment.language
    agency = await db.get_one(Agency, appointment.agency_id)
    token = (await links.links(house, db)).token(appointment.id)
    here = appointment.way == Way.BROWSER
    soon = what in _RINGS_SOON or (here and what is What.QUARTER)
    link = links.waiting(house, token) if soon else links.address(house, token)
    told = Told(
        agency.name,
        appointment.due_at,
        appointment.zone,
        link,
        notice.secret or "",
        appointment.reference,
        failed=what is What.CANCELLED and appointment.outcome == Outcome.FAILED_OURS,
        in_turn=appointment.diary_id is None,
        here=here,
        over=appointment.state != State.BOOKED,
        trial=links.trial_address(house, token),
    )
    event = await views.invitation(house, db, appointment) if what in _CHANGES and appointment.diary_id else None
    brief = notice.by == By.PUSH
    return Note(
        id=notice.id,
        agency=appointment.agency_id,
        to=worth.to(notice, appointment),
        language=language,
        subject=wording.title(what, language, told) if brief else wording.subject(what, language, told),
        body=wording.reference(language, told) if brief else wording.body(what, language, told),
        link=link,
        until=notice.until,
        event=invitations.compose(event) if event else None,
        method=event.method if event else "",
    )


_CHANGES = (What.BOOKED, What.MOVED, What.CANCELLED)
_RINGS_SOON = (What.CALLED, What.TURN)


async def _settle(house: House, db: AsyncSession, claimed: _Claimed, sent: Sent) -> None:
    """Note how it ended, unless the claim was given up since."""
    ours = Notice.id == claimed.id, Notice.state == NoteState.SENDING, Notice.tries == claimed.tries
    if claimed.what == What.CODE:  # somebody waits for it
        seeker = (await db.get_one(Appointment, claimed.appointment)).seeker_id
        await proving.note_sending(db, seeker, claimed.note.to, failed=sent is not Sent.TAKEN)
    if sent is Sent.LATER and claimed.tries < _MOST_TRIES:
        due = func.now() + _AGAIN * 2 ** (claimed.tries - 1)
        await db.execute(update(Notice).where(*ours).values(state=NoteState.WAITING, due_at=due))
        return
    if sent is not Sent.TAKEN and await _goes_by_text(house, db, claimed):
        again = {"by": By.SMS, "state": NoteState.WAITING, "due_at": func.now()}
        await db.execute(update(Notice).where(*ours).values(**again))
        return
    state = NoteState.SENT if sent is Sent.TAKEN else NoteState.FAILED
    ended = update(Notice).where(*ours).values(state=state, settled_at=func.now(), secret=None).returning(Notice.id)
    if await db.scalar(ended):
        what, about = recorded.NOTE_SENT if state is NoteState.SENT else recorded.NOTE_FAILED, claimed.appointment
        detail = {"note": claimed.what, "by": claimed.by}
        await happenings.note(house, db, what, about=about, agency=claimed.note.agency, detail=detail)


async def _goes_by_text(house: House, db: AsyncSession, claimed: _Claimed) -> bool:
    """Tell whether a reminder that no device took can go by short message after all."""
    if claimed.by != By.PUSH or claimed.what not in REMIND:
        return False
    appointment = await db.get_one(Appointment, claimed.appointment)
    notice = await db.get_one(Notice, claimed.id)
    same = Notice.appointment_id == appointment.id, Notice.what == notice.what, Notice.sequence == notice.sequence
    texted = await db.scalar(select(exists().where(*same, Notice.by == By.SMS)))
    return not texted and By.SMS in await _ways(house, db, appointment)
