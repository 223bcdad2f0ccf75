"""Whatever is repeated, lost, shuffled or killed in the middle: each letter is there exactly once.

A process that dies is a transaction that is never committed, a claim that nobody comes back to, or an answer that
nobody hears. `Mortal` dies before the COMMIT that it is told to; the rest is the real thing.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from random import Random
from typing import Any, cast

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from contact.part import House
from contact.plumbing.database import Database
from email_bridge import arrivals, filing
from email_bridge.arrivals import Arrived
from email_bridge.models import Mailbox, Source
from tests.email_bridge.sorting import written
from tests.people import Town

LETTERS = 6
STEPS = 40


class Died(Exception):
    """Killed, here."""


class Mortal:
    """A database whose user dies just before its nth COMMIT."""

    def __init__(self, database: Database, dies_at: int) -> None:
        self._database = database
        self._left = dies_at

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        async with self._database.transaction() as db:
            yield db
            self._left -= 1
            if self._left < 0:
                raise Died


def mortal(house: House, dies_at: int) -> House:
    return replace(house, database=cast(Any, Mortal(house.database, dies_at)))


class Story:
    """Letters on their way, and everything that can happen to them."""

    def __init__(self, town: Town, seed: int) -> None:
        self.town = town
        self.chance = Random(seed)
        self.acknowledged: set[int] = set()

    async def goes_on(self) -> None:
        """Let one thing happen."""
        deed = self.chance.choice([self.delivers, self.delivers, self.works, self.abandons, self.lets_claims_expire])
        await deed()

    async def delivers(self, number: int | None = None, *, dies_at: int | None = None) -> None:
        """Bring a letter, for the first time or again; the bearer may never hear that it was kept."""
        number = self.chance.randrange(LETTERS) if number is None else number
        dies_at = self.chance.choice([0, 9, 9]) if dies_at is None else dies_at
        trace = f"Received: by relay {self.chance.random()}\r\n".encode()
        with suppress(Died):
            async with mortal(self.town.house, dies_at).database.transaction() as db:
                mailbox = (await db.scalars(select(Mailbox.id))).one()
                raw = trace + written(subject=f"n{number}", message_id=f"<{number}@example.org>")
                await arrivals.store(db, Arrived(mailbox, Source.DOOR, raw, "sam@example.org"))
            if self.chance.random() < 0.7:
                self.acknowledged.add(number)

    async def works(self) -> None:
        """File what there is, and die before one of the commits: of the claim, of the filing, or of a later one."""
        with suppress(ExceptionGroup, Died):
            await filing.desk.file(mortal(self.town.house, self.chance.randrange(4)))

    async def abandons(self) -> None:
        """Claim a letter and never come back."""
        await filing.claim(self.town.house, self.chance.choice([filing.FAST, filing.PATIENT]))

    async def lets_claims_expire(self) -> None:
        await self.town.sql(
            "UPDATE raw_letter SET claimed_at = claimed_at - interval '1 hour', tries = least(tries, 1)"
        )

    async def ends(self) -> None:
        """Bring again whatever nobody acknowledged, and let the house work in peace."""
        for number in set(range(LETTERS)) - self.acknowledged:
            await self.delivers(number, dies_at=9)
        while await self.town.sql("SELECT 1 FROM raw_letter WHERE state = 'stored' LIMIT 1"):
            await self.lets_claims_expire()
            await filing.desk.file(self.town.house)
            await filing.desk.file_patiently(self.town.house)


@pytest.mark.parametrize("seed", range(8))
async def test_each_letter_is_there_exactly_once(town: Town, seed: int) -> None:
    story = Story(town, seed)

    for _ in range(STEPS):
        await story.goes_on()
    await story.ends()

    wanted = [(f"n{number}", 1) for number in range(LETTERS)]
    assert await town.sql("SELECT subject, count(*) FROM letter WHERE direction = 'in' GROUP BY 1 ORDER BY 1") == wanted
    assert await town.sql("SELECT count(*) FROM entry WHERE kind = 'line'") == [(LETTERS,)]
    assert await town.sql("SELECT count(*) FROM raw_letter WHERE state = 'quarantined'") == [(0,)]
