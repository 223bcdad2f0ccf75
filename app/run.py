"""The whole product runs in one terminal, with a PostgreSQL and a Redis of its own when it is given none."""

import asyncio
import os
import signal
import socket
import sys
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import aiohttp

import app
from app.screen import Screen
from app.supervisor import Program, Supervisor, how_it_ended
from contact.plumbing import embedded
from contact.plumbing.errors import Misconfigured
from contact.plumbing.folders import MARK, evict_marked, hold
from contact.plumbing.settings import Settings, from_environment, is_loopback

ROOT = Path(__file__).parent.parent
_PAGES = {
    "/": "ask for an advisor",
    "/ready": "try camera and sound",
    "/console": "advise",
    "/board": "supervise",
    "/admin": "administer",
}
_PORTS = 100
_SERVERS_END = 1000  # after everybody who needs them


def run(settings: Settings, *, root: Path = ROOT, environ: Mapping[str, str] = os.environ) -> int:
    """Run everything until Ctrl-C; return the exit status."""
    say = partial(Screen().say, "visavis")
    var = (root / settings.var).resolve()
    problems: list[str] = []
    try:
        with hold(var) as lock:
            evict_marked(var)
            asyncio.run(_live(settings, root, var, environ, lock))
    except* Misconfigured as wrong:
        problems = [line for problem in _flat(wrong) for line in str(problem).splitlines()]
    for line in problems or ["Stopped."]:
        say(line)
    return 1 if problems else 0


async def _live(settings: Settings, root: Path, var: Path, environ: Mapping[str, str], lock: int) -> None:
    screen = Screen()
    supervisor = Supervisor(folder=root, lock=lock, say=screen.say)
    try:
        async with asyncio.TaskGroup() as tasks:
            opening = _Opening(settings, root, var, _environment(settings, var, environ), supervisor, tasks, screen)
            work = tasks.create_task(opening.begin())
            _listen(supervisor, partial(screen.say, "visavis"))
            await supervisor.closing()
            work.cancel()
            await supervisor.closed()
    finally:
        supervisor.close()
        await supervisor.closed()
        embedded.tidy(var)


def _listen(supervisor: Supervisor, say: Callable[[str], None]) -> None:
    def asked() -> None:
        if supervisor.is_open():
            say("Stopping. Once more to wait for nobody.")
            supervisor.close()
        else:
            supervisor.hurry()

    for which in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(which, asked)


def _environment(settings: Settings, var: Path, given: Mapping[str, str]) -> dict[str, str]:
    """What every process is told. `make run` is a demonstration wherever only this machine can see it."""
    demo = {"VISAVIS_DEMO": "1"} if is_loopback(settings.host) else {}
    # Celery's six lines of advice are for servers; root tries the product out here.
    root = {"PYTHONWARNINGS": "ignore:You're running the worker"} if os.geteuid() == 0 else {}
    programs = Path(sys.executable).parent
    return {
        **demo,
        **root,
        **given,
        MARK: str(var),
        "PATH": f"{programs}{os.pathsep}{given.get('PATH', os.defpath)}",
        "PORT": str(_free_port(settings.host, settings.port)),
        "VISAVIS_MAIL_PORT": str(_free_port(settings.mail_host, settings.mail_port)),
        "VISAVIS_MEDIA_PORT": str(_free_port("", settings.media_port, kind=socket.SOCK_DGRAM)),
        "PYTHONUNBUFFERED": "1",
        "VISAVIS_VAR": str(var),
    }


@dataclass(frozen=True)
class _Opening:
    """The steps from nothing to an address that answers."""

    settings: Settings
    root: Path
    var: Path
    environ: dict[str, str]
    supervisor: Supervisor
    tasks: asyncio.TaskGroup
    screen: Screen

    async def begin(self) -> None:
        begun = time.monotonic()
        if not self.settings.database_url:
            self.environ["DATABASE_URL"] = await self._serve("PostgreSQL", partial(embedded.postgres, self.var))
        if not self.settings.redis_url:
            self.environ["REDIS_URL"] = await self._serve("Redis", partial(embedded.valkey, self.var))
        await self._step("The tables", "migrate")
        if self.environ.get("VISAVIS_DEMO") == "1":
            await self._step("The demo agency", "seed")
        self._start()
        await _until(partial(_answers, f"{self._address}/api/health"))
        self._welcome(time.monotonic() - begun)

    async def _serve(self, name: str, prepare: Callable[[], embedded.Server]) -> str:
        self._say(f"{name}: a private one, in {self.var}")
        server = await asyncio.to_thread(prepare)
        program = Program(
            name=server.name,
            argv=server.argv,
            environ=self.environ,
            rank=_SERVERS_END,
            stop=server.stop,
            before=prepare,
        )
        self.tasks.create_task(self.supervisor.keep(program))
        await _until(partial(asyncio.to_thread, server.ready))
        return server.url

    async def _step(self, name: str, word: str) -> None:
        self._say(f"{name}: python -m app {word}")
        code = await self.supervisor.once(Program(word, (sys.executable, "-m", "app", word), self.environ))
        if code:
            raise Misconfigured(f"`python -m app {word}` {how_it_ended(code)}.")

    def _start(self) -> None:
        """Start what the Procfile names; at the end its first line ends first."""
        for rank, (name, command) in enumerate(procfile(self.root / "Procfile").items()):
            self._say(f"{name}: {command}")
            program = Program(name, ("/bin/sh", "-c", f"exec {command}"), self.environ, rank)
            self.tasks.create_task(self.supervisor.keep(program))

    def _welcome(self, seconds: float) -> None:
        self._say(f"Ready after {seconds:.1f} s. Ctrl-C ends it; what people wrote stays in {self.var}.")
        for path, what in _PAGES.items():
            self._say(f"  {what:<19} {self._address}{path}")
        for part in app.PARTS:
            for what, how in part.welcome(from_environment(self.environ)) if part.welcome else ():
                self._say(f"  {what:<19} {how}")

    @property
    def _address(self) -> str:
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.settings.host, self.settings.host)  # noqa: S104
        return f"http://{f'[{host}]' if ':' in host else host}:{self.environ['PORT']}"

    def _say(self, line: str) -> None:
        self.screen.say("visavis", line)


def procfile(path: Path) -> dict[str, str]:
    """Read a Procfile: each line a name and a command."""
    lines = (line.partition(":") for line in path.read_text().splitlines() if not line.startswith("#"))
    return {name.strip(): command.strip() for name, colon, command in lines if colon}


def _free_port(host: str, wanted: int, *, kind: socket.SocketKind = socket.SOCK_STREAM) -> int:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for port in range(wanted, min(wanted + _PORTS, 65536)):
        with socket.socket(family, kind) as tried:
            if kind is socket.SOCK_STREAM:  # a connection that is fading away holds its port for nobody
                tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                tried.bind((host, port))
            except OSError:
                continue
        return port
    raise Misconfigured(f"None of the {_PORTS} ports from {wanted} is free on {host}.")


async def _answers(url: str) -> bool:
    try:
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=3)) as client, client.get(url) as answer:
            return answer.status == 200
    except (aiohttp.ClientError, TimeoutError):
        return False


async def _until(come: Callable[[], Awaitable[bool]]) -> None:
    while not await come():  # noqa: ASYNC110 (nobody would set an event)
        await asyncio.sleep(0.05)


def _flat(group: BaseExceptionGroup[Misconfigured]) -> Iterator[Misconfigured]:
    for problem in group.exceptions:
        if isinstance(problem, BaseExceptionGroup):
            yield from _flat(problem)
        else:
            yield problem
