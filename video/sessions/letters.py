"""Who left an address with their place is written to: it is kept, it changes, it is near; once each, and never late.

A letter is claimed in one transaction, sent outside of any, and settled in another. Whoever dies in between leaves it
claimed: it may have gone out, so it is not sent again.
"""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from contact.part import House, Note, Sent
from contact.plumbing import log
from contact.plumbing.database import record
from video.sessions import writing
from video.sessions.facts import Announced
from video.sessions.models import GroupSession, LetterState, Place, SessionLetter, State, What

logger = log.get(__name__)

TELL = "video.sessions.tell"
COURIER = "letter"
AT_ONCE = 8
# Who changes a session may change it again at once: the last of it is told.
_LET_THEM_CHOOSE = timedelta(minutes=2)
# Nobody cares for a confirmation after this; news of a change is worth something until it begins.
_FRESH = timedelta(hours=1)
# How long before a reminder is due, and until when it is worth sending.
_REMINDERS = (
    (What.DAY_BEFORE, timedelta(hours=24), timedelta(hours=12)),
    (What.QUARTER, timedelta(minutes=15), timedelta(minutes=2)),
)
# A claim that nobody settled in this time is given up.
_LEASE = timedelta(minutes=2)
_AGAIN = timedelta(seconds=30)
_MOST_TRIES = 6
# To one address, whoever has given it: nobody floods a stranger's letterbox through us.
_MOST_A_DAY = 10
_TO_BE = (State.PLANNED, State.LIVE)


@dataclass(frozen=True)
class _Claimed:
    """A letter that is ours to send; `tries` says which attempt it is."""

    id: UUID
    tries: int
    note: Note


def times(starts_at: datetime, now: datetime) -> Iterator[tuple[What, datetime, datetime]]:
    """Yield each reminder that can still be sent, when it is due, and until when it is worth sending."""
    for what, before, latest in _REMINDERS:
        if (due := starts_at - before) > now:
            yield what, due, starts_at - latest


async def confirm(db: AsyncSession, session: GroupSession, place: Place) -> None:
    """Write down that somebody is to be told that a place is theirs, and reminded of it."""
    now = await _now(db)
    await _plan(db, session, [place.id] if place.email else [], (What.CONFIRMED, now, now + _FRESH), now)


async def tell_all(db: AsyncSession, session: GroupSession) -> None:
    """Write down that whoever has a place is to be told how it stands now; what was planned before is told no more."""
    held = Place.session_id == session.id, Place.left_at.is_(None)
    await forget(db, *held)
    theirs = (await db.scalars(select(Place.id).where(*held, Place.email.is_not(None)))).all()
    now = await _now(db)
    if session.state == State.CALLED_OFF:
        told = What.CALLED_OFF, now, max(session.starts_at, now + _FRESH)
    else:
        told = What.CHANGED, now + _LET_THEM_CHOOSE, max(session.starts_at, now + _FRESH)
    await _plan(db, session, theirs, told, now)


async def forget(db: AsyncSession, *whose: ColumnElement[bool]) -> None:
    """Tell what is still to be told to some who hold places no more."""
    waiting = SessionLetter.place_id.in_(select(Place.id).where(*whose)), SessionLetter.state == LetterState.WAITING
    await db.execute(update(SessionLetter).where(*waiting).values(state=LetterState.SKIPPED, settled_at=func.now()))


async def ring(house: House, fact: Announced) -> None:
    """Let what is due be told at once."""
    del fact
    house.ring(TELL)


async def tell(house: House) -> None:
    """Send what is due; ask for the next round where there may be more."""
    async with house.database.transaction() as db:
        claimed, more = await _claim(house, db)
    ended = await asyncio.gather(*(_send(house, each) for each in claimed), return_exceptions=True)
    for each, failure in zip(claimed, ended, strict=True):
        if failure:  # it may have gone out: a later sweep gives its claim up
            logger.error("session_letter.not_settled", letter=str(each.id), why=type(failure).__name__)
    if more:
        house.ring(TELL)


async def _plan(
    db: AsyncSession,
    session: GroupSession,
    places: Sequence[UUID],
    news: tuple[What, datetime, datetime],
    now: datetime,
) -> None:
    """Write down news and, where it will take place, the reminders, for some places."""
    reminders = times(session.starts_at, now) if session.state == State.PLANNED else ()
    rows: list[dict[str, Any]] = [
        {"place_id": place, "what": what, "sequence": session.sequence, "due_at": due, "until": until}
        for what, due, until in (news, *reminders)
        for place in places
    ]
    if rows:
        await db.execute(insert(SessionLetter).on_conflict_do_nothing(), rows)
    record(db, Announced(session.id))


async def _claim(house: House, db: AsyncSession) -> tuple[list[_Claimed], bool]:
    """Return what is ours to send now, and whether there may be more."""
    given_up = SessionLetter.state == LetterState.SENDING, SessionLetter.due_at <= func.now()
    await db.execute(update(SessionLetter).where(*given_up).values(state=LetterState.FAILED, settled_at=func.now()))
    due = (
        select(SessionLetter, Place, GroupSession, func.now())
        .join(Place, Place.id == SessionLetter.place_id)
        .join(GroupSession, GroupSession.id == Place.session_id)
        .where(SessionLetter.state == LetterState.WAITING, SessionLetter.due_at <= func.now())
        .order_by(SessionLetter.due_at)
        .limit(AT_ONCE)
        .with_for_update(of=SessionLetter, skip_locked=True)
    )
    claimed: list[_Claimed] = []
    found = (await db.execute(due)).all()
    for letter, place, session, now in found:
        if letter.until <= now or not _still_true(letter, place, session) or await _enough(db, place):
            letter.state, letter.settled_at = LetterState.SKIPPED, now
            continue
        letter.state, letter.tries, letter.due_at = LetterState.SENDING, letter.tries + 1, now + _LEASE
        await db.flush()
        claimed.append(_Claimed(letter.id, letter.tries, await writing.note(house, db, letter, place, session)))
    return claimed, len(found) == AT_ONCE


def _still_true(letter: SessionLetter, place: Place, session: GroupSession) -> bool:
    if place.left_at or not place.email or letter.sequence != session.sequence:
        return False
    if letter.what == What.CALLED_OFF:
        return session.state == State.CALLED_OFF
    return session.state in _TO_BE


async def _enough(db: AsyncSession, place: Place) -> bool:
    """Tell whether enough was written to an address in a day, whoever has given it."""
    theirs = aliased(Place)
    sent = and_(SessionLetter.state == LetterState.SENT, SessionLetter.settled_at > func.now() - timedelta(days=1))
    today = (
        select(func.count())
        .select_from(SessionLetter)
        .join(theirs, theirs.id == SessionLetter.place_id)
        .where(
            func.lower(theirs.email) == (place.email or "").lower(),
            or_(SessionLetter.state == LetterState.SENDING, sent),
        )
    )
    return (await db.scalar(today) or 0) >= _MOST_A_DAY


async def _send(house: House, claimed: _Claimed) -> None:
    courier = house.couriers.get(COURIER)
    sent = await courier(house, claimed.note) if courier else Sent.REFUSED
    async with house.database.transaction() as db:
        await _settle(db, claimed, sent)
    logger.info("session_letter.tried", letter=str(claimed.id), ending=sent)


async def _settle(db: AsyncSession, claimed: _Claimed, sent: Sent) -> None:
    """Note how it ended, unless the claim was given up since."""
    ours = (
        SessionLetter.id == claimed.id,
        SessionLetter.state == LetterState.SENDING,
        SessionLetter.tries == claimed.tries,
    )
    if sent is Sent.LATER and claimed.tries < _MOST_TRIES:
        due = func.now() + _AGAIN * 2 ** (claimed.tries - 1)
        await db.execute(update(SessionLetter).where(*ours).values(state=LetterState.WAITING, due_at=due))
        return
    state = LetterState.SENT if sent is Sent.TAKEN else LetterState.FAILED
    await db.execute(update(SessionLetter).where(*ours).values(state=state, settled_at=func.now()))


async def _now(db: AsyncSession) -> datetime:
    now: datetime = (await db.execute(select(func.now()))).scalar_one()
    return now
