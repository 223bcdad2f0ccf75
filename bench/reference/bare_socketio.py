"""A room relay on stock python-socketio and uvloop."""

import socket
from typing import Any

import socketio
import uvloop
from aiohttp import web


def relay() -> web.Application:
    """Return a server that passes `line` on to the others of its room."""
    server = socketio.AsyncServer(
        async_mode="aiohttp", cors_allowed_origins="*", transports=["websocket"], async_handlers=False
    )

    async def connect(sid: str, environ: dict[str, Any], auth: dict[str, Any] | None) -> None:
        await server.enter_room(sid, (auth or {}).get("room", "nowhere"))

    async def line(sid: str, body: dict[str, Any]) -> None:
        await server.emit("line", body, room=body["room"], skip_sid=sid)

    server.on("connect", connect)
    server.on("line", line)
    app = web.Application()
    server.attach(app)
    return app


def main(app: web.Application) -> None:
    """Serve on a free port of the loopback, and print it."""
    door = socket.create_server(("127.0.0.1", 0), backlog=2048)
    print(door.getsockname()[1], flush=True)
    web.run_app(app, sock=door, access_log=None, print=None, loop=uvloop.new_event_loop())


if __name__ == "__main__":
    main(relay())
