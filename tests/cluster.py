"""The whole product as real processes in a folder: each can be killed, stopped, frozen, and started again."""

import asyncio
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

import asyncpg
import redis
from redis.exceptions import RedisError

from app.run import procfile
from contact.plumbing import embedded
from contact.plumbing.embedded import Server
from contact.plumbing.folders import MARK, evict_marked, hold

ROOT = Path(__file__).parent.parent
PATIENCE = 30.0
CONSUMERS = ("worker", "router")
SERVERS = {"postgres": "DATABASE_URL", "redis": "REDIS_URL"}

_SETPRIV = shutil.which("setpriv")
# Whatever becomes of the test, its processes end with it; so they are started by its main thread only.
_WITH_US = (_SETPRIV, "--pdeathsig", "KILL", "--") if _SETPRIV else ()


@contextmanager
def cluster(folder: Path, *, webs: int = 1, **environ: str) -> Iterator["Cluster"]:
    """Run everything, with the demo agency planted, until the end of the block; leave nothing behind."""
    with idle(folder, webs=webs, **environ) as running:
        asyncio.run(running.begin())
        yield running


@contextmanager
def idle(folder: Path, *, webs: int = 0, **environ: str) -> Iterator["Cluster"]:
    """Run the servers alone, with the demo agency planted, for a test that starts others when it likes."""
    with ExitStack() as stack:
        stack.enter_context(hold(folder))
        running = Cluster(folder, webs, environ)
        stack.callback(running.close)
        asyncio.run(running.open())
        yield running


class Cluster:
    """Processes by name: postgres, redis, web1 … webN, worker, beat, router; mail and media where they are started."""

    def __init__(self, folder: Path, webs: int, environ: Mapping[str, str]) -> None:
        self.folder = folder
        self._ports = dict(zip((f"web{number}" for number in range(1, webs + 1)), free_ports(webs), strict=True))
        self._commands = procfile(ROOT / "Procfile")
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self._environ = {
            **{name: os.environ[name] for name in ("HOME", "LANG", "TMPDIR") if name in os.environ},
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.defpath}",
            "PYTHONUNBUFFERED": "1",
            MARK: str(folder),
            "VISAVIS_VAR": str(folder),
            "VISAVIS_DEMO": "1",
            "VISAVIS_WRITES": "100000",
            "VISAVIS_ADDRESS_WRITES": "100000",
            **environ,
        }

    async def open(self) -> None:
        """Start the servers, and plant the demo agency."""
        await self.start(*SERVERS)
        for word in ("migrate", "seed"):
            step = (sys.executable, "-m", "app", word)
            await asyncio.to_thread(subprocess.run, step, env=self._environ, cwd=ROOT, check=True)

    async def begin(self) -> None:
        """Start everybody else."""
        await self.start(*self._ports, *CONSUMERS, "beat")

    def close(self) -> None:
        """End everybody, the servers last."""
        for name in sorted(self.running, key=lambda name: name in SERVERS):
            self.kill(name)
        evict_marked(self.folder)

    def base(self, web: int = 1) -> str:
        """Return the address of a web process."""
        return f"http://127.0.0.1:{self._ports[f'web{web}']}"

    async def start(self, *names: str) -> float:
        """Start processes together; return the seconds until all of them can do their work."""
        began = time.monotonic()
        for server in [self._begin(name) for name in names]:
            await self._until_ready(server)
        return time.monotonic() - began

    def kill(self, name: str) -> None:
        """End a process as a power cut would; what it started goes with it, as under the supervisor."""
        process = self.running.pop(name)
        process.kill()
        process.wait()
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)

    async def stop(self, name: str) -> float:
        """Ask a process to end; return the seconds it took."""
        process, began = self.running[name], time.monotonic()
        process.send_signal(signal.SIGTERM)
        try:
            await asyncio.to_thread(process.wait, PATIENCE)
            return time.monotonic() - began
        finally:
            self.kill(name)

    def freeze(self, name: str) -> None:
        """Let a process stand still, its connections open."""
        self.running[name].send_signal(signal.SIGSTOP)

    def thaw(self, name: str) -> None:
        """Let it go on."""
        self.running[name].send_signal(signal.SIGCONT)

    def port_of(self, variable: str) -> int:
        """Return the port in a variable that every process is given; the last, where it names several."""
        return int(re.findall(r":?(\d+)\b", self._environ[variable])[-1])

    def logs(self) -> dict[str, str]:
        """Return what everybody has said so far."""
        return {path.stem: path.read_text(errors="replace") for path in self.folder.rglob("*log")}

    def waiting_tasks(self) -> int:
        """Count the tasks that no worker has taken."""
        with self._redis() as client:
            return int(client.llen("visavis"))

    async def sql(self, statement: str, *values: object) -> list[Any]:
        """Look at the rows, or move time in them."""
        connection = await asyncpg.connect(self._environ["DATABASE_URL"], timeout=5)
        try:
            return [tuple(row) for row in await connection.fetch(statement, *values)]
        finally:
            await connection.close()

    def _begin(self, name: str) -> Server:
        server = self._server(name)
        if variable := SERVERS.get(name):
            self._environ[variable] = server.url
        with (self.folder / f"{name}.log").open("ab") as log:
            self.running[name] = subprocess.Popen(
                server.argv,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=ROOT,
                env={**self._environ, "PORT": str(self._ports.get(name, 0))},
                start_new_session=True,
            )
        return server

    def _server(self, name: str) -> Server:
        if name == "postgres":
            return embedded.postgres(self.folder)
        if name == "redis":
            return embedded.valkey(self.folder)
        command = self._commands[name.rstrip("0123456789")]
        argv = (*_WITH_US, "/bin/sh", "-c", f"exec {command}")
        return Server(name, argv, "", signal.SIGTERM, self._readiness(name))

    def _readiness(self, name: str) -> Callable[[], bool]:
        if port := self._ports.get(name):
            return partial(_answers, port)
        if name == "mail":
            return partial(_listens, self.port_of("VISAVIS_MAIL_PORT"))
        return self._consumers_listen if name.rstrip("0123456789") in CONSUMERS else lambda: True

    def _consumers_listen(self) -> bool:
        running = sum(name.rstrip("0123456789") in CONSUMERS for name in self.running)
        with suppress(RedisError), self._redis() as client:
            return [each["cmd"] for each in client.client_list()].count("brpop") >= running
        return False

    async def _until_ready(self, server: Server) -> None:
        end = time.monotonic() + PATIENCE
        while not await asyncio.to_thread(server.ready):
            if self.running[server.name].poll() is not None or time.monotonic() > end:
                raise AssertionError(f"{server.name} did not start: {self.logs()[server.name][-2000:]}")
            await asyncio.sleep(0.02)

    def _redis(self) -> "redis.Redis":
        return redis.Redis.from_url(self._environ["REDIS_URL"], socket_timeout=2)


def free_ports(count: int) -> list[int]:
    """Return ports that are free now; held together, so that no two are the same."""
    with ExitStack() as stack:
        held = [stack.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(count)]
        return [each.getsockname()[1] for each in held]


def _listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def _answers(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=3)
    try:
        connection.request("GET", "/api/health")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
