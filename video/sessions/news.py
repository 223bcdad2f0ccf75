"""Those who listen, and those at the desk, hear what becomes of a session: told once for all of a room."""

from uuid import UUID

from msgspec import Struct
from sqlalchemy import select

from contact.part import House
from contact.plumbing import clock
from video.facts import HallDisplaced
from video.sessions import hour, questions
from video.sessions.facts import QuestionChanged, SessionChanged
from video.sessions.hour import Phase
from video.sessions.models import GroupSession, Place, Question


class SessionNews(Struct):
    """How far a session is, and how many are there; a higher `sequence` than one knows: it is announced otherwise."""

    session: UUID
    phase: Phase
    here: int
    sequence: int


class SessionMoved(Struct):
    """The media process of a session is gone: all come in again, elsewhere."""

    session: UUID


def room(session: UUID) -> str:
    """Return where all who have a place in a session listen."""
    return f"session:{session}"


def private(place: UUID) -> str:
    """Return where one of them listens alone."""
    return f"place:{place}"


async def tell_changed(house: House, fact: SessionChanged) -> None:
    """Tell all what has become of a session."""
    async with house.database.transaction() as db:
        session = await db.get_one(GroupSession, fact.session)
    await tell(house, session)


async def tell_displaced(house: House, fact: HallDisplaced) -> None:
    """Tell all to come in again, elsewhere: their process is gone."""
    async with house.database.transaction() as db:
        session = await db.get(GroupSession, fact.session)
    if session:
        for each in (room(session.id), *_desk(session)):
            await house.live.tell(each, "session_moved", SessionMoved(session.id))


async def tell(house: House, session: GroupSession) -> None:
    """Tell all how far a session is, and how many are there."""
    news = SessionNews(session.id, hour.phase(session, clock.now()), session.here, session.sequence)
    for each in (room(session.id), *_desk(session)):
        await house.live.tell(each, "session", news)


async def tell_question(house: House, fact: QuestionChanged) -> None:
    """Bring a question to those who may read it."""
    found = (
        select(Question, Place, GroupSession)
        .join(Place, Place.id == Question.place_id)
        .join(GroupSession, GroupSession.id == Question.session_id)
    )
    async with house.database.transaction() as db:
        row = (await db.execute(found.where(Question.id == fact.question))).one()
    question, place, session = row
    plain = questions.show(question, place)
    for each in _desk(session):
        await house.live.tell(each, "session_question", plain)
    if questions.is_shown_to_all(question):
        await house.live.tell(room(session.id), "session_question", plain)
    await house.live.tell(private(place.id), "session_question", questions.show(question, place, to=place))


def _desk(session: GroupSession) -> list[str]:
    """Where those listen who present and moderate; who oversees reads."""
    there = {session.presenter_id, session.moderator_id, session.stage_id}
    return [f"advisor:{each}" for each in there if each]
