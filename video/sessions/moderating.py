"""Who presents and who moderates decide what becomes of a question: shown, answered, or declined."""

from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta, Struct
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from contact import timeline
from contact.edge import Ask
from contact.part import Route
from contact.plumbing.database import record
from contact.plumbing.errors import Conflict, NotFound
from video.sessions import questions, stage
from video.sessions.facts import QuestionChanged
from video.sessions.models import Place, Question, QuestionState
from video.sessions.questions import SessionQuestion

LONGEST_ANSWER = 2000
# What can still become of a question, by what has.
_FROM = {
    QuestionState.APPROVED: (QuestionState.ASKED,),
    QuestionState.DECLINED: (QuestionState.ASKED,),
    QuestionState.SPOKEN: (QuestionState.ASKED, QuestionState.APPROVED),
    QuestionState.WRITTEN: (QuestionState.ASKED, QuestionState.APPROVED),
}


class AlreadyDecided(Conflict):
    """Somebody else has just decided about this question; here is what has become of it."""


class QuestionDecision(Struct):
    """What is to become of a question; a written answer is for all, or for its author alone."""

    to: Literal["approved", "spoken", "written", "declined"]
    answer: Annotated[str, Meta(max_length=4 * LONGEST_ANSWER)] | None = None
    for_all: bool = False


async def decide_on_question(ask: Ask[QuestionDecision]) -> SessionQuestion:
    """Decide about a question; a repeat gets the first answer."""
    viewer, said = await ask.advisor(), ask.body
    session = await stage.theirs(ask.db, viewer, ask.id())
    to = QuestionState(said.to)
    answer = timeline.readable(said.answer or "", longest=LONGEST_ANSWER) if to is QuestionState.WRITTEN else None

    number = await questions.next_number(ask.db, session.id)
    question, place = await _held(ask.db, session.id, ask.id("question"))
    if question.state == to and question.answer == answer:
        return questions.show(question, place)
    if question.state not in _FROM[to]:
        raise AlreadyDecided
    # What all have read already is answered before all.
    question.public = said.for_all or question.state == QuestionState.APPROVED
    question.state, question.answer, question.number = to, answer, number
    question.decided_by, question.decided_at = viewer.id, await ask.db.scalar(select(func.now()))
    await ask.db.flush()
    record(ask.db, QuestionChanged(session.id, question.id))
    return questions.show(question, place)


async def _held(db: AsyncSession, session: UUID, question: UUID) -> tuple[Question, Place]:
    found = select(Question, Place).join(Place, Place.id == Question.place_id)
    of_it = found.where(Question.id == question, Question.session_id == session)
    row = (await db.execute(of_it.with_for_update(of=Question))).one_or_none()
    if row is None:
        raise NotFound
    asked, place = row
    return asked, place


routes = (
    Route(
        "POST",
        "/api/sessions/{id}/questions/{question}/decision",
        decide_on_question,
        takes=QuestionDecision,
        gives=SessionQuestion,
    ),
)
