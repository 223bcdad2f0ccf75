"""The whole house runs for a measurement, in a folder that is gone afterwards."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from bench.meter import Meter
from contact.plumbing import embedded
from contact.plumbing.folders import hold

ROOT = Path(__file__).parent.parent
_PATIENCE = 60.0
# One address and one session carry a whole crowd here; the limits that stop it have their own tests.
_CHOICES = {
    "VISAVIS_TRUSTED_PROXIES": "127.0.0.1",
    "VISAVIS_WRITES": "1000000",
    "VISAVIS_ADDRESS_WRITES": "1000000",
}


@dataclass(frozen=True)
class House:
    """Where it answers, and which processes it is made of."""

    url: str
    database_url: str
    environ: Mapping[str, str]
    pids: Mapping[str, Sequence[int]]

    def meter(self) -> Meter:
        """Return the meter of all processes: ours by name, PostgreSQL and Redis apart."""
        return Meter(self.pids)


@contextmanager
def house(*programs: str, **choices: str) -> Iterator[House]:
    """Run PostgreSQL and Redis, and of the Procfile the programs named (all, when none is)."""
    with tempfile.TemporaryDirectory(prefix="visavis-bench-") as place, ExitStack() as stack:
        folder = Path(place)
        pids: dict[str, list[int]] = {}
        urls = {}
        stack.enter_context(hold(folder))
        # As in production: what is committed is on the disk.
        for server in (embedded.postgres(folder), embedded.valkey(folder)):
            process = stack.enter_context(running(server.argv, os.environ, folder / f"{server.name}.log"))
            until(server.ready)
            pids[server.name], urls[server.name] = [process.pid], server.url
        port = free_port()
        environ = {
            **_environ(),
            **_CHOICES,
            **choices,
            "DATABASE_URL": urls["postgres"],
            "REDIS_URL": urls["redis"],
            "PORT": str(port),
            "VISAVIS_VAR": place,
        }
        subprocess.run((sys.executable, "-m", "app", "migrate"), cwd=ROOT, env=environ, check=True)
        for name, argv in _programs(programs):
            process = stack.enter_context(running(argv, environ, folder / f"{name}.log"))
            pids[name] = [process.pid]
        url = f"http://127.0.0.1:{port}"
        if "web" in pids:
            until(lambda: answers(f"{url}/api/health"))
        yield House(url, urls["postgres"], environ, pids)


@contextmanager
def running(argv: Sequence[str], environ: Mapping[str, str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program until the end of the block."""
    with log.open("ab") as lines:
        process = subprocess.Popen(argv, cwd=ROOT, env=environ, stdout=lines, stderr=lines)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])


def until(come: Callable[[], bool], patience: float = _PATIENCE) -> None:
    """Wait for something, or raise TimeoutError."""
    end = time.monotonic() + patience
    while not come():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.02)


def answers(url: str) -> bool:
    """Tell whether an address answers with a page."""
    try:
        with urlopen(url, timeout=3) as answer:  # noqa: S310 (our own address)
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def _environ() -> dict[str, str]:
    programs = Path(sys.executable).parent
    return {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ.get('PATH', os.defpath)}"}


def _programs(wanted: Sequence[str]) -> Iterator[tuple[str, Sequence[str]]]:
    for line in (ROOT / "Procfile").read_text().splitlines():
        name, _, command = line.partition(":")
        if not wanted or name in wanted:
            yield name.strip(), ("/bin/sh", "-c", f"exec {command.strip()}")
