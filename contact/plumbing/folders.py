"""A folder belongs to one run at a time, and what an earlier run left in it goes."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from contact.plumbing.errors import Misconfigured

_PATIENCE = 30.0


class FolderTaken(Misconfigured):
    """Somebody else is at work in this folder."""


@contextmanager
def hold(folder: Path) -> Iterator[int]:
    """Keep a folder for ourselves; yield the lock's descriptor, which a child may inherit.

    A lock whose writer is dead belongs to what is left of it and is about to end: that is waited for.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as problem:
        raise Misconfigured(f"{folder} cannot be written: {problem.strerror}.") from problem
    try:
        _seize(lock, folder)
        os.pwrite(lock, f"{os.getpid():<20}".encode(), 0)
        yield lock
    finally:
        os.close(lock)


def evict(name: str, folder: Path) -> None:
    """Kill the servers left running in a folder that is ours now: they outlived who started them."""
    left = [process for process in psutil.process_iter() if _runs(process, name, folder)]
    for process in left:
        process.kill()
    psutil.wait_procs(left, timeout=_PATIENCE)


def _seize(lock: int, folder: Path) -> None:
    while True:
        try:
            return fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = int(os.pread(lock, 20, 0) or 0)
        if holder and _lives(holder):
            raise FolderTaken(
                f"Process {holder} is already at work in {folder.resolve()}. End it first, or use another folder."
            )
        time.sleep(0.1)


def _lives(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def _runs(process: psutil.Process, name: str, folder: Path) -> bool:
    # PostgreSQL writes its title over its environment and arguments; its working directory tells.
    try:
        return process.name() == name and process.cwd() == str(folder)
    except psutil.Error:
        return False
