"""A folder belongs to one run at a time, and what an earlier run left in it goes."""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import psutil

from contact.plumbing.errors import Misconfigured

MARK = "VISAVIS_RUN"
"""The variable that tells of which folder's run a process is."""

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
    """Kill the programs of a name that work in a folder which is ours now: they outlived who started them."""
    _kill(partial(_works_in, name, folder))


def evict_marked(folder: Path) -> None:
    """Kill the processes that a run on this folder left behind; never one that we descend from."""
    us = {os.getpid(), *(process.pid for process in psutil.Process().parents())}
    _kill(lambda process: process.pid not in us and process.environ().get(MARK) == str(folder))


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


def _kill(is_left: Callable[[psutil.Process], bool]) -> None:
    left = [process for process in psutil.process_iter() if _told(is_left, process)]
    for process in left:
        process.kill()
    psutil.wait_procs(left, timeout=_PATIENCE)


def _told(is_left: Callable[[psutil.Process], bool], process: psutil.Process) -> bool:
    try:
        return is_left(process)
    except psutil.Error:  # it has ended, or is somebody else's
        return False


def _works_in(name: str, folder: Path, process: psutil.Process) -> bool:
    # PostgreSQL's children write a title over their arguments: the working directory tells. Root in a container is
    # not told that of other accounts, but the server's own arguments are for everybody to read.
    return process.name() == name and (str(folder) in process.cmdline() or process.cwd() == str(folder))
