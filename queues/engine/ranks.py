"""Keys in order: the first, and how many come before."""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterator
from typing import TypeVar
from uuid import UUID

Key = tuple[int, UUID]
Value = TypeVar("Value", bound=tuple[object, ...])

_RUN = 512


class Ranks:
    """A sorted set of keys, cut into runs so that no change moves more than one of them."""

    __slots__ = ("_lasts", "_runs", "_size")

    def __init__(self) -> None:
        self._runs: list[list[Key]] = []
        self._lasts: list[Key] = []
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[Key]:
        for run in self._runs:
            yield from run

    @property
    def first(self) -> Key | None:
        """Return the lowest key."""
        return self._runs[0][0] if self._runs else None

    def add(self, key: Key) -> None:
        """Put in a key that is not there."""
        self._size += 1
        if not self._runs:
            self._runs.append([key])
            self._lasts.append(key)
            return
        at = bisect_left(self._lasts, key)
        if at == len(self._runs):
            at -= 1
            self._lasts[at] = key
        run = self._runs[at]
        insort(run, key)
        if len(run) > 2 * _RUN:
            self._cut(at)

    def remove(self, key: Key) -> None:
        """Take out a key that is there."""
        at = bisect_left(self._lasts, key)
        run = self._runs[at]
        del run[bisect_left(run, key)]
        self._size -= 1
        if not run:
            del self._runs[at], self._lasts[at]
        else:
            self._lasts[at] = run[-1]

    def before(self, value: Value, of: Callable[[Key], Value]) -> int:
        """Count the keys whose value is lower; `of` never falls from one key to the next."""
        at = bisect_left(self._lasts, value, key=of)
        if at == len(self._runs):
            return self._size
        return sum(map(len, self._runs[:at])) + bisect_left(self._runs[at], value, key=of)

    def _cut(self, at: int) -> None:
        run = self._runs[at]
        self._runs[at : at + 1] = [run[:_RUN], run[_RUN:]]
        self._lasts[at : at + 1] = [run[_RUN - 1], run[-1]]
