"""The kernel's addresses: who am I, the conversation, what is said in it, and leaving it."""

from collections.abc import Sequence
from uuid import UUID

from aiohttp import web
from msgspec import Struct
from sqlalchemy import func, or_, select

from contact import access, attachments, lifecycle, once, seats, timeline
from contact.access import Viewer
from contact.edge import Ask, identifier
from contact.facts import Deed
from contact.models import Advisor, Author, Contact, Entry, Kind, Seeker, State
from contact.part import House, Route
from contact.plumbing.errors import Conflict, IdTaken, Invalid, NotAllowed, StaleState
from contact.views import (
    ContactShown,
    Conversation,
    EntryShown,
    NewEntry,
    Nothing,
    Person,
    SeenUpTo,
    Step,
    show_contact,
    show_entry,
)


class NewerArrived(Conflict):
    """Something newer has arrived since you began to write. Please look at it first; you can send this all the same."""

    def __init__(self, newer: list[EntryShown]) -> None:
        super().__init__()
        self.details["newer"] = newer


class Me(Struct):
    """The seeker who asks, the contact to come back to, and the advisor who follows them."""

    seeker: Person | None
    contact: UUID | None
    referent: Person | None = None


async def me(ask: Ask[None]) -> Me:
    """Tell a returning page who it is and where it was."""
    viewer = await ask.maybe(advisor=False)
    if viewer is None:
        return Me(None, None)
    grace = ask.house.settings.seeker_grace
    left = (Contact.state == State.ABANDONED) & Contact.outcome.is_(None)
    kept = left & (Contact.ended_at > func.now() - grace)
    latest = await ask.db.scalar(
        select(Contact.id)
        .where(viewer.holds(), or_(Contact.state.in_(lifecycle.OPEN), kept))
        .order_by(kept, Contact.opened_at.desc())
        .limit(1)
    )
    return Me(Person(viewer.id, viewer.name), latest, await _referent(ask, viewer))


async def read(ask: Ask[None]) -> Conversation:
    """Return a contact and its entries after a cursor: first load, reconnect and poll alike."""
    after = ask.number("after", 0)
    viewer = await ask.viewer()
    contact = await viewer.contact(ask.db, ask.id())

    await access.heard(ask.db, viewer)
    # A colleague's contact leaves a trace at each read: a cursor is no way around it.
    if viewer.role and (after == 0 or not await viewer.has_in_hand(ask.db, contact)):
        await viewer.audit(ask.db, "contact.read", contact.id)
    return await conversation(ask, contact, viewer, after=after)


async def conversation(ask: Ask[object], contact: Contact, viewer: Viewer, *, after: int = 0) -> Conversation:
    """Return what one side may read of a contact."""
    author = viewer.author
    entries = await timeline.page(ask.db, contact.id, after=after, public_only=author is Author.SEEKER)
    return Conversation(
        contact=await show_contact(ask.house, ask.db, contact, to=author),
        entries=[show_entry(entry, to=author) for entry in entries],
        cursor=entries[-1].seq if entries else after,
        more=len(entries) == timeline.PAGE,
    )


async def write(ask: Ask[NewEntry]) -> EntryShown:
    """Keep a line or a note; a repeat of its id gets the first answer."""
    viewer = await ask.viewer()
    noting = ask.body.kind == "note"
    if noting and viewer.role is None:
        raise NotAllowed
    body = timeline.readable(ask.body.body, longest=await _longest(ask, viewer))

    entry = _entry(ask.body, ask.id(), body, viewer.author)
    entry.author_id, entry.author_name = viewer.id, viewer.name
    await _refuse_unseen(ask, viewer, entry)
    holder, states = _may_write(viewer.author, noting=noting)
    stored = await timeline.write(ask.db, entry, holder=holder, states=states)
    if stored:
        await attachments.take_along(ask.db, stored, ask.body.attachments)
        await _carry(ask, stored)
    return show_entry(stored or await _first_answer(ask, viewer, entry), to=viewer.author)


async def see(ask: Ask[SeenUpTo]) -> Nothing:
    """Remember how far the reader has read."""
    viewer = await ask.viewer()
    contact = await viewer.shared_contact(ask.db, ask.id())
    if viewer.role and contact.advisor_id != viewer.id:
        await seats.mark_seen(ask.db, contact, viewer.id, ask.body.seq)
    else:
        await timeline.mark_seen(ask.db, contact, viewer.author, ask.body.seq)
    return Nothing()


async def depart(ask: Ask[Step]) -> ContactShown:
    """Let the seeker leave the line, or close the conversation."""
    viewer = await ask.seeker()
    # It holds the contact still: to leave must not fail because somebody accepts in this very moment.
    again = await once.already_made(ask.db, ask.body.id, ask.id(), viewer.id, Deed.ENDED, Deed.ABANDONED)
    contact = await viewer.own_contact(ask.db, ask.id())

    if not again:
        contact = await _leave(ask, viewer, contact)
    return await show_contact(ask.house, ask.db, contact, to=Author.SEEKER)


async def come_back(ask: Ask[Step]) -> ContactShown:
    """Give a seeker who left the place they had."""
    viewer = await ask.seeker()
    again = await once.already_made(ask.db, ask.body.id, ask.id(), viewer.id, Deed.RETURNED)
    contact = await viewer.own_contact(ask.db, ask.id())

    if not again and contact.state not in lifecycle.OPEN:
        await once.refuse_second(ask.db, viewer.id, contact.channel)
        grace = ask.house.settings.seeker_grace
        contact = await lifecycle.come_back(ask.db, contact.id, grace, by_id=viewer.id, move=ask.body.id)
    return await show_contact(ask.house, ask.db, contact, to=Author.SEEKER)


async def _longest(ask: Ask[NewEntry], viewer: Viewer) -> int:
    """Return how long the words may be: an advisor's letter is longer than what is said across a table."""
    if viewer.role is None or ask.body.kind == "note" or len(ask.body.body) <= timeline.LONGEST_LINE:
        return timeline.LONGEST_LINE
    contact = await viewer.shared_contact(ask.db, ask.id())
    return timeline.LONGEST_LINE if contact.attended else timeline.LONGEST_LETTER


async def _refuse_unseen(ask: Ask[NewEntry], viewer: Viewer, entry: Entry) -> None:
    """Let nobody answer over what they have not read, unless they say how far they have."""
    if ask.body.seen is None or await timeline.find(ask.db, entry.id):
        return
    await viewer.shared_contact(ask.db, entry.contact_id)
    if newer := await timeline.said_since(ask.db, entry, ask.body.seen):
        raise NewerArrived([show_entry(each, to=viewer.author) for each in newer])


async def _carry(ask: Ask[NewEntry], entry: Entry) -> None:
    """Let the channel bring an advisor's words to whoever is not looking at our page."""
    if entry.author != Author.ADVISOR or entry.kind != Kind.LINE:
        return
    contact = await ask.db.get_one(Contact, entry.contact_id)
    if carry := ask.house.carriers.get(contact.channel):
        await carry(ask.house, ask.db, contact, entry)


async def _referent(ask: Ask[None], viewer: Viewer) -> Person | None:
    found = await ask.db.execute(
        select(Advisor.id, Advisor.name).join(Seeker, Seeker.referent_id == Advisor.id).where(Seeker.id == viewer.id)
    )
    row = found.one_or_none()
    return Person(row.id, row.name) if row else None


async def _leave(ask: Ask[Step], viewer: Viewer, contact: Contact) -> Contact:
    if contact.state == State.ACTIVE:
        return await lifecycle.end(ask.db, contact.id, Author.SEEKER, viewer.id, move=ask.body.id)
    if contact.state in (State.WAITING, State.OFFERED):
        was = State(contact.state)
        await ask.house.queueing.withdraw(ask.db, contact.id)
        return await lifecycle.abandon(ask.db, contact.id, Author.SEEKER, viewer.id, was=was, move=ask.body.id)
    return contact


async def _write_at_once(house: House, request: web.Request, said: NewEntry) -> EntryShown | None:
    """Keep what is plainly sayable, in one statement; None leaves it to `write`, which can say why not."""
    page = request.headers.get("Visavis-Page")
    author = Author.SEEKER if page == "seeker" else Author.ADVISOR
    secret = request.cookies.get(access.SEEKER_COOKIE if author is Author.SEEKER else access.ADVISOR_COOKIE)
    noting = said.kind == "note"
    if not (page and secret) or (noting and author is Author.SEEKER) or said.seen is not None or said.attachments:
        return None
    try:
        body = timeline.readable(said.body)
    except Invalid:
        return None
    holder, states = _may_write(author, noting=noting)
    entry = _entry(said, identifier(request), body, author)
    stored = await timeline.write_at_once(house.database, entry, secret, holder=holder, states=states)
    return show_entry(stored, to=author) if stored else None


def _may_write(author: Author, *, noting: bool) -> tuple[timeline.ColumnName, Sequence[State]]:
    """Return who must hold the contact, and in which states it takes their words."""
    if author is Author.SEEKER:
        return "seeker_id", lifecycle.OPEN
    return "advisor_id", (State.ACTIVE, State.WRAPPING) if noting else (State.ACTIVE,)


def _entry(said: NewEntry, contact: UUID, body: str, author: Author) -> Entry:
    return Entry(id=said.id, contact_id=contact, kind=said.kind, author=author, body=body, event=None)


async def _first_answer(ask: Ask[NewEntry], viewer: Viewer, entry: Entry) -> Entry:
    """Find why an entry was not stored: it is there already, not theirs, or too late."""
    stored = await timeline.find(ask.db, entry.id)
    if stored and (stored.contact_id, stored.author_id) == (entry.contact_id, viewer.id):
        return stored  # also when the contact has meanwhile gone to somebody else

    await viewer.shared_contact(ask.db, entry.contact_id)
    raise IdTaken if stored else StaleState


routes = (
    Route("GET", "/api/me", me, gives=Me),
    Route("GET", "/api/contacts/{id}", read, gives=Conversation, query=("after",)),
    Route(
        "POST",
        "/api/contacts/{id}/entries",
        write,
        takes=NewEntry,
        gives=EntryShown,
        status=201,
        at_once=_write_at_once,
        largest=timeline.LONGEST_LETTER * 8,  # as JSON, each character may take that many bytes and no more
    ),
    Route("POST", "/api/contacts/{id}/seen", see, takes=SeenUpTo, gives=Nothing),
    Route("POST", "/api/contacts/{id}/departure", depart, takes=Step, gives=ContactShown),
    Route("POST", "/api/contacts/{id}/return", come_back, takes=Step, gives=ContactShown),
)
