"""What runs beside everything else is brought to its end."""

import asyncio


async def end(*tasks: "asyncio.Task[None] | None") -> None:
    """Cancel tasks until each has ended; what a task has failed with is left for whoever awaits it.

    Before Python 3.12 asyncio.wait_for, by which redis-py and asyncpg wait, loses a cancellation now and then
    (CPython issue 86296): asked once, such a task goes on for ever.
    """
    running = {task for task in tasks if task}
    while running:
        for task in running:
            task.cancel()
        _, running = await asyncio.wait(running, timeout=0.1)
