"""The whole product runs in one terminal: stand-in processes, real servers, real signals."""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import asyncpg
import psutil
import pytest

from app.run import procfile
from app.undertaker import GRACE, Undertaker
from contact.plumbing.embedded import tidy

REPOSITORY = Path(__file__).parents[2]

START = """
import sys
from pathlib import Path
from app.run import run
from contact.plumbing.settings import from_environment
sys.exit(run(from_environment(), root=Path(sys.argv[1])))
"""

# It notes its births and its end, answers as web, and can be told to fail a step or to be deaf to SIGTERM.
STAND_IN = """
import http.server, json, os, pathlib, signal, sys, time
here, word = pathlib.Path.cwd(), sys.argv[1]
def note(what):
    with (here / "notes").open("a") as notes:
        notes.write(f"{word} {what}\\n")
def ended(*_):
    note("ended")
    sys.exit(0)
def deaf(*_):
    note("deaf")
class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"{}")
    def log_message(self, *_):
        pass
signal.signal(signal.SIGTERM, deaf if (here / f"{word}.deaf").exists() else ended)
(here / f"{word}.pid").write_text(str(os.getpid()))
(here / f"{word}.json").write_text(json.dumps(dict(os.environ)))
note("born")
if word == "web":
    http.server.HTTPServer(("127.0.0.1", int(os.environ["PORT"])), Answer).serve_forever()
if word in {"worker", "beat"}:
    while True:
        time.sleep(60)
sys.exit((here / f"{word}.fails").exists())
"""


@dataclass
class Stage:
    """A folder with a stand-in for the product, and the runs started in it."""

    folder: Path
    runs: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, **environ: str) -> subprocess.Popen[bytes]:
        """Begin a run as `make run` does."""
        inherited = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("VISAVIS_", "PYTHON", "DATABASE_", "REDIS_"))
        }
        words = inherited | {"PORT": str(free_port())} | environ
        with (self.folder / "log").open("ab") as log:
            argv = [sys.executable, "-c", START, str(self.folder)]
            run = subprocess.Popen(argv, stdout=log, stderr=log, env=words, cwd=REPOSITORY, start_new_session=True)
        self.runs.append(run)
        return run

    def up(self, **environ: str) -> subprocess.Popen[bytes]:
        """Begin a run, and wait until it says that it is ready."""
        before = self.log().count("Ready after")
        run = self.start(**environ)
        until(lambda: self.log().count("Ready after") > before)
        return run

    def log(self) -> str:
        """What the terminal shows."""
        return (self.folder / "log").read_text() if (self.folder / "log").exists() else ""

    def notes(self) -> list[str]:
        """What the stand-ins noted, in order."""
        return (self.folder / "notes").read_text().splitlines()

    def pid(self, name: str) -> int:
        """The process of a stand-in, or of a server."""
        where = "var/postgres/postmaster.pid" if name == "postgres" else f"{name}.pid"
        return int((self.folder / where).read_text().splitlines()[0])

    def redis(self) -> int:
        """The process of the private Redis."""
        [found] = [each for each in self.living() if each.name() == "valkey-server"]
        return found.pid

    def undertaker(self) -> int:
        """The process that ends the others."""
        [found] = [
            each for each in psutil.Process(self.runs[-1].pid).children() if "app/undertaker.py" in str(each.cmdline())
        ]
        return found.pid

    def told(self, name: str) -> dict[str, str]:
        """The environment that a stand-in was given."""
        told: dict[str, str] = json.loads((self.folder / f"{name}.json").read_text())
        return told

    def living(self) -> list[psutil.Process]:
        """Every process, servers and undertaker included, that works for this folder."""
        return [each for each in psutil.process_iter() if self._works_here(each)]

    def answers(self) -> bool:
        """Tell whether the pages are there."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.told('web')['PORT']}/", timeout=1) as page:
                return bool(page.status == 200)
        except OSError:
            return False

    async def database(self, statement: str) -> object:
        """Ask the private database, as soon as it answers."""
        connection = await connected(self.told("web")["DATABASE_URL"])
        try:
            return await connection.fetchval(statement)
        finally:
            await connection.close()

    def _works_here(self, process: psutil.Process) -> bool:
        try:
            return (
                process.status() != psutil.STATUS_ZOMBIE and str(self.folder) in f"{process.cwd()} {process.cmdline()}"
            )
        except psutil.Error:
            return False


async def connected(url: str) -> asyncpg.Connection:
    """Connect to a database that may still be recovering."""
    for _ in range(600):
        try:
            return await asyncpg.connect(url)
        except (OSError, asyncpg.CannotConnectNowError):
            await asyncio.sleep(0.05)
    raise TimeoutError(url)


def free_port() -> int:
    """Find a port that nobody uses."""
    with socket.create_server(("127.0.0.1", 0)) as there:
        port: int = there.getsockname()[1]
    return port


def until(true: Callable[[], object], seconds: float = 60) -> None:
    """Wait until something is true."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come true"
        time.sleep(0.05)


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """A stand-in product in a folder whose path is long and has spaces."""
    folder = tmp_path / "a folder with spaces" / "and a long name".ljust(100, ".")
    (folder / "app").mkdir(parents=True)
    (folder / "app" / "__init__.py").touch()
    (folder / "app" / "__main__.py").write_text(STAND_IN)
    (folder / "Procfile").write_text("web: python -m app web\nworker: python -m app worker\nbeat: python -m app beat\n")
    stage = Stage(folder)
    yield stage
    for run in stage.runs:
        run.kill()
        run.wait()
    for left in stage.living():
        with suppress(psutil.NoSuchProcess):
            left.kill()
    psutil.wait_procs(stage.living(), timeout=10)
    tidy(folder / "var")


def test_everything_starts_and_ends_in_order(stage: Stage) -> None:
    run = stage.up()
    until(lambda: len(stage.notes()) == 5)
    run.send_signal(signal.SIGINT)

    assert run.wait(60) == 0
    assert stage.notes()[:2] == ["migrate born", "seed born"]
    assert sorted(stage.notes()[2:5]) == ["beat born", "web born", "worker born"]
    assert stage.notes()[5:] == ["web ended", "worker ended", "beat ended"]
    assert stage.living() == []


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP])
def test_a_run_also_ends_well_without_a_terminal(stage: Stage, how: signal.Signals) -> None:
    run = stage.up()
    run.send_signal(how)

    assert run.wait(60) == 0
    assert stage.living() == []


async def test_a_second_start_finds_its_data_again(stage: Stage) -> None:
    run = stage.up()
    await stage.database("CREATE TABLE said AS SELECT 'Bonjour' AS words")
    run.terminate()
    run.wait(60)

    stage.up()

    assert await stage.database("SELECT words FROM said") == "Bonjour"


def test_addresses_are_printed_once_they_answer(stage: Stage) -> None:
    port = free_port()
    stage.up(PORT=str(port))

    assert stage.answers()
    assert f"http://127.0.0.1:{port}/console" in stage.log()


def test_a_port_in_use_is_passed_over(stage: Stage) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        stage.up(PORT=str(port))

        assert port < int(stage.told("web")["PORT"]) < port + 100
        assert stage.answers()


@pytest.mark.parametrize("name", ["web", "worker", "beat"])
def test_a_killed_process_comes_back(stage: Stage, name: str) -> None:
    stage.up()
    until(lambda: f"{name} born" in stage.notes())
    os.kill(stage.pid(name), signal.SIGKILL)

    until(lambda: stage.notes().count(f"{name} born") == 2)
    assert "killed by SIGKILL; starts again" in stage.log()
    until(stage.answers)


async def test_a_killed_database_comes_back_with_every_commit(stage: Stage) -> None:
    stage.up()
    await stage.database("CREATE TABLE said AS SELECT 'Bonjour' AS words")
    os.kill(stage.pid("postgres"), signal.SIGKILL)

    until(lambda: "postgres | killed by SIGKILL" in stage.log())
    assert await stage.database("SELECT words FROM said") == "Bonjour"


def test_a_killed_redis_comes_back(stage: Stage) -> None:
    stage.up()
    killed = stage.redis()
    os.kill(killed, signal.SIGKILL)

    until(lambda: "redis | killed by SIGKILL" in stage.log())
    until(lambda: [each.pid for each in stage.living() if each.name() == "valkey-server"] not in ([], [killed]))


def test_nothing_is_left_when_the_supervisor_is_killed(stage: Stage) -> None:
    run = stage.up()
    until(lambda: len(stage.notes()) == 5)
    run.kill()

    until(lambda: stage.living() == [])
    assert stage.notes()[5:] == ["web ended", "worker ended", "beat ended"]


def test_a_start_right_after_a_kill_waits_and_then_works(stage: Stage) -> None:
    run = stage.up()
    run.kill()
    run.wait()

    stage.up()

    assert stage.answers()


def test_what_outlived_even_the_undertaker_is_ended_by_the_next_start(stage: Stage) -> None:
    run = stage.up()
    until(lambda: len(stage.notes()) == 5)
    left = [psutil.Process(stage.pid(name)) for name in ("web", "worker", "beat", "postgres")]
    os.kill(run.pid, signal.SIGSTOP)
    os.kill(stage.undertaker(), signal.SIGKILL)
    run.kill()
    run.wait()
    assert left[0].is_running()

    stage.up()

    assert [each.is_running() for each in left] == [False] * 4


def test_a_killed_undertaker_is_replaced(stage: Stage) -> None:
    run = stage.up()
    os.kill(stage.undertaker(), signal.SIGKILL)
    run.terminate()

    assert run.wait(60) == 0
    assert stage.living() == []


def test_a_second_run_beside_the_first_says_so_and_harms_nothing(stage: Stage) -> None:
    first = stage.up()
    second = stage.start()

    assert second.wait(60) == 1
    assert f"Process {first.pid} is already at work" in stage.log()
    assert stage.answers()


def test_a_step_that_fails_ends_the_run_with_its_name(stage: Stage) -> None:
    (stage.folder / "migrate.fails").touch()
    run = stage.start()

    assert run.wait(60) == 1
    assert "`python -m app migrate` ended with code 1." in stage.log()
    assert stage.living() == []


def test_asking_twice_waits_for_nobody(stage: Stage) -> None:
    (stage.folder / "web.deaf").touch()
    run = stage.up()
    run.send_signal(signal.SIGINT)
    until(lambda: "web deaf" in stage.notes())
    run.send_signal(signal.SIGINT)

    assert run.wait(GRACE - 1) == 0
    assert stage.living() == []


def test_demo_is_for_this_machine_only(stage: Stage) -> None:
    stage.up()

    assert stage.told("web")["VISAVIS_DEMO"] == "1"


def test_demo_is_off_where_others_can_see(stage: Stage) -> None:
    stage.up(VISAVIS_HOST="0.0.0.0")  # noqa: S104

    assert "VISAVIS_DEMO" not in stage.told("web")
    assert "seed born" not in stage.notes()


def test_servers_that_are_given_are_used(stage: Stage) -> None:
    stage.up(DATABASE_URL="postgresql://visavis@db.example/visavis", REDIS_URL="redis://redis.example/0")

    assert stage.told("web")["DATABASE_URL"] == "postgresql://visavis@db.example/visavis"
    assert stage.told("web")["REDIS_URL"] == "redis://redis.example/0"
    assert not (stage.folder / "var" / "postgres").exists()


def test_whoever_ignores_the_undertaker_is_killed_with_their_own(tmp_path: Path) -> None:
    deaf = "import signal, subprocess, sys, time; signal.signal(15, signal.SIG_IGN)\n"
    deaf += "print(subprocess.Popen(['sleep', '60']).pid, flush=True); time.sleep(60)"
    argv = (sys.executable, "-c", deaf)
    with subprocess.Popen(argv, stdout=subprocess.PIPE, text=True, start_new_session=True) as parent:
        assert parent.stdout
        child = psutil.Process(int(parent.stdout.readline()))
        undertaker = Undertaker(grace=0.5)
        undertaker.listen([f"born {parent.pid} 0 15\n"])
        undertaker.bury()

    assert parent.returncode == -signal.SIGKILL
    until(lambda: not child.is_running() or child.status() == psutil.STATUS_ZOMBIE)


def test_a_procfile_is_read_line_by_line(tmp_path: Path) -> None:
    (tmp_path / "Procfile").write_text("# two processes\nweb: python -m app web\n\nbeat:  sh -c 'echo: $HOME'\n")

    assert procfile(tmp_path / "Procfile") == {"web": "python -m app web", "beat": "sh -c 'echo: $HOME'"}
