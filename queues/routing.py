"""Those who wait are put to those who can help: look at what changed, decide, write it in one breath."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import Uuid, bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY

from contact.part import House
from contact.plumbing import clock, log
from contact.plumbing.at_once import statement
from contact.plumbing.chance import new_id
from contact.plumbing.errors import Unavailable
from contact.plumbing.hoard import hoarding
from queues import lease, offering, picture, rules
from queues.engine.decisions import Decision, Offer
from queues.engine.rows import Milliseconds
from queues.lease import HELD_FOR, HELD_WHILE_READING, Turn
from queues.live import ROUTE, TELL
from queues.offering import Asking, Lost
from queues.remembering import Memory, Subjects
from queues.why import explain
from queues.wording import Names

TRIES = 3
_AT_ONCE = 2000

logger = log.get(__name__)


class Router:
    """Routes while it holds the lease, from a memory that is read anew whenever it may be wrong.

    Without a lease it reads everything each time: as safe, and wasteful.
    """

    def __init__(self, house: House, *, leased: bool = True) -> None:
        self.house = house
        self._database = house.database
        self._me = str(new_id())
        self._leased = leased
        self._memory: Memory | None = None
        self._epoch: int | None = None
        self._rang_on = 0
        self._alone = asyncio.Lock()

    async def step(self) -> bool:
        """Do all that can be done now; return whether it was ours to do."""
        async with self._alone:
            # Put back once all is decided: whatever fails in between, everything is read anew.
            memory, self._memory = self._memory, None
            turn = await self._turn(anew=memory is None)
            if turn is None:
                return False
            crowd = memory is None or turn.more
            memory = await self._look(memory, turn)
            # Whoever decides before all is heard asks people whom others have.
            while turn.more:
                turn = await self._turn(anew=False)
                if turn is None:
                    return False
                memory = await self._look(memory, turn)
            await self._decide(memory, turn, crowd=crowd)
            self._memory = memory if self._leased else None
            await self._tell(memory, turn.now)
            return True

    async def let_go(self) -> None:
        """Let somebody else route at once."""
        self._memory = None
        await lease.let_go(self._database, self._me)

    def ring_on(self) -> None:
        """Ring for whoever's turn it is; once a second, or those whose turn it is not would ring for each other."""
        if self._rang_on < clock.elapsed():
            self._rang_on = clock.elapsed()
            self.house.ring(ROUTE)

    async def _turn(self, *, anew: bool) -> Turn | None:
        if not self._leased:
            return await lease.unleased(self._database)
        return await lease.hold(self._database, self._me, anew=anew)

    async def _look(self, memory: Memory | None, turn: Turn) -> Memory:
        """Learn what changed; all of it where the memory may be wrong, or is an older epoch's."""
        if memory is None or turn.epoch != self._epoch or "everything" in turn.stirred or memory.outdated(turn.now):
            return await self._remember(turn)
        memory.take(turn.rows, turn.now)
        await memory.read(self._database, turn.stirred, turn.now)
        await memory.read(self._database, memory.due(turn.now), turn.now)
        return memory

    async def _remember(self, turn: Turn) -> Memory:
        """Read every row; that may take longer than the lease lasts, so it is held for longer meanwhile."""
        await self._hold_on(turn, HELD_WHILE_READING)
        memory, count = Memory(await rules.read(self._database, turn.now)), 0
        with hoarding():
            async for rows in picture.kind_by_kind(self._database, memory.rules, turn.now):
                for start in range(0, len(rows), _AT_ONCE):
                    await self._hold_on(turn, HELD_WHILE_READING)
                    memory.learn(rows[start : start + _AT_ONCE], turn.now)
                count += len(rows)
        await self._hold_on(turn, HELD_FOR)
        self._epoch = turn.epoch
        logger.info("router.remembered", epoch=turn.epoch, rows=count)
        return memory

    async def _hold_on(self, turn: Turn, held_for: timedelta) -> None:
        if turn.epoch is not None and not await lease.renew(self._database, self._me, held_for):
            raise offering.Superseded

    async def _decide(self, memory: Memory, turn: Turn, *, crowd: bool) -> None:
        """Decide and write until nothing is left; who was lost to somebody faster is read and decided anew."""
        if crowd:  # to put ten thousand to ten thousand takes seconds
            await self._hold_on(turn, HELD_WHILE_READING)
        for attempt in range(TRIES):
            decided = memory.engine.decide(turn.now)
            lost = await self._write(memory, decided)
            if not lost:
                break
            await memory.read(self._database, _of(lost), turn.now)
            if attempt:
                await memory.set_aside(self._database, lost, turn.now)
        if crowd:
            await self._hold_on(turn, HELD_FOR)

    async def _write(self, memory: Memory, decided: Sequence[Decision]) -> list[Lost]:
        offers = [each for each in decided if isinstance(each, Offer)]
        names = await self._names(memory, offers)
        lasts, versions = memory.rules.offer_times, memory.versions
        asked = [
            Asking(offer, versions[offer.contact], lasts[offer.why.queue], explain(offer.why, names))
            for offer in offers
        ]
        lost = await offering.ask(self._database, asked, self._epoch)
        # Last, so that nobody is seen free who is about to be asked.
        await offering.keep(self._database, decided, self._epoch)
        return lost

    async def _tell(self, memory: Memory, now: Milliseconds) -> None:
        """Tell people where they stand; to say it later is no reason to route later."""
        try:
            told = await memory.teller.tell(self._database, memory.engine, now)
        except Unavailable:
            logger.warning("router.told_nobody")
            return
        if told:
            self.house.ring(TELL)

    async def _names(self, memory: Memory, offers: Sequence[Offer]) -> Names:
        """Return how people call what a reason may name: of advisors only those whom somebody stands in for."""
        absent = [offer.why.instead_of for offer in offers if offer.why.instead_of]
        rows = await self._database.all_at_once(_CALLED, {"advisors": absent}) if absent else []
        return replace(memory.rules.names, advisors={row["id"]: row["name"] for row in rows})


async def route(house: House) -> None:
    """Route in the name of a house; where it is another's turn, ring on, for it may be them who was meant."""
    if not _router or _router[0].house is not house:
        _router[:] = [Router(house)]
    if not await _router[0].step():
        _router[0].ring_on()


async def let_go(house: House) -> None:
    """Let somebody else route at once."""
    if _router and _router[0].house is house:
        await _router[0].let_go()


# The memory is warm for as long as the process lives.
_router: list[Router] = []


def _of(lost: Sequence[Lost]) -> Subjects:
    return {"contact": {each.contact for each in lost}, "advisor": {each.advisor for each in lost}}


_CALLED = statement(
    text("SELECT id, name FROM advisor WHERE id = ANY(:advisors)").bindparams(
        bindparam("advisors", type_=ARRAY(Uuid()))
    )
)
