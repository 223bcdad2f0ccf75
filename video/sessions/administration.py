"""Sessions are made, changed and called off: by supervisors for their agency, by administrators."""

from collections.abc import Mapping
from uuid import UUID

from msgspec import json
from sqlalchemy import Row, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from contact.access import Viewer
from contact.durations import duration, written
from contact.edge import Ask
from contact.models import Advisor, Agency
from contact.part import Route
from contact.plumbing import chance, clock
from contact.plumbing.database import record
from contact.plumbing.errors import Conflict, IdTaken, NotFound
from contact.plumbing.findings import ChangedSince, Findings, WouldNotWork, errors
from contact.views import Nothing, Person, Words
from video.sessions import cards, forms, hour, letters
from video.sessions.facts import SessionChanged
from video.sessions.forms import AT, AllSessions, SessionDocument, SessionEdit, SessionForm, SessionRow, SessionVersion
from video.sessions.models import GroupSession, Place, Question, QuestionState, State

NEW = ""
MOST_SHOWN = 100
_ANSWERED = (QuestionState.SPOKEN, QuestionState.WRITTEN)


class SessionBegan(Conflict):
    """This session has begun, or is over: it is not changed any more."""


async def all_sessions(ask: Ask[None]) -> AllSessions:
    """List the sessions of one's agency, with their figures."""
    viewer = await ask.overseer()
    agency = await ask.db.get_one(Agency, viewer.agency)
    theirs = select(GroupSession).where(GroupSession.agency_id == agency.id)
    latest = theirs.order_by(GroupSession.starts_at.desc(), GroupSession.id).limit(MOST_SHOWN)
    found = (await ask.db.scalars(latest)).all()
    figures = await _figures(ask.db, [each.id for each in found])
    shown = zip(found, await cards.show(ask.db, found), strict=True)
    rows = [
        SessionRow(
            id=each.id,
            title=card.title,
            presenter=card.presenter,
            starts_at=each.starts_at,
            phase=card.phase,
            places=each.places,
            taken=each.taken,
            came=figures[each.id].came,
            most=each.most,
            questions=figures[each.id].questions,
            answered=figures[each.id].answered,
        )
        for each, card in shown
    ]
    return AllSessions(agency.zone, rows, await _people(ask.db, agency.id))


async def one_session(ask: Ask[None]) -> SessionDocument:
    """Show one session as it is filled in."""
    viewer = await ask.overseer()
    return _shown(await _theirs(ask.db, viewer, ask.id()))


async def keep_session(ask: Ask[SessionEdit]) -> SessionDocument:
    """Keep a session, new or as it now should be; what would not work is refused field by field."""
    viewer, key, form = await ask.overseer(), ask.id(), ask.body.form
    session = await _edited(ask, viewer, key)
    if session.title and _form(session) == form:
        return _shown(session)
    found = await _look(ask.db, session, form)
    if errors(found):
        raise WouldNotWork(findings=found)

    before = session.sequence
    _fill_in(session, form)
    ask.db.add(session)
    await ask.db.flush()
    if before >= 0 and session.sequence > before:
        await letters.tell_all(ask.db, session)
        record(ask.db, SessionChanged(session.id))
    await viewer.audit(ask.db, "session.edited", key)
    return _shown(session)


async def call_off(ask: Ask[SessionVersion]) -> Nothing:
    """Call a session off; a repeat changes nothing."""
    viewer = await ask.overseer()
    session = await _theirs(ask.db, viewer, ask.id(), lock=True)
    if session.state == State.CALLED_OFF:
        return Nothing()
    if session.state != State.PLANNED:
        raise SessionBegan
    if _version(_form(session)) != ask.body.version:
        raise ChangedSince
    session.state, session.sequence = State.CALLED_OFF, session.sequence + 1
    session.ended_at = clock.now()
    await letters.tell_all(ask.db, session)
    await viewer.audit(ask.db, "session.called_off", session.id)
    record(ask.db, SessionChanged(session.id))
    return Nothing()


async def _edited(ask: Ask[SessionEdit], viewer: Viewer, key: UUID) -> GroupSession:
    """Return what is to be changed, held still, or a new one; raise what stands against it."""
    session = await ask.db.get(GroupSession, key, with_for_update=True)
    if session is None and ask.body.version == NEW:
        agency = await ask.db.get_one(Agency, viewer.agency)
        return GroupSession(id=key, agency_id=agency.id, zone=agency.zone, taken=0, sequence=-1, state=State.PLANNED)
    if session is None or not viewer.answers_for(session.agency_id):
        raise NotFound
    if _form(session) == ask.body.form:
        return session
    if ask.body.version == NEW:
        raise IdTaken
    if _version(_form(session)) != ask.body.version:
        raise ChangedSince
    if session.state != State.PLANNED:
        raise SessionBegan
    return session


async def _theirs(db: AsyncSession, viewer: Viewer, key: UUID, *, lock: bool = False) -> GroupSession:
    session = await db.get(GroupSession, key, with_for_update=lock)
    if session is None or not viewer.answers_for(session.agency_id):
        raise NotFound
    return session


async def _look(db: AsyncSession, session: GroupSession, form: SessionForm) -> Findings:
    found = forms.check(form, clock.now(), session.taken)
    if form.presenter is None:
        found.wrong(f"{AT}/presenter", "Qui présente ?", "Who presents?")
    for name, named in (("presenter", form.presenter), ("moderator", form.moderator)):
        person = await db.get(Advisor, named) if named else None
        if named and (person is None or person.retired_at or person.agency_id != session.agency_id):
            found.wrong(f"{AT}/{name}", "Cette personne n’est pas de l’agence.", "They are not of this agency.")
    return found


def _fill_in(session: GroupSession, form: SessionForm) -> None:
    """Write a form that was found good; `sequence` counts what people must hear of."""
    before = session.starts_at, session.length, session.title, session.presenter_id
    session.title, session.about = forms.kept(form.title), forms.kept(form.about)
    if form.presenter and form.starts_at and (length := duration(form.length)):
        session.presenter_id, session.starts_at, session.length = form.presenter, form.starts_at, length
    session.moderator_id, session.places = form.moderator, form.places
    if before != (session.starts_at, session.length, session.title, session.presenter_id):
        session.sequence += 1


def _form(session: GroupSession) -> SessionForm:
    return SessionForm(
        title=_words(session.title),
        about=_words(session.about),
        presenter=session.presenter_id,
        moderator=session.moderator_id,
        starts_at=session.starts_at,
        length=written(session.length),
        places=session.places,
    )


def _words(said: Mapping[str, str]) -> Words:
    return Words(said.get("fr", ""), said.get("en", ""))


def _version(form: SessionForm) -> str:
    return chance.digest(json.encode(form).decode()).hex()[:16]


def _shown(session: GroupSession) -> SessionDocument:
    form = _form(session)
    return SessionDocument(_version(form), form, [], hour.phase(session, clock.now()), session.taken)


async def _figures(db: AsyncSession, sessions: list[UUID]) -> Mapping[UUID, Row[tuple[UUID, int, int, int]]]:
    """Return by session who came, what was asked, and what was answered."""
    came = select(func.count()).where(Place.session_id == GroupSession.id, Place.came_at.is_not(None))
    asked = select(func.count()).where(Question.session_id == GroupSession.id)
    answered = asked.where(Question.state.in_(_ANSWERED))
    counted = select(
        GroupSession.id,
        came.scalar_subquery().label("came"),
        asked.scalar_subquery().label("questions"),
        answered.scalar_subquery().label("answered"),
    )
    return {row.id: row for row in await db.execute(counted.where(GroupSession.id.in_(sessions)))}


async def _people(db: AsyncSession, agency: UUID) -> list[Person]:
    here = select(Advisor.id, Advisor.name).where(Advisor.agency_id == agency, Advisor.retired_at.is_(None))
    return [Person(row.id, row.name) for row in await db.execute(here.order_by(Advisor.name))]


_ONE = "/api/admin/sessions/{id}"
routes = (
    Route("GET", "/api/admin/sessions", all_sessions, gives=AllSessions),
    Route("GET", _ONE, one_session, gives=SessionDocument),
    Route("PUT", _ONE, keep_session, takes=SessionEdit, gives=SessionDocument),
    Route("POST", f"{_ONE}/calling-off", call_off, takes=SessionVersion, gives=Nothing),
)
