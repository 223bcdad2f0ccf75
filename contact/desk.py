"""An advisor signs in and out."""

from typing import Literal
from uuid import UUID

from msgspec import Struct
from sqlalchemy import select

from contact import access, signin
from contact.edge import Ask
from contact.models import Advisor, Role
from contact.part import Route
from contact.plumbing.errors import NotFound
from contact.plumbing.settings import is_loopback
from contact.views import Language, Words


class AdvisorShown(Struct):
    """The advisor who is signed in."""

    id: UUID
    name: str
    role: Literal["advisor", "supervisor", "administrator"]
    languages: list[Language]


class DemoPerson(Struct):
    """Somebody of the demo agency whom one click signs in."""

    login: str
    name: str
    role: str
    about: Words


class SessionShown(Struct):
    """Who is signed in, and in demo mode who could be."""

    advisor: AdvisorShown | None
    demo: list[DemoPerson]


class Credentials(Struct):
    """A login and its password."""

    login: str
    password: str


class DemoLogin(Struct):
    """Which person of the demo agency to be."""

    login: str


async def who(ask: Ask[None]) -> SessionShown:
    """Tell which advisor is signed in."""
    viewer = await ask.maybe(advisor=True)
    advisor = await ask.db.get_one(Advisor, viewer.id) if viewer else None
    return await _shown(ask, advisor)


async def sign_in(ask: Ask[Credentials]) -> SessionShown:
    """Open a session for a login and its password."""
    advisor = await signin.sign_in(ask.house.database, ask.body.login, ask.body.password)
    return await _begin(ask, advisor)


async def sign_in_demo(ask: Ask[DemoLogin]) -> SessionShown:
    """Open a session for a person of the demo agency, without a password."""
    if not is_demo(ask):
        raise NotFound
    wanted = select(Advisor).where(Advisor.login == ask.body.login, Advisor.demo, Advisor.retired_at.is_(None))
    advisor = (await ask.db.scalars(wanted)).one_or_none()
    if advisor is None:
        raise NotFound

    return await _begin(ask, advisor)


async def sign_out(ask: Ask[None]) -> SessionShown:
    """End the session everywhere it is open."""
    if viewer := await ask.maybe(advisor=True):
        await access.end_session(ask.db, viewer.session)
    ask.take_cookie(access.ADVISOR_COOKIE)
    return await _shown(ask, None)


async def _begin(ask: Ask[object], advisor: Advisor) -> SessionShown:
    # The browser's former session must not outlive the change of person.
    if former := await ask.maybe(advisor=True):
        await access.end_session(ask.db, former.session)
    secret = await access.begin_session(ask.db, advisor)
    ask.give_cookie(access.ADVISOR_COOKIE, secret, access.ADVISOR_STAYS)
    return await _shown(ask, advisor)


def is_demo(ask: Ask[object]) -> bool:
    """Tell whether this very request may use the demo's open door.

    Settings refuse demo mode on any host but loopback; a forgotten proxy in front of it shows itself by the
    name it was asked for or by the headers it adds.
    """
    request = ask.request
    host = request.host.rsplit(":", 1)[0] if not request.host.endswith("]") else request.host
    return (
        ask.house.settings.demo
        and is_loopback(host)
        and is_loopback(request.remote or "")
        and not any(name.lower().startswith(_ADDED_BY_PROXIES) for name in request.headers)
    )


async def _shown(ask: Ask[object], advisor: Advisor | None) -> SessionShown:
    demo: list[DemoPerson] = []
    if is_demo(ask):
        people = await ask.db.scalars(
            select(Advisor)
            .where(Advisor.demo, Advisor.retired_at.is_(None))
            .order_by(Advisor.role != Role.ADVISOR, Advisor.login)
        )
        demo = [DemoPerson(each.login, each.name, each.role, _about(each)) for each in people]
    return SessionShown(show_advisor(advisor) if advisor else None, demo)


def show_advisor(advisor: Advisor) -> AdvisorShown:
    """Show an advisor to themselves."""
    return AdvisorShown(
        advisor.id,
        advisor.name,
        advisor.role,  # type: ignore[arg-type]
        advisor.languages,  # type: ignore[arg-type]
    )


def _about(advisor: Advisor) -> Words:
    tongues = " · ".join(advisor.languages)
    fr, en = _ROLES[advisor.role]
    return Words(fr=f"{fr} · {tongues}", en=f"{en} · {tongues}")


_ADDED_BY_PROXIES = ("forwarded", "via", "x-forwarded", "x-real-ip", "x-client-ip", "true-client-ip", "cf-")

_ROLES = {
    "advisor": ("répond aux personnes", "answers people"),
    "supervisor": ("suit la charge des files", "watches the queues"),
    "administrator": ("règle l’agence", "sets up the agency"),
}

routes = (
    Route("GET", "/api/session", who, gives=SessionShown),
    Route("POST", "/api/session", sign_in, takes=Credentials, gives=SessionShown),
    Route("DELETE", "/api/session", sign_out, gives=SessionShown),
    Route("POST", "/api/demo/session", sign_in_demo, takes=DemoLogin, gives=SessionShown),
)
