"""What happened is noted as it happens, and never changed: the record beside a decision that people can contest.

A happening is about a contact or an appointment, by its id; what kinds there are, and how each is told, the parts
say (contact/evidence.py). Its details are numbers and words of ours: no name, address or word of anybody fits in.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Literal
from uuid import UUID

from msgspec import Struct
from sqlalchemy import exists, func, insert, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from contact.evidence import Side, Subject
from contact.ledger import Happening
from contact.part import House
from contact.views import Words, words

Value = bool | int | float | str
_OURS = re.compile(r"[a-z][a-z0-9_]{0,30}")
_MOST_DETAILS = 12


class Noted(Struct):
    """One thing that happened, as a sentence; `side` is on whose side, where that is known."""

    at: datetime
    side: Literal["theirs", "ours"] | None
    what: str
    says: Words


class Happened(Struct):
    """What happened, in order of time; so many days after each it is erased."""

    happenings: list[Noted]
    days: int


async def note(
    house: House,
    db: AsyncSession,
    what: str,
    *,
    about: UUID,
    agency: UUID,
    side: Side | None = None,
    detail: Mapping[str, Value] = MappingProxyType({}),
) -> None:
    """Note that something happened, in the transaction of it; what is noted often enough already is not noted again.

    Raises KeyError for a kind that no part has registered, ValueError for details that could be somebody's.
    """
    kind = house.happens[what]
    _refuse_personal(detail)
    theirs = Happening.about == about, Happening.what == what
    enough = select(func.count()).where(*theirs).scalar_subquery() >= kind.most
    just_now = exists().where(*theirs, Happening.at > func.now() - kind.apart)
    row = {"agency_id": agency, "about": about, "side": side, "what": what, "detail": dict(detail)}
    columns = [literal(value, Happening.__table__.c[name].type) for name, value in row.items()]
    await db.execute(insert(Happening).from_select(list(row), select(*columns).where(~enough, ~just_now)))


async def linked(house: House, db: AsyncSession, token: str) -> Subject | None:
    """Return about what a link is, whichever part made it; None for one that we did not make."""
    for recognise in house.linked:
        if subject := await recognise(house, db, token):
            return subject
    return None


async def read(db: AsyncSession, about: Collection[UUID]) -> Sequence[Happening]:
    """Return what happened about some contacts or appointments, in order."""
    found = select(Happening).where(Happening.about.in_(about)).order_by(Happening.at, Happening.id)
    return (await db.scalars(found)).all()


def tell(house: House, happening: Happening) -> Mapping[str, str]:
    """Return what happened as a sentence in each language."""
    return house.happens[happening.what].says(happening.detail)


def show(house: House, found: Collection[Happening]) -> Happened:
    """Show what happened; a kind that is known no more is left out."""
    known = [each for each in found if each.what in house.happens]
    noted = [Noted(each.at, each.side, each.what, words(tell(house, each))) for each in known]  # type: ignore[arg-type]
    return Happened(noted, house.settings.evidence.days)


def _refuse_personal(detail: Mapping[str, Value]) -> None:
    if len(detail) > _MOST_DETAILS or any(
        isinstance(each, str) and not _OURS.fullmatch(each) for each in detail.values()
    ):
        raise ValueError(sorted(detail))
