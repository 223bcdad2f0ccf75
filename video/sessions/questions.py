"""A question is asked in writing: its author and those who moderate see it, and all once it is approved.

A session is locked before its questions: each change takes the next number of the session's count, in the order in
which they are committed.
"""

from collections.abc import Sequence
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta, Struct
from sqlalchemy import ColumnElement, and_, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from contact import timeline
from contact.edge import Ask
from contact.part import Route
from contact.plumbing import clock
from contact.plumbing.database import record
from contact.plumbing.errors import Conflict, IdTaken, TooMany
from video.sessions import hour, registering
from video.sessions.facts import QuestionChanged
from video.sessions.models import GroupSession, Place, Question, QuestionState
from video.sessions.registering import BY_LINK

LONGEST = 500
# So many of one person's questions wait to be read at once.
MOST_UNREAD = 3
_AT_ONCE = 500
# Whoever is there reads these; a written answer only where it is for all.
_SHOWN = (QuestionState.APPROVED, QuestionState.SPOKEN)


class NotOpenYet(Conflict):
    """Questions can be asked from ten minutes before it begins until it ends."""


class AskedEnough(TooMany):
    """Three questions of yours wait to be read. Please let somebody read them first."""


class NewQuestion(Struct):
    """What somebody asks; the id is the page's own. An `anonymous` one is shown without their first name."""

    id: UUID
    body: Annotated[str, Meta(max_length=4 * LONGEST)]
    anonymous: bool = False


class SessionQuestion(Struct):
    """A question, by a first name or without one; each change has a higher `number`.

    `spoken`: it was answered aloud. A written `answer` is for all where it is `public`, else for its author.
    """

    id: UUID
    session: UUID
    number: int
    name: str | None
    body: str
    state: Literal["asked", "approved", "spoken", "written", "declined"]
    answer: str | None
    public: bool
    mine: bool


async def ask_question(ask: Ask[NewQuestion]) -> SessionQuestion:
    """Keep a question; a repeat of its id gets the first answer."""
    place, session = await registering.opened(ask)
    said = ask.body
    known = await ask.db.get(Question, said.id)
    if known:
        if known.place_id != place.id:
            raise IdTaken
        return show(known, place, to=place)
    body = timeline.readable(said.body, longest=LONGEST)
    if hour.phase(session, clock.now()) not in ("open", "live"):
        raise NotOpenYet

    number = await next_number(ask.db, session.id)
    if await unread(ask.db, place) >= MOST_UNREAD:
        raise AskedEnough(retry_after=30)
    question = Question(
        id=said.id, session_id=session.id, place_id=place.id, number=number, body=body, anonymous=said.anonymous
    )
    ask.db.add(question)
    await ask.db.flush()
    record(ask.db, QuestionChanged(session.id, question.id))
    return show(question, place, to=place)


async def next_number(db: AsyncSession, session: UUID) -> int:
    """Count one change more, and hold the session still."""
    counted = update(GroupSession).where(GroupSession.id == session).values(asked=GroupSession.asked + 1)
    return (await db.execute(counted.returning(GroupSession.asked))).scalar_one()


async def read(
    db: AsyncSession, session: GroupSession, after: int, *, to: Place | None = None
) -> list[SessionQuestion]:
    """Return what has changed since a number, so many at most; `to` somebody who listens, or to those who moderate."""
    if session.asked <= after:
        return []
    seen: Sequence[ColumnElement[bool]] = [or_(Question.place_id == to.id, shown_to_all())] if to else []
    changed = (
        select(Question, Place)
        .join(Place, Place.id == Question.place_id)
        .where(Question.session_id == session.id, Question.number > after, *seen)
    )
    found = await db.execute(changed.order_by(Question.number).limit(_AT_ONCE))
    return [show(question, place, to=to) for question, place in found]


def reached(session: GroupSession, after: int, changed: Sequence[SessionQuestion]) -> int:
    """Return the number up to which somebody knows what changed: what was too much comes with the next answer."""
    return changed[-1].number if len(changed) == _AT_ONCE else max(after, session.asked)


async def unread(db: AsyncSession, place: Place) -> int:
    """Return how many questions of somebody's wait to be read."""
    waiting = select(func.count()).where(Question.place_id == place.id, Question.state == QuestionState.ASKED)
    return await db.scalar(waiting) or 0


def shown_to_all() -> ColumnElement[bool]:
    """The questions that all who listen may read."""
    return or_(Question.state.in_(_SHOWN), and_(Question.state == QuestionState.WRITTEN, Question.public))


def is_shown_to_all(question: Question) -> bool:
    """Tell whether all who listen may read it."""
    return question.state in _SHOWN or (question.state == QuestionState.WRITTEN and question.public)


def show(question: Question, by: Place, *, to: Place | None = None) -> SessionQuestion:
    """Show a question to whom it concerns: of its author nothing but a first name, and not that either if they wish."""
    return SessionQuestion(
        id=question.id,
        session=question.session_id,
        number=question.number,
        name=None if question.anonymous else by.name.partition(" ")[0],
        body=question.body,
        state=QuestionState(question.state).value,
        answer=question.answer,
        public=question.public,
        mine=to is not None and to.id == by.id,
    )


routes = (
    Route(
        "POST",
        "/api/session-place/questions",
        ask_question,
        takes=NewQuestion,
        gives=SessionQuestion,
        status=201,
        headers=BY_LINK,
    ),
)
