"""Celery hurries: it says "look at the rows" soon, and the beat says it again each second."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import timedelta
from typing import Any

from celery import Celery, beat
from celery.signals import worker_process_init, worker_process_shutdown
from kombu import Connection
from kombu.exceptions import OperationalError
from kombu.transport.redis import Channel

from contact.plumbing import log
from contact.plumbing.embedded import broker_url

logger = log.get(__name__)

# Kombu 5.7 puts unfinished tasks back over a connection that it has just given up; the worker then hangs for ever
# (after one of two restarts of Redis). Nothing needs them back: a second later the beat asks again.
Channel.do_restore = False

# One loop for the life of a worker process: with asyncio.run in each task 38 of 40 tasks failed (measured).
_runner = asyncio.Runner()


# A task that takes longer is ended.
LONGEST = timedelta(seconds=30)
# Where tasks go that one process of their own does.
STANDING = "routing"


def make(redis_url: str, standing: Iterable[str] = ()) -> Celery:
    """Return the Celery application: JSON only, no results kept, and nothing in Redis that the rows do not hold."""
    jobs = Celery("visavis", broker=broker_url(redis_url), set_as_current=False)
    jobs.amqp.Connection = _Tenacious
    jobs.conf.update(
        accept_content=["json"],
        task_ignore_result=True,
        task_default_queue="visavis",
        task_routes={name: {"queue": STANDING} for name in standing},
        worker_prefetch_multiplier=1,
        worker_soft_shutdown_timeout=5,
        worker_hijack_root_logger=False,
        worker_enable_remote_control=False,
        worker_cancel_long_running_tasks_on_connection_loss=True,
        broker_connection_retry_on_startup=True,
        broker_connection_max_retries=None,
        broker_connection_timeout=1,
        broker_transport_options={
            "visibility_timeout": 120,
            "socket_timeout": 2,
            "socket_connect_timeout": 1,
            "socket_keepalive": False,
        },
        task_publish_retry=False,
        beat_scheduler=f"{__name__}:Beat",
    )
    return jobs


class Beat(beat.Scheduler):
    """Asks for what is due, and keeps no file: after a pause everything is due at once."""

    _unheard = False

    def apply_entry(self, entry: beat.ScheduleEntry, producer: Any = None) -> None:
        """Ask for a task; what Redis does not take is asked again at the next beat."""
        try:
            self.apply_async(entry, producer=producer, advance=False)
            self._unheard = False
        except beat.SchedulingError as lost:
            if not self._unheard:
                logger.warning("beat.unheard", task=entry.name, error=type(lost).__name__)
            self._unheard = True


class _Tenacious(Connection):
    """Looks for Redis each second, where Kombu waits longer each time, up to half a minute."""

    def ensure_connection(self, *args: Any, **choices: Any) -> Any:
        pace = {"interval_start": 1, "interval_step": 0, "interval_max": 1}
        return super().ensure_connection(*args, **{**choices, **pace})


def schedule(jobs: Celery, beat: Mapping[str, timedelta]) -> None:
    """Let the beat ask for each task at its interval; one that waited longer than a few is dropped."""
    jobs.conf.beat_schedule = {
        name: {
            "task": name,
            "schedule": every.total_seconds(),
            "options": {"expires": max(3 * every.total_seconds(), 5)},
        }
        for name, every in beat.items()
    }


def carry(jobs: Celery, name: str, deed: Callable[[], Awaitable[None]], *, longest: timedelta = LONGEST) -> None:
    """Make a deed a task of that name, run in the worker's one loop; after `longest` it is ended."""

    @jobs.task(name=name, time_limit=int(longest.total_seconds()))
    def run() -> None:
        try:
            _runner.run(_in_full(deed))
        except Exception:  # Celery would write its words, which may be a person's, into the log.
            logger.exception("task.failed", task=name)


def at_worker_start(prepare: Callable[[], None], conclude: Callable[[], Awaitable[None]]) -> None:
    """Prepare each worker process after its fork, and conclude before it ends."""

    def begin(**_: Any) -> None:
        prepare()

    def finish(**_: Any) -> None:
        _runner.run(_in_full(conclude))
        _runner.close()

    worker_process_init.connect(begin, weak=False)
    worker_process_shutdown.connect(finish, weak=False)


class Bell:
    """Rings for a task, one ring at a time, and never makes anybody wait for Redis.

    The first ring goes out at once; in a flood there are twenty a second, of the hundred that a worker can answer.
    """

    def __init__(self, jobs: Celery) -> None:
        self._jobs = jobs
        self._wanted: set[str] = set()
        self._ringing: dict[str, asyncio.Task[None]] = {}

    def ring(self, name: str) -> None:
        """Ask for a task soon; whoever asks while it rings shares the next ring."""
        self._wanted.add(name)
        if name not in self._ringing:
            self._ringing[name] = asyncio.get_running_loop().create_task(self._ring(name), name=f"ring {name}")

    async def _ring(self, name: str) -> None:
        try:
            while name in self._wanted:
                # Whoever commits within these milliseconds is served by the same ring.
                await asyncio.sleep(0.005)
                self._wanted.discard(name)
                await self._send(name)
                await asyncio.sleep(0.04)
        finally:
            del self._ringing[name]

    async def _send(self, name: str) -> None:
        try:
            await asyncio.to_thread(self._jobs.send_task, name, expires=10)
        except (OperationalError, OSError) as lost:
            # The beat finds what this bell would have announced.
            logger.warning("bell.lost", task=name, error=type(lost).__name__)


async def _in_full(deed: Callable[[], Awaitable[None]]) -> None:
    await deed()
