"""Who comes in waits for their turn: between two steps of handshakes, the media of those who are in pass.

A step takes a millisecond (measured: hello 0.8, keys 0.7, proof 0.3). A hundred who come at once would otherwise be
served in one round of the loop, and for a tenth of a second nobody would hear anything.
"""

import asyncio
from collections import deque
from collections.abc import Callable

# A flood of what looks like handshakes is cut here: DTLS asks again.
_MOST = 2048


class Turns:
    """Does one thing in each round of the loop, in the order in which they came."""

    def __init__(self) -> None:
        self._waiting: deque[Callable[[], None]] = deque()
        self._loop = asyncio.get_running_loop()

    def add(self, step: Callable[[], None]) -> None:
        """Do it when it is its turn; where very many wait already, not at all."""
        if len(self._waiting) < _MOST:
            self._put(step)

    async def wait(self) -> None:
        """Return when it is one's turn."""
        turn = asyncio.Event()
        self._put(turn.set)
        await turn.wait()

    def _put(self, step: Callable[[], None]) -> None:
        self._waiting.append(step)
        if len(self._waiting) == 1:
            self._loop.call_soon(self._next)

    def _next(self) -> None:
        step = self._waiting.popleft()
        if self._waiting:
            self._loop.call_soon(self._next)
        step()
