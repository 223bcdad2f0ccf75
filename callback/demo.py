"""The demo agency can be booked: two advisors have a diary, and a desk of two seats answers anybody."""

from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from callback.models import Diary, DiaryMotive, Kind
from contact.models import Advisor, Role

_DESK = {"fr": "Bureau des rappels", "en": "The call-back desk"}
_WEEK: dict[str, Any] = {str(day): [["09:00", "12:30"], ["13:30", "18:00"]] for day in range(5)}
_MORNINGS: dict[str, Any] = {str(day): [["09:00", "12:00"]] for day in range(5)}


async def plant(db: AsyncSession, agency: UUID, motive: UUID) -> None:
    """Add the demo agency's diaries where they are missing."""
    desk = uuid5(agency, "desk")
    await _add(db, Diary, id=desk, agency_id=agency, kind=Kind.DESK, name=_DESK, seats=2, week=_WEEK)
    await _add(db, DiaryMotive, diary_id=desk, motive_id=motive)
    advisors = select(Advisor.id).where(Advisor.agency_id == agency, Advisor.demo, Advisor.role == Role.ADVISOR)
    for each in await db.scalars(advisors.order_by(Advisor.login)):
        own = uuid5(each, "diary")
        await _add(db, Diary, id=own, agency_id=agency, kind=Kind.REFERENT, advisor_id=each, week=_MORNINGS)


async def _add(db: AsyncSession, table: type[Diary | DiaryMotive], **row: object) -> None:
    await db.execute(insert(table).values(**row).on_conflict_do_nothing())
