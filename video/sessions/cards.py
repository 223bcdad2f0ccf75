"""A session as it is announced: what about, by whom, when, and how many places are left."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from msgspec import Struct
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from contact.models import Advisor
from contact.plumbing import clock
from contact.views import Words
from video.sessions import hour
from video.sessions.hour import Phase
from video.sessions.models import GroupSession


class SessionCard(Struct):
    """A session that is announced; it lasts so many `minutes`, and `left` places are free.

    `link` opens the place of whoever asks, where they hold one.
    """

    id: UUID
    title: Words
    about: Words
    presenter: str
    starts_at: datetime
    zone: str
    minutes: int
    left: int
    phase: Phase
    link: str | None = None


def both(said: Mapping[str, Any]) -> Words:
    """Return words in both languages; what was said in one alone is said in that one to everybody."""
    fr, en = said.get("fr", ""), said.get("en", "")
    return Words(fr or en, en or fr)


async def show(db: AsyncSession, sessions: Sequence[GroupSession]) -> list[SessionCard]:
    """Show sessions as they are announced."""
    whose = select(Advisor.id, Advisor.name).where(Advisor.id.in_({each.presenter_id for each in sessions}))
    names = {row.id: row.name for row in await db.execute(whose)}
    return [card(each, names[each.presenter_id]) for each in sessions]


def card(session: GroupSession, presenter: str) -> SessionCard:
    """Show one session as it is announced."""
    return SessionCard(
        id=session.id,
        title=both(session.title),
        about=both(session.about),
        presenter=presenter,
        starts_at=session.starts_at,
        zone=session.zone,
        minutes=session.length // timedelta(minutes=1),
        left=session.places - session.taken,
        phase=hour.phase(session, clock.now()),
    )
