"""People who come to the house over HTTP and the socket, and speak in sentences."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from types import TracebackType
from typing import Any, Self, TypeVar
from uuid import uuid4

import aiohttp
import socketio
from sqlalchemy import text

from app.seed import named
from contact.part import House
from queues import routing, sweeps
from tests.described import conforms, told

Body = dict[str, Any]


class Said(dict[str, Any]):
    """An answer: its status and headers, and its body as a dictionary."""

    def __init__(self, status: int, body: Body, headers: Mapping[str, str]) -> None:
        super().__init__(body)
        self.status = status
        self.headers = headers


class Caller:
    """A browser without a screen: its cookies, its page, its socket."""

    def __init__(self, base: str, page: str) -> None:
        self.base = base
        self.page = page
        self.http = aiohttp.ClientSession(
            headers={"Origin": base, "Visavis-Page": page},
            cookie_jar=aiohttp.CookieJar(unsafe=True),
        )
        self.news: asyncio.Queue[tuple[str, Body]] = asyncio.Queue()
        self.memory: list[tuple[str, Body]] = []
        self.socket: socketio.AsyncClient | None = None

    async def get(self, path: str) -> Said:
        return await self.call("GET", path)

    async def post(self, path: str, **body: object) -> Said:
        return await self.call("POST", path, **body)

    async def put(self, path: str, **body: object) -> Said:
        return await self.call("PUT", path, **body)

    async def call(self, method: str, path: str, **body: object) -> Said:
        """Say something as our pages say it; every answer must be one that the house describes."""
        sent = {} if method in {"GET", "DELETE"} else {"json": body}
        said = await self.sends(method, path, **sent)
        conforms(method, path, said.status, said)
        return said

    async def sends(self, method: str, path: str, **request: Any) -> Said:
        """Send a request of any kind, with what aiohttp's client takes: data, json, headers."""
        async with self.http.request(method, self.base + path, **request) as answer:
            return Said(answer.status, await answer.json(), answer.headers)

    async def listens(self, **more: str) -> None:
        """Open the socket, with this browser's cookies; or as another page, by its link."""
        self.socket = socketio.AsyncClient(reconnection=False)
        self.socket.on("*", self._hear)
        cookies = "; ".join(f"{each.key}={each.value}" for each in self.http.cookie_jar)
        await self.socket.connect(
            self.base,
            transports=["websocket"],
            headers={"Origin": self.base, "Cookie": cookies},
            auth={"page": self.page, **more},
        )

    async def hears(self, event: str, **wanted: object) -> Body:
        """Wait for an event that holds what is wanted; all news must be such as the house describes."""
        async with asyncio.timeout(5):
            while True:
                name, body = await self.news.get()
                told(name, body)
                if name == event and wanted.items() <= body.items():
                    return body

    def heard_so_far(self) -> list[str]:
        """Empty the ears; return the events that nobody waited for."""
        return [self.news.get_nowait()[0] for _ in range(self.news.qsize())]

    def secret(self, cookie: str) -> str:
        """Return what this browser holds in a cookie."""
        (held,) = (each.value for each in self.http.cookie_jar if each.key == cookie)
        return held

    async def leaves(self) -> None:
        if self.socket is not None:
            await self.socket.disconnect()
        await self.http.close()

    async def _hear(self, event: str, body: Body) -> None:
        self.news.put_nowait((event, body))
        self.memory.append((event, body))


class Seeker(Caller):
    """Sam or Rosa: looks for work, has a phone."""

    def __init__(self, base: str, name: str) -> None:
        super().__init__(base, "seeker")
        self.name = name
        self.contact = ""

    async def comes(self, motive: str = "application", *, language: str = "fr", **more: object) -> Said:
        """Open a chat about a motive of the demo agency."""
        self.contact = str(more.get("id") or uuid4())
        opening = {
            "id": self.contact,
            "motive": str(named(motive)),
            "name": self.name,
            "email": None,
            "language": language,
        }
        return await self.post("/api/chats", **{**opening, **more})

    async def says(self, body: str, **more: object) -> Said:
        entry = {"id": str(uuid4()), "kind": "line", "body": body}
        return await self.post(f"/api/contacts/{self.contact}/entries", **{**entry, **more})

    async def reads(self, after: int = 0) -> Said:
        return await self.get(f"/api/contacts/{self.contact}?after={after}")

    async def departs(self) -> Said:
        return await self.post(f"/api/contacts/{self.contact}/departure", id=str(uuid4()))

    async def returns(self) -> Said:
        return await self.post(f"/api/contacts/{self.contact}/return", id=str(uuid4()))


class Advisor(Caller):
    """Alice or Bob advise, Vera supervises, Ada administers."""

    def __init__(self, base: str, login: str, page: str = "console") -> None:
        super().__init__(base, page)
        self.login = login

    async def signs_in(self) -> Said:
        return await self.post("/api/demo/session", login=self.login)

    async def declares(self, declared: str, reason: str | None = None, *, after_current: bool = False) -> Said:
        return await self.put("/api/duty", declared=declared, reason=reason, after_current=after_current)

    async def is_available(self) -> None:
        """Sign in and go available."""
        assert (await self.signs_in()).status == 200
        assert (await self.declares("available"))["declared"] == "available"

    async def console(self) -> Said:
        return await self.get("/api/console")

    async def offer(self) -> Body:
        """Return the offer on the console."""
        offer: Body | None = (await self.console())["offer"]
        assert offer is not None, f"nothing is on offer to {self.login}"
        return offer

    async def accepts(self, offer: Body) -> Said:
        return await self.post(f"/api/offers/{offer['id']}/acceptance")

    async def declines(self, offer: Body) -> Said:
        return await self.post(f"/api/offers/{offer['id']}/refusal")

    async def says(self, contact: str, body: str, *, kind: str = "line", **more: object) -> Said:
        entry = {"id": str(uuid4()), "kind": kind, "body": body}
        return await self.post(f"/api/contacts/{contact}/entries", **{**entry, **more})

    async def reads(self, contact: str, after: int = 0) -> Said:
        return await self.get(f"/api/contacts/{contact}?after={after}")

    async def ends(self, contact: str) -> Said:
        return await self.post(f"/api/contacts/{contact}/end", id=str(uuid4()))

    async def concludes(self, contact: str, outcome: str = "answered", note: str = "") -> Said:
        return await self.post(f"/api/contacts/{contact}/wrap-up", id=str(uuid4()), outcome=outcome, note=note)

    async def transfers_to(self, contact: str, to: str, note: str = "pour vous", *, advisor: str | None = None) -> Said:
        """Send a contact to a colleague, or to whoever follows the person."""
        whom = str(named(advisor)) if advisor else None
        return await self.post(f"/api/contacts/{contact}/transfer", id=str(uuid4()), to=to, advisor=whom, note=note)

    async def invites(self, contact: str, colleague: str, note: str = "", **more: object) -> Said:
        asked = {"id": str(uuid4()), "guest": str(named(colleague)), "note": note}
        return await self.post(f"/api/contacts/{contact}/invitations", **{**asked, **more})

    async def joins(self, invitation: str) -> Said:
        return await self.post(f"/api/invitations/{invitation}/acceptance")

    async def gets_up(self, contact: str) -> Said:
        return await self.post(f"/api/contacts/{contact}/seat/departure", id=str(uuid4()))

    async def hands_over(self, contact: str, **more: object) -> Said:
        return await self.post(f"/api/contacts/{contact}/hand-over", **{"id": str(uuid4()), **more})

    async def follows(self, person: str, advisor: str | None) -> Said:
        """Say who follows a person."""
        return await self.put(f"/api/seekers/{person}/referent", advisor=str(named(advisor)) if advisor else None)

    async def will_be_away(
        self, starts: str = "2090-01-01T08:00:00Z", ends: str = "2090-01-08T08:00:00Z", **more: object
    ) -> Said:
        planned = {"id": str(uuid4()), "starts_at": starts, "ends_at": ends, "reason": "leave"}
        return await self.post("/api/absences", **{**planned, **more})

    async def transfers(self, contact: str, queue: str, note: str) -> Said:
        return await self.post(f"/api/contacts/{contact}/transfer", id=str(uuid4()), queue=str(named(queue)), note=note)


C = TypeVar("C", bound=Caller)


class Town:
    """Everybody, in front of one running house; the router and the sweep move when they are told to."""

    def __init__(self, base: str, house: House) -> None:
        self.base = base
        self.house = house
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stack.aclose()

    def nobody(self) -> Caller:
        return self._welcome(Caller(self.base, ""))

    def seeker(self, name: str = "Sam") -> Seeker:
        return self._welcome(Seeker(self.base, name))

    def advisor(self, login: str = "alice", page: str = "console") -> Advisor:
        return self._welcome(Advisor(self.base, login, page))

    async def route(self) -> None:
        await routing.route(self.house)

    async def sweep(self) -> None:
        await sweeps.sweep(self.house)
        await sweeps.tell_places(self.house)

    async def sql(self, statement: str, **values: object) -> list[Any]:
        """Look at the rows, or move time in them."""
        async with self.house.database.transaction() as db:
            done = await db.execute(text(statement), values)
            return [tuple(row) for row in done] if done.returns_rows else []  # type: ignore[attr-defined]

    async def somebody_waits(self) -> bool:
        """Tell whether anybody waits for a lock."""
        return bool(await self.sql("SELECT 1 FROM pg_locks WHERE NOT granted"))

    async def conversation(self) -> tuple[Seeker, Advisor]:
        """Sam and Alice, talking."""
        sam, alice = self.seeker("Sam"), self.advisor("alice")
        await alice.is_available()
        assert (await sam.comes()).status == 201
        await self.route()
        assert (await alice.accepts(await alice.offer())).status == 200
        return sam, alice

    def _welcome(self, caller: C) -> C:
        self._stack.push_async_callback(caller.leaves)
        return caller


async def eventually(check: Callable[[], Awaitable[bool]], within: float = 5.0) -> None:
    """Wait until something is true; fail when it does not come."""
    async with asyncio.timeout(within):
        while not await check():  # noqa: ASYNC110  the rows have no event to wait for
            await asyncio.sleep(0.05)
