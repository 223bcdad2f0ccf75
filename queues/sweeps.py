"""Everything that is due, found in the rows: what a lost task left, the next second finds."""

from collections.abc import Awaitable, Callable, Sequence
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
from queues import duty, lines, offers
from queues.models import Offer, OfferState

logger = log.get(__name__)

AT_ONCE = 200


async def sweep(house: House) -> None:
    """Do all that is due: expired offers, ended wrap-ups, those who are gone, and what comes next."""
    await _each(house, _due_offers, offers.expire, "offer.expired")
    await _each(house, _orphaned_offers, _rescind, "offer.rescinded")
    await _each(house, _due_wrap_ups, _close, "wrap_up.expired")
    await _each(house, _left_advisors(house), duty.connection_lost, "advisor.lost")
    await _each(house, _left_behind(house), _requeue, "contact.requeued")
    await _each(house, _left_seekers(house), _abandon, "contact.abandoned")
    async with house.database.transaction() as db:
        await duty.take_up_what_comes_next(db)
    await tell_places(house)


async def tell_places(house: House) -> None:
    """Tell people their place, but only those whose place has changed."""
    async with house.database.transaction() as db:
        moved = await lines.places_that_changed(db)
    await news.tell_seekers(house, moved)


async def _each(
    house: House,
    find: Callable[[AsyncSession], Awaitable[Sequence[UUID]]],
    do: Callable[[AsyncSession, UUID], Awaitable[object]],
    event: str,
) -> None:
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
    if await db.scalar(still_due.with_for_update()) is None:
        raise StaleState
    contact = await lifecycle.close(db, contact_id, outcome="not_given")
    await duty.idle_from_now(db, contact.advisor_id)


async def _requeue(db: AsyncSession, contact_id: UUID) -> None:
    await lifecycle.requeue(db, contact_id)


async def _abandon(db: AsyncSession, contact_id: UUID) -> None:
    await lifecycle.abandon(db, contact_id, Author.HOUSE, was=State.WAITING)


def _left_advisors(house: House) -> Callable[[AsyncSession], Awaitable[Sequence[UUID]]]:
    return _absent(_LEFT_ADVISORS, house.settings.advisor_grace)


def _left_behind(house: House) -> Callable[[AsyncSession], Awaitable[Sequence[UUID]]]:
    return _absent(_LEFT_BEHIND, house.settings.advisor_grace)


def _left_seekers(house: House) -> Callable[[AsyncSession], Awaitable[Sequence[UUID]]]:
    return _absent(_LEFT_SEEKERS, house.settings.seeker_grace)


def _absent(statement: TextClause, grace: timedelta) -> Callable[[AsyncSession], Awaitable[Sequence[UUID]]]:
    async def find(db: AsyncSession) -> Sequence[UUID]:
        return (await db.scalars(statement, {"grace": grace, "at_once": AT_ONCE})).all()

    return find


# Nobody is called absent while no web process listens, nor for the time before it did: after an outage of ours
# the pages have their whole grace to come back.
_LISTENING = "FROM watch WHERE watch.pulse_at > now() - interval '15 s' AND watch.listening_since < now() - :grace"


def _silent(session_of: str, person: str) -> str:
    return (
        f"NOT EXISTS (SELECT 1 FROM session s WHERE s.{session_of} = {person}"  # noqa: S608
        " AND s.revoked_at IS NULL AND s.seen_at > now() - :grace)"
    )


def _statement(sql: str) -> TextClause:
    return text(sql).bindparams(bindparam("grace", type_=Interval()))


_LEFT_ADVISORS = _statement(
    f"""
    SELECT d.advisor_id FROM duty d
    WHERE d.declared NOT IN ('away', 'not_responding') AND d.since < now() - :grace
      AND {_silent("advisor_id", "d.advisor_id")} AND EXISTS (SELECT 1 {_LISTENING}) LIMIT :at_once
    """  # noqa: S608
)
_LEFT_BEHIND = _statement(
    f"""
    SELECT c.id FROM contact c
    WHERE c.state = 'active' AND c.attended
      AND {_silent("advisor_id", "c.advisor_id")} AND EXISTS (SELECT 1 {_LISTENING})
    ORDER BY c.first_enqueued_at LIMIT :at_once
    """  # noqa: S608
)
_LEFT_SEEKERS = _statement(
    f"""
    SELECT c.id FROM contact c
    WHERE c.state = 'waiting' AND c.attended AND c.state_at < now() - :grace
      AND {_silent("seeker_id", "c.seeker_id")} AND EXISTS (SELECT 1 {_LISTENING}) LIMIT :at_once
    """  # noqa: S608
)
_ORPHANED = text(
    """
    SELECT o.id FROM offer o JOIN duty d USING (advisor_id)
    WHERE o.state = 'pending' AND (d.declared <> 'available' OR d.next_declared IS NOT NULL)
    """
)
