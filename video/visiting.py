"""Who comes by a link: they knock, wait, and once they sit they see, hear and write in this call, from then on only.

A link is good for one page at a time: another one gets in only once the first has not been heard for a while.
"""

from datetime import timedelta
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta, Struct
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from contact import timeline
from contact.edge import Ask
from contact.models import Advisor, Author, Contact, Entry, Kind, State
from contact.part import House, Route, Visits
from contact.plumbing import chance, clock
from contact.plumbing.database import record
from contact.plumbing.errors import IdTaken, StaleState
from contact.views import EntryShown, Nothing, show_entry
from contact.visitors import Visitor
from video import company, guests, lending, live, passes
from video.company import InCall
from video.facts import GuestsChanged
from video.joining import KeyGiven, NotAdmittedYet
from video.models import Guest, GuestKind
from video.seats import Seat
from video.turn import relays

# A page that is there reads every few seconds.
SILENT_AFTER = timedelta(seconds=20)


class Arrival(Struct):
    """How the others are to call whoever comes."""

    name: Annotated[str, Meta(min_length=1, max_length=80)]


class GuestLine(Struct):
    """A line that a guest has written; the id is the page's own."""

    id: UUID
    body: str


class VisitShown(Struct):
    """Where a guest stands, and what they may read.

    `early`: there is no call yet; `knocking`: the advisor is asked; `over`: the call is, or their part in it.
    """

    state: Literal["new", "early", "knocking", "seated", "over"]
    contact: UUID
    kind: Literal["interpreter", "relay", "companion"]
    name: str
    advisor: str | None
    seat: Seat | None
    people: list[InCall]
    entries: list[EntryShown]
    cursor: int


async def arrive(ask: Ask[Arrival]) -> VisitShown:
    """Knock; said again by the same page, it changes only the name."""
    guest, contact = await passes.linked(ask.house, ask.db, passes.token(ask))
    digest = chance.digest(passes.shown(ask))
    if guest.pass_digest != digest:
        if guest.heard_at and guest.heard_at > clock.now() - SILENT_AFTER:
            raise passes.LinkInUse
        # Somebody else at the door, for all we know: the advisor looks again.
        guest.pass_digest, guest.admitted_by = digest, None
    guest.name = timeline.readable(ask.body.name)
    guest.heard_at = await ask.db.scalar(select(func.now()))
    await ask.db.flush()
    record(ask.db, GuestsChanged(contact.id, guest.id))
    return await _show(ask.db, guest, contact, after=0)


async def read_visit(ask: Ask[None]) -> VisitShown:
    """Tell a guest where they stand: first load, reconnect and poll alike."""
    after = ask.number("after", 0)
    guest, contact = await passes.linked(ask.house, ask.db, passes.token(ask))
    if guest.pass_digest is None:
        return _outside(guest, contact, "new")
    passes.prove(guest, passes.shown(ask))
    guest.heard_at = await ask.db.scalar(select(func.now()))
    return await _show(ask.db, guest, contact, after=after)


async def give_guest_key(ask: Ask[None]) -> KeyGiven:
    """Give who sits a key to their seat."""
    guest, contact = await _seated(ask)
    secret = await lending.cut_key(ask.db, contact.id, Seat(guest.seat or ""), guest.id)
    return KeyGiven(secret, Seat(guest.seat or ""), relays(ask.house.settings, clock.now()))


async def write_on_visit(ask: Ask[GuestLine]) -> EntryShown:
    """Keep a line of a guest's; a repeat of its id gets the first answer."""
    guest, contact = await _seated(ask)
    entry = Entry(
        id=ask.body.id,
        contact_id=contact.id,
        kind=Kind.LINE,
        author=Author.GUEST,
        author_id=guest.id,
        author_name=guest.name,
        body=timeline.readable(ask.body.body),
        event=None,
    )
    stored = await timeline.write(ask.db, entry, states=(State.ACTIVE,)) or await timeline.find(ask.db, entry.id)
    if stored is None:
        raise StaleState
    if (stored.contact_id, stored.author_id) != (contact.id, guest.id):
        raise IdTaken
    return show_entry(stored, to=Author.SEEKER)


async def end_visit(ask: Ask[None]) -> Nothing:
    """Leave for good: the link is used up."""
    guest, contact = await passes.linked(ask.house, ask.db, passes.token(ask))
    passes.prove(guest, passes.shown(ask))
    await guests.hold_still(ask.db, guest)
    await guests.leave(ask.db, contact, guest)
    return Nothing()


async def recognise(house: House, db: AsyncSession, link: str) -> Visitor | None:
    """Return whose socket opens with a link: its token and the page's pass."""
    token, _, shown = link.partition(" ")
    guest = await passes.recognised(db, house, token)
    if guest is None or not passes.proves(guest, shown):
        return None
    return Visitor(guest.id, guest.name, company.room(guest.id))


async def _seated(ask: Ask[GuestLine] | Ask[None]) -> tuple[Guest, Contact]:
    guest, contact = await passes.linked(ask.house, ask.db, passes.token(ask))
    passes.prove(guest, passes.shown(ask))
    if guest.seat is None or guest.admitted_by != contact.advisor_id or contact.state != State.ACTIVE:
        raise NotAdmittedYet
    return guest, contact


async def _show(db: AsyncSession, guest: Guest, contact: Contact, *, after: int) -> VisitShown:
    if contact.state != State.ACTIVE:
        early = contact.state in (State.WAITING, State.OFFERED)
        return _outside(guest, contact, "early" if early else "over")
    shown = _outside(guest, contact, "knocking")
    advisor = await db.get(Advisor, contact.advisor_id)
    shown.advisor = advisor.name if advisor else None
    if guest.seat is None or guest.since is None or guest.admitted_by != contact.advisor_id:
        return shown

    entries = await timeline.page(db, contact.id, after=max(after, guest.since), public_only=True)
    shown.state, shown.seat = "seated", Seat(guest.seat)
    shown.people = await company.people(db, contact)
    shown.entries = [show_entry(each, to=Author.SEEKER) for each in entries]
    shown.cursor = entries[-1].seq if entries else max(after, guest.since)
    return shown


def _outside(guest: Guest, contact: Contact, state: Literal["new", "early", "knocking", "over"]) -> VisitShown:
    return VisitShown(
        state=state,
        contact=contact.id,
        kind=GuestKind(guest.kind).value,
        name=guest.name,
        advisor=None,
        seat=None,
        people=[],
        entries=[],
        cursor=0,
    )


visits = Visits(recognise, {"showing": live.hear_guest_showing, "writing": live.hear_guest_writing})
routes = (
    Route("GET", "/api/visit", read_visit, gives=VisitShown, query=("after",), headers=passes.BY),
    Route("POST", "/api/visit/arrival", arrive, takes=Arrival, gives=VisitShown, headers=passes.BY),
    Route("POST", "/api/visit/keys", give_guest_key, gives=KeyGiven, status=201, headers=passes.BY),
    Route(
        "POST", "/api/visit/entries", write_on_visit, takes=GuestLine, gives=EntryShown, status=201, headers=passes.BY
    ),
    Route("POST", "/api/visit/departure", end_visit, gives=Nothing, headers=passes.BY),
)
