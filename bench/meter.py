"""How long processes were on a processor, and how much memory they hold."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import psutil

Seconds = dict[str, float]


class Meter:
    """Reads groups of processes, children included, by name."""

    def __init__(self, groups: Mapping[str, Iterable[int]]) -> None:
        self._groups = {name: [psutil.Process(pid) for pid in pids] for name, pids in groups.items()}

    def seconds(self) -> Seconds:
        """Return the processor time of each group since its birth."""
        return {name: sum(map(_seconds, _families(group))) for name, group in self._groups.items()}

    def since(self, before: Seconds) -> Seconds:
        """Return the processor time of each group since an earlier reading."""
        return {name: now - before[name] for name, now in self.seconds().items()}

    def resident(self, name: str) -> int:
        """Return the bytes of memory that a group holds."""
        return sum(each.memory_info().rss for each in _families(self._groups[name]))


def _families(group: Iterable[psutil.Process]) -> list[psutil.Process]:
    return [each for parent in group for each in (parent, *parent.children(recursive=True))]


def _seconds(process: psutil.Process) -> float:
    """Read nanoseconds of every thread where Linux tells them; psutil knows hundredths."""
    try:
        tasks = list(Path(f"/proc/{process.pid}/task").glob("*/schedstat"))
        return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9
    except OSError:
        return _by_psutil(process)


def _by_psutil(process: psutil.Process) -> float:
    try:
        times = process.cpu_times()
    except psutil.NoSuchProcess:
        return 0.0
    return float(times.user + times.system)
