"""An advisor's console, as a measurement holds one: signed in, on duty, listening."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import uuid4

import aiohttp

from bench.wire import Page

News = tuple[float, dict[str, Any]]
_PATIENCE = 20.0


class Console:
    """What reaches a console, and when; and what its advisor does."""

    def __init__(self, http: aiohttp.ClientSession) -> None:
        self._http = http
        self._news: dict[str, asyncio.Queue[News]] = {}

    def hear(self, text: str) -> None:
        """Take an event from the socket."""
        event, body = json.loads(text[2:])
        self._heard(event).put_nowait((time.monotonic(), body))

    async def hears(self, event: str, **wanted: object) -> News:
        """Wait for an event that holds what is wanted; return when it came, and what it says."""
        async with asyncio.timeout(_PATIENCE):
            while True:
                at, body = await self._heard(event).get()
                if wanted.items() <= body.items():
                    return at, body

    async def does(self, method: str, path: str, **body: object) -> None:
        """Do something that the advisor does."""
        async with self._http.request(method, path, json=body) as answer:
            answer.raise_for_status()

    async def finishes(self, contact: str) -> None:
        """End a contact, and its wrap-up."""
        await self.does("POST", f"/api/contacts/{contact}/end", id=str(uuid4()))
        done = {"id": str(uuid4()), "outcome": "answered", "note": ""}
        await self.does("POST", f"/api/contacts/{contact}/wrap-up", **done)

    def _heard(self, event: str) -> asyncio.Queue[News]:
        return self._news.setdefault(event, asyncio.Queue())


@asynccontextmanager
async def console(url: str, login: str) -> AsyncIterator[Console]:
    """Open the console of somebody of the demo, on duty."""
    headers = {"Origin": url, "Visavis-Page": "console"}
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(url, headers=headers, cookie_jar=jar) as http:
        opened = Console(http)
        await opened.does("POST", "/api/demo/session", login=login)
        page = Page(opened.hear)
        cookies = "; ".join(f"{each.key}={each.value}" for each in jar)
        await page.come_in(url, '{"page":"console"}', {"Cookie": cookies})
        await opened.does("PUT", "/api/duty", declared="available", reason=None, after_current=False)
        try:
            yield opened
        finally:
            page.wire.drop()
