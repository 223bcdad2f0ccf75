"""The web process: pages, the API, and the socket, made from PARTS."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import msgspec
from aiohttp import web

import app
from app import describe, sockets
from app.pages import pages
from contact import edge, watch
from contact.facts import SignedOut
from contact.part import House
from contact.plumbing import chance, jobs, log
from contact.plumbing.database import Database
from contact.plumbing.endings import end
from contact.plumbing.errors import Misconfigured, NotFound, Refusal, TooLarge, Unavailable, WrongVerb
from contact.plumbing.limits import Limits
from contact.plumbing.live import Live
from contact.plumbing.settings import Settings

logger = log.get(__name__)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def make(settings: Settings) -> web.Application:
    """Return the aiohttp application."""
    outbox: asyncio.Queue[list[object]] = asyncio.Queue()
    announcements = app.Announcements()
    database = Database(settings.sqlalchemy_url, announce=outbox.put)
    gate = sockets.gate(settings)
    bell = jobs.Bell(jobs.make(settings.redis, app.standing()))
    house = app.furnish(settings, database, Live(gate.emit), bell.ring)
    announcements.open(house)
    announcements.also(SignedOut, gate.sign_out)

    service = web.Application(client_max_size=edge.LARGEST_BODY, middlewares=[_harden, _answer_refusals])
    service[edge.HOUSE] = house
    service[edge.LIMITS] = Limits(
        per_session=settings.writes_per_minute, per_address=settings.address_writes_per_minute
    )
    for route in app.routes():
        service.router.add_route(route.method, route.path, edge.handler(route))
    service.router.add_get("/api/openapi.json", describe.serve_openapi)
    service.router.add_get("/api/events.json", describe.serve_events)
    service.router.add_get("/api/health", _health)
    sockets.open_to(gate, service, house)
    pages(service, Path("web/dist"))
    service.on_shutdown.append(lambda _: gate.dismiss_all())
    service.cleanup_ctx.append(_living(house, announcements, outbox, gate))
    return service


def _living(
    house: House, announcements: app.Announcements, outbox: asyncio.Queue[list[object]], gate: sockets.Gate
) -> Callable[[web.Application], AsyncIterator[None]]:
    async def living(_: web.Application) -> AsyncIterator[None]:
        try:
            await house.database.check()
            await _refuse_demo_beside_real_people(house)
            gate.open()
            async with asyncio.TaskGroup() as tasks:
                running = [
                    tasks.create_task(_announce_in_order(announcements, outbox), name="announce"),
                    tasks.create_task(watch.keep(house, gate), name="watch"),
                ]
                yield
                await end(*running)
        finally:
            await gate.close()
            await house.database.close()

    return living


async def _announce_in_order(announcements: app.Announcements, outbox: asyncio.Queue[list[object]]) -> None:
    """Announce what was committed, outside of the answer to whoever caused it."""
    while True:
        await announcements.announce(await outbox.get())


async def _refuse_demo_beside_real_people(house: House) -> None:
    if not house.settings.demo:
        return
    async with house.database.transaction() as db:
        if await watch.somebody_real(db):
            raise Misconfigured(
                "VISAVIS_DEMO is on, but this database holds accounts that are not the demo's. "
                "Demo sign-in needs no password: turn it off, or use another database."
            )


async def _health(request: web.Request) -> web.Response:
    """Tell whether this process can serve, its database answers and Redis may be away; and what each part says."""
    house = request.app[edge.HOUSE]
    async with asyncio.timeout(3), house.database.transaction() as db:
        await watch.ask(db)
        parts = {part.name: await part.health(db) for part in app.PARTS if part.health}
    return web.json_response({"status": "ok", **parts})


@web.middleware
async def _answer_refusals(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn a refusal into its status and code; anything else into a code and an opaque id."""
    try:
        return await handler(request)
    except Refusal as refusal:
        return _refused(refusal)
    except web.HTTPRequestEntityTooLarge:
        return _refused(TooLarge())
    except web.HTTPNotFound:
        return _refused(NotFound())
    except web.HTTPMethodNotAllowed as wrong:
        return _refused(WrongVerb(), headers={"Allow": wrong.headers["Allow"]})
    except web.HTTPException:
        raise
    except Exception:
        case = str(chance.new_id())
        logger.exception("request.failed", id=case, route=_route(request))
        return _refused(Unavailable(retry_after=2), case)


def _refused(
    refusal: Refusal, case: str | None = None, headers: Mapping[str, str] = MappingProxyType({})
) -> web.Response:
    wait = {"Retry-After": str(refusal.retry_after)} if refusal.retry_after else {}
    told = {"error": refusal.code, "message": str(refusal), "id": case or str(chance.new_id())}
    body = told | msgspec.to_builtins(refusal.details, str_keys=True)
    return web.json_response(body, status=refusal.status, headers={**wait, **headers})


def _route(request: web.Request) -> str:
    """Name the route, never the path: a path carries identifiers."""
    resource = request.match_info.route.resource
    return resource.canonical if resource else "none"


POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; frame-src 'self'; media-src 'self' data: blob:; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'"
)


@web.middleware
async def _harden(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Put the browser's own guards on every answer (OWASP Secure Headers)."""
    response = await handler(request)
    if not response.prepared:
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers["Server"] = "Visavis"
        if request.path.startswith("/api/"):
            response.headers["Cache-Control"] = "no-store"
        if request.secure:
            response.headers["Strict-Transport-Security"] = "max-age=31536000"
    return response


_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), microphone=(self), display-capture=(self), geolocation=()",
}
