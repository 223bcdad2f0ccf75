"""What people are shown: the shapes on the wire, and which side may see which."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from msgspec import Meta, Struct
from sqlalchemy.ext.asyncio import AsyncSession

from contact.about import About, read
from contact.codes import Code
from contact.models import Advisor, Author, Contact, Entry, Seat, Seeker, State
from contact.part import House
from contact.standing import Asked, Wait

Language = Literal["fr", "en"]
Seq = Annotated[int, Meta(ge=0, le=2**31 - 1)]


class Words(Struct):
    """A label in both languages."""

    fr: str
    en: str


class Nothing(Struct):
    """An empty answer: it is done."""


class Person(Struct):
    """Somebody, by name."""

    id: UUID
    name: str


class SeekerShown(Struct):
    """The person who seeks; the address, who follows them and how fragile they are, for advisors only."""

    id: UUID
    name: str
    email: str | None = None
    referent: Person | None = None
    vulnerable: bool = False


class Happening(Struct):
    """What happened, for the page to say in the reader's language."""

    code: Code
    by: Literal["seeker", "advisor", "guest", "house"]
    name: str | None = None
    queue: Words | None = None
    to: str | None = None
    entry: UUID | None = None  # that it is about


class EntryShown(Struct):
    """One entry of the timeline; `after` is the seq before it that this reader may see."""

    id: UUID
    contact: UUID
    seq: int
    after: int
    kind: Literal["line", "note", "event"]
    author: Literal["seeker", "advisor", "guest", "house"]
    author_name: str | None
    body: str
    event: Happening | None
    written_at: datetime
    # Its writer took it back; a seeker is not shown its words.
    taken_back: bool


class WaitShown(Struct, rename={"start": "from", "end": "to"}):
    """A wait to expect, in minutes; without an end, longer than that."""

    start: int
    end: int | None


class Question(Struct):
    """What a seeker is asked whose own advisor is there, and busy; `keeps_waiting` is the answer, once given."""

    advisor: Person
    wait: WaitShown | None
    on_break: bool
    keeps_waiting: bool | None


class ContactShown(Struct):
    """A contact as one side sees it."""

    id: UUID
    reference: str
    channel: str
    state: Literal["waiting", "offered", "active", "wrapping", "closed", "abandoned"]
    queue: Words
    motive: Words
    language: Language
    opened_at: datetime
    first_enqueued_at: datetime
    active_at: datetime | None
    ended_at: datetime | None
    seeker: SeekerShown
    advisor: Person | None
    guests: list[Person]
    place: int | None
    wait: WaitShown | None
    question: Question | None
    staffed: bool
    open: bool
    opens_at: datetime | None
    return_until: datetime | None
    seen_by_seeker: int
    seen_by_advisor: int
    # The contact from which this one goes on.
    continues: UUID | None


class Conversation(Struct):
    """A contact and its entries after a cursor: the same answer for first load, reconnect and poll."""

    contact: ContactShown
    entries: list[EntryShown]
    cursor: int
    more: bool


class SeenShown(Struct):
    """One side has read up to `seq`."""

    contact: UUID
    by: Literal["seeker", "advisor"]
    seq: int


class Typing(Struct):
    """One side is writing."""

    contact: UUID
    by: Literal["seeker", "advisor"]
    name: str


class NewEntry(Struct):
    """A line for the other side, or a note among colleagues."""

    id: UUID
    body: str
    kind: Literal["line", "note"] = "line"
    # Up to where the writer had read; what is newer refuses the line. None: it is said whatever came meanwhile.
    seen: Seq | None = None
    # Files that the writer has sent before, to go along.
    attachments: Annotated[list[UUID], Meta(max_length=20)] = []


class SeenUpTo(Struct):
    """How far the reader has read."""

    seq: Seq


class Step(Struct):
    """A step that the caller takes; the id is the caller's, so a repeat gets the first answer."""

    id: UUID


# A seeker is not told how their contact is handled behind the desk.
_FOR_SEEKERS = {State.OFFERED: State.WAITING, State.WRAPPING: State.CLOSED}


def words(of: Mapping[str, str]) -> Words:
    """Return a label, in French where a language is missing."""
    return Words(fr=of["fr"], en=of.get("en", of["fr"]))


def show_entry(entry: Entry, *, to: Author) -> EntryShown:
    """Show an entry to one side."""
    to_seeker = to is Author.SEEKER
    taken_back = entry.taken_back_at is not None
    return EntryShown(
        id=entry.id,
        contact=entry.contact_id,
        seq=entry.seq,
        after=(entry.public_after or 0) if to_seeker else entry.seq - 1,
        kind=entry.kind,  # type: ignore[arg-type]
        author=entry.author,  # type: ignore[arg-type]
        author_name=entry.author_name,
        body="" if to_seeker and taken_back else entry.body,
        event=_happening(entry.event) if entry.event else None,
        written_at=entry.written_at,
        taken_back=taken_back,
    )


async def show_contacts(
    house: House, db: AsyncSession, contacts: Sequence[Contact], *, to: Author
) -> list[ContactShown]:
    """Show contacts to one side, with where they stand."""
    about = await read(house, db, contacts)
    return [_shown(house, contact, about, to) for contact in contacts]


async def show_contact(house: House, db: AsyncSession, contact: Contact, *, to: Author) -> ContactShown:
    """Show one contact to one side."""
    return (await show_contacts(house, db, [contact], to=to))[0]


async def show_both_sides(house: House, db: AsyncSession, contact: Contact) -> tuple[ContactShown, ContactShown]:
    """Show one contact to its seeker and to its advisor, having looked once."""
    about = await read(house, db, [contact])
    return _shown(house, contact, about, Author.SEEKER), _shown(house, contact, about, Author.ADVISOR)


def seen_by_guest(shown: ContactShown, seat: Seat) -> ContactShown:
    """Show a contact to a colleague who sits in it: what they have read is their own."""
    return msgspec.structs.replace(shown, seen_by_advisor=seat.seen)


def _shown(house: House, contact: Contact, about: About, to: Author) -> ContactShown:
    standing, seeker = about.standings[contact.id], about.seekers[contact.seeker_id]
    advisor = _named(about.advisor(contact.advisor_id))
    to_seeker = to is Author.SEEKER
    state = State(contact.state)
    shown = _FOR_SEEKERS.get(state, state) if to_seeker else state
    hidden = to_seeker and state is State.OFFERED
    left_at = contact.ended_at if state is State.ABANDONED and contact.outcome is None else None
    return ContactShown(
        id=contact.id,
        reference=contact.reference,
        channel=contact.channel,
        state=shown.value,
        queue=words(standing.queue),
        motive=words(standing.motive),
        language=contact.language,  # type: ignore[arg-type]
        opened_at=contact.opened_at,
        first_enqueued_at=contact.first_enqueued_at,
        active_at=contact.active_at,
        ended_at=contact.ended_at,
        seeker=SeekerShown(seeker.id, seeker.name) if to_seeker else _for_advisors(seeker, about),
        advisor=None if hidden else advisor,
        guests=[Person(guest.id, guest.name) for guest in about.guests(contact.id)],
        place=standing.place,
        wait=_wait(standing.wait),
        question=_question(standing.asked),
        staffed=standing.staffed,
        open=standing.open,
        opens_at=standing.opens_at,
        return_until=left_at and left_at + house.settings.seeker_grace,
        seen_by_seeker=contact.seen_by_seeker,
        seen_by_advisor=contact.seen_by_advisor,
        continues=contact.continues_id,
    )


def _happening(event: dict[str, Any]) -> Happening:
    queue = event.get("queue")
    return msgspec.convert(event | {"queue": queue and {"en": queue["fr"], **queue}}, Happening)


def _question(asked: Asked | None) -> Question | None:
    if asked is None:
        return None
    return Question(Person(asked.advisor, asked.name), _wait(asked.wait), asked.on_break, asked.keeps_waiting)


def _wait(wait: Wait | None) -> WaitShown | None:
    return WaitShown(wait.start, wait.end) if wait else None


def _named(advisor: Advisor | None) -> Person | None:
    return Person(advisor.id, advisor.name) if advisor else None


def _for_advisors(seeker: Seeker, about: About) -> SeekerShown:
    return SeekerShown(
        seeker.id, seeker.name, seeker.email, _named(about.advisor(seeker.referent_id)), seeker.vulnerable
    )
