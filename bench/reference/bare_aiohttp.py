"""A room relay on aiohttp's WebSocket and uvloop, with no protocol above it."""

from collections import defaultdict

from aiohttp import WSMsgType, web

from bench.reference.bare_socketio import main


def relay() -> web.Application:
    """Return a server that passes text on to the others of its room."""
    rooms: defaultdict[str, set[web.WebSocketResponse]] = defaultdict(set)

    async def join(request: web.Request) -> web.WebSocketResponse:
        ws = web.WebSocketResponse(compress=False)
        await ws.prepare(request)
        room = rooms[request.query["room"]]
        room.add(ws)
        async for message in ws:
            if message.type is WSMsgType.TEXT:
                for other in room - {ws}:
                    await other.send_str(message.data)
        room.discard(ws)
        return ws

    app = web.Application()
    app.router.add_get("/raw", join)
    return app


if __name__ == "__main__":
    main(relay())
