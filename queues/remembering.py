"""The router's memory: the rows as it knows them, and when time alone makes one worth another look."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from heapq import heappop, heappush
from uuid import UUID

from asyncpg import Record
from sqlalchemy import Uuid, bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY

from contact.plumbing.at_once import statement
from contact.plumbing.database import Database
from queues import picture, translating
from queues.engine.engine import Engine
from queues.engine.rows import Advisor, Gone, Held, Milliseconds, Presence
from queues.offering import Lost
from queues.rules import Rules
from queues.telling import Teller
from queues.translating import Told

# Shorter than the second after which a round comes by itself.
_A_WHILE = 500
Subjects = Mapping[str, set[UUID]]


class Memory:
    """An engine that is told what changed, and what only the clock has changed."""

    def __init__(self, rules: Rules) -> None:
        self.engine = Engine()
        self.rules = rules
        self.teller = Teller()
        # Which version of their placement is known of those who wait.
        self.versions: dict[UUID, int] = {}
        self._until: dict[UUID, Milliseconds] = {}
        self._due: list[tuple[Milliseconds, UUID, str]] = []

    def learn(self, told: Iterable[Told], now: Milliseconds) -> None:
        """Take rows as they stand."""
        for subject, row, until, standing, version in told:
            self.engine.learn(row, now)
            if standing and version:
                self.versions[subject] = version
                self.teller.expect(subject, standing)
            elif isinstance(row, Held | Gone):
                self.versions.pop(subject, None)
                self.teller.forget(subject)
            if until is None:
                self._until.pop(subject, None)
            elif self._until.get(subject) != until:
                self._until[subject] = until
                heappush(self._due, (until, subject, "advisor" if isinstance(row, Advisor) else "contact"))

    def take(self, rows: Iterable[Record], now: Milliseconds) -> None:
        """Take the rows that came with the turn."""
        self.learn((translating.one(row, self.rules, now) for row in rows), now)

    def due(self, now: Milliseconds) -> Subjects:
        """Return what time alone may have changed by now: somebody is no longer heard, a day's work is over."""
        found: defaultdict[str, set[UUID]] = defaultdict(set)
        while self._due and self._due[0][0] <= now:
            until, subject, kind = heappop(self._due)
            if self._until.get(subject) == until:
                del self._until[subject]
                found[kind].add(subject)
        return found

    def outdated(self, now: Milliseconds) -> bool:
        """Tell whether a peak has begun or ended: then everybody's rings may be others."""
        return self.rules.until is not None and self.rules.until <= now

    async def read(self, database: Database, subjects: Subjects, now: Milliseconds) -> None:
        """Read again what has changed."""
        contacts = subjects.get("contact", set()) | await _waiting_of(database, subjects.get("seeker", set()))
        if "stand_ins" in subjects:
            self.engine.learn(await picture.stand_ins(database), now)
        if "pace" in subjects:
            self.learn(await picture.paces(database), now)
        self.learn(await picture.advisors(database, self.rules, now, subjects.get("advisor", ())), now)
        self.learn(await picture.contacts(database, self.rules, now, contacts), now)
        self.learn(await picture.seats(database, subjects.get("seat", ())), now)

    async def set_aside(self, database: Database, lost: Iterable[Lost], now: Milliseconds) -> None:
        """Pass over, for half a second, those whom somebody else is changing all the time: others may be free."""
        lost = list(lost)
        advisors = {each.advisor for each in lost if not each.contact_moved}
        told = await picture.advisors(database, self.rules, now, advisors)
        passed_over = [
            Told(each.subject, replace(each.row, presence=Presence.BREAK), now + _A_WHILE)
            for each in told
            if isinstance(each.row, Advisor) and each.row.presence is Presence.AVAILABLE
        ]
        contacts = {each.contact for each in lost if each.contact_moved}
        self.learn([*passed_over, *(Told(each, Gone(each), now + _A_WHILE) for each in contacts)], now)


async def _waiting_of(database: Database, seekers: set[UUID]) -> set[UUID]:
    if not seekers:
        return set()
    return {row["id"] for row in await database.all_at_once(_WAITING_OF, {"seekers": list(seekers)})}


_WAITING_OF = statement(
    text("SELECT id FROM contact WHERE seeker_id = ANY(:seekers) AND state IN ('waiting', 'offered')").bindparams(
        bindparam("seekers", type_=ARRAY(Uuid()))
    )
)
