"""Fifty advisors at their desks: they accept, decline, forget, vanish, and come back."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from random import Random
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from contact import lifecycle
from contact.models import Advisor, Author, Contact, State
from contact.part import House
from contact.plumbing.errors import Refusal, StaleState
from queues import duty, lines, offers
from queues.models import Offer, OfferState, Queue
from queues.roster import Declared, Duty
from tests.race import world

Work = Callable[[AsyncSession], Awaitable[object]]


class Desk:
    """Every advisor, each doing one thing at a time, as the product lets them."""

    def __init__(self, house: House, advisors: list[UUID], dice: Random, *, steadfast: frozenset[UUID]) -> None:
        self.tally: Counter[str] = Counter()
        self._house = house
        self._dice = dice
        self._asked: dict[UUID, asyncio.Queue[tuple[UUID, UUID]]] = {each: asyncio.Queue() for each in advisors}
        self._steadfast = steadfast
        self._known: set[UUID] = set()
        self._patient = ((70, self._accepts), (30, self._declines))
        self._moods = (
            (45, self._accepts),
            (8, self._accepts_and_transfers),
            (5, self._accepts_in_two_tabs),
            (18, self._declines),
            (10, self._forgets),
            (6, self._takes_a_break),
            (8, self._vanishes),
        )

    async def work(self) -> None:
        """Answer whatever is offered, until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            for advisor in self._asked:
                tasks.create_task(self._sit(advisor))
            tasks.create_task(self._come_back())
            while True:
                await self._hand_out()
                await asyncio.sleep(0.03)

    async def leave_and_return(self, contact: UUID) -> None:
        """Let a seeker leave the line, whatever they are in, and come back to their place."""
        async with asyncio.timeout(30):
            while not await self._do("left", lambda db: self._leave(db, contact)):  # noqa: ASYNC110  the rows tell
                await asyncio.sleep(0.05)
            await asyncio.sleep(0.2)
            await self._do("returned", lambda db: lifecycle.come_back(db, contact, world.SOON))

    async def _hand_out(self) -> None:
        pending = select(Offer.id, Offer.advisor_id, Offer.contact_id).where(Offer.state == OfferState.PENDING)
        async with self._house.database.transaction() as db:
            rows = (await db.execute(pending)).all()
        for offer, advisor, contact in rows:
            if offer not in self._known:
                self._known.add(offer)
                self._asked[advisor].put_nowait((offer, contact))

    async def _sit(self, advisor: UUID) -> None:
        weights, moods = zip(*(self._patient if advisor in self._steadfast else self._moods), strict=True)
        while True:
            offer, contact = await self._asked[advisor].get()
            await self._pause(0.2)
            (mood,) = self._dice.choices(moods, weights)
            await mood(advisor, offer, contact)

    async def _accepts(self, advisor: UUID, offer: UUID, contact: UUID) -> None:
        if await self._do("accepted", lambda db: _accept(db, offer, advisor)):
            await self._pause(0.3)
            await self._do("ended", lambda db: lifecycle.end(db, contact, Author.ADVISOR, advisor))
            if self._dice.random() < 0.5:  # else the wrap-up runs out
                await self._do("closed", lambda db: lifecycle.close(db, contact, outcome="answered"))

    async def _accepts_and_transfers(self, advisor: UUID, offer: UUID, contact: UUID) -> None:
        if await self._do("accepted", lambda db: _accept(db, offer, advisor)):
            await self._do("transferred", lambda db: _transfer(db, contact, advisor, self._dice))

    async def _accepts_in_two_tabs(self, advisor: UUID, offer: UUID, contact: UUID) -> None:
        await asyncio.gather(
            self._accepts(advisor, offer, contact),
            self._do("declined", lambda db: offers.decline(db, offer, advisor)),
        )

    async def _declines(self, advisor: UUID, offer: UUID, _: UUID) -> None:
        await self._do("declined", lambda db: offers.decline(db, offer, advisor))

    async def _forgets(self, *_: UUID) -> None:
        self.tally["forgotten"] += 1

    async def _takes_a_break(self, advisor: UUID, *_: UUID) -> None:
        await self._declare(advisor, Declared.BREAK)
        await self._pause(0.5)
        await self._declare(advisor, Declared.AVAILABLE)

    async def _vanishes(self, advisor: UUID, offer: UUID, _: UUID) -> None:
        if self._dice.random() < 0.7:  # else what vanishes with them is an offer
            await self._do("accepted", lambda db: _accept(db, offer, advisor))
        await self._do("vanished", lambda db: world.go_silent(db, advisor))
        await self._pause(2 * world.GRACE.total_seconds())
        await self._do("signed in", lambda db: world.sign_in(db, advisor))
        await self._declare(advisor, Declared.AVAILABLE)

    async def _come_back(self) -> None:
        """Two misses in a row make an advisor rest; they click, and are there again."""
        resting = select(Duty.advisor_id).where(Duty.declared == Declared.NOT_RESPONDING)
        while True:
            await asyncio.sleep(0.5)
            async with self._house.database.transaction() as db:
                found = (await db.scalars(resting)).all()
            for advisor in found:
                await self._declare(advisor, Declared.AVAILABLE)

    async def _declare(self, advisor: UUID, declared: Declared) -> None:
        async def declare(db: AsyncSession) -> None:
            await duty.declare(db, advisor, declared, None, after_current=False)

        await self._do(f"declared {declared}", declare)

    async def _leave(self, db: AsyncSession, contact_id: UUID) -> None:
        contact = await db.get_one(Contact, contact_id)
        if contact.state not in (State.WAITING, State.OFFERED):
            raise StaleState
        was = State(contact.state)
        await self._house.queueing.withdraw(db, contact_id)
        await lifecycle.abandon(db, contact_id, Author.SEEKER, was=was)

    async def _do(self, word: str, work: Work) -> bool:
        """Do one thing in one transaction, as a request does; a refusal is an answer, and a deadlock is counted."""
        try:
            async with self._house.database.transaction() as db:
                await work(db)
        except Refusal as refusal:
            self.tally[f"{word}: {refusal.code}"] += 1
            return False
        except DBAPIError as wrong:
            self.tally[f"wrong: {word}: {type(wrong.orig).__name__} {getattr(wrong.orig, 'sqlstate', '')}"] += 1
            return False
        self.tally[word] += 1
        return True

    async def _pause(self, longest: float) -> None:
        await asyncio.sleep(self._dice.random() * longest)


async def _accept(db: AsyncSession, offer: UUID, advisor: UUID) -> None:
    await offers.accept(db, offer, await db.get_one(Advisor, advisor))


async def _transfer(db: AsyncSession, contact: UUID, advisor: UUID, dice: Random) -> None:
    queues = (await db.scalars(select(Queue).order_by(Queue.slug))).all()
    await lifecycle.transfer(db, contact, advisor)
    await lines.move_to(db, contact, dice.choice(queues), "…")
