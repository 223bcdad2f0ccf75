"""Where HTTP ends: a request becomes an Ask, a Struct becomes an answer, and one transaction holds both."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Generic, TypeVar
from uuid import UUID

import msgspec
from aiohttp import web
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncSession

from contact import access, files
from contact.access import Viewer
from contact.files import File, Upload
from contact.models import Role
from contact.part import House, Route
from contact.plumbing.at_once import PASSING
from contact.plumbing.errors import (
    ForbiddenOrigin,
    IdTaken,
    InvalidRequest,
    NotAllowed,
    NotFound,
    SignInRequired,
    TooLarge,
    Unavailable,
)
from contact.plumbing.limits import Limits, client_address
from contact.plumbing.settings import Settings

HOUSE = web.AppKey("house", House)
LIMITS = web.AppKey("limits", Limits)
LARGEST_BODY = 64 * 1024
WRITES = {"POST", "PUT", "DELETE", "PATCH"}

# PostgreSQL, appendix A
UNIQUE_VIOLATION = "23505"
UNSTORABLE = "22"  # the class of data exceptions, such as a NUL in a text

B_co = TypeVar("B_co", covariant=True)


class _Crossed(Exception):
    """Another request stored the same caller-made id a moment earlier."""


@dataclass(frozen=True)
class Ask(Generic[B_co]):
    """One request: who, what, and the transaction in which to answer."""

    house: House
    db: AsyncSession
    request: web.Request
    body: B_co

    @property
    def page(self) -> str:
        """Which of our pages asks: one browser may hold a seeker's and an advisor's session at once."""
        return self.request.headers.get("Visavis-Page", "")

    @property
    def address(self) -> str:
        """The network address that asks."""
        return _address(self.request)

    def id(self, name: str = "id") -> UUID:
        """Return an identifier from the path; raise NotFound when it is none."""
        return identifier(self.request, name)

    def word(self, name: str) -> str:
        """Return a word from the path."""
        return self.request.match_info[name]

    def number(self, name: str, otherwise: int) -> int:
        """Return a whole number from the query; raise InvalidRequest when it is none."""
        text = self.request.query.get(name)
        if text is None:
            return otherwise
        if not text.isascii() or not text.isdigit() or len(text) > 9:
            raise InvalidRequest(f"{name} must be a whole number.")
        return int(text)

    def said(self, name: str) -> str | None:
        """Return a word from the query."""
        return self.request.query.get(name)

    def bytes(self) -> tuple[int, int | None] | None:
        """Return which bytes of a file are wanted, where it is wanted in parts."""
        return files.wanted(self.request.headers.get("Range", ""))

    async def seeker(self) -> Viewer:
        """Return the seeker who asks, or raise SignInRequired."""
        return self._there(await self._whose(advisor=False))

    async def advisor(self) -> Viewer:
        """Return the advisor who asks, or raise SignInRequired."""
        return self._there(await self._whose(advisor=True))

    async def overseer(self) -> Viewer:
        """Return the supervisor or administrator who asks, or raise SignInRequired or NotAllowed."""
        viewer = await self.advisor()
        if viewer.role not in access.OVERSEERS:
            raise NotAllowed
        return viewer

    async def administrator(self) -> Viewer:
        """Return the administrator who asks, or raise SignInRequired or NotAllowed."""
        viewer = await self.advisor()
        if viewer.role is not Role.ADMINISTRATOR:
            raise NotAllowed
        return viewer

    async def viewer(self) -> Viewer:
        """Return who asks: the side whose page it is, or the only one signed in; never one side for the other."""
        if self.page == "seeker":
            return await self.seeker()
        if self.page:
            return await self.advisor()
        advisor, seeker = await self._whose(advisor=True), await self._whose(advisor=False)
        if advisor and seeker:
            raise InvalidRequest("Please say which side asks, in the header Visavis-Page.")
        return self._there(advisor or seeker)

    async def maybe(self, *, advisor: bool) -> Viewer | None:
        """Return who asks on one side, or None."""
        return await self._whose(advisor=advisor)

    def give_cookie(self, name: str, secret: str, stays: timedelta) -> None:
        """Hand the page its session; no script can read it."""
        self.request[_COOKIES][name] = (secret, stays)

    def take_cookie(self, name: str) -> None:
        """Take the page's session away."""
        self.request[_COOKIES][name] = None

    async def _whose(self, *, advisor: bool) -> Viewer | None:
        name = access.ADVISOR_COOKIE if advisor else access.SEEKER_COOKIE
        secret = self.request.cookies.get(name)
        return await access.viewer_of(self.db, secret, advisor=advisor)

    @staticmethod
    def _there(viewer: Viewer | None) -> Viewer:
        if viewer is None:
            raise SignInRequired
        return viewer


def identifier(request: web.Request, name: str = "id") -> UUID:
    """Return an identifier from a path; raise NotFound when it is none."""
    try:
        return UUID(request.match_info[name])
    except ValueError:
        raise NotFound from None


_COOKIES = web.RequestKey("cookies", dict)
_encoder = msgspec.json.Encoder()


def handler(route: Route) -> Callable[[web.Request], Awaitable[web.Response]]:
    """Return what aiohttp calls for a route."""
    takes = route.takes
    decoder = msgspec.json.Decoder(takes) if takes and issubclass(takes, msgspec.Struct) else None

    async def answer(request: web.Request) -> web.Response:
        request[_COOKIES] = {}
        if request.method in WRITES:
            _spend(request)
        body: object = await files.receive(request) if takes is Upload else None
        if decoder:
            body = _decoded(decoder, await _body(request, route.largest))
        given = await _twice(route, request, body)
        response = _response(given, route.status)
        _set_cookies(request, response)
        return response

    return answer


def is_ours(settings: Settings, host: str, origin: str) -> bool:
    """Tell whether an Origin (RFC 6454) is one of our pages', which the operator named or `host` served."""
    scheme, _, served_by = origin.partition("://")
    return origin in settings.origins or (scheme in {"http", "https"} and served_by == host)


def _response(given: msgspec.Struct | File, status: int) -> web.Response:
    if isinstance(given, File):
        return files.answer(given, status)
    return web.Response(body=_encoder.encode(given), status=status, content_type="application/json")


async def _twice(route: Route, request: web.Request, body: object) -> msgspec.Struct | File:
    """Answer; once more if another request with the same caller-made id got there first.

    The second time finds what the first one stored, so both get the same answer.
    """
    try:
        return await _once(route, request, body)
    except _Crossed:
        try:
            return await _once(route, request, body)
        except _Crossed:
            raise IdTaken from None


async def _once(route: Route, request: web.Request, body: object) -> msgspec.Struct | File:
    house = request.app[HOUSE]
    try:
        if route.at_once and (given_at_once := await route.at_once(house, request, body)):
            return given_at_once
        async with house.database.transaction() as db:
            given: msgspec.Struct | File = await route.deed(Ask(house, db, request, body))
    except IntegrityError as broken:
        if getattr(broken.orig, "sqlstate", "") == UNIQUE_VIOLATION:
            raise _Crossed from broken
        raise
    except (OSError, PoolTimeout) as lost:
        raise Unavailable(retry_after=1) from lost
    except DBAPIError as failed:
        state = str(getattr(failed.orig, "sqlstate", "") or "")
        if state.startswith(UNSTORABLE):
            raise InvalidRequest from failed
        if failed.connection_invalidated or not state or state[:2] in PASSING:
            raise Unavailable(retry_after=1) from failed
        raise
    return given


def _spend(request: web.Request) -> None:
    settings = request.app[HOUSE].settings
    origins = request.headers.getall("Origin", ())
    if len(origins) != 1 or not is_ours(settings, request.host, origins[0]):
        raise ForbiddenOrigin  # OWASP, cross-site request forgery: verify the origin with standard headers
    secret = request.cookies.get(access.SEEKER_COOKIE) or request.cookies.get(access.ADVISOR_COOKIE)
    request.app[LIMITS].spend(session=secret, address=_address(request))


def _address(request: web.Request) -> str:
    forwarded = request.headers.getall("X-Forwarded-For", ())
    return client_address(request.remote or "", forwarded, request.app[HOUSE].settings.trusted_proxies)


async def _body(request: web.Request, largest: int | None) -> bytes:
    if request.content_type != "application/json":
        raise InvalidRequest("Please send application/json.")
    try:
        # A copy costs more than what is usually read from it.
        if largest and (request.content_length is None or request.content_length > LARGEST_BODY):
            request = request.clone(client_max_size=largest)
        return await request.read()
    except web.HTTPRequestEntityTooLarge:
        raise TooLarge from None


# msgspec names the field and the type it wanted; of an unknown choice it also repeats what was sent.
_QUOTED = re.compile(r" '.*'", re.DOTALL)


def _decoded(decoder: msgspec.json.Decoder[msgspec.Struct], body: bytes) -> object:
    try:
        return decoder.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError) as unclear:
        raise InvalidRequest(_QUOTED.sub("", str(unclear))) from None
    except RecursionError:
        raise InvalidRequest from None


def _set_cookies(request: web.Request, response: web.Response) -> None:
    secure = request.secure or request.headers.get("Origin", "").startswith("https://")
    for name, given in request[_COOKIES].items():
        if given is None:
            response.del_cookie(name, path="/")
            continue
        secret, stays = given
        response.set_cookie(
            name,
            secret,
            max_age=int(stays.total_seconds()),
            path="/",
            httponly=True,
            samesite="Lax",
            secure=secure,
        )
