"""How a call goes is told by both pages while it lasts, read in one line by who wraps it up, and kept as evidence."""

from datetime import timedelta
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta, Struct, structs
from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from contact import happenings, lifecycle
from contact.edge import Ask
from contact.evidence import Detail, Happens, Side
from contact.facts import Deed, Moved
from contact.models import Author, Contact, State
from contact.part import House, Route
from contact.plumbing.errors import NotFound, StaleState, TooMany
from contact.views import Nothing, Words, words
from video import presences, verdicts
from video.channel import KIND
from video.models import CallReport, VideoRoom
from video.seats import PAIR, Seat
from video.verdicts import Measured

MEASURED = "call_measured"
# Pages that one side may open one after another: whoever reloads all day fills no disk.
_PAGES = 20

# A day is more than any call lasts.
Milliseconds = Annotated[int, Meta(ge=0, le=86_400_000)]
Count = Annotated[int, Meta(ge=0, le=100_000)]
Packets = Annotated[int, Meta(ge=0, le=1_000_000_000)]


class EnoughReports(TooMany):
    """Enough was told of this call."""


class NewReport(Struct):
    """What a page has counted since it opened, times in milliseconds; the id is the page's own."""

    id: UUID
    joined: Milliseconds | None
    failures: Count
    up: Milliseconds
    fair: Milliseconds
    poor: Milliseconds
    held: Milliseconds
    interruptions: Count
    away: Milliseconds
    received: Packets
    lost: Packets
    trip: Milliseconds
    way: Literal["unknown", "direct", "relay_udp", "relay_tcp", "relay_tls"]


class CallWent(Struct):
    """How a call went, in one line; none where neither side has told."""

    says: Words | None


async def report(ask: Ask[NewReport]) -> Nothing:
    """Keep what a page tells of its call, in the place of what it told before."""
    viewer = await ask.viewer()
    contact = await viewer.own_contact(ask.db, ask.id())
    if await ask.db.get(VideoRoom, contact.id) is None:
        raise NotFound
    if contact.state not in (State.ACTIVE, State.WRAPPING) and contact.outcome != lifecycle.CONTINUED:
        raise StaleState
    seat = Seat.SEEKER if viewer.author is Author.SEEKER else Seat.ADVISOR
    others = CallReport.contact_id == contact.id, CallReport.seat == seat, CallReport.id != ask.body.id
    if (await ask.db.scalar(select(func.count()).where(*others)) or 0) >= _PAGES:
        raise EnoughReports

    told = _row(ask.body) | {"told_at": func.now()}
    mine = CallReport.contact_id == contact.id, CallReport.seat == seat
    await ask.db.execute(
        insert(CallReport)
        .values(contact_id=contact.id, seat=seat, id=ask.body.id, **told)
        .on_conflict_do_update(index_elements=["id"], set_=told, where=(mine[0] & mine[1]))
    )
    return Nothing()


async def went(ask: Ask[None]) -> CallWent:
    """Say in one line how a call went, to who holds or held the contact, or oversees it."""
    viewer = await ask.advisor()
    contact = await viewer.contact(ask.db, ask.id())
    said = verdicts.line(*(await _sides(ask.db, contact.id)).values())
    return CallWent(words(said) if said else None)


async def note(house: House, fact: Moved) -> None:
    """Once a call is over, or in other hands, note on each side how it went."""
    if fact.channel != KIND or fact.deed not in _LEAVES:
        return
    async with house.database.transaction() as db:
        contact = await db.get_one(Contact, fact.contact)
        for side, measured in (await _sides(db, contact.id)).items():
            if measured:
                await happenings.note(
                    house, db, MEASURED, about=contact.id, agency=contact.agency_id, side=side, detail=_detail(measured)
                )


# The call is over, or in other hands.
_LEAVES = (Deed.CLOSED, Deed.CONTINUED, Deed.TRANSFERRED, Deed.REQUEUED, Deed.HANDED_OVER)


def _row(said: NewReport) -> dict[str, object]:
    told: dict[str, object] = structs.asdict(said)
    del told["id"]
    for name in ("up", "fair", "poor", "held", "away", "trip"):
        told[name] = timedelta(milliseconds=getattr(said, name))
    told["joined"] = None if said.joined is None else timedelta(milliseconds=said.joined)
    return told


async def _sides(db: AsyncSession, contact: UUID) -> dict[Side, Measured | None]:
    found = await db.scalars(
        select(CallReport)
        .where(CallReport.contact_id == contact, CallReport.seat.in_(PAIR))
        .order_by(CallReport.told_at)
    )
    told: dict[str, list[Measured]] = {seat: [] for seat in PAIR}
    for row in found:
        told[row.seat].append(_measured(row))
    theirs, ours = (verdicts.together(pages) for pages in told.values())
    return {Side.THEIRS: theirs, Side.OURS: ours}


def _measured(row: CallReport) -> Measured:
    counted = {name: getattr(row, name) for name in ("joined", "failures", "up", "fair", "poor", "held")}
    return Measured(**counted, interruptions=row.interruptions, away=row.away)


def _detail(measured: Measured) -> dict[str, int | str]:
    """Return what is kept as evidence: how it was as a whole, and what there was of it, in seconds."""
    seconds = {name: round(getattr(measured, name).total_seconds()) for name in ("up", "fair", "poor", "held", "away")}
    joined = {} if measured.joined is None else {"joined_ms": round(measured.joined.total_seconds() * 1000)}
    counts = {"failures": measured.failures, "interruptions": measured.interruptions}
    return {"level": measured.level.value, **seconds, **joined, **counts}


def _says(detail: Detail) -> dict[str, str]:
    spans = {name: timedelta(seconds=detail[name]) for name in ("up", "fair", "poor", "held", "away")}
    joined = timedelta(milliseconds=detail["joined_ms"]) if "joined_ms" in detail else None
    measured = Measured(**spans, joined=joined, failures=detail["failures"], interruptions=detail["interruptions"])
    return dict(verdicts.alone(measured))


KINDS = {MEASURED: Happens(_says, most=10), **presences.KINDS}

routes = (
    Route("POST", "/api/contacts/{id}/call/reports", report, takes=NewReport, gives=Nothing),
    Route("GET", "/api/contacts/{id}/call/line", went, gives=CallWent),
)
