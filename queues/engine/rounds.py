"""Heads against desks: whoever has used most of the promise goes first, as long as somebody has room."""

from collections.abc import Collection, Iterable, Iterator
from heapq import heapify, heappop, heappush
from itertools import chain, count
from uuid import UUID

from queues.engine.abilities import still_asked
from queues.engine.decisions import Decision, Offer, Why
from queues.engine.desk import Desk
from queues.engine.floor import Floor
from queues.engine.lines import Line, Rank
from queues.engine.order import share, urgency
from queues.engine.ranks import Key
from queues.engine.ready import Because, Chosen
from queues.engine.rows import Milliseconds
from queues.engine.waiting_room import Stay, WaitingRoom

_FEW = 4
Turn = tuple[Rank, bool, int, Line, Desk | None]  # whose turn it is, to be kept for or offered, and where


class Rounds:
    """Matches until nothing moves.

    Between two calls nobody waits whom an open desk could take. So only a line that somebody new
    heads, or a desk that has changed, can bring a match, and nothing else is looked at.
    """

    def __init__(self, floor: Floor, room: WaitingRoom) -> None:
        self._floor = floor
        self._room = room
        self._offers: list[Offer] = []
        self._over: list[UUID] = []  # contacts for whom nobody need be kept after this round
        self._numbers = count()

    def run(self, now: Milliseconds) -> list[Decision]:
        """Return what is decided now; all of it is taken as done until a row says otherwise."""
        self._offers = []
        while True:
            self._settle_keeping(now)
            changed, stirred = self._floor.take_changed(), self._room.take_stirred()
            if not changed and not stirred:
                return [*self._offers, *self._floor.take_keeping_news()]
            self._honour(changed, now)
            self._round(changed, stirred, now)

    # ---- a round -----------------------------------------------------------------------------------

    def _round(self, changed: Collection[Desk], stirred: Iterable[Line], now: Milliseconds) -> None:
        looked_at = self._looked_at(changed, stirred, now)
        turns = [turn for line, desk in looked_at if (turn := self._turn(line, desk, now))]
        heapify(turns)
        while turns:
            rank, keeping, _, line, desk = heappop(turns)
            if desk and not desk.rooms:
                continue
            if line.head == rank[1] and not self._serve(line, line.head, now, keeping=keeping):
                continue
            if turn := self._turn(self._first_for(desk, now) if desk else line, desk, now):
                heappush(turns, turn)

    def _looked_at(
        self, changed: Collection[Desk], stirred: Iterable[Line], now: Milliseconds
    ) -> Iterator[tuple[Line | None, Desk | None]]:
        """Return where a match may be: for a few desks whoever goes first there; for many all that any could serve.

        Many desks have the same head first, and each would look again once it is taken: ten thousand took a minute.
        """
        if len(changed) <= _FEW:
            yield from ((line, None) for line in stirred)
            yield from ((self._first_for(desk, now), desk) for desk in changed)
        else:
            served = chain.from_iterable(self._room.lines.fitting(desk) for desk in changed)
            yield from ((line, None) for line in dict.fromkeys(chain(stirred, served)))

    def _turn(self, line: Line | None, desk: Desk | None, now: Milliseconds) -> Turn | None:
        if line is None or line.head is None:
            return None
        return line.rank(line.head, now), line.keeps, next(self._numbers), line, desk

    def _first_for(self, desk: Desk, now: Milliseconds) -> Line | None:
        """Return the line whose head goes first of all whom an open desk could take."""
        if not desk.rooms:
            return None
        first: Line | None = None
        first_rank: tuple[int, Key, bool] | None = None
        most = -1
        for line in self._room.lines.fitting(desk):
            head = line.head
            if head is None or (line.barred and desk.advisor in line.barred):
                continue
            urgent = urgency(now - head[0], line.promise, line.ceiling)
            if urgent < most:
                continue
            rank = (-urgent, head, line.keeps)
            if first_rank is None or rank < first_rank:
                first, first_rank, most = line, rank, urgent
        return first

    def _serve(self, line: Line, head: Key, now: Milliseconds, *, keeping: bool) -> bool:
        """Give the head of a line what it waits for, if anybody can."""
        stay = self._room.stays[head[1]]
        if keeping:
            return self._keep_somebody(stay, line, now)
        for number, each in stay.lines:
            chosen = self._floor.choose(each.needs)
            if chosen:
                self._offer(stay, number, each, chosen, now)
                return True
        return False

    def _offer(self, stay: Stay, number: int, line: Line, chosen: Chosen, now: Milliseconds) -> None:
        contact = stay.row.contact
        self._offers.append(Offer(contact, chosen.advisor, self._why(stay, number, line, chosen, now)))
        self._room.leave(contact)
        self._room.offered[contact] = stay.row
        self._floor.take(contact, chosen.advisor, stay.row.weight, offered=True)
        if contact in self._floor.keeper:
            self._over.append(contact)

    def _why(self, stay: Stay, number: int, line: Line, chosen: Chosen, now: Milliseconds) -> Why:
        row, ring, desk = stay.row, stay.row.rings[number], self._floor.desks[chosen.advisor]
        asked = still_asked(row.needs, ring)
        waited = max(now - row.since, 0)
        return Why(
            queue=row.queue,
            language=row.language,
            needs=asked,
            ring=ring.name,
            dropped=frozenset(need.name for need in row.needs - asked),
            waited=waited,
            promise=row.promise,
            share=share(waited, row.promise),
            alike=len(line),
            because=chosen.because,
            free=chosen.free,
            idle=max(now - desk.row.idle_since, 0),
            instead_of=ring.advisor if ring.advisor != chosen.advisor else None,
            again=chosen.advisor in row.barred,
        )

    # ---- keeping -----------------------------------------------------------------------------------

    def _keep_somebody(self, stay: Stay, line: Line, now: Milliseconds) -> bool:
        """Keep an advisor for a contact that finds no room and has used half its promise."""
        advisor = self._floor.nearest_to_room(line.needs)
        if advisor is None:
            return False
        self._floor.keep(advisor, stay.row.contact)
        self._room.place(stay, now)
        return True

    def _honour(self, changed: Iterable[Desk], now: Milliseconds) -> None:
        """Give those who were kept, and now have room, the first of those who need the same."""
        waited_for = [
            (stay.home.rank(stay.key, now), desk, stay.row.contact)
            for desk in changed
            if desk.kept_for and (stay := self._room.stays.get(desk.kept_for)) and not desk.asked
        ]
        for _, desk, contact in sorted(waited_for, key=lambda each: each[0]):
            stay = self._room.stays.get(contact)
            if stay and desk.has_room(stay.row.weight):
                self._honour_one(desk, stay, now)

    def _honour_one(self, desk: Desk, stay: Stay, now: Milliseconds) -> None:
        line = next((line for _, line in stay.lines if line.needs.suit(desk)), None)
        if line is None or line.head is None:
            return
        first = self._room.stays[line.head[1]]
        number = next(number for number, each in first.lines if each is line)
        self._over.append(stay.row.contact)
        self._offer(first, number, line, Chosen(desk.advisor, Because.KEPT, 1), now)

    def _settle_keeping(self, now: Milliseconds) -> None:
        """Let go of whoever is kept in vain, and let contacts for whom nobody is kept look for somebody."""
        over, self._over = self._over, []
        for contact in over:
            self._floor.release(contact)
        for desk in self._floor.take_doubtful():
            if desk.kept_for and not self._kept_rightly(desk):
                self._floor.release(desk.kept_for)
        unsettled = self._floor.take_unsettled()
        for stay in (self._room.stays[contact] for contact in unsettled if contact in self._room.stays):
            if self._room.wants_somebody(stay) != (stay.keeping is not None):
                self._room.place(stay, now)

    def _kept_rightly(self, desk: Desk) -> bool:
        stay = self._room.stays.get(desk.kept_for) if desk.kept_for else None
        return (
            stay is not None and stay.late and desk.available and any(line.needs.suit(desk) for _, line in stay.lines)
        )
