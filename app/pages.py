"""The pages, built by Vite: hashed assets are kept for ever, the pages themselves never."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import web

ADDRESSES = {
    "/": "index.html",
    "/console": "console.html",
    "/board": "board.html",
    "/admin": "admin.html",
    "/guest": "guest.html",
    "/ready": "ready.html",
    "/session": "session.html",
    "/stage": "stage.html",
}


def pages(service: web.Application, built: Path) -> None:
    """Serve what `make` built; without a build, say so."""
    for address, name in ADDRESSES.items():
        service.router.add_get(address, _page(built / name))
    if (built / "assets").is_dir():
        service.router.add_static("/assets/", built / "assets")
        service.on_response_prepare.append(_keep_assets)
    # The worker that shows what is pushed has to stand above all the pages that it opens.
    for plain in (*built.glob("*.svg"), *built.glob("push.js")):
        service.router.add_get(f"/{plain.name}", _page(plain))


def _page(file: Path) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    built = file.is_file()

    async def show(_: web.Request) -> web.StreamResponse:
        if not built:
            return web.Response(status=503, text="The pages are not built yet: run `make web`.\n")
        return web.FileResponse(file, headers={"Cache-Control": "no-cache"})

    return show


async def _keep_assets(request: web.Request, response: web.StreamResponse) -> None:
    if request.path.startswith("/assets/"):
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
