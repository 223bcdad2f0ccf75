"""Crowds and relays as the bench holds them: started, told what to do, and gone at the end of the block."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.house import ROOT

REFERENCE = Path(__file__).parent / "reference"


class Missing(Exception):
    """A reference that cannot be installed here."""


class Crowd:
    """A load generator in its own process."""

    def __init__(self, process: subprocess.Popen[str], given: dict[str, object]) -> None:
        self._process = process
        self._say(given)
        self.ends()

    def does(self, order: str, **how: float) -> Any:
        """Give an order and wait for what came of it."""
        self.begins(order, **how)
        return self.ends()

    def begins(self, order: str, **how: float) -> None:
        """Give an order, and do not wait."""
        self._say({"order": order, **how})

    def ends(self) -> Any:
        """Wait for what came of an order."""
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("The crowd has run away; its last words stand above.")
        return json.loads(line)

    def _say(self, words: dict[str, Any]) -> None:
        assert self._process.stdin
        self._process.stdin.write(json.dumps(words) + "\n")
        self._process.stdin.flush()


@contextmanager
def crowd(kind: str, **given: object) -> Iterator[Crowd]:
    """Gather a crowd (bench.crowd says of which kinds)."""
    with _talking((sys.executable, "-m", "bench.crowd", kind)) as process:
        yield Crowd(process, given)


@contextmanager
def relay(name: str) -> Iterator[tuple[str, int]]:
    """Run a reference; yield its address and process id."""
    with _talking(_argv(name)) as process:
        assert process.stdout
        port = process.stdout.readline().strip()
        yield f"http://127.0.0.1:{port}", process.pid


@contextmanager
def _talking(argv: Sequence[str]) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(argv, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def _argv(name: str) -> Sequence[str]:
    if name != "node":
        return (sys.executable, "-m", f"bench.reference.bare_{name}")
    _install_node()
    return ("node", str(REFERENCE / "relay.mjs"))


def _install_node() -> None:
    if (REFERENCE / "node_modules").exists():
        return
    ask = ("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent")
    try:
        subprocess.run(ask, cwd=REFERENCE, check=True, timeout=60, capture_output=True)
    except (OSError, subprocess.SubprocessError) as why:
        raise Missing(f"Node's socket.io could not be installed ({type(why).__name__})") from why
