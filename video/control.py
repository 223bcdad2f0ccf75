"""What a web process may ask of a media process, over HTTP inside the house and with its secret."""

import hmac
from collections.abc import Awaitable, Callable
from contextlib import suppress
from uuid import UUID

import msgspec
from aiohttp import ClientConnectorError, ClientError, ClientSession, ClientTimeout, web
from aiohttp.typedefs import Middleware
from msgspec import Struct

from contact.plumbing.errors import Refusal, Unavailable
from video import seats
from video.models import MediaProcess
from video.signalling.entering import Entering, HallFull
from video.signalling.offers import LARGEST, OfferUnanswerable

# An answer is made in milliseconds; a process that needs longer is not well.
PATIENCE = ClientTimeout(total=3, connect=1)
_LARGEST_BODY = 2 * LARGEST
_FULL = 409

Join = Callable[[UUID, str, Entering], Awaitable[str]]
Look = Callable[[], Awaitable[None]]
ShowOut = Callable[[UUID, str], Awaitable[None]]
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Entered(Struct):
    """The answer to their offer."""

    answer: str


class Vanished(Exception):
    """Nobody listens any more where a media process was."""


class NoMediaProcess(Unavailable):
    """Sound and picture cannot be carried at the moment. You can go on in writing."""


_decoder = msgspec.json.Decoder(Entering)
_answers = msgspec.json.Decoder(Entered)


async def enter(process: MediaProcess, contact: UUID, seat: str, entering: Entering) -> str:
    """Ask a media process to let somebody in; return its answer.

    Raises Vanished, NoMediaProcess for one that is not well, OfferUnanswerable, and HallFull.
    """
    headers = {"Authorization": f"Bearer {process.secret}"}
    url = f"{process.control}/rooms/{contact}/{seat}"
    try:
        async with (
            ClientSession(timeout=PATIENCE, headers=headers) as client,
            client.post(url, data=msgspec.json.encode(entering)) as said,
        ):
            if said.status == 400:
                raise OfferUnanswerable
            if said.status == _FULL:
                raise HallFull(retry_after=10)
            said.raise_for_status()
            return _answers.decode(await said.read()).answer
    except ClientConnectorError as gone:
        raise Vanished from gone
    except (ClientError, TimeoutError, msgspec.DecodeError) as unwell:
        raise NoMediaProcess(retry_after=1) from unwell


async def look(process: MediaProcess) -> None:
    """Have a media process look at once what may be recorded; it has done so when this returns.

    Raises Vanished, and NoMediaProcess for one that is not well.
    """
    headers = {"Authorization": f"Bearer {process.secret}"}
    try:
        async with (
            ClientSession(timeout=PATIENCE, headers=headers) as client,
            client.post(f"{process.control}/recordings") as said,
        ):
            said.raise_for_status()
    except ClientConnectorError as gone:
        raise Vanished from gone
    except (ClientError, TimeoutError) as unwell:
        raise NoMediaProcess(retry_after=1) from unwell


async def show_out(process: MediaProcess, contact: UUID, seat: str) -> None:
    """Ask a media process to close the way of the one in a seat; one that does not answer looks by itself."""
    headers = {"Authorization": f"Bearer {process.secret}"}
    with suppress(ClientError, TimeoutError):
        async with ClientSession(timeout=PATIENCE, headers=headers) as client:
            await client.delete(f"{process.control}/rooms/{contact}/{seat}")


def make(join: Join, show_out: ShowOut, secret: str, *, look: Look | None = None) -> web.Application:
    """Return what a media process answers with."""
    service = web.Application(client_max_size=_LARGEST_BODY, middlewares=[_guarded(secret)])

    async def seated(request: web.Request) -> web.Response:
        try:
            contact, seat = UUID(request.match_info["contact"]), seats.read(request.match_info["seat"])
            entering = _decoder.decode(await request.read())
            answer = await join(contact, seat, entering)
        except HallFull:
            return web.Response(status=_FULL)
        except (ValueError, msgspec.DecodeError, Refusal):
            return web.Response(status=400)
        return web.json_response({"answer": answer})

    async def looked(_: web.Request) -> web.Response:
        if look:
            await look()
        return web.Response(status=204)

    service.router.add_post("/rooms/{contact}/{seat}", seated)
    service.router.add_post("/recordings", looked)

    async def shown_out(request: web.Request) -> web.Response:
        try:
            contact, seat = UUID(request.match_info["contact"]), seats.read(request.match_info["seat"])
        except ValueError:
            return web.Response(status=400)
        await show_out(contact, seat)
        return web.Response(status=204)

    service.router.add_delete("/rooms/{contact}/{seat}", shown_out)
    return service


def _guarded(secret: str) -> Middleware:
    expected = f"Bearer {secret}".encode()

    @web.middleware
    async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
        shown = request.headers.get("Authorization", "").encode(errors="surrogateescape")
        if not hmac.compare_digest(shown, expected):
            return web.Response(status=401)
        return await handler(request)

    return guard
