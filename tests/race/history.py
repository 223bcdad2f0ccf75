"""Was everything that happened legal? A pure reading of moves, offers and looks, after the race."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import TypeVar
from uuid import UUID

from contact.facts import Deed
from contact.models import State

T = TypeVar("T")
K = TypeVar("K")
NEVER = datetime.min.replace(tzinfo=UTC)


class Crime(StrEnum):
    """What must never happen."""

    TWO_LIVE_OFFERS = "a contact was on offer to two advisors at once"
    BUSY_ADVISOR_ASKED = "an advisor was asked twice at once"
    BROKEN_CHAIN = "a move began where the former had not ended"
    IMPOSSIBLE_MOVE = "a move that the life cycle does not know"
    OFFER_WITHOUT_MOVE = "as many offers as the contact was offered times, no more and no fewer"
    PLACE_LOST = "the time at which a contact joined the line changed"
    NEITHER_ACCEPTED_NOR_WAITING = "a contact was neither accepted nor still in line"
    OVER_CAPACITY = "an advisor held more than they can"
    WRONG_COUNT = "an advisor's count was not the sum of what they held"
    GAP = "the entries of a contact are not numbered from 1 without gaps"
    STALE_EPOCH = "an offer was written under an epoch that was over"
    OUT_OF_TURN = "somebody's own advisor was there, and another was asked before them"
    LEFT_UNMATCHED = "somebody waited although somebody fit and was free"


@dataclass(frozen=True)
class Moved:
    """One row of `move`."""

    contact: UUID
    at: datetime
    deed: str
    was: str | None
    became: str


@dataclass(frozen=True)
class Asked:
    """One row of `offer`."""

    contact: UUID
    made_at: datetime
    settled_at: datetime | None
    advisor: UUID | None = None
    epoch: int | None = None


@dataclass(frozen=True)
class Kept:
    """A contact at the end: its state, its place in time, and the numbers of its entries."""

    contact: UUID
    state: str
    first_enqueued_at: datetime
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True)
class Own:
    """Somebody who waits for an advisor of their own, who was there all the time and could take it.

    Since they joined their line, that advisor has a delay to themselves.
    """

    contact: UUID
    advisor: UUID
    placed_at: datetime
    alone: timedelta


@dataclass(frozen=True)
class Load:
    """An advisor at one instant: the counter, the sum of units in the rows, and the offers pending."""

    advisor: UUID
    capacity: int
    used: int
    held: int
    asked: int = 0


@dataclass(frozen=True)
class Fit:
    """A contact that waits and an advisor who could be asked, since when; None where the rows do not tell."""

    contact: UUID
    advisor: UUID
    since: datetime | None = None


@dataclass(frozen=True)
class Look:
    """One consistent look at the rows."""

    at: datetime
    loads: Sequence[Load] = ()
    fits: frozenset[Fit] = frozenset()


@dataclass(frozen=True)
class Round:
    """One look of one router, with all that it wrote."""

    began: datetime
    ended: datetime


@dataclass(frozen=True)
class Patience:
    """How long a fitting pair may go unmatched, while the routers go round at least so often.

    Where the machine gives the routers no time, nobody can match in two seconds; what they answer for are the rounds
    that they began when the pair had been seen.
    """

    longest: timedelta
    rounds: int = 0


@dataclass(frozen=True)
class History:
    """All that is known of a race."""

    joined: Mapping[UUID, datetime] = field(default_factory=dict)
    kept: Sequence[Kept] = ()
    moves: Sequence[Moved] = ()
    offers: Sequence[Asked] = ()
    owns: Sequence[Own] = ()
    looks: Sequence[Look] = ()
    rounds: Sequence[Round] = ()


@dataclass(frozen=True)
class Found:
    """A crime, and whom it befell."""

    crime: Crime
    whom: UUID


def crimes(history: History, patience: Patience) -> list[Found]:
    """Return every crime in a history."""
    return [
        *_chains(history),
        *_intervals(history),
        *_epochs(history),
        *_turns(history),
        *_ends(history),
        *_loads(history.looks),
        *_unmatched(history, patience),
    ]


def longest_unmatched(looks: Sequence[Look]) -> timedelta:
    """Return for how long the same fitting pair was seen again and again."""
    return max((span.last - span.since for span in _spans(looks)), default=timedelta(0))


LEGAL = {
    Deed.OPENED: (None, State.WAITING),
    Deed.OFFERED: (State.WAITING, State.OFFERED),
    Deed.RELEASED: (State.OFFERED, State.WAITING),
    Deed.ACCEPTED: (State.OFFERED, State.ACTIVE),
    Deed.ENDED: (State.ACTIVE, State.WRAPPING),
    Deed.CLOSED: (State.WRAPPING, State.CLOSED),
    Deed.TRANSFERRED: (State.ACTIVE, State.WAITING),
    Deed.REQUEUED: (State.ACTIVE, State.WAITING),
    Deed.RETURNED: (State.ABANDONED, State.WAITING),
}
LEAVING = {(State.WAITING, State.ABANDONED), (State.OFFERED, State.ABANDONED)}


def _chains(history: History) -> Iterator[Found]:
    for contact, moves in _by(history.moves, lambda move: move.contact).items():
        moves.sort(key=lambda move: move.at)
        if moves[0].was is not None or any(before.became != after.was for before, after in pairwise(moves)):
            yield Found(Crime.BROKEN_CHAIN, contact)
        if not all(_possible(move) for move in moves):
            yield Found(Crime.IMPOSSIBLE_MOVE, contact)


def _possible(move: Moved) -> bool:
    step = (move.was, move.became)
    return step in LEAVING if move.deed == Deed.ABANDONED else LEGAL.get(Deed(move.deed)) == step


def _intervals(history: History) -> Iterator[Found]:
    for contact, offers in _by(history.offers, lambda offer: offer.contact).items():
        if _overlap(offers):
            yield Found(Crime.TWO_LIVE_OFFERS, contact)


def _overlap(offers: list[Asked]) -> bool:
    offers.sort(key=lambda offer: offer.made_at)
    return any(before.settled_at is None or before.settled_at > after.made_at for before, after in pairwise(offers))


def _epochs(history: History) -> Iterator[Found]:
    """Where one router takes over from another, whatever the former decided is written before, or never."""
    newest = 0
    for offer in sorted(history.offers, key=lambda offer: offer.made_at):
        if offer.epoch is not None:
            if offer.epoch < newest:
                yield Found(Crime.STALE_EPOCH, offer.contact)
            newest = max(newest, offer.epoch)


def _turns(history: History) -> Iterator[Found]:
    offers = _by(history.offers, lambda offer: offer.contact)
    for own in history.owns:
        since = [each for each in offers[own.contact] if each.made_at >= own.placed_at]
        if any(_out_of_turn(each, own, since) for each in since):
            yield Found(Crime.OUT_OF_TURN, own.contact)


def _out_of_turn(offer: Asked, own: Own, since: list[Asked]) -> bool:
    early = offer.made_at < own.placed_at + own.alone and offer.advisor != own.advisor
    return early and not any(each.advisor == own.advisor and each.made_at < offer.made_at for each in since)


def _ends(history: History) -> Iterator[Found]:
    moves = _by(history.moves, lambda move: move.contact)
    offers = _by(history.offers, lambda offer: offer.contact)
    for kept in history.kept:
        deeds = [move.deed for move in moves[kept.contact]]
        if kept.first_enqueued_at != history.joined[kept.contact]:
            yield Found(Crime.PLACE_LOST, kept.contact)
        if kept.numbers != tuple(range(1, len(kept.numbers) + 1)):
            yield Found(Crime.GAP, kept.contact)
        if deeds and kept.state != max(moves[kept.contact], key=lambda move: move.at).became:
            yield Found(Crime.BROKEN_CHAIN, kept.contact)
        if kept.state not in {State.WAITING, State.OFFERED} and Deed.ACCEPTED not in deeds:
            yield Found(Crime.NEITHER_ACCEPTED_NOR_WAITING, kept.contact)
        if deeds.count(Deed.OFFERED) != len(offers[kept.contact]):
            yield Found(Crime.OFFER_WITHOUT_MOVE, kept.contact)


def _loads(looks: Iterable[Look]) -> Iterator[Found]:
    for load in (load for look in looks for load in look.loads):
        if load.held > load.capacity:
            yield Found(Crime.OVER_CAPACITY, load.advisor)
        if load.used != load.held:
            yield Found(Crime.WRONG_COUNT, load.advisor)
        if load.asked > 1:
            yield Found(Crime.BUSY_ADVISOR_ASKED, load.advisor)


def _unmatched(history: History, patience: Patience) -> Iterator[Found]:
    """Whoever was asked in between was not left alone: the pair's time begins anew when that offer is settled."""
    of_contact = _by(history.offers, lambda offer: offer.contact)
    of_advisor = _by(history.offers, lambda offer: offer.advisor)
    for span in _spans(history.looks):
        offers = [*of_contact[span.fit.contact], *of_advisor[span.fit.advisor]]
        asked = [offer.settled_at for offer in offers if offer.settled_at and offer.settled_at <= span.last]
        late = span.last - max([span.since, *asked]) > patience.longest
        if late and _rounds_within(history.rounds, max([span.first, *asked]), span.last) >= patience.rounds:
            yield Found(Crime.LEFT_UNMATCHED, span.fit.contact)


def _rounds_within(rounds: Sequence[Round], since: datetime, until: datetime) -> int:
    return sum(since <= each.began and each.ended <= until for each in rounds)


@dataclass
class _Span:
    """How long a pair fitted: since when at the earliest, and when it was first and last seen so."""

    fit: Fit
    since: datetime
    first: datetime
    last: datetime


def _spans(looks: Sequence[Look]) -> Iterator[_Span]:
    """Tell how long each pair stayed unmatched.

    The rows tell when a change was written, which nobody saw before it was committed: a pair that did not fit at one
    look and fits at the next began no earlier than the former.
    """
    spans: dict[Fit, _Span] = {}
    before = NEVER
    for look in looks:
        yield from (span for fit, span in spans.items() if fit not in look.fits)
        new = {fit: _Span(fit, max(fit.since or look.at, before), look.at, look.at) for fit in look.fits}
        spans = new | {fit: replace(span, last=look.at) for fit, span in spans.items() if fit in look.fits}
        before = look.at
    yield from spans.values()


def _by(rows: Iterable[T], key: Callable[[T], K]) -> defaultdict[K, list[T]]:
    found: defaultdict[K, list[T]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found
