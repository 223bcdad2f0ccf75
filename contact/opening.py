"""A seeker comes: who they say they are, what about, and a place in line."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from contact import access, once
from contact.access import Viewer
from contact.edge import Ask
from contact.models import Contact, Seeker
from contact.part import Channel, House
from contact.plumbing import chance
from contact.plumbing.errors import IdTaken, Invalid, NotFound
from contact.routes import conversation
from contact.views import Conversation, Language

LONGEST_NAME = 80
# Deliverability is for the mail to find out; this refuses what cannot be an address (RFC 5321, 4.1.2, roughly).
_ADDRESS = re.compile(r"[^@\s\x00-\x1f<>,;]{1,64}@[^@\s\x00-\x1f<>,;]{1,255}")


class NameMissing(Invalid):
    """Please tell us how to call you."""


class NameTooLong(Invalid):
    """This name is longer than 80 characters."""


class AddressUnreadable(Invalid):
    """This does not look like an e-mail address. Please check it, or leave it empty."""


@dataclass(frozen=True)
class Approach:
    """What a seeker says as they come."""

    id: UUID
    channel: str
    motive: UUID
    name: str
    language: Language
    email: str | None


@dataclass(frozen=True)
class Arrival:
    """A contact to be opened: over which channel, what about, and what it goes on from."""

    id: UUID
    channel: str
    motive: UUID
    language: Language
    continues: UUID | None = None
    # Where it is answered; None: where the seeker belongs.
    agency: UUID | None = None
    # Who is asked before anybody else, and for how long it has waited already.
    wanted: UUID | None = None
    since: datetime | None = None


async def approach(ask: Ask[object], said: Approach) -> Conversation:
    """Open a contact and let it wait; a repeat of its id gets the contact it opened."""
    name, email = called(said.name), address(said.email)
    viewer = await ask.maybe(advisor=False)

    if already := await ask.db.get(Contact, said.id):
        if viewer is None or already.seeker_id != viewer.id:
            raise IdTaken
        return await conversation(ask, already, viewer)

    agency = await ask.house.queueing.agency(ask.db, said.motive)
    if agency is None:
        raise NotFound
    if viewer is None:
        new = Seeker(id=chance.new_id(), agency_id=agency, name=name, email=email, language=said.language)
        viewer = await arrive(ask, new)
    else:
        await once.refuse_second(ask.db, viewer.id, said.channel)
        seeker = await ask.db.get_one(Seeker, viewer.id)
        seeker.name, seeker.email, seeker.language = name, email or seeker.email, said.language

    seeker = await ask.db.get_one(Seeker, viewer.id)
    arrival = Arrival(said.id, said.channel, said.motive, said.language, agency=agency)
    contact = await admit(ask.house, ask.db, seeker, arrival)
    return await conversation(ask, contact, viewer)


async def arrive(ask: Ask[object], seeker: Seeker) -> Viewer:
    """Let somebody new in: from here on their page has a session."""
    ask.db.add(seeker)
    await ask.db.flush()  # the session names it
    secret = await access.begin_session(ask.db, seeker)
    ask.give_cookie(access.SEEKER_COOKIE, secret, access.SEEKER_STAYS)
    viewer = await access.viewer_of(ask.db, secret, advisor=False)
    if viewer is None:
        raise NotFound
    return viewer


async def admit(house: House, db: AsyncSession, seeker: Seeker, arrival: Arrival) -> Contact:
    """Open a contact for a seeker and let it wait; whoever asks knows already who they are.

    Raises NotFound for an unknown motive, and what the line raises where the seeker would have to be there.
    """
    channel = house.channels[arrival.channel]
    contact = to_open(channel, arrival, seeker.id, arrival.agency or seeker.agency_id)
    await house.queueing.enter(db, contact, channel, arrival.motive, wanted=arrival.wanted)
    return contact


def to_open(channel: Channel, arrival: Arrival, seeker: UUID, agency: UUID) -> Contact:
    """Return a contact as it begins; it is in no line, and in no table."""
    contact = Contact(
        id=arrival.id,
        reference=chance.reference(),
        agency_id=agency,
        channel=channel.kind,
        language=arrival.language,
        seeker_id=seeker,
        continues_id=arrival.continues,
        units=channel.weight,
        exclusive=channel.exclusive,
        interruptible=channel.interruptible,
        attended=channel.attended,
    )
    if arrival.since:
        contact.first_enqueued_at = arrival.since
    return contact


def called(name: str) -> str:
    """Return a name as it is shown; raise NameMissing or NameTooLong.

    Invisible and direction-changing signs could make one name look like another (Unicode UTS 39).
    """
    kept = unicodedata.normalize("NFC", name)
    kept = "".join(sign for sign in kept if unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Co"})
    kept = " ".join(kept.split())
    if not kept:
        raise NameMissing
    if len(kept) > LONGEST_NAME:
        raise NameTooLong
    return kept


def address(email: str | None) -> str | None:
    """Return an e-mail address or None; raise AddressUnreadable for what cannot be one."""
    email = (email or "").strip()
    if not email:
        return None
    if len(email) > 254 or not _ADDRESS.fullmatch(email):
        raise AddressUnreadable
    return email
