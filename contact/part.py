"""What a package brings to the house, as plain data: no import side effects, no auto-discovery."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Protocol
from uuid import UUID

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from contact.beginnings import Beginning
from contact.evidence import Happens, Subject
from contact.files import File, Upload
from contact.hours import Closure, Stretch
from contact.models import Contact, Entry
from contact.plumbing.database import Database
from contact.plumbing.live import Live
from contact.plumbing.settings import Settings
from contact.rooms import Rooms
from contact.standing import Standing, Words
from contact.visitors import Visitor


class Channel(Protocol):
    """How one kind of contact weighs on an advisor and on time."""

    @property
    def kind(self) -> str:
        """Its name in rows and addresses."""

    @property
    def weight(self) -> int:
        """The units of an advisor that one contact takes."""

    @property
    def exclusive(self) -> bool:
        """Whether it needs an advisor who has nothing else."""

    @property
    def interruptible(self) -> bool:
        """Whether an advisor can put it aside for a contact that is not."""

    @property
    def attended(self) -> bool:
        """Whether the seeker must be there to be answered."""

    @property
    def patience(self) -> timedelta | None:
        """How soon an answer is promised, on days on which the queue opens; None: as the queue itself promises."""

    @property
    def ceiling(self) -> int | None:
        """The share of the promise, in percent, past which it ages slowly, so that it never blocks live contacts."""


@dataclass(frozen=True)
class Newcomer:
    """A contact that begins, what about, and the advisor who is to be asked first, if anybody.

    `after` is the contact that was an earlier attempt at the same: where that had been sent on to, this one waits.
    """

    beginning: Beginning
    motive: UUID
    wanted: UUID | None = None
    after: UUID | None = None


class Queueing(Protocol):
    """What the kernel and the channels ask of whoever decides; queues/ answers."""

    async def enter(
        self, db: AsyncSession, contact: Contact, channel: Channel, motive: UUID, *, wanted: UUID | None = None
    ) -> None:
        """Put a new contact in its line, for `wanted` before anybody else; raise NotFound for an unknown motive.

        Raise QueueClosed where the seeker would have to be there, and nobody is.
        """

    async def enter_all(self, db: AsyncSession, many: Sequence[Newcomer], channel: Channel) -> None:
        """Put new contacts, whose seekers need not be there, in their lines; raise NotFound for an unknown motive."""

    async def succeed(self, db: AsyncSession, contact: Contact, channel: Channel, before: UUID) -> None:
        """Put a new contact in the very place of another, which has just left it."""

    async def about(self, db: AsyncSession, contact: UUID) -> UUID:
        """Return the motive of a contact."""

    async def agency(self, db: AsyncSession, motive: UUID) -> UUID | None:
        """Return the agency that answers a motive; None for one that was retired."""

    async def motive(self, db: AsyncSession, agency: UUID, slug: str) -> UUID | None:
        """Return the motive of a name, where it leads to a line of this agency."""

    async def withdraw(self, db: AsyncSession, contact: UUID) -> None:
        """Take back the offer of a contact whose seeker leaves."""

    async def closures(self, db: AsyncSession, agency: UUID, now: datetime) -> Sequence[Closure]:
        """Return when an agency as a whole is closed, this year and the next, public holidays included."""

    async def away(self, db: AsyncSession, advisors: Sequence[UUID], between: Stretch) -> Mapping[UUID, list[Stretch]]:
        """Return when advisors say they are away between two instants; who is not is not named."""

    async def serving(self, db: AsyncSession, motives: Sequence[UUID]) -> Mapping[UUID, Sequence[UUID]]:
        """Return by motive the advisors of its agency who serve its line; a motive that nobody serves is not named."""

    async def working(
        self, db: AsyncSession, advisors: Sequence[UUID], between: Stretch
    ) -> Mapping[UUID, Sequence[Stretch]]:
        """Return when advisors are at work between two instants: in their week, and not away."""

    async def stand_ins(self, db: AsyncSession, advisor: UUID, between: Stretch) -> Sequence[tuple[Stretch, UUID]]:
        """Return who answers for an advisor between two instants, and when."""

    async def labels(self, db: AsyncSession, motives: Sequence[UUID]) -> Mapping[UUID, Words]:
        """Return how seekers call motives, retired or not."""

    async def step_aside(self, db: AsyncSession, advisor: UUID, reason: str) -> None:
        """Offer nothing to an advisor who is available: they have something else to do, and say what."""

    async def come_back(self, db: AsyncSession, advisor: UUID, reason: str) -> None:
        """Offer to an advisor again as before they stepped aside, unless they have said something else since."""

    async def standings(self, db: AsyncSession, contacts: Sequence[UUID], now: datetime) -> Mapping[UUID, Standing]:
        """Tell where contacts stand."""


class Carry(Protocol):
    """How an advisor's words leave for somebody who does not look at our page, in the transaction that keeps them."""

    def __call__(self, house: "House", db: AsyncSession, contact: Contact, entry: Entry) -> Awaitable[None]:
        """Put the words on their way: a row that is there if, and only if, the entry is."""


@dataclass(frozen=True)
class Note:
    """A short message to one person: where it goes and what it says; `id` is the same at each attempt.

    For who can carry them: a calendar's text (RFC 5545) with its method (RFC 5546), and where it all leads.
    """

    id: UUID
    agency: UUID
    to: str
    language: str
    subject: str
    body: str
    event: bytes | None = None
    method: str = ""
    link: str = ""
    until: datetime | None = None  # afterwards it is worth nothing


class Sent(StrEnum):
    """How an attempt to send a note has ended."""

    TAKEN = "taken"
    LATER = "later"
    REFUSED = "refused"


class Courier(Protocol):
    """Takes a note to its person, outside of any transaction; whatever happens on the way is an outcome."""

    def __call__(self, house: "House", note: Note) -> Awaitable[Sent]:
        """Send it within twenty seconds."""


@dataclass(frozen=True)
class House:
    """What every deed may need; made once in `app`, handed to each handler, listener and task."""

    settings: Settings
    database: Database
    live: Live
    channels: Mapping[str, Channel]
    queueing: Queueing
    ring: Callable[[str], None]
    carriers: Mapping[str, Carry] = field(default_factory=dict)
    couriers: Mapping[str, Courier] = field(default_factory=dict)
    happens: Mapping[str, Happens] = field(default_factory=dict)
    linked: Sequence["Linked"] = ()
    # None: nobody here carries sound and pictures.
    rooms: Rooms | None = None


@dataclass(frozen=True)
class Visits:
    """A page for people without a session: who a link opens it to, and what is heard of them.

    A visitor is told only what is looked up for them as it is told: to forget them in the rows is to show them out.
    """

    recognise: Callable[[House, AsyncSession, str], Awaitable[Visitor | None]]
    hears: Mapping[str, Callable[[House, Visitor, Any], Awaitable[None]]]


Linked = Callable[["House", AsyncSession, str], Awaitable[Subject | None]]
Listener = Callable[[House, Any], Awaitable[None]]
Task = Callable[[House], Awaitable[None]]


@dataclass(frozen=True)
class Route:
    """One address of the API: what it takes, what it gives, and who does it.

    `takes` and `gives` are msgspec Structs, or files (contact/files.py); the deed gets an `Ask` (contact/edge.py) and
    returns `gives`.
    """

    method: str
    path: str
    deed: Callable[[Any], Awaitable[Any]]
    gives: type[msgspec.Struct] | type[File]
    takes: type[msgspec.Struct] | type[Upload] | None = None
    status: int = 200
    # The same deed in one statement of its own, for what is said most; None leaves it to `deed`.
    at_once: Callable[["House", Any, Any], Awaitable[msgspec.Struct | None]] | None = None
    query: tuple[str, ...] = ()
    # What may be asked for in words: a zone, a day.
    words: tuple[str, ...] = ()
    # What must be told in headers: a secret that no log of addresses may keep.
    headers: tuple[str, ...] = ()
    largest: int | None = None  # bytes of a body, where it may have more than usual


@dataclass(frozen=True)
class Part:
    """All that one package adds; `app.PARTS` is the list."""

    name: str
    channel: Channel | None = None
    queueing: Queueing | None = None
    carry: Carry | None = None
    rooms: Rooms | None = None
    # By what it takes notes to people: "letter", "sms", "push".
    couriers: Mapping[str, Courier] = field(default_factory=dict)
    # What it notes as evidence (contact/happenings.py), by kind.
    happens: Mapping[str, Happens] = field(default_factory=dict)
    # About what a link of its is, by the token in it: evidence is kept of it on pages of other parts; None for others'.
    linked: Linked | None = None
    routes: Sequence[Route] = ()
    listens: Mapping[type, Sequence[Listener]] = field(default_factory=dict)
    hears: Mapping[str, Callable[..., Awaitable[None]]] = field(default_factory=dict)
    tells: Mapping[str, type[msgspec.Struct]] = field(default_factory=dict)
    # Its pages for people without a session, by the name that the page gives as it connects.
    visits: Mapping[str, Visits] = field(default_factory=dict)
    tasks: Mapping[str, Task] = field(default_factory=dict)
    # Which of them may take longer than the half minute that a task has, and how long.
    longest: Mapping[str, timedelta] = field(default_factory=dict)
    beat: Mapping[str, timedelta] = field(default_factory=dict)
    # What the router process does at each ring, and each second by itself; and what it does before it ends.
    standing: Mapping[str, Task] = field(default_factory=dict)
    concludes: Sequence[Task] = ()
    # Words for `python -m app`: what each does, given the rest of the line; it returns an exit status. One that needs
    # what no other process should load is named, "module:function", and loaded once it is said.
    commands: Mapping[str, Callable[[House, list[str]], Awaitable[int]] | str] = field(default_factory=dict)
    # What it says of itself to whoever asks whether all is well, by name.
    health: Callable[[AsyncSession], Awaitable[dict[str, Any]]] | None = None
    # What it asks of the settings before anything starts; raises Misconfigured.
    examines: Callable[[Settings], None] | None = None
    # What `make run` says of it once all is up: what can be done, and how.
    welcome: Callable[[Settings], Sequence[tuple[str, str]]] | None = None
    # What it adds to the demo agency, given that agency and a motive of its.
    plant: Callable[[AsyncSession, UUID, UUID], Awaitable[None]] | None = None
