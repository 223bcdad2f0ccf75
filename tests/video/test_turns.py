"""Who comes in waits for their turn, and what passes meanwhile waits for nobody."""

import asyncio

from video.rooms.turns import Turns


class Rounds:
    """Counts the rounds of the loop, as media would have their turn in each."""

    def __init__(self) -> None:
        self.number = 0
        self._count()

    def _count(self) -> None:
        self.number += 1
        asyncio.get_running_loop().call_soon(self._count)


async def test_of_a_crowd_one_has_a_turn_in_each_round_in_the_order_in_which_they_came() -> None:
    turns, rounds, came = Turns(), Rounds(), list[tuple[int, int]]()

    def step(number: int) -> None:
        came.append((number, rounds.number))

    for number in range(50):
        turns.add(lambda number=number: step(number))  # type: ignore[misc]
    await turns.wait()

    assert [number for number, _ in came] == list(range(50))
    assert len({at for _, at in came}) == 50


async def test_a_step_that_adds_another_and_one_that_fails_keep_nobody_from_their_turn() -> None:
    turns, heard = Turns(), list[BaseException]()
    asyncio.get_running_loop().set_exception_handler(lambda _, told: heard.append(told["exception"]))
    came: list[str] = []

    turns.add(lambda: turns.add(lambda: came.append("added")))
    turns.add(lambda: came.append(str(1 // 0)))
    turns.add(lambda: came.append("last"))
    await turns.wait()
    await turns.wait()

    assert came == ["last", "added"]
    assert [type(each) for each in heard] == [ZeroDivisionError]


async def test_a_flood_is_cut_and_whoever_waits_is_not() -> None:
    turns, came = Turns(), list[int]()

    for number in range(5000):
        turns.add(lambda number=number: came.append(number))  # type: ignore[misc]
    await turns.wait()

    assert came == list(range(2048))
