"""The socket carries news: it may lose any of it, since every page can read again by its cursor."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from typing import Any

import msgspec
import socketio
from redis.exceptions import RedisError

from contact.plumbing import log
from contact.plumbing.endings import end

logger = log.get(__name__)

CHANNEL = "visavis"
# News that waits for Redis longer than this many pieces is dropped: the pages read again by cursor.
BACKLOG = 10_000


class Again(msgspec.Struct):
    """News may have been missed; read again from your cursor."""


class Json:
    """msgspec in the shape of the json module, as socketio expects it."""

    @staticmethod
    def dumps(news: object, **_: object) -> str:
        """Encode, datetimes and identifiers included."""
        return msgspec.json.encode(news).decode()

    @staticmethod
    def loads(text: str | bytes, **_: object) -> Any:
        """Decode; raise ValueError for what is no JSON."""
        return msgspec.json.decode(text)


class Bridge(socketio.AsyncRedisManager):  # type: ignore[misc]
    """Carries news between web processes, without ever making a page wait for Redis.

    The stock manager publishes in line (a frozen Redis then holds every answer back) and, after an outage,
    sleeps for up to a minute before it listens again, in which its pages miss news without knowing.
    """

    def __init__(self, redis_url: str) -> None:
        super().__init__(redis_url, channel=CHANNEL, json=Json, redis_options={"socket_connect_timeout": 1.0})
        self._outgoing: asyncio.Queue[Any] = asyncio.Queue(BACKLOG)
        self._publisher: asyncio.Task[None] | None = None
        self.thread: asyncio.Task[None] | None = None  # the listener, as the stock manager calls it

    def initialize(self) -> None:
        """Begin to listen and to publish."""
        super().initialize()
        self._publisher = asyncio.get_running_loop().create_task(self._publish_all(), name="publish")

    async def close(self) -> None:
        """Stop both."""
        await end(self._publisher, self.thread)
        await _leave(self.redis)

    async def _handle_emit(self, message: Any) -> None:
        # Stock: a task and an encoding for each socket. Here the frame is written once.
        await self.server.deliver(message["event"], message["data"][0], to=message["room"])

    async def _publish(self, data: Any) -> None:
        if self._outgoing.full():
            self._outgoing.get_nowait()
        self._outgoing.put_nowait(data)

    async def _publish_all(self) -> None:
        missed = False
        while True:
            reached = await self._send(await self._outgoing.get())
            if missed and reached:
                logger.info("news.published")
                await self.emit("again", {})  # pages of other processes know nothing of what they missed
            elif not missed and not reached:
                logger.warning("news.unpublished")
            missed = not reached

    async def _send(self, news: Any) -> bool:
        try:
            async with asyncio.timeout(2):
                await self.redis.publish(self.channel, self.json.dumps(news))
        except (RedisError, OSError):
            return False
        return True

    async def _redis_listen_with_retries(self) -> AsyncIterator[Any]:
        lost = False
        while True:
            try:
                before = self.redis
                self._redis_connect()
                await _leave(before)  # the stock manager leaves it to be found
                await self.pubsub.subscribe(self.channel)
                if lost:
                    await self._tell_all_to_read_again()
                lost = False
                async for message in self.pubsub.listen():
                    yield message
            except (RedisError, OSError) as gone:
                if not lost:
                    logger.warning("redis.lost", error=type(gone).__name__)
                lost = True
                await asyncio.sleep(1)

    async def _tell_all_to_read_again(self) -> None:
        logger.info("redis.found")
        await self.server.deliver("again", {}, to=None)


async def _leave(redis: Any) -> None:
    """Close whatever a client of Redis has open."""
    if redis is not None:
        with suppress(RedisError, OSError):
            await redis.aclose()


class Live:
    """Tells rooms the news, from web processes and workers alike."""

    def __init__(self, emit: Callable[..., Awaitable[None]]) -> None:
        self._emit = emit

    async def tell(self, room: str, event: str, news: msgspec.Struct) -> None:
        """Send an event to a room, wherever its sockets are; a lost one is caught up by cursor."""
        try:
            async with asyncio.timeout(2):
                await self._emit(event, msgspec.to_builtins(news, str_keys=True), room=room)
        except TimeoutError:
            logger.warning("news.lost", told=event)


def from_worker(redis_url: str) -> Live:
    """Return a Live for a process that holds no sockets."""
    options = {"socket_timeout": 1.0, "socket_connect_timeout": 1.0}
    writer = socketio.AsyncRedisManager(redis_url, channel=CHANNEL, write_only=True, json=Json, redis_options=options)

    async def emit(event: str, news: object, *, room: str) -> None:
        await writer.emit(event, news, namespace="/", room=room)

    return Live(emit)
