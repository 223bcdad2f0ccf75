"""A deed is done whenever somebody rings, and each second whether or not: in a thread of its own, Redis or no Redis."""

import asyncio
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress

from contact.plumbing import log

EVERY = 1.0

logger = log.get(__name__)


class Vigil:
    """The thread, its bell, and its end."""

    def __init__(self, live: Callable[["Vigil"], Awaitable[None]]) -> None:
        self._live = live
        self._loop: asyncio.AbstractEventLoop | None = None
        self._rung = asyncio.Event()
        self._over = False
        self._thread = threading.Thread(target=self._run, name="vigil", daemon=True)

    def begin(self) -> None:
        """Start the thread."""
        self._thread.start()

    def ring(self) -> None:
        """Let the next round come at once; from any thread."""
        if self._loop:
            self._loop.call_soon_threadsafe(self._rung.set)

    def end(self, within: float = 5.0) -> None:
        """Finish the round that is going on, and end."""
        self._over = True
        self.ring()
        self._thread.join(within)

    async def rounds(self) -> AsyncIterator[None]:
        """Yield whenever a round should be made, until the end."""
        while not self._over:
            yield
            with suppress(TimeoutError):
                async with asyncio.timeout(EVERY):
                    await self._rung.wait()
            self._rung.clear()

    def _run(self) -> None:
        asyncio.run(self._keep())

    async def _keep(self) -> None:
        """Live; and should that fail, begin anew."""
        self._loop = asyncio.get_running_loop()
        while not self._over:
            try:
                await self._live(self)
            except Exception:
                logger.exception("vigil.interrupted")
                await asyncio.sleep(EVERY)


async def attempt(name: str, deed: Callable[[], Awaitable[None]]) -> None:
    """Do a deed of a round; one that fails is logged, and the next round tries again."""
    try:
        await deed()
    except Exception:
        logger.exception("task.failed", task=name)
