"""An engine that is told rows as they come, and what it answers."""

from uuid import UUID

from queues.engine.decisions import Keep, Offer, Release, Why
from queues.engine.engine import Engine
from queues.engine.rows import Gone, Row, Waiting
from tests.queues.engine.town import FULL, LENA, ONE_AT_A_TIME

Pair = tuple[UUID, UUID]  # a contact, and who is asked to take it


class Told:
    """Tells an engine, and remembers the reasons it gave and whom it keeps for whom."""

    def __init__(self, *rows: Row, now: int = 0) -> None:
        self.engine = Engine()
        self.now = now
        self.why: dict[UUID, Why] = {}
        self.kept: dict[UUID, UUID] = {}  # advisor to contact
        self.offers = self.learns(*rows)

    def learns(self, *rows: Row) -> list[Pair]:
        """Tell rows, all before it decides; return who is put to whom, in that order."""
        for row in rows:
            self.engine.learn(row, self.now)
        return self._decides()

    def at(self, now: int) -> list[Pair]:
        """Let time pass, and nothing else; return who is put to whom."""
        self.now = now
        return self._decides()

    def _decides(self) -> list[Pair]:
        pairs = []
        for decision in self.engine.decide(self.now):
            match decision:
                case Offer(contact, advisor, why):
                    self.why[contact] = why
                    pairs.append((contact, advisor))
                case Keep(advisor, contact):
                    self.kept[advisor] = contact
                case Release(advisor):
                    del self.kept[advisor]
        return pairs


def served_one_by_one(rows: list[Waiting]) -> list[UUID]:
    """Let Alice answer one after the other, all at the same instant."""
    told = Told(ONE_AT_A_TIME, FULL, *rows)
    order = []
    served = LENA
    for _ in rows:
        ((served, _),) = told.learns(Gone(served))
        order.append(served)
    return order
