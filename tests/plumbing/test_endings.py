"""Whatever runs beside is brought to its end."""

import asyncio

import pytest

from contact.plumbing.endings import end


async def test_a_task_that_loses_its_first_cancellation_ends_all_the_same() -> None:
    tries: list[int] = []
    task = asyncio.create_task(_deaf_once(tries))
    await asyncio.sleep(0)

    await asyncio.wait_for(end(task, None), 5)

    assert task.cancelled()
    assert len(tries) == 2


async def test_what_a_task_failed_with_is_left_for_whoever_awaits_it() -> None:
    task = asyncio.create_task(_fails())
    await asyncio.sleep(0)

    await end(task)

    with pytest.raises(ZeroDivisionError):
        await task


async def _deaf_once(tries: list[int]) -> None:
    try:
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        tries.append(1)
    try:
        await asyncio.Event().wait()
    finally:
        tries.append(2)


async def _fails() -> None:
    raise ZeroDivisionError
