"""Somebody joins a call: an advisor admits, a key opens one seat once, and an offer gets its answer."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from contact.access import Viewer
from contact.edge import Ask
from contact.models import Author, Contact, State
from contact.part import Route
from contact.plumbing import chance, clock
from contact.plumbing.database import record
from contact.plumbing.errors import Conflict, NotAllowed, NotFound, StaleState
from contact.rooms import IceServer
from video import company, control, lending, registry
from video.channel import KIND
from video.control import NoMediaProcess, Vanished
from video.facts import Admitted
from video.models import MediaProcess, RoomKey, VideoRoom
from video.seats import Seat
from video.signalling import offers
from video.signalling.entering import Entering
from video.turn import relays


class NotAdmittedYet(Conflict):
    """Your advisor has not let you in yet."""


class KeyExpired(NotAllowed):
    """This key to the call has expired. Please join again."""


class KeyUsed(Conflict):
    """This key to the call was used. Please join again."""


class VideoCallShown(Struct):
    """A call: whether the seeker was let in."""

    contact: UUID
    admitted: bool


class KeyGiven(Struct):
    """A key to a seat, for five minutes and one use; and the relays through which the way may lead."""

    key: str
    seat: Seat
    relays: list[IceServer]


class NewJoin(Struct):
    """A browser's offer, with the key of its seat; the id is the page's own.

    `mends` where the offer is for a connection that it has and that was interrupted: where nobody here knows it any
    more, it is refused as unanswerable, and the page begins a new one.
    """

    id: UUID
    key: Annotated[str, Meta(max_length=100)]
    offer: str
    mends: bool = False


class Joined(Struct):
    """The answer to an offer."""

    id: UUID
    answer: str


async def read_call(ask: Ask[None]) -> VideoCallShown:
    """Tell how far a call is."""
    viewer = await ask.viewer()
    contact = await _own(ask.db, viewer, ask.id())
    return VideoCallShown(contact.id, admitted=await lending.opened(ask.db, contact) is not None)


async def admit(ask: Ask[None]) -> VideoCallShown:
    """Let the seeker in; said again, it changes nothing."""
    viewer = await ask.advisor()
    contact = await _own(ask.db, viewer, ask.id())
    if contact.state != State.ACTIVE:
        raise StaleState
    if await lending.opened(ask.db, contact) is None:
        await lending.open_by(ask.db, contact, viewer.id)
        record(ask.db, Admitted(contact.id, contact.seeker_id, viewer.id))
    return VideoCallShown(contact.id, admitted=True)


async def give_key(ask: Ask[None]) -> KeyGiven:
    """Give who holds a side of the contact a key to its seat."""
    viewer = await ask.viewer()
    contact = await _own(ask.db, viewer, ask.id())
    if contact.state != State.ACTIVE:
        raise StaleState
    if await lending.opened(ask.db, contact) is None:
        raise NotAdmittedYet
    seat = Seat.SEEKER if viewer.author is Author.SEEKER else Seat.ADVISOR
    secret = await lending.cut_key(ask.db, contact.id, seat, viewer.id)
    return KeyGiven(secret, seat, relays(ask.house.settings, clock.now()))


async def enter_call(ask: Ask[NewJoin]) -> Joined:
    """Answer an offer: the media process of the room does, or another where that one is gone.

    It never touches the request's own transaction, which therefore does not begin: no row waits for the network.
    """
    said = ask.body
    offers.read(said.offer)
    for _ in range(2):
        async with ask.house.database.transaction() as db:
            key, process = await _redeem(db, said)
        try:
            answer = await control.enter(process, key.contact_id, key.seat, Entering(said.id, said.offer, said.mends))
        except Vanished:
            async with ask.house.database.transaction() as db:
                await registry.drop(db, MediaProcess.id == process.id)
            continue
        return Joined(said.id, answer)
    raise NoMediaProcess(retry_after=1)


async def _redeem(db: AsyncSession, said: NewJoin) -> tuple[RoomKey, MediaProcess]:
    """Use a key, and return it with the process that the room is pinned to."""
    found = select(RoomKey).where(RoomKey.digest == chance.digest(said.key), RoomKey.expires_at > func.now())
    key = (await db.scalars(found.with_for_update())).one_or_none()
    if key is None:
        raise KeyExpired
    if key.join_id not in (None, said.id):
        raise KeyUsed
    contact = await db.get_one(Contact, key.contact_id)
    if contact.state != State.ACTIVE or not await _still_holds(db, key, contact):
        raise StaleState
    room = await lending.opened(db, contact, lock=True)
    if room is None:
        raise NotAdmittedYet

    key.join_id = said.id
    process = await _pinned(db, room)
    return key, process


async def _still_holds(db: AsyncSession, key: RoomKey, contact: Contact) -> bool:
    if key.holder_id in (contact.seeker_id, contact.advisor_id):
        return True
    return key.holder_id in {guest.id for guest in await company.guests(db, contact.id)}


async def _pinned(db: AsyncSession, room: VideoRoom) -> MediaProcess:
    """Return the process of a room; the least loaded one where it has none that lives."""
    pinned = select(MediaProcess).where(MediaProcess.id == room.process_id, registry.lives())
    process = (await db.scalars(pinned)).one_or_none() or await registry.least_loaded(db)
    if process is None:
        raise NoMediaProcess(retry_after=1)
    room.process_id = process.id
    return process


async def _own(db: AsyncSession, viewer: Viewer, contact_id: UUID) -> Contact:
    contact = await viewer.own_contact(db, contact_id)
    if contact.channel != KIND:
        raise NotFound
    return contact


routes = (
    Route("GET", "/api/contacts/{id}/call", read_call, gives=VideoCallShown),
    Route("POST", "/api/contacts/{id}/call/admission", admit, gives=VideoCallShown),
    Route("POST", "/api/contacts/{id}/call/keys", give_key, gives=KeyGiven, status=201),
    Route("POST", "/api/video/joins", enter_call, takes=NewJoin, gives=Joined),
)
