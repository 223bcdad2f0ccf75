"""How long it takes until the second `make run` answers with a page."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.house import ROOT, answers, free_port, until
from bench.report import Row

_UNSET = ("DATABASE_URL", "REDIS_URL")


def start() -> Iterator[Row]:
    """Start the whole product twice on an empty folder, with servers of its own."""
    with tempfile.TemporaryDirectory(prefix="visavis-bench-") as place:
        Path(place).chmod(0o755)
        first, second = (_start(place) for _ in range(2))
    note = f"the first, which makes the database, took {first:.1f} s; installing and building are not in it"
    yield Row("start", second, None, "≤ 15 s", "s", second <= 15, note)


def _start(place: str) -> float:
    port = free_port()
    environ = {name: value for name, value in os.environ.items() if name not in _UNSET}
    environ |= {"VISAVIS_VAR": place, "PORT": str(port)}
    begun = time.monotonic()
    process = subprocess.Popen(
        (sys.executable, "-m", "app", "run"), cwd=ROOT, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT
    )
    try:
        until(lambda: answers(f"http://127.0.0.1:{port}/"))
        return time.monotonic() - begun
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)
