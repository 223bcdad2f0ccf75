"""Somebody shows that a number or an address is theirs, by a code sent there, before it is called or written to."""

import hashlib
import hmac
from contextlib import suppress
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, or_, select, text, true, update
from sqlalchemy.ext.asyncio import AsyncSession

from callback import quotas
from callback.facts import Asked
from callback.models import Appointment, By, Notice, What
from callback.proofs import Proof
from callback.ringing import Way
from contact import keys
from contact.part import House
from contact.plumbing import chance
from contact.plumbing.database import record
from contact.plumbing.errors import Conflict, Invalid, TooMany
from contact.plumbing.settings import Settings

LASTS = timedelta(minutes=10)
_TRIES = 5
# A stranger's telephone is not for ringing: so many codes a day go to one number, whoever asks for them;
_CODES_A_DAY = 5
# nor is a crowd of strangers': so many for one time that is kept, and so many a day for one person.
_CODES_A_TIME = 5
_CODES_A_PERSON = 10
_DAY = timedelta(days=1)
_PAUSE = timedelta(seconds=30)


class CodeOver(Conflict):
    """This code is no longer good. Please ask for a new one."""


class TooManyCodes(TooMany):
    """Several codes were sent there already. Please wait a while before you ask for another."""


class ReachUnproven(Conflict):
    """Please enter the code that we sent you first: we call nobody who did not ask for it."""


class AddressMissing(Invalid):
    """Please give an e-mail address: we send the code there."""


def vouches(settings: Settings) -> By:
    """Return by what somebody vouches for a number: a short message to it, or where we send none, their address.

    A demonstration sends nothing to anybody; it shows the code.
    """
    return By.SMS if settings.sms or settings.demo else By.LETTER


async def proves(house: House, db: AsyncSession, appointment: Appointment) -> By:
    """Return by what somebody vouches for how they are reached.

    It is their address where they give no number, or one that took no code.
    """
    by = vouches(house.settings)
    if by is By.LETTER or _has_no_number(appointment):
        return By.LETTER
    failed = appointment.email and await has_failed(db, appointment.seeker_id, appointment.number)
    return By.LETTER if failed else By.SMS


async def is_vouched_for(house: House, db: AsyncSession, appointment: Appointment) -> bool:
    """Tell whether somebody has vouched for the number of an appointment, or without one for their address."""
    theirs = reaches(house.settings, appointment)
    if _has_no_number(appointment):
        return await is_proven(db, appointment.seeker_id, theirs.get(By.LETTER))
    ways = {vouches(house.settings), await proves(house, db, appointment)}
    proven = [await is_proven(db, appointment.seeker_id, theirs.get(by)) for by in ways]
    return appointment.number is not None and any(proven)


async def has_failed(db: AsyncSession, seeker: UUID, reach: str | None) -> bool:
    """Tell whether the last code for a number or an address could not be sent."""
    theirs = Proof.seeker_id == seeker, Proof.reach == _known(reach or ""), Proof.failed_at.is_not(None)
    return await db.scalar(select(Proof.id).where(*theirs)) is not None


async def note_sending(db: AsyncSession, seeker: UUID, reach: str, *, failed: bool) -> None:
    """Note how the sending of a code went, unless what it was for is proven by now."""
    theirs = Proof.seeker_id == seeker, Proof.reach == _known(reach), Proof.proven_at.is_(None)
    await db.execute(update(Proof).where(*theirs).values(failed_at=func.now() if failed else None))


def reaches(settings: Settings, appointment: Appointment) -> dict[By, str]:
    """Return where a code can go that shows something to be theirs."""
    given = {By.SMS: appointment.number if vouches(settings) is By.SMS else None, By.LETTER: appointment.email}
    return {by: reach for by, reach in given.items() if reach}


async def ask(house: House, db: AsyncSession, appointment: Appointment) -> str | None:
    """Send a code to each number and address that is not proven; return the number's in a demonstration.

    Where the address has had enough of them, the number still gets its own; a number that took none gets no other
    where there is an address. Raises TooManyCodes or NoMoreMessages.
    """
    theirs, needed = reaches(house.settings, appointment), await proves(house, db, appointment)
    if needed is not vouches(house.settings):
        theirs.pop(By.SMS, None)
    if needed not in theirs:
        raise AddressMissing
    await _one_at_a_time(db, str(appointment.seeker_id), *map(_known, theirs.values()))
    nth = await _nth(db, appointment)
    code = await _ask(house, db, appointment, needed, nth)
    for other in theirs.keys() - {needed}:
        with suppress(TooManyCodes):
            await _ask(house, db, appointment, other, nth)
    record(db, Asked(appointment.id))
    return code if house.settings.demo else None


async def prove(house: House, db: AsyncSession, appointment: Appointment, code: str) -> None:
    """Take a code for what it was sent to. A wrong one costs a try, so nothing is raised: the try must be kept.

    Raises CodeOver once there is none that could be right: tried too often, or too late. What is proven stays so.
    """
    now, key = await _now(db), await keys.key(db, house.settings, "code")
    theirs = reaches(house.settings, appointment)
    proofs = [await _proof(db, appointment.seeker_id, each) for each in theirs.values()]
    good = [each for each in proofs if each and each.tries_left > 0 and each.expires_at > now]
    if not good and not await is_vouched_for(house, db, appointment):
        raise CodeOver
    for proof in good:
        proof.tries_left -= 1
        if hmac.compare_digest(proof.digest, _digest(key, proof.id, "".join(code.split()))):
            proof.proven_at, proof.tries_left = now, 0


async def is_proven(db: AsyncSession, seeker: UUID, reach: str | None) -> bool:
    """Tell whether somebody has shown that a number or an address is theirs."""
    theirs = Proof.seeker_id == seeker, Proof.reach == _known(reach or ""), Proof.proven_at.is_not(None)
    return await db.scalar(select(Proof.id).where(*theirs)) is not None


async def recall(house: House, db: AsyncSession, appointment: Appointment, *, way: Way | None = None) -> None:
    """Let somebody be called as they were last, where that is known to be theirs: nobody shows the same thing twice."""
    reached = or_(Appointment.number.is_not(None), Appointment.email.is_not(None))
    like_that = Appointment.way == way if way else true()
    theirs = Appointment.seeker_id == appointment.seeker_id, Appointment.id != appointment.id
    last = await db.scalar(
        select(Appointment).where(*theirs, reached, like_that).order_by(Appointment.made_at.desc()).limit(1)
    )
    if last and await is_vouched_for(house, db, last):
        appointment.way, appointment.number, appointment.email = last.way, last.number, last.email


def whose(reach: str) -> Select[UUID]:
    """Return who has shown that a number or an address is theirs."""
    return select(Proof.seeker_id).where(Proof.reach == _known(reach), Proof.proven_at.is_not(None))


async def is_awaited(db: AsyncSession, seeker: UUID, reach: str, until: datetime) -> bool:
    """Tell whether the code that is good until then is the last one for a number or an address, and not used yet."""
    last = Proof.seeker_id == seeker, Proof.reach == _known(reach), Proof.expires_at == until
    return await db.scalar(select(Proof.id).where(*last, Proof.proven_at.is_(None))) is not None


async def refuse_unproven(house: House, db: AsyncSession, appointment: Appointment) -> None:
    """Raise ReachUnproven for a number, or an address without one, that nobody has vouched for."""
    if not await is_vouched_for(house, db, appointment):
        raise ReachUnproven


def _has_no_number(appointment: Appointment) -> bool:
    """Who is rung on our page need not have one."""
    return appointment.number is None and appointment.way == Way.BROWSER


async def _ask(house: House, db: AsyncSession, appointment: Appointment, by: By, nth: int) -> str | None:
    reach = reaches(house.settings, appointment)[by]
    if await is_proven(db, appointment.seeker_id, reach):
        return None
    await _spare(db, appointment.seeker_id, reach)
    if by is By.SMS:
        await quotas.refuse_more(house, db, appointment.seeker_id)
    now, key = await _now(db), await keys.key(db, house.settings, "code")
    code, proof = chance.code(), await _proof(db, appointment.seeker_id, reach)
    if proof is None:
        proof = Proof(id=chance.new_id(), seeker_id=appointment.seeker_id, by=by, reach=_known(reach), sent=0)
    elif proof.sent_at <= now - _DAY:
        proof.sent = 0
    proof.digest, proof.tries_left, proof.expires_at = _digest(key, proof.id, code), _TRIES, now + LASTS
    proof.sent, proof.sent_at, proof.failed_at = proof.sent + 1, now, None
    told = {"appointment_id": appointment.id, "what": What.CODE, "by": by, "sequence": nth}
    db.add_all([proof, Notice(**told, due_at=now, until=proof.expires_at, secret=code)])
    await db.flush()
    return code


async def _proof(db: AsyncSession, seeker: UUID, reach: str) -> Proof | None:
    wanted = select(Proof).where(Proof.seeker_id == seeker, Proof.reach == _known(reach)).with_for_update()
    return (await db.scalars(wanted)).one_or_none()


async def _nth(db: AsyncSession, appointment: Appointment) -> int:
    """Return how many times codes are asked for, for a time that is kept, with this; raise TooManyCodes."""
    codes = Notice.appointment_id == appointment.id, Notice.what == What.CODE
    last = await db.scalar(select(func.max(Notice.sequence)).where(*codes)) or 0
    if last >= _CODES_A_TIME:
        raise TooManyCodes
    return last + 1


async def _spare(db: AsyncSession, seeker: UUID, reach: str) -> None:
    """Raise TooManyCodes where one more would be a nuisance."""
    sent, last = await _lately(db, Proof.reach == _known(reach))
    theirs, _ = await _lately(db, Proof.seeker_id == seeker)
    if sent >= _CODES_A_DAY or theirs >= _CODES_A_PERSON:
        raise TooManyCodes
    if last and await _now(db) - last < _PAUSE:
        raise TooManyCodes(retry_after=_PAUSE // timedelta(seconds=1))


async def _lately(db: AsyncSession, which: ColumnElement[bool]) -> tuple[int, datetime | None]:
    """Return how many codes were sent in a day, and when the last."""
    counted = select(func.coalesce(func.sum(Proof.sent), 0), func.max(Proof.sent_at))
    sent, last = (await db.execute(counted.where(which, Proof.sent_at > func.now() - _DAY))).one()
    return sent, last


async def _one_at_a_time(db: AsyncSession, *names: str) -> None:
    """Let those who ask for the same wait for each other, always in one order, so that each sees what was sent."""
    for name in sorted(names):
        await db.execute(text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))"), {"name": name})


def _known(reach: str) -> str:
    """Return a number or an address as it is counted: Sam@… and sam@… have one box."""
    return reach.casefold()


def _digest(key: bytes, proof: UUID, code: str) -> bytes:
    return hmac.digest(key, proof.bytes + code.encode(), hashlib.sha256)


async def _now(db: AsyncSession) -> datetime:
    now: datetime = (await db.execute(select(func.now()))).scalar_one()
    return now
