"""Debian's Janus beside ours: its echo test sends each caller their own media back, at the same cost a packet.

One event loop (`event_loops = 1`) is the best that it can do here: it costs two thirds of its default.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiohttp import ClientSession

from bench.house import answers, free_port, running, until

PROGRAM = shutil.which("janus")
_PARTS = next(Path("/usr/lib").glob("*/janus"), Path("/usr/lib/janus"))
_SETTINGS = """
general: {{ configs_folder = "{folder}" plugins_folder = "{parts}/plugins" transports_folder = "{parts}/transports"
  events_folder = "{parts}/events" loggers_folder = "{parts}/loggers" debug_level = 2 session_timeout = 0
  event_loops = 1 }}
media: {{ rtp_port_range = "20000-40000" }}
nat: {{ ice_lite = false ice_enforce_list = "{address}" }}
plugins: {{ disable = "{plugins}" }}
transports: {{ disable = "{transports}" }}
events: {{ broadcast = false }}
"""
_HTTP = 'general: {{ json = "plain" base_path = "/janus" http = true port = {port} ip = "127.0.0.1" https = false }}\n'


@dataclass(frozen=True)
class Janus:
    """Where it answers, and its process."""

    url: str
    pid: int


@contextmanager
def janus(address: str) -> Iterator[Janus]:
    """Run it on an address of this machine, which may not be loopback: that one it leaves out."""
    assert PROGRAM
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="visavis-janus-") as place:
        folder = Path(place)
        others = [each.name for each in (_PARTS / "plugins").glob("*.so") if "echotest" not in each.name]
        ways = [each.name for each in (_PARTS / "transports").glob("*.so") if "http" not in each.name]
        told = {"folder": folder, "parts": _PARTS, "address": address}
        told |= {"plugins": ",".join(others), "transports": ",".join(ways)}
        (folder / "janus.jcfg").write_text(_SETTINGS.format(**told))
        (folder / "janus.transport.http.jcfg").write_text(_HTTP.format(port=port))
        argv = (PROGRAM, "-F", place, "-C", str(folder / "janus.jcfg"))
        with running(argv, os.environ, folder / "janus.log") as process:
            url = f"http://127.0.0.1:{port}/janus"
            until(lambda: answers(f"{url}/info"))
            yield Janus(url, process.pid)


class Echo:
    """A session with Janus: each caller gets an echo test of their own."""

    def __init__(self, http: ClientSession, url: str, session: int) -> None:
        self._http, self._url, self._session = http, url, session
        self._told: dict[str, dict[str, Any]] = {}
        self._number = 0

    @classmethod
    async def begin(cls, http: ClientSession, url: str) -> "Echo":
        """Begin a session."""
        async with http.post(url, json={"janus": "create", "transaction": "begin"}) as said:
            return cls(http, url, (await said.json())["data"]["id"])

    async def answer(self, offer: str) -> str:
        """Return the answer to an offer."""
        attached = await self._post("", {"janus": "attach", "plugin": "janus.plugin.echotest"})
        handle = attached["data"]["id"]
        asked = {"janus": "message", "body": {"audio": True, "video": True}, "jsep": {"type": "offer", "sdp": offer}}
        transaction = (await self._post(f"/{handle}", asked))["transaction"]
        while transaction not in self._told:
            async with self._http.get(f"{self._url}/{self._session}?maxev=20") as said:
                self._told |= {each["transaction"]: each for each in await said.json() if "jsep" in each}
        answer: str = self._told.pop(transaction)["jsep"]["sdp"]
        return answer

    async def end(self) -> None:
        """End the session, with all that hangs on it."""
        await self._post("", {"janus": "destroy"})

    async def _post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        self._number += 1
        asked = body | {"transaction": f"t{self._number}"}
        async with self._http.post(f"{self._url}/{self._session}{path}", json=asked) as said:
            told: dict[str, Any] = await said.json()
            return told
