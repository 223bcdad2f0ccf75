"""Somebody shows that a number or an address is theirs, by a code sent there, before it is called or written to."""

import hashlib
import hmac
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from callback.facts import Asked
from callback.models import Appointment, By, Notice, Proof, What
from contact import keys
from contact.part import House
from contact.plumbing import chance
from contact.plumbing.database import record
from contact.plumbing.errors import Conflict, Invalid, TooMany
from contact.plumbing.settings import Settings

LASTS = timedelta(minutes=10)
_TRIES = 5
# A stranger's telephone is not for ringing: so many codes a day go to one number, whoever asks for them.
_CODES_A_DAY = 5
_PAUSE = timedelta(seconds=30)


class CodeOver(Conflict):
    """This code is no longer good. Please ask for a new one."""


class TooManyCodes(TooMany):
    """Several codes were sent there already. Please wait a while before you ask for another."""


class ReachUnproven(Conflict):
    """Please enter the code that we sent you first: we call nobody who did not ask for it."""


class AddressMissing(Invalid):
    """Please give an e-mail address too: we cannot send a code to a telephone here."""


def vouches(settings: Settings) -> By:
    """Return by what somebody vouches for a number: a short message to it, or where we send none, their address.

    A demonstration sends nothing to anybody; it shows the code.
    """
    return By.SMS if settings.sms or settings.demo else By.LETTER


def reaches(settings: Settings, appointment: Appointment) -> dict[By, str]:
    """Return where a code can go that shows something to be theirs."""
    given = {By.SMS: appointment.number if vouches(settings) is By.SMS else None, By.LETTER: appointment.email}
    return {by: reach for by, reach in given.items() if reach}


async def ask(house: House, db: AsyncSession, appointment: Appointment) -> str | None:
    """Send a code to each number and address that is not proven; return the number's in a demonstration."""
    theirs = reaches(house.settings, appointment)
    if vouches(house.settings) not in theirs:
        raise AddressMissing
    codes = {by: await _ask(house, db, appointment, by, reach) for by, reach in theirs.items()}
    record(db, Asked(appointment.id))
    return codes[By.SMS] if house.settings.demo else None


async def prove(house: House, db: AsyncSession, appointment: Appointment, code: str) -> None:
    """Take a code for what it was sent to. A wrong one costs a try, so nothing is raised: the try must be kept.

    Raises CodeOver once there is none that could be right: tried too often, or too late.
    """
    now, key = await _now(db), await keys.key(db, house.settings, "code")
    proofs = [await _proof(db, appointment.seeker_id, each) for each in reaches(house.settings, appointment).values()]
    good = [each for each in proofs if each and each.tries_left > 0 and each.expires_at > now]
    if not good:
        raise CodeOver
    for proof in good:
        proof.tries_left -= 1
        if hmac.compare_digest(proof.digest, _digest(key, proof.id, "".join(code.split()))):
            proof.proven_at, proof.tries_left = now, 0


async def is_proven(db: AsyncSession, seeker: UUID, reach: str | None) -> bool:
    """Tell whether somebody has shown that a number or an address is theirs."""
    wanted = select(Proof.id).where(Proof.seeker_id == seeker, Proof.reach == reach, Proof.proven_at.is_not(None))
    return await db.scalar(wanted) is not None


async def refuse_unproven(house: House, db: AsyncSession, appointment: Appointment) -> None:
    """Raise ReachUnproven for a number that nobody has vouched for."""
    reach = reaches(house.settings, appointment).get(vouches(house.settings))
    if appointment.number is None or not await is_proven(db, appointment.seeker_id, reach):
        raise ReachUnproven


async def _ask(house: House, db: AsyncSession, appointment: Appointment, by: By, reach: str) -> str | None:
    if await is_proven(db, appointment.seeker_id, reach):
        return None
    await _spare(db, reach)
    now, key = await _now(db), await keys.key(db, house.settings, "code")
    code, proof = chance.code(), await _proof(db, appointment.seeker_id, reach)
    if proof is None:
        proof = Proof(id=chance.new_id(), seeker_id=appointment.seeker_id, by=by, reach=reach, sent=0)
    proof.digest, proof.tries_left, proof.expires_at = _digest(key, proof.id, code), _TRIES, now + LASTS
    proof.sent, proof.sent_at = proof.sent + 1, now
    told = {"appointment_id": appointment.id, "what": What.CODE, "by": by, "sequence": proof.sent}
    db.add_all([proof, Notice(**told, due_at=now, until=now + LASTS, secret=code)])
    await db.flush()
    return code


async def _proof(db: AsyncSession, seeker: UUID, reach: str) -> Proof | None:
    wanted = select(Proof).where(Proof.seeker_id == seeker, Proof.reach == reach).with_for_update()
    return (await db.scalars(wanted)).one_or_none()


async def _spare(db: AsyncSession, reach: str) -> None:
    """Raise TooManyCodes where one more would be a nuisance."""
    lately = Proof.reach == reach, Proof.sent_at > func.now() - timedelta(days=1)
    sent = await db.scalar(select(func.coalesce(func.sum(Proof.sent), 0)).where(*lately))
    last = await db.scalar(select(func.max(Proof.sent_at)).where(*lately))
    if (sent or 0) >= _CODES_A_DAY:
        raise TooManyCodes
    if last and await _now(db) - last < _PAUSE:
        raise TooManyCodes(retry_after=_PAUSE // timedelta(seconds=1))


def _digest(key: bytes, proof: UUID, code: str) -> bytes:
    return hmac.digest(key, proof.bytes + code.encode(), hashlib.sha256)


async def _now(db: AsyncSession) -> datetime:
    now: datetime = (await db.execute(select(func.now()))).scalar_one()
    return now
