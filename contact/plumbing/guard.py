"""One page cannot exhaust the server: Socket.IO with a bound on all that a page can make us hold or do."""

import sys
from collections.abc import Callable
from typing import Any

import socketio
from aiohttp import web
from socketio.exceptions import ConnectionRefusedError as Refused

from contact.plumbing import frames, log
from contact.plumbing.chance import new_id
from contact.plumbing.door import Engine, Origins, Whose
from contact.plumbing.errors import Invalid, NotAllowed, Refusal, Unavailable
from contact.plumbing.sockets import Limits, Socket

# What is overridden or called below although its name is private, with the parameters it has in
# python-socketio 5.18 and python-engineio 4.15. A test compares, so that no version moves one unseen.
LEANS_ON = {
    "socketio.AsyncServer._engineio_server_class": ("self",),
    "socketio.AsyncServer._handle_eio_connect": ("self", "eio_sid", "environ"),
    "socketio.AsyncServer._handle_eio_message": ("self", "eio_sid", "data"),
    "socketio.AsyncServer._handle_eio_disconnect": ("self", "eio_sid", "reason"),
    "socketio.AsyncServer._send_packet": ("self", "eio_sid", "pkt"),
    "socketio.AsyncServer._trigger_event": ("self", "event", "namespace", "args"),
    "engineio.AsyncServer._get_socket": ("self", "sid"),
}

_log = log.get(__name__)


def guarded_server(
    *,
    client_manager: Any = None,
    origins: Origins,
    whose: Callable[[web.Request], Whose],
    limits: Limits | None = None,
) -> "GuardedServer":
    """Return a Socket.IO server for pages: WebSocket only, text only, namespace `/` only.

    `origins(host, origin)` says whether a page of this origin may speak to this host; a missing, repeated or
    `null` Origin never may. `whose(request)` says to which session and address a socket is counted.
    """
    return GuardedServer(
        client_manager=client_manager,
        async_mode="aiohttp",
        async_handlers=False,
        serializer=frames.Packet,
        logger=_Hushed(),
        engineio_logger=_Hushed(),
        transports=["websocket"],
        allow_upgrades=False,
        http_compression=False,
        monitor_clients=False,
        origins=origins,
        whose=whose,
        limits=limits or Limits(),
    )


class GuardedServer(socketio.AsyncServer):  # type: ignore[misc]
    """Socket.IO whose pages are heard one sentence at a time, in order, and told codes, never our reasons.

    Handlers are functions: `connect(sid, environ, auth)`, where `environ["aiohttp.request"]` is the request
    and a Refusal raised sends the page its code; `disconnect(sid, reason)`; and for events `name(sid, body)`,
    where Invalid raised counts as a malformed frame. All else is logged by class and place, once a socket.
    """

    eio: Engine

    async def deliver(self, event: str, body: object, *, to: str) -> None:
        """Send an event to the sockets of a room on this process: written once, without a task for each."""
        frame = frames.write(event, body)
        for _, eio_sid in self.manager.get_participants("/", to):
            if socket := self.eio.sockets.get(eio_sid):
                await socket.write(frame)

    async def disconnect(self, sid: str, namespace: str | None = None, ignore_queue: bool = False) -> None:  # noqa: FBT001, FBT002
        """Dismiss a page, wherever it is connected; it is told not to come back by itself."""
        eio_sid = self.manager.eio_sid_from_sid(sid, "/")
        await super().disconnect(sid, namespace, ignore_queue)
        if socket := self.eio.sockets.get(eio_sid):
            await socket.close("dismissed")

    async def close_all(self, reason: str) -> None:
        """Let nobody in any more, close every socket with 1012 (service restart), wait for their handlers."""
        await self.eio.close_all(reason)

    def _engineio_server_class(self) -> type[Engine]:
        return Engine

    async def _handle_eio_message(self, eio_sid: str, data: frames.Frame) -> None:
        socket: Socket = self.eio.sockets[eio_sid]
        match data:
            case frames.Event(name, body):
                await self._hear(socket, name, body)
            case frames.Connect(auth) if not socket.admitted:
                await self._admit(socket, auth)
            case frames.Goodbye():
                await socket.close("client disconnect")
            case _:
                socket.blunder()

    async def _hear(self, socket: Socket, name: str, body: dict[str, object]) -> None:
        # The handlers of connect and disconnect are in the same table, and no page may call them.
        if not socket.admitted or name in self.reserved_events or name not in self.handlers.get("/", ()):
            socket.blunder()
            return
        sid = self.manager.sid_from_eio_sid(socket.sid, "/")
        try:
            await self._trigger_event(name, "/", sid, body)
        except Invalid:
            socket.blunder()
        except Refusal:
            pass  # The page shows what it shows without: nothing on the socket may be relied upon.
        except Exception as error:
            socket.complain(f"{name}_failed", error)

    async def _admit(self, socket: Socket, auth: dict[str, object]) -> None:
        sid = await self.manager.pre_connect(socket.sid, "/")
        try:
            welcome = await self._trigger_event("connect", "/", sid, self.environ[socket.sid], auth)
            if welcome is False:
                raise NotAllowed
        except Refusal as refusal:
            await self._turn_away(socket, sid, refusal.code)
        except Refused as refused:
            await self._turn_away(socket, sid, _code(refused))
        except Exception as error:
            await self._turn_away(socket, sid, Unavailable().code, error)
        else:
            socket.admitted = True
            await self._send_packet(socket.sid, self.packet_class(_CONNECT, {"sid": sid}))
            await self.manager.connect(sid, "/")

    async def _turn_away(self, socket: Socket, sid: str, code: str, error: Exception | None = None) -> None:
        case = str(new_id())
        if error:
            socket.complain("connect_failed", error, case=case)
        refusal = {"message": code, "data": {"error": code, "id": case}}
        await self._send_packet(socket.sid, self.packet_class(_CONNECT_ERROR, refusal))
        await self.manager.disconnect(sid, "/", ignore_queue=True)
        await socket.close(code)

    async def _handle_eio_disconnect(self, eio_sid: str, reason: str) -> None:
        try:
            await super()._handle_eio_disconnect(eio_sid, reason)
        finally:
            # Stock: a disconnect handler that fails leaves its page in every room for ever.
            if sid := self.manager.sid_from_eio_sid(eio_sid, "/"):
                await self.manager.disconnect(sid, "/", ignore_queue=True)
            self.environ.pop(eio_sid, None)


_CONNECT = socketio.packet.CONNECT
_CONNECT_ERROR = socketio.packet.CONNECT_ERROR


def _code(refused: Exception) -> str:
    said = refused.args[0] if refused.args else None
    return said if isinstance(said, str) and said.isidentifier() and said.islower() else NotAllowed().code


class _Hushed:
    """A logger for libraries that print payloads at INFO: of their errors, the fixed words are let out and no more."""

    def info(self, *_args: object, **_fields: object) -> None:
        pass

    debug = warning = info

    def error(self, message: object, *_args: object, **_fields: object) -> None:
        kind, _, _ = sys.exc_info()
        _log.error("socketio.error", said=str(message)[:80], error=kind.__name__ if kind else None)

    exception = critical = error
