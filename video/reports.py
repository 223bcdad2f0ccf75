"""How a call goes is told by both pages while it lasts, read in one line by who wraps it up, and kept as evidence."""

from datetime import timedelta
from uuid import UUID

from msgspec import Struct, structs
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
from contact.rooms import NewReport
from contact.views import Nothing, Words, words
from video import carried, presences, quality, verdicts
from video.channel import KIND
from video.models import CallReport, VideoRoom
from video.seats import PAIR, Seat
from video.verdicts import Measured

MEASURED = "call_measured"
# Pages that one side may open one after another: whoever reloads all day fills no disk.
_PAGES = 20


class EnoughReports(TooMany):
    """Enough was told of this call."""


class CallWent(Struct):
    """How a call went, in one line; none where neither side has told."""

    says: Words | None


async def report(ask: Ask[NewReport]) -> Nothing:
    """Keep what a page tells of its call, in the place of what it told before."""
    viewer = await ask.viewer()
    contact = await viewer.own_contact(ask.db, ask.id())
    await keep(ask.db, contact, viewer.author, ask.body)
    return Nothing()


async def keep(db: AsyncSession, contact: Contact, side: Author, said: NewReport) -> None:
    """Keep what a page of one side tells (contact.rooms.Rooms.hear)."""
    if await db.get(VideoRoom, contact.id) is None:
        raise NotFound
    if contact.state not in (State.ACTIVE, State.WRAPPING) and contact.outcome != lifecycle.CONTINUED:
        raise StaleState
    seat = Seat.SEEKER if side is Author.SEEKER else Seat.ADVISOR
    others = CallReport.contact_id == contact.id, CallReport.seat == seat, CallReport.id != said.id
    if (await db.scalar(select(func.count()).where(*others)) or 0) >= _PAGES:
        raise EnoughReports

    told = _row(said) | {"told_at": func.now()}
    mine = CallReport.contact_id == contact.id, CallReport.seat == seat
    await db.execute(
        insert(CallReport)
        .values(contact_id=contact.id, seat=seat, id=said.id, **told)
        .on_conflict_do_update(index_elements=["id"], set_=told, where=(mine[0] & mine[1]))
    )


async def went(ask: Ask[None]) -> CallWent:
    """Say in one line how a call went, to who holds or held the contact, or oversees it.

    It says what the two pages have counted, and what our server saw of either side.
    """
    viewer = await ask.advisor()
    contact = await viewer.contact(ask.db, ask.id())
    said = verdicts.line(*(await _sides(ask.db, contact.id)).values())
    seen = carried.weighed(*(await presences.seen(ask.db, contact.id)).values())
    both = [each for each in (said, seen) if each]
    return CallWent(words({name: " ".join(each[name] for each in both) for name in both[0]}) if both else None)


async def note(house: House, fact: Moved) -> None:
    """Once a call is over, or in other hands, note on each side how it went."""
    if fact.deed not in _LEAVES or not fact.watched:
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
    # What is lent to other channels is spoken in.
    pictures = await db.scalar(select(Contact.channel).where(Contact.id == contact)) == KIND
    found = await db.scalars(
        select(CallReport)
        .where(CallReport.contact_id == contact, CallReport.seat.in_(PAIR))
        .order_by(CallReport.told_at)
    )
    told: dict[str, list[Measured]] = {seat: [] for seat in PAIR}
    for row in found:
        told[row.seat].append(_measured(row, pictures=pictures))
    theirs, ours = (verdicts.together(pages) for pages in told.values())
    return {Side.THEIRS: theirs, Side.OURS: ours}


def _measured(row: CallReport, *, pictures: bool) -> Measured:
    counted = {name: getattr(row, name) for name in ("joined", "failures", "up", "fair", "poor", "held")}
    return Measured(**counted, interruptions=row.interruptions, away=row.away, pictures=pictures)


def _detail(measured: Measured) -> dict[str, int | str]:
    """Return what is kept as evidence: how it was as a whole, and what there was of it, in seconds."""
    seconds = {name: round(getattr(measured, name).total_seconds()) for name in ("up", "fair", "poor", "held", "away")}
    joined = {} if measured.joined is None else {"joined_ms": round(measured.joined.total_seconds() * 1000)}
    counts = {"failures": measured.failures, "interruptions": measured.interruptions}
    pictures = {} if measured.pictures else {"pictures": False}
    return {"level": measured.level.value, **seconds, **joined, **counts, **pictures}


def _says(detail: Detail) -> dict[str, str]:
    spans = {name: timedelta(seconds=detail[name]) for name in ("up", "fair", "poor", "held", "away")}
    joined = timedelta(milliseconds=detail["joined_ms"]) if "joined_ms" in detail else None
    failures, interruptions, pictures = detail["failures"], detail["interruptions"], detail.get("pictures", True)
    measured = Measured(**spans, joined=joined, failures=failures, interruptions=interruptions, pictures=pictures)
    return dict(verdicts.alone(measured))


KINDS = {MEASURED: Happens(_says, most=10), **presences.KINDS}

routes = (
    Route("POST", "/api/contacts/{id}/call/reports", report, takes=NewReport, gives=Nothing),
    Route("GET", "/api/contacts/{id}/call/line", went, gives=CallWent),
    *quality.routes,
)
