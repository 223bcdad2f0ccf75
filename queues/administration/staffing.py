"""Somebody begins to work here, works otherwise, or leaves."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from contact import access, weeks
from contact.models import Advisor
from contact.plumbing.findings import Findings, WouldNotWork
from queues import duty, offers
from queues.administration.forms import PersonForm
from queues.models import Queue
from queues.roster import Declared, Duty, Serving


async def employ(
    db: AsyncSession, key: UUID, person: PersonForm, ids: Mapping[str, Mapping[str, UUID]], *, demo: bool
) -> None:
    """Write a person as the form says; somebody new has no password yet, so no door opens to them."""
    await _refuse_less_than_they_hold(db, key, person)
    allowed = await _still_allowed(db, key, person)
    row = {
        "agency_id": ids["agencies"][person.agency],
        "login": person.login,
        "name": person.name,
        "role": person.role,
        "languages": person.languages,
        "capacity": person.capacity,
        "retired_at": None,
    }
    new = insert(Advisor).values(id=key, demo=demo, **row)
    await db.execute(new.on_conflict_do_update(index_elements=["id"], set_=row))
    week = None if person.week is None else weeks.stored(person.week)
    works = {"skills": person.skills, "limits": person.limits, "week": week, "allowed": allowed}
    roster = insert(Duty).values(advisor_id=key, **works)
    await db.execute(roster.on_conflict_do_update(index_elements=["advisor_id"], set_=works))
    await _serve(db, key, [ids["queues"][slug] for slug in person.serves])


async def dismiss(db: AsyncSession, key: UUID, login: str) -> None:
    """Let somebody leave: what they did stays theirs, and no door opens to them any more."""
    # Contact, offer, advisor, duty: what is on offer is taken back before the advisor is locked.
    await offers.rescind_from(db, key)
    await db.execute(select(Advisor.id).where(Advisor.id == key).with_for_update())
    if await db.scalar(select(duty.holds_contacts(key))):
        held = Findings()
        held.wrong(
            f"people/{login}/login",
            "Cette personne a des contacts en cours : qu’elle les termine ou les transmette d’abord.",
            "This person has contacts in hand: let them end or hand them over first.",
        )
        raise WouldNotWork(findings=held)
    await duty.declare(db, key, Declared.AWAY, None, after_current=False)
    await db.execute(delete(Serving).where(Serving.advisor_id == key))
    await db.execute(update(Advisor).where(Advisor.id == key).values(retired_at=func.now()))
    await access.end_sessions_of(db, key)


async def _serve(db: AsyncSession, key: UUID, queues: list[UUID]) -> None:
    """Serve these queues; those that are retired are served until they are empty."""
    present = select(Queue.id).where(Queue.retired_at.is_(None))
    mine = delete(Serving).where(Serving.advisor_id == key, Serving.queue_id.in_(present))
    await db.execute(mine.where(Serving.queue_id.not_in(queues)))
    for queue in queues:
        await db.execute(insert(Serving).values(advisor_id=key, queue_id=queue).on_conflict_do_nothing())


async def _still_allowed(db: AsyncSession, key: UUID, person: PersonForm) -> dict[str, Any] | None:
    """Return what a supervisor allowed someone who holds themselves to less; what is set anew is the most there is."""
    row = (
        await db.execute(
            select(Advisor.capacity, Duty.limits, Duty.allowed)
            .join(Duty, Duty.advisor_id == Advisor.id)
            .where(Advisor.id == key)
            .with_for_update()
        )
    ).one_or_none()
    if row is None or (row.capacity, row.limits) != (person.capacity, person.limits):
        return None
    return row.allowed  # type: ignore[no-any-return]


async def _refuse_less_than_they_hold(db: AsyncSession, key: UUID, person: PersonForm) -> None:
    held = await db.scalar(
        select(func.greatest(Advisor.used, Advisor.aside)).where(Advisor.id == key).with_for_update()
    )
    if held is not None and held > person.capacity:
        found = Findings()
        found.wrong(
            f"people/{person.login}/capacity",
            f"Cette personne tient {held} unités en ce moment : pas moins, jusqu’à ce qu’elle en ait rendu.",
            f"This person holds {held} units now: no fewer, until some are given back.",
        )
        raise WouldNotWork(findings=found)
