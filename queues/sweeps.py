"""Everything that is due, found in the rows: what a lost task left, the next second finds."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import Interval, TextClause, bindparam, func, select, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from contact import lifecycle, news
from contact.models import Author, Contact, State
from contact.part import House
from contact.plumbing import log
from contact.plumbing.errors import Conflict, StaleState
from queues import company, duty, invitations, lease, lines, offers, overflow, silences
from queues.models import Offer, OfferState

logger = log.get(__name__)

Find = Callable[[AsyncSession], Awaitable[Sequence[UUID]]]
Do = Callable[[AsyncSession, UUID], Awaitable[object]]

AT_ONCE = 200
# PostgreSQL itself lets go after half a minute, should this machine fall silent in the middle of a sweep.
_ALONE = text(
    "SELECT pg_try_advisory_xact_lock(hashtextextended('visavis.sweep', 0))"
    " FROM set_config('idle_in_transaction_session_timeout', '30s', true)"
)


async def sweep(house: House) -> None:
    """Do all that is due, unless another sweep is at it.

    A long one must not keep every worker from routing, and two that lock many rows could wait for each other.
    """
    async with house.database.transaction() as db:
        if await db.scalar(_ALONE):
            await _sweep(house)
            await lease.swept(db)


async def mind(house: House) -> None:
    """Sweep where nobody does: without Redis no beat is heard, and the router is the only one who looks at the rows."""
    if await lease.sweeps_are_late(house.database):
        await sweep(house)
        await tend(house)


async def _sweep(house: House) -> None:
    """Do it: expired offers, ended wrap-ups, those who are gone, and what comes next."""
    await _each(house, _due_offers, offers.expire, "offer.expired")
    await _each(house, _orphaned_offers, _rescind, "offer.rescinded")
    await _each(house, invitations.due, invitations.expire, "invitation.expired")
    await _each(house, _due_wrap_ups, _close, "wrap_up.expired")
    settings = house.settings
    await _absent(house, _LEFT_ADVISORS, settings.advisor_grace, duty.connection_lost, "advisor.lost")
    await _absent(house, _LEFT_SEATS, settings.advisor_grace, company.excuse, "seat.left")
    await _absent(house, _LEFT_BEHIND, settings.advisor_grace, company.carry_on, "contact.left_behind")
    await _absent(house, _LEFT_SEEKERS, settings.seeker_grace, _abandon, "contact.abandoned")
    async with house.database.transaction() as db:
        await duty.take_up_what_comes_next(db)


async def tend(house: House) -> None:
    """Do what need not be done to the second: silences, and those who have waited too long where they are."""
    await _each(house, silences.fallen, silences.fall, "contact.fell_silent")
    await _each(house, silences.broken, silences.speak, "contact.spoke_again")
    await _each(house, overflow.due, overflow.go_on, "contact.overflowed")


async def tell_places(house: House) -> None:
    """Tell people their place and how long it may take, but only those for whom that has changed."""
    async with house.database.transaction() as db:
        changed = await lines.untold(db)
    await news.tell_seekers(house, changed)


async def _each(house: House, find: Find, do: Do, event: str) -> None:
    """Do a deed to each row that is due, each in a transaction of its own; a lost race is no news.

    A row that cannot be done is left for the next round: it must not hold up all that is due after it.
    """
    async with house.database.transaction() as db:
        due = await find(db)
    for each in due:
        try:
            async with house.database.transaction() as db:
                await do(db, each)
        except Conflict:
            continue
        except SQLAlchemyError:
            logger.exception("sweep.failed", due=event, id=str(each))
            continue
        logger.info(event, id=str(each))


async def _due_offers(db: AsyncSession) -> Sequence[UUID]:
    due = select(Offer.id).where(Offer.state == OfferState.PENDING, Offer.due_at <= func.now())
    return (await db.scalars(due.order_by(Offer.due_at).limit(AT_ONCE))).all()


async def _orphaned_offers(db: AsyncSession) -> Sequence[UUID]:
    """Offers to advisors who are no longer available: their word crossed the router's."""
    return (await db.scalars(_ORPHANED)).all()


async def _rescind(db: AsyncSession, offer_id: UUID) -> None:
    offer = await db.get_one(Offer, offer_id)
    await offers.rescind_from(db, offer.advisor_id)


async def _due_wrap_ups(db: AsyncSession) -> Sequence[UUID]:
    due = select(Contact.id).where(Contact.state == State.WRAPPING, Contact.due_at <= func.now())
    return (await db.scalars(due.order_by(Contact.due_at).limit(AT_ONCE))).all()


async def _close(db: AsyncSession, contact_id: UUID) -> None:
    # Held still, and looked at again: the advisor may have asked for a minute more just now.
    still_due = select(Contact.id).where(Contact.id == contact_id, Contact.due_at <= func.now())
    if await db.scalar(still_due.with_for_update(skip_locked=True)) is None:
        raise StaleState
    contact = await lifecycle.close(db, contact_id, outcome="not_given")
    await duty.idle_from_now(db, contact.advisor_id)


async def _abandon(db: AsyncSession, contact_id: UUID) -> None:
    await lifecycle.abandon(db, contact_id, Author.HOUSE, was=State.WAITING)


@dataclass(frozen=True)
class _Absence:
    """Who has been gone for too long: found in one look, and looked at again by whoever acts on it."""

    find: TextClause
    still: TextClause


async def _absent(house: House, absence: _Absence, grace: timedelta, do: Do, event: str) -> None:
    async def find(db: AsyncSession) -> Sequence[UUID]:
        return (await db.scalars(absence.find, {"grace": grace, "at_once": AT_ONCE})).all()

    async def do_if_still_gone(db: AsyncSession, whom: UUID) -> None:
        # They may have come back since, or be on another sweep's hands.
        if await db.scalar(absence.still, {"grace": grace, "whom": whom}) is None:
            raise StaleState
        await do(db, whom)

    await _each(house, find, do_if_still_gone, event)


# Nobody is called absent while no web process listens, nor for the time before it did: after an outage of ours
# the pages have their whole grace to come back.
_LISTENING = "FROM watch WHERE watch.pulse_at > now() - interval '15 s' AND watch.listening_since < now() - :grace"


def _silent(session_of: str, person: str) -> str:
    return (
        f"NOT EXISTS (SELECT 1 FROM session s WHERE s.{session_of} = {person}"  # noqa: S608
        " AND s.revoked_at IS NULL AND s.seen_at > now() - :grace)"
    )


def _absence(whom: str, table: str, conditions: str) -> _Absence:
    gone = f"SELECT {whom} FROM {table} WHERE {conditions} AND EXISTS (SELECT 1 {_LISTENING})"  # noqa: S608
    statements = (f"{gone} LIMIT :at_once", f"{gone} AND {whom} = :whom FOR UPDATE SKIP LOCKED")
    return _Absence(*(text(each).bindparams(bindparam("grace", type_=Interval())) for each in statements))


_LEFT_ADVISORS = _absence(
    "d.advisor_id",
    "duty d",
    f"""d.declared NOT IN ('away', 'not_responding') AND d.since < now() - :grace
        AND {_silent("advisor_id", "d.advisor_id")}""",
)
_LEFT_BEHIND = _absence(
    "c.id",
    "contact c",
    f"c.state = 'active' AND c.attended AND {_silent('advisor_id', 'c.advisor_id')}",
)
_LEFT_SEATS = _absence(
    "c.id",
    "contact c",
    f"""c.state = 'active' AND EXISTS (SELECT 1 FROM seat WHERE seat.contact_id = c.id AND seat.left_at IS NULL
        AND {_silent("advisor_id", "seat.advisor_id")})""",  # noqa: S608
)
_LEFT_SEEKERS = _absence(
    "c.id",
    "contact c",
    f"c.state = 'waiting' AND c.attended AND c.state_at < now() - :grace AND {_silent('seeker_id', 'c.seeker_id')}",
)
_ORPHANED = text(
    """
    SELECT o.id FROM offer o JOIN duty d USING (advisor_id)
    WHERE o.state = 'pending' AND (d.declared <> 'available' OR d.next_declared IS NOT NULL)
    """
)
