"""A stranger cannot keep every time: so many at once from one address, and so many of one diary.

Whoever has shown that a number or an address is theirs is bound by nothing here, and who keeps a time longer is not
asked (RGAA 13.1). It is looked at first without a lock, so that most of a crowd is told at once and waits for nobody;
and again once nobody else of the same address or diary can add to it.
"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import exists, false, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from callback import still, turns
from callback.models import Appointment, Diary, State
from callback.proofs import Proof
from contact.part import House
from contact.plumbing.errors import TooMany

# Of one seat of a diary so many times are kept by strangers at once, and half as many from one address.
_OF_A_SEAT = 20


class TooManyKept(TooMany):
    """Several times are kept from where you are, and not confirmed yet. Please confirm one, or try again later."""


@dataclass(frozen=True)
class Asking:
    """Who asks for a time, what stands for where from, and whether a number or an address is shown to be theirs."""

    seeker: UUID
    source: bytes | None
    known: bool


async def asking(db: AsyncSession, seeker: UUID, source: bytes | None) -> Asking:
    """Return who asks."""
    shown = select(exists().where(Proof.seeker_id == seeker, Proof.proven_at.is_not(None)))
    return Asking(seeker, source, bool(await db.scalar(shown)))


async def hold_still(house: House, db: AsyncSession, diary: Diary, who: Asking) -> None:
    """Hold a diary still; raise NotFound, Unavailable or, for a stranger where strangers keep enough, TooManyKept."""
    if who.source and not who.known:
        async with still.briefly(db):
            await turns.take(db, who.source)
    await still.hold(db, diary)
    await refuse_hoarding(house, db, diary, who)


async def refuse_hoarding(house: House, db: AsyncSession, diary: Diary, who: Asking) -> None:
    """Raise TooManyKept for a stranger where strangers keep enough already."""
    if who.known:
        return
    of_it = Appointment.diary_id == diary.id
    from_there = Appointment.source == who.source if who.source else false()
    strangers = (
        select(
            func.count().filter(of_it),
            func.count().filter(of_it, from_there),
            func.count().filter(from_there),
            func.min(Appointment.held_until),
            func.now(),
        )
        .where(
            Appointment.state == State.HELD, Appointment.held_until > func.now(), Appointment.seeker_id != who.seeker
        )
        .where(or_(of_it, from_there))
        .where(~exists().where(Proof.seeker_id == Appointment.seeker_id, Proof.proven_at.is_not(None)))
    )
    in_it, both, there, until, now = (await db.execute(strangers)).one()
    most = _OF_A_SEAT * diary.seats
    if in_it >= most or both >= most // 2 or there >= house.settings.holds_an_address:
        raise TooManyKept(retry_after=max(1, int((until - now).total_seconds())) if until else 1)
